"""What an itinerary asks: the places in their order, each with its day.

Stops are parted by `>`, `->`, an arrow or an angle mark; a day may stand behind a name. A stop without a day has the day of the
stop before it, the first one the day of the question. Days may not go backwards, and nobody flies to where he or she is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from setfoot.facts import BadQuestion
from setfoot.tables.points import Found, find_stop

_BETWEEN: Final = re.compile("->|[>→›]")  # noqa: RUF001 - the angle mark is one that people type
_DAYED: Final = re.compile(r"(?P<name>.*?)[\s,]+(?P<day>\d{4}-\d\d-\d\d)")
_DATED: Final = re.compile(r"\d+[./-]\d+[./-]\d+$")
"""Numbers that somebody meant as a day."""
_EXAMPLE: Final = '"Moscow > Ulaanbaatar 2026-12-02 > Johannesburg"'


@dataclass(frozen=True, slots=True)
class Call:
    """One place of an itinerary, on its day."""

    place: Found
    day: date


def read_itinerary(text: str, on: date) -> tuple[Call, ...]:
    """The stops that the text names; BadQuestion when one is not known, or they cannot follow each other."""
    words = [part.strip() for part in _BETWEEN.split(text)]
    if len(words) < 2 or not all(words):  # noqa: PLR2004 - a flight has two ends
        raise BadQuestion(f"an itinerary has two stops at least, with > between them: {_EXAMPLE}")
    calls: list[Call] = []
    for part in words:
        name, day = _dayed(part)
        calls.append(Call(find_stop(name), day or (calls[-1].day if calls else on)))
    for before, after in pairwise(calls):
        told = f"{before.place.point.name} ({before.day}) > {after.place.point.name} ({after.day})"
        if after.day < before.day:
            raise BadQuestion(f"days go backwards in {told}; write the stops in the order in which they are made")
        if after.place.point == before.place.point:
            raise BadQuestion(f"{told} is the same place twice; name it once")
    return tuple(calls)


def _dayed(part: str) -> tuple[str, date | None]:
    """The name, and the day behind it if there is one."""
    found = _DAYED.fullmatch(part)
    if not found and (odd := _DATED.search(part)):
        raise BadQuestion(f"{odd[0]!r} is not a day; write it as 2026-12-02")
    if not found:
        return part, None
    try:
        return found["name"], date.fromisoformat(found["day"])
    except ValueError:
        raise BadQuestion(f"{found['day']!r} is not a day; write it as 2026-12-02") from None
