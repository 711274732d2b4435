"""When and where an article puts a summit.

A day or a place counts only where it is tied to the summit's name: right before it ("the July summit", "in August at
the summit", "South Africa's summit") or after it with nothing between but what tells that it is held there and then.
Any other day of the sentence is somebody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import Matter
from setfoot.read.days import Tense
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.facts import Assertion, Country
    from setfoot.read.assertions.sentence import Said
    from setfoot.read.days import DayPhrase

FORMS: Final = frozenset({"month_of", "date", "dates"})
MONTH: Final = 31
REACH: Final = 90
"""Characters between a summit's name and its day."""


def find_summits(said: Said) -> Iterator[Assertion]:
    """One assertion for each summit that is given a day or a month."""
    series = dict(_series_in(said))
    if not series:
        return
    days = [phrase for phrase in said.days() if phrase.form in FORMS]
    for name, (start, end) in series.items():
        after, country = _after(said, end, days)
        phrase = after or _before(said, start, days)
        ahead = phrase and said.lexicon.grammar.summits.ahead.search(said.words, end, phrase.end - said.line.start)
        window = said.window(phrase, Tense.FUTURE if ahead else Tense.ANY) if phrase else None
        if window and window.width <= MONTH:
            yield said.asserts(Matter.SUMMIT, name, str(window), country or _place_before(said, start))


def _series_in(said: Said) -> Iterator[tuple[str, tuple[int, int]]]:
    """The series of events that are named, in order, each with where its first name stands."""
    found: dict[str, tuple[int, int]] = {}
    for name, at in sorted(said.lexicon.events_in(said.words).items(), key=lambda item: item[1]):
        for event in said.lexicon.events_by_name[name]:
            found.setdefault(event.series, (at, at + len(name)))
    yield from found.items()


def _after(said: Said, end: int, days: list[DayPhrase]) -> tuple[DayPhrase | None, Country | None]:
    """The day and the place tied to a name that ends there."""
    cursor, country, held = end, None, said.lexicon.grammar.summits.held
    starts = {phrase.start - said.line.start: phrase for phrase in days}
    places = {said.at(t): t for t in said.line.tokens if t.low == "L" and t.places}
    while cursor < min(end + REACH, len(said.words)):
        gap = held.match(said.words, cursor)
        at = gap.end() if gap else cursor
        if at in starts:
            return starts[at], country
        if at not in places:
            return None, country
        country = places[at].places[0].country
        cursor = said.until(places[at])
    return None, country


def _before(said: Said, start: int, days: list[DayPhrase]) -> DayPhrase | None:
    """The day right before a name that begins there."""
    before = [phrase for phrase in days if phrase.end - said.line.start <= start]
    if not before:
        return None
    gap = said.words[before[-1].end - said.line.start : start]
    return before[-1] if said.lexicon.grammar.summits.named_before.fullmatch(gap) else None


def _place_before(said: Said, start: int) -> Country | None:
    for token in said.line.tokens:
        if token.low == "L" and token.places and 0 <= start - said.until(token) <= REACH:
            gap = said.words[said.until(token) : start]
            owned = token.places[0].kind is not PlaceKind.DEMONYM and gap.strip()
            if owned and said.lexicon.grammar.summits.place_before.fullmatch(gap):
                return token.places[0].country
    return None
