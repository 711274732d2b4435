"""Which characters some bytes stand for.

A byte order mark decides. Then UTF-8, when every byte fits, since other encodings hardly ever do so by accident. Then
what the server told, then what the page itself declares, as browsers have it. Then the guess of a detector, which must
not leave control characters behind. Of a text in UTF-8 a few characters may be broken (texts are often cut in the middle
of one). Bytes that pass none of these are not text.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (  # the longer first: UTF-32's mark begins like UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF", "a PDF: save it as text"),
    (b"PK\x03\x04", "a ZIP or an office document: unpack it, or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an office document: save it as text"),
    (b"\x1f\x8b", "a gzip file: add .gz to its name"),
    (b"\x28\xb5\x2f\xfd", "a zst file: add .zst to its name"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_DECLARED: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_ALIASES: Final = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
"""What browsers read under these names."""
_AS_GB: Final = ("gb2312", "gbk", "gb18030")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BROKEN: Final = "\ufffd"
_HEAD: Final = 2_048
_LARGEST_SHARE: Final = 0.01
"""Of control characters and broken ones in a text."""


def decode(raw: bytes, told: str | None = None) -> str | None:
    """The text that the bytes stand for, or None when they are no text; `told` is the charset a server named.

    >>> decode("Путин прибыл в Бишкек".encode("utf-8"))
    'Путин прибыл в Бишкек'
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _as_named(raw[len(mark) :], name)
    return _as_utf8(raw) or _as_wide(raw) or _as_told(raw, told) or _as_declared(raw) or _as_guessed(raw)


def tell_binary(raw: bytes) -> str:
    """What bytes that are no text seem to be, and what to do."""
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            return f"this is {what}"
    return "this is not text in any encoding we know: save it as UTF-8"


def _sound(text: str, broken: int = 0) -> str | None:
    return text if len(_CONTROL.findall(text)) + broken <= _LARGEST_SHARE * len(text) else None


def _as_utf8(raw: bytes) -> str | None:
    if b"\x1b$" in raw:  # ISO-2022: East Asian text written in ASCII bytes
        return None
    try:
        return _sound(raw.decode("utf-8"))
    except UnicodeDecodeError:
        text = raw.decode("utf-8", errors="replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    broken = text.count(_BROKEN)
    return _sound(text) if broken * 20 < foreign else None


def _as_wide(raw: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin letters is zero."""
    head = raw[:_HEAD]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) * 2 > len(zeros) and zeros:
            return _as_named(raw, name)
    return None


def _as_told(raw: bytes, told: str | None) -> str | None:
    if not told or told.lower().replace("-", "") == "utf8":  # bytes that fit UTF-8 never come here
        return None
    return _as_named(raw, told)


def _as_declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:_HEAD])
    return _as_named(raw, found[1].decode("ascii")) if found else None


def _as_guessed(raw: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 - most files never come here

    return None if b"\x00" in raw else _as_named(raw, detect_encoding(raw) or "utf-8")


def _as_named(raw: bytes, name: str) -> str | None:
    name = name.lower()
    name = "gb18030" if name in _AS_GB else _ALIASES.get(name, name)
    try:
        text = raw.decode(name, errors="replace")
    except (LookupError, UnicodeError, ValueError):  # a page may declare anything, even `idna` or `hex`
        return None
    return _sound(text, text.count(_BROKEN))
