"""Where two trips of one person cannot both be right: in two places at once, or to one occasion in two countries.

TWO_PLACES. What counts is being told in a place on one known day: a report of what happened, dated to the day. Two trips to
two countries conflict when, on one day,
1. both have the person arrive (landed, touched down), and neither is left again that day; or
2. the two places are more than ten hours' flight apart (900 km/h): of the 331 days on which a ledger of real
   trips has stops in two countries, two were; or
3. one lies inside a stay elsewhere whose end is told, more than five hours' flight away: there and back is a day.
COUNTRY. Two trips on days that meet are for the same occasion, in two countries: one of the articles has put a summit into
the wrong country, or the reader has. Where the events table knows the occasion, it settles the matter.

Either is said on both trips, settles nothing and changes no status. One article that tells both trips is taken to know
what it says, so nothing is raised. A place is the city the report names, else the capital; where neither is known to lie
anywhere, distance says nothing. Neighbours visited on one day are common and no conflict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED, About, Conflict, Stage, Status
from setfoot.reconcile.distances import kilometres
from setfoot.reconcile.stays import NARROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from setfoot.facts import ArticleId, Report, Trip, TripId
    from setfoot.reconcile.record import Record
    from setfoot.tables.points import Point

SPEED: Final = 900
"""Kilometres an hour, of an airliner."""
DAY: Final = 10 * SPEED
"""As far as two engagements of one day can lie apart."""
AND_BACK: Final = DAY / 2
LONGEST: Final = 31
"""Days of a stay that are looked at one by one."""
_ARRIVED: Final = re.compile(r"\b(?:arriv|land(?:ed|s|ing)\b|touch)", re.IGNORECASE)
"""The cue of arrivals also covers stops and stays, which a tour has several of in a day."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A trip's reports of being in one place on one day; `inside` a stay nobody saw that day, but told to last over it."""

    trip: Trip
    day: date
    reports: tuple[Report, ...]
    inside: bool = False

    @property
    def city(self) -> str | None:
        """The city that the reports of the day name, else one of the trip."""
        return next((one.city for one in self.reports if one.city), next(iter(self.trip.cities), None))

    @property
    def came(self) -> tuple[Report, ...]:
        """The reports by which the person arrived on that day, and stayed."""
        if self.trip.arrived is None or self.trip.arrived.first != self.day or self.trip.left == self.trip.arrived:
            return ()
        return tuple(one for one in self.reports if tells_arrival(one))


def tells_arrival(report: Report) -> bool:
    """Whether the words are those of an arrival: landed, touched down, arrived."""
    language, _, cue = report.cue.partition(".")
    if language not in {"", "en"}:
        return cue.startswith("arrive")
    kind, _, word = cue.partition(":")
    return kind.partition(".")[0] in {"", "arrive"} and bool(_ARRIVED.search(word or report.quote.text))


def find_elsewhere(trips: Sequence[Trip], record: Record) -> tuple[Trip, ...]:
    """One person's trips, each with its conflicts with the others."""
    found: dict[TripId, list[Conflict]] = defaultdict(list)
    by_day: dict[date, list[Seen]] = defaultdict(list)
    for trip in sorted(trips, key=lambda trip: (trip.country, trip.id)):
        for seen in _seen(trip):
            by_day[seen.day].append(seen)
    for day in sorted(by_day):
        for here, there in combinations(by_day[day], 2):
            for trip, conflict in _in_two_places(here, there, record):
                found[trip.id].append(conflict)
    for trip, conflict in _in_two_countries(trips, record):
        found[trip.id].append(conflict)
    return tuple(replace(trip, conflicts=(*trip.conflicts, *_once(found[trip.id]))) for trip in trips)


def _seen(trip: Trip) -> Iterator[Seen]:
    """The days on which somebody tells the person in the country, and those inside the stay."""
    if trip.arrived is None or trip.country == UNDISCLOSED:
        return
    by_day: dict[date, list[Report]] = defaultdict(list)
    for one in trip.reports:
        told = one.stage is Stage.HAPPENED and one.country == trip.country and one.when is not None
        if told and one.when and one.when.width == 1 and one.when.first >= trip.arrived.first:
            by_day[one.when.first].append(one)
    for day, reports in by_day.items():
        yield Seen(trip, day, tuple(reports))
    ends = [one for one in trip.reports if one.until and one.stage is Stage.HAPPENED]
    if trip.left and ends and trip.status is not Status.CALLED_OFF:
        inside = min((trip.left.first - trip.arrived.last).days, LONGEST)
        for day in (trip.arrived.last + timedelta(days=n) for n in range(1, inside)):
            if day not in by_day:
                yield Seen(trip, day, tuple(ends[:1]), inside=True)


def _told_together(here: Trip, there: Trip) -> bool:
    return bool({one.quote.article for one in here.reports} & {one.quote.article for one in there.reports})


def _in_two_places(here: Seen, there: Seen, record: Record) -> Iterator[tuple[Trip, Conflict]]:
    if here.trip.country == there.trip.country or (here.inside and there.inside):
        return
    if _told_together(here.trip, there.trip):
        return
    note = _two_arrivals(here, there) or _too_far(here, there, record)
    if note:
        came = here.came and there.came
        sides = (here.came, there.came) if came else (here.reports, there.reports)
        yield here.trip, Conflict.between(About.TWO_PLACES, sides, note)
        yield there.trip, Conflict.between(About.TWO_PLACES, sides[::-1], note)


def _two_arrivals(here: Seen, there: Seen) -> str:
    if here.inside or there.inside or not here.came or not there.came:
        return ""
    first, other = here.came[0].quote, there.came[0].quote
    return (
        f"On {here.day} one article has the person arrive in one country (\u201c{first.text}\u201d), another in a second "
        f"(\u201c{other.text}\u201d); both can be right only if one was a stop on the way to the other."
    )


def _too_far(here: Seen, there: Seen, record: Record) -> str:
    one, other = (_place(seen, record) for seen in (here, there))
    if one is None or other is None:
        return ""
    far, inside = kilometres(one, other), here.inside or there.inside
    if far <= (AND_BACK if inside else DAY):
        return ""
    hours = round(far / SPEED)
    apart = f"{one.name} and {other.name} lie {round(far, -1):,.0f} km apart, {hours} hours by the fastest airliner"
    if inside:
        stay = here if here.inside else there
        days = f"{stay.trip.arrived} to {stay.trip.left}"
        said = f"On {here.day} the person is told to be elsewhere in the middle of a stay ({days})"
        return f"{said}; {apart}, and as many back."
    return f"On {here.day} the person is told to be in both of two places; {apart}."


def _place(seen: Seen, record: Record) -> Point | None:
    return record.locate(seen.trip.country, seen.city)


def _in_two_countries(trips: Sequence[Trip], record: Record) -> Iterator[tuple[Trip, Conflict]]:
    for going in _by_occasion(trips).values():
        for (here, came), (there, went) in combinations(going, 2):
            if here.country == there.country or not _same_days(here, there) or _told_together(here, there):
                continue
            occasion = str(came[0].occasion)
            names = (record.name(here.country), record.name(there.country))
            note = (
                f"The same occasion, {occasion}, is told as a trip to {names[0]} by {count_articles(came)} "
                f"and to {names[1]} by {count_articles(went)}."
            )
            settled = _settled(occasion, here, record)
            yield here, Conflict.between(About.COUNTRY, (came, went), note, settled)
            yield there, Conflict.between(About.COUNTRY, (went, came), note, settled)


def _by_occasion(trips: Iterable[Trip]) -> Mapping[str, list[tuple[Trip, tuple[Report, ...]]]]:
    """Trips whose days are known by the occasion their reports name, with these reports."""
    found: dict[str, list[tuple[Trip, tuple[Report, ...]]]] = defaultdict(list)
    for trip in sorted(trips, key=lambda trip: (trip.country, trip.id)):
        if trip.arrived is None or trip.arrived.width > NARROW or trip.country == UNDISCLOSED:
            continue
        named: dict[str, list[Report]] = defaultdict(list)
        for one in trip.reports:
            if one.occasion and one.country == trip.country and one.stage is not Stage.CALLED_OFF:
                named[one.occasion.casefold()].append(one)
        for words, reports in named.items():
            found[words].append((trip, tuple(reports)))
    return found


def _same_days(here: Trip, there: Trip) -> bool:
    return bool(here.arrived and there.arrived and here.arrived.gap(there.arrived) == 0)


def _settled(occasion: str, trip: Trip, record: Record) -> str:
    event = record.event(occasion, None, trip.arrived)
    if event is None or trip.arrived is None or trip.arrived.gap(event.held) > NARROW:
        return ""
    where = f"{event.city}, {record.name(event.country)}"
    return f"The {event.series} was held in {where}, on {event.held}, as the record has it."


def count_articles(reports: Iterable[Report]) -> str:
    """How many articles the reports are of, in words."""
    count = len({one.quote.article for one in reports})
    return f"{count} article{'s' if count > 1 else ''}"


def _once(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Of several days on which the same two trips conflict, the first is told."""
    first: dict[tuple[About, frozenset[ArticleId]], Conflict] = {}
    for one in conflicts:
        first.setdefault((one.about, frozenset(quote.article for quote in one.quotes)), one)
    return tuple(first.values())
