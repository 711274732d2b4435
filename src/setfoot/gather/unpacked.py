"""The bytes of an archive in pieces, unpacked member by member, going on behind what is broken.

What an archive is packed with its bytes say, not its name. In a `.gz` archive each record is a gzip member of its own,
so a broken member costs one record: what is wrong with it becomes a piece with a `fault`, and the next member is looked
for in the packed bytes, by a header that random bytes hardly ever look like. Nothing is held but the packed bytes of
the present member, up to a few megabytes, in case it turns out to have run over its neighbour; how often such bytes
are gone over again is bounded by how many there are.

isal unpacks twice as fast as zlib, and also faster than fastwarc does (docs/speed.md).
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, cast

from setfoot.gather.streams import explain, unpacked_zst

try:
    from isal import isal_zlib as _isal
except ImportError:  # pragma: no cover - no wheel for this machine: the same with zlib, at half the speed
    import zlib as _isal  # type: ignore[no-redef]  # the same functions

if TYPE_CHECKING:
    from collections.abc import Iterator

GZIP: Final = b"\x1f\x8b"
ZST: Final = b"\x28\xb5\x2f\xfd"
UNPACK_ERRORS: Final = (OSError, EOFError, zlib.error, cast("type[Exception]", _isal.error))
inflating: Final = _isal.decompressobj

_HEADER: Final = re.compile(rb"\x1f\x8b\x08[\x00-\x1f][\x00-\xff]{4}[\x00\x02\x04][\x00-\x0d\xff]")
"""A gzip header with flags, level and system that exist: one place in 10^11 of random bytes."""
_HEADER_SIZE: Final = 10
_SIGN: Final = re.compile(rb"(?P<plain>WARC/[01]\.)|(?P<gzip>" + _HEADER.pattern + rb")")
_CHUNK: Final = 131_072
"""Packed bytes read at a time: most members lie within one."""
_PIECE: Final = 1_048_576
"""Bytes of one piece at most; what is smaller comes whole."""
_KEPT: Final = 4_194_304
"""Packed bytes of one member that are kept to look for the next one in."""
_CREDIT: Final = 16_777_216
"""Bytes that may be gone over again, besides as many as were read."""


class Piece(NamedTuple):
    """Some bytes of an archive; or, with a `fault`, the place where some are missing."""

    data: bytes
    offset: int
    """Where in the file they begin; for packed ones, where their member does."""
    fresh: bool
    """A member begins here, so that a record may."""
    fault: str = ""


class _Again:
    """A stream whose first bytes were read already."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, and none at the end."""
        size = _CHUNK if size < 0 else size
        data, self._first = self._first[:size], self._first[size:]
        return data or self._stream.read(size)


class Plain:
    """Pieces of an archive that is not packed, or packed as a whole (then offsets are those of the unpacked bytes)."""

    exact: Final = True
    """Offsets count the same bytes as the pieces hold."""

    def __init__(self, stream: BinaryIO, first: bytes = b"", *, packed: bool = False) -> None:
        self._stream = stream
        self._first = first
        self._packed = packed
        self._ended = False

    def __iter__(self) -> Iterator[Piece]:
        offset = 0
        while not self._ended:
            data, self._first = self._first, b""
            try:
                data = data or self._stream.read(_PIECE)
            except UNPACK_ERRORS as error:
                yield Piece(b"", offset, fresh=False, fault=explain(error))
                return
            if not data:
                return
            yield Piece(data, offset, fresh=not offset)
            offset += len(data)

    def abandon(self) -> bool:
        """Give up what is being unpacked; False where only the file itself is long, not what is packed in it."""
        self._ended = self._packed
        return self._packed


@dataclass(slots=True)
class Members:
    """Pieces of an archive of gzip members; changes as it is read."""

    stream: BinaryIO
    left: bytes = b""
    """Packed bytes that were read and not unpacked yet."""
    at: int = 0
    """Where in the file they begin."""
    credit: int = _CREDIT
    abandoned: bool = False
    exact: bool = field(default=False, init=False)

    def __iter__(self) -> Iterator[Piece]:
        while self.left or self._fill():
            if len(self.left) < _HEADER_SIZE:
                self._fill()
            if self.left.startswith(GZIP):
                yield from self._member()
            elif self.left.strip(b"\x00"):
                yield Piece(b"", self.at, fresh=True, fault="these bytes belong to no packed record")
                self._seek()
            else:  # tapes and block devices are filled up with zeros
                self.at += len(self.left)
                self.left = b""

    def abandon(self) -> bool:
        """Unpack no more of the present member."""
        self.abandoned = True
        return True

    def _fill(self) -> bool:
        more = self.stream.read(_CHUNK)
        self.left += more
        self.credit += len(more)
        return bool(more)

    def _member(self) -> Iterator[Piece]:
        member = inflating(31)
        start, fresh = self.at, True
        kept: bytes | None = b""
        self.abandoned = False
        while not self.abandoned:
            given = self.left
            try:
                data = member.decompress(given, _PIECE)
            except UNPACK_ERRORS as error:
                self._step_back(kept)
                yield Piece(b"", start, fresh, fault=f"its packing is broken ({error})")
                return
            self.left = member.unused_data if member.eof else member.unconsumed_tail
            self.at += len(given) - len(self.left)
            if data:
                yield Piece(data, start, fresh)
                fresh = False
            if member.eof:
                return
            if kept is not None:
                kept = kept + given[: len(given) - len(self.left)] if len(kept) < _KEPT else None
            if not data and not self.left and not self._fill():  # with data, more may follow without more bytes
                self._step_back(kept)
                yield Piece(b"", start, fresh, fault="the file ends within it")
                return
        self._seek()

    def _step_back(self, kept: bytes | None) -> None:
        """Look for the next member behind the header of the broken one, or where the present bytes end."""
        whole = (kept or b"") + self.left
        self.at -= len(kept or b"")
        self.credit -= len(whole)
        passed = 1 if self.credit > 0 else len(whole)
        self.left = whole[passed:]
        self.at += passed
        self._seek()

    def _seek(self) -> None:
        """Go on to the next header of a member, or to the end of the file."""
        while not (found := _HEADER.search(self.left)):
            passed = max(0, len(self.left) - _HEADER_SIZE + 1)
            self.at += passed
            self.left = self.left[passed:]
            if not self._fill():
                self.at += len(self.left)
                self.left = b""
                return
        self.at += found.start()
        self.left = self.left[found.start() :]


def unpack(stream: BinaryIO) -> Plain | Members:
    """The pieces of an archive, however it is packed; what is wrong with its first bytes does not hide how it is."""
    first = stream.read(_CHUNK)
    if first.startswith(ZST):
        return Plain(unpacked_zst(_Again(first, stream)), packed=True)
    if first.startswith(GZIP):
        return Members(stream, first)
    found = _SIGN.search(first)
    return Members(stream, first) if found and found["gzip"] else Plain(stream, first)
