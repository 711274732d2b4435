"""Names in the bytes of a page: one automaton, and a look at the bytes around what it finds.

A `Search` answers KEY where a name surely may stand, and else a reason to look otherwise, if there is one: DOUBT (decode the
page) or STORY (a story in JSON, which has its own way to write letters).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from setfoot.gather.disguises import BARE, BOUND, CUT, DOUBT, KEY, PRIVATE, STORY, UNSEEN, UNSEEN_STARTS, Key
from setfoot.gather.scripts import lies_in_script

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from daachorse import DoubleArrayAhoCorasick

WORD: Final = frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_NO_LETTER_AFTER_ALL: Final = re.compile(
    rb"(?:\\[bfnrt]|\\u[0-9A-Fa-f]{4}|&#?[0-9A-Za-z]{1,12}|[\x80-\xff][\x30-\x7e])\Z"
)
"""What ends in a letter and is none: an escape in JSON, a reference without its semicolon, an ideograph in Shift JIS."""
_ATTRIBUTE: Final = re.compile(
    rb"""<[A-Za-z][\w:-]*(?:\s+[^\s"'<>=/]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))?)*\s+[^\s"'<>=/]+=(?:"[^"]*|'[^']*)\Z"""
)
_TELLING: Final = re.compile(rb"<meta|data-preloaded", re.IGNORECASE)
"""Of attributes, those that titles and stories are taken from."""
_LONGEST_TAG: Final = 4_000
_MARKUP: Final = re.compile(rb"<[^<>]*>|&#?[0-9A-Za-z]{1,31};|\\u[0-9A-Fa-f]{4}|\\[bfnrt]|[^0-9A-Za-z<>]+|[<>]")
_WIDE: Final = re.compile(rb"[\x80-\xff][0-9A-Za-z\x80-\xff]")
"""A character of two bytes, of which the second may seem a letter: marks in Shift JIS, accented letters in Big5-HKSCS."""
_MOST_TRIES: Final = 500
"""Keys and cut words looked at in one page; with more, it passes, since somebody made it to be costly."""
_REACHES: Final = (200, 2_000, 40_000)
"""Bytes around a key in which the rest of its form is looked for: farther only where markup leaves too few letters."""
_HIDDEN: Final = re.compile(
    rb"<(script|style|noscript|svg|iframe|button|figure|form|video|audio|select)\b", re.IGNORECASE
)
_CONTROLS: Final = frozenset((*range(32), 127))
_PLAIN_NEXT: Final = re.compile(rb"[ \n](?:([A-Z][a-z]*|[a-z]+)[ ,.;:\n])?")
"""A blank and then a whole word, with no markup in or around them."""
_OPEN_REFERENCE: Final = re.compile(rb"&#?[0-9A-Za-z]{1,31}+(?!;)")


class Search:
    """The keys of all names, with the patterns by which they are found in bytes of one kind."""

    def __init__(
        self,
        keys: Mapping[str, Key],
        patterns: Mapping[bytes, int],
        foreign: Collection[bytes] = (),
        joints: Collection[tuple[bytes, bytes]] = (),
    ) -> None:
        self._keys = {text.encode(): key for text, key in keys.items()}
        self._foreign, self._joints = frozenset(foreign), frozenset(joints)
        self._wide = not joints  # those of UTF-8 only are given any
        self._sizes = sorted({len(key) for key in (*self._keys, *self._foreign)})
        self._open_starts = {key[0] for key, told in self._keys.items() if not told.left}
        self._open_starts |= {key[0] for key in self._foreign}
        self._starts = {key[:2] for key in self._keys}
        self._befores = {before for before, _ in self._joints if before.isascii()}
        self._meanings = bytes(patterns.values())
        self._automaton = _automaton(patterns)

    @property
    def size(self) -> int:
        """Bytes of the automaton."""
        return len(self._automaton.serialize())

    def find(self, page: bytes) -> int:
        """KEY if a name stands in the bytes, and the reasons to look otherwise that were met before it."""
        reasons = tries = 0
        for begin, end, number in self._automaton.find_overlapping(page):
            meaning = self._meanings[number]
            start = begin + 1 if meaning & BOUND else begin
            tries += meaning & (KEY | CUT) != 0
            if tries > _MOST_TRIES or (meaning & KEY and self._stands(page, start, end)):
                return KEY | reasons
            if meaning & CUT:
                joined = self._join(page, start if b"<" in page[start:end] else begin, end)
                if joined & KEY:
                    return KEY | reasons
                reasons |= joined
            if meaning & (UNSEEN | PRIVATE | BARE) and self._hides(page, begin, end, meaning):
                reasons |= DOUBT
            reasons |= meaning & (DOUBT | STORY)
        return reasons

    def _stands(self, raw: bytes, start: int, end: int) -> bool:
        """Whether the key is a name there; of a short one the byte after it was looked for too."""
        end -= raw[start:end] not in self._keys
        told = self._keys[raw[start:end]]
        key = raw[start:end]
        if told.right and _goes_on(raw, end, ascii_only=key.isascii()):
            return False
        if told.left and _went_on(raw, start, ascii_only=key.isascii()):
            return False
        if _aside(raw, start) or not (told.alone or _stands_around(raw, start, end, told.forms, wide=self._wide)):
            return False
        return not lies_in_script(raw, start)

    def _join(self, raw: bytes, start: int, end: int) -> int:
        """What the letters there make without the tags between them: a key, a key in another charset, or nothing."""
        if raw[start] == ord(">"):
            return KEY
        if raw[start] not in self._open_starts and _went_on(raw, start, ascii_only=True):
            return 0
        cut = raw.index(b"<", start, end)
        letters, place = raw[start:cut], cut
        while len(letters) < self._sizes[-1] and place < len(raw):
            if raw[place] != ord("<"):
                following = raw.find(b"<", place, place + self._sizes[-1])
                piece = raw[place : following if following >= 0 else place + self._sizes[-1]]
                if piece.startswith(UNSEEN_STARTS):
                    return DOUBT
                letters, place = letters + piece, place + len(piece)
                if following < 0 or any(byte < 128 and byte not in WORD for byte in piece[:-1]):  # noqa: PLR2004 - ASCII
                    break
            elif (place := _after_tag(raw, place)) < 0:
                return KEY
        found = {letters[:size] for size in self._sizes if cut - start < size <= len(letters)}
        return (0 if found.isdisjoint(self._keys) else KEY) | (0 if found.isdisjoint(self._foreign) else DOUBT)

    def _hides(self, raw: bytes, start: int, end: int, meaning: int) -> bool:
        """Whether what is not seen there, or a reference without its end, stands where it may hide a name."""
        end -= raw[start] in _CONTROLS  # such a character is looked for with what follows it
        before, after = raw[start - 1 : start], raw[end : end + 1]
        return bool(
            (meaning & UNSEEN and (before, after) in self._joints)
            or (meaning & PRIVATE and before in self._befores)
            or (meaning & BARE and self._runs_on(raw, start))
        )

    def _runs_on(self, raw: bytes, start: int) -> bool:
        """Whether a reference without its semicolon is followed by what may be a name."""
        found = _OPEN_REFERENCE.match(raw, start)
        if found is None:
            return False
        return any(raw[place : place + 2] in self._starts for place in range(start + 3, found.end() + 1))


def _automaton(patterns: Iterable[bytes]) -> DoubleArrayAhoCorasick:
    from daachorse import DoubleArrayAhoCorasick  # noqa: PLC0415 - keeps `import setfoot` light

    return DoubleArrayAhoCorasick(list(patterns) or [b"\x00"])


def _goes_on(raw: bytes, end: int, *, ascii_only: bool) -> bool:
    """Whether a letter follows, so that the name is part of a longer word."""
    after = raw[end : end + 4]
    if not after or after[0] < 128 or ascii_only:  # noqa: PLR2004 - ASCII
        return bool(after) and after[0] in WORD
    return after.decode("utf-8", "ignore")[:1].isalnum()


def _went_on(raw: bytes, start: int, *, ascii_only: bool) -> bool:
    """Whether a letter stands before, so that the name is part of a longer word."""
    before = raw[max(0, start - 14) : start]
    if not before or before[-1] in WORD:
        return bool(before) and not _NO_LETTER_AFTER_ALL.search(before)
    if before[-1] < 128 or ascii_only:  # noqa: PLR2004 - ASCII
        return False
    return before[-4:].decode("utf-8", "ignore")[-1:].isalnum()


def _aside(raw: bytes, place: int) -> bool:
    """Whether the place is surely in an attribute that no story or title is taken from."""
    opened, closed = raw.rfind(b"<", 0, place), raw.rfind(b">", 0, place)
    if opened > closed:
        tag = raw[opened:place] if place - opened < _LONGEST_TAG else b""
        return bool(_ATTRIBUTE.match(tag)) and not _TELLING.search(tag)
    return False


def _stands_around(raw: bytes, start: int, end: int, forms: Iterable[bytes], *, wide: bool) -> bool:
    """Whether one of the forms, of ASCII letters only, stands there once tags and marks are dropped; `wide` ones too."""
    key = raw[start:end].replace(b".", b"")
    nearby = _PLAIN_NEXT.match(raw, end)
    if nearby and nearby[1] and not any(_goes_with(key, nearby[1], form) for form in forms):
        return False
    longest = max(map(len, forms))
    for reach in _REACHES:
        outside = raw[max(0, start - reach) : start], raw[end : end + reach]
        before, after = (_MARKUP.sub(b"", part) for part in outside)
        arounds = {before[-longest:] + key + after[:longest]}
        if wide and any(map(_WIDE.search, outside)):
            wide_before, wide_after = (_MARKUP.sub(b"", _WIDE.sub(b"", part)) for part in outside)
            arounds.add(wide_before[-longest:] + key + wide_after[:longest])
        if any(form in around for around in arounds for form in forms):
            return True
        if len(before) >= longest and len(after) >= longest:
            return False
    return reach < len(raw)


def _goes_with(key: bytes, word: bytes, form: bytes) -> bool:
    """Whether the word can follow the key where the form stands: as its next letters, or after its last."""
    _, _, rest = form.partition(key)
    return form.count(key) > 1 or rest.startswith(word) or word.startswith(rest)


def _after_tag(raw: bytes, place: int) -> int:
    """The place after the tag or comment that begins there; -1 where it is not clear."""
    if raw.startswith(b"<!--", place):
        end = raw.find(b"-->", place)
        return end + 3 if end >= 0 else -1
    end = raw.find(b">", place)
    if end < 0 or raw.count(b'"', place, end) % 2 or raw.count(b"'", place, end) % 2:
        return -1
    if hidden := _HIDDEN.match(raw, place):
        closing = raw.find(b"</" + hidden[1], end)
        return closing if closing >= 0 else -1
    return end + 1
