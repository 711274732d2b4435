"""Which trips of one person follow one another as stops of one journey.

Trips are walked in order of arrival. The next stop belongs to the same journey when

1. it begins no later than the day after the last stop ended, where the end is told, or
2. no later than three days after the last stop began, where it is not, or
3. one article tells both stops and it begins within two days of the end, or a week of the beginning.

Nothing joins across a report that the person went home in between. Only what was made or announced counts, and only where the
arrival is known to ten days: two trips "in December" are not a tour. The limits were read off a ledger of 744 real
stops: of those that began at most a day after the last one ended nine in ten and more were the same tour, of those two days
after hardly half; of those that began within three days of the beginning of the last one 97 %, on the fourth day a third.
A journey is named after its first trip.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED, Halt, Journey, Stage, Status
from setfoot.reconcile.stays import NARROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from setfoot.facts import ArticleId, Report, Trip, TripId, Window

AFTER_END: Final = 1
AFTER_BEGINNING: Final = 3
"""Days to the next stop of a journey, from the end of the last one, or from its beginning."""
TOLD_AFTER_END: Final = 2
TOLD_AFTER_BEGINNING: Final = 7
"""Likewise, when one article tells both."""
_COUNTED: Final = (Status.ANNOUNCED, Status.UNDER_WAY, Status.ENDED, Status.DISPUTED)
_HOME: Final = re.compile(
    r"\b(?:return(?:ed|s|ing)?|fl(?:ew|own|y|ies|ying)|head(?:ed|s|ing)?|went|gone|go(?:es|ing)?|came|come|back) "
    r"(?:back )?home\b",
    re.IGNORECASE,
)


def join_journeys(trips: Sequence[Trip]) -> tuple[Trip, ...]:
    """One person's trips, each with the journey it is a stop of, in the order given."""
    stops = sorted((trip for trip in trips if _is_stop(trip)), key=_order)
    found: dict[TripId, Journey] = {}
    for tour in _tours(stops):
        journey = _journey(tour)
        found.update(dict.fromkeys(journey.trips, journey))
    return tuple(replace(trip, journey=found.get(trip.id)) for trip in trips)


def _is_stop(trip: Trip) -> bool:
    dated = trip.arrived is not None and trip.arrived.width <= NARROW
    return dated and trip.country != UNDISCLOSED and trip.status in _COUNTED


def _order(trip: Trip) -> tuple[date, date, str]:
    first, last = _days(trip)
    return (first, last, trip.id)


def _days(trip: Trip) -> tuple[date, date]:
    """The first and the last day of the stay that anything tells of."""
    assert trip.stay is not None
    return trip.stay.first, trip.stay.last


def _arrived(trip: Trip) -> Window:
    assert trip.arrived is not None
    return trip.arrived


def _tours(stops: Sequence[Trip]) -> list[list[Trip]]:
    """Runs of two stops or more, each the next stop of one of those before."""
    runs = [list(stops[:1])] if stops else []
    for before, stop in pairwise(stops):
        if follows(before, stop):
            runs[-1].append(stop)
        else:
            runs.append([stop])
    return [run for run in runs if len(run) > 1]


def follows(before: Trip, stop: Trip) -> bool:
    """Whether a trip is the next stop of the same journey."""
    if _went_home(before, stop):
        return False
    together = bool(_articles(before) & _articles(stop))
    ended = before.left is not None and before.left.width <= NARROW
    end = before.left if ended and before.left else _arrived(before)
    days = (_arrived(stop).first - end.last).days
    if ended:
        return days <= (TOLD_AFTER_END if together else AFTER_END)
    return days <= (TOLD_AFTER_BEGINNING if together else AFTER_BEGINNING)


def _articles(trip: Trip) -> frozenset[ArticleId]:
    """The articles that tell the trip as made or to be made, not as a thing that may be."""
    return frozenset(one.quote.article for one in trip.reports if one.stage in (Stage.HAPPENED, Stage.PLANNED))


def _went_home(before: Trip, stop: Trip) -> bool:
    """Whether a report of the first stop has the person go home after it, and none of its articles goes on to the next."""
    told_both = {one.quote.article for one in stop.reports}
    return any(_tells_home(one) for one in before.reports if one.quote.article not in told_both)


def _tells_home(report: Report) -> bool:
    return report.stage is not Stage.CALLED_OFF and bool(_HOME.search((report.sentence or report.quote).text))


def _journey(tour: Sequence[Trip]) -> Journey:
    halts = tuple(Halt(trip.id, trip.country, next(iter(trip.cities), None), trip.arrived) for trip in tour)
    first, last = min(_days(trip)[0] for trip in tour), max(_days(trip)[1] for trip in tour)
    return Journey(f"j{tour[0].id}", tour[0].person, halts, first, last)


def journeys_of(trips: Iterable[Trip]) -> tuple[Journey, ...]:
    """Every journey of these trips once, in order of its first day."""
    found = {trip.journey.id: trip.journey for trip in trips if trip.journey}
    return tuple(sorted(found.values(), key=lambda journey: (journey.person, journey.first, journey.id)))
