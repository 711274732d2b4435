"""One article laid out for reading: sentences of tokens in which names, places and days are single tokens.

Names and places come from one pass of the lexicon's automaton; day expressions from one pattern; whatever else looks
like somebody's name ("Mitt Romney", then "Romney") is kept as another person, because who else stands in a sentence
decides who travels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED
from setfoot.read.days import find_days
from setfoot.read.furniture import find_furniture, overlaps
from setfoot.read.lexicon import stands_whole
from setfoot.read.sentences import Sentence, split_sentences, token_spans
from setfoot.read.strangers import find_strangers
from setfoot.read.tokens import Line, Token
from setfoot.tables.places import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.read.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Story:
    """The readable part of one article."""

    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]
    """Lines of page furniture that name somebody and some place, for the account of what was skipped."""


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
    abbreviations = lexicon.words.lists["abbreviations"]
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
            _tokens(text, sentence, mine, lexicon) if mine or _speaks_of_people(text, sentence, lexicon) else (),
            headline=headline or _like_headline(text, sentence),
        )
        cursor = last


_NAMELIKE: Final = re.compile(r"[a-z,] [A-Z][a-z]+ [A-Z][a-z]+")


def _speaks_of_people(text: str, sentence: Sentence, lexicon: Lexicon) -> bool:
    cues = (lexicon.grammar.names.speaks_of_people, _NAMELIKE)
    return any(cue.search(text, sentence.start, sentence.end) for cue in cues)


def _like_headline(text: str, sentence: Sentence) -> bool:
    """A line in title case, or one without a full stop: a headline or sub-heading."""
    words = re.findall(r"[^\W\d_]{4,}", text[sentence.start : sentence.end])
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)  # noqa: PLR2004 - headline English


def _find_names(text: str, lexicon: Lexicon) -> list[Token]:
    """Names and places as tokens, whole words only, in order."""
    found = []
    for start, end, number in lexicon.automaton.find(text):
        if not stands_whole(text, start, end):
            continue
        form = lexicon.patterns[number]
        places = lexicon.spots.get(form, ())
        names = lexicon.names.get(form, ())
        found.append(Token(start, end, "P" if names else "L", names, places, capital=True))
    return found


def _tokens(text: str, sentence: Sentence, names: list[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The sentence's tokens with names, then days, taking precedence over words."""
    placed = any(t.places for t in names) or lexicon.grammar.names.points_at_place.search(
        text, sentence.start, sentence.end
    )
    monthly = any(t.low == "P" and text[t.start : t.end] in lexicon.words.lists["month_names"] for t in names)
    days = find_days(text, sentence.start, sentence.end, lexicon.words) if placed or monthly else ()
    months = [phrase for phrase in days if phrase.form in MONTHLY]  # "in May" is no Theresa May
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
    if not lexicon.words.lists["undisclosed"].isdisjoint(token.low for token in tokens):
        tokens = list(_undisclosed(tokens, lexicon))
    return tuple(find_strangers(_settle_places(tokens, text), text, lexicon))


MONTHLY: Final = frozenset(("month_of", "date", "dates", "weekday_date"))
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
        if token.low != "L" or text[token.end : token.end + 2] != ", ":
            continue
        after = tokens[n + 2 : n + 3]
        near = [place for t in after for place in t.places if place.kind is not PlaceKind.DEMONYM]
        fit = tuple(place for place in token.places if place.country in {one.country for one in near})
        if fit:
            settled[n] = token._replace(places=fit)
        elif near and near[0].kind is PlaceKind.REGION and near[0].country == "US" and token.places:
            named = Place(text[token.start : token.end], near[0].country, PlaceKind.CITY)
            settled[n] = token._replace(places=(named,))  # "Moscow, Idaho" is no city of the tables
    return settled
