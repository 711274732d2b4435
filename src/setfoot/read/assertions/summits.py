"""When and where an article puts a summit.

A day or a place counts only where it is tied to the summit's name: right before it ("the July summit", "in August at
the summit", "South Africa's summit") or after it with nothing between but what tells that it is held there and then.
The same goes for a place to which somebody goes "for the summit". Any other day of the sentence is somebody else's. A weekday is left open to the one before and the one after; a month or
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
    from setfoot.read.tokens import Token

FORMS: Final = frozenset({"month_of", "date", "dates", "weekday_date", "weekday", "weekday_of", "span", "year"})
YEARLESS: Final = {"month_of": 2, "date": 4, "dates": 6}
"""Of these forms, the part that holds the year."""
REACH: Final = 90
"""Characters between a summit's name and its day."""
BEFORE: Final = 60
"""Characters before the name in which it may be told as called off."""
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
        if said.lexicon.grammar.summits.called_off.search(said.words, max(0, start - BEFORE), end + REACH):
            continue
        after, country, inside = _after(said, end, days)
        phrase = after or _before(said, start, days) or _within(said, start, end, days)
        if country is None:
            country, inside = _place_before(said, start) or _place_within(said, start, end) or (None, False)
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
    for parted in said.lexicon.grammar.summits.parted.finditer(said.words):
        group = (parted["group"] or parted["group2"]).split()
        named = (f"{' '.join(group[n:])} summit" for n in range(len(group)))
        events = next((events for name in named if (events := said.lexicon.events_by_name.get(name))), ())
        for event in events:
            found.setdefault(event.series, parted.span())
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


def _within(said: Said, start: int, end: int, days: list[DayPhrase]) -> DayPhrase | None:
    """The day inside a parted name: "NATO leaders met in July for a summit"."""
    return next((phrase for phrase in days if start < phrase.start - said.line.start < end), None)


def _place_before(said: Said, start: int) -> tuple[Country, bool] | None:
    """The place that owns it, is its host, or to which somebody goes for it; and whether it is surely held there."""
    summits = said.lexicon.grammar.summits
    for token in said.line.tokens:
        if token.low != "L" or not token.places or not 0 <= start - said.until(token) <= REACH:
            continue
        place, gap = token.places[0], said.words[said.until(token) : start]
        if place.kind is PlaceKind.DEMONYM:
            continue
        if not gap.strip():
            if place.kind is not PlaceKind.COUNTRY and summits.own_city.search(said.words, 0, said.at(token)):
                return place.country, False
        elif summits.place_before.fullmatch(gap):
            return place.country, summits.hosted.search(gap) is not None
        elif summits.for_it.fullmatch(_without_days(said, token, start)) and _is_gone_to(said, token):
            return place.country, True
    return None


def _without_days(said: Said, token: Token, start: int) -> str:
    """The words from the place to the name, less the days and the places of the same country in them."""
    words, first = said.words, said.until(token)
    same = [t for t in said.line.tokens if t.low == "L" and t.places and t.places[0].country == token.places[0].country]
    spans = [(phrase.start - said.line.start, phrase.end - said.line.start) for phrase in said.days()]
    spans += [(said.at(one), said.until(one)) for one in same]
    kept, cursor = [], first
    for begun, ended in sorted(spans):
        if cursor <= begun and ended <= start:
            kept.append(words[cursor:begun])
            cursor = ended
    return "".join([*kept, words[cursor:start]])


def _is_gone_to(said: Said, token: Token) -> bool:
    return said.lexicon.grammar.summits.goes_to.search(said.words, 0, said.at(token)) is not None


def _place_within(said: Said, start: int, end: int) -> tuple[Country, bool] | None:
    """The only country of the cities inside a name, "NATO's Vilnius summit", and of the places it is told to be in."""
    held_in = said.lexicon.grammar.summits.inside
    inside = [t for t in said.line.tokens if t.low == "L" and t.places and start < said.at(t) < end]
    cities = [t for t in inside if t.places[0].kind not in {PlaceKind.DEMONYM, PlaceKind.COUNTRY}]
    named = [t for t in inside if held_in.search(said.words, start, said.at(t))]
    countries = {t.places[0].country for t in (*cities, *named)}
    return (countries.pop(), True) if len(countries) == 1 else None
