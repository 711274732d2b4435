"""Days as sources tell them: a window is vagueness, not duration; and the three truth values."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator


class Truth(Enum):
    """Kleene's three values, the only three-valued thing in the house.

    >>> Truth.YES & Truth.UNKNOWN
    <Truth.UNKNOWN: 'unknown'>
    >>> Truth.NO & Truth.UNKNOWN, Truth.YES | Truth.UNKNOWN
    (<Truth.NO: 'no'>, <Truth.YES: 'yes'>)
    >>> ~Truth.UNKNOWN
    <Truth.UNKNOWN: 'unknown'>
    """

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"

    @property
    def rank(self) -> int:
        """0 for no, 1 for unknown, 2 for yes."""
        return ("no", "unknown", "yes").index(self.value)

    def __and__(self, other: Truth) -> Truth:
        return min(self, other, key=lambda truth: truth.rank)

    def __or__(self, other: Truth) -> Truth:
        return max(self, other, key=lambda truth: truth.rank)

    def __invert__(self) -> Truth:
        return {Truth.NO: Truth.YES, Truth.YES: Truth.NO}.get(self, Truth.UNKNOWN)

    @classmethod
    def of(cls, condition: bool) -> Truth:  # noqa: FBT001 - a truth is made from a bool, there is no other argument
        """The definite truth of a plain condition."""
        return cls.YES if condition else cls.NO


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The days on ONE of which something happened; its width is how vague the source is.

    >>> str(Window.parse("2024-09"))
    '2024-09-01..2024-09-30'
    >>> Window.parse("2024-09-02").width
    1
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            msg = f"a window cannot end ({self.last}) before it begins ({self.first})"
            raise ValueError(msg)

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(self.width))

    @property
    def width(self) -> int:
        """How many days it spans, at least one."""
        return (self.last - self.first).days + 1

    @classmethod
    def of(cls, day: date) -> Self:
        """The window of one known day."""
        return cls(day, day)

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """Some day of the month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2024`, `2024-09`, `2024-09-02` or two of them joined by `..`; ValueError otherwise."""
        first, dots, last = text.strip().partition("..")
        if dots:
            return cls(cls.parse(first).first, cls.parse(last).last)
        parts = first.split("-")
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", first):
            msg = f"{text!r} is not a day: write 2024-09-02, 2024-09, 2024, or two of these joined by '..'"
            raise ValueError(msg)
        numbers = [int(part) for part in parts]
        match numbers:
            case [year]:
                return cls(date(year, 1, 1), date(year, 12, 31))
            case [year, month]:
                return cls.of_month(year, month)
            case _:
                return cls.of(date(*numbers))

    def meets(self, other: Window) -> Window | None:
        """The days both windows allow, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last) if first <= last else None

    def gap(self, other: Window) -> int:
        """Days strictly between the two; 0 when they touch or overlap."""
        return max(0, (other.first - self.last).days - 1, (self.first - other.last).days - 1)

    def hull(self, other: Window) -> Window:
        """The smallest window that holds both."""
        return Window(min(self.first, other.first), max(self.last, other.last))

    def wider(self, days: int) -> Window:
        """The window with `days` added at both ends."""
        return Window(self.first - timedelta(days=days), self.last + timedelta(days=days))
