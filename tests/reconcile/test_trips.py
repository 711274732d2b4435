"""Reports of one person become trips, whatever their order, and none is lost."""

import tomllib
from itertools import chain
from pathlib import Path

import pytest

from written import conclude, write_conflict, write_history, write_trip

CASES = Path(__file__).parent.parent / "cases" / "reconcile"


def cases():
    for file in sorted(CASES.glob("*.toml")):
        written = tomllib.loads(file.read_text("utf-8"))
        for case in () if "texts" in written else written["case"]:  # cases with texts are those of test_origins
            yield pytest.param(case, id=f"{file.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_the_written_cases_come_out_as_written(case):
    concluded = conclude(case)
    assert sorted(map(write_trip, concluded.trips)) == sorted(case["trips"])
    if "skipped" in case:
        assert sorted(f"{one.quote.article} {one.why}" for one in concluded.skipped) == sorted(case["skipped"])
    if "conflicts" in case:
        found = [write_conflict(trip, conflict) for trip in concluded.trips for conflict in trip.conflicts]
        assert sorted(found) == sorted(case["conflicts"])
    assert set(case.get("history", ())) <= set(map(write_history, concluded.trips))
    notes = list(chain.from_iterable(trip.notes for trip in concluded.trips))
    for words in case.get("notes", ()):
        assert any(words in note for note in notes), notes
