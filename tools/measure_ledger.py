"""How well an archive's trips agree with a ledger of real ones: `python tools/measure_ledger.py ARCHIVE.db --people P LEDGER.csv`.

Precision is the share of trips told as happened, of people and days that the ledger covers, of which the ledger has a
stop within the tolerance: every trip is asked for itself, so that two for one stop both count here, and the second counts
as a duplicate below. `--half even` keeps the trips of even years, in which errors were read and rules changed; `--half odd`
the others. `--list` prints the trips without a stop, for reading by hand; `--stops N` draws N stops, for recall.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from setfoot.desk import open_desk
from setfoot.keep import Archive
from setfoot.ledger import NARROW, apart
from setfoot.tables.travel import load_travel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from setfoot.facts import LedgerRow, Trip, Window

HALVES = {"all": (0, 1), "even": (0,), "odd": (1,)}


def main() -> None:
    """Print the figures, and the lists asked for."""
    options = _options()
    rows = load_travel(options.ledger, open_desk(options.people).people)
    with Archive.open(options.archive, create=False) as archive:
        trips = tuple(_of_the_ledger(archive.trips(), rows, HALVES[options.half]))
    stops = {trip.id: _stops(trip, rows, options.tolerance) for trip in trips}
    _tell_precision(trips, stops)
    _tell_days([(trip, stops[trip.id]) for trip in trips if stops[trip.id]])
    if options.list:
        for trip in trips:
            if not stops[trip.id]:
                print(trip.id, trip.person, trip.country, trip.status, trip.arrived, _articles(trip))
    chosen = [row for row in rows if row.start.first.year % 2 in HALVES[options.half]]
    for row in random.Random(options.seed).sample(chosen, min(options.stops, len(chosen))):  # noqa: S311 - a sample
        theirs = [trip.id for trip in trips if row in stops[trip.id]]
        print(row.number, row.person, row.country, "; ".join(row.places), row.days, *theirs)


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("archive", type=Path)
    asked.add_argument("ledger", type=Path)
    asked.add_argument("--people", type=Path)
    asked.add_argument("--tolerance", type=int, default=3)
    asked.add_argument("--half", choices=HALVES, default="all")
    asked.add_argument("--list", action="store_true")
    asked.add_argument("--stops", type=int, default=0)
    asked.add_argument("--seed", type=int, default=5)
    return asked.parse_args()


def _of_the_ledger(trips: Sequence[Trip], rows: Sequence[LedgerRow], years: tuple[int, ...]) -> Iterator[Trip]:
    """Trips told as happened, of people and days the ledger covers, in these years."""
    spans: dict[str, Window] = {}
    for row in rows:
        if row.person:
            spans[row.person] = spans[row.person].hull(row.days) if row.person in spans else row.days
    for trip in trips:
        if trip.happened and trip.arrived and trip.person in spans:
            inside = trip.arrived.meets(spans[trip.person])
            if inside and trip.arrived.first.year % 2 in years:
                yield trip


def _stops(trip: Trip, rows: Sequence[LedgerRow], tolerance: int) -> list[LedgerRow]:
    """The ledger's stops that the trip may be, the nearest arrival first."""
    arrived = trip.arrived
    assert arrived is not None
    theirs = [row for row in rows if (row.person, row.country) == (trip.person, trip.country)]
    near = [row for row in theirs if abs(apart(arrived, row.days)) <= tolerance]
    return sorted(near, key=lambda row: (abs(apart(arrived, row.start)), row.number))


def _tell_precision(trips: Sequence[Trip], stops: dict[str, list[LedgerRow]]) -> None:
    found = [trip for trip in trips if stops[trip.id]]
    print(f"trips told as happened: {len(trips)}, of which the ledger has {len(found)} ({len(found) / len(trips):.3f})")
    per_stop = Counter(stops[trip.id][0].number for trip in found)
    print(f"stops: {len(per_stop)}, trips for each {len(found) / len(per_stop):.3f}, at most {max(per_stop.values())}")
    for name, chosen in _kinds(trips):
        right = sum(bool(stops[trip.id]) for trip in chosen)
        print(f"  {name:<34} {right} of {len(chosen)}")


def _kinds(trips: Sequence[Trip]) -> Iterator[tuple[str, list[Trip]]]:
    """By how much stands behind a trip."""
    for several in (False, True):
        for main_news in (False, True):
            name = f"{'several articles' if several else 'one article'}, {'the news' if main_news else 'in passing'}"
            yield (
                name,
                [
                    trip
                    for trip in trips
                    if (len(_articles(trip)) > 1) == several
                    and any(report.main for report in trip.reports) == main_news
                ],
            )


def _tell_days(found: Sequence[tuple[Trip, list[LedgerRow]]]) -> None:
    """How far the told days lie off, apart for trips whose arrival is told and those only seen on their way."""
    narrow = [(trip, stops[0]) for trip, stops in found if trip.arrived and trip.arrived.width <= NARROW]
    for name, chosen in (
        ("all", narrow),
        ("arrival told", [pair for pair in narrow if not pair[0].seen]),
        ("only seen there", [pair for pair in narrow if pair[0].seen]),
    ):
        off = Counter(apart(trip.arrived, row.start) for trip, row in chosen if trip.arrived)
        inside = sum(apart(stay, row.days) == 0 for trip, row in chosen if (stay := trip.stay))
        count = max(1, len(chosen))
        one = (off[0] + off[1] + off[-1]) / count
        print(
            f"{name}: arrival, of {len(chosen)}, days after the ledger's: {dict(sorted(off.items()))}; exact {off[0] / count:.3f}"
        )
        print(f"  within a day {one:.3f}; a day of the stop itself {inside / count:.3f}")


def _articles(trip: Trip) -> list[str]:
    return list(dict.fromkeys(report.quote.article for report in trip.reports))


if __name__ == "__main__":
    main()
