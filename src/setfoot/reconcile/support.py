"""How many independent origins stand behind each field of a trip and each side of a conflict.

A report stands behind a field when it says itself what the trip concluded: the country by name; the day of arrival or
leaving where its own window shares days with the concluded one and is as narrow (or three days wide at most); the status
by the stage that leads to it; a city or an occasion by naming one of the trip's. An origin counts once however many of its articles
say it. Counting is the last thing done to a person's trips, so that what people split and join counts too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from setfoot.facts import Stage, Status, Support
from setfoot.reconcile.origins import count_origins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from setfoot.facts import Conflict, Report, ReportId, Trip, Window

EXACT: Final = 3
_LEADS_TO: Final[Mapping[Status, tuple[Stage, ...]]] = {
    Status.RUMOURED: (Stage.POSSIBLE,),
    Status.ANNOUNCED: (Stage.PLANNED,),
    Status.UNDER_WAY: (Stage.HAPPENED,),
    Status.ENDED: (Stage.HAPPENED,),
    Status.CALLED_OFF: (Stage.CALLED_OFF,),
    Status.DISPUTED: (Stage.HAPPENED, Stage.CALLED_OFF),
}


def count_support(trips: Sequence[Trip]) -> tuple[Trip, ...]:
    """One person's trips with the origins behind their fields and behind the sides of their conflicts."""
    told = {report.id: (report, trip) for trip in trips for report in trip.reports}
    return tuple(
        replace(trip, support=_support(trip), conflicts=tuple(_counted(one, told) for one in trip.conflicts))
        for trip in trips
    )


def _support(trip: Trip) -> Support:
    def count(reports: Sequence[Report]) -> int:
        return count_origins(reports, trip.origins)

    reports = trip.reports
    return Support(
        country=count([r for r in reports if r.country == trip.country]),
        arrived=count([r for r in reports if _says(r.when, trip.arrived)]),
        left=count([r for r in reports if _says(r.until, trip.left)]),
        status=count([r for r in reports if r.stage in _LEADS_TO[trip.status]]),
        city=count([r for r in reports if r.city and r.city in trip.cities]),
        occasion=count([r for r in reports if r.occasion and r.occasion in trip.occasions]),
    )


def _says(own: Window | None, concluded: Window | None) -> bool:
    return bool(own and concluded and own.meets(concluded) and own.width <= max(EXACT, concluded.width))


def _counted(conflict: Conflict, told: Mapping[ReportId, tuple[Report, Trip]]) -> Conflict:
    """The conflict with the origins behind each side; a side may stand in another trip of the person."""
    sides = [[told[one] for one in side if one in told] for side in conflict.sides]
    return replace(conflict, origins=tuple(_origins_of(side) for side in sides))


def _origins_of(side: Sequence[tuple[Report, Trip]]) -> int:
    groups = [group for trip in {trip.id: trip for _, trip in side}.values() for group in trip.origins]
    return count_origins([report for report, _ in side], groups)
