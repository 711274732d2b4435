"""What an article asserts about matters the tables know, sentence by sentence, with the sentence as its quote.

Membership of the Court ("has not ratified", "ICC member L", "except for L"), how many states are parties, when a summit
was, when the warrant was issued, and "first since" and "last abroad" of the person. What is asserted is only noted here;
reconcile holds it against the record.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from setfoot.facts import Article, Assertion, Country, Matter, PersonId, Quote, Window
from setfoot.read.days import DayPhrase, Tense, find_days, resolve
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token

_COURT: Final = re.compile(r"\b(?:ICC|International Criminal Court|Rome Statute)\b")
_THE_COURT: Final = re.compile(r"\b[Tt]he [Cc]ourt\b")
"""Means the International Criminal Court only in an article that names it."""
_NEVER: Final = r"(?:not|never|n't|n’t)(?: yet| ever| so far)?"
_NOT_RATIFIED: Final = re.compile(
    rf"\b(?:has|have|had|ha[sd]|have|did) ?{_NEVER} ratif(?:y|ied)\b|\bnever ratified\b|\byet to ratify\b"
)
_NOT_MEMBER: Final = re.compile(
    rf"\b(?:is|are|was|were|am|be|become|became|been) ?(?:{_NEVER}|no|no longer) (?:an? )?(?:ICC |state )?(?:members?|part(?:y|ies)|signator(?:y|ies))\b"
    rf"|\b(?:has|have|had) ?{_NEVER} been (?:an? )?(?:ICC |state )?(?:members?|part(?:y|ies))\b"
    rf"|\b(?:has|have|had|did|do|does) ?{_NEVER} (?:joined|join|acceded|accede|signed up|sign up|become|became)\b"
    r"|\b(?:never|not yet|refused to|declined to|yet to) (?:joined?|acceded?|signed up|sign up)\b"
    r"|\bnot ICC members?\b|\bnon-members?\b"
)
_EXCEPT: Final = re.compile(
    r"(?:\bmembers?\b.{0,40}\b(?:except|excluding)|\b(?:all|every|each)\b.{0,60}\bmembers?\b.{0,40}\b(?:apart from|other than))\b(?: for)?",
    re.IGNORECASE,
)
_MEMBER: Final = re.compile(
    r"\b(?:is|are|as) (?:an? |also an? )?(?:ICC )?(?:members?|state part(?:y|ies))(?: country| state)?(?: of| to)?\b|\bICC member(?: country| state)?\b|\ba member (?:of|state)\b|\bjoined the (?:ICC|International Criminal Court|[Cc]ourt)\b"
)
_SIGNED: Final = re.compile(r"\bsigned (?:but (?:has |had )?(?:not|never) ratified )?the (?:Rome Statute|treaty)\b")
_OPEN: Final = re.compile(
    r"\b(?:would|will|could|might|may|should|if|whether|wants?|plans?|to (?:become|join)|until|former(?:ly)?|used to|[Nn]o|[Nn]ot|[Nn]ever|[Nn]either|[Nn]or|[Nn]one|without|refus\w+|declin\w+)\b|n['’]t\b"
    r"|\b(?:was|were)(?: also)?(?: an?)?\s*$"
)
"""Before a membership in its clause: what is wished, past or denied is no membership."""
_OF_COURT: Final = re.compile(
    r"(?:the |its |that |this )?(?:[\w-]+-based |Hague )?(?:ICC|International Criminal|[Cc]ourt|Rome Statute|[Tt]reaty|[Ss]tatute|tribunal)"
)
_AT_ONCE: Final = re.compile(
    r"s?\s*(?:(?:the )?(?:ICC|International Criminal Court|[Cc]ourt|Rome Statute))?,?\s*(?:the )?"
)
"""Between a membership and the state whose it is: "ICC member L", "as a member of the court, L"."""
_APART: Final = re.compile(
    r"\b(?:unlike|except(?: for)?|excluding|other than|apart from|as opposed to|neither|nor)\b", re.IGNORECASE
)
"""The states named after these are told apart from what the sentence says of the others."""
_LISTED: Final = re.compile(r",? ?(?:and|or|nor) (?:the )?|, (?:the )?")
_PARTIES: Final = re.compile(r"\b(\d{2,3}) (?:nations|countries|states|member|members|parties)\b")
_ROUGHLY: Final = re.compile(
    r"\b(?:more than|over|about|some|nearly|almost|around|at least|roughly|other|another|first) $", re.IGNORECASE
)
_TRIP: Final = r"(?:trip|visit|journey|travel)"
_ABROAD: Final = (
    r"(?:abroad|overseas|out of the country|outside (?:of )?(?:his|her|the|their) (?:own )?(?:home )?country)"
)
_LEAVES: Final = (
    rf"(?:travel|travell?ed|travels|ventured?|ventures|go|goes|gone|went|been|is|was|trip|journey) {_ABROAD}"
    r"|(?:left|leaves?|leaving) (?:the country|Russia|Israel|Sudan|home)"
)
_FIRST: Final = re.compile(
    rf"\bfirst (?:known |confirmed |such |ever |publicly known )*(?:{_TRIP} {_ABROAD}|(?:foreign|international|overseas) {_TRIP}"
    rf"|{_TRIP} to (?:a|any|another) foreign country|time\b.{{0,60}}?\b(?:{_LEAVES}))"
    rf"|\b(?:{_LEAVES})\b(?: again)? for the first time|\bnot left \w+(?: \w+)?(?= since)",
    re.IGNORECASE,
)
_SINCE_WARRANT: Final = re.compile(r"\b(?:since|after)\b.{0,90}\bwarrant\b", re.IGNORECASE)
_RESTRICTED: Final = re.compile(
    r"\b(?:to|in|of|into) (?:an?|any|another|one of)\b(?! foreign)|\b(?:outside|beyond|members?|western|nato|european union|eu|state part(?:y|ies))\b",
    re.IGNORECASE,
)
"""After a "first": it is the first of some kind only, which earlier trips of another kind do not contradict."""
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
    text, quote = article.part(line.where), article.quote(line.start, line.end, line.where)
    words = quote.text
    if _COURT.search(words) or (_THE_COURT.search(words) and _names_court(article)):
        yield from _membership(line, words, quote)
        counted = _PARTIES.search(words)
        rough = counted and _ROUGHLY.search(words, 0, counted.start())
        if counted and not rough and re.search(r"Rome Statute|member|ratif|part(?:y|ies)", words):
            yield Assertion(Matter.PARTIES, "", counted.group(1), quote)
    yield from _summits(line, words, text, quote, published, lexicon)
    if main is not None:
        yield from _of_person(line, words, text, quote, main, published, lexicon)


def _names_court(article: Article) -> bool:
    return any(_COURT.search(text) for text in (article.title, article.text))


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
        if found is None or (value == "excepted" and _OPEN.search(words, 0, found.start())):
            continue
        if value in {"party", "not_party", "signed"} and not _is_told(found, words, value):
            return
        for country in _countries_at(line, words, found, value):
            yield Assertion(Matter.MEMBER, country, value, quote, country)
        return


def _is_told(found: re.Match[str], words: str, value: str) -> bool:
    """Whether membership of the Court is meant, and as a fact: neither of another body nor wished, past or denied."""
    named = found.group().removesuffix(" of").removesuffix(" to")
    link = r"\s*(?:of|to)\b\s*" if named.endswith(("party", "parties")) else r"\s*of\b\s*"
    of_what = re.compile(link).match(words, found.start() + len(named))
    if of_what and not _OF_COURT.match(words, of_what.end()):
        return False
    clause = max(words.rfind(mark, 0, found.start()) for mark in (",", ";", ":"))
    return value == "not_party" or not _OPEN.search(words, clause + 1, found.start())


def _countries_at(line: Line, words: str, found: re.Match[str], value: str) -> tuple[Country, ...]:
    """The states meant: those right after "except" or "ICC member", else those nearest before, with their partners."""
    start, end = line.start + found.start(), line.start + found.end()
    spots = [(token, country) for token in line.tokens if (country := _state(token))]
    if value != "excepted":
        apart = _told_apart(spots, line, words)
        spots = [(token, country) for token, country in spots if token.start not in apart]
    after = [(token, country) for token, country in spots if end <= token.start <= end + 30]
    if value == "excepted":
        return tuple(dict.fromkeys(country for _, country in after))
    before = [(token, country) for token, country in spots if token.end <= start]
    near = bool(before) and start - before[-1][0].end <= 6  # noqa: PLR2004 - ", an "
    if value == "party" and not near and not found.group().startswith(("is", "are", "joined")):
        listed = [
            country for token, country in after if _AT_ONCE.fullmatch(words, found.end(), token.start - line.start)
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


def _told_apart(spots: list[tuple[Token, Country]], line: Line, words: str) -> frozenset[int]:
    """Where the states stand that "unlike" and its like set apart: the first after it, and its list up to an "and"."""
    apart: set[int] = set()
    for mark in _APART.finditer(words):
        listed = [token for token, _ in spots if token.start >= line.start + mark.end()]
        if not listed or listed[0].start - line.start - mark.end() > 5:  # noqa: PLR2004 - " the "
            continue
        apart.add(listed[0].start)
        apart |= {token.start for token in _list_from(listed, line, words)}
    return frozenset(apart)


def _list_from(listed: list[Token], line: Line, words: str) -> list[Token]:
    """The list that the first token opens, up to its "and"; only the first where no "and" closes one."""
    for n, (one, other) in enumerate(pairwise(listed), 1):
        between = words[one.end - line.start : other.start - line.start]
        if not _LISTED.fullmatch(between):
            return []
        if not between.startswith(", ") or " " in between[2:]:
            return listed[: n + 1]
    return []


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
    if _first_since_warrant(words):
        yield Assertion(Matter.FIRST_SINCE, main, "warrant", quote)
    months = [p for p in find_days(text, line.start, line.end, lexicon.words) if p.form in {"month_of", "date", "year"}]
    if not months:
        return
    if last := _LAST_ABROAD.search(words):
        phrase = min(months, key=lambda p: abs(p.start - line.start - last.start()))
        if answer := resolve(phrase, published, lexicon.words, Tense.PAST):
            yield Assertion(Matter.LAST_ABROAD, main, str(answer[0]), quote)
    elif (issued := _ISSUED.search(words)) and _whose_warrant(line, main, lexicon) == main:
        phrase = min(months, key=lambda p: abs(p.start - line.start - issued.end()))
        if answer := resolve(phrase, published, lexicon.words, Tense.PAST):
            yield Assertion(Matter.WARRANT_ISSUED, main, str(answer[0]), quote)


def _first_since_warrant(words: str) -> bool:
    """Whether it says that the person was nowhere abroad since the warrant; a first of some kind says less."""
    first = _FIRST.search(words)
    return bool(first and _SINCE_WARRANT.search(words, first.end()) and not _RESTRICTED.search(words, first.end()))


def _whose_warrant(line: Line, main: PersonId, lexicon: Lexicon) -> PersonId | None:
    """The person under a warrant whom the sentence names; the article's main person when it names none or several."""
    named = {token.person for token in line.tokens if token.person in lexicon.warrant_days}
    return named.pop() if len(named) == 1 else main if main in lexicon.warrant_days else None
