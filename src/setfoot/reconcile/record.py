"""What the tables know, as far as reports are held against it: the law, dated events and the names of states.

The caller makes a `Record` from the tables once and passes it in; nothing here loads anything. An article that speaks
of "the BRICS summit in South Africa" fixes a day only together with the events table: of all events of that name in
that country, the one nearest to the days the article speaks of is meant, if it is near at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED, Window
from setfoot.tables.outlets import Press

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from setfoot.facts import Country, PersonId
    from setfoot.tables.events import Event
    from setfoot.tables.law import Law, Visit
    from setfoot.tables.places import State
    from setfoot.tables.points import Point

NEAR: Final = 150
"""Days by which an article may misplace a yearly summit and still mean that one and not its neighbour."""
REACH: Final = 5
"""Days between arriving and the end of an event for the event to place the end of the stay."""


def nowhere(_country: Country, _city: str | None) -> Point | None:
    """Where no place is known to lie."""
    return None


@dataclass(frozen=True, slots=True)
class Record:
    """The law, the dated events, the states and where places lie, for holding reports against them."""

    law: Law
    events: tuple[Event, ...] = ()
    states: tuple[State, ...] = ()
    locate: Callable[[Country, str | None], Point | None] = nowhere
    """Where a country's city lies, or its capital; asked only when two places are told for one day."""
    known_on: date | None = None
    """The day as of which it is asked; what came later is not known."""
    press: Press = field(default_factory=Press.of)
    """The known publishers, by which origins are told apart and marked."""
    homes: Mapping[PersonId, Country] = field(default_factory=dict)
    """The home state of everybody watched."""
    _named: dict[str, tuple[Event, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The events that words may mean: every report of a summit asks, and there are few ways to name one."""
    _held: dict[Country, tuple[Event, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The events in each country."""

    def as_of(self, day: date) -> Record:
        """The record as it was on a day: who attended an event, and which visits were made, only up to then."""
        known = tuple(one if one.first <= day else replace(one, attended=(), absent=()) for one in self.events)
        return replace(self, events=known, known_on=day)

    def visits(self, person: PersonId) -> tuple[Visit, ...]:
        """The known visits of a person."""
        theirs = (visit for visit in self.law.visits if visit.person == person)
        return tuple(visit for visit in theirs if self.known_on is None or visit.arrived <= self.known_on)

    def name(self, country: Country) -> str:
        """The country's English name, or its code where no table knows it."""
        if country == UNDISCLOSED:
            return "an undisclosed country"
        return next((state.name for state in self.states if state.code == country), str(country))

    def event(self, words: str | None, country: Country | None, around: Window | None) -> Event | None:
        """The event that an article means by `words`, held in `country` near `around`.

        Without days to go by, only an event that is alone of its name and country can be meant.
        """
        if not words:
            return None
        held = [event for event in self._called(words) if country in (event.country, None, UNDISCLOSED)]
        if around is None:
            return held[0] if len(held) == 1 else None
        near = sorted((around.gap(event.held), event.first, event.id, event) for event in held)
        return near[0][3] if near and near[0][0] <= NEAR else None

    def only_event(self, words: str, around: Window | None) -> Event | None:
        """The event of the name near `around`, wherever held; None where there are several, or none."""
        near = [event for event in self._called(words) if around and around.gap(event.held) <= NEAR]
        return near[0] if len(near) == 1 else None

    def events_of(self, words: str, days: Window) -> tuple[Event, ...]:
        """The events of the name held in the days, wherever."""
        return tuple(event for event in self._called(words) if event.held.meets(days))

    def _called(self, words: str) -> tuple[Event, ...]:
        if words not in self._named:
            self._named[words] = tuple(event for event in self.events if _names(event, words))
        return self._named[words]

    def attended(self, person: PersonId, country: Country, arrived: Window) -> Event | None:
        """The event in the country that the record has the person at within days of arriving; of several, the last."""
        if country not in self._held:
            self._held[country] = tuple(event for event in self.events if event.country == country)
        there = (event for event in self._held[country] if person in event.attended)
        near = (event for event in there if 0 <= _days_on(event, arrived) <= REACH)
        return max(near, key=lambda event: (event.last, event.id), default=None)


def _days_on(event: Event, arrived: Window) -> int:
    return -1 if event.last < arrived.first else arrived.gap(event.held)


def _names(event: Event, words: str) -> bool:
    said = f" {words.casefold()} "
    return any(
        f" {name.casefold()} " in said or said.strip() == name.casefold() for name in (event.series, *event.names)
    )
