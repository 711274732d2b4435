"""What an article asserts about matters the tables know, sentence by sentence, with the sentence as its quote.

Membership of the Court ("has not ratified", "ICC member L", "except for L"), how many states are parties, when a summit
was, when the warrant was issued, and "first since" and "last abroad" of the person. What is asserted is only noted here;
reconcile holds it against the record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from setfoot.facts import Article, Assertion, Country, Matter, PersonId, Quote, Window
from setfoot.read.days import DayPhrase, Tense, find_days, resolve
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token

_COURT: Final = re.compile(r"\b(?:ICC|International Criminal Court|Rome Statute|the [Cc]ourt)\b")
_NOT_RATIFIED: Final = re.compile(r"\b(?:has|have) (?:not|never) ratified\b|\bdid not ratify\b")
_NOT_MEMBER: Final = re.compile(
    r"\b(?:is|are|was|were) (?:not|n't) (?:an? )?(?:ICC )?(?:members?|part(?:y|ies)|signator(?:y|ies))\b|\bnot ICC members\b|\bnon-members?\b"
)
_EXCEPT: Final = re.compile(
    r"\bmembers?\b.{0,40}\b(?:except|excluding|apart from|other than)\b(?: for)?", re.IGNORECASE
)
_MEMBER: Final = re.compile(
    r"\b(?:is|are|as) (?:an? |also an? )?(?:ICC )?(?:members?|state part(?:y|ies))(?: country| state)?(?: of| to)?\b|\bICC member(?: country| state)?\b|\ba member (?:of|state)\b|\bjoined the (?:ICC|court)\b"
)
_SIGNED: Final = re.compile(r"\bsigned (?:but (?:has |had )?(?:not|never) ratified )?the (?:Rome Statute|treaty)\b")
_PARTIES: Final = re.compile(r"\b(\d{2,3}) (?:nations|countries|states|member|members|parties)\b")
_FIRST_SINCE: Final = re.compile(
    r"\bfirst\b.{0,60}\b(?:since|after)\b.{0,90}\bwarrant\b|\bnot left \w+ since\b.{0,60}\bwarrant\b", re.IGNORECASE
)
_LAST_ABROAD: Final = re.compile(
    r"\blast (?:travel(?:l)?ed|went|was) abroad\b|\b(?:last|previous) foreign (?:trips?|visits?)\b", re.IGNORECASE
)
_ISSUED: Final = re.compile(
    r"\bwarrants?\b.{0,40}\bissued\b|\bissued\b.{0,60}\bwarrants?\b|\bwarrant\b.{0,40}\bin [A-Z]", re.IGNORECASE
)


def find_assertions(
    line: Line, article: Article, published: Window | None, main: PersonId | None, lexicon: Lexicon
) -> Iterator[Assertion]:
    """The assertions of one settled line; `main` is the person the article is about."""
    text = article.title if line.where == "title" else article.text
    words = text[line.start : line.end]
    quote = Quote(article.id, line.start, line.end, words, line.where)
    if _COURT.search(words):
        yield from _membership(line, words, quote)
        counted = _PARTIES.search(words)
        if counted and re.search(r"Rome Statute|member|ratif|part(?:y|ies)", words):
            yield Assertion(Matter.PARTIES, "", counted.group(1), quote)
    yield from _summits(line, words, text, quote, published, lexicon)
    if main is not None:
        yield from _of_person(line, words, text, quote, main, published, lexicon)


def _membership(line: Line, words: str, quote: Quote) -> Iterator[Assertion]:
    kinds = (
        (_EXCEPT, "excepted"),
        (_NOT_RATIFIED, "not_ratified"),
        (_NOT_MEMBER, "not_party"),
        (_SIGNED, "signed"),
        (_MEMBER, "party"),
    )
    for pattern, value in kinds:
        found = pattern.search(words)
        if found is None:
            continue
        for country in _countries_at(line, found, value):
            yield Assertion(Matter.MEMBER, country, value, quote, country)
        return


def _countries_at(line: Line, found: re.Match[str], value: str) -> tuple[Country, ...]:
    """The states meant: those right after "except" or "ICC member", else those nearest before, with their partners."""
    start, end = line.start + found.start(), line.start + found.end()
    spots = [(token, country) for token in line.tokens if (country := _state(token))]
    after = [country for token, country in spots if end <= token.start <= end + 30]
    if value == "excepted":
        return tuple(dict.fromkeys(after))
    before = [(token, country) for token, country in spots if token.end <= start]
    if "ICC member" in found.group() and before and start - before[-1][0].end <= 6:  # noqa: PLR2004 - ", an "
        after = []
    if value == "party" and after:
        return tuple(dict.fromkeys(after))
    if not before:
        return ()
    chosen = [before[-1]]
    for token, country in reversed(before[:-1]):
        if chosen[0][0].start - token.end <= 6:  # noqa: PLR2004 - " and ", ", "
            chosen.insert(0, (token, country))
    return tuple(dict.fromkeys(country for _, country in chosen))


def _state(token: Token) -> Country | None:
    if token.low != "L" or not token.places or token.places[0].kind is not PlaceKind.COUNTRY:
        return None
    return token.places[0].country


def _summits(
    line: Line, words: str, text: str, quote: Quote, published: Window | None, lexicon: Lexicon
) -> Iterator[Assertion]:
    if "ummit" not in words and "orum" not in words:
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
    if _FIRST_SINCE.search(words):
        yield Assertion(Matter.FIRST_SINCE, main, "warrant", quote)
    months = [p for p in find_days(text, line.start, line.end, lexicon.words) if p.form in {"month_of", "date", "year"}]
    if not months:
        return
    if last := _LAST_ABROAD.search(words):
        phrase = min(months, key=lambda p: abs(p.start - line.start - last.start()))
        if answer := resolve(phrase, published, lexicon.words, Tense.PAST):
            yield Assertion(Matter.LAST_ABROAD, main, str(answer[0]), quote)
    elif (issued := _ISSUED.search(words)) and main in lexicon.warrant_days:
        phrase = min(months, key=lambda p: abs(p.start - line.start - issued.end()))
        if answer := resolve(phrase, published, lexicon.words, Tense.PAST):
            yield Assertion(Matter.WARRANT_ISSUED, main, str(answer[0]), quote)
