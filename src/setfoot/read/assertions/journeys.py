"""What a sentence asserts of a person's journeys: the first since, none since, few since, the last, the second this year.

The journey is that of the person named nearest before the words, and nobody's when a stranger stands there. "First
foreign trip" without a since says too little and is left; "first visit to a Western country" is the first of a kind,
which other trips do not contradict, and is left too. A since that no table dates ("since the war began") is kept in its
words: it is asserted, and cannot be told.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import Matter, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.facts import Assertion, PersonId
    from setfoot.read.assertions.sentence import Said

FORMS: Final = frozenset({"month_of", "date", "year", "dates", "span", "ago"})
NEAR: Final = 40
"""Characters from the end of a journey's words to its "since"."""
LONGEST: Final = 60
"""Characters of a since that no table dates."""
LENGTHS: Final = {"week": 7, "month": 30, "year": 365, "decade": 3650}
_CLAUSE: Final = re.compile(r"[,;:.()–—]|\n")


def find_journeys(said: Said) -> Iterator[Assertion]:
    """The assertions of a sentence about the journeys of somebody watched."""
    yield from _first_abroad(said)
    yield from _first_to(said)
    yield from _not_abroad(said)
    yield from _last_abroad(said)
    yield from _numbered(said)


def _first_abroad(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    found = grammar.first.search(said.words)
    if found is None or grammar.denied.search(said.words, 0, found.start()):
        return
    person = said.traveller(found.start())
    since = _since(said, found.end(), person) if person else None
    if person and since and not grammar.restricted.search(said.words, found.end(), since[1]):
        after = said.words[since[1] :].split(",")[0] if since[0] == "warrant" else ""
        if not grammar.restricted.search(after):
            yield said.asserts(Matter.FIRST_SINCE, person, since[0])


def _first_to(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    for found in grammar.first_to.finditer(said.words):
        place, person = said.country_at(found.end()), said.traveller(found.start())
        if place is None or person is None or grammar.denied.search(said.words, 0, found.start()):
            continue
        country, end = place
        if country == said.lexicon.people[person].country:
            continue
        ever = "ever" in found.group().lower()
        since = ("ever", end) if ever else _since(said, end, person)
        if since and not grammar.restricted.search(said.words, end, since[1]):
            yield said.asserts(Matter.FIRST_TO, person, since[0], country)


def _not_abroad(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    for pattern, matter in ((grammar.stayed, Matter.NOT_ABROAD), (grammar.rarely, Matter.RARELY_ABROAD)):
        if found := pattern.search(said.words):
            person = said.traveller(found.start())
            since = _since(said, found.end(), person) if person else None
            if person and since:
                yield said.asserts(matter, person, since[0])


def _since(said: Said, position: int, person: PersonId) -> tuple[str, int] | None:
    """Since when, as the value of an assertion, and where the words that say so begin."""
    grammar, words = said.lexicon.grammar.journeys, said.words
    if warrant := grammar.since_warrant.search(words, position):
        return "warrant", warrant.start()
    office = grammar.since_office.search(words, position, position + NEAR + 30)
    if office and not _CLAUSE.search(words, position, office.start()):
        day = _in_office(said, person)
        return (day, office.start()) if day else None
    if years := grammar.in_years.match(words, position):
        day = _years_ago(said, years)
        return (day, years.start()) if day else None
    since = grammar.since.search(words, position, position + NEAR)
    return (_dated(said, since.end()), since.start()) if since else None


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


def _years_ago(said: Said, years: re.Match[str]) -> str | None:
    """The day since which, at the least, "in four years" says so: half a unit is left to rounding."""
    if said.published is None:
        return None
    counts = said.lexicon.words.numbers["count"]
    count = int(years[1]) if years[1].isdigit() else counts.get(years[1].lower(), 1)
    length = LENGTHS[years[2].lower().removesuffix("s")]
    return str(said.published.first - timedelta(days=max(1, count * length - length // 2)))


def _last_abroad(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    found = grammar.last_abroad.search(said.words)
    person = said.traveller(found.start()) if found else None
    if found is None or person is None:
        return
    for phrase in said.days():
        gap = said.words[found.end() : max(found.end(), phrase.start - said.line.start)]
        after = phrase.start - said.line.start >= found.end()
        if after and phrase.form in FORMS - {"span", "ago"} and grammar.to_day.fullmatch(gap) and len(gap) <= LONGEST:
            if window := said.window(phrase):
                yield said.asserts(Matter.LAST_ABROAD, person, str(window))
            return


def _numbered(said: Said) -> Iterator[Assertion]:
    grammar = said.lexicon.grammar.journeys
    for found in grammar.numbered.finditer(said.words):
        person, place = said.traveller(found.start()), said.country_at(found.end())
        if person is None or (found["to"] and place is None) or grammar.denied.search(said.words, 0, found.start()):
            continue
        country, end = place if found["to"] and place else (None, found.end())
        span = grammar.span.match(said.words, end)
        if span is None or said.published is None or country == said.lexicon.people[person].country:
            continue
        last = said.published.last
        whole = (
            Window(last.replace(month=1, day=1), last) if "year" in span["span"] else Window(last.replace(day=1), last)
        )
        number = said.lexicon.words.numbers["ordinal"][found[1].lower()]
        yield said.asserts(Matter.VISIT_COUNT, person, f"{number} {whole}", country)
