"""From the reports of one person to that person's trips.

A pure function of the set of reports: they are deduplicated by id and put in order first, so neither order nor
repetition can matter; each person is worked by themselves. Reports are gathered into stays (stays.py), rumours of an
undisclosed country are joined to what they turn out to be (rumours.py), and so is a stay that one article puts into the
wrong month or year (mistold.py). Each stay is dated (windows.py), told as a history (history.py), its articles counted
by origin (origins.py), and what disagrees is stated (conflicts.py, whereabouts.py, assertions.py). Trips that follow one
another become a journey (journeys.py), what tells no day gets the one that follows (dated_by.py), and the origins behind
each field and side are counted (support.py). What people decided is replayed at each of these steps (decisions.py). A
trip is named after the earliest of its reports, so that an old name still finds the trip that holds that report when
later evidence brings an earlier one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from setfoot.facts import UNDISCLOSED, Reconciled, Trip, TripId
from setfoot.reconcile.assertions import check_assertions
from setfoot.reconcile.conflicts import find_conflicts
from setfoot.reconcile.dated_by import date_undated
from setfoot.reconcile.decisions import (
    arrange,
    correct_times,
    correct_trip,
    corrections_of,
    find_other_countries,
    heard,
    mark,
    put_back,
    regroup_origins,
)
from setfoot.reconcile.history import tell_history
from setfoot.reconcile.journeys import join_journeys
from setfoot.reconcile.marks import mark_groups
from setfoot.reconcile.mistold import join_mistold
from setfoot.reconcile.origins import group_origins
from setfoot.reconcile.ruled import Ruled, by_person, in_force, rule
from setfoot.reconcile.rumours import place_rumours
from setfoot.reconcile.stays import find_stays, tell
from setfoot.reconcile.support import count_support
from setfoot.reconcile.whereabouts import find_elsewhere
from setfoot.reconcile.windows import find_times, only_seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from setfoot.facts import ArticleId, Assertion, Decision, OriginGroup, Report, ReportId, Skipped, Source
    from setfoot.reconcile.record import Record
    from setfoot.reconcile.stays import Stay, Told


def reconcile_reports(
    reports: Iterable[Report],
    sources: Mapping[ArticleId, Source],
    record: Record,
    assertions: Iterable[Assertion] = (),
    decisions: Iterable[Decision] = (),
) -> Reconciled:
    """Every report in exactly one trip or among the skipped, what the articles' assertions come to, and decisions replayed."""
    distinct = sorted(_distinct(reports), key=lambda report: report.person)
    said = tuple(sorted(set(assertions), key=str))
    decided = by_person(in_force(decisions), distinct)
    trips: list[Trip] = []
    skipped: list[Skipped] = []
    for person, group in groupby(distinct, key=lambda report: report.person):
        reports = list(group)
        ruled = rule(decided.get(person, ()), reports)
        told = [_told(report, sources, record, ruled) for report in reports]
        found, homeless = _trips_weighed(told, sources, record, said, ruled)
        trips += found
        skipped += homeless
    return Reconciled(tuple(sorted(trips, key=_order)), tuple(sorted(skipped, key=str)))


def _told(report: Report, sources: Mapping[ArticleId, Source], record: Record, ruled: Ruled) -> Told:
    told = tell(report, sources.get(report.quote.article), record)
    return replace(told, confirmed=True) if ruled.confirms(report.id) else told


def _distinct(reports: Iterable[Report]) -> Iterable[Report]:
    """One report for each id: of two readings of the same words, the one that says more, else the first by its words."""
    by_id: dict[ReportId, Report] = {}
    for report in reports:
        known = by_id.get(report.id)
        by_id[report.id] = report if known is None else max(known, report, key=repr)
    return by_id.values()


def _order(trip: Trip) -> tuple[str, bool, str, str, str]:
    return (trip.person, trip.arrived is None, str(trip.arrived), trip.country, trip.id)


def _trips_weighed(
    told: Sequence[Told],
    sources: Mapping[ArticleId, Source],
    record: Record,
    said: Sequence[Assertion],
    ruled: Ruled,
) -> tuple[list[Trip], tuple[Skipped, ...]]:
    """One person's trips from the reports that carry weight, with the rejected ones shown where they belong."""
    weighing = [one for one in told if not ruled.rejects(one.report.id)]
    trips, skipped = _trips_of_one(weighing, sources, record, said, ruled)
    if len(weighing) < len(told):
        with_all = _trips_of_one(told, sources, record, said, ruled)
        trips, skipped, alone = put_back(trips, skipped, told, ruled, with_all)
        more, homeless = _trips_of_one(alone, sources, record, (), ruled)
        trips, skipped = [*trips, *more], (*skipped, *homeless)
    return [mark(trip, ruled) for trip in trips], skipped


def _trips_of_one(
    told: Sequence[Told],
    sources: Mapping[ArticleId, Source],
    record: Record,
    said: Sequence[Assertion],
    ruled: Ruled,
) -> tuple[list[Trip], tuple[Skipped, ...]]:
    if not told:
        return [], ()
    stays, skipped = find_stays(told, record)
    rumours = [one for one in told if one.report.country == UNDISCLOSED]
    person = told[0].report.person
    articles = {one.article for one in told}
    theirs = [a for a in said if a.quote.article in articles]
    stays = join_mistold(stays, record)
    stays = place_rumours(sorted(rumours, key=lambda one: one.order), stays, theirs, record)
    stays, skipped = arrange(stays, skipped, told, ruled)
    corrections = corrections_of(stays, ruled)
    trips = [_trip(*stay, sources, record, ruled) for stay in zip(stays, corrections, strict=True)]
    checked = list(check_assertions(person, find_elsewhere(trips, record), theirs, sources, record))
    dated = date_undated(join_journeys(checked), sources)
    return list(count_support(tuple(dated))), skipped


def _trip(
    stay: Stay,
    corrections: tuple[Decision, ...],
    sources: Mapping[ArticleId, Source],
    record: Record,
    ruled: Ruled,
) -> Trip:
    told = tuple(sorted(stay.told, key=lambda one: one.order))
    named = tuple(one for one in told if one.report.country == stay.country)
    grouped = regroup_origins(group_origins(told, sources, record), ruled)
    origins = mark_groups(grouped, told, sources, record)
    times = correct_times(find_times(named, _origin_names(origins).__getitem__, record), corrections)
    history = tell_history(heard(told), times.arrived, times.left)
    reports = tuple(one.report for one in told)
    trip = Trip(
        id=TripId(f"t{named[0].report.id}"),
        person=reports[0].person,
        country=stay.country,
        status=history[-1].status,
        reports=reports,
        cities=tuple(dict.fromkeys((*(r.city for r in reports if r.city), *([times.held.city] if times.held else [])))),
        history=history,
        arrived=times.arrived,
        left=times.left,
        seen=only_seen(times),
        occasions=tuple(
            dict.fromkeys((*(r.occasion for r in reports if r.occasion), *([times.held.series] if times.held else [])))
        ),
        origins=origins,
        conflicts=(*find_conflicts(named, times), *find_other_countries(told, stay.country)),
        notes=(*times.notes, *stay.notes),
    )
    return correct_trip(trip, corrections)


def _origin_names(origins: Iterable[OriginGroup]) -> dict[ArticleId, str]:
    """Each article with the name of its origin, which is its group's first article."""
    return {article: min(group.articles) for group in origins for article in group.articles}
