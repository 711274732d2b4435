"""Whether a web page may name somebody watched, told from its raw bytes: the first gate of a scan.

Nearly all pages of the world name nobody watched, and finding a page's charset, tree and story costs fifty times its
unpacking. So one automaton goes over the bytes as they came. It knows one key of every form of a name, in all the ways
that `disguises` lists; where it finds one, the bytes around are looked at, and the page passes if

1. no letter stands right before or after the key, where the reader too would ask for a whole word. Names of up to five
   ASCII letters are looked for together with the byte after them, so that "Li" does not stop at every "Link";
2. the key is not in an attribute or a script, where no story stands (JSON may hold one, and counts);
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
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, Final

from setfoot.gather.charset import decode
from setfoot.gather.disguises import CODECS, DOUBT, KEY, STORY, find_keys, find_patterns, find_patterns_in_utf8
from setfoot.gather.search import WORD, Search

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD: Final = 2_048
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_DECLARED: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_KNOWN: Final = frozenset({*(codecs.lookup(codec).name for codec in CODECS), "utf-8", "ascii", "gb2312"})
_STORIES: Final = re.compile(rb'"articleBody|-preloaded')
_PIECE: Final = 8_192
_UTF_8: Final = codecs.getincrementaldecoder("utf-8")
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
        spelled = (spelling for form in forms for spelling in (form, _UNSEEN.sub("", form)))  # as decoded pages have it
        self.forms = tuple(dict.fromkeys(spelled))
        self._keys = find_keys(self.forms)
        patterns, joints = find_patterns_in_utf8(self._keys)
        self._names = Search(self._keys, patterns, joints=joints)

    def __reduce__(self) -> tuple[type[Gate], tuple[tuple[str, ...]]]:
        return Gate, (self.forms,)

    @cached_property
    def _everywhere(self) -> Search:
        """For bytes in whatever charset; made when the first page asks for it."""
        return Search(self._keys, *find_patterns(self._keys))

    def prepare(self) -> None:
        """Make what only pages in other charsets ask for now: it takes a hundred megabytes for a moment."""
        _ = self._everywhere

    @property
    def size(self) -> int:
        """Bytes of the automaton for UTF-8."""
        return self._names.size

    def passes(self, raw: bytes) -> bool:
        """Whether the page may name somebody watched; only where it may not, the answer is certain."""
        if b"\x00" in raw or b"\x1b" in raw or raw.startswith(_WIDE_MARKS):
            return self._passes_decoded(raw)
        if not raw.isascii() and not _is_utf8(raw):
            if _strange(raw[:_HEAD]):
                return self._passes_decoded(raw)
            found = _look(raw, self._everywhere)
        else:
            found = _look(raw, self._names)
            if found & STORY and not found & KEY:
                found |= self._in_stories(raw)
        return bool(found & KEY) or (bool(found & DOUBT) and self._passes_decoded(raw))

    def _in_stories(self, page: bytes) -> int:
        """The same of stories in JSON that escape anything: an escape before a name ends in a letter, and is none."""
        found = 0
        for mark in _STORIES.finditer(page):
            end = page.find(b"</script", mark.end()) if mark[0] != b"-preloaded" else len(page)
            story = page[mark.end() : end if end >= 0 else len(page)]
            if b"\\" in story:
                found |= self._everywhere.find(story + b"\n")
        return found

    def _passes_decoded(self, raw: bytes) -> bool:
        text = decode(raw)
        if text is None:
            return False
        text = unmask(text)
        composed = unicodedata.normalize("NFC", text)
        spellings = (composed,) if composed == text else (composed, unicodedata.normalize("NFD", text))
        return any(_look(spelling.encode("utf-8", "surrogatepass"), self._names) & KEY for spelling in spellings)


def _look(page: bytes, search: Search) -> int:
    if page and (page[0] in WORD or page[-1] in WORD):
        page = b"\n" + page + b"\n"  # a name is looked for with what stands before or after it
    return search.find(page)


def _is_utf8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8; pieces in ASCII, which most are, cost next to nothing."""
    decoder, inside = _UTF_8(), False
    try:
        for start in range(0, len(raw), _PIECE):
            piece = raw[start : start + _PIECE]
            if inside or not piece.isascii():
                decoder.decode(piece)
                inside = bool(decoder.getstate()[0])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def unmask(text: str) -> str:
    """The page with every letter bare: references and escapes resolved, unseen characters dropped.

    >>> unmask("&#80;u&shy;tin &lt; Erdo&amp;gbreve;an")
    'Putin &lt; Erdoğan'
    """
    text = _REFERENCE.sub(_resolve, text)
    text = _ESCAPE.sub(lambda found: _bare(chr(int(found[1], 16)), found), text)
    return _UNSEEN.sub("", text)


def _resolve(found: re.Match[str]) -> str:
    return _bare(unescape(f"&{found[1]}"), found)


def _bare(character: str, found: re.Match[str]) -> str:
    return found[0] if not _MEANT.isdisjoint(character) else character


def _strange(head: bytes) -> bool:
    """Whether the page declares a charset in which ASCII letters may be other bytes."""
    found = _DECLARED.search(head)
    if found is None:
        return False
    try:
        return codecs.lookup(found[1].decode("ascii")).name not in _KNOWN
    except LookupError:
        return False  # no such charset: the reader guesses
