"""The ways in which the bytes of a page may write a name: what the gate's one automaton looks for.

Of each form of a name one *key* is looked for, a run of letters that stands in it: another form if there is one in it
("Putin" in "Vladimir Putin"), else the longest with a capital. A key in ASCII letters is written alike in every charset
but the wide ones, and an accented letter beside it may be written as it likes ("Erdo" of "Erdoğan"). Other keys are
looked for in UTF-8, in every charset with an alphabet for them, and as JSON escapes them.

A key may be cut: by tags (its beginnings before a `<` are looked for), by characters that are not seen, and by character
references to its letters. Those last two, and other charsets, only raise a doubt: the page is decoded and looked at again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from html.entities import html5
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

KEY, CUT, DOUBT, BOUND, UNSEEN, PRIVATE, BARE, STORY = (1 << n for n in range(8))
"""What a pattern may be, several at once: a key, the beginning of one before a tag, a reason to decode the page; with the byte
before it; a character that is not seen, or one for private use; a reference that may lack its end; a story in JSON."""
SHORT: Final = 5
"""Letters of a key that is looked for together with the byte after it, which must end a word."""
CODECS: Final = (
    *(f"cp{number}" for number in (1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 866, 874)),
    *(f"iso8859_{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    *("koi8_r", "koi8_u", "mac_cyrillic", "mac_roman", "gb18030", "gbk", "big5", "big5hkscs", "cp950"),
    *("shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "tis_620"),
)
"""What browsers and detectors know, and ASCII is ASCII in; a page that declares any other charset is decoded first."""
_RUN: Final = re.compile(r"[^\W_]+")
_ASCII_RUN: Final = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[A-Za-z0-9]+")
_ASCII_LETTERS: Final = re.compile(r"[A-Za-z0-9]+")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BOUNDS: Final = tuple(bytes((n,)) for n in range(192) if not (chr(n).isalpha() or n == 95) or n > 127)  # noqa: PLR2004 - ASCII; _
"""What may stand right before a name in UTF-8: no ASCII letter, and of other characters the last byte; a digit ends a reference."""
_NOT_DIGITS: Final = tuple(bytes((n,)) for n in range(256) if not 48 <= n <= 57)  # noqa: PLR2004 - 0 to 9
_TAG_STARTS: Final = tuple(character.encode() for character in f"/!?{_LETTERS}")
WORD_ENDS: Final = tuple(bytes((n,)) for n in range(256) if n > 127 or not (chr(n).isalnum() or n == 95))  # noqa: PLR2004 - ASCII; _
_CONTROLS: Final = tuple(chr(n) for n in (*range(1, 9), *range(14, 32), *range(127, 160)))
_UNSEEN: Final = tuple(
    chr(n)
    for n in (
        *(0xAD, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010)),
        *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC)),
    )
)
"""What may stand between two letters and vanishes when a page is read: control characters (which are looked for in names of
ASCII letters and in UTF-8 only) and format characters, of which every charset has its own."""
_UNSEEN_ELSEWHERE: Final = ("\xad", *map(chr, range(0x200B, 0x2010)), "\u2060", "\ufeff")
"""Those of them that are looked for in other charsets."""
_PRIVATE: Final = (
    *(chr(n).encode()[:2] for n in range(0xE000, 0xF900, 64)),
    *(bytes((0xF3, n)) for n in (0xA0, *range(0xB0, 0xC0))),
)
"""How private characters and tags begin, looked for after ASCII letters only: in East Asian charsets they are common ones."""
_UNSEEN_REFERENCES: Final = (
    *("&shy", "&zw", "&lrm", "&rlm", "&ZeroWidth", "&NoBreak", "&Invisible", "&Apply", "&af;", "&it;", "&ic;"),
    *(f"&#{n}" for n in (173, *range(8203, 8208), *range(8288, 8293), 65279)),
    *(f"&#{x}{n}" for x in "xX" for n in ("ad", "AD", "aD", "Ad", "200", "206", "feff", "FEFF", "0")),
    *(f"&#{n}" for n in ("00", "01", "06", "07", "08", "09")),
    *(f"&#{n};" for n in (*range(1, 9), *range(14, 32))),
    *("&amp;#", "\\u004", "\\u005", "\\u006", "\\u007", "\\u00ad", "\\u00AD", "\\u200", "\\u206", "\\ufeff", "\\uFEFF"),
    *(f"~{{{chr(n)}" for n in range(0x21, 0x7F)),
)
"""The same as references, letters written with leading zeros or twice escaped, and what opens the other alphabet of HZ."""
_SINGLES: Final = (*range(0x340, 0x388), *range(0x1F71, 0x2000), 0x2126, 0x212A, 0x212B, *range(0xF900, 0xFB00))
"""Characters that normalising makes another one: the Kelvin sign, compatibility ideographs."""


class _Choice(NamedTuple):
    """One key of a form."""

    text: str
    left: bool
    right: bool
    whole: bool
    before: str
    """The character right before it in the form; empty where that is a blank or nothing."""


@dataclass(slots=True)
class Key:
    """What makes a key a name where it stands."""

    left: bool = True
    """Whether no letter may stand before it, after it."""
    right: bool = True
    alone: bool = False
    """Whether it is a name by itself."""
    forms: set[bytes] = field(default_factory=set)
    """Else the ASCII letters of the forms it stands for, one of which must stand around it."""
    befores: set[str] = field(default_factory=set)
    """What stands right before it in its forms; an empty one where it comes first or after a blank."""


def find_keys(forms: Iterable[str]) -> dict[str, Key]:
    """The keys by which all the forms are found."""
    every = dict.fromkeys(form for form in forms if _RUN.search(form))
    runs = {form for form in every if _RUN.fullmatch(form)}
    keys: dict[str, Key] = {}
    for form in every:
        parts = _RUN.findall(form)
        if len(parts) > 1 and not runs.isdisjoint(parts):
            continue
        for choice in _choose(form):
            key = keys.setdefault(choice.text, Key())
            key.left, key.right = key.left and choice.left, key.right and choice.right
            key.befores.add(choice.before)
            letters = "".join(_ASCII_LETTERS.findall(form)).encode()
            if choice.whole or letters == choice.text.encode() or not choice.text.isascii():
                key.alone = True
            else:
                key.forms.add(letters)
    return keys


def _choose(form: str) -> Iterator[_Choice]:
    """The key of a form; two where its letters may be written as one character or as two."""
    bounded = not _CJK.match(form)
    letters = "".join(_ASCII_LETTERS.findall(form))
    runs = [run for run in _ASCII_RUN.finditer(form) if _is_telling(run.group(), form, letters)]
    if runs or form.isascii():
        runs = runs or list(_ASCII_RUN.finditer(form))
        run = max(runs, key=lambda run: _worth(run, form))
        left, right = _ends(form, run.start(), run.end())
        before = form[: run.start()][-1:].strip()
        yield _Choice(run.group(), left and bounded, right and bounded, run.group() == form, before)
        return
    steady = [run for run in _steady_runs(form) if run[1] - run[0] >= (3 if bounded else 2)]
    whole = max((run.span() for run in _RUN.finditer(form)), key=lambda span: span[1] - span[0])
    start, end = max(steady, key=lambda span: span[1] - span[0], default=whole)
    left, right = _ends(form, start, end)
    text = form[start:end]
    for spelling in dict.fromkeys((text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))):
        yield _Choice(spelling, left and bounded, right and bounded, whole=True, before="")


def _is_telling(run: str, form: str, letters: str) -> bool:
    """Whether a run of ASCII letters may be the key of a form; one of two letters, such as VI, only beside other ones."""
    if len(run) == 2:  # noqa: PLR2004 - two letters
        return form.isascii() or (run.isupper() and letters != run)
    return len(run) > 2  # noqa: PLR2004 - as above


def _worth(run: re.Match[str], form: str) -> tuple[bool, int, bool, int]:
    """How well a run of letters serves as the key of its form: rather any capital than a small letter after a blank."""
    small = run.group().islower()
    return (
        not small or form[: run.start()][-1:] not in ("", " "),
        min(len(run.group()), 3),
        not small,
        len(run.group()),
    )


def _ends(form: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a letter may not stand right before and after the key; the last word of an office may be longer."""
    if " " in form:
        return _no_letter(form[:start][-1:]), end < len(form) and _no_letter(form[end])
    return _no_letter(form[:start][-1:]), _no_letter(form[end:][:1])


def _no_letter(character: str) -> bool:
    return not character or not (character.isalnum() or character == "_" or unicodedata.combining(character))


def _steady_runs(form: str) -> Iterator[tuple[int, int]]:
    """Runs of letters that are written in one way only."""
    start = 0
    for n, character in enumerate((*form, " ")):
        if not character.isalnum() or unicodedata.normalize("NFD", character) != character:
            if n > start:
                yield start, n
            start = n + 1


def find_patterns(keys: Mapping[str, Key]) -> tuple[dict[bytes, int], frozenset[bytes]]:
    """What the automaton looks for, with what each means; and the keys in other charsets."""
    patterns: dict[bytes, int] = {}
    joints: set[tuple[bytes, bytes]] = set()
    foreign: set[bytes] = set()
    for key, told in keys.items():
        raw = [character.encode() for character in key]
        joints.update(_joints(raw))
        _note(patterns, KEY, _ended(b"".join(raw)))
        _note(patterns, CUT, _cuts(raw))
        if not key.isascii():
            for codec, other in _elsewhere(key):
                foreign.add(b"".join(other))
                ends = _ends_of(other, codec) if told.right else (b"",)
                _note(patterns, DOUBT, (b"".join(other) + end for end in ends))
                _note(patterns, CUT, _cuts(other))
                unseen = _unseen_in(codec)
                seams = set(_seams(other, {b"<", *(one[:1] for one in unseen)}))
                _note(patterns, DOUBT, (a + one + b for a, b in seams for one in unseen))
    if keys:
        after = {b"<", *(one.encode()[:1] for one in _UNSEEN), *(one[:1] for one in UNSEEN_STARTS)}
        joints |= {(a, b) for a, _ in joints for b in after}
        _note(patterns, DOUBT, (a + one.encode() + b for a, b in joints for one in (*_CONTROLS, *_UNSEEN)))
        ascii_joints = [joint for joint in joints if joint[0].isascii() and (joint[1].isascii() or joint[1] in after)]
        everywhere = {one for codec in CODECS for one in _unseen_in(codec)}
        _note(patterns, DOUBT, (a + one + b for a, b in ascii_joints for one in everywhere))
        _note(patterns, DOUBT, (a + private for a in {a for a, _ in joints if a.isascii()} for private in _PRIVATE))
        _note(patterns, DOUBT, _written_out(keys))
    return patterns, frozenset(foreign)


def find_patterns_in_utf8(keys: Mapping[str, Key]) -> tuple[dict[bytes, int], frozenset[tuple[bytes, bytes]]]:
    """The same for a page that is UTF-8, with few that begin as other words do, so that the automaton seldom leaves its start.

    Keys that begin with a small letter are looked for with what may stand before them, so that not every "a" is a beginning.
    What lies between two letters unseen is looked for by itself; the second answer is between which letters it matters.
    """
    patterns: dict[bytes, int] = {}
    joints: set[tuple[bytes, bytes]] = set()
    for key, told in keys.items():
        raw = [character.encode() for character in key]
        joints.update(_joints(raw))
        if key[0].isascii() and not key[0].isupper():
            bounds, cuts = _bounds_of(told), list(_cuts(raw))
            _note(patterns, KEY | BOUND, (bound + ended for ended in _ended(b"".join(raw)) for bound in bounds))
            _note(patterns, CUT | BOUND, (bound + cut for cut in cuts if b"<" in cut for bound in bounds))
            _note(patterns, CUT, (cut for cut in cuts if b"<" not in cut))
        else:
            _note(patterns, KEY, _ended(b"".join(raw)))
            _note(patterns, CUT, _cuts(raw))
    if keys:
        after = {b"<", b"&", *(one.encode()[:1] for one in _UNSEEN)}
        joints |= {(a, b) for a, _ in joints for b in after}
        after_controls = {after for _, after in joints}
        _note(patterns, UNSEEN, (one.encode() for one in (*_CONTROLS, *_UNSEEN) if not one.isascii()))
        _note(
            patterns, UNSEEN, (one.encode() + after for one in _CONTROLS if one.isascii() for after in after_controls)
        )
        _note(patterns, PRIVATE, _PRIVATE)
        _note(patterns, DOUBT, _written_out(keys))
        _note(patterns, BARE, (b"&#x", b"&#X"))
        _note(patterns, STORY, (b'"articleBody', b"-preloaded"))
    return patterns, frozenset(joints)


def _bounds_of(told: Key) -> Iterable[bytes]:
    """What may stand right before a key that begins with a small letter: the end of what its forms have there, of markup, or unseen."""
    if "" in told.befores:
        return _BOUNDS
    before = {unicodedata.normalize(form, before) for before in told.befores for form in ("NFC", "NFD")}
    return {b">", b";", *(character.encode()[-1:] for character in (*before, *_CONTROLS, *_UNSEEN))}


def _note(patterns: dict[bytes, int], meaning: int, found: Iterable[bytes]) -> None:
    for pattern in found:
        patterns[pattern] = patterns.get(pattern, 0) | meaning


def _joints(characters: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for one, other in pairwise(characters):
        yield one[-1:], other[:1]


def _seams(characters: list[bytes], starts: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The same with two characters on each side, where one would be too common, or with another cut after one or none."""
    for n in range(1, len(characters)):
        before = b"".join(characters[max(0, n - 2) : n])
        yield before, b"".join(characters[n : n + 2])
        for start in starts:
            yield before, start
            yield characters[n - 1], characters[n] + start


def _ended(key: bytes) -> Iterator[bytes]:
    """A key, if it is short with each byte that may follow it."""
    return (key + end for end in WORD_ENDS) if len(key) <= SHORT and key.isascii() else iter((key,))


def _cuts(characters: list[bytes]) -> Iterator[bytes]:
    for n in range(1, len(characters)):
        beginning = b"".join(characters[:n]) + b"<"
        if len(beginning) > 2:  # noqa: PLR2004 - two bytes alone would be everywhere
            yield beginning
        elif beginning.islower():  # scripts compare: "i<n"; nobody cuts a small letter off but at once
            yield b">" + b"".join(characters[1:])
        else:
            yield from (beginning + start for start in _TAG_STARTS)


def _elsewhere(key: str) -> Iterator[tuple[str, list[bytes]]]:
    """The key's characters in every other charset that has them."""
    seen = {key.encode()}
    for codec in CODECS:
        try:
            characters = [character.encode(codec) for character in key]
        except UnicodeEncodeError:
            continue
        if (raw := b"".join(characters)) not in seen:
            seen.add(raw)
            yield codec, characters


def _ends_of(characters: list[bytes], codec: str) -> tuple[bytes, ...]:
    """What may follow the characters where they are few: bytes that end a word in the charset."""
    few = sum(map(len, characters)) < SHORT and all(len(character) == 1 for character in characters)
    return _word_ends(codec) if few else (b"",)


@cache
def _word_ends(codec: str) -> tuple[bytes, ...]:
    every = (bytes((n,)) for n in range(256))
    return tuple(one for one in every if not (one.decode(codec, "replace").isalnum() or one == b"_"))


@cache
def _unseen_in(codec: str) -> frozenset[bytes]:
    """Format characters as the charset writes them."""
    return frozenset(raw for raw in (one.encode(codec, "ignore") for one in _UNSEEN_ELSEWHERE) if raw)


UNSEEN_STARTS: Final = tuple({raw for codec in ("utf-8", *CODECS) for raw in _unseen_in(codec)})
"""What a letter may be followed by, after a tag, that vanishes."""


def _escaped(key: str) -> Iterator[bytes]:
    """The key as JSON escapes it."""
    units = key.encode("utf-16-be")
    numbers = [units[n : n + 2].hex() for n in range(0, len(units), 2)]
    yield "".join(f"\\u{number}" for number in numbers).encode()
    yield "".join(f"\\u{number.upper()}" for number in numbers).encode()


def _written_out(keys: Iterable[str]) -> Iterator[bytes]:
    """Letters of keys written as something else, alike in every charset: as references, or as JSON escapes them."""
    letters = {*_LETTERS, *(character for key in keys for character in key)}
    yield from (one.encode() for one in _UNSEEN_REFERENCES)
    yield from _references(letters, {letter for letter in letters if not letter.isascii()})
    for key in keys:
        yield from () if key.isascii() else _escaped(key)


def _references(letters: set[str], strange: set[str]) -> Iterator[bytes]:
    """Character references to the letters, and single characters that normalising makes one of them."""
    for letter in letters:
        if letter.isascii():
            yield from (f"&#{ord(letter)}".encode() + end for end in _NOT_DIGITS)
    for letter in letters:
        number = f"{ord(letter):x}"
        yield from (f"&#{x}{n}".encode() for x in "xX" for n in (number, number.upper()))
    for letter in strange:
        yield f"&#{ord(letter)}".encode()
    for name, meant in html5.items():
        if meant in strange or (meant in letters and (meant.isalpha() or meant == ".")):
            yield f"&{name}".encode()
    for number in _SINGLES:
        if unicodedata.normalize("NFC", chr(number)) in letters:
            yield chr(number).encode()
