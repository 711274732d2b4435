"""How many reports a second one core reconciles, and whether twice the reports take twice as long.

    python bench/reconcile.py [REPORTS] [PEOPLE]

Made-up news (made_news.py) of PEOPLE (5,000) is reconciled one person after another, for a hundredth, a tenth and all
of REPORTS (100,000; a million shows the whole curve and takes minutes). Making the news up is not counted. Times are of the
processor. The reference is the least that any such program must do: put the same reports in order of person, country
and day and go through them; speed told as a multiple of it can be compared between machines.
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from made_news import make_people

from setfoot.desk import open_desk
from setfoot.reconcile import Record, reconcile_reports
from setfoot.tables.places import load_states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from setfoot.facts import Report

PEOPLE = 5_000
SHORT = 100_000


class Figures(NamedTuple):
    """What one size took."""

    reports: int
    trips: int
    seconds: float
    reference: float
    busiest: float
    """Microseconds for each report of the person who has the most."""


def main(reports: int, people: int) -> None:
    """Print the curve."""
    record = open_desk().record
    print(f"{people:,} people, made-up news of ten years; a million reports: python bench/reconcile.py 1000000")
    print(
        "   reports      trips   seconds  reports/s  us/report  of the first person  times the reference  peak memory"
    )
    first = None
    for size in (reports // 100, reports // 10, reports):
        found = measure(size, people, record)
        each = found.seconds / found.reports
        first = first or each
        print(
            f"{found.reports:10,} {found.trips:10,} {found.seconds:9.1f} {1 / each:10,.0f} {1e6 * each:10.0f}"
            f" {found.busiest:20.0f} {found.seconds / found.reference:20.0f} {peak():9.0f} MB   "
            f"seconds a report, against the smallest size: {each / first:.2f}",
            flush=True,
        )


def measure(size: int, people: int, record: Record) -> Figures:
    """Reconcile so many reports, one person after another."""
    reports = trips = 0
    seconds = reference = busiest = 0.0
    countries = tuple(state.code for state in load_states())
    for made in make_people(size, people, record.events, countries):
        started = time.process_time()
        found = reconcile_reports(made.reports, made.sources, record, made.assertions)
        spent = time.process_time() - started
        started = time.process_time()
        group(made.reports)
        reference += time.process_time() - started
        busiest = busiest or 1e6 * spent / len(made.reports)
        seconds, reports, trips = seconds + spent, reports + len(made.reports), trips + len(found.trips)
    return Figures(reports, trips, seconds, reference, busiest)


def group(reports: Sequence[Report]) -> int:
    """In order of person, country and day, and gone through."""
    ordered = sorted((one.person, one.country, one.when.first.toordinal() if one.when else 0) for one in reports)
    return sum(1 for _ in groupby(ordered))


def peak() -> float:
    """The most memory held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SHORT, int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE)
