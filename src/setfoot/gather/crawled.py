"""The records of a WARC file, each bounded, and an account of every stretch of it that is none.

A record is its headers, a blank line, as many bytes as `Content-Length` says, and two line ends. That number is believed
only when another record, or the end, follows it; otherwise the next record is looked for behind its headers, by the
line `WARC/1.0` that each begins with, and a header behind it. In a packed file the beginning of a member does the same. A record longer than any
page is walked over in pieces. Each record, sound or broken, has a number, counted from 1.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from setfoot.facts import Skipped, Why
from setfoot.gather.response import LARGEST_HEAD, is_page, read_head
from setfoot.gather.streams import LARGEST_FILE, LARGEST_WASTE, explain
from setfoot.gather.unpacked import UNPACK_ERRORS, Members, Piece, Plain, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_RECORD: Final = LARGEST_FILE + LARGEST_HEAD
_SIGN: Final = b"WARC/"
_NEXT: Final = re.compile(rb"WARC/[01]\.\d{1,3}\r?\n[A-Za-z][A-Za-z-]{1,40}:")
_NEXT_SIZE: Final = 64
_KIND: Final = re.compile(rb"\nwarc-type:[ \t]*([^\r\n]*)", re.IGNORECASE)
_LENGTH: Final = re.compile(rb"\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r?\n", re.IGNORECASE)
_BLANKS: Final = re.compile(rb"[ \t\r\n]*+")
_TOO_LARGE: Final = f"the page is longer than any article ({LARGEST_FILE // 1_000_000} MB unpacked): it is left out"

_ENDLESS: Final = f"{LARGEST_WASTE // 1_000_000} MB without a sound record"


class Record(NamedTuple):
    """One sound record: `data[begin:end]` is its body, and `head` its headers, each on a line behind a line end."""

    number: int
    kind: bytes
    """`response`, `request` and the like, in small letters."""
    head: bytes
    data: bytes
    begin: int
    end: int


class Crawled:
    """Walks over the records of one file; iterate over it once."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.number = 0
        """Of the present record; after the walk, how many there were."""
        self.size = 0
        """Unpacked bytes of the bodies so far."""
        self._stream = stream
        self._name = name
        self._source: Plain | Members = Plain(stream)
        self._pieces: Iterator[Piece] = iter(())
        self._waiting: Piece | None = None
        self._ended = False
        """No byte follows the present ones without a break."""
        self._fault = ""
        """Why not, if it is not the end of a member or of the file."""
        self._fault_at = 0
        self._data = b""
        self._at = 0
        self._offset = 0
        """Where in the file `data` begins, or the packed member that it begins in."""
        self._idle = 0
        """Bytes unpacked since the last sound record."""

    def __iter__(self) -> Iterator[Record | Skipped]:
        try:
            self._source = unpack(self._stream)
        except UNPACK_ERRORS as error:
            yield Skipped(Why.UNREADABLE, explain(error), source=self._name)
            return
        self._pieces = iter(self._source)
        while self._begin():
            while self._on_content():
                found = self._record()
                if found is not None:
                    yield found
            if self._fault:
                self.number += 1
                yield self._broken(self._fault, at=self._fault_at)

    def where(self) -> str:
        """The present record as a source."""
        return f"{self._name}:record {self.number}"

    def _begin(self) -> bool:
        """Stand where the next bytes without a break begin; False at the end of the file."""
        piece, self._waiting = self._waiting or self._next(), None
        if piece is None:
            return False
        self._data, self._at, self._offset = piece.data, 0, piece.offset
        self._fault, self._fault_at = piece.fault, piece.offset
        self._ended = bool(piece.fault)
        return True

    def _next(self) -> Piece | None:
        try:
            return next(self._pieces, None)
        except UNPACK_ERRORS as error:
            return Piece(b"", self._offset, fresh=False, fault=explain(error))

    def _pull(self) -> Piece | None:
        """The piece behind the present bytes; None where a new stretch begins, or nothing, or something is missing."""
        if self._ended:
            return None
        piece = self._next()
        if piece is None or piece.fault or (piece.fresh and _SIGN.startswith(piece.data[: len(_SIGN)])):
            self._ended = True
            self._fault, self._fault_at = (piece.fault, piece.offset) if piece else ("", 0)
            self._waiting = None if self._fault else piece
            return None
        self._idle += len(piece.data)
        if self._idle > LARGEST_WASTE and self._source.abandon():
            self._ended, self._idle = True, 0
            self._fault, self._fault_at = _ENDLESS, piece.offset
            return None
        return piece

    def _hold(self, size: int) -> bool:
        """Have `size` bytes from the present place on, if there are as many."""
        have = len(self._data) - self._at
        if have >= size or self._ended:
            return have >= size
        if self._source.exact:
            self._offset += self._at
        parts = [self._data[self._at :]]
        goal = size + have // 8  # some more, so that bytes are not copied over and over
        while have < goal and (piece := self._pull()):
            if not have:
                self._offset = piece.offset
            parts.append(piece.data)
            have += len(piece.data)
        self._data, self._at = b"".join(parts), 0
        return have >= size

    def _on_content(self) -> bool:
        """Stand behind line ends, where the next record begins; False where the stretch ends."""
        while self._hold(1):
            blanks = _BLANKS.match(self._data, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._data):
                return True
        return False

    def _record(self) -> Record | Skipped | None:
        self.number += 1
        self._hold(len(_SIGN))
        if not self._data.startswith(_SIGN, self._at):
            return self._lost("what stands here is no WARC record")
        head_size = self._head_size()
        if not head_size:
            return self._lost("its headers do not end")
        head = self._data[self._at : self._at + head_size]
        length, kind = _LENGTH.search(head), _KIND.search(head)
        if length is None:
            return self._lost("it has no Content-Length")
        if kind is None:
            return self._lost("it has no WARC-Type")
        size, told = int(length[1]), kind[1].strip().lower()
        if size > _LARGEST_RECORD:
            return self._walk_over(head_size, size, told)
        if not self._hold(head_size + size):
            return self._lost(f"it should have {size} bytes and ends before them")
        if not self._ends_at(head_size + size):
            return self._lost(f"its Content-Length is wrong: no record follows the {size} bytes it tells")
        begin = self._at + head_size
        self._at = begin + size
        self._idle = 0
        self.size += size
        return Record(self.number, told, head, self._data, begin, self._at)

    def _head_size(self) -> int:
        """Bytes of the headers with the blank line behind them; 0 where they do not end."""
        while True:
            first = self._data.find(b"\n", self._at, self._at + LARGEST_HEAD)
            blank = b"\r\n\r\n" if self._data[first - 1 : first] == b"\r" else b"\n\n"
            end = self._data.find(blank, self._at, self._at + LARGEST_HEAD) if first > 0 else -1
            if end >= 0:
                return end + len(blank) - self._at
            have = len(self._data) - self._at
            if have >= LARGEST_HEAD or not self._hold(have + 1):
                return 0

    def _ends_at(self, size: int) -> bool:
        """Whether the present record is over after `size` bytes: two line ends follow, another record, or nothing."""
        end = self._at + size
        if self._data.startswith(b"\r\n\r\n", end):
            return True
        self._hold(size + _NEXT_SIZE)
        end = self._at + size
        rest = self._data[end : end + _NEXT_SIZE]
        return rest.startswith(b"\r\n\r\n") or _SIGN.startswith(rest.lstrip(b"\r\n")[: len(_SIGN)])

    def _walk_over(self, head_size: int, size: int, kind: bytes) -> Skipped | None:
        """Leave a record behind that is longer than any page; told only if it is one, or not as long as it says."""
        self._hold(head_size + LARGEST_HEAD)
        begin = self._at + head_size
        answer = read_head(self._data[begin : begin + LARGEST_HEAD])
        page = kind == b"response" and answer is not None and is_page(answer, b"<html")
        large, short = self._broken(_TOO_LARGE, Why.TOO_LARGE), self._broken("it is shorter than its Content-Length")
        left, own = head_size + size, self._at + 1
        while left:
            step = min(left, len(self._data) - self._at)
            found = _NEXT.search(self._data, max(self._at, own), self._at + step)
            if found:
                self._at = found.start()
                return short
            if step < left:
                step = max(0, step - _NEXT_SIZE)  # the next record may begin in both pieces
            self._at += step
            left, own = left - step, 0
            if left and not self._hold(min(left, _NEXT_SIZE + 1)):
                self._at = len(self._data)
                return self._cut(short)
        self.size += size
        self._idle = 0
        if not self._ends_at(0):
            self._resync()
            return short
        return large if page else None

    def _cut(self, skipped: Skipped) -> Skipped:
        fault, self._fault = self._fault, ""
        return replace(skipped, note=f"{fault}; {skipped.note}") if fault else skipped

    def _lost(self, why: str) -> Skipped:
        """The present record as a broken one; afterwards the next one is the present."""
        skipped = self._broken(self._fault or why)
        self._resync()
        return skipped

    def _resync(self) -> None:
        self._at += 1
        while not (found := _NEXT.search(self._data, self._at)):
            self._at = max(self._at, len(self._data) - _NEXT_SIZE)
            if not self._hold(len(self._data) - self._at + 1):
                self._at = len(self._data)
                self._fault = ""  # told with the record that was lost
                return
        self._at = found.start()

    def _broken(self, note: str, why: Why = Why.BROKEN_RECORD, *, at: int | None = None) -> Skipped:
        offset = at if at is not None else self._offset + (self._at if self._source.exact else 0)
        todo = "" if why == Why.TOO_LARGE else ": fetch the file again if the record matters"
        return Skipped(why, f"{note} (at byte {offset} of the file){todo}", source=self.where())
