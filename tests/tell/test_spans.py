"""A span in lines, JSON, CSV and HTML: every change is told once, with its day, and every state is somewhere."""

import csv
import json
import re
from dataclasses import replace
from html import unescape
from io import StringIO

import pytest
from tell_examples import NAMES, course, span_answers, where_answers
from tell_forms import told

from setfoot.facts import Country, Duty, Reason, Window
from setfoot.tell import SPAN_FORMS, Look
from setfoot.tell.spans import TOGETHER, alike, on_day, shifts
from setfoot.tell.words import DISCLAIMER


def many(count):
    """So many states that change alike on one day."""
    first = next(one for one in where_answers() if one.country == "UA")
    later = (("2024-09-02", Duty.BOUND, Reason.STATE_PARTY, False),)
    codes = (Country(f"A{chr(ord('A') + n)}") for n in range(count))
    return tuple(course(replace(first, country=code), "2024-08-01", "2024-09-30", later) for code in codes)


def lines(courses):
    return "".join(SPAN_FORMS["lines"](courses, NAMES, Look())).splitlines()


def test_changes_are_told_in_the_order_of_their_days_a_line_each():
    found = [line for line in lines(span_answers()) if " from 2024-" in line]
    acceptance = "bound by acceptance (accepted under article 12(3))"
    assert found == [
        "Tajikistan from 2024-08-15: not bound, contested (withdrew); before: bound (a state party)",
        "Tajikistan from 2024-09-02: bound (a state party); before: not bound, contested (withdrew)",
        f"Ukraine from 2024-09-02: bound, contested (a state party); before: {acceptance}",
    ]


def test_states_that_answer_the_same_throughout_are_counted_and_listed_once():
    text = told("span", "lines").partition("The same throughout")[2]
    assert text.strip().startswith("9 states: bound 4, of which contested 2;")
    listed = re.findall(r"^  (.+)$", text, re.MULTILINE)
    still = {NAMES.country(one.country) for one in span_answers() if len(one.answers) == 1}
    assert sorted(name for line in listed for name in line.split(", ")) == sorted(still)


@pytest.mark.parametrize(("count", "together"), [(TOGETHER - 1, 0), (TOGETHER, 1)])
def test_many_states_that_change_alike_are_told_together(count, together):
    found = lines(many(count))
    assert sum(line.startswith(f"{count} states from 2024-09-02") for line in found) == together
    assert sum(bool(re.match(r"A[A-Z] from ", line)) for line in found) == (0 if together else count)


def test_a_span_without_a_change_says_so():
    still = tuple(one for one in span_answers() if len(one.answers) == 1)
    assert "Nothing: every state answers the same on all these days." in lines(still)
    assert "Nothing: every state" in "".join(SPAN_FORMS["html"](still, NAMES, Look()))


def test_each_change_of_the_json_joins_two_answers_of_a_state():
    whole = json.loads(told("span", "json"))
    answers = {state["country"]: state["answers"] for state in whole["states"]}
    assert len(answers) == len(span_answers())
    for change in whole["changes"]:
        spells = answers[change["country"]]
        at = next(n for n, one in enumerate(spells) if one["first"] == change["day"])
        assert {**spells[at], **change["to"]} == spells[at]
        assert {**spells[at - 1], **change["from"]} == spells[at - 1]
        assert change["because"] == "a party since 1 July 2002"


def test_the_sheet_has_a_row_for_each_state_and_answer():
    rows = list(csv.DictReader(StringIO(told("span", "csv"))))
    assert [row["country"] for row in rows] == [one.country for one in span_answers() for _ in one.answers]
    assert [row["first"] for row in rows if row["country"] == "TJ"] == ["2024-08-01", "2024-08-15", "2024-09-02"]
    assert {bool(row["changed"]) for row in rows if row["first"] != "2024-08-01"} == {True}
    assert {row["changed"] for row in rows if row["first"] == "2024-08-01"} == {""}


def test_the_page_has_a_table_of_changes_and_a_map_of_the_first_and_the_last_day():
    page = told("span", "html")
    assert page.count('<figure class="map">') == 2
    assert page.index("could be arrested on 1 August 2024") < page.index("could be arrested on 30 September 2024")
    words = " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())
    assert "Ukraine 2 September 2024 Bound, contested (a state party) Bound by acceptance" in words
    assert page.count(DISCLAIMER) == 1


def test_answers_on_a_day_are_those_of_its_stretch():
    for day, duty in (("2024-08-14", "bound"), ("2024-08-15", "not_bound"), ("2024-09-02", "bound")):
        on = Window.parse(day)
        (found,) = (one for one in on_day(span_answers(), on.first) if one.country == "TJ")
        assert (found.duty, found.on) == (duty, on)


def test_every_change_is_in_one_group():
    found = shifts(span_answers(), NAMES)
    groups = alike(found)
    assert sorted((s.day, s.country) for group in groups for s in group) == sorted((s.day, s.country) for s in found)
    assert [group[0].day for group in groups] == sorted(group[0].day for group in groups)
