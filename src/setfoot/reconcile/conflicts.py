"""Where the reports of one trip cannot all be right, said in words with each side's quote.

DAY: reports of the same definiteness put the arrival on days that share none. Being seen on a later day of a stay whose
end is known is no disagreement. When the events table dates the event they mean, it settles the matter.
STAGE: the stay is told as happened and as called off, by articles of the same days (history.py says which).
TWO_PLACES, a first version: two trips of one person begin on the same single day in two countries, each by the word of
an article that says "arrived" (landed, touched down), and no article tells of both. Visits to two neighbours on one day
are common, and without hours they cannot be told from a slip; an article that tells both stops, or a departure on that
same day, is taken for such a tour. It is said on both trips, settles nothing and changes no status.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import groupby, permutations
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED, About, Conflict, Stage
from setfoot.reconcile.history import against_the_stay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from setfoot.facts import Quote, Report, Trip, TripId
    from setfoot.reconcile.stays import Told
    from setfoot.reconcile.windows import Times

_ARRIVED: Final = re.compile(r"\b(?:arriv|land|touch)", re.IGNORECASE)
"""The cue of arrivals also covers stops and stays, which a tour has several of in a day."""


def find_conflicts(told: Sequence[Told], times: Times) -> tuple[Conflict, ...]:
    """The disagreements among the reports of one trip, days first."""
    return (*_days(times), *_stages(told))


def find_two_places(trips: Sequence[Trip]) -> tuple[Trip, ...]:
    """One person's trips, each with a conflict for every other trip that begins on its day in another country."""
    arrivals: dict[date, list[tuple[Trip, tuple[Report, ...]]]] = defaultdict(list)
    for trip in sorted(trips, key=lambda trip: (trip.country, trip.id)):
        if trip.arrived and (arrived := _arrivals(trip)):
            arrivals[trip.arrived.first].append((trip, arrived))
    found: dict[TripId, list[Conflict]] = defaultdict(list)
    for day, begun in arrivals.items():
        for (here, came), (there, went) in permutations(begun, 2):
            if here.country != there.country and not _told_together(here, there):
                found[here.id].append(_in_two_places(day, came, went))
    return tuple(replace(trip, conflicts=(*trip.conflicts, *found[trip.id])) for trip in trips)


def _arrivals(trip: Trip) -> tuple[Report, ...]:
    """The reports by which the person arrived on the one day on which the trip began, and stayed."""
    if trip.arrived is None or trip.arrived.width > 1 or trip.country == UNDISCLOSED or trip.left == trip.arrived:
        return ()
    told = (one for one in trip.reports if one.stage is Stage.HAPPENED and one.country == trip.country)
    came = (one for one in told if one.cue.startswith("en.arrive") and _ARRIVED.search(one.quote.text))
    return tuple(one for one in came if one.when == trip.arrived)


def _told_together(here: Trip, there: Trip) -> bool:
    return bool({one.quote.article for one in here.reports} & {one.quote.article for one in there.reports})


def _in_two_places(day: date, came: Sequence[Report], went: Sequence[Report]) -> Conflict:
    first, other = came[0].quote, went[0].quote
    note = (
        f"On {day} one article has the person arrive in one country (\u201c{first.text}\u201d), another in a second "
        f"(\u201c{other.text}\u201d); both can be right only if one was a stop on the way to the other."
    )
    return Conflict(
        About.TWO_PLACES, tuple(tuple(one.id for one in side) for side in (came, went)), note, (first, other)
    )


def _days(times: Times) -> Iterator[Conflict]:
    against = [one for one in times.dissenting if not _later_in_the_stay(one, times)]
    if not against or times.arrived is None:
        return
    sides = [times.agreeing, *_by_days(against)]
    said = [f"{_articles(side)} {_verb(side)} {_days_said(side)}" for side in sides]
    note = f"The day of arrival is told differently: {'; '.join(said)}."
    settled = ""
    if times.event:
        event = times.event
        settled = (
            f"The {event.series} was held in {event.city} from {event.first} to {event.last}, as the record has it."
        )
    yield _conflict(About.DAY, sides, note, settled)


def _later_in_the_stay(one: Told, times: Times) -> bool:
    when = one.report.when
    return bool(
        when and times.left and times.arrived and times.arrived.first <= when.first and when.last <= times.left.last
    )


def _by_days(told: Iterable[Told]) -> list[tuple[Told, ...]]:
    ordered = sorted(told, key=lambda one: (str(one.report.when), one.order))
    return [tuple(side) for _, side in groupby(ordered, key=lambda one: str(one.report.when))]


def _days_said(side: Iterable[Told]) -> str:
    return " and ".join(dict.fromkeys(str(one.report.when) for one in side))


def _stages(told: Sequence[Told]) -> Iterator[Conflict]:
    off_ids = against_the_stay(told)
    off = tuple(one for one in told if one.report.id in off_ids)
    happened = tuple(one for one in told if one.report.stage is Stage.HAPPENED)
    if off and happened:
        note = f"{_articles(happened)} {_verb(happened)} that the trip took place; {_articles(off)}, that it did not."
        yield _conflict(About.STAGE, [happened, off], note, "")


def _articles(side: Iterable[Told]) -> str:
    count = len({one.article for one in side})
    return f"{count} article{'s' if count > 1 else ''}"


def _verb(side: Iterable[Told]) -> str:
    return "says" if len({one.article for one in side}) == 1 else "say"


def _conflict(about: About, sides: Sequence[Sequence[Told]], note: str, settled: str) -> Conflict:
    quotes: tuple[Quote, ...] = tuple(side[0].report.quote for side in sides)
    return Conflict(about, tuple(tuple(one.report.id for one in side) for side in sides), note, quotes, settled)
