"""JSON, cut into records without reading the file whole, and each record made an article.

JSON Lines are cut at line ends. A `.json` file is one object, a list of them, or objects one after another; `cut_values`
walks over its bytes counting brackets and minding strings, so that a list of any length is read one item at a time and a
broken item does not take its neighbours along. A record that is too long is walked over and forgotten.

A record has the keys `id, source, url, published, title, text, lang`; only `text` is needed. A key of the wrong type or
with a value that means nothing is reported and left out, and the article is kept.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO, Final

from setfoot.facts import Article, ArticleId, Skipped, Why
from setfoot.gather.language import detect_language, tidy_language
from setfoot.gather.published import parse_published
from setfoot.gather.streams import LARGEST_RECORD, LARGEST_WASTE, OversizeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from setfoot.facts import Window

_PIECE: Final = 65_536
_STRING: Final = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
_PLAIN: Final = re.compile(rb'[^"\[\]{},\s]+')
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_TYPES: Final[Mapping[type, str]] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


def read_record(raw: bytes | None, where: str, *, latest: date, file: str | None = None) -> Iterator[Article | Skipped]:
    """The article that one JSON record of `file` holds, followed by a note for each key that could not be used."""
    if raw is None:
        note = f"the record is longer than {LARGEST_RECORD // 1_000_000} MB: no article is; split it or drop it"
        yield Skipped(Why.TOO_LARGE, note, source=where)
        return
    try:
        record: object = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        note = f"not UTF-8 (byte {error.start + 1} of the record): convert the file to UTF-8"
        yield Skipped(Why.BROKEN_RECORD, note, source=where)
    except (ValueError, RecursionError) as error:
        yield Skipped(Why.BROKEN_RECORD, f"not JSON ({_brief(error)}): mend or drop the record", source=where)
    else:
        for found in _as_article(record, where, latest):
            yield replace(found, file=file) if isinstance(found, Article) else found


def _brief(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).partition("(")[0].strip()


def _as_article(record: object, where: str, latest: date) -> Iterator[Article | Skipped]:
    if not isinstance(record, dict):
        note = f"the record is {_TYPES[type(record)]}: write an object with a `text`"
        yield Skipped(Why.BROKEN_RECORD, note, source=where)
        return
    match record.get("text"):
        case str(text) if text.strip():
            yield from _with_text(_mend(text), record, where, latest)
        case str():
            yield Skipped(Why.EMPTY, "`text` is empty: nothing to read", source=where)
        case None:
            yield Skipped(Why.BROKEN_RECORD, "the record has no `text`: name the key with the story so", source=where)
        case other:
            note = f"`text` is {_TYPES[type(other)]}: make it a string"
            yield Skipped(Why.BROKEN_RECORD, note, source=where)


def _with_text(text: str, record: dict[str, object], where: str, latest: date) -> Iterator[Article | Skipped]:
    notes: list[str] = []
    number = record.get("id")
    if isinstance(number, int) and not isinstance(number, bool):  # a number names an article as well as a string does
        record = record | {"id": str(number)}
    url = _word(record, "url", notes)
    name = _word(record, "id", notes)
    yield Article(
        id=ArticleId(name) if name else Article.name_for(url, text),
        text=text,
        title=_word(record, "title", notes) or "",
        url=url,
        outlet=_word(record, "source", notes),
        language=_language(record, text, notes),
        published=_published(record, latest, notes),
    )
    for note in notes:
        yield Skipped(Why.BROKEN_RECORD, note, source=where, kept=True)


def _word(record: dict[str, object], key: str, notes: list[str]) -> str | None:
    match record.get(key):
        case None:
            return None
        case str(word):
            return _mend(word) if word.strip() else None
        case other:
            notes.append(f"`{key}` is {_TYPES[type(other)]}, not a string: the article is kept without it")
            return None


def _language(record: dict[str, object], text: str, notes: list[str]) -> str | None:
    told = _word(record, "lang", notes)
    return (tidy_language(told) if told else None) or detect_language(text)


def _published(record: dict[str, object], latest: date, notes: list[str]) -> Window | None:
    told = _word(record, "published", notes)
    window = parse_published(told, latest=latest) if told else None
    if told and not window:
        shown = told if len(told) <= 40 else told[:40] + "..."  # noqa: PLR2004 - enough to find it in the file
        notes.append(
            f"`published` is {shown!r}, not a day from 1995 to today: write 2024-09-02; the article is kept undated"
        )
    return window


def _mend(text: str) -> str:
    r"""The text without halves of characters, which JSON can write (`\ud83d`) and nothing can store."""
    return _SURROGATE.sub("\ufffd", text)


def cut_values(stream: BinaryIO, limit: int = LARGEST_RECORD) -> Iterator[bytes | None]:
    """Each JSON value of the stream, or of the list that it is, as bytes; None in place of one longer than `limit`.

    The values are not checked: a value is what lies between two commas or within one pair of outer brackets.
    OversizeError when an oversized value does not end within LARGEST_WASTE bytes.
    """
    cutter = _Cutter(limit)
    yield from cutter.feed(stream.read(len(BOM_UTF8)).removeprefix(BOM_UTF8))
    while piece := stream.read(_PIECE):
        yield from cutter.feed(piece)
    yield from cutter.end()


@dataclass(slots=True)
class _Cutter:
    """Where the walk over the bytes of a JSON file stands; changes with every piece fed to it."""

    limit: int
    listed: bool = False
    """The file is a list, and its values are the list's items."""
    depth: int = 0
    in_string: bool = False
    escaped: bool = False
    value: bytearray = field(default_factory=bytearray)
    size: int = 0

    def feed(self, piece: bytes) -> Iterator[bytes | None]:
        at = 0
        while at < len(piece):
            if self.in_string:
                at = self._through_string(piece, at)
                continue
            plain = _PLAIN.match(piece, at)
            end = plain.end() if plain else at + 1
            yield from self._take(piece[at:end])
            at = end

    def end(self) -> Iterator[bytes | None]:
        if self.size:
            yield self._cut()

    def _through_string(self, piece: bytes, at: int) -> int:
        start, at = at, at + self.escaped
        self.escaped = False
        found = _STRING.match(piece, at)
        at = found.end() if found else at
        if at < len(piece):
            self.in_string = piece[at : at + 1] != b'"'
            self.escaped = self.in_string  # a backslash, and what it escapes is in the next piece
            at += 1
        self._keep(piece[start:at])
        return at

    def _take(self, token: bytes) -> Iterator[bytes | None]:
        if self.depth == 0 and token in b"[ \t\r\n,]{":
            yield from self._between(token)
            return
        self._keep(token)
        self.in_string = token == b'"'
        if token in (b"{", b"["):
            self.depth += 1
        elif token in (b"}", b"]"):
            self.depth -= 1
            if self.depth <= 0:
                yield self._cut()

    def _between(self, token: bytes) -> Iterator[bytes | None]:
        """A token outside every value: it may end a number or a word, and begin the list or a value."""
        if self.size:
            yield self._cut()
        if token == b"{" or (token == b"[" and self.listed):
            self._keep(token)
            self.depth = 1
        elif token == b"[":
            self.listed = True

    def _keep(self, token: bytes) -> None:
        self.size += len(token)
        if self.size <= self.limit:
            self.value += token
        else:
            self.value.clear()
            if self.size > LARGEST_WASTE:
                raise OversizeError

    def _cut(self) -> bytes | None:
        value = bytes(self.value) if self.size <= self.limit else None
        self.value.clear()
        self.size = self.depth = 0
        return value
