"""Stand-in: pages of a WARC file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from setfoot.facts import Skipped, Why, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from setfoot.facts import Article


@dataclass(frozen=True, slots=True)
class Page:
    """A web page as it was fetched."""

    raw: bytes
    url: str | None
    fetched: Window | None
    charset: str | None
    where: str


@dataclass(slots=True)
class Tally:
    """Counts of a file."""

    records: int = 0
    bytes: int = 0
    responses: int = 0
    passed: int = 0


def read_pages(
    stream: BinaryIO, name: str, *, gate: Callable[[bytes], bool] | None = None, tally: Tally | None = None
) -> Iterator[Page | Skipped]:
    """Every page that passes the gate, and what could not be read."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - stand-in

    tally = tally or Tally()
    try:
        for record in ArchiveIterator(stream, parse_http=True):
            tally.records += 1
            if record.record_type != WarcRecordType.response:
                continue
            raw = record.reader.read()
            tally.bytes += len(raw)
            tally.responses += 1
            if gate is None or gate(raw):
                tally.passed += 1
                yield Page(raw, record.headers.get("WARC-Target-URI"), None, None, f"{name}:{tally.records}")
    except Exception as error:  # noqa: BLE001 - stand-in
        yield Skipped(Why.UNREADABLE, f"broken ({error})", source=name)


def read_archive(
    stream: BinaryIO,
    name: str,
    *,
    latest: date,
    gate: Callable[[bytes], bool] | None = None,
    tally: Tally | None = None,
) -> Iterator[Article | Skipped]:
    """The articles of a WARC file."""
    from setfoot.gather.page import read_page  # noqa: PLC0415 - stand-in

    for page in read_pages(stream, name, gate=gate, tally=tally):
        if isinstance(page, Skipped):
            yield page
        else:
            yield from read_page(page.raw, page.where, latest=latest)
