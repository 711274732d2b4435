"""One assertion put to the record as a question, and the record's answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from setfoot.facts import PersonId, Truth, Window

if TYPE_CHECKING:
    from datetime import date

    from setfoot.facts import Assertion, Trip
    from setfoot.reconcile.record import Record


@dataclass(frozen=True, slots=True)
class Question:
    """One assertion, the trip it concerns if any, the days on which the article speaks, and all that may answer it."""

    assertion: Assertion
    trip: Trip | None
    spoken: Window | None
    others: tuple[Trip, ...]
    """The person's other trips."""
    record: Record
    arrived: Window | None = None
    """When the trip it concerns began."""

    @property
    def person(self) -> PersonId:
        """Whom it is about, where it is about a person."""
        return PersonId(self.assertion.subject)

    @property
    def days(self) -> Window | None:
        """The window that is asserted, where the value is one."""
        return window_of(self.assertion.value)

    def unknown(self, says: str = "") -> Answer:
        """It cannot be told."""
        return Answer(self, Truth.UNKNOWN, says)

    def is_so(self, condition: bool, says: str) -> Answer:  # noqa: FBT001 - a truth is made from a bool
        """It is so or it is not."""
        return Answer(self, Truth.of(condition), says)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to one assertion, in a sentence; no sentence where it knows nothing of the matter."""

    question: Question
    holds: Truth
    says: str


def window_of(value: str) -> Window | None:
    """The window that a value is the written form of."""
    try:
        return Window.parse(value)
    except ValueError:
        return None


def done_by(day: date | None, spoken: Window) -> Truth:
    """Whether something dated had been done by the days the article speaks on."""
    if day is None or day > spoken.last:
        return Truth.NO
    return Truth.of(day <= spoken.first) | Truth.UNKNOWN


def sentence(says: str) -> str:
    """The answer with a capital and a full stop."""
    return f"{says[0].upper()}{says[1:]}." if says else ""
