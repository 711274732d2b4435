r"""JSON, cut into records without reading the file whole, and each record made an article.

JSON Lines are cut at line ends. A `.json` file is one object, a list of them, or objects one after another; `cut_values`
walks over its bytes counting brackets and minding strings, so that a list of any length is read one item at a time and a
broken item does not take its neighbours along. A record that is too long is walked over and forgotten.

What the keys of a record mean, `keys` knows.

Where a gate is given, most records cost no more than its look at their bytes. JSON may write any character as `\u0050`,
and a line break as `\n`, so the bytes of a record with a backslash do not show its words: such a record is taken apart
first, and its title and text are shown to the gate.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from setfoot.facts import Skipped, Why
from setfoot.gather.keys import make_article, shown_to_gate
from setfoot.gather.streams import LARGEST_RECORD, LARGEST_WASTE, OversizeError, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from setfoot.facts import Article
    from setfoot.gather.keys import Gate
    from setfoot.gather.tally import Tally

_PIECE: Final = 65_536
_STRING: Final = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
_PLAIN: Final = re.compile(rb'[^"\[\]{},\s]+')


def read_json_lines(
    stream: BinaryIO, name: str, latest: date, *, gate: Gate | None = None, tally: Tally | None = None
) -> Iterator[Article | Skipped]:
    """The articles of a stream of one JSON record a line; of those only that the gate lets through, where there is one.

    The gate is shown bytes of UTF-8 that hold the title and the text as they are, and may hold more.
    """
    for number, line in read_lines(stream):
        if number == 1 and line and line.strip() in (b"[", b"{"):
            note = "this is JSON in one piece, not one record a line: name the file .json"
            yield Skipped(Why.BROKEN_RECORD, note, source=f"{name}:line 1")
            return
        if line is None or line.strip():
            where, file = f"{name}:line {number}", f"{name}:{number}"
            yield from read_record(line, where, latest=latest, file=file, gate=gate, tally=tally)


def read_record(
    raw: bytes | None,
    where: str,
    *,
    latest: date,
    file: str | None = None,
    gate: Gate | None = None,
    tally: Tally | None = None,
) -> Iterator[Article | Skipped]:
    """The article that one JSON record of `file` holds, followed by a note for each key that could not be used."""
    if tally:
        tally.records, tally.bytes = tally.records + 1, tally.bytes + len(raw or b"")
    if raw is None:
        note = f"the record is longer than {LARGEST_RECORD // 1_000_000} MB: no article is; split it or drop it"
        yield Skipped(Why.TOO_LARGE, note, source=where)
        return
    if gate and _says_itself(raw) and not gate(raw):
        return
    try:
        record: object = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        note = f"not UTF-8 (byte {error.start + 1} of the record): convert the file to UTF-8"
        yield Skipped(Why.BROKEN_RECORD, note, source=where)
    except (ValueError, RecursionError) as error:
        yield Skipped(Why.BROKEN_RECORD, f"not JSON ({_brief(error)}): mend or drop the record", source=where)
    else:
        shown = shown_to_gate(record) if gate and not _says_itself(raw) else None
        if gate and shown is not None and not gate(shown):
            return
        if tally:
            tally.passed += 1
        yield from make_article(record, where, latest=latest, file=file)


def _says_itself(raw: bytes) -> bool:
    r"""Whether the words of a record stand in its bytes as they are; `\u0050utin` and `Vladimir\nPutin` do not.

    A record that does not begin and end as one is none: it goes on and is told as broken.
    """
    return b"\\" not in raw and raw.startswith(b"{") and raw.rstrip().endswith(b"}")


def _brief(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).partition("(")[0].strip()


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
