"""The stays of one person in one country in the order of their days, so that a report is not held against every one.

Each stay has a number for as long as it lives, and stands in the drawer of every month that its days touch; one of more
than five years stands in a drawer of its own, which is always opened. A report is shown the stays in the drawers of the
months it may mean. Once all reports of one width have joined, neighbours in the order of first days that have come to
be one are put together. Only those beside a stay that is new, has grown or has moved are looked at, because two
neighbours that were kept apart before are kept apart again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from setfoot.facts import Window
    from setfoot.reconcile.stays import Stay

    Place = tuple[date, tuple[str, ...], int]

MOST: Final = 60
"""Months beyond which a stay stands in the drawer that is always opened."""


class Diary:
    """Stays by number, found by their days."""

    def __init__(self) -> None:
        self._stays: dict[int, Stay] = {}
        self._numbers = count()
        self._drawers: dict[int, set[int]] = {}
        self._long: set[int] = set()
        self._order: list[Place] = []
        self._places: dict[int, Place] = {}
        self._moving: set[int] = set()

    @property
    def stays(self) -> Mapping[int, Stay]:
        """Every stay, by number."""
        return self._stays

    def add(self, stay: Stay) -> None:
        """Enter a new stay; one without days is never found again."""
        number = next(self._numbers)
        self._stays[number] = stay
        if stay.span:
            self._moving.add(number)
            self._file(number, stay.span)

    def change(self, number: int, stay: Stay) -> None:
        """Put the stay in place of the one of that number, whose days it holds."""
        before = self._stays[number]
        self._stays[number] = stay
        self._moving.add(number)
        if before.span != stay.span and before.span and stay.span:
            self._unfile(number, before.span)
            self._file(number, stay.span)

    def around(self, days: Window | None) -> list[int]:
        """The stays that may touch the days, in their order, those not yet placed last; all dated ones for None."""
        months = _months(days) if days else None
        if months is None or len(months) > len(self._drawers):
            found = {*self._places, *self._moving}
        else:
            found = self._long.union(*(self._drawers[month] for month in months if month in self._drawers))
        return sorted(found, key=self._standing)

    def _standing(self, number: int) -> tuple[bool, Place | int]:
        place = self._places.get(number)
        return (place is None, place or number)

    def merge(self, one: Callable[[Stay, Stay], Stay | None]) -> None:
        """Put neighbours together where `one` makes one stay of the two, from the first to the last."""
        for place in self._placed_anew():
            number = place[2]
            if number in self._stays:
                at = bisect_left(self._order, place)
                at -= 1 if at and self._absorbs(at - 1, one) else 0
                while self._absorbs(at, one):
                    pass

    def _placed_anew(self) -> list[Place]:
        """Give every stay that moves its place; the places that have another neighbour before them now."""
        moving, self._moving = self._moving, set()
        left = [self._places.pop(number) for number in moving if number in self._places]
        for place in left:
            del self._order[bisect_left(self._order, place)]
        beside = [self._order[at] for place in left if (at := bisect_left(self._order, place)) < len(self._order)]
        for number in moving:
            stay = self._stays[number]
            assert stay.span is not None
            self._places[number] = (stay.span.first, stay.key, number)
            insort(self._order, self._places[number])
        return sorted({*beside, *(self._places[number] for number in moving)})

    def _absorbs(self, at: int, one: Callable[[Stay, Stay], Stay | None]) -> bool:
        """Whether the stay at this place has taken in the next; it keeps its place until the next merging."""
        if at + 1 >= len(self._order):
            return False
        first, second = self._order[at][2], self._order[at + 1][2]
        merged = one(self._stays[first], self._stays[second])
        if merged is None:
            return False
        gone = self._stays.pop(second)
        assert gone.span is not None
        self._unfile(second, gone.span)
        del self._order[at + 1], self._places[second]
        self._moving.discard(second)
        self.change(first, merged)
        return True

    def _file(self, number: int, days: Window) -> None:
        for drawer in self._drawers_of(days):
            drawer.add(number)

    def _unfile(self, number: int, days: Window) -> None:
        for drawer in self._drawers_of(days):
            drawer.discard(number)

    def _drawers_of(self, days: Window) -> Iterator[set[int]]:
        months = _months(days)
        if len(months) > MOST:
            yield self._long
        else:
            yield from (self._drawers.setdefault(month, set()) for month in months)


def _months(days: Window) -> range:
    """The months that the days touch, counted from the year 0."""
    return range(days.first.year * 12 + days.first.month, days.last.year * 12 + days.last.month + 1)
