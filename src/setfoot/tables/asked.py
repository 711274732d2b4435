"""Which place a question means: a state, a territory, a disputed area, or a city or region and the state it is in.

The kinds are tried in this order, so that a name of a state never means a city: a code of two letters, the name of a state,
of a territory with a code (Gibraltar), of an area without one (Crimea), and at last any place that the news names
(Bishkek), of which the largest is meant unless its state stands behind it ("San Jose, CR"). Whose an area is stands in the
law's tables, and not in the places of the news, which follow the labels' convention (the Golan Heights). What is found
nowhere is a BadQuestion with the nearest names of all kinds.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from setfoot.facts import UNDISCLOSED, BadQuestion, Country
from setfoot.tables.law import Law
from setfoot.tables.people import fold, nearest
from setfoot.tables.places import Place, PlaceKind, country_name, load_places, load_states, with_article


class Asked(NamedTuple):
    """A place as a question to the law needs it."""

    country: Country
    """The code of the state or territory that is asked about."""
    area: str = ""
    """The area of that state in areas.csv, when one was named."""
    note: str = ""
    """What to tell whoever named something else than a state or territory."""


def find_asked(words: str, law: Law) -> Asked:
    """The place the words name; BadQuestion with the nearest names when nothing is called so."""
    code, wanted = Country(words.strip().upper()), fold(words)
    if code == UNDISCLOSED or (re.fullmatch(r"[A-Z]{2}", code) and law.knows(code)):
        return Asked(code)
    for country, names in _coded(law):
        if wanted in map(fold, names):
            return Asked(country)
    for area in law.areas:
        if wanted in map(fold, (area.name, *area.names)):
            return Asked(area.state, area.name, f"{area.name}: the answer is for {_within(area.state)}")
    if found := _called(wanted, law):
        return Asked(found[0].country, "", f"{found[0].name} is in {_within(found[0].country)}{_others(found)}")
    town, comma, state = words.rpartition(",")
    if comma and (found := [place for place in _called(fold(town), law) if place.country == _coded_as(state, law)]):
        return Asked(found[0].country, "", f"{found[0].name} is in {_within(found[0].country)}")
    if not wanted:
        raise BadQuestion(f"{words!r} names no place; write a state's code or name, or a city, as in MN")
    near = nearest(words, _everything(law).items())
    raise BadQuestion(f"no place is called {words!r}; the nearest are {', '.join(near)}")


def _told(country: Country) -> str:
    return f"{country_name(country)} ({country})"


def _within(country: Country) -> str:
    return f"{with_article(country_name(country), country)} ({country})"


def _coded(law: Law) -> Iterator[tuple[Country, tuple[str, ...]]]:
    """Everything with a code, states before territories, and its names."""
    for state in load_states():
        yield state.code, (state.iso3, state.name, *state.names)
    for row in law.territories:
        yield row.code, (row.name, *row.names)


def _coded_as(words: str, law: Law) -> Country | None:
    """The state or territory behind the comma of "San Jose, CR", by its code or name."""
    code, wanted = words.strip().upper(), fold(words)
    named = (country for country, names in _coded(law) if code == country or wanted in map(fold, names))
    return next(named, None)


def _others(found: Sequence[Place]) -> str:
    """Where else a place of that name is, for whoever meant that one."""
    best = found[0]
    codes = sorted({place.country for place in found} - {best.country})
    where = ", ".join(_within(code) for code in codes)
    return f", the largest of that name; others are in {where}: write {best.name}, {codes[0]}" if codes else ""


def _called(wanted: str, law: Law) -> list[Place]:
    """The places of this name, the largest first; a demonym ("Kyrgyz") is no place."""
    places = (place for place in load_places() if place.kind is not PlaceKind.DEMONYM and law.knows(place.country))
    found = [place for place in places if wanted and wanted in map(fold, place.names)]
    return sorted(found, key=lambda place: -place.weight)


def _everything(law: Law) -> dict[str, str]:
    """Every name with the place as it is told, the code or the country behind it; none so short that it is like all."""
    told = {
        place.name: f"{place.name} ({place.country})"
        for place in load_places()
        if place.kind is not PlaceKind.DEMONYM and law.knows(place.country)
    }
    told |= {name: f"{area.name} ({area.state})" for area in law.areas for name in (area.name, *area.names)}
    told |= {name: _told(country) for country, names in _coded(law) for name in names}
    return {name: place for name, place in told.items() if len(name) > len("ISO")}
