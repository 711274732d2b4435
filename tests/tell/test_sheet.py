"""CSV opens back with the same cells, and no cell is a formula."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tell_examples import NAMES, entries, where_answers
from tell_forms import told

from setfoot.facts import Country, Entry, PersonId
from setfoot.tell import TRIP_FORMS, WHERE_FORMS, Look, Names
from setfoot.tell.sheet import TRIP_COLUMNS


def read(text):
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_each_trip_is_one_row():
    rows = read(told("trips", "csv"))
    assert [row["trip"] for row in rows] == [entry.trip.id for entry in entries()]
    first = rows[0]
    assert (first["country"], first["arrived_first"], first["left_last"]) == ("MN", "2024-09-02", "2024-09-03")
    assert (first["duty"], first["contested"], first["origins"]) == ("bound", "yes", "3")


def test_a_trip_without_a_ruling_leaves_its_cells_empty():
    assert read(told("trips", "csv"))[-1]["duty"] == ""


def test_each_state_is_one_row():
    assert [row["country"] for row in read(told("where", "csv"))] == [ruling.country for ruling in where_answers()]


@given(text=st.text())
def test_any_words_of_an_article_stay_in_their_cell_and_never_become_a_formula(text):
    entry = entries()[0]
    entry = replace(entry, trip=replace(entry.trip, cities=(text,), occasions=(text,)))
    (row,) = read("".join(TRIP_FORMS["csv"]((entry,), NAMES, Look())))
    assert tuple(row) == TRIP_COLUMNS
    assert not row["cities"].startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "sign", ["=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\tword", "\uff1d1"]
)
def test_no_cell_of_any_column_is_a_formula(sign):
    entry = entries()[0]
    places = Names({PersonId(sign): sign}, {Country(sign): sign})
    reports = tuple(replace(report, occasion=sign) for report in entry.trip.reports)
    trip = replace(
        entry.trip, id=sign, person=PersonId(sign), country=Country(sign), cities=(sign,), occasions=(sign,),
        reports=reports, conflicts=tuple(replace(one, note=sign) for one in entry.trip.conflicts),
    )  # fmt: skip
    told_by = tuple(replace(source, outlet=sign, url=sign, title=sign, file=sign) for source in entry.sources)
    ruling = replace(entry.ruling, law=sign, person=PersonId(sign), country=Country(sign))
    (row,) = read("".join(TRIP_FORMS["csv"]((Entry(trip, told_by, ruling),), places, Look())))
    (state,) = read("".join(WHERE_FORMS["csv"]((ruling,), places, Look())))
    shown = [*row.values(), *state.values()]
    assert all(cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"} for cell in shown)
    assert [cell[:1] for cell in (row["outlet_names"], row["urls"], row["name"], row["trip"])] == ["'"] * 4
