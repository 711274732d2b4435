"""The parts of a route in words, for lines, pages and maps alike: legs, what lies along them, and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import Window
from setfoot.tell import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from setfoot.facts import Diversion, Leg, Overflight, Route, Stop
    from setfoot.tell.names import Names


def who_goes_where(route: Route, names: Names) -> str:
    """The person and the stops."""
    return f"{names.person(route.person)}: {' > '.join(stop.name for stop in route.stops)}"


def days_of(route: Route) -> str:
    """From the first stop's day to the last one's."""
    return words.span(Window(route.stops[0].day, route.stops[-1].day))


def leg_title(leg: Leg) -> str:
    """The ends of the leg, its length and its day."""
    return f"{leg.start.name} to {leg.end.name}, {leg.km:,.0f} km, judged on {words.day(leg.end.day)}"


def where_along(passed: Overflight) -> str:
    """The kilometres of the leg at which a country is entered and left, or at which it is nearest.

    A country that is left and entered again has one stretch for each time.
    """
    if not passed.stretches:
        return f"{passed.off_km:,.0f} km off at {passed.from_km:,.0f}"
    told = ", ".join(f"{start:,.0f}-{end:,.0f}" for start, end in passed.stretches)
    return f"{told} (its sea)" if passed.off_km else told


def diversion_words(diversion: Diversion, names: Names) -> str:
    """One state that would be bound, how near it is, and whether some contest it."""
    contested = "; some contest it" if diversion.landing.contested else ""
    beside = f"{diversion.off_km:,.0f} km off at {diversion.at_km:,.0f}"
    where = beside if diversion.off_km else f"below from {diversion.at_km:,.0f}"
    return f"{names.country(diversion.country)} ({where}{contested})"


def stop_note(stop: Stop) -> str:
    """What must be said of a stop besides its ruling."""
    return "; ".join(part for part in ("the person's home state" if stop.home else "", stop.meant) if part)


def leg_in_words(leg: Leg, names: Names) -> str:
    """The leg and the states below it, with the answer about flying over each."""
    over = ", ".join(f"{names.country(one.country)} ({words.DUTIES[one.duty]})" for one in leg.over)
    return f"{leg.start.name} to {leg.end.name}, {leg.km:,.0f} km: flies over {over or 'no state'}."


def overflight_words(passed: Overflight) -> str:
    """The answer on flying over."""
    return words.DUTIES[passed.duty]


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "along": where_along,
    "diversion": diversion_words,
    "leg_title": leg_title,
    "overflight": overflight_words,
    "stop_note": stop_note,
}
"""What the templates of routes call."""
