"""A planned flight: its stops with their rulings, and the states that each leg passes over and beside.

Kilometres are measured along the shortest line over the earth (the geodesic of WGS84), `from_km`, `to_km` and `at_km` from the
start of the leg; `off_km` is the least distance between that line and a country's land.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from setfoot.facts.names import Country, PersonId
from setfoot.facts.ruled import Duty, Reason, Ruling


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where the flight begins, lands or ends: being there is presence, so it has an ordinary ruling."""

    name: str
    country: Country
    latitude: float
    longitude: float
    day: date
    ruling: Ruling
    home: bool = False
    """Whether it lies in the person's own state."""
    meant: str = ""
    """How the words of the question were understood, where a reader could wonder."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One reason why a state is, or is not, under a duty towards somebody who only flies over it."""

    says: str
    article: str
    ours: bool = False
    """Whether it is our reading, which no Chamber has confirmed."""


@dataclass(frozen=True, slots=True)
class Overflight:
    """A country that a leg passes over, or beside within the corridor, with its own answer."""

    country: Country
    duty: Duty
    reason: Reason
    from_km: float
    to_km: float
    off_km: float
    """0 when the leg passes over its land; over its territorial sea, or beside it, the least distance to its land."""
    landing: Ruling
    """What would hold if the aircraft landed there that day."""
    stretches: tuple[tuple[float, float], ...] = ()
    """Each entering and leaving; empty for a country beside."""

    @property
    def over_km(self) -> float:
        """How much of the leg lies over the country."""
        return sum(end - start for start, end in self.stretches)


@dataclass(frozen=True, slots=True)
class Diversion:
    """A state that would be bound if the aircraft landed there: how near it is, and from where on the leg."""

    country: Country
    off_km: float
    at_km: float
    landing: Ruling


@dataclass(frozen=True, slots=True)
class Leg:
    """The flight from one stop to the next, judged on the day of the stop it leads to."""

    start: Stop
    end: Stop
    km: float
    line: tuple[tuple[float, float], ...]
    """Longitudes and latitudes along the way, for drawing."""
    over: tuple[Overflight, ...]
    """In the order of entering."""
    beside: tuple[Overflight, ...]
    """In the order of the point at which each is nearest."""
    diversions: tuple[Diversion, ...]
    """The nearest first."""


@dataclass(frozen=True, slots=True)
class Route:
    """A planned itinerary of one person, stop by stop and leg by leg."""

    person: PersonId
    on: date
    """The day of departure."""
    corridor_km: float
    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    pro: tuple[Argument, ...]
    """That a state is bound towards somebody in its air space."""
    contra: tuple[Argument, ...]
    """That it is not."""
    notes: tuple[str, ...]
    """What is not known, or not regarded."""
    around: tuple[Ruling, ...]
    """The answer of every state on the day of departure, for the map."""
    law: str
    as_of: date
