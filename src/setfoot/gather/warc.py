"""The web pages of WARC files, as crawlers such as Common Crawl's store what servers answered.

`crawled.py` finds the records, `response.py` undoes chunks and packing, and here the two become pages. Nearly every page
of a crawl names nobody watched, so what is cheap comes first: a record that is no answer is left by its kind, an answer
that is no page by its status and type, and a page that the gate holds back before its address, day and charset are
looked for. What is broken is told with the number of its record, and the file goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from setfoot.facts import Article, Skipped, Why
from setfoot.gather.crawled import Crawled, Record
from setfoot.gather.response import LARGEST_HEAD, SNIFFED, is_page, looks_packed, read_head, told_charset, uncoded
from setfoot.gather.streams import LARGEST_FILE, OversizeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_URL: Final = re.compile(rb"\nwarc-target-uri:[ \t]*<?([^\r\n>]*)", re.IGNORECASE)
_DATE: Final = re.compile(rb"\nwarc-date:[ \t]*(\d{4})-(\d\d)-(\d\d)", re.IGNORECASE)
_HTTP: Final = re.compile(rb"\ncontent-type:[ \t]*application/http", re.IGNORECASE)
_ZONES: Final = timedelta(days=1)
"""It may be the next day already where the page was written."""

_TOO_LARGE: Final = f"the page is longer than any article ({LARGEST_FILE // 1_000_000} MB unpacked): it is left out"
_HEADLESS: Final = "its HTTP headers are missing: fetch the file again if the record matters"


class Page(NamedTuple):
    """One web page as a crawler stored it."""

    raw: bytes
    """The HTML without chunks and packing, in whatever charset."""
    url: str | None
    fetched: date | None
    """The day on which it was fetched, in UTC."""
    charset: str | None
    """As the server told it; not always true."""
    where: str
    """`FILE:record 17`, counted from 1."""


@dataclass(slots=True)
class Tally:
    """What was seen of a WARC file so far; changes while its pages are read."""

    records: int = 0
    bytes: int = 0
    """Of the bodies of all records, unpacked."""
    responses: int = 0
    """Answers that are web pages."""
    passed: int = 0
    """Those of them that the gate let pass."""
    skipped: int = 0
    """Notes of what could not be read, those of pages kept in part among them."""


def read_pages(
    stream: BinaryIO, name: str, *, gate: Callable[[bytes], bool] | None = None, tally: Tally | None = None
) -> Iterator[Page | Skipped]:
    """The pages of a WARC file, packed or not, that `gate` lets pass by their bytes, and what could not be read."""
    tally = Tally() if tally is None else tally
    crawled = Crawled(stream, name)
    for found in crawled:
        tally.records, tally.bytes = crawled.number, crawled.size
        if isinstance(found, Skipped):
            tally.skipped += 1
            yield found
        elif found.kind == b"response":
            yield from _pages_of(found, crawled.where(), gate, tally)
    tally.records, tally.bytes = crawled.number, crawled.size
    if not tally.responses and not tally.skipped:
        tally.skipped += 1
        yield Skipped(Why.EMPTY, _none_of(tally.records), source=name)


def read_archive(
    stream: BinaryIO,
    name: str,
    *,
    latest: date,
    gate: Callable[[bytes], bool] | None = None,
    tally: Tally | None = None,
) -> Iterator[Article | Skipped]:
    """The articles of a WARC file; none was published after the day on which it was fetched."""
    from setfoot.gather.page import read_page  # noqa: PLC0415 - brings the HTML libraries, needed behind the gate only

    for page in read_pages(stream, name, gate=gate, tally=tally):
        if isinstance(page, Skipped):
            yield page
            continue
        bound = min(latest, page.fetched + _ZONES) if page.fetched and page.fetched < latest else latest
        empty = True
        for found in read_page(page.raw, page.where, latest=bound, charset=page.charset, url=page.url):
            empty = False
            yield found
        if empty:
            yield Skipped(Why.EMPTY, "the page is empty: nothing to read", source=page.where)


def _none_of(records: int) -> str:
    if not records:
        return "there is no record in it: fetch the file again"
    return f"none of its {records} records is a web page that was answered with status 200: nothing to read"


def _pages_of(
    record: Record, where: str, gate: Callable[[bytes], bool] | None, tally: Tally
) -> Iterator[Page | Skipped]:
    """The page in a response, if it is one and passes the gate, and what is missing of it."""
    data = record.data
    begin = _behind_head(data, record.begin, record.end)
    head = data[record.begin : begin]
    answer = read_head(head)
    if answer is None:
        if _HTTP.search(record.head):  # other protocols answer too, DNS for one
            tally.skipped += 1
            yield Skipped(Why.BROKEN_RECORD, _HEADLESS, source=where)
        return
    if not is_page(answer, data[begin : min(begin + SNIFFED, record.end)]):
        return
    tally.responses += 1
    raw, note = data[begin : record.end], ""
    if answer.coded or looks_packed(raw):
        try:
            raw, note = uncoded(head, raw)
        except OversizeError:
            raw = b""
            note = _TOO_LARGE
    if note is _TOO_LARGE or len(raw) > LARGEST_FILE:
        tally.skipped += 1
        yield Skipped(Why.TOO_LARGE, _TOO_LARGE, source=where)
        return
    if gate is not None and not gate(raw):
        return
    tally.passed += 1
    yield Page(raw, _url(record.head), _day(record.head), told_charset(answer.type), where)
    if note:
        tally.skipped += 1
        yield Skipped(Why.BROKEN_RECORD, f"{note}: the page is read as far as it goes", source=where, kept=True)


def _behind_head(data: bytes, begin: int, end: int) -> int:
    """Where the body of an answer begins: at its end, when its headers do not end."""
    last = min(end, begin + LARGEST_HEAD)
    gap = data.find(b"\r\n\r\n", begin, last)
    bare = data.find(b"\n\n", begin, last if gap < 0 else gap)
    if bare >= 0:
        return bare + 2
    return gap + 4 if gap >= 0 else end


def _url(head: bytes) -> str | None:
    found = _URL.search(head)
    return (found[1].decode("utf-8", errors="replace").replace("\x00", "").strip() or None) if found else None


def _day(head: bytes) -> date | None:
    found = _DATE.search(head)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
