"""What an article asserts about matters the tables know, sentence by sentence, with the sentence as its quote.

Membership of the Court ("has not ratified", "ICC member L", "except for L"), how many states are parties, when a summit
was, when the warrant was issued, and "first since" and "last abroad" of the person. What is asserted is only noted here;
reconcile holds it against the record.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from setfoot.facts import Article, Assertion, Country, Matter, PersonId, Quote, Window
from setfoot.read.days import DayPhrase, Tense, find_days, resolve
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from setfoot.read.grammar import CourtGrammar
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token


def find_assertions(
    line: Line, article: Article, published: Window | None, main: PersonId | None, lexicon: Lexicon
) -> Iterator[Assertion]:
    """The assertions of one settled line; `main` is the person the article is about."""
    text, quote = article.part(line.where), article.quote(line.start, line.end, line.where)
    words, court = quote.text, lexicon.grammar.court
    if court.names_court.search(words) or (court.means_court.search(words) and _names_court(article, court)):
        yield from _membership(line, words, quote, court)
        counted = court.parties.search(words)
        rough = counted and court.roughly.search(words, 0, counted.start())
        if counted and not rough and court.about_parties.search(words):
            yield Assertion(Matter.PARTIES, "", counted.group(1), quote)
    yield from _summits(line, words, text, quote, published, lexicon)
    if main is not None:
        yield from _of_person(line, words, text, quote, main, published, lexicon)


def _names_court(article: Article, court: CourtGrammar) -> bool:
    return any(court.names_court.search(text) for text in (article.title, article.text))


def _membership(line: Line, words: str, quote: Quote, court: CourtGrammar) -> Iterator[Assertion]:
    for pattern, value in court.memberships:
        found = pattern.search(words)
        if found is None or (value == "excepted" and court.unsettled.search(words, 0, found.start())):
            continue
        if value in {"party", "not_party", "signed"} and not _is_told(found, words, value, court):
            return
        for country in _countries_at(line, words, found, value, court):
            yield Assertion(Matter.MEMBER, country, value, quote, country)
        return


def _is_told(found: re.Match[str], words: str, value: str, court: CourtGrammar) -> bool:
    """Whether membership of the Court is meant, and as a fact: neither of another body nor wished, past or denied."""
    if court.of_something_else(found, words):
        return False
    clause = max(words.rfind(mark, 0, found.start()) for mark in (",", ";", ":"))
    return value == "not_party" or not court.unsettled.search(words, clause + 1, found.start())


def _countries_at(line: Line, words: str, found: re.Match[str], value: str, court: CourtGrammar) -> tuple[Country, ...]:
    """The states meant: those right after "except" or "ICC member", else those nearest before, with their partners."""
    start, end = line.start + found.start(), line.start + found.end()
    spots = [(token, country) for token in line.tokens if (country := _state(token))]
    if value != "excepted":
        apart = _told_apart(spots, line, words, court)
        spots = [(token, country) for token, country in spots if token.start not in apart]
    after = [(token, country) for token, country in spots if end <= token.start <= end + 30]
    if value == "excepted":
        return tuple(dict.fromkeys(country for _, country in after))
    before = [(token, country) for token, country in spots if token.end <= start]
    near = bool(before) and start - before[-1][0].end <= 6  # noqa: PLR2004 - ", an "
    if value == "party" and not near and not found.group().startswith(court.belongs_before):
        listed = [
            country
            for token, country in after
            if court.straight_before.fullmatch(words, found.end(), token.start - line.start)
        ]
        if listed:
            return tuple(listed)
    if not before:
        return ()
    chosen = [before[-1]]
    for token, country in reversed(before[:-1]):
        if chosen[0][0].start - token.end <= 6:  # noqa: PLR2004 - " and ", ", "
            chosen.insert(0, (token, country))
    return tuple(dict.fromkeys(country for _, country in chosen))


def _told_apart(spots: list[tuple[Token, Country]], line: Line, words: str, court: CourtGrammar) -> frozenset[int]:
    """Where the states stand that "unlike" and its like set apart: the first after it, and its list up to an "and"."""
    apart: set[int] = set()
    for mark in court.apart.finditer(words):
        listed = [token for token, _ in spots if token.start >= line.start + mark.end()]
        if not listed or listed[0].start - line.start - mark.end() > 5:  # noqa: PLR2004 - " the "
            continue
        apart.add(listed[0].start)
        apart |= {token.start for token in _list_from(listed, line, words, court)}
    return frozenset(apart)


def _list_from(listed: list[Token], line: Line, words: str, court: CourtGrammar) -> list[Token]:
    """The list that the first token opens, up to its "and"; only the first where no "and" closes one."""
    for n, (one, other) in enumerate(pairwise(listed), 1):
        between = words[one.end - line.start : other.start - line.start]
        if not court.listed.fullmatch(between):
            return []
        if court.list_closed.match(between):
            return listed[: n + 1]
    return []


def _state(token: Token) -> Country | None:
    if token.low != "L" or not token.places or token.places[0].kind is not PlaceKind.COUNTRY:
        return None
    return token.places[0].country


def _summits(
    line: Line, words: str, text: str, quote: Quote, published: Window | None, lexicon: Lexicon
) -> Iterator[Assertion]:
    if not any(piece in words for piece in lexicon.grammar.court.summit):
        return
    days = find_days(text, line.start, line.end, lexicon.words)
    spots = [(token.start, country) for token in line.tokens if (country := _state(token))]
    for series, at in _series_in(words, lexicon):
        position = line.start + at
        dated = [p for p in days if p.form in {"month_of", "date", "dates"}]
        if not dated:
            continue
        phrase = min(dated, key=lambda p: _distance(p, position))
        answer = resolve(phrase, published, lexicon.words, Tense.PAST)
        country = min(spots, key=lambda spot: (spot[0] < position, abs(spot[0] - position)), default=(0, None))[1]
        if answer and answer[0].width <= 31:  # noqa: PLR2004 - a month
            yield Assertion(Matter.SUMMIT, series, str(answer[0]), quote, country)


def _distance(phrase: DayPhrase, position: int) -> tuple[bool, int]:
    """Right before the summit's name ("the July summit"), else the first after it, else the nearest before."""
    if 0 <= position - phrase.end <= 2:  # noqa: PLR2004 - a space
        return False, 0
    return phrase.start < position, abs(phrase.start - position)


def _series_in(words: str, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    found: dict[str, int] = {}
    for name, at in lexicon.events_in(words).items():
        for event in lexicon.events_by_name[name]:
            found.setdefault(event.series, at)
    yield from sorted(found.items(), key=lambda item: item[1])


def _of_person(
    line: Line, words: str, text: str, quote: Quote, main: PersonId, published: Window | None, lexicon: Lexicon
) -> Iterator[Assertion]:
    court = lexicon.grammar.court
    if _first_since_warrant(words, court):
        yield Assertion(Matter.FIRST_SINCE, main, "warrant", quote)
    months = [p for p in find_days(text, line.start, line.end, lexicon.words) if p.form in {"month_of", "date", "year"}]
    if not months:
        return
    if last := court.last_abroad.search(words):
        phrase = min(months, key=lambda p: abs(p.start - line.start - last.start()))
        if answer := resolve(phrase, published, lexicon.words, Tense.PAST):
            yield Assertion(Matter.LAST_ABROAD, main, str(answer[0]), quote)
    elif (issued := court.issued.search(words)) and _whose_warrant(line, main, lexicon) == main:
        phrase = min(months, key=lambda p: abs(p.start - line.start - issued.end()))
        if answer := resolve(phrase, published, lexicon.words, Tense.PAST):
            yield Assertion(Matter.WARRANT_ISSUED, main, str(answer[0]), quote)


def _first_since_warrant(words: str, court: CourtGrammar) -> bool:
    """Whether it says that the person was nowhere abroad since the warrant; a first of some kind says less."""
    first = court.first.search(words)
    if first is None or not court.since_warrant.search(words, first.end()):
        return False
    return not court.restricted.search(words, first.end())


def _whose_warrant(line: Line, main: PersonId, lexicon: Lexicon) -> PersonId | None:
    """The person under a warrant whom the sentence names; the article's main person when it names none or several."""
    named = {token.person for token in line.tokens if token.person in lexicon.warrant_days}
    return named.pop() if len(named) == 1 else main if main in lexicon.warrant_days else None
