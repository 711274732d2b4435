"""`setfoot where` for a day and for a span of days, in every form."""

import csv
import io
import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from setfoot.cli import main

FORMS = ("lines", "json", "csv", "html", "svg")
SPAN = "2023-03-17..2025-06-01"


def where(*words):
    result = CliRunner().invoke(main, ["where", *words], env={"SETFOOT_TODAY": "2026-01-01"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_day_has_every_form():
    told = {form: where("netanyahu", "--on", "2025-04-03", "--format", form) for form in FORMS}
    assert {result.exit_code for result in told.values()} == {0}
    by_country = {row["country"]: row["duty"] for row in json.loads(told["json"].stdout)}
    assert (by_country["HU"], by_country["US"]) == ("bound", "not_bound")
    assert {row["country"] for row in csv.DictReader(io.StringIO(told["csv"].stdout))} == set(by_country)
    assert all("Hungary" in told[form].stdout for form in ("lines", "html", "svg"))
    assert ET.fromstring(told["svg"].stdout).tag.endswith("}svg")  # noqa: S314 - our own output


def test_the_lines_of_a_day_begin_with_counts_and_hold_a_line_for_each_state():
    lines = where("putin", "--on", "2024-09-02").stdout.splitlines()
    counted = " ".join(lines[1:3])
    assert counted.startswith("199 states: bound 124, of which contested 124; bound by acceptance 1,")
    table = lines[lines.index("") + 2 :]
    table = table[: table.index("")]
    assert len(table) == 199
    assert max(map(len, lines)) <= 100
    assert any(line.split() == ["Mongolia", "bound,", "contested", "a", "state", "party"] for line in table)


def test_no_day_means_today():
    assert where("putin").stdout == where("putin", "--on", "2026-01-01").stdout


def test_a_span_has_every_form():
    told = {form: where("putin", "--on", SPAN, "--format", form) for form in FORMS}
    assert {result.exit_code for result in told.values()} == {0}
    whole = json.loads(told["json"].stdout)
    assert [(change["day"], change["country"]) for change in whole["changes"]] == [
        ("2024-02-01", "AM"),
        ("2025-01-01", "UA"),
    ]
    rows = list(csv.DictReader(io.StringIO(told["csv"].stdout)))
    assert len(rows) == len(whole["states"]) + 2 == 201
    first = "Armenia from 2024-02-01: bound, contested (a state party); before: not bound (not yet in force)"
    assert told["lines"].stdout.splitlines()[3] == first
    for form in ("lines", "html", "svg"):
        assert told[form].stdout.count("not legal advice") == 1


def test_the_json_of_a_span_says_what_it_is_about_and_why_answers_change():
    whole = json.loads(where("putin", "--on", SPAN, "--format", "json").stdout)
    assert set(whole) == {"person", "on", "law", "as_of", "states", "changes"}
    assert (whole["person"], whole["on"]) == ("vladimir-putin", {"first": "2023-03-17", "last": "2025-06-01"})
    ukraine = whole["changes"][1]
    assert ukraine["from"] == {"duty": "bound_by_acceptance", "reason": "accepted_jurisdiction", "contested": True}
    assert ukraine["to"] == {"duty": "bound", "reason": "state_party", "contested": True}
    assert ukraine["because"] == "Ukraine deposited its ratification on 2024-10-25; in force from 2025-01-01"
    (armenia,) = (state for state in whole["states"] if state["country"] == "AM")
    assert [(one["first"], one["last"], one["duty"]) for one in armenia["answers"]] == [
        ("2023-03-17", "2024-01-31", "not_bound"),
        ("2024-02-01", "2025-06-01", "bound"),
    ]


@pytest.mark.parametrize(
    ("on", "first", "last"), [("2024-02", "2024-02-01", "2024-02-29"), ("2024", "2024-01-01", "2024-12-31")]
)
def test_a_month_or_a_year_is_a_span_too(on, first, last):
    whole = json.loads(where("putin", "--on", on, "--format", "json").stdout)
    assert whole["on"] == {"first": first, "last": last}


def test_a_day_written_as_a_span_is_that_day():
    for form in FORMS:
        twice = where("putin", "--on", "2024-09-02..2024-09-02", "--format", form).stdout
        assert twice == where("putin", "--on", "2024-09-02", "--format", form).stdout


def test_a_span_agrees_with_its_first_and_last_day():
    whole = json.loads(where("bashir", "--on", "2009-03-04..2019-04-12", "--format", "json").stdout)
    for day, position in (("2009-03-04", 0), ("2019-04-12", -1)):
        alone = json.loads(where("bashir", "--on", day, "--format", "json").stdout)
        keys = ("duty", "reason", "contested")
        then = [tuple(state["answers"][position][key] for key in keys) for state in whole["states"]]
        assert then == [tuple(ruling[key] for key in keys) for ruling in alone]
        assert all(date.fromisoformat(change["day"]) > date(2009, 3, 4) for change in whole["changes"])


@pytest.mark.parametrize(
    "words",
    [
        ("putin", "--on", "soon"),
        ("putin", "--on", ""),
        ("", "--on", "2025"),
        ("putin", "--on", "2025..2024"),
        ("nobodyatall",),
    ],
)
def test_a_wrong_question_is_refused_and_says_how_to_ask(words):
    result = where(*words)
    assert result.exit_code == 2
    assert "write 2024-09-02" in result.stderr or "nobody" in result.stderr
