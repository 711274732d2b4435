"""What comes of holding trips against a table that somebody else keeps: rows, pairs, and what is told only once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from setfoot.facts.concluded import Trip
from setfoot.facts.days import Window
from setfoot.facts.names import Country, PersonId

if TYPE_CHECKING:
    from collections.abc import Iterable


class Standing(StrEnum):
    """How a row and a trip stand to one another; every row and every trip is in exactly one of these."""

    SAME = "same"
    """Both tell it, and nothing that both tell differs."""
    DIFFERS = "differs"
    """Both tell it, and a day or the status differs."""
    ONLY_HERE = "only_here"
    """The trip happened by our reports, and the table, which covers the person and the days, has no such row."""
    ONLY_THERE = "only_there"
    """The table has it, and no trip of ours is it, though the person is watched and articles cover the days."""
    UNWATCHED = "unwatched"
    """A row of somebody nobody watched."""
    UNCOVERED = "uncovered"
    """A row whose days no article covers."""
    UNLISTED = "unlisted"
    """A trip of somebody the table has no row of."""
    OUTSIDE = "outside"
    """A trip before the person's first row or after the last one."""
    UNDATED = "undated"
    """A trip of unknown day that no row can be told to be."""
    UNSETTLED = "unsettled"
    """A trip that is rumoured, announced, called off or disputed, and has no row: no table of trips would have it."""


class Field(StrEnum):
    """What two tellings of one trip can differ in."""

    ARRIVED = "arrived"
    LEFT = "left"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of somebody else's table: a person was in a country from one day to another."""

    number: int
    """As a spreadsheet counts; the row of column names is row 1."""
    name: str
    """The person as the table writes them."""
    person: PersonId | None
    """None when nobody watched is called so."""
    country: Country
    start: Window
    """Of one day, or of a month or year where the table tells no more."""
    end: Window | None = None
    places: tuple[str, ...] = ()

    @property
    def days(self) -> Window:
        """From the first day it may have begun to the last day it may have ended."""
        return self.start.hull(self.end) if self.end else self.start


@dataclass(frozen=True, slots=True)
class Difference:
    """What is told differently; `days` is how many days later here than there, none for a status."""

    field: Field
    here: str
    there: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A row, a trip, or a pair of them, and how they stand to one another."""

    standing: Standing
    row: LedgerRow | None = None
    trip: Trip | None = None
    differences: tuple[Difference, ...] = ()
    note: str = ""
    """What is near to it on the other side, or why it could not be told."""

    @property
    def person(self) -> str:
        """The person's id, or the name as the table has it."""
        if self.trip:
            return self.trip.person
        return (self.row.person or self.row.name) if self.row else ""

    @property
    def country(self) -> Country:
        """The country of the trip, else of the row."""
        return self.trip.country if self.trip else self.row.country if self.row else Country("")

    @property
    def day(self) -> Window | None:
        """The window of arrival there, else here."""
        return self.row.start if self.row else self.trip.arrived if self.trip else None


@dataclass(frozen=True, slots=True)
class Ledgered:
    """A whole table held against the trips of an archive."""

    table: str
    """The table's file, as the user named it."""
    tolerance: int
    """Days by which the days of a trip and of a row may lie apart."""
    compared: tuple[Compared, ...]

    def of(self, *standings: Standing) -> tuple[Compared, ...]:
        """Those that stand so, in order."""
        return tuple(one for one in self.compared if one.standing in standings)

    @property
    def counts(self) -> Counter[Standing]:
        """How many stand so."""
        return Counter(one.standing for one in self.compared)

    @property
    def off(self) -> Counter[int]:
        """Of the pairs, by how many days the arrival differs: 0 where both windows share a day."""
        return Counter(_off(one.differences) for one in self.compared if one.row and one.trip and one.trip.arrived)


def _off(differences: Iterable[Difference]) -> int:
    return next((one.days or 0 for one in differences if one.field is Field.ARRIVED), 0)
