"""What a planned flight touches: rulings for its stops, and for each leg the states below, beside and nearest by.

A stop is presence, so it gets the ordinary ruling on its day. A leg is taken to be the shortest line between its stops
(`path`), and is judged on the day of the stop it leads to. Every country that the line passes over, and every other one within
the corridor, gets an answer about overflight of its own (`overflight`), from the ruling on a landing there that day. If the
aircraft had to land elsewhere it might be in one of the nearest states that would be bound: those are listed too, whatever
the corridor.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from setfoot.facts import BadQuestion, Country, Diversion, Duty, Leg, Overflight, PersonId, Route, Ruling, Stop, Window
from setfoot.judge.overflight import CONTRA, PRO, judge_overflight
from setfoot.judge.path import follow_path
from setfoot.judge.visit import judge_anywhere, judge_everywhere
from setfoot.tables.people import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from setfoot.judge.itinerary import Call
    from setfoot.judge.path import Pass, Path
    from setfoot.tables.borders import Borders
    from setfoot.tables.law import Law
    from setfoot.tables.points import Point

CORRIDOR_KM: Final = 200.0
WIDEST_KM: Final = 2000.0
"""A wider corridor would list half the world; distances are also reckoned on a sphere, which is good enough so far."""
DIVERSIONS: Final = 5
"""How many of the nearest bound states a leg lists; all that it passes over, if they are more."""

NOTES: Final = (
    (
        "Real routes differ from the shortest line: airways, winds, closed air space and air space that a crew avoids or is "
        "refused are not known here. The corridor gives an idea of what else may lie below."
    ),
    (
        "Borders are Natural Earth's at 1:50 million, true to some 5 km; a state touched for a few kilometres may be missed, or "
        "named wrongly. The sea within 12 nautical miles (22.2 km) of a coast is taken as that state's, though some claim "
        "less, and straits, bays and agreed sea borders are not regarded."
    ),
    (
        "Times of departure and alternates are not known. A leg is judged on the day of the stop it leads to; days are those "
        "of the question, whatever the local time below."
    ),
    (
        "An aircraft of state needs the permission of every state below (Chicago Convention, Art. 3(c)); whether it was asked "
        "for and given is seldom public."
    ),
    (
        "A landing, planned or not, is presence: then the ordinary ruling holds. Whether a state near the line has an airport "
        "that would do is not regarded."
    ),
)


def judge_route(
    person: PersonId, calls: Sequence[Call], law: Law, borders: Borders, corridor_km: float = CORRIDOR_KM
) -> Route:
    """The whole itinerary judged; BadQuestion when nobody wants the person, or the corridor is out of bounds."""
    if not 0 <= corridor_km <= WIDEST_KM:
        raise BadQuestion(f"a corridor is 0 to {WIDEST_KM:.0f} km wide on each side, not {corridor_km:g}")
    bench = _Bench(person, law)
    stops = tuple(_stop(call, bench) for call in calls)
    return Route(
        person=person,
        on=stops[0].day,
        corridor_km=corridor_km,
        stops=stops,
        legs=tuple(_leg(start, end, bench, borders, corridor_km) for start, end in pairwise(stops)),
        pro=PRO,
        contra=CONTRA,
        notes=NOTES,
        around=judge_everywhere(person, stops[0].day, law),
        law=law.version,
        as_of=law.as_of,
    )


class _Bench:
    """Rulings on one person, each asked for once."""

    def __init__(self, person: PersonId, law: Law) -> None:
        self._person, self._law = person, law
        self._found: dict[tuple[Country, date, str], Ruling] = {}

    def landing(self, country: Country, day: date, area: str = "") -> Ruling:
        """The ruling on being in the country that day, also where the tables have no rows for it."""
        asked = (country, day, area)
        if asked not in self._found:
            self._found[asked] = judge_anywhere(self._person, country, Window.of(day), self._law, area)
        return self._found[asked]

    def area_of(self, point: Point) -> str:
        """The disputed area that the place lies in, so far as the area's row names the place."""
        town = fold(point.name)
        rows = (row for row in self._law.areas if row.state == point.country)
        return next((row.name for row in rows if town in map(fold, (row.name, *row.names))), "")

    def at_home(self, country: Country, day: date) -> bool:
        """Whether the country is the person's own state, or a territory of it."""
        wanted, territory = self._law.person(self._person), self._law.territory(country, day)
        return wanted is not None and wanted.country == (territory.state if territory else country)


def _stop(call: Call, bench: _Bench) -> Stop:
    point = call.place.point
    area = bench.area_of(point)
    return Stop(
        name=point.name,
        country=point.country,
        latitude=point.latitude,
        longitude=point.longitude,
        day=call.day,
        ruling=bench.landing(point.country, call.day, area),
        home=bench.at_home(point.country, call.day),
        meant="; ".join(
            filter(None, (call.place.meant, f"{area}, whose caveats `setfoot check` tells" if area else ""))
        ),
    )


def _leg(start: Stop, end: Stop, bench: _Bench, borders: Borders, corridor_km: float) -> Leg:
    path = follow_path((start.longitude, start.latitude), (end.longitude, end.latitude), borders)
    beside = sorted((p for p in path.beside if p.off_km <= corridor_km), key=lambda p: (p.at_km, p.off_km))
    return Leg(
        start=start,
        end=end,
        km=path.km,
        line=path.line,
        over=tuple(_overflight(passed, end.day, bench) for passed in path.over),
        beside=tuple(_overflight(passed, end.day, bench) for passed in beside),
        diversions=_diversions(path, end.day, bench),
    )


def _overflight(passed: Pass, day: date, bench: _Bench) -> Overflight:
    landing = bench.landing(passed.country, day)
    duty, reason = judge_overflight(landing, home=bench.at_home(passed.country, day))
    stretches = passed.stretches or ((passed.at_km, passed.at_km),)
    return Overflight(
        country=passed.country,
        duty=duty,
        reason=reason,
        from_km=stretches[0][0],
        to_km=stretches[-1][1],
        off_km=passed.off_km,
        landing=landing,
        stretches=passed.stretches,
    )


def _diversions(path: Path, day: date, bench: _Bench) -> tuple[Diversion, ...]:
    """The bound states nearest to the path: those below it all, and then others until there are enough."""
    found: list[Diversion] = []
    for passed in sorted((*path.over, *path.beside), key=lambda p: (p.off_km, p.stretches or ((p.at_km, 0.0),))):
        if passed.off_km and len(found) >= DIVERSIONS:
            break
        landing = bench.landing(passed.country, day)
        if landing.duty not in (Duty.NOT_BOUND, Duty.UNKNOWN):
            at = passed.at_km if passed.off_km else passed.stretches[0][0]
            found.append(Diversion(passed.country, passed.off_km, at, landing))
    return tuple(found)
