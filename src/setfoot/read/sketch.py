"""What remains of a story for comparing it with others without its text: shingles, an outline, and what is quotation.

Shingles are hashes of every five words in a row (Broder 1997): their containment finds copies, also those cut at the
end. The outline is the order of sentences by their key words, as `Source.outline` tells: it finds rewrites. Whoever
heard a speech can quote it, so shingles and sentences within quotations of eight words or more are noted apart.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import SHINGLES_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Spans = Sequence[tuple[int, int]]

SHINGLE: Final = 5
KEPT: Final = SHINGLES_KEPT
QUOTATION: Final = 8
"""Words between quotation marks from which on they are a quotation and not a phrase."""
STEM: Final = 5
KEY_WORDS: Final = 4
_WORD: Final = re.compile(r"\w+(?:[-’']\w+)*")
_QUOTED: Final = re.compile(r"“[^”\n]+|«[^»\n]+|„[^“”\n]+|(?<!\w)\"[^\"\n]+")
"""From a quotation mark to the one that ends it, or the paragraph: a speech that goes on opens each anew."""


def hash_of(word: str) -> int:
    """A 32-bit hash that is the same on every machine, never 0.

    >>> hash_of("kant") == hash_of("kant") != 0
    True
    """
    return zlib.crc32(word.encode()) or 1


def shingles_of(sentences: Iterable[str]) -> tuple[int, ...]:
    """The sorted hashes of the story's five-word shingles, at most `KEPT` of them, smallest first."""
    words = [word.lower() for sentence in sentences for word in _WORD.findall(sentence)]
    found = {hash_of(" ".join(words[n : n + SHINGLE])) for n in range(len(words) - SHINGLE + 1)}
    return tuple(sorted(found)[:KEPT])


def outline_of(sentences: Iterable[str]) -> tuple[int, ...]:
    """The sentences' key words as hashes in order, a 0 between two sentences."""
    outline: list[int] = []
    for sentence in sentences:
        keys = _keys(sentence)
        if len(keys) >= KEY_WORDS:
            outline.extend([0, *keys] if outline else keys)
    return tuple(outline)


class Spoken(NamedTuple):
    """What of a story is quotation: shingles that lie in one whole, and the numbers of the outline's sentences."""

    shingles: tuple[int, ...]
    sentences: tuple[int, ...]


def find_spoken(text: str, spans: Spans) -> Spoken:
    """The quotations among the sentences at these spans of the text."""
    words = [word for start, end in spans for word in _WORD.finditer(text, start, end)]
    marked = _in_quotations(text, [word.start() for word in words])
    heard = {
        hash_of(" ".join(word.group().lower() for word in words[n : n + SHINGLE]))
        for n in range(len(words) - SHINGLE + 1)
        if all(marked[n : n + SHINGLE])
    }
    kept = [(start, end) for start, end in spans if len(_keys(text[start:end])) >= KEY_WORDS]
    by_start = {word.start(): is_spoken for word, is_spoken in zip(words, marked, strict=True)}
    told = [[by_start[word.start()] for word in _WORD.finditer(text, *span)] for span in kept]
    return Spoken(tuple(sorted(heard)), tuple(n for n, flags in enumerate(told) if 2 * sum(flags) > len(flags)))


def _in_quotations(text: str, starts: Sequence[int]) -> list[bool]:
    """Whether the word at each place, in order, stands in a quotation."""
    spans = [m.span() for m in _QUOTED.finditer(text) if len(_WORD.findall(m.group())) >= QUOTATION]
    marked: list[bool] = []
    cursor = 0
    for start in starts:
        while cursor < len(spans) and spans[cursor][1] <= start:
            cursor += 1
        marked.append(cursor < len(spans) and spans[cursor][0] <= start)
    return marked


def _keys(sentence: str) -> list[int]:
    keys = (hash_of(key) for word in _WORD.findall(sentence) if (key := _key(word)))
    return list(dict.fromkeys(keys))


def _key(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    marked = (word[:1].isupper() or word[:1].isdigit()) and len(word) > 1
    return word.lower()[:STEM] if marked or len(word) >= STEM else ""
