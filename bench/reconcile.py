"""How many reports a second one core reconciles, and whether twice the reports take twice as long.

    python bench/reconcile.py [REPORTS] [PEOPLE] [SKETCH]

Made-up news (made_news.py) of PEOPLE (5,000) is reconciled one person after another, for a hundredth, a tenth and all
of REPORTS (20,000; a million shows the whole curve and takes minutes). An article's sketch has SKETCH shingles (400, as
real ones have) and as many sentences as goes with that; comparing them for origins is the greater part of the work, and
is told apart. Making the news up is not counted. Times are of the processor. The reference is the least that any such program must do: put the same reports in order of person, country
and day and go through them; speed told as a multiple of it can be compared between machines.
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from made_news import make_people

import setfoot.reconcile.trips as stages
from setfoot.desk import open_desk
from setfoot.reconcile import Record, reconcile_reports
from setfoot.tables.places import load_states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from setfoot.facts import OriginGroup, Report

PEOPLE = 5_000
SHORT = 20_000
SKETCH = 400


class Figures(NamedTuple):
    """What one size took."""

    reports: int
    trips: int
    seconds: float
    reference: float
    busiest: float
    """Microseconds for each report of the person who has the most."""
    origins: float
    """The part of the seconds in which articles are compared."""


def main(reports: int = SHORT, people: int = PEOPLE, sketch: int = SKETCH) -> None:
    """Print the curve."""
    record = open_desk().record
    print(f"{people:,} people, made-up news of ten years; a million reports: python bench/reconcile.py 1000000")
    print(
        "   reports      trips   seconds  of it origins  reports/s  us a report  the first person's  times the reference"
    )
    first = None
    for size in (reports // 100, reports // 10, reports):
        found = measure(size, people, sketch, record)
        each = found.seconds / found.reports
        first = first or each
        print(
            f"{found.reports:10,} {found.trips:10,} {found.seconds:9.1f} {found.origins:14.1f} {1 / each:10,.0f}"
            f" {1e6 * each:12.0f} {found.busiest:19.0f} {found.seconds / found.reference:20.0f}"
            f"   {each / first:.2f} of the seconds a report of the smallest size; peak memory {peak():.0f} MB",
            flush=True,
        )


def measure(size: int, people: int, sketch: int, record: Record) -> Figures:
    """Reconcile so many reports, one person after another."""
    reports = trips = 0
    seconds = reference = busiest = 0.0
    countries = tuple(state.code for state in load_states())
    sentences = (12 * sketch // SKETCH, 32 * sketch // SKETCH)
    watch = Watch()
    for made in make_people(size, people, record.events, countries, shingles=sketch, sentences=sentences):
        started = time.process_time()
        found = reconcile_reports(made.reports, made.sources, record, made.assertions)
        spent = time.process_time() - started
        started = time.process_time()
        group(made.reports)
        reference += time.process_time() - started
        busiest = busiest or 1e6 * spent / len(made.reports)
        seconds, reports, trips = seconds + spent, reports + len(made.reports), trips + len(found.trips)
    return Figures(reports, trips, seconds, reference, busiest, watch.stop())


class Watch:
    """Counts the seconds that grouping articles by origin takes."""

    def __init__(self) -> None:
        self.spent = 0.0
        self.before = stages.group_origins
        stages.group_origins = self.timed

    def timed(self, *given: Any) -> tuple[OriginGroup, ...]:
        """What it gives, timed."""
        started = time.process_time()
        found = self.before(*given)
        self.spent += time.process_time() - started
        return found

    def stop(self) -> float:
        """Take the watch off; the seconds it counted."""
        stages.group_origins = self.before
        return self.spent


def group(reports: Sequence[Report]) -> int:
    """In order of person, country and day, and gone through."""
    ordered = sorted((one.person, one.country, one.when.first.toordinal() if one.when else 0) for one in reports)
    return sum(1 for _ in groupby(ordered))


def peak() -> float:
    """The most memory held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
