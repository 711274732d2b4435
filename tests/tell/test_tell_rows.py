"""Rows of the law are told with their place and mark in every form, and nothing in them steers a screen or a sheet."""

import csv
import io
import json
from dataclasses import replace

import pytest
from row_examples import behind, change, contents, versions
from tell_examples import NAMES

from setfoot.facts import LawChange
from setfoot.tell import BEHIND_FORMS, CHANGE_FORMS, CONTENTS_FORMS, VERSION_FORMS, Look


def told(forms, form, value):
    return "".join(forms[form](value, NAMES, Look()))


def sheet(forms, value):
    return list(csv.DictReader(io.StringIO(told(forms, "csv", value))))


@pytest.mark.parametrize("form", BEHIND_FORMS)
def test_every_row_is_told_with_its_file_number_and_mark_under_the_version(form):
    text = told(BEHIND_FORMS, form, behind())
    for row in behind().rows:
        assert row.file in text
        assert str(row.number) in text
        assert row.verified in text
    assert behind().law in text


def test_lines_are_told_by_their_version_and_day_before_any_row():
    lines = told(BEHIND_FORMS, "lines", behind()).splitlines()
    assert lines[:3] == [
        "Mongolia (MN)",
        "party since 1 July 2002",
        "law tables 2026-11-22-0a1b2c3d, kept up to 22 November 2026",
    ]


def test_json_of_a_row_keeps_the_days_as_written():
    row = json.loads(told(BEHIND_FORMS, "json", behind()))["rows"][0]
    assert (row["file"], row["row"], row["cells"]["entry_into_force"]) == ("rome_statute.csv", 110, "2002-07-01")
    assert row["sources"] == ["treaties.un.org", "aba-icc.org"]


def test_a_sheet_has_a_row_for_each_row_below_what_they_come_to():
    first, *rows = sheet(BEHIND_FORMS, behind())
    assert (first["about"], first["file"], first["cells"]) == ("MN", "", "Mongolia: party since 2002-07-01")
    assert [(row["file"], row["row"]) for row in rows] == [("rome_statute.csv", "110"), ("visits.csv", "7")]
    assert {row["law"] for row in (first, *rows)} == {behind().law}


def test_no_cell_steers_the_terminal():
    assert "\x1b" not in told(BEHIND_FORMS, "lines", behind())
    assert "\x1b" not in told(BEHIND_FORMS, "csv", behind())


def test_contents_tell_every_file_and_what_is_left_out():
    assert "Four warrants made public on 7 October 2026" in told(CONTENTS_FORMS, "lines", contents())
    given = json.loads(told(CONTENTS_FORMS, "json", contents()))
    assert given["files"][1] == {"file": "visits.csv", "rows": 3, "own_knowledge": 2, "one_source": 1, "two_sources": 0}
    assert given["left_out"] == list(contents().left_out)
    assert "Left out" not in told(CONTENTS_FORMS, "lines", replace(contents(), left_out=()))


def test_a_change_tells_rows_with_old_and_new_and_answers_with_null_for_nobody_wanted():
    given = json.loads(told(CHANGE_FORMS, "json", change()))
    assert [row["change"] for row in given["rows"]] == ["changed", "added", "removed"]
    assert given["rows"][0]["columns"] == [{"column": "notes", "old": "", "new": "Looked up"}]
    assert [one["kind"] for one in given["trips"]] == ["visit", "skipped", "trip"]
    assert given["trips"][0]["old"] == {"duty": "not_bound", "reason": "not_yet_in_force", "contested": False}
    assert given["trips"][0]["on"] == {"first": "2024-09-02", "last": "2024-09-03"}
    assert (given["trips"][1]["new"], given["trips"][2]["trip"]) == (None, "t1")


def test_a_sheet_of_a_change_tells_answers_in_the_words_of_the_json():
    rows = sheet(CHANGE_FORMS, change())
    assert [row["about"] for row in rows] == ["row", "row", "row", "visit", "skipped", "trip"]
    assert (rows[3]["old"], rows[3]["new"]) == ("not_bound not_yet_in_force", "bound state_party contested")
    assert (rows[4]["new"], rows[5]["trip"]) == ("not_wanted", "t1")


def test_no_change_is_told_too():
    nothing = LawChange("a", "b", (), ())
    assert "no row differs; 0 visits and trips answered differently" in told(CHANGE_FORMS, "lines", nothing)
    assert "For every other state" not in told(CHANGE_FORMS, "lines", nothing)
    assert "For every other state" in told(CHANGE_FORMS, "lines", replace(change(), answers=()))
    assert json.loads(told(CHANGE_FORMS, "json", nothing)) == {"old": "a", "new": "b", "rows": [], "trips": []}


def test_versions_tell_where_they_are_and_since_when():
    lines = told(VERSION_FORMS, "lines", versions()).splitlines()
    assert [line.split("  ")[-1].strip() for line in lines[1:]] == ["-", "3 February 2025", "day not told"]
    given = json.loads(told(VERSION_FORMS, "json", versions()))
    assert [(one["shipped"], one["kept"], one["first_used"]) for one in given] == [
        (True, False, None),
        (False, True, "2025-02-03"),
        (False, True, None),
    ]
