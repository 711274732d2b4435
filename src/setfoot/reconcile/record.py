"""What the tables know, as far as reports are held against it: the law, dated events and the names of states.

The caller makes a `Record` from the tables once and passes it in; nothing here loads anything. An article that speaks
of "the BRICS summit in South Africa" fixes a day only together with the events table: of all events of that name in
that country, the one nearest to the days the article speaks of is meant, if it is near at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED, Window
from setfoot.tables.outlets import Press

if TYPE_CHECKING:
    from collections.abc import Mapping

    from setfoot.facts import Country, PersonId
    from setfoot.tables.events import Event
    from setfoot.tables.law import Law
    from setfoot.tables.places import State

NEAR: Final = 150
"""Days by which an article may misplace a yearly summit and still mean that one and not its neighbour."""
REACH: Final = 5
"""Days between arriving and the end of an event for the event to place the end of the stay."""


@dataclass(frozen=True, slots=True)
class Record:
    """The law, the dated events and the states, for holding reports against them."""

    law: Law
    events: tuple[Event, ...] = ()
    states: tuple[State, ...] = ()
    press: Press = field(default_factory=Press.of)
    """The known publishers, by which origins are told apart and marked."""
    homes: Mapping[PersonId, Country] = field(default_factory=dict)
    """The home state of everybody watched."""

    def name(self, country: Country) -> str:
        """The country's English name, or its code where no table knows it."""
        if country == UNDISCLOSED:
            return "an undisclosed country"
        return next((state.name for state in self.states if state.code == country), str(country))

    def event(self, words: str | None, country: Country | None, around: Window | None) -> Event | None:
        """The event that an article means by `words`, held in `country` near `around`.

        Without days to go by, only an event that is alone of its name and country can be meant.
        """
        named = [event for event in self.events if words and _names(event, words)]
        held = [event for event in named if country in (event.country, None, UNDISCLOSED)]
        if around is None:
            return held[0] if len(held) == 1 else None
        near = sorted((around.gap(event.held), event.first, event.id, event) for event in held)
        return near[0][3] if near and near[0][0] <= NEAR else None

    def attended(self, person: PersonId, country: Country, arrived: Window) -> Event | None:
        """The event in the country that the record has the person at within days of arriving; of several, the last."""
        return max(
            (
                event
                for event in self.events
                if event.country == country and person in event.attended and 0 <= _days_on(event, arrived) <= REACH
            ),
            key=lambda event: (event.last, event.id),
            default=None,
        )


def _days_on(event: Event, arrived: Window) -> int:
    return -1 if event.last < arrived.first else arrived.gap(event.held)


def _names(event: Event, words: str) -> bool:
    said = f" {words.casefold()} "
    return any(
        f" {name.casefold()} " in said or said.strip() == name.casefold() for name in (event.series, *event.names)
    )
