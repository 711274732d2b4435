"""What the forms must be told besides the values: names for ids, and how wide and colourful a terminal is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from setfoot.facts import UNDISCLOSED, Country, PersonId
from setfoot.tables.places import with_article

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Names:
    """Names of people and countries for readers; an id without a name is told as it is."""

    people: Mapping[PersonId, str] = field(default_factory=dict)
    countries: Mapping[Country, str] = field(default_factory=dict)
    homes: Mapping[PersonId, Country] = field(default_factory=dict)
    """Each person's home state."""

    def person(self, person: PersonId) -> str:
        """The person's name."""
        return self.people.get(person, person)

    def country(self, country: Country) -> str:
        """The country's name, or that it is not told."""
        return "undisclosed destination" if country == UNDISCLOSED else self.countries.get(country, country)

    def in_words(self, country: Country) -> str:
        """The country's name as a sentence needs it: the Philippines.

        >>> Names(countries={Country("PH"): "Philippines"}).in_words(Country("PH"))
        'the Philippines'
        """
        name = "an undisclosed destination" if country == UNDISCLOSED else self.country(country)
        return with_article(name, country)

    def home(self, person: PersonId) -> str:
        """The name of the person's home state; empty when it is not known."""
        return self.country(self.homes[person]) if person in self.homes else ""


@dataclass(frozen=True, slots=True)
class Look:
    """How the terminal looks; only the `lines` forms care."""

    width: int = 100
    colour: bool = False
