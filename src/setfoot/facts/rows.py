"""The rows of the law's tables as users look them up: what is behind an answer, and what differs between two versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from setfoot.facts.days import Window
from setfoot.facts.names import Country, PersonId, TripId
from setfoot.facts.ruled import Duty, Reason


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of one file as it is written there; the row of column names is row 1."""

    file: str
    number: int
    cells: tuple[tuple[str, str], ...]
    """Column and text of every cell that is not empty, but for the four that every row ends with."""
    verified: str
    sources: tuple[str, ...] = ()
    caveat: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Behind:
    """Every row that answers about one state, territory or person rest on."""

    about: str
    """The code of the state or territory, or the person's id."""
    name: str
    summary: str
    """What the rows come to, in a line."""
    rows: tuple[TableRow, ...]
    law: str
    """Version of the law tables."""
    as_of: date


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many rows a file has, and how many of them are verified how far."""

    file: str
    rows: int
    own_knowledge: int
    one_source: int
    two_sources: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What the law's tables hold, and what is known to be left out of them."""

    law: str
    as_of: date
    files: tuple[TableCount, ...]
    left_out: tuple[str, ...] = ()


class Alteration(StrEnum):
    """What became of a row."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CellChange:
    """What one cell said and says; an empty cell is empty text."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that differs; `number` is its row in the new file, or in the old one when it was removed."""

    file: str
    number: int
    key: str
    """What the row is about, as in `AM` or `vladimir-putin ukraine 2023-03-17`."""
    change: Alteration
    columns: tuple[CellChange, ...]


class Occasion(StrEnum):
    """Where a journey that is judged again comes from: a known visit, one called off, or a trip of an archive."""

    VISIT = "visit"
    SKIPPED = "skipped"
    TRIP = "trip"


@dataclass(frozen=True, slots=True)
class Presence:
    """A person in a state on some days, to ask two versions of the law about."""

    kind: Occasion
    person: PersonId
    country: Country
    on: Window
    trip: TripId | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A ruling in short."""

    duty: Duty
    reason: Reason
    contested: bool


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A journey that two versions of the law answer differently; None where the person is not wanted in one."""

    journey: Presence
    old: Answer | None
    new: Answer | None


@dataclass(frozen=True, slots=True)
class LawChange:
    """All that differs between two versions of the law's tables."""

    old: str
    new: str
    rows: tuple[RowChange, ...]
    answers: tuple[AnswerChange, ...]


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """A version of the law's tables that can be named."""

    law: str
    as_of: date
    shipped: bool = False
    """Whether it comes with this setfoot."""
    kept: bool = False
    """Whether the archive keeps its tables."""
    first_used: date | None = None
    """The day on which the archive first concluded by it; None when nobody told the day, or it never was."""
