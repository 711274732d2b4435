"""Files that are not on this computer: http(s) addresses, and other stores where the caller allows them.

Nothing goes to the network unless a source is an address, and what goes there is told in `transfer` and `reach`. Other
stores (`s3://bucket/key` for a cluster) are fsspec's, with the credentials that its libraries find; since such an
address could read anything those credentials can, it is opened only where its scheme is allowed by name.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, cast
from urllib.parse import unquote, urlsplit, urlunsplit

from setfoot.facts import BadSource
from setfoot.gather.limits import Limits
from setfoot.gather.streams import PACKED, RemoteError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from _typeshed import WriteableBuffer

    from setfoot.gather.reach import Network

_ROOM: Final = 1 << 18
"""Bytes read ahead of an address: a few packets, against a call for each."""
_INSTALL: Final = "install `pip install 'setfoot[scan]'` to read addresses"
_ENDINGS: Final[Mapping[str, str]] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/jsonlines": ".jsonl",
    "application/x-jsonlines": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/vnd.apache.parquet": ".parquet",
    "application/warc": ".warc",
}
_PACKINGS: Final[Mapping[str, str]] = {"": "", "identity": "", "gzip": ".gz", "x-gzip": ".gz", "zstd": ".zst"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An opened address."""

    stream: BinaryIO
    media: str = ""
    """The kind of file as the server tells it (`text/html`), or empty."""
    packing: str = ""
    """How the server packed it for the way, or empty."""


def is_address(source: str) -> bool:
    """Whether a source is an address rather than a file.

    >>> is_address("https://example.org/a.warc.gz"), is_address("news/a.jsonl"), is_address("C:/news")
    (True, False, False)
    """
    scheme, found, _ = source.partition("://")
    return bool(found) and "/" not in scheme


def without_password(source: str) -> str:
    """The address as it may be printed: without a name and password in it.

    >>> without_password("https://me:secret@example.org/a"), without_password("news/@home.txt")
    ('https://example.org/a', 'news/@home.txt')
    """
    try:
        parts = urlsplit(source)
    except ValueError:  # brackets in the wrong place; nobody will ask such an address for anything
        return source.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else source


@contextmanager
def open_source(
    name: str, *, limits: Limits | None = None, allow: Collection[str] = (), network: Network | None = None
) -> Iterator[BinaryIO]:
    """The bytes at an address, as they are stored; stores other than http(s) only when `allow` has their scheme.

    RemoteError, an OSError, when it cannot be had or breaks off; BadSource when a library is missing.
    """
    with open_address(name, limits=limits, allow=allow, network=network) as fetched:
        yield fetched.stream


@contextmanager
def open_address(
    name: str, *, limits: Limits | None = None, allow: Collection[str] = (), network: Network | None = None
) -> Iterator[Fetched]:
    """As `open_source`, with what the server tells of the file."""
    scheme = name.partition("://")[0].lower()
    if scheme in ("http", "https"):
        with _over_http(name, limits or Limits(), network) as fetched:
            yield fetched
    elif scheme in allow:
        with _from_store(scheme, name, limits or Limits()) as stream:
            yield Fetched(stream)
    else:
        raise RemoteError(
            f"only http:// and https:// addresses are read here, not {scheme}://: fetch the file yourself"
        )


@contextmanager
def _over_http(name: str, limits: Limits, network: Network | None) -> Iterator[Fetched]:
    try:
        from setfoot.gather.reach import Network as Internet  # noqa: PLC0415 - brings httpx, which only addresses need
        from setfoot.gather.transfer import Transfer  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        raise BadSource(f"{without_password(name)}: {_INSTALL}") from error
    with Transfer(name, limits, network or Internet()) as transfer, io.BufferedReader(transfer, _ROOM) as stream:
        media = transfer.headers.get("content-type", "").partition(";")[0].strip().lower()
        packing = transfer.headers.get("content-encoding", "").strip().lower()
        yield Fetched(stream, media, packing)


def ending(name: str, fetched: Fetched) -> str:
    """The endings by which the file is read (`.warc.gz`): those of its address, else as the server tells.

    RemoteError when the server packed the file in a way we do not unpack. A file that is `.gz` by name is packed once,
    whether or not the server says so too: it was stored so.
    """
    path = PurePosixPath(unquote(urlsplit(name).path))
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    packed = suffixes.pop() if suffixes and suffixes[-1] in PACKED else ""
    kind = suffixes[-1] if suffixes else ""
    if fetched.packing not in _PACKINGS:
        raise RemoteError(f"the server packed the file as {fetched.packing!r}: fetch it yourself and name that")
    told = _ENDINGS.get(fetched.media, "")
    return (kind or told) + (packed or _PACKINGS[fetched.packing])


@contextmanager
def _from_store(scheme: str, name: str, limits: Limits) -> Iterator[BinaryIO]:
    try:
        from fsspec import filesystem  # noqa: PLC0415 - only stores need it

        store = filesystem(scheme)
    except ValueError as error:
        raise RemoteError(f"there is no such store as {scheme}://: check the address") from error
    except ImportError as error:
        raise BadSource(f"{name}: install `pip install 'setfoot[cluster]'` to read {scheme}:// addresses") from error
    try:
        file = store.open(name, "rb")
    except Exception as error:
        raise _from_library(error) from error
    with io.BufferedReader(_Stored(cast("BinaryIO", file), limits), _ROOM) as stream:
        yield cast("BinaryIO", stream)


class _Stored(io.RawIOBase):
    """A file of a store whose errors are all RemoteError, whatever its library raises."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        super().__init__()
        self._file = file
        self._limits = limits
        self._size = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, into: WriteableBuffer, /) -> int:
        view = memoryview(into)
        try:
            piece = self._file.read(len(view))
        except Exception as error:
            raise _from_library(error) from error
        self._size += len(piece)
        if self._size > self._limits.bytes:
            raise RemoteError(f"more than {self._limits.bytes / 1e9:g} GB are read of it: split the file")
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _from_library(error: Exception) -> RemoteError:
    if isinstance(error, FileNotFoundError):
        return RemoteError("there is no such file at the address: check it")
    return RemoteError(f"it cannot be fetched ({type(error).__name__}: {error}): check the address and its credentials")
