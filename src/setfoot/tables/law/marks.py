"""What every law row has in common: days in order, how far it was verified, and days known only to lie between two."""

from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from setfoot.facts import Truth

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

STATUTE: Final = date(2002, 7, 1)
"""The Statute entered into force on the first day of the month after the 60th day after the 60th deposit (Art. 126(1))."""
OWN_KNOWLEDGE: Final = "own-knowledge"
VERIFIED: Final = (OWN_KNOWLEDGE, "own+1 source", "own+2 sources")
"""How far the main fact of a row was verified."""


def in_order(**days: date | None) -> None:
    """Refuse days that run backwards; days that are not known are passed over."""
    known = [(name, day) for name, day in days.items() if day]
    for (before, early), (after, late) in pairwise(known):
        if late < early:
            raise ValueError(f"{after} ({late}) comes before {before} ({early})")


def marked(verified: str, sources: tuple[str, ...]) -> None:
    """Refuse a mark that is none, and one that claims a source without naming it."""
    if verified not in VERIFIED:
        raise ValueError(f"verified is {verified!r}; write one of {', '.join(VERIFIED)}")
    if verified != OWN_KNOWLEDGE and not sources:
        raise ValueError(f"verified is {verified!r}, but no source is named")


def a_year_after(day: date) -> date:
    """The same day of the next year; 28 February for a leap day."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def reached(day: date, first: date | None, last: date | None = None) -> Truth:
    """Whether something that came to pass on `first`, or by `last` at the latest, has come to pass by the day.

    >>> reached(date(2023, 5, 1), date(2023, 4, 6), date(2023, 7, 18))
    <Truth.UNKNOWN: 'unknown'>
    """
    if first is None or day < first:
        return Truth.NO
    return Truth.UNKNOWN if last is not None and day < last else Truth.YES


def holds(day: date, since: date | None, until: date | None) -> bool:
    """Whether the day lies between the two, both included; an unknown end shuts nothing out."""
    return (since is None or since <= day) and (until is None or day <= until)


def days_of(row: "DataclassInstance") -> tuple[date, ...]:
    """Every day that stands in the row."""
    values = (getattr(row, field.name) for field in fields(row))
    return tuple(value for value in values if isinstance(value, date))
