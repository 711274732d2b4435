"""One article laid out for reading: sentences of tokens in which names, places and days are single tokens.

Names and places come from one pass of the lexicon's automaton; day expressions from one pattern; whatever else looks
like somebody's name ("Mitt Romney", then "Romney") is kept as another person, because who else stands in a sentence
decides who travels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED, PersonId
from setfoot.read.days import DayPhrase, find_days
from setfoot.read.furniture import find_furniture, overlaps
from setfoot.read.sentences import Sentence, split_sentences, token_spans
from setfoot.tables.places import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.read.lexicon import Lexicon, NameForm


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole name, place or day."""

    start: int
    end: int
    low: str
    """Lower case; `P`, `N`, `L`, `D` for a watched or known person, another person, a place, a day."""
    forms: tuple[NameForm, ...] = ()
    places: tuple[Place, ...] = ()
    day: DayPhrase | None = None
    person: PersonId | None = None
    """Who it names or stands for, once settled."""
    pronoun: str = ""
    """The pronoun or title it was said by; empty for a name."""
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its tokens; `where` is title or text."""

    where: str
    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    headline: bool = False
    dateline: Place | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The readable part of one article."""

    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]
    """Lines of page furniture that name somebody and some place, for the account of what was skipped."""


_WORDLIKE: Final = re.compile(r"\w")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CAPITAL: Final = re.compile(r"[A-ZÀ-ÞŠŽĀ-Ž]")
_DATELINE: Final = re.compile(
    r"^(?:[\w .,'/-]{0,40}?\s)??(?P<place>[A-Z][\w.' -]{2,30}?(?:, [A-Z][\w.' -]{2,25}?)?(?:, [\w. ]{3,14})?)\s?"
    r"(?:\((?:AP|Reuters|AFP|CNN|[A-Z ]{2,12})\)|\. /[\w -]{2,20}/\.|, [\w. ]+ /[\w-]{2,12}/)?\s?(?:[-–—]{1,2}|/\.)\s"
)


def lay_out(text: str, title: str, lexicon: Lexicon) -> Story:
    """The lines of title and text, furniture apart."""
    furniture = find_furniture(text, lexicon.words)
    kept: list[Line] = []
    aside: list[Line] = []
    if title.strip():
        kept.extend(_lines(title, "title", lexicon, headline=True))
    for line in _lines(text, "text", lexicon, headline=False):
        (aside if overlaps(furniture, line.start, line.end) else kept).append(line)
    return Story(tuple(kept), tuple(aside))


def _lines(text: str, where: str, lexicon: Lexicon, *, headline: bool) -> Iterator[Line]:
    abbreviations = frozenset(lexicon.words.lists["abbreviations"])
    hits = _find_names(text, lexicon)
    cursor = 0
    for sentence in split_sentences(text, abbreviations):
        while cursor < len(hits) and hits[cursor].start < sentence.start:
            cursor += 1
        last = cursor
        while last < len(hits) and hits[last].end <= sentence.end:
            last += 1
        mine = hits[cursor:last]
        yield Line(
            where,
            sentence.start,
            sentence.end,
            sentence.paragraph,
            _tokens(text, sentence, mine, lexicon) if mine or _speaks_of_people(text, sentence) else (),
            headline=headline or _like_headline(text, sentence),
        )
        cursor = last


_PRONOUN: Final = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey|[Tt]heir|[Tt]he (?:president|prime|two|chancellor|leader|secretary|pope|pontiff))\b"
)


def _speaks_of_people(text: str, sentence: Sentence) -> bool:
    return _PRONOUN.search(text, sentence.start, sentence.end) is not None


def _like_headline(text: str, sentence: Sentence) -> bool:
    """A line in title case, or one without a full stop: a headline or sub-heading."""
    words = re.findall(r"[^\W\d_]{4,}", text[sentence.start : sentence.end])
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)  # noqa: PLR2004 - headline English


def _find_names(text: str, lexicon: Lexicon) -> list[Token]:
    """Names and places as tokens, whole words only, in order."""
    found = []
    for start, end, number in lexicon.automaton.find(text):
        if not _whole(text, start, end):
            continue
        form = lexicon.patterns[number]
        places = lexicon.spots.get(form, ())
        names = lexicon.names.get(form, ())
        found.append(Token(start, end, "P" if names else "L", names, places, capital=True))
    return found


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the span is not part of a longer word; scripts without spaces have no such bounds."""
    if _CJK.match(text[start]):
        return True
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_WORDLIKE.match(before) or _WORDLIKE.match(after))


def _tokens(text: str, sentence: Sentence, names: list[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The sentence's tokens with names, then days, taking precedence over words."""
    days = find_days(text, sentence.start, sentence.end, lexicon.words)
    months = [phrase for phrase in days if phrase.form == "month_of"]  # "in May" is no Theresa May
    taken = [t for t in names if not any(phrase.start <= t.start and t.end <= phrase.end for phrase in months)]
    for phrase in days:
        if not any(token.start < phrase.end and phrase.start < token.end for token in taken):
            taken.append(Token(phrase.start, phrase.end, "D", day=phrase, capital=True))
    taken.sort(key=lambda token: token.start)
    tokens: list[Token] = []
    cursor = sentence.start
    for token in taken:
        tokens.extend(_words(text, cursor, token.start))
        tokens.append(token)
        cursor = token.end
    tokens.extend(_words(text, cursor, sentence.end))
    tokens = list(_undisclosed(tokens, lexicon))
    return tuple(_other_people(_settle_places(tokens, text), text, lexicon))


UNTOLD: Final = Place("an undisclosed country", UNDISCLOSED, PlaceKind.COUNTRY, weight=0)


def _undisclosed(tokens: list[Token], lexicon: Lexicon) -> Iterator[Token]:
    """As in "a yet undisclosed country" is a destination, expressly not told."""
    lists = lexicon.words.lists
    n = 0
    while n < len(tokens):
        following = tokens[n + 1].low if n + 1 < len(tokens) else ""
        if tokens[n].low in lists["undisclosed"] and following in lists["destinations"]:
            yield Token(tokens[n].start, tokens[n + 1].end, "L", places=(UNTOLD,))
            n += 1
        else:
            yield tokens[n]
        n += 1


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for first, last in token_spans(text, start, end):
        word = text[first:last]
        yield Token(first, last, word.lower().replace("’", "'"), capital=word[0].isupper())


def _settle_places(tokens: list[Token], text: str) -> list[Token]:
    """A state named right after a city tells which city: "Paris, Texas"."""
    settled = list(tokens)
    for n, token in enumerate(tokens):
        if token.low != "L" or len(token.places) < 2:  # noqa: PLR2004 - nothing to settle
            continue
        after = [t for t in tokens[n + 1 : n + 4] if t.low == "L"]
        near = {place.country for t in after for place in t.places if place.kind is not PlaceKind.DEMONYM}
        fit = tuple(place for place in token.places if place.country in near)
        if fit and text[token.end : token.end + 2] == ", ":
            settled[n] = replace(token, places=fit)
    return settled


_STARTERS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "as",
        "after",
        "before",
        "when",
        "while",
        "but",
        "and",
        "or",
        "if",
        "for",
        "from",
        "by",
        "with",
        "to",
        "it",
        "its",
        "he",
        "she",
        "his",
        "her",
        "they",
        "this",
        "that",
        "these",
        "those",
        "there",
        "then",
        "however",
        "since",
        "because",
        "although",
        "though",
        "during",
        "under",
        "over",
        "about",
        "against",
        "between",
        "both",
        "what",
        "who",
        "why",
        "how",
        "where",
        "which",
        "not",
        "no",
        "yes",
        "now",
        "meanwhile",
        "also",
        "earlier",
        "later",
        "according",
        "despite",
        "like",
        "unlike",
        "until",
        "once",
        "one",
        "two",
        "three",
        "four",
        "five",
        "some",
        "many",
        "most",
        "more",
        "all",
        "each",
        "every",
        "former",
        "us",
        "u.s",
        "un",
        "eu",
        "nato",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "president",
        "vice",
        "prime",
        "minister",
        "secretary",
        "chancellor",
        "king",
        "queen",
        "prince",
        "pope",
        "leader",
        "republican",
        "democratic",
        "democrat",
        "candidate",
        "senator",
        "congressman",
        "governor",
        "mayor",
        "general",
        "state",
        "foreign",
        "defense",
        "national",
        "white",
        "house",
        "only",
        "even",
        "still",
        "just",
        "yet",
        "so",
        "nor",
        "did",
        "does",
        "do",
        "is",
        "was",
        "were",
        "are",
        "has",
        "have",
        "had",
        "can",
        "could",
        "would",
        "will",
        "should",
        "may",
        "might",
        "must",
        "today",
        "yesterday",
        "tomorrow",
        "asked",
        "speaking",
        "following",
        "ahead",
    ]
)


def _other_people(tokens: list[Token], text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Joins runs of unknown capitalised words into other people, and turns away names that are part of a longer one."""
    titles = frozenset(lexicon.words.lists["titles"])
    title_case = sum(t.capital for t in tokens) > 0.6 * max(1, sum(t.low.isalpha() for t in tokens))
    n = 0
    while n < len(tokens):
        token = tokens[n]
        before = tokens[n - 1] if n else None
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if token.low == "P" and not _is_whole_name(token, before, after, n, titles, text, title_case=title_case):
            yield (
                replace(token, low="L", forms=())
                if token.places and not _adjacent_name(before, token, text, titles, n)
                else replace(token, low="N", forms=(), places=())
            )
        elif token.low == "w" or not _starts_name(token, title_case=title_case, first=n == 0):
            yield token
        else:
            last = n
            while last + 1 < len(tokens) and _continues_name(tokens[last + 1], text, tokens[last]):
                last += 1
            if last > n and not all(t.low in lexicon.not_people for t in tokens[n : last + 1]):
                yield Token(token.start, tokens[last].end, "N", capital=True)
                n = last
            else:
                yield replace(token, low="N") if _lone_name(token, text, lexicon) else token
        n += 1


def _starts_name(token: Token, *, title_case: bool, first: bool) -> bool:
    return (
        token.capital
        and token.low not in {"P", "L", "D", "N"}
        and token.low not in _STARTERS
        and token.low[0].isalpha()
        and not (title_case or first)
    )


def _lone_name(token: Token, text: str, lexicon: Lexicon) -> bool:
    """A single capitalised word inside a sentence: "Lauder", not "NATO" or "European"."""
    word = text[token.start : token.end]
    return len(word) > 2 and not word.isupper() and token.low not in lexicon.not_people  # noqa: PLR2004 - "Mr", "EU"


def _continues_name(token: Token, text: str, before: Token) -> bool:
    return (
        token.capital
        and token.low not in {"P", "L", "D", "N"}
        and text[before.end : token.start] == " "
        and token.low[0].isalpha()
    )


def _adjacent_name(before: Token | None, token: Token, text: str, titles: frozenset[str], n: int) -> bool:
    """Whether a capitalised word that is no title stands right before: "Melania Trump", "Michael Jordan"."""
    if before is None or not before.capital or text[before.end : token.start] != " ":
        return False
    if (
        before.low in {"P", "L", "D"}
        or before.low in titles
        or before.low in _STARTERS
        or text[before.start : before.end].isupper()
    ):
        return False
    return not (
        n == 1 and _CAPITAL.match(text[before.start]) is not None and before.low.endswith(("ing", "ed", "ly", "s"))
    )


_AFTER_NAME: Final = frozenset(
    [
        "jr",
        "jr.",
        "sr",
        "tower",
        "organization",
        "organisation",
        "foundation",
        "international",
        "university",
        "center",
        "centre",
        "airport",
        "street",
        "avenue",
        "hotel",
        "plaza",
        "national",
        "library",
        "institute",
        "sr.",
    ]
)


def _is_whole_name(
    token: Token,
    before: Token | None,
    after: Token | None,
    n: int,
    titles: frozenset[str],
    text: str,
    *,
    title_case: bool,
) -> bool:
    full = any(form.full for form in token.forms)
    if after and after.low in _AFTER_NAME and text[token.end : after.start] == " " and after.capital:
        return False
    if full and " " in text[token.start : token.end]:
        return True
    return title_case or not _adjacent_name(before, token, text, titles, n)
