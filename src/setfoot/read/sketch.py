"""What remains of a story for comparing it with others without its text: shingles and an outline.

Shingles are hashes of every five words in a row (Broder 1997): their containment finds copies, also those cut at the
end. The outline is the order of sentences by their key words, as `Source.outline` tells: it finds rewrites.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SHINGLE: Final = 5
KEPT: Final = 400
"""Shingles kept of one story: those with the smallest hashes, so that two stories keep the same ones."""
STEM: Final = 5
KEY_WORDS: Final = 4
_WORD: Final = re.compile(r"\w+(?:[-’']\w+)*")


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
        keys = [hash_of(key) for word in _WORD.findall(sentence) if (key := _key(word))]
        keys = list(dict.fromkeys(keys))
        if len(keys) >= KEY_WORDS:
            outline.extend([0, *keys] if outline else keys)
    return tuple(outline)


def _key(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    marked = (word[:1].isupper() or word[:1].isdigit()) and len(word) > 1
    return word.lower()[:STEM] if marked or len(word) >= STEM else ""
