"""All names the reader knows, in one automaton: people in every form, places, events, with the words of the language.

A person's forms are the full name and aliases, first and last name alone where there are more, and the family name.
People who are not watched but known (the shipped list) are kept too, so that "President Ahmadinejad" is somebody else
and no watched person. The automaton finds all of them in one pass, at a cost that does not grow with the list.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from setfoot.read.languages import grammar_of
from setfoot.tables.events import Event, load_events
from setfoot.tables.law import load_law
from setfoot.tables.outlets import Outlet, load_outlets
from setfoot.tables.people import FAMILY_NAME_FIRST, Person, load_people
from setfoot.tables.places import Place, PlaceKind, load_places, load_states
from setfoot.tables.words import Words, load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from daachorse import CharwiseDoubleArrayAhoCorasick

    from setfoot.facts import Country, PersonId
    from setfoot.read.grammar import Grammar

PARTICLES: Final = frozenset(
    ("al", "el", "bin", "ibn", "de", "van", "von", "der", "da", "dos", "la", "le", "abu", "ben")
)
JOINED_PARTICLES: Final = ("al-", "el-", "Al-", "El-")
OFFICE_SLACK: Final = timedelta(days=75)
"""A title still or already names its holder this long after or before the office: president-elect, "former"."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form of one person's name."""

    person: PersonId
    full: bool
    """A full name or alias; a family name alone needs support from the rest of the article."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything read needs to know, loaded once and passed down."""

    people: Mapping[PersonId, Person]
    """Watched and merely known people."""
    watched: frozenset[PersonId]
    words: Words
    grammar: Grammar
    """What the language's own module tells beside its words."""
    events: tuple[Event, ...]
    outlets: tuple[Outlet, ...]
    names: Mapping[str, tuple[NameForm, ...]]
    spots: Mapping[str, tuple[Place, ...]]
    holders: Mapping[tuple[Country, str], tuple[PersonId, ...]]
    """Who held an office of that title, by home state; the dates are the person's."""
    automaton: CharwiseDoubleArrayAhoCorasick
    patterns: tuple[str, ...]
    people_automaton: CharwiseDoubleArrayAhoCorasick
    """The names of watched people only: the cheap test."""
    watched_forms: tuple[str, ...] = ()
    """The forms by which the cheap test goes, so that a gate before it may go by the same."""
    events_by_name: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    events_attended: Mapping[tuple[PersonId, Country], tuple[Event, ...]] = field(default_factory=dict)
    """By person and country, the events that somebody is known to have attended."""
    event_pattern: re.Pattern[str] = field(default_factory=lambda: re.compile(r"(?!)"))
    not_people: frozenset[str] = frozenset()
    """Capitalised words, lower case, that are nobody's name: regions, bodies, agencies."""
    word_kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds_before: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The kind of the first cue row that has the word before the preposition: `arrived` `in`."""
    capitals: Mapping[Country, Place] = field(default_factory=dict)
    learned: bool = False
    """Whether the learned decision joins the rules; else they read alone, as the first reader did."""
    warrant_days: Mapping[PersonId, tuple[date, ...]] = field(default_factory=dict)
    """Days on which warrants against a person were issued: events by which an undated article dates itself."""

    def names_somebody(self, *texts: str) -> bool:
        """Whether a watched name may stand in any of the texts: the test that turns most articles away."""
        return any(
            stands_whole(text, start, end)
            or (self.watched_forms[number] not in self.names and begins_whole(text, start))
            for text in texts
            for start, end, number in self.people_automaton.find_overlapping(text)
        )

    def events_in(self, words: str) -> dict[str, int]:
        """The names of dated events in the words, each with its first offset."""
        found: dict[str, int] = {}
        for match in self.event_pattern.finditer(words):
            found.setdefault(match.group(), match.start())
        return found

    def holder(self, country: Country, title: str, day: date) -> PersonId | None:
        """The one person known to hold (or to have just held) the office on the day."""
        able = [
            person
            for person in self.holders.get((country, title), ())
            if any(office.title == title and office.holds_on(day) for office in self.people[person].offices)
        ]
        return able[0] if len(able) == 1 else None


_WORDLIKE: Final = re.compile(r"\w")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def stands_whole(text: str, start: int, end: int) -> bool:
    """Whether the span is not part of a longer word; scripts without spaces have no such bounds."""
    if _CJK.match(text[start]):
        return True
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_WORDLIKE.match(before) or _WORDLIKE.match(after))


def begins_whole(text: str, start: int) -> bool:
    """Whether no letter stands before; the last word of an office may be longer."""
    return not (start and _WORDLIKE.match(text[start - 1]))


def plain(name: str) -> str:
    """The name without accents, as agencies write it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def family_name(person: Person) -> str:
    """The family name as the press uses it alone.

    >>> from setfoot.facts import Country, PersonId
    >>> family_name(Person(PersonId("x"), "Xi Jinping", Country("CN"), "m"))
    'Xi'
    """
    parts = person.name.split()
    if person.country in FAMILY_NAME_FIRST and person.name.isascii():
        return parts[0]
    if len(parts) > 2 and parts[-2].lower() in PARTICLES:  # noqa: PLR2004 - a particle stands between two other words
        return " ".join(parts[-2:])
    return parts[-1]


def _spellings(name: str) -> Iterator[str]:
    for form in {name, plain(name)}:
        yield form
        if "-" in form:
            yield form.replace("-", " ")
            first, *rest = form.split("-")
            yield "-".join([first, *(part.lower() if part[:1].isupper() else part.title() for part in rest)])


def name_forms(person: Person) -> Iterator[tuple[str, bool]]:
    """Every form under which articles name the person, and whether it is a full name."""
    for name in (person.name, *person.aliases):
        parts = name.split()
        whole = len(parts) > 1 or not name.isascii()
        for form in _spellings(name):
            yield form, whole
        if len(parts) > 2 and name.isascii() and person.country not in FAMILY_NAME_FIRST:  # noqa: PLR2004 - middle names may be left out
            if parts[-2].lower() not in PARTICLES:
                yield f"{parts[0]} {parts[-1]}", True
            else:
                yield parts[-1], False
        if len(parts) > 1 and " of " not in name and (person.country not in FAMILY_NAME_FIRST or not name.isascii()):
            yield from ((form, False) for form in _spellings(parts[-1]))
    for form in _spellings(family_name(person)):
        yield form, False
    last = family_name(person)
    for particle in JOINED_PARTICLES:
        if last.startswith(particle):
            yield last.removeprefix(particle), False


def _name_table(people: Iterable[Person], barred: frozenset[str]) -> dict[str, tuple[NameForm, ...]]:
    """Forms with their bearers; a lone name that is also a place, a number or a common word is left to full names."""
    table: dict[str, dict[PersonId, bool]] = {}
    for person in people:
        for form, whole in name_forms(person):
            if len(form) > 1 and (whole or not (form in barred or form.lower() in barred or _ROMAN.fullmatch(form))):
                known = table.setdefault(form, {})
                known[person.id] = known.get(person.id, False) or whole
    return {form: tuple(NameForm(p, whole) for p, whole in sorted(known.items())) for form, known in table.items()}


_ROMAN: Final = re.compile(r"[IVX]+\.?|Jr\.?|Sr\.?")


def _spot_table(places: Iterable[Place], barred: frozenset[str]) -> dict[str, tuple[Place, ...]]:
    """Names of places in every language, without those that are mostly something else (`barred`, lower case)."""
    table: dict[str, list[Place]] = {}
    for place in places:
        for name in dict.fromkeys((place.name, *place.variants)):
            if len(name) > 1 and not (place.kind is PlaceKind.CITY and name.lower() in barred):
                table.setdefault(name, []).append(place)
    return {name: tuple(sorted(found, key=_prominence)) for name, found in table.items()}


def _prominence(place: Place) -> tuple[bool, bool, int, str]:
    return (place.kind is PlaceKind.DEMONYM, place.kind is not PlaceKind.COUNTRY, -place.weight, place.country)


def _holder_table(people: Iterable[Person]) -> dict[tuple[Country, str], tuple[PersonId, ...]]:
    table: dict[tuple[Country, str], list[PersonId]] = {}
    for person in people:
        for title in dict.fromkeys(office.title for office in person.offices):
            table.setdefault((person.country, title), []).append(person.id)
    return {office: tuple(sorted(ids)) for office, ids in table.items()}


def _kinds_before(words: Words) -> dict[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for cue in words.cues:
        for word in cue.words:
            for preposition in cue.preps:
                table.setdefault((word, preposition), cue.kind)
    return table


def _word_kinds(words: Words) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for cue in words.cues:
        for word in cue.words:
            kinds.setdefault(word, set()).add(cue.kind)
    return {word: frozenset(found) for word, found in kinds.items()}


def _events_by_name(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    table: dict[str, list[Event]] = {}
    for event in events:
        for name in dict.fromkeys((event.series, *event.names)):
            table.setdefault(name, []).append(event)
    return {name: tuple(found) for name, found in table.items()}


def _events_attended(events: Iterable[Event]) -> dict[tuple[PersonId, Country], tuple[Event, ...]]:
    table: dict[tuple[PersonId, Country], list[Event]] = {}
    for event in events:
        for person in event.attended:
            table.setdefault((person, event.country), []).append(event)
    return {key: tuple(found) for key, found in table.items()}


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)")


def _outlet_words() -> Iterator[str]:
    for outlet in load_outlets():
        for name in (outlet.name, *outlet.variants):
            yield from name.lower().split()


def _office_forms(people: Iterable[Person], grammar: Grammar) -> list[str]:
    """How articles name a watched person by office alone, for the cheap test."""
    states = {state.code: state for state in load_states()}
    return sorted(
        {
            form
            for person in people
            if (state := states.get(person.country))
            for form in grammar.names.office_names(state, tuple(office.title for office in person.offices))
        }
    )


def _warrant_days() -> dict[PersonId, tuple[date, ...]]:
    law = load_law()
    return {person: tuple(sorted({w.issued for w in law.warrants(person)})) for person in law.wanted}


def load_lexicon(people: tuple[Person, ...], language: str = "en", *, learned: bool = True) -> Lexicon:
    """The lexicon that watches `people`; everybody else on the shipped list is known, not watched.

    With `learned` the shipped weights, where the language has any, add what the rules do not see and tell the stage;
    without, the rules alone read.
    """
    from daachorse import (  # noqa: PLC0415 - keeps `import setfoot` light
        MATCH_KIND_LEFTMOST_LONGEST,
        CharwiseDoubleArrayAhoCorasick,
    )

    watched = {person.id: person for person in people}
    known = {person.id: person for person in load_people() if person.id not in watched}
    everybody = watched | known
    places, words = load_places(), load_words(language)
    given = {person.name.split()[0].lower() for person in everybody.values() if person.country not in FAMILY_NAME_FIRST}
    spots = _spot_table(places, frozenset({*given, *words.lists["not_places"]}))
    names = _name_table(everybody.values(), frozenset({*spots, *words.lists["not_surnames"]}))
    patterns = tuple(dict.fromkeys((*names, *spots)))
    by_name = _events_by_name(load_events())
    watched_forms = [form for form, meanings in names.items() if any(m.person in watched for m in meanings)]
    watched_forms = list(dict.fromkeys((*watched_forms, *_office_forms(watched.values(), grammar_of(words.language)))))
    return Lexicon(
        people=everybody,
        watched=frozenset(watched),
        words=words,
        grammar=grammar_of(words.language),
        events=load_events(),
        outlets=load_outlets(),
        names=names,
        spots=spots,
        holders=_holder_table(everybody.values()),
        automaton=CharwiseDoubleArrayAhoCorasick(list(patterns), MATCH_KIND_LEFTMOST_LONGEST),
        patterns=patterns,
        people_automaton=CharwiseDoubleArrayAhoCorasick(watched_forms or ["\x00"]),
        watched_forms=tuple(watched_forms or ["\x00"]),
        events_by_name=by_name,
        events_attended=_events_attended(load_events()),
        event_pattern=_any_of(by_name),
        not_people=frozenset((*words.lists["regions"], *_outlet_words())),
        word_kinds=_word_kinds(words),
        kinds_before=_kinds_before(words),
        warrant_days=_warrant_days(),
        capitals={place.country: place for place in reversed(places) if place.kind is PlaceKind.CAPITAL},
        learned=learned and words.learned,
    )
