"""What a sentence asserts of a person's journeys: the first since, none since, few since, the last, the second this year.

The journey is that of the person named nearest before the words, and nobody's when a stranger stands there. "First
foreign trip" without a since says too little and is left; "first visit to a Western country" is the first of a kind,
which other trips do not contradict, and is left too. A since that no table dates ("since the war began") is kept in its
words: it is asserted, and cannot be told. A kind stands before the since: `official` for a first official visit, which
private ones before it do not contradict; `member` where only members of the Court are meant.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import Matter, Window
from setfoot.read.assertions.sentence import holds_any, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from setfoot.facts import Assertion, Country, PersonId
    from setfoot.read.assertions.sentence import Said

MEMBER: Final = "member"
OFFICIAL: Final = "official"
"""Kinds, before the since of a value."""
EVER: Final = "ever"
"""The since of a first of all."""
UNSAID: Final = "unsaid"
"""The since of a first visit that tells none."""
YEAR: Final = "year"
FORMS: Final = frozenset({"month_of", "date", "year", "dates", "span", "ago"})
NEAR: Final = 40
"""Characters from the end of a journey's words to its "since"."""
LONGEST: Final = 60
"""Characters of a since that no table dates."""
LENGTHS: Final = {"week": 7, "month": 30, "year": 365, "decade": 3650}
_CLAUSE: Final = re.compile(r"[,;:.()–—]|\n")


def find_journeys(said: Said) -> Iterator[Assertion]:
    """The assertions of a sentence about the journeys of somebody watched; a question asserts nothing."""
    grammar, words = said.lexicon.grammar.journeys, said.words
    if words.rstrip(" ”\"'’").endswith("?"):
        return
    if holds_any(grammar.of_first, words):
        yield from _first_abroad(said)
        yield from _first_to(said)
        yield from _told_first(said)
    if holds_any(grammar.of_stay, words):
        yield from _not_abroad(said)
        yield from _not_to(said)
    if holds_any(grammar.of_last, words):
        yield from _last_abroad(said)
        yield from _last_to(said)
    yield from _numbered(said)


def _first_abroad(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    member = grammar.first_member.search(said.words)
    found = member or grammar.first.search(said.words)
    if found is None or grammar.denied.search(said.words, 0, found.start()):
        return
    person = said.traveller(found.start())
    since = (_since(said, found.end(), person) or _since_within(said, found)) if person else None
    if not person or not since:
        return
    if member:
        yield said.asserts(Matter.FIRST_SINCE, person, f"{MEMBER} {since[0]}")
    elif not grammar.restricted.search(said.words, found.end(), max(found.end(), since[1])):
        after = said.words[since[1] :].split(",")[0] if since[0] == "warrant" else ""
        if not grammar.restricted.search(after):
            yield said.asserts(Matter.FIRST_SINCE, person, since[0])


def _since_within(said: Said, found: re.Match[str]) -> tuple[str, int] | None:
    """Since the warrant, where that stands inside: "the first time since the warrant that he leaves L"."""
    warrant = said.lexicon.grammar.journeys.since_warrant.search(said.words, found.start(), found.end())
    return ("warrant", warrant.start()) if warrant else None


def _first_to(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    for found in grammar.first_to.finditer(said.words):
        if place := said.country_at(found.end()):
            yield from _first_in(said, found, *place)
    for found in grammar.first_there.finditer(said.words):
        places = [t for t in said.line.tokens if t.low == "L" and t.places and said.until(t) <= found.start()]
        if len({token.places[0].country for token in places}) == 1:
            yield from _first_in(said, found, places[0].places[0].country, found.end())


def _told_first(said: Said) -> Iterator[Assertion]:
    """The visit told as the first after its place, "is his first since", or as that of the first holder of an office."""
    grammar = said.lexicon.grammar.journeys
    for found in grammar.visit_to.finditer(said.words):
        place = said.country_at(found.end())
        if place and (first := grammar.is_first.match(said.words, place[1])):
            yield from _first_in(said, found, place[0], first.end())
    for found in grammar.first_holder.finditer(said.words):
        states = [
            (state, said.until(t)) for t in said.line.tokens if said.at(t) == found.end() and (state := state_of(t))
        ]
        for country, end in states:
            gone = grammar.span.match(said.words, end)
            yield from _first_in(said, found, country, gone.end() if gone else end, unsaid=EVER)
    for found in grammar.never_to.finditer(said.words):
        place = said.country_at(found.end())
        if place and grammar.before_now.match(said.words, place[1]):
            yield from _first_in(said, found, *place, unsaid=EVER)


def _first_in(said: Said, found: re.Match[str], country: Country, end: int, unsaid: str = "") -> Iterator[Assertion]:
    """The first in the country, whose name ends there; `unsaid` is its since where the words tell none."""
    grammar, person = said.lexicon.grammar.journeys, said.traveller(found.start())
    if person is None or country == said.lexicon.people[person].country:
        return
    if grammar.denied.search(said.words, 0, found.start()):
        return
    ever = "ever" in found.group().lower().split()
    since = (EVER, end) if ever else _since(said, end, person) or _by_office(said, found, person)
    since = since or ((unsaid, end) if unsaid else None)
    if since is None and grammar.own.search(said.words, 0, found.start()):
        since = None if grammar.of_a_kind.match(said.words, end) else (UNSAID, end)
    if since and not grammar.restricted.search(said.words, end, max(end, since[1])):
        kind = f"{OFFICIAL} " if found["formal"] else ""
        yield said.asserts(Matter.FIRST_TO, person, f"{kind}{since[0]}", country)


def _by_office(said: Said, found: re.Match[str], person: PersonId) -> tuple[str, int] | None:
    """Since taking office, where that stands inside: "first visit as president to"."""
    if not said.lexicon.grammar.journeys.since_office.search(said.words, found.start(), found.end()):
        return None
    day = _in_office(said, person)
    return (day, found.end()) if day else None


def _not_abroad(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    for pattern, matter, kind in (
        (grammar.stayed, Matter.NOT_ABROAD, ""),
        (grammar.stayed_member, Matter.NOT_ABROAD, f"{MEMBER} "),
        (grammar.rarely, Matter.RARELY_ABROAD, ""),
    ):
        found = pattern.search(said.words)
        if found is None and matter is Matter.NOT_ABROAD and not kind and grammar.opens_since.match(said.words):
            found = grammar.stayed_since.search(said.words)
        if found:
            person = said.traveller(found.start())
            since = (_since(said, found.end(), person) or _since_first(said, person)) if person else None
            if person and since:
                yield said.asserts(matter, person, f"{kind}{since[0]}")


def _since_first(said: Said, person: PersonId) -> tuple[str, int] | None:
    """The since at the head of the sentence."""
    return _since(said, 0, person) if said.lexicon.grammar.journeys.opens_since.match(said.words) else None


def _not_to(said: Said) -> Iterator[Assertion]:
    """Not in one country since: "has not visited L since"."""
    for found in said.lexicon.grammar.journeys.stayed_from.finditer(said.words):
        place, person = said.country_at(found.end()), said.traveller(found.start())
        since = _since(said, place[1], person) if place and person else None
        if place and person and since and place[0] != said.lexicon.people[person].country:
            yield said.asserts(Matter.NOT_ABROAD, person, since[0], place[0])


def _since(said: Said, position: int, person: PersonId) -> tuple[str, int] | None:
    """Since when, as the value of an assertion, and where the words that say so begin."""
    grammar, words = said.lexicon.grammar.journeys, said.words
    if warrant := grammar.since_warrant.search(words, position):
        return "warrant", warrant.start()
    office = grammar.since_office.search(words, position, position + NEAR + 30)
    if office and not _CLAUSE.search(words, position, office.start()):
        day = _in_office(said, person)
        return (day, office.start()) if day else None
    if span := grammar.span.match(words, position):
        gone = _before_span(said, span["span"])
        return (gone, span.start()) if gone else None
    if years := grammar.in_years.match(words, position):
        day = _years_ago(said, years)
        return (day, years.start()) if day else None
    since = grammar.since.search(words, position, position + NEAR)
    return (_dated(said, since.end()), since.start()) if since else None


def _before_span(said: Said, span: str) -> str | None:
    """The day before "this year" or "this month" began."""
    if said.published is None:
        return None
    return str(_begun(said.published, span) - timedelta(days=1))


def _begun(published: Window, span: str) -> date:
    first = published.last.replace(day=1)
    return first.replace(month=1) if span.lower().endswith(YEAR) else first


def _dated(said: Said, position: int) -> str:
    """The day that follows "since", as a window; the words themselves where none does."""
    for pattern, days in said.lexicon.grammar.journeys.starts:
        window = Window.parse(days)
        known = pattern.match(said.words, position)
        if known and (said.published is None or said.published.last >= window.first):
            return str(window)
    clause = _CLAUSE.search(said.words, position)
    end = clause.start() if clause else len(said.words)
    for phrase in said.days():
        # the form "since 2019" holds the word before its day
        start, last = phrase.start - said.line.start, phrase.end - said.line.start
        if phrase.form in FORMS and start <= end and position < last and (told := said.window(phrase)):
            return str(told)
    return said.words[position : min(end, position + LONGEST)].strip(" .")


def _in_office(said: Said, person: PersonId) -> str | None:
    """Since when the person holds the office of the day on which the article speaks."""
    if said.published is None:
        return None
    held = [o for o in said.lexicon.people[person].offices if o.since and o.holds_on(said.published.first)]
    begun = [office.since for office in held if office.since]
    return str(max(begun)) if begun else None


def window_of(value: str) -> Window | None:
    """The window that a value is the written form of."""
    try:
        return Window.parse(value)
    except ValueError:
        return None


def _years_ago(said: Said, years: re.Match[str]) -> str | None:
    """The day since which, at the least, "in four years" says so: half a unit is left to rounding."""
    if said.published is None:
        return None
    counts = said.lexicon.words.numbers["count"]
    count = int(years[1]) if years[1].isdigit() else counts.get(years[1].lower(), 1)
    length = LENGTHS[years[2].lower().removesuffix("s")]
    return str(said.published.first - timedelta(days=max(1, count * length - length // 2)))


def _last_abroad(said: Said) -> Iterator[Assertion]:
    found = said.lexicon.grammar.journeys.last_abroad.search(said.words)
    person = said.traveller(found.start()) if found else None
    window = _told_after(said, found.end()) if found and person else None
    if person and window:
        yield said.asserts(Matter.LAST_ABROAD, person, str(window))


def _last_to(said: Said) -> Iterator[Assertion]:
    """Last in one country: "last visited L in"."""
    for found in said.lexicon.grammar.journeys.last_to.finditer(said.words):
        place, person = said.country_at(found.end()), said.traveller(found.start())
        if place and person and place[0] != said.lexicon.people[person].country:
            window = _told_after(said, place[1])
            if window:
                yield said.asserts(Matter.LAST_ABROAD, person, str(window), place[0])


def _told_after(said: Said, end: int) -> Window | None:
    """The day that the words after a last journey give it."""
    for phrase in said.days():
        start = phrase.start - said.line.start
        gap = said.words[end : max(end, start)]
        near = said.lexicon.grammar.journeys.to_day.fullmatch(gap) and len(gap) <= LONGEST
        if start >= end and phrase.form in FORMS - {"span", "ago"} and near:
            return said.window(phrase)
    return None


def _numbered(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    for found in grammar.numbered.finditer(said.words):
        person, place = said.traveller(found.start()), said.country_at(found.end())
        to_place = found["to"] or found["to2"]
        if person is None or (to_place and place is None) or grammar.denied.search(said.words, 0, found.start()):
            continue
        country, end = place if to_place and place else (None, found.end())
        if said.published is None or country == said.lexicon.people[person].country:
            continue
        if within := _counted_in(said, end, person, said.published):
            number = said.lexicon.words.numbers["ordinal"][(found[1] or found[3]).lower()]
            yield said.asserts(Matter.VISIT_COUNT, person, f"{number} {within}", country)


def _counted_in(said: Said, end: int, person: PersonId, published: Window) -> str | None:
    """What a numbered journey is counted in: this year, or since a day; the words where no table dates them."""
    if span := said.lexicon.grammar.journeys.span.match(said.words, end):
        return str(Window(_begun(published, span["span"]), published.last))
    since = _since(said, end, person)
    days = window_of(since[0]) if since else None
    if days and days.first <= published.last:
        return str(Window(days.first, published.last))
    return since[0] if since else None
