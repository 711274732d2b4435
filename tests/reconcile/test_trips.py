"""Reports of one person become trips, whatever their order, and none is lost."""

import tomllib
from itertools import chain
from pathlib import Path

import pytest

from setfoot.reconcile.journeys import journeys_of
from written import conclude, write_appeared, write_conflict, write_dated, write_history, write_journey, write_trip

KEYS = {
    *("name", "events", "places", "articles", "trips", "skipped", "conflicts", "history", "notes"),
    *("journeys", "dated", "appeared", "because", "settled"),
    *("decisions", "rejected"),
}
CASES = Path(__file__).parent.parent / "cases" / "reconcile"


def cases():
    for file in sorted(CASES.glob("*.toml")):
        written = tomllib.loads(file.read_text("utf-8"))
        for case in () if "texts" in written else written.get("case", ()):  # cases with texts are those of test_origins
            if "decisions" in case:
                continue  # those are of test_decisions
            yield pytest.param(case, id=f"{file.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_the_written_cases_come_out_as_written(case):
    concluded = conclude(case)
    assert set(case) <= KEYS
    assert sorted(map(write_trip, concluded.trips)) == sorted(case["trips"])
    if "skipped" in case:
        assert sorted(f"{one.quote.article} {one.why}" for one in concluded.skipped) == sorted(case["skipped"])
    if "conflicts" in case:
        found = [
            write_conflict(trip, conflict, concluded.trips) for trip in concluded.trips for conflict in trip.conflicts
        ]
        assert sorted(found) == sorted(case["conflicts"])
    if "journeys" in case:
        assert sorted(map(write_journey, journeys_of(concluded.trips))) == sorted(case["journeys"])
    if "dated" in case:
        assert sorted(chain.from_iterable(map(write_dated, concluded.trips))) == sorted(case["dated"])
    if "appeared" in case:
        assert sorted(set(chain.from_iterable(map(write_appeared, concluded.trips)))) == sorted(case["appeared"])
    assert set(case.get("history", ())) <= set(map(write_history, concluded.trips))
    notes = list(chain.from_iterable(trip.notes for trip in concluded.trips))
    rules = [change.because for trip in concluded.trips for change in trip.history]
    settled = [conflict.settled for trip in concluded.trips for conflict in trip.conflicts]
    for name, told in (("notes", notes), ("because", rules), ("settled", settled)):
        for words in case.get(name, ()):
            assert any(words in one for one in told), told
