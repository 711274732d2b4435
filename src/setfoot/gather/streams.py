"""Files as streams of bytes, compressed or not, never holding more than one record of them.

A file is opened by its ending: `.gz` and `.zst` are unpacked while being read, everything else is read as it is. Both
kinds of compression can blow a few bytes up to gigabytes, so nothing here asks for "all": `read_whole` stops at a
limit and `read_lines` walks over a line beyond the limit in small pieces, forgetting them as it goes.
"""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _typeshed import SupportsRead, WriteableBuffer

    _Readable = SupportsRead[bytes]

LARGEST_RECORD: Final = 10_000_000
"""Bytes of one JSON record; the longest article ever seen has a hundredth of it."""
LARGEST_FILE: Final = 20_000_000
"""Bytes of one plain text or web page, unpacked."""
LARGEST_WASTE: Final = 1_000_000_000
"""Bytes of one oversized record that are walked over before the file is given up."""

PACKED: Final = (".gz", ".zst")
READ_ERRORS: Final = (OSError, EOFError, zlib.error)
"""What reading a stream opened here may raise."""

_SIP: Final = 256
"""Packed bytes unpacked at a time: zst can turn each four of them into 128 KiB, so this is at most 8 MiB."""
_PIECE: Final = 65_536


class OversizeError(Exception):
    """A stream holds more than was allowed."""


class RemoteError(OSError):
    """A file that is not on this computer cannot be had; the message says why and what to do."""


class _UnpackedZst(io.RawIOBase):
    """The content of a `.zst` file.

    zstandard's own reader ends silently where a file was cut off; this one raises EOFError, as gzip's does.
    """

    def __init__(self, packed: _Readable) -> None:
        super().__init__()
        self._packed = packed
        self._frame: _Frame | None = None
        self._left = b""
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: WriteableBuffer, /) -> int:
        view = memoryview(into)
        while not self._ready:
            self._left = self._left or self._packed.read(_SIP)
            if not self._left:
                if self._frame:
                    raise EOFError("the zst frame is not complete")
                return 0
            self._unpack()
        size = min(len(view), len(self._ready))
        view[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _unpack(self) -> None:
        import zstandard  # noqa: PLC0415 - only archives of this kind need it

        self._frame = self._frame or zstandard.ZstdDecompressor().decompressobj()
        try:
            self._ready = self._frame.decompress(self._left)
        except zstandard.ZstdError as error:
            raise OSError(f"not a sound zst file ({error}): fetch or pack it again") from error
        self._left = self._frame.unused_data if self._frame.eof else b""
        if self._frame.eof:
            self._frame = None


if TYPE_CHECKING:
    from zstandard import ZstdDecompressionObj as _Frame


def unpacked_zst(packed: _Readable) -> io.BufferedReader:
    """What a stream of zst frames holds; EOFError where it was cut off, OSError where it is broken."""
    return io.BufferedReader(_UnpackedZst(packed), _PIECE)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked when its name says it is packed."""
    with path.open("rb") as file, unpacked(file, path.suffix.lower()) as stream:
        yield stream


@contextmanager
def unpacked(file: BinaryIO, ending: str) -> Iterator[BinaryIO]:
    """The bytes of an opened file, unpacked when `ending` is one of PACKED."""
    match ending:
        case ".gz":
            with gzip.open(file) as stream:
                yield cast("BinaryIO", stream)
        case ".zst":
            yield cast("BinaryIO", unpacked_zst(file))
        case _:
            yield file


def read_whole(stream: BinaryIO, limit: int = LARGEST_FILE) -> bytes:
    """Everything the stream holds; OversizeError when that is more than `limit` bytes."""
    pieces, size = [], 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > limit:
            raise OversizeError
        pieces.append(piece)
    return b"".join(pieces)


def read_lines(stream: BinaryIO, limit: int = LARGEST_RECORD) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, counted from 1; None in place of a line longer than `limit` bytes.

    OversizeError when such a line does not end within LARGEST_WASTE bytes.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        ended = line.endswith(b"\n")
        line = b""  # the rest of the line is walked over without its beginning in memory
        if not ended:
            _walk_over_line(stream)
        yield number, None


def _walk_over_line(stream: BinaryIO) -> None:
    wasted = 0
    while (piece := stream.readline(_PIECE)) and not piece.endswith(b"\n"):
        wasted += len(piece)
        if wasted > LARGEST_WASTE:
            raise OversizeError


def explain(error: BaseException) -> str:
    """What went wrong with a stream and what to do about it, in one sentence."""
    match error:
        case RemoteError():
            return str(error)
        case FileNotFoundError():
            return "there is no such file or folder: check the name"
        case PermissionError():
            return "it may not be read: change its permissions"
        case EOFError():
            return "the packed data end too early: fetch or pack the file again"
        case gzip.BadGzipFile() | zlib.error():
            return f"not a sound gzip file ({error}): fetch or pack it again, or drop the .gz from its name"
        case OSError(strerror=str(words)):
            return f"it cannot be read ({words})"
        case _:
            return f"it cannot be read ({error})"
