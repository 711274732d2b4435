"""Lists of sources: a text file of one path or address a line.

A source is a list when it begins with `@`, or when its name ends in `.paths` or `.list`, also packed. Blank lines and lines
that begin with `#` say nothing. A line is resolved against the place of its list: the folder of a file, the folder of an
address. Common Crawl's `warc.paths.gz` count from the root of the store instead, and lie there under the very folders that
their lines begin with (`crawl-data/CC-NEWS/...`): a line of a `.paths` list that begins with a folder its list lies in counts from above
that folder. A `prefix` of the caller's stands before every relative line instead, for a list taken elsewhere.

A list that came over the network is somebody else's: it may name public addresses and files beside itself, but no
file, store or private computer of ours.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import quote, urljoin, urlsplit

from setfoot.facts import Skipped, Why
from setfoot.gather.remote import ending, is_address, open_address, without_password
from setfoot.gather.streams import (
    PACKED,
    READ_ERRORS,
    OversizeError,
    RemoteError,
    explain,
    opened,
    read_lines,
    unpacked,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from setfoot.gather.reach import Network

LISTS: Final = (".paths", ".list")
LONGEST_LINE: Final = 8_192
"""Bytes; twice what a path may have."""
MOST_LINES: Final = 1_000_000
"""Of one list; all of Common Crawl has a tenth of that in a month."""
_DEEPEST: Final = 3
"""Lists within lists."""
_LOOSE_BYTES: Final = re.compile(r"[^!-~]|[\"<>\\^`{|}]")


def is_list(source: str) -> bool:
    """Whether a source is a list of sources.

    >>> is_list("@mine.txt"), is_list("2024/warc.paths.gz"), is_list("https://a.org/b.list?x=1"), is_list("a.jsonl")
    (True, True, True, False)
    """
    return source.startswith("@") or _suffix(source) in LISTS


def expand_sources(
    sources: Iterable[str],
    *,
    prefix: str | None = None,
    allow: Collection[str] = (),
    network: Network | None = None,
) -> Iterator[str | Skipped]:
    """Each source in order, lists replaced by what they name; what of a list cannot be used is told.

    `prefix` stands before every relative line. `allow` are the schemes of stores that
    lists are read from, besides http(s). A source is given as often as it is named.
    """
    for source in sources:
        yield from _expand(source, prefix, allow, network, ())


def _expand(
    source: str, prefix: str | None, allow: Collection[str], network: Network | None, within: tuple[str, ...]
) -> Iterator[str | Skipped]:
    if not is_list(source):
        yield source
        return
    place = source.removeprefix("@")
    name = without_password(place)
    if place in within or len(within) >= _DEEPEST:
        note = (
            "a list within itself is not followed"
            if place in within
            else "lists within lists within lists are not followed"
        )
        yield Skipped(Why.UNREADABLE, f"{note}: name its sources in the first list", source=name)
        return
    empty = True
    try:
        with _opened(place, allow, network) as stream:
            for found in _named(stream, place, prefix, name):
                empty = False
                if isinstance(found, Skipped):
                    yield found
                else:
                    yield from _expand(found, prefix, allow, network, (*within, place))
    except (*READ_ERRORS, ValueError) as error:  # a name no file can have is a ValueError
        yield Skipped(Why.UNREADABLE, explain(error), source=name)
    except OversizeError:
        yield Skipped(Why.TOO_LARGE, f"longer than {MOST_LINES} lines: split the list", source=name)
    else:
        if empty:
            yield Skipped(Why.EMPTY, "the list names no source: write a path or address a line", source=name)


def _named(stream: BinaryIO, place: str, prefix: str | None, name: str) -> Iterator[str | Skipped]:
    for number, line in read_lines(stream, LONGEST_LINE):
        if number > MOST_LINES:
            raise OversizeError
        yield from _resolved(line, place, prefix, f"{name}:line {number}")


@contextmanager
def _opened(place: str, allow: Collection[str], network: Network | None) -> Iterator[BinaryIO]:
    if not is_address(place):
        if not Path(place).is_file():  # opening a pipe would wait for ever
            raise (
                RemoteError("there is no such list: check the name")
                if not Path(place).exists()
                else RemoteError("this is not a file")
            )
        with opened(Path(place)) as stream:
            yield stream
        return
    with open_address(place, allow=allow, network=network) as fetched:
        packed = PurePosixPath(ending(place, fetched)).suffix or ending(place, fetched)
        with unpacked(fetched.stream, packed if packed in PACKED else "") as stream:
            yield stream


def _resolved(line: bytes | None, place: str, prefix: str | None, where: str) -> Iterator[str | Skipped]:
    """The source that a line names, if it names one."""
    if line is None:
        yield Skipped(Why.TOO_LARGE, f"longer than {LONGEST_LINE} bytes: no path or address is", source=where)
        return
    text = os.fsdecode(line.removeprefix(b"\xef\xbb\xbf")).strip()
    if not text or text.startswith("#"):
        return
    if "\0" in text:
        yield Skipped(
            Why.BROKEN_RECORD, "not a list of paths (it holds null bytes): check what file it is", source=where
        )
        return
    mark, told = ("@", text[1:]) if text.startswith("@") else ("", text)
    try:
        yield mark + _placed(told, place, prefix)
    except ValueError as error:
        yield Skipped(Why.BROKEN_RECORD, f"not a path or address ({error}): mend or drop the line", source=where)
    except RemoteError as error:
        yield Skipped(Why.UNREADABLE, str(error), source=where)


def _placed(told: str, place: str, prefix: str | None) -> str:
    """The path or address that a line means; RemoteError when it is none that this list may name."""
    if prefix is not None and not is_address(told) and not told.startswith("/"):
        return prefix.rstrip("/") + "/" + (_escaped(told) if is_address(prefix) else told)
    found = told if is_address(told) else _beside(told, place)
    if is_address(place) and _is_ours(found, place):
        raise RemoteError("a list from elsewhere names a store or private computer of ours: name it yourself")
    return found


def _is_ours(found: str, place: str) -> bool:
    """Whether an address is of a place that only we reach, unless it is the list's own."""
    parts, own = urlsplit(found), urlsplit(place)
    if (parts.scheme.lower(), parts.netloc) == (own.scheme.lower(), own.netloc):
        return False
    if parts.scheme.lower() not in ("http", "https"):
        return True
    from setfoot.gather.reach import is_private_by_name  # noqa: PLC0415 - brings httpx, which only addresses need

    return is_private_by_name(parts.hostname or "")


def _beside(told: str, place: str) -> str:
    """A relative path, resolved against the place of its list."""
    remote = is_address(place)
    folder = urlsplit(place).path.rpartition("/")[0] if remote else str(Path(place).parent)
    shared = (
        _shared(folder, told) if ".paths" in PurePosixPath(urlsplit(place).path if remote else place).suffixes else 0
    )
    if not remote:
        above = Path(folder)
        for _ in range(shared):
            above = above.parent
        return str(above / told)
    scheme, _, rest = place.partition("://")
    joined = urljoin("http://" + rest.partition("?")[0].partition("#")[0], "../" * shared + _escaped(told))
    return scheme + joined.removeprefix("http")


def _shared(folder: str, told: str) -> int:
    """How many folders at the end of the list's own are those that the line begins with; the most there are."""
    if told.startswith("/"):
        return 0
    own, named = PurePosixPath(folder).parts, PurePosixPath(told).parts[:-1]
    return next((size for size in range(min(len(own), len(named)), 0, -1) if own[-size:] == named[:size]), 0)


def _escaped(path: str) -> str:
    """The path as an address writes it; what is escaped already stays."""
    return _LOOSE_BYTES.sub(lambda found: quote(os.fsencode(found[0])), path)


def _suffix(source: str) -> str:
    try:
        path = urlsplit(source).path if is_address(source) else source
    except ValueError:  # brackets in the wrong place: whoever opens it will tell
        return ""
    *_, inner, last = ("", "", *(suffix.lower() for suffix in PurePosixPath(path).suffixes[-2:]))
    return inner if last in PACKED else last
