"""Where a person can be: states with their codes and capitals, and every place that the news names in a trip.

States are data/states.csv. Places are three tables of one shape, told apart by where they come from: countries.csv
(states, capitals and adjective forms, from states.csv and CLDR), cities.csv (GeoNames) and venues.csv (kept by hand:
palaces, bases, summit towns, regions). A place that stands in two of them has its names added up. A name may belong to
several places; each has its row, and `weight` (inhabitants, or prominence for what has none) settles ties for the reader.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from setfoot.facts import UNDISCLOSED, BadQuestion, Country
from setfoot.tables.people import fold, nearest
from setfoot.tables.rows import data_file, read_rows

PLACE_TABLES: Final = ("countries.csv", "cities.csv", "venues.csv")

NOT_STATES: Final = {
    UNDISCLOSED: "an undisclosed place",
    Country("AI"): "Anguilla",
    Country("BM"): "Bermuda",
    Country("EU"): "European Union",
    Country("FK"): "Falkland Islands",
    Country("FO"): "Faroe Islands",
    Country("GL"): "Greenland",
    Country("GU"): "Guam",
    Country("HK"): "Hong Kong",
    Country("IM"): "Isle of Man",
    Country("KY"): "Cayman Islands",
    Country("MO"): "Macau",
    Country("MS"): "Montserrat",
    Country("PN"): "Pitcairn Islands",
    Country("PR"): "Puerto Rico",
    Country("SH"): "Saint Helena, Ascension and Tristan da Cunha",
    Country("TC"): "Turks and Caicos Islands",
    Country("TK"): "Tokelau",
    Country("UN"): "United Nations",
    Country("VG"): "British Virgin Islands",
}
"""Codes that people or destinations bear and that are no state's; every territory of the law tables has its name here."""

_WITH_ARTICLE: Final = frozenset("AE BS CD CF CG DO FK FO GB GM IM KM KY MH MV NL PH PN SB TC US VA VG".split())  # noqa: SIM905 - easier to read
"""States and territories whose names take an article in a sentence."""


class PlaceKind(StrEnum):
    """What sort of place a name means; a demonym ("Kyrgyz") only points to one."""

    COUNTRY = "country"
    CAPITAL = "capital"
    CITY = "city"
    VENUE = "venue"
    REGION = "region"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class State:
    """One state of the world as the treaty tables know it."""

    code: Country
    iso3: str
    name: str
    capital: str
    group: str
    names: tuple[str, ...] = ()
    """English variants of the name; other languages stand with the places."""
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    verified: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Z]{2}", self.code) or not re.fullmatch(r"[A-Z]{3}", self.iso3):
            raise ValueError(f"{self.code!r} and {self.iso3!r} are not two and three capital letters")


@dataclass(frozen=True, slots=True)
class Place:
    """One place the news can name, with all its names; `name` is the canonical English one."""

    name: str
    country: Country
    kind: PlaceKind
    weight: int = 0
    variants: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name and every variant."""
        return (self.name, *self.variants)


@cache
def load_states() -> tuple[State, ...]:
    """Every state: UN members, Cook Islands, Niue, Palestine, Holy See, Kosovo, Taiwan."""
    return read_rows(data_file("states.csv"), State)


@cache
def load_places() -> tuple[Place, ...]:
    """Every nameable place; one row for each (name, country, kind)."""
    rows = (row for table in PLACE_TABLES for row in read_rows(data_file("places", table), Place))
    return tuple(_merge(rows))


def _merge(rows: Iterable[Place]) -> Iterator[Place]:
    merged: dict[tuple[str, Country, PlaceKind], Place] = {}
    for row in rows:
        key = (row.name, row.country, row.kind)
        if twin := merged.get(key):
            variants = tuple(dict.fromkeys((*twin.variants, *row.variants)))
            merged[key] = replace(twin, variants=variants, weight=max(twin.weight, row.weight))
        else:
            merged[key] = row
    yield from merged.values()


def find_state(states: Sequence[State], words: str) -> State:
    """The one state the words name: by code, iso3, name or variant."""
    wanted = fold(words)
    for state in states:
        if wanted in {fold(name) for name in (state.code, state.iso3, state.name, *state.names)}:
            return state
    near = nearest(wanted, ((name, state) for state in states for name in (state.name, *state.names)))
    known = ", ".join(f"{state.name} ({state.code})" for state in near)
    raise BadQuestion(f"no state is called {words!r}; the nearest are {known}")


def country_name(code: Country) -> str:
    """The English name of a state, or of what else bears a code; the code itself when nobody knows it.

    >>> country_name(Country("KG")), country_name(Country("??"))
    ('Kyrgyzstan', 'an undisclosed place')
    """
    return _country_names().get(code, code)


def with_article(name: str, code: Country) -> str:
    """The state's name as a sentence needs it.

    >>> with_article("Philippines", Country("PH")), with_article("Mongolia", Country("MN"))
    ('the Philippines', 'Mongolia')
    """
    return f"the {name}" if code in _WITH_ARTICLE and not name.lower().startswith("the ") else name


@cache
def _country_names() -> dict[Country, str]:
    return {**NOT_STATES, **{state.code: state.name for state in load_states()}}
