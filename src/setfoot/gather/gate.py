"""Whether a web page may name somebody watched, told from its raw bytes: the first gate of a scan.

Nearly all pages of the world name nobody watched, and finding a page's charset, tree and story costs fifty times its
unpacking. So one automaton goes over the bytes as they came. It knows one key of every form of a name, in all the ways
that `disguises` lists; where it finds one, the bytes around are looked at, and the page passes if

1. no letter stands right before or after the key, where the reader too would ask for a whole word. Names of up to four
   ASCII letters are looked for together with the byte after them, so that "Li" does not stop at every "Link";
2. the key is not in an attribute, where no story stands; scripts are dropped before (JSON may hold a story and stays);
3. the rest of the form stands around it, where the key is only a part: "Russian president" needs more than "Russian".

Where the automaton finds only a reason to doubt (another charset, a character reference to a letter of a name, a soft
hyphen in one), the page is decoded as the reader would, references are resolved, unseen characters dropped, and the same
is done again. A page in a wide charset, or in one not known to hold ASCII as it is, is decoded at once.

The gate lets through pages that name nobody, and loses none in which the reader finds a name; both is tested.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING, Final

from setfoot.gather.charset import decode
from setfoot.gather.disguises import CODECS, CUT, DOUBT, KEY, UNSEEN_STARTS, find_keys, find_patterns
from setfoot.gather.scripts import without_scripts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daachorse import DoubleArrayAhoCorasick

_HEAD: Final = 2_048
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_DECLARED: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_KNOWN: Final = frozenset({*(codecs.lookup(codec).name for codec in CODECS), "utf-8", "ascii", "gb2312"})
_WORD: Final = frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
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
_NEAR: Final = 2_000
_FAR: Final = 40_000
"""Bytes around a key in which the rest of its form is looked for."""
_HIDDEN: Final = re.compile(
    rb"<(script|style|noscript|svg|iframe|button|figure|form|video|audio|select)\b", re.IGNORECASE
)
_REFERENCE: Final = re.compile(r"&(?:amp;)?(#?[0-9A-Za-z]{1,31};?)")
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})")
_MEANT: Final = frozenset("<>\"'&\\")
"""Characters that stay references, since bare they would be markup."""
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000e0001-\U000e007f\U000f0000-\U0010ffff]"
)


class Gate:
    """Knows the forms of the names of everybody watched; a few megabytes, made in a moment, and may be pickled."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = tuple(dict.fromkeys(forms))
        keys = find_keys(self.forms)
        patterns, self._foreign = find_patterns(keys)
        self._keys = {text.encode(): key for text, key in keys.items()}
        self._sizes = sorted({len(key) for key in (*self._keys, *self._foreign)})
        self._open_starts = {key[0] for key, told in self._keys.items() if not told.left}
        self._open_starts |= {key[0] for key in self._foreign}
        self._patterns, self._meanings = tuple(patterns), tuple(patterns.values())
        self._automaton = _automaton(self._patterns)

    def __reduce__(self) -> tuple[type[Gate], tuple[tuple[str, ...]]]:
        return Gate, (self.forms,)

    @property
    def size(self) -> int:
        """Bytes of the automaton."""
        return len(self._automaton.serialize())

    def passes(self, raw: bytes) -> bool:
        """Whether the page may name somebody watched; only where it may not, the answer is certain."""
        if b"\x00" in raw or b"\x1b" in raw or raw.startswith(_WIDE_MARKS) or _strange(raw[:_HEAD]):
            return self._passes_decoded(raw)
        found = self._look(raw)
        return bool(found & KEY) or (bool(found & DOUBT) and self._passes_decoded(raw))

    def _passes_decoded(self, raw: bytes) -> bool:
        text = decode(raw)
        return text is not None and bool(self._look(unmask(text).encode("utf-8", "surrogatepass")) & KEY)

    def _look(self, page: bytes) -> int:
        """KEY if a name stands in the bytes outside scripts; DOUBT if they had better be decoded."""
        if page and page[-1] in _WORD:
            page += b"\n"  # a short name is looked for with what follows it
        found = self._find(page)
        if found & KEY and len(less := without_scripts(page)) < len(page):
            found = found & DOUBT | self._find(less)
        return found

    def _find(self, page: bytes) -> int:
        doubt = 0
        for start, end, number in self._automaton.find_overlapping(page):
            meaning, pattern = self._meanings[number], self._patterns[number]
            if meaning & KEY and self._stands(page, start, pattern if pattern in self._keys else pattern[:-1]):
                return KEY | doubt
            if meaning & CUT:
                joined = self._join(page, start, end)
                if joined & KEY:
                    return KEY | doubt
                doubt |= joined
            doubt |= meaning & DOUBT
        return doubt

    def _stands(self, raw: bytes, start: int, key: bytes) -> bool:
        """Whether the key is a name there."""
        told, end = self._keys[key], start + len(key)
        if told.right and _goes_on(raw, end, ascii_only=key.isascii()):
            return False
        if told.left and _went_on(raw, start, ascii_only=key.isascii()):
            return False
        return not _aside(raw, start) and (told.alone or _stands_around(raw, start, end, told.forms))

    def _join(self, raw: bytes, start: int, end: int) -> int:
        """What the letters there make without the tags between them: a key, a key in another charset, or nothing."""
        if raw[start] not in self._open_starts and _went_on(raw, start, ascii_only=True):
            return 0
        if raw[start] == ord(">"):
            return KEY
        cut = raw.index(b"<", start, end)
        letters, place = raw[start:cut], cut
        while len(letters) < self._sizes[-1] and place < len(raw):
            if raw[place] != ord("<"):
                following = raw.find(b"<", place, place + self._sizes[-1])
                piece = raw[place : following if following >= 0 else place + self._sizes[-1]]
                if piece.startswith(UNSEEN_STARTS):
                    return DOUBT
                letters, place = letters + piece, place + len(piece)
                if following < 0 or any(byte < 128 and byte not in _WORD for byte in piece[:-1]):  # noqa: PLR2004 - ASCII
                    break
            elif (place := _after_tag(raw, place)) < 0:
                return KEY
        found = {letters[:size] for size in self._sizes if cut - start < size <= len(letters)}
        return (0 if found.isdisjoint(self._keys) else KEY) | (0 if found.isdisjoint(self._foreign) else DOUBT)


def unmask(text: str) -> str:
    """The page with every letter bare: references and escapes resolved, unseen characters dropped, normalised.

    >>> unmask("&#80;u&shy;tin &lt; Erdo&amp;gbreve;an")
    'Putin &lt; Erdoğan'
    """
    text = _REFERENCE.sub(_resolve, text)
    text = _ESCAPE.sub(lambda found: _bare(chr(int(found[1], 16)), found), text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _resolve(found: re.Match[str]) -> str:
    return _bare(unescape(f"&{found[1]}"), found)


def _bare(character: str, found: re.Match[str]) -> str:
    return found[0] if not _MEANT.isdisjoint(character) else character


def _automaton(patterns: tuple[bytes, ...]) -> DoubleArrayAhoCorasick:
    from daachorse import DoubleArrayAhoCorasick  # noqa: PLC0415 - keeps `import setfoot` light

    return DoubleArrayAhoCorasick(list(patterns) or [b"\x00"])


def _strange(head: bytes) -> bool:
    """Whether the page declares a charset in which ASCII letters may be other bytes."""
    found = _DECLARED.search(head)
    if found is None:
        return False
    try:
        return codecs.lookup(found[1].decode("ascii")).name not in _KNOWN
    except LookupError:
        return False  # no such charset: the reader guesses


def _goes_on(raw: bytes, end: int, *, ascii_only: bool) -> bool:
    """Whether a letter follows, so that the name is part of a longer word."""
    after = raw[end : end + 4]
    if not after or after[0] < 128 or ascii_only:  # noqa: PLR2004 - ASCII
        return bool(after) and after[0] in _WORD
    return after.decode("utf-8", "ignore")[:1].isalnum()


def _went_on(raw: bytes, start: int, *, ascii_only: bool) -> bool:
    """Whether a letter stands before, so that the name is part of a longer word."""
    before = raw[max(0, start - 14) : start]
    if not before or before[-1] in _WORD:
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


def _stands_around(raw: bytes, start: int, end: int, forms: Iterable[bytes]) -> bool:
    """Whether one of the forms, of ASCII letters only, stands there once tags and marks are dropped."""
    longest = max(map(len, forms))
    for reach in (_NEAR, _FAR):
        before = _MARKUP.sub(b"", raw[max(0, start - reach) : start])
        after = _MARKUP.sub(b"", raw[end : end + reach])
        around = before[-longest:] + raw[start:end] + after[:longest]
        if any(form in around for form in forms):
            return True
        if len(before) >= longest and len(after) >= longest:
            return False
    return reach < len(raw)


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
