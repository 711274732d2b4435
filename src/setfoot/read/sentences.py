"""Where sentences begin and end, and the tokens of each.

A sentence ends at `.`, `!` or `?` (with closing quotes) before a space and a capital, a quote or a digit, unless the
word before the stop is a known abbreviation or a single capital; it always ends at a line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STOP = re.compile(r"(?<![.!?])[.!?]++[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-ZÀ-ÞА-Я0-9])|\n+|[。！？]+[”」]?")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[-’'](?!s\b)\w+)*|['’]s\b|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text."""

    start: int
    end: int


def split_sentences(text: str, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """The sentences of a text in order, without surrounding white space; line breaks always separate."""
    found: list[Sentence] = []
    start = 0
    for stop in _STOP.finditer(text):
        mark = text[stop.start()]
        if mark == "." and "\n" not in stop.group() and _is_abbreviation(text, stop.start(), abbreviations):
            continue
        _add(found, text, start, stop.end())
        start = stop.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if stripped := piece.strip():
        found.append(Sentence(start + left, start + left + len(stripped)))


def _is_abbreviation(text: str, stop: int, abbreviations: frozenset[str]) -> bool:
    before = _WORD_BEFORE.search(text, max(0, stop - 12), stop)
    if not before:
        return False
    word = before.group().strip(".")
    return word.lower() in abbreviations or (len(word) == 1 and word.isupper())


def token_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of words, clitic 's and marks between two offsets."""
    return [match.span() for match in _TOKEN.finditer(text, start, end)]
