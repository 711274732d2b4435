"""Days as JSON and as words: windows, the days that follow for an undated report, and the stops of a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from setfoot.tell import words

if TYPE_CHECKING:
    from setfoot.facts import Dating, Journey, Window
    from setfoot.tell.names import Names


class WindowJson(TypedDict):
    """The days on one of which something happened."""

    first: str
    last: str


class DatingJson(TypedDict):
    """Days that follow for a report once it is joined to a trip, and why."""

    first: str
    last: str
    because: str


class HaltJson(TypedDict):
    """One stop of a journey."""

    trip: str
    country: str
    city: str | None
    arrived: WindowJson | None


class JourneyJson(TypedDict):
    """Trips that follow one another without a return home."""

    id: str
    trips: list[str]
    first: str
    last: str
    halts: list[HaltJson]


def window_json(window: Window | None) -> WindowJson | None:
    """A window, or null."""
    return {"first": window.first.isoformat(), "last": window.last.isoformat()} if window else None


def dating_json(dating: Dating | None) -> DatingJson | None:
    """Days that follow for a report, or null when it needs none."""
    if dating is None:
        return None
    window = dating.window
    return {"first": window.first.isoformat(), "last": window.last.isoformat(), "because": dating.because}


def journey_json(journey: Journey | None) -> JourneyJson | None:
    """A journey with its stops in order, or null."""
    if journey is None:
        return None
    return {
        "id": journey.id,
        "trips": list(journey.trips),
        "first": journey.first.isoformat(),
        "last": journey.last.isoformat(),
        "halts": [
            {"trip": halt.trip, "country": halt.country, "city": halt.city, "arrived": window_json(halt.arrived)}
            for halt in journey.halts
        ],
    }


def journey_words(journey: Journey, names: Names) -> str:
    """The stops of a journey in a line, in order.

    "on a journey: Minsk 19 December 2022 > Bishkek 20 December 2022"
    """
    stops = (f"{halt.city or names.country(halt.country)} {words.window(halt.arrived)}" for halt in journey.halts)
    return words.one_line(f"on a journey: {' > '.join(stops)}")


def dated_words(dating: Dating) -> str:
    """The arrival that follows for a report that tells none."""
    return f"arrival {words.window(dating.window)}, {words.dated(dating.because)}"


def appeared_words(dating: Dating) -> str:
    """When the article must have appeared."""
    return f"published {words.window(dating.window)}: {words.dated(dating.because)}"
