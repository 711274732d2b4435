"""When and where an article puts a summit.

A day or a place counts only where it is tied to the summit's name: right before it ("the July summit", "in August at
the summit", "South Africa's summit") or after it with nothing between but what tells that it is held there and then.
Any other day of the sentence is somebody else's. A weekday is left open to the one before and the one after; a month or
day without a year is that of the summit's own, where one was held then. A place alone is told too, with no day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import Matter
from setfoot.read.days import Tense
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.facts import Assertion, Country, Window
    from setfoot.read.assertions.sentence import Said
    from setfoot.read.days import DayPhrase

FORMS: Final = frozenset({"month_of", "date", "dates", "weekday_date", "weekday", "weekday_of", "span", "year"})
YEARLESS: Final = {"month_of": 2, "date": 4, "dates": 6}
"""Of these forms, the part that holds the year."""
REACH: Final = 90
"""Characters between a summit's name and its day."""
WEEK: Final = 7
"""Days; "last week" of a Sunday or Monday may be either of two."""
MONTH: Final = 31
SEASON: Final = 93
"""Days; a longer time without a place says nothing of when it was."""


def find_summits(said: Said) -> Iterator[Assertion]:
    """One assertion for each summit that is given a day, a month, a year or a place."""
    series = dict(_series_in(said))
    if not series:
        return
    days = [phrase for phrase in said.days() if phrase.form in FORMS]
    for name, (start, end) in series.items():
        after, country, inside = _after(said, end, days)
        phrase = after or _before(said, start, days)
        country = country or _place_before(said, start)
        window = _held(said, phrase, (start, end), name) if phrase else None
        if window and (country or window.width <= SEASON or (phrase and phrase.form == "year")):
            yield said.asserts(Matter.SUMMIT, name, str(window), country)
        elif country and inside:
            yield said.asserts(Matter.SUMMIT, name, "", country)


def _held(said: Said, phrase: DayPhrase, at: tuple[int, int], name: str) -> Window | None:
    """The days of the phrase, as a summit of the series is tied to them."""
    start, end = phrase.start - said.line.start, phrase.end - said.line.start
    first, last = (at[1], end) if start >= at[1] else (end, at[0])
    ahead = said.lexicon.grammar.summits.ahead.search(said.words, first, last)
    tense = Tense.FUTURE if ahead else Tense.ANY
    window = said.window(phrase, tense)
    if phrase.form == "weekday":
        ends = [one for one in (said.window(phrase, Tense.PAST), said.window(phrase, Tense.FUTURE)) if one]
        return ends[0].hull(ends[-1]) if ends else None
    if phrase.form == "span" and window and window.width <= MONTH:
        return window.wider(WEEK - 1)
    if phrase.form not in YEARLESS or phrase.parts[YEARLESS[phrase.form]]:
        return window
    known = [event.held for event in said.lexicon.events if event.series == name]
    able = [window, *(said.window(phrase, other) for other in (Tense.FUTURE, Tense.PAST))]
    return next((one for one in able if one and any(held.meets(one) for held in known)), window)


def _series_in(said: Said) -> Iterator[tuple[str, tuple[int, int]]]:
    """The series of events that are named, in order, each with where its first name stands."""
    found: dict[str, tuple[int, int]] = {}
    for name, at in sorted(said.lexicon.events_in(said.words).items(), key=lambda item: item[1]):
        for event in said.lexicon.events_by_name[name]:
            found.setdefault(event.series, (at, at + len(name)))
    yield from found.items()


def _after(said: Said, end: int, days: list[DayPhrase]) -> tuple[DayPhrase | None, Country | None, bool]:
    """The day and the place tied to a name that ends there, and whether it is told to be in that place."""
    cursor, country, inside, summits = end, None, False, said.lexicon.grammar.summits
    starts = {phrase.start - said.line.start: phrase for phrase in days}
    places = {said.at(t): t for t in said.line.tokens if t.low == "L" and t.places}
    day: DayPhrase | None = None
    while cursor < min(end + REACH, len(said.words)):
        gap = summits.held.match(said.words, cursor)
        at = cursor + 1 if cursor + 1 in starts else gap.end() if gap else cursor
        if at in starts and day is None:
            day, cursor = starts[at], starts[at].end - said.line.start
        elif at in places and (day is None or (country is None and summits.inside.search(said.words, cursor, at))):
            here = places[at].places[0].country
            if country not in {None, here}:
                break
            inside = inside or summits.inside.search(said.words, cursor, at) is not None
            country, cursor = here, said.until(places[at])
        else:
            break
    return day, country, inside


def _before(said: Said, start: int, days: list[DayPhrase]) -> DayPhrase | None:
    """The day right before a name that begins there."""
    before = [phrase for phrase in days if phrase.end - said.line.start <= start]
    if not before:
        return None
    gap = said.words[before[-1].end - said.line.start : start]
    return before[-1] if said.lexicon.grammar.summits.named_before.fullmatch(gap) else None


def _place_before(said: Said, start: int) -> Country | None:
    """The place that owns it or is its host."""
    for token in said.line.tokens:
        if token.low == "L" and token.places and 0 <= start - said.until(token) <= REACH:
            gap = said.words[said.until(token) : start]
            owned = token.places[0].kind is not PlaceKind.DEMONYM and gap.strip()
            if owned and said.lexicon.grammar.summits.place_before.fullmatch(gap):
                return token.places[0].country
    return None
