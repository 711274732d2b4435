"""Where places lie, and which place the words of an itinerary mean.

Points are data/places/points.csv (GeoNames), a row for each place of the places' tables that has one. A stop is named by two
capital letters of a state (its capital is meant), by any name of a city, capital or venue in any script, by `City, state`, or
by a state's name (again its capital). A name written exactly so counts before one that differs in accents and the like;
of several places of one name the largest is meant, and whoever tells it names the country, so that it can be seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NoReturn

from setfoot.facts import BadQuestion, BadTable, Country
from setfoot.tables.people import fold, nearest
from setfoot.tables.places import Place, PlaceKind, country_name, find_state, load_places, load_states
from setfoot.tables.rows import data_file, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

NORTHERNMOST: Final = 90
EASTERNMOST: Final = 180
TOWNS: Final = (PlaceKind.CAPITAL, PlaceKind.CITY, PlaceKind.VENUE)
"""What can be a stop."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where one place lies, in degrees north and east."""

    country: Country
    name: str
    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Z]{2}", self.country) or not self.name.strip():
            raise ValueError("write the two capital letters of a country and a name")
        if abs(self.latitude) > NORTHERNMOST or abs(self.longitude) > EASTERNMOST:
            raise ValueError(f"{self.latitude}, {self.longitude} is no latitude and longitude in degrees")


@dataclass(frozen=True, slots=True)
class Found:
    """The place that words mean, and how they were understood where a reader could wonder."""

    point: Point
    meant: str = ""


def load_points(file: Path | None = None) -> Mapping[tuple[Country, str], Point]:
    """Points by country and the place's canonical name, the shipped ones or those of a file; BadTable on a bad row."""
    return _shipped() if file is None else _load(file)


@cache
def _shipped() -> Mapping[tuple[Country, str], Point]:
    return _load(data_file("places", "points.csv"))


def _load(file: Traversable | Path) -> Mapping[tuple[Country, str], Point]:
    found: dict[tuple[Country, str], Point] = {}
    for row, point in enumerate(read_rows(file, Point), start=2):
        if (point.country, point.name) in found:
            raise BadTable(file.name, row, f"gives {point.name}, {point.country} a second time")
        found[point.country, point.name] = point
    return found


def find_stop(words: str) -> Found:
    """The place that the words mean; BadQuestion with the nearest names when there is none, or none with a point."""
    if re.fullmatch(r"[A-Z]{2}", words.strip()) and (found := _capital(words.strip())):
        return found
    if found := _largest(_called(words), words):
        return found
    town, comma, state = words.rpartition(",")
    if comma and (code := _code(state)):
        return _largest([place for place in _called(town) if place.country == code], words) or _nobody(town, code)
    return _capital(words) or _nobody(words)


def _called(words: str) -> list[Place]:
    """The places so called, written exactly so or else nearly so."""
    towns = [place for place in load_places() if place.kind in TOWNS]
    plain = words.strip().casefold()
    exact = [place for place in towns if any(name.casefold() == plain for name in place.names)]
    folded = fold(words)
    return exact or [place for place in towns if any(fold(name) == folded for name in place.names)]


def _largest(places: Iterable[Place], words: str) -> Found | None:
    """The largest of them that has a point; BadQuestion when none of several has."""
    ordered = sorted(places, key=lambda place: (-place.weight, place.country, place.name))
    points = load_points()
    located = [place for place in ordered if (place.country, place.name) in points]
    if not ordered:
        return None
    if not located:
        place = ordered[0]
        raise BadQuestion(
            f"it is not known where {place.name}, {country_name(place.country)}, lies; name the town nearest to it"
        )
    best = located[0]
    others = sorted({country_name(place.country) for place in ordered if place.country != best.country})
    meant = f"the largest place called {words.strip()!r}; others are in {', '.join(others)}" if others else ""
    return Found(points[best.country, best.name], meant)


def _code(words: str) -> Country | None:
    """The country that the words name, by code or name; territories count too."""
    wanted = fold(words)
    codes = {place.country for place in load_places()}
    named = (code for code in sorted(codes) if wanted in (code.casefold(), fold(country_name(code))))
    if code := next(named, None):
        return code
    try:
        return find_state(load_states(), words).code
    except BadQuestion:
        return None


def locate(country: Country, city: str | None = None) -> Point | None:
    """Where the country's city lies, or its capital where the city is not known; None where neither is."""
    if city and (point := load_points().get((country, city))):
        return point
    return _capitals().get(country)


@cache
def _capitals() -> Mapping[Country, Point]:
    found = {state.code: load_points().get((state.code, state.capital)) for state in load_states()}
    return {country: point for country, point in found.items() if point}


def _capital(words: str) -> Found | None:
    """The capital of the state that the words name."""
    code = _code(words)
    if code is None:
        return None
    state = next((state for state in load_states() if state.code == code), None)
    point = load_points().get((code, state.capital if state else country_name(code)))
    capitals = (p for p in load_places() if (p.country, p.kind) == (code, PlaceKind.CAPITAL))
    point = point or next((load_points()[code, p.name] for p in capitals if (code, p.name) in load_points()), None)
    return Found(point, f"the capital of {country_name(code)}") if point else None


def _nobody(words: str, country: Country | None = None) -> NoReturn:
    points = load_points()
    towns = [p for p in load_places() if p.kind in TOWNS and (p.country, p.name) in points]
    towns = [place for place in towns if country in (None, place.country)] or towns
    near = nearest(words, ((name, place) for place in towns for name in place.names))
    known = "; ".join(f"{place.name}, {country_name(place.country)}" for place in near)
    raise BadQuestion(
        f"no place called {words.strip()!r} is known; name a city, or a state for its capital; the nearest names are {known}"
    )
