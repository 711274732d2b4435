"""Which rows differ: equal rows never, whatever their order; a changed row by what it is about, else by likeness."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Alteration, CellChange
from setfoot.tables.law import diff_laws, load_law
from setfoot.tables.law.cells import cells_of
from setfoot.tables.law.differ import KEYS

LAW = load_law()


NEVER_LEFT = {"withdrawal_announced": None, "withdrawal_notified": None, "withdrawal_effective": None}


def other(**tables):
    return replace(LAW, version="other", **tables)


def said(changes):
    return [(one.file, one.number, one.change.value, one.key) for one in changes]


def test_every_file_has_a_key_of_its_own_columns():
    assert set(KEYS) == set(LAW.tables)
    for file, rows in LAW.tables.items():
        assert set(KEYS[file]) <= set(cells_of(rows[0]))


def test_nothing_differs_from_itself():
    assert diff_laws(LAW, LAW) == ()


@given(st.permutations(range(12)))
def test_the_order_of_rows_says_nothing(order):
    moved = tuple(LAW.visits[n] for n in order) + LAW.visits[12:]
    assert diff_laws(LAW, other(visits=moved)) == ()


def test_a_changed_cell_is_told_with_its_old_and_new_text():
    armenia = LAW.status("AM")
    rows = tuple(replace(row, notes="New") if row is armenia else row for row in LAW.statute)
    (change,) = diff_laws(LAW, other(statute=rows))
    assert said([change]) == [("rome_statute.csv", 9, "changed", "AM")]
    assert change.columns == (CellChange("notes", armenia.notes, "New"),)


def test_rows_added_and_removed_are_told_whole():
    first, *rest = LAW.visits
    (gone,) = diff_laws(LAW, other(visits=tuple(rest)))
    assert (gone.change, gone.number, gone.key) == (Alteration.REMOVED, 2, "vladimir-putin UA 2023-03-18")
    assert all(cell.old and not cell.new for cell in gone.columns)
    (come,) = diff_laws(other(visits=tuple(rest)), LAW)
    assert (come.change, come.number) == (Alteration.ADDED, 2)
    assert CellChange("arrived", "", first.arrived.isoformat()) in come.columns


def test_a_changed_key_is_matched_to_the_row_most_like_it():
    first, *rest = LAW.visits
    moved = replace(first, arrived=date(2023, 3, 17))
    (change,) = diff_laws(LAW, other(visits=(*rest, moved)))
    assert (change.change, change.number) == (Alteration.CHANGED, len(LAW.visits) + 1)
    assert change.columns == (CellChange("arrived", "2023-03-18", "2023-03-17"),)


def test_another_journey_of_the_same_person_is_not_taken_for_the_one_removed():
    kyrgyzstan = next(row for row in LAW.visits if row.country == "KG")
    elsewhere = replace(
        kyrgyzstan, country="SM", cities=("San Marino",), arrived=date(2029, 5, 1), left=date(2029, 5, 2), occasion=""
    )
    rows = tuple(elsewhere if row is kyrgyzstan else row for row in LAW.visits)
    assert [one.change.value for one in diff_laws(LAW, other(visits=rows))] == ["added", "removed"]


def test_a_state_that_leaves_and_comes_back_has_two_rows_of_one_key():
    burundi = LAW.status("BI")
    back = replace(burundi, deposited=date(2030, 1, 5), entry_into_force=date(2030, 4, 1), notes="Back", **NEVER_LEFT)
    again = other(statute=(*LAW.statute, back))
    assert said(diff_laws(LAW, again)) == [("rome_statute.csv", 201, "added", "BI")]
    assert said(diff_laws(again, LAW)) == [("rome_statute.csv", 201, "removed", "BI")]
    later = other(statute=(*LAW.statute, replace(back, notes="Back at last")))
    assert said(diff_laws(again, later)) == [("rome_statute.csv", 201, "changed", "BI")]


def test_the_day_up_to_which_the_tables_are_kept_is_told():
    (change,) = diff_laws(LAW, other(as_of=date(2027, 1, 1)))
    assert (change.file, change.key) == ("about.toml", "about")
    assert change.columns == (CellChange("as_of", "2026-11-22", "2027-01-01"),)


@pytest.mark.parametrize("file", sorted(KEYS))
@given(data=st.data())
def test_there_and_back_tells_the_same_rows(file, data):
    rows = LAW.tables[file]
    drawn = data.draw(st.sets(st.integers(0, len(rows) - 1), max_size=3))
    name = {"warrants.csv": "warrant_rows", "offices.csv": "office_rows", "rome_statute.csv": "statute"}.get(file)
    name = name or {"objections.csv": "objection_rows", "caveats.csv": "caveat_rows"}.get(
        file, file.removesuffix(".csv")
    )
    fewer = other(**{name: tuple(row for n, row in enumerate(rows) if n not in drawn)})
    gone, come = diff_laws(LAW, fewer), diff_laws(fewer, LAW)
    assert sorted(one.number - 2 for one in gone) == sorted(one.number - 2 for one in come) == sorted(drawn)
    assert {one.change for one in gone} <= {Alteration.REMOVED}
    assert {one.change for one in come} <= {Alteration.ADDED}
