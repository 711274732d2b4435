"""The articles of one file that may name somebody watched: web archives, lines and tables of records behind the gate.

Everything else that `setfoot read` takes is gathered as it does, and the gate of the text follows.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from setfoot.facts import Article, Skipped, Why
from setfoot.gather import gather_articles
from setfoot.gather.parquet import read_parquet
from setfoot.gather.records import read_json_lines
from setfoot.gather.remote import is_address, open_source, without_password
from setfoot.gather.streams import PACKED, READ_ERRORS, OversizeError, explain, unpacked
from setfoot.gather.tally import Tally
from setfoot.gather.warc import read_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    Gate = Callable[[bytes], bool]

ARCHIVE: Final = ".warc"
RECORDS: Final = {".jsonl": read_json_lines, ".ndjson": read_json_lines, ".parquet": read_parquet}
STORES: Final = ("s3",)
"""Schemes of addresses that are opened besides http(s)."""


class Gates(NamedTuple):
    """What turns a page or a record away by its bytes, because it names nobody watched."""

    page: Gate
    """For HTML in whatever charset."""
    text: Gate
    """For plain text as UTF-8, in which nothing is markup."""
    prepare: Callable[[], None]
    """Makes ready what the gate for pages needs; before the libraries that read pages, which use the memory that this frees."""


class Input:
    """One file to scan, and how much of it was seen so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.name = without_password(source)
        """As it may be told."""
        self._kind, self._packing = _endings(source)
        self._tally = Tally()
        self._raw: BinaryIO | None = None

    @property
    def records(self) -> int:
        """How many records there were, whatever was in them."""
        return self._tally.records

    @property
    def bytes(self) -> int:
        """Their bytes, unpacked."""
        return self._tally.bytes

    @property
    def pages(self) -> int:
        """Web pages among the records; of other files, the records."""
        return self._tally.responses if self._kind == ARCHIVE else self._tally.records

    @property
    def passed(self) -> int:
        """Those that the gate let through."""
        return self._tally.passed

    @property
    def at(self) -> int:
        """How far into the file as it lies; 0 where nobody knows."""
        return self._raw.tell() if self._raw and not self._raw.closed and self._raw.seekable() else 0

    def gather(self, today: date, gates: Gates) -> Iterator[Article | Skipped]:
        """The articles that the first gate lets through, and whatever could not be read."""
        if self._kind == ARCHIVE or (self._kind in RECORDS and (is_address(self.source) or _is_file(self.source))):
            yield from self._read(today, gates)
        else:
            yield from self._all(today)

    def _read(self, today: date, gates: Gates) -> Iterator[Article | Skipped]:
        empty = True
        try:
            with _opened(self.source) as self._raw:
                for found in self._gated(self._raw, today, gates):
                    empty = False
                    yield found
        except READ_ERRORS as error:
            yield Skipped(Why.UNREADABLE, explain(error), source=self.name)
        except OversizeError:
            yield Skipped(Why.TOO_LARGE, "a record does not end: split the file or drop it", source=self.name)
        else:
            if empty and not self.records:
                note = "there is no text in it: drop the file, or fetch it again"
                yield Skipped(Why.EMPTY, note, source=self.name)

    def _gated(self, raw: BinaryIO, today: date, gates: Gates) -> Iterator[Article | Skipped]:
        if self._kind == ARCHIVE:
            gates.prepare()
            yield from read_archive(raw, self.name, latest=today, gate=gates.page, tally=self._tally)
            return
        with unpacked(raw, self._packing) as stream:
            yield from RECORDS[self._kind](stream, self.name, today, gate=gates.text, tally=self._tally)

    def _all(self, today: date) -> Iterator[Article | Skipped]:
        for found in gather_articles(self.source, latest=today):
            if isinstance(found, Article):
                self._tally.passed += 1
                self._tally.bytes += len(found.text.encode("utf-8", "replace"))
            self._tally.records += isinstance(found, Article) or not (found.kept or found.source == self.name)
            yield found


def _endings(source: str) -> tuple[str, str]:
    """What kind of file it is, and how it is packed, both by its name."""
    path = unquote(urlsplit(source).path) if is_address(source) else source
    *_, inner, last = ("", "", *(suffix.lower() for suffix in PurePosixPath(path).suffixes))
    return (inner, last) if last in PACKED else (last, "")


def _is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    """The bytes of a file as they lie."""
    if is_address(source):
        with open_source(source, allow=STORES) as stream:
            yield stream
        return
    if "\0" in source:  # which no name of a file can have
        raise FileNotFoundError(source)
    with Path(source).open("rb") as file:
        yield file
