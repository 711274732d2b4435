"""The articles of files, folders and streams, in a fixed order.

A folder is walked through in the order of its names, hidden files and README files left aside; links to folders are not
followed, since they can lead in a circle. What a file is, its name's ending says: `.txt`, `.html`, `.htm`, `.json`,
`.jsonl`, `.ndjson`, `.parquet`, `.warc`, each also packed as `.gz` or `.zst`; what an http(s) address is, its path's ending says,
else the server. Each file is read by the one reader its ending names, and whatever happens while it is read ends as a
`Skipped` under the file's name.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final

from setfoot.facts import Article, Skipped, Why
from setfoot.gather.charset import decode, tell_binary
from setfoot.gather.language import detect_language
from setfoot.gather.parquet import read_parquet
from setfoot.gather.records import cut_values, read_json_lines, read_record
from setfoot.gather.remote import ending, is_address, open_address, without_password
from setfoot.gather.streams import (
    LARGEST_FILE,
    LARGEST_RECORD,
    PACKED,
    READ_ERRORS,
    OversizeError,
    explain,
    opened,
    read_whole,
    unpacked,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    Reader = Callable[[BinaryIO, str, date], Iterator[Article | Skipped]]

_LINKED: Final = "a link to a folder is not followed: name the folder itself"


def gather_articles(source: str, *, latest: date) -> Iterator[Article | Skipped]:
    """Every article of a file, folder or http(s) address, and what could not be read.

    `latest` bounds the publication days. BadSource when a library that only some sources need is missing.
    """
    if is_address(source):
        yield from _read_address(source, latest)
        return
    path = Path(source)
    try:
        folder = bool(source) and path.is_dir()  # an empty name would be the current folder
    except (OSError, ValueError) as error:  # a name too long, or with a null byte in it
        yield Skipped(Why.UNREADABLE, f"not a name a file can have ({error})", source=_printable(source))
        return
    if not folder:
        yield from _read_file(path, latest)
        return
    empty = True
    for found in _walk(path):
        empty = False
        yield from (found,) if isinstance(found, Skipped) else _read_file(found, latest)
    if empty:
        note = f"the folder holds no file to read: put {_endings()} files there"
        yield Skipped(Why.EMPTY, note, source=_printable(path))


def gather_stream(stream: BinaryIO, name: str, *, latest: date) -> Iterator[Article | Skipped]:
    """Every article of a stream of JSON Lines, and what could not be read."""
    yield from _guarded(read_json_lines, stream, name, latest)


def _walk(folder: Path) -> Iterator[Path | Skipped]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        if path.is_symlink() and path != folder:
            yield Skipped(Why.UNREADABLE, _LINKED, source=_printable(path))
            continue
        try:
            inside = sorted(path.iterdir(), reverse=True)
        except OSError as error:
            yield Skipped(Why.UNREADABLE, explain(error), source=_printable(path))
            continue
        waiting += [found for found in inside if not found.name.startswith((".", "README"))]


def _read_file(path: Path, latest: date) -> Iterator[Article | Skipped]:
    name = _printable(path)
    reader = _reader_for(path)
    if not path.name or not path.exists():  # a dangling link too
        yield Skipped(Why.UNREADABLE, explain(FileNotFoundError()), source=name)
    elif reader is None:
        note = f"no reader for files named like this: we read {_endings()}, also packed as .gz or .zst"
        yield Skipped(Why.UNKNOWN_FORMAT, note, source=name)
    elif not path.is_file():  # opening a pipe would wait for ever
        yield Skipped(Why.UNREADABLE, "this is not a file: pipe JSON Lines into `-` instead", source=name)
    else:
        try:
            packed = reader is _read_warc  # its records are unpacked one by one, so that a broken one costs no more
            with path.open("rb") if packed else opened(path) as stream:
                yield from _guarded(reader, stream, name, latest)
        except READ_ERRORS as error:
            yield Skipped(Why.UNREADABLE, explain(error), source=name)


def _read_address(source: str, latest: date) -> Iterator[Article | Skipped]:
    name = _printable(without_password(source))
    try:
        with open_address(source) as fetched:
            endings = PurePosixPath("a" + ending(source, fetched))
            reader = _reader_for(endings)
            if reader is None:
                note = f"neither its ending nor its server tells what it is: we read {_endings()}, also packed as .gz or .zst"
                yield Skipped(Why.UNKNOWN_FORMAT, note, source=name)
                return
            with unpacked(fetched.stream, endings.suffix) as stream:
                for found in _guarded(reader, stream, name, latest):
                    yield _with_address(found, name) if reader is _read_page else found
    except READ_ERRORS as error:
        yield Skipped(Why.UNREADABLE, explain(error), source=name)


def _with_address(found: Article | Skipped, address: str) -> Article | Skipped:
    """A page that does not tell where it stands, with the address where it was found."""
    if isinstance(found, Skipped) or found.url:
        return found
    return replace(found, id=Article.name_for(address, found.text), url=address)


def _guarded(reader: Reader, stream: BinaryIO, name: str, latest: date) -> Iterator[Article | Skipped]:
    """What the reader finds in the stream, up to where the stream breaks off; never silent about an empty one."""
    empty = True
    try:
        for found in reader(stream, name, latest):
            empty = False
            yield found
    except READ_ERRORS as error:
        yield Skipped(Why.UNREADABLE, explain(error), source=name)
    except OversizeError:
        note = f"longer than any article ({LARGEST_FILE // 1_000_000} MB unpacked, {LARGEST_RECORD // 1_000_000} MB a record): split it or drop it"
        yield Skipped(Why.TOO_LARGE, note, source=name)
    else:
        if empty:
            yield Skipped(Why.EMPTY, "there is no text in it: drop the file, or fetch it again", source=name)


def _read_text(stream: BinaryIO, name: str, _latest: date) -> Iterator[Article | Skipped]:
    raw = read_whole(stream)
    text = decode(raw)
    if text is None:
        yield Skipped(Why.UNREADABLE, tell_binary(raw), source=name)
    elif text.strip():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        yield Article(Article.name_for(None, text), text, language=detect_language(text), file=name)


def _read_page(stream: BinaryIO, name: str, latest: date) -> Iterator[Article | Skipped]:
    from setfoot.gather.page import read_page  # noqa: PLC0415 - brings the HTML libraries, which other files do not need

    yield from read_page(read_whole(stream), name, latest=latest)


def _read_warc(stream: BinaryIO, name: str, latest: date) -> Iterator[Article | Skipped]:
    from setfoot.gather.warc import read_archive  # noqa: PLC0415 - brings the libraries that unpack

    yield from read_archive(stream, name, latest=latest)


def _read_json(stream: BinaryIO, name: str, latest: date) -> Iterator[Article | Skipped]:
    for number, value in enumerate(cut_values(stream), 1):
        where = f"{name}:item {number}"
        yield from read_record(value, where, latest=latest, file=where)


READERS: Final[Mapping[str, Reader]] = {
    ".txt": _read_text,
    ".html": _read_page,
    ".htm": _read_page,
    ".json": _read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
    ".warc": _read_warc,
}


def _reader_for(path: PurePath) -> Reader | None:
    *_, inner, last = ("", "", *(suffix.lower() for suffix in path.suffixes))
    return READERS.get(inner if last in PACKED else last)


def _endings() -> str:
    return ", ".join(READERS)


def _printable(path: Path | str) -> str:
    """The name with bytes that are no characters replaced, so that it can be printed and stored."""
    return os.fsencode(path).decode("utf-8", errors="replace")
