"""What people decided, replayed on the reports of one person as they are read today.

1. Decisions that were withdrawn are left out, and every subject is found again, if it can be (ruled.py).
2. Rejected reports are set aside before anything is concluded, and put back for show into the trip that they would
   have joined; where no other report of that trip is left they stand as trips of their own, disputed.
3. Same and different regroup the stays, split and joined origins the articles (regroup.py).
4. A confirmed report outweighs those nobody confirmed: its days are asked first, and the stage it denies is not counted.
5. A correction goes to the trip that holds most of the reports it was made on. Days are corrected before the history is
   told, so that the status follows them; all else at the end.

Of several decisions on one report, one pair or one field the latest stands. Order and repetition of the decisions
change nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, Final

from setfoot.facts import (
    UNDISCLOSED,
    About,
    ArticleId,
    Change,
    Conflict,
    Country,
    Decided,
    DecisionField,
    Mark,
    OriginGroup,
    ReportId,
    Stage,
    Status,
    TripId,
    Window,
)
from setfoot.reconcile.history import against_the_stay
from setfoot.reconcile.regroup import regroup
from setfoot.reconcile.ruled import ON_ORIGINS
from setfoot.reconcile.stays import NARROW, Stay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from setfoot.facts import Decision, DecisionId, Report, Skipped, Trip
    from setfoot.reconcile.regroup import Word
    from setfoot.reconcile.ruled import Ruled
    from setfoot.reconcile.stays import Told
    from setfoot.reconcile.windows import Times

_SETTLES: Final = {
    DecisionField.ARRIVED: About.DAY,
    DecisionField.COUNTRY: About.COUNTRY,
    DecisionField.STATUS: About.STAGE,
}
FAR: Final = 10**6
"""Days between two reports one of which has none."""


# Which trips there are.


def arrange(
    stays: Sequence[Stay], skipped: Sequence[Skipped], told: Sequence[Told], ruled: Ruled
) -> tuple[tuple[Stay, ...], tuple[Skipped, ...]]:
    """The stays and the homeless reports, after all that was decided on what is one trip and what is not."""
    if not ruled.trips:
        return tuple(stays), tuple(skipped)
    by_id = {one.report.id: one for one in told}
    named = {report for word in ruled.trips.words if word.one and len(word.things) > 1 for report in word.things}
    homeless = [one.report for one in skipped if one.report and one.report in named & by_id.keys()]
    groups = [*(tuple(one.report.id for one in stay.told) for stay in stays), *((report,) for report in homeless)]
    regrouped = regroup(groups, ruled.trips, lambda report: by_id[report].order, _days_apart(by_id))
    unchanged = {frozenset(one.report.id for one in stay.told): stay for stay in stays}
    found = []
    for group in regrouped:
        if group not in {(report,) for report in homeless}:
            kept = unchanged.get(frozenset(group))
            found.append(kept or _stay([by_id[report] for report in group], stays))
    placed = {report for group in regrouped if len(group) > 1 for report in group}
    return tuple(found), tuple(one for one in skipped if one.report not in placed)


def _days_apart(told: Mapping[ReportId, Told]) -> Callable[[frozenset[ReportId], frozenset[ReportId]], int]:
    """A function that tells how many days lie between the nearest reports of two clusters."""

    def gap(some: frozenset[ReportId], others: frozenset[ReportId]) -> int:
        days, theirs = ([told[one].days for one in side] for side in (some, others))
        return min((here.gap(there) for here in days for there in theirs if here and there), default=FAR)

    return gap


def _stay(told: Sequence[Told], before: Iterable[Stay]) -> Stay:
    """A stay of these reports in the country that most articles name, with the notes on them."""
    articles = Counter(country for country, _ in {(one.report.country, one.article) for one in told})
    country = min(articles, key=lambda code: (code == UNDISCLOSED, -articles[code], code))
    days = [one.days for one in told if one.days]
    exact = [window for window in days if window.width <= NARROW] or days
    ids = {one.report.id for one in told}
    quotes = tuple(f'"{one.report.quote.text}"' for one in told)
    notes = {
        note
        for stay in before
        if ids & {one.report.id for one in stay.told}
        for note in stay.notes
        if note.startswith(quotes)
    }
    return Stay(country, tuple(told), reduce(Window.hull, exact) if exact else None, tuple(sorted(notes)))


def regroup_origins(groups: tuple[OriginGroup, ...], ruled: Ruled) -> tuple[OriginGroup, ...]:
    """The trip's origins after all that was decided on them, each changed group saying by whom, when and why."""
    here = {article for group in groups for article in group.articles}
    bearing = [one for one in ruled.origins.words if len(here & set(one.things)) > 1]
    if not bearing:
        return groups
    first = {word.things[0] for word in bearing if not word.one}
    order = {
        article: number for number, article in enumerate(article for group in groups for article in group.articles)
    }
    unchanged = {frozenset(group.articles): group for group in groups}
    whose = {one.id: one for one in ruled.decisions}
    found = []
    for articles in regroup(
        [group.articles for group in groups], ruled.origins, lambda article: (article not in first, order[article])
    ):
        listed = tuple(sorted(articles, key=order.__getitem__))
        found.append(unchanged.get(frozenset(listed)) or _origin(listed, groups, bearing, whose))
    return tuple(sorted(found, key=lambda group: order[group.articles[0]]))


def _origin(
    articles: tuple[ArticleId, ...],
    before: Iterable[OriginGroup],
    words: Iterable[Word[ArticleId]],
    whose: Mapping[DecisionId, Decision],
) -> OriginGroup:
    own = set(articles)
    joined = [word for word in words if word.one and len(own & set(word.things)) > 1]
    parted = [word for word in words if not word.one and own & set(word.things)]
    said = [f"joined by {whose[word.by].because()}" for word in joined]
    said += [f"kept apart by {whose[word.by].because()}" for word in parted if not joined]
    kept = [group.because for group in before if len(own & set(group.articles)) > 1]
    return OriginGroup(articles, "; ".join(dict.fromkeys((*said, *kept))))


# What a trip is told to be.


def find_other_countries(told: Sequence[Told], country: Country) -> tuple[Conflict, ...]:
    """The disagreement on the country, where somebody decided that reports of several countries are of one trip."""
    sides: dict[Country, list[Told]] = {country: []}
    for one in told:
        if one.report.country != UNDISCLOSED:
            sides.setdefault(one.report.country, []).append(one)
    if len(sides) == 1 or not all(sides.values()):
        return ()
    counts = "; ".join(f"{code} by {len({one.article for one in side})}" for code, side in sides.items())
    return (
        Conflict.between(
            About.COUNTRY,
            [[one.report for one in side] for side in sides.values()],
            f"Reports that somebody decided to be of one trip name several countries (articles): {counts}.",
        ),
    )


def heard(told: Sequence[Told]) -> tuple[Told, ...]:
    """The reports that count for how far the trip has come: not those whose stage a confirmed one denies."""
    sure = {one.report.stage for one in told if one.confirmed}
    if Stage.HAPPENED in sure and Stage.CALLED_OFF not in sure:
        against = against_the_stay(told)
        return tuple(one for one in told if one.report.id not in against)
    if Stage.CALLED_OFF in sure and Stage.HAPPENED not in sure:
        return tuple(one for one in told if one.report.stage is not Stage.HAPPENED)
    return tuple(told)


def corrections_of(stays: Sequence[Stay], ruled: Ruled) -> list[tuple[Decision, ...]]:
    """For each stay the corrections that are meant for it, the earliest first."""
    found: list[list[Decision]] = [[] for _ in stays]
    where = {one.report.id: number for number, stay in enumerate(stays) for one in stay.told}
    for one in ruled.decisions:
        homes = [where[report] for report in ruled.reports(one) if report in where]
        if one.kind is Decided.CORRECTED and homes:
            found[max(homes, key=lambda number: (homes.count(number), -homes.index(number)))].append(one)
    return [tuple(of_stay) for of_stay in found]


def correct_times(times: Times, corrections: Iterable[Decision]) -> Times:
    """The days as somebody corrected them; an end before the corrected arrival is dropped."""
    for one in corrections:
        if one.field is DecisionField.ARRIVED:
            arrived = Window.parse(one.new) if one.new else None
            left = times.left if not (arrived and times.left and times.left.last < arrived.first) else None
            times = replace(times, arrived=arrived, left=left)
    for one in corrections:
        if one.field is DecisionField.LEFT:
            times = replace(times, left=Window.parse(one.new) if one.new else None)
    return times


def correct_trip(trip: Trip, corrections: tuple[Decision, ...]) -> Trip:
    """The trip with its other fields corrected."""
    for one in corrections:
        match one.field:
            case DecisionField.COUNTRY:
                trip = replace(trip, country=Country(one.new))
            case DecisionField.CITIES:
                trip = replace(trip, cities=_listed(one.new))
            case DecisionField.OCCASIONS:
                trip = replace(trip, occasions=_listed(one.new))
            case DecisionField.ARRIVED:
                trip = replace(trip, seen=False)
            case DecisionField.STATUS:
                trip = _turned(trip, Status(one.new), one)
    return replace(trip, decisions=corrections)


def _listed(new: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in new.split(";") if part.strip())


def _turned(trip: Trip, status: Status, by: Decision) -> Trip:
    """The trip with another status from the day of the decision on."""
    change = Change(status, by.at.date(), trip.reports[-1].id)
    return replace(trip, status=status, history=(*trip.history, change))


def mark(trip: Trip, ruled: Ruled) -> Trip:
    """The trip with all decisions that bear on it, the marks on its reports, and what they settle."""
    if not ruled:
        return trip
    ids = {report.id for report in trip.reports}
    bearing = _bearing(trip, ruled)
    marks = tuple(Mark(one.id, ruled.marks[one.id].id) for one in trip.reports if one.id in ruled.marks)
    told = replace(trip, decisions=bearing, marks=marks)
    if told.all_rejected:
        last = max((ruled.marks[report] for report in ids), key=lambda one: one.order)
        return replace(_turned(told, Status.DISPUTED, last), conflicts=())
    return replace(told, conflicts=tuple(_settled(conflict, told, ruled) for conflict in told.conflicts))


def _bearing(trip: Trip, ruled: Ruled) -> tuple[Decision, ...]:
    """The decisions on the trip's reports, on two or more of its articles, and the corrections meant for it."""
    on_reports = (one for report in trip.reports for one in ruled.on.get(report.id, ()))
    found = {one.id: one for one in (*on_reports, *trip.decisions)}
    articles = {report.quote.article for report in trip.reports}
    for one in ruled.decisions if ruled.origins else ():
        if (
            one.kind in ON_ORIGINS
            and len(articles & {name for subject in one.subjects for name in subject.articles}) > 1
        ):
            found[one.id] = one
    return tuple(sorted(found.values(), key=lambda one: one.order))


def _settled(conflict: Conflict, trip: Trip, ruled: Ruled) -> Conflict:
    """The conflict with what was decided on it: a correction of its field, else one side confirmed and no other."""
    corrected = [one for one in trip.decisions if one.field and _SETTLES.get(one.field) is conflict.about]
    if corrected:
        one = corrected[-1]
        source = f" ({one.source})" if one.source else ""
        return replace(conflict, decided=f"Corrected to {one.new or 'not known'} by {one.because()}{source}")
    sure = [[ruled.marks[report] for report in side if ruled.confirms(report)] for side in conflict.sides]
    if conflict.about in (About.DAY, About.STAGE) and sum(map(bool, sure)) == 1:
        (side,) = (number for number, marks in enumerate(sure) if marks)
        said = f"“{conflict.quotes[side].text}”" if side < len(conflict.quotes) else "one side"
        return replace(conflict, decided=f"{said} outweighs: confirmed by {sure[side][0].because()}")
    return conflict


def put_back(
    trips: Sequence[Trip],
    skipped: Sequence[Skipped],
    told: Sequence[Told],
    ruled: Ruled,
    with_all: tuple[list[Trip], tuple[Skipped, ...]],
) -> tuple[list[Trip], tuple[Skipped, ...], list[Told]]:
    """The trips with the rejected reports shown in them, and the rejected ones that have no trip to be shown in.

    `with_all` is what would be concluded if nothing had been rejected: it tells where each would have been.
    """
    by_id = {one.report.id: one for one in told}
    more: dict[int, list[Report]] = defaultdict(list)
    alone: list[Told] = []
    where = {report.id: number for number, trip in enumerate(trips) for report in trip.reports}
    for trip in with_all[0]:
        shared = Counter(where[report.id] for report in trip.reports if report.id in where)
        home = max(shared, key=lambda n: (shared[n], -n), default=None)
        rejected = [report for report in trip.reports if ruled.rejects(report.id)]
        if home is not None:
            more[home] += rejected
        else:
            alone += [by_id[report.id] for report in rejected]
    homeless = tuple(one for one in with_all[1] if one.report and ruled.rejects(one.report))
    shown = [_shown(trip, more[number], by_id) if more[number] else trip for number, trip in enumerate(trips)]
    return shown, (*skipped, *homeless), alone


def _shown(trip: Trip, rejected: Sequence[Report], by_id: Mapping[ReportId, Told]) -> Trip:
    """The trip with its rejected reports in their places; it keeps the name that it has when none is rejected."""
    reports = sorted((*trip.reports, *rejected), key=lambda report: by_id[report.id].order)
    country = by_id[ReportId(trip.id.removeprefix("t"))].report.country
    name = next(report.id for report in reports if report.country == country)
    return replace(trip, id=TripId(f"t{name}"), reports=tuple(reports))
