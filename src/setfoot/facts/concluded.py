"""What we conclude from what was said: trips with their history, origins and conflicts; always recomputed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from setfoot.facts.days import Truth, Window
from setfoot.facts.names import ArticleId, Country, PersonId, ReportId, TripId
from setfoot.facts.ruled import Ruling
from setfoot.facts.said import Quote, Report, Skipped, Source


class Status(StrEnum):
    """How far a trip has come, as we conclude from all its reports."""

    RUMOURED = "rumoured"
    ANNOUNCED = "announced"
    UNDER_WAY = "under_way"
    ENDED = "ended"
    CALLED_OFF = "called_off"
    DISPUTED = "disputed"


class About(StrEnum):
    """What a conflict is about."""

    DAY = "day"
    COUNTRY = "country"
    STAGE = "stage"
    TWO_PLACES = "two_places"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Reports that cannot all be right, or one that the record contradicts."""

    about: About
    sides: tuple[tuple[ReportId, ...], ...]
    note: str
    quotes: tuple[Quote, ...] = ()
    """One quote for each side, in order, where a side has words."""
    settled: str = ""
    """What the record says, when it settles the matter."""
    origins: tuple[int, ...] = ()
    """How many independent origins stand behind each side, in order."""


@dataclass(frozen=True, slots=True)
class Change:
    """A trip took a status; `since` is the first day on which an article said so."""

    status: Status
    since: date | None
    report: ReportId


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that go back to one origin, and why we say so."""

    articles: tuple[ArticleId, ...]
    because: str
    marks: tuple[str, ...] = ()
    """What to know of its tellers, in words: state media, officials alone, the same owner as another origin's."""
    state_media: tuple[str, ...] = ()
    """State media that publish it or that it names as its source."""
    party: bool = False
    """A party to the event tells it: state media or officials of the visitor's state or of the visited one."""


@dataclass(frozen=True, slots=True)
class Support:
    """How many independent origins stand behind each field of a trip; 0 where the field is empty or inferred."""

    country: int = 0
    arrived: int = 0
    left: int = 0
    status: int = 0
    city: int = 0
    occasion: int = 0


@dataclass(frozen=True, slots=True)
class Trip:
    """What we conclude from all reports of one person's one stay in one country."""

    id: TripId
    person: PersonId
    country: Country
    status: Status
    reports: tuple[Report, ...]
    """In order of publication, then of the quotes."""
    cities: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()
    arrived: Window | None = None
    left: Window | None = None
    occasions: tuple[str, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about how the trip was put together: a report joined because it could be no other."""
    support: Support = field(default=Support())

    def present(self, day: date) -> Truth:
        """Whether the person was in the country on the day."""
        if self.arrived is None:
            return Truth.UNKNOWN
        left = self.left or self.arrived
        if day < self.arrived.first or day > left.last:
            return Truth.NO
        return Truth.of(self.arrived.last <= day <= left.first) | Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Every report in exactly one trip or among the skipped."""

    trips: tuple[Trip, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A trip with all that is told of it: its sources by article id and its ruling."""

    trip: Trip
    sources: tuple[Source, ...] = field(default=())
    ruling: Ruling | None = None
    """None when the person was never wanted."""
