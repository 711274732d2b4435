"""Which lines of an article are page furniture: appeals, links to other stories, captions, privacy lines.

A line is furniture when it begins with, equals, contains or ends with one of the marks of data/words, or stands in
brackets and ends in a bar and a picture's credit, as in "[The palace | Pixabay]". After a line
that opens a block of furniture (a letter to readers, "Most read"), short lines and appeals up to the end of the block
count too. Nothing is cut out: the answer is spans, so offsets still point into the untouched text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from setfoot.tables.words import Words

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_BRACKETED = re.compile(r"[\[(].*\|\s*([^|]+?)\s*[\])]\.?")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_LIST_LINE = 120  # a headline in a list of links is shorter than this


def find_furniture(text: str, words: Words) -> tuple[Span, ...]:
    """The spans of `text`, in order, that are page furniture."""
    marks = words.furniture
    starts, equals = marks["line_starts"], frozenset(marks["line_equals"])
    inside, ends = marks["line_contains"], marks["caption_ends"]
    spans: list[Span] = []
    block = ""
    for match in _LINE.finditer(text):
        line = match.group().strip().lower()
        if not line:
            continue
        block = _block_after(block, line, marks)
        plain = line.rstrip(".:! ")
        if (
            line.startswith(starts)
            or plain in equals
            or line.endswith(ends)
            or _is_credited(line, marks["credits"])
            or any(mark in line for mark in inside)
            or block == "letter"
            or (block == "list" and len(line) < _LIST_LINE and not line.endswith("."))
        ):
            spans.append(match.span())
    return tuple(spans)


def _is_credited(line: str, known: tuple[str, ...]) -> bool:
    """Whether the line is a caption in brackets whose part after the last bar begins or ends with a credit."""
    found = _BRACKETED.fullmatch(line)
    if found is None:
        return False
    words = f" {_NO_LETTERS.sub(' ', found[1])} ".replace("  ", " ")
    return any(words.startswith(f" {credit} ") or words.endswith(f" {credit} ") for credit in known)


def _block_after(block: str, line: str, marks: Mapping[str, tuple[str, ...]]) -> str:
    """The kind of block that goes on after this line: a letter to readers runs to the end, a list of links to prose."""
    if line.startswith(marks["letter_starts"]):
        return "letter"
    if line.startswith(marks["list_starts"]):
        return "list"
    if block == "list" and (len(line) >= _LIST_LINE or line.endswith(".")):
        return ""
    return block


def overlaps(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether any of the spans touches [start, end)."""
    return any(first < end and start < last for first, last in spans)
