"""What we conclude from what was said: trips with their history, origins and conflicts; always recomputed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

from setfoot.facts.days import Truth, Window
from setfoot.facts.decided import Decided, Decision, DecisionField
from setfoot.facts.names import ArticleId, Country, DecisionId, PersonId, ReportId, TripId
from setfoot.facts.ruled import Ruling
from setfoot.facts.said import Quote, Report, Skipped, Source

UNSEEN: Final = timedelta(days=3)
"""How long somebody may have been in a country before being seen there; of 744 stops of a ledger, hardly one had longer."""


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
    decided: str = ""
    """What somebody decided that settles the matter, by whom and when."""
    origins: tuple[int, ...] = ()
    """How many independent origins stand behind each side, in order."""

    @classmethod
    def between(cls, about: About, sides: Sequence[Sequence[Report]], note: str, settled: str = "") -> Self:
        """The disagreement of these reports, side by side, each side with the words of its first."""
        ids = tuple(tuple(one.id for one in side) for side in sides)
        return cls(about, ids, note, tuple(side[0].quote for side in sides), settled)


@dataclass(frozen=True, slots=True)
class Change:
    """A trip took a status; `since` is the first day on which an article said so."""

    status: Status
    since: date | None
    report: ReportId
    because: str = ""
    """The rule by which this word won, as a short sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class Halt:
    """One stop of a journey: a trip with where and when, as far as that is told."""

    trip: TripId
    country: Country
    city: str | None = None
    arrived: Window | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """Trips of one person that follow one another without a return home."""

    id: str
    person: PersonId
    halts: tuple[Halt, ...]
    """In order of arrival."""
    first: date
    last: date
    """From the first day on which the first stop may have begun to the last on which the last may have ended."""

    @property
    def trips(self) -> tuple[TripId, ...]:
        """The trips in order."""
        return tuple(halt.trip for halt in self.halts)


@dataclass(frozen=True, slots=True)
class Dating:
    """Days that a report does not tell, and that follow for it once it is joined to a trip."""

    report: ReportId
    window: Window
    because: str


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
class Mark:
    """The decision that stands on one report: confirmed, rejected or cannot verify."""

    report: ReportId
    decision: DecisionId


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
    seen: bool = False
    """Nobody tells the arrival itself: `arrived` is when the person was first seen there, and may have come before."""
    occasions: tuple[str, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about how the trip was put together: a report joined because it could be no other."""
    support: Support = field(default=Support())
    journey: Journey | None = None
    """The journey it is a stop of, when other stops are known."""
    dated: tuple[Dating, ...] = ()
    """Days of arrival for the reports that tell none, or only roughly; the reports stay as they are."""
    appeared: tuple[Dating, ...] = ()
    """Days within which the articles of undated reports must have appeared."""
    decisions: tuple[Decision, ...] = ()
    """What people decided that bears on this trip, the earliest first; what was withdrawn is not among it."""
    marks: tuple[Mark, ...] = ()
    """In the order of the reports: those on which a decision stands."""

    @property
    def rejected(self) -> frozenset[ReportId]:
        """The reports that somebody rejected: still told, without any weight."""
        kinds = {decision.id: decision.kind for decision in self.decisions}
        return frozenset(mark.report for mark in self.marks if kinds[mark.decision] is Decided.REJECTED)

    @property
    def all_rejected(self) -> bool:
        """Whether nobody's word for the trip is left."""
        return len(self.rejected) == len(self.reports)

    @property
    def corrections(self) -> dict[DecisionField, Decision]:
        """The correction that stands for each field: the latest."""
        found = (one for one in self.decisions if one.kind is Decided.CORRECTED)
        return {one.field: one for one in found if one.field}

    def mark_on(self, report: ReportId) -> Decision | None:
        """The decision that stands on a report."""
        standing = {mark.report: mark.decision for mark in self.marks}.get(report)
        return next((one for one in self.decisions if one.id == standing), None)

    @property
    def happened(self) -> bool:
        """Whether it took place, as far as is known."""
        return self.status in (Status.UNDER_WAY, Status.ENDED)

    @property
    def stay(self) -> Window | None:
        """From the first day of arriving to the last of leaving; None when no day is told."""
        if self.arrived is None:
            return None
        last = max(self.left.last, self.arrived.last) if self.left else self.arrived.last
        return Window(self.arrived.first, last)

    def present(self, day: date) -> Truth:
        """Whether the person was in the country on the day."""
        if self.arrived is None:
            return Truth.UNKNOWN
        left = self.left or self.arrived
        if self.seen and self.arrived.first - UNSEEN <= day < self.arrived.first:
            return Truth.UNKNOWN
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
