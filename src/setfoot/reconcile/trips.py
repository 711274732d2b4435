"""From the reports of one person to that person's trips.

A pure function of the set of reports: they are deduplicated by id and put in order first, so neither order nor
repetition can matter; each person is worked by themselves. Reports are gathered into stays (stays.py), rumours of an
undisclosed country are joined to what they turn out to be (rumours.py), each stay is dated (windows.py), told as a
history (history.py), its articles counted by origin (origins.py), and what disagrees is stated (conflicts.py,
assertions.py), with the origins behind each field and side (support.py). A trip is named after the earliest of its reports, so that an old name still finds the trip that holds
that report when later evidence brings an earlier one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from setfoot.facts import UNDISCLOSED, Reconciled, Trip, TripId
from setfoot.reconcile.assertions import check_assertions
from setfoot.reconcile.conflicts import find_conflicts, find_two_places
from setfoot.reconcile.history import tell_history
from setfoot.reconcile.origins import group_origins
from setfoot.reconcile.rumours import place_rumours
from setfoot.reconcile.stays import find_stays, tell
from setfoot.reconcile.support import count_support
from setfoot.reconcile.windows import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from setfoot.facts import ArticleId, Assertion, OriginGroup, Report, ReportId, Skipped, Source
    from setfoot.reconcile.record import Record
    from setfoot.reconcile.stays import Stay, Told


def reconcile_reports(
    reports: Iterable[Report],
    sources: Mapping[ArticleId, Source],
    record: Record,
    assertions: Iterable[Assertion] = (),
) -> Reconciled:
    """Every report in exactly one trip or among the skipped, and what the articles' assertions come to."""
    distinct = sorted(_distinct(reports), key=lambda report: report.person)
    said = tuple(sorted(set(assertions), key=str))
    trips: list[Trip] = []
    skipped: list[Skipped] = []
    for _, group in groupby(distinct, key=lambda report: report.person):
        told = [tell(report, sources.get(report.quote.article), record) for report in group]
        found, homeless = _trips_of_one(told, sources, record, said)
        trips += found
        skipped += homeless
    return Reconciled(tuple(sorted(trips, key=_order)), tuple(sorted(skipped, key=str)))


def _distinct(reports: Iterable[Report]) -> Iterable[Report]:
    """One report for each id: of two readings of the same words, the one that says more, else the first by its words."""
    by_id: dict[ReportId, Report] = {}
    for report in reports:
        known = by_id.get(report.id)
        by_id[report.id] = report if known is None else max(known, report, key=repr)
    return by_id.values()


def _order(trip: Trip) -> tuple[str, bool, str, str, str]:
    return (trip.person, trip.arrived is None, str(trip.arrived), trip.country, trip.id)


def _trips_of_one(
    told: Sequence[Told], sources: Mapping[ArticleId, Source], record: Record, said: Sequence[Assertion]
) -> tuple[list[Trip], tuple[Skipped, ...]]:
    stays, skipped = find_stays(told, record)
    rumours = [one for one in told if one.report.country == UNDISCLOSED]
    person = told[0].report.person
    theirs = [a for a in said if a.quote.article in {one.article for one in told}]
    stays = place_rumours(sorted(rumours, key=lambda one: one.order), stays, theirs, record)
    trips = find_two_places([_trip(stay, sources, record) for stay in stays])
    return list(count_support(tuple(check_assertions(person, trips, theirs, sources, record)))), skipped


def _trip(stay: Stay, sources: Mapping[ArticleId, Source], record: Record) -> Trip:
    told = tuple(sorted(stay.told, key=lambda one: one.order))
    named = tuple(one for one in told if one.report.country == stay.country)
    origins = group_origins(told, sources, record)
    times = find_times(named, _origin_names(origins).__getitem__, record)
    history = tell_history(told, times.arrived, times.left)
    reports = tuple(one.report for one in told)
    return Trip(
        id=TripId(f"t{named[0].report.id}"),
        person=reports[0].person,
        country=stay.country,
        status=history[-1].status,
        reports=reports,
        cities=tuple(dict.fromkeys((*(r.city for r in reports if r.city), *([times.held.city] if times.held else [])))),
        history=history,
        arrived=times.arrived,
        left=times.left,
        occasions=tuple(
            dict.fromkeys((*(r.occasion for r in reports if r.occasion), *([times.held.series] if times.held else [])))
        ),
        origins=origins,
        conflicts=find_conflicts(named, times),
        notes=(*times.notes, *stay.notes),
    )


def _origin_names(origins: Iterable[OriginGroup]) -> dict[ArticleId, str]:
    """Each article with the name of its origin, which is its group's first article."""
    return {article: min(group.articles) for group in origins for article in group.articles}
