"""Result files of a scan: what articles were read to say, without their texts, as Parquet.

One table of flat columns. Each article that was read has a row of the kind `article`, followed by its rows of the kinds
`report`, `assertion` and `skipped`; the article's own columns stand on all of them, so that a question needs no join. A
record that became no article is a `skipped` row without an article. The column `exact` has the value itself as JSON, from
which `read_results` makes the values again; all other columns are for people who ask in SQL.

The same rows give the same bytes: no time, machine or path but the names the user gave stands in a file. A file is
written under another name and renamed when whole.
"""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from setfoot.facts import Article, Assertion, BadSource, Reading, Report, Skipped, Source, Why
from setfoot.keep.archive import words_of
from setfoot.keep.manifest import MANIFEST, is_manifest, read_manifest, settle, settle_folder
from setfoot.keep.values import read_value, write_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyarrow import Schema

    from setfoot.facts import Quote, Window

    Row = dict[str, Any]

VERSION: Final = 1
PART: Final = ".part"
"""How the name of a file ends that is being written."""
_VERSION_KEY: Final = b"setfoot.results"
_READER_KEY: Final = b"setfoot.reader"
_ROWS: Final = 2_000
_LETTERS: Final = 2_000_000
"""Rows, and letters of them, that are held before they are written as one row group."""
_KIND_OF: Final[Mapping[type, str]] = {Report: "report", Assertion: "assertion", Skipped: "skipped"}
_COLUMNS: Final[Mapping[str, str]] = {
    "kind": "name",
    "article": "text",
    "url": "text",
    "outlet": "name",
    "title": "text",
    "language": "name",
    "published_first": "day",
    "published_last": "day",
    "dated_by": "name",
    "file": "text",
    "id": "text",
    "person": "name",
    "country": "name",
    "city": "name",
    "stage": "name",
    "when_first": "day",
    "when_last": "day",
    "until_first": "day",
    "until_last": "day",
    "occasion": "name",
    "voices": "name",
    "inferred": "truth",
    "main": "truth",
    "quote": "text",
    "quote_in": "name",
    "quote_start": "number",
    "quote_end": "number",
    "matter": "name",
    "subject": "name",
    "value": "text",
    "why": "name",
    "note": "text",
    "source": "text",
    "exact": "text",
}
"""Every column with what is in it; a `name` is one of few, and kept once for many rows."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article that was read, without its text, and what it was read to say."""

    article: Article
    """Its `text` is empty."""
    words: str
    """The digest by which the archive knows the words of the article again."""
    reading: Reading

    @classmethod
    def of(cls, article: Article, reading: Reading) -> Told:
        """What is kept of an article and its reading."""
        return cls(replace(article, text=""), words_of(article), reading)


def write_results(path: Path, found: Iterable[Told | Skipped], reader: str) -> None:
    """Write what was found as one result file, whole or not at all; `reader` is the fingerprint of who read it.

    OSError when it cannot be written; whatever `found` raises passes through, and then there is no file either.
    """
    parquet, arrow = _parquet(), _arrow()
    schema = _schema(reader)
    names = [name for name, kind in _COLUMNS.items() if kind == "name"]
    with _whole(path) as part, parquet.ParquetWriter(part, schema, compression="zstd", use_dictionary=names) as writer:
        for rows in _groups(_storable(row) for one in found for row in _rows(one)):
            writer.write_batch(arrow.RecordBatch.from_pylist(rows, schema=schema))


def read_results(path: Path) -> Iterator[Told | Skipped]:
    """What the file tells, in the order in which it was found; a file that cannot be read is a Skipped that says why."""
    try:
        version = _marks(path).get(_VERSION_KEY, b"0")
        if int(version) != VERSION:
            note = "it was written by another version of setfoot: scan its source again, or use that version"
            yield Skipped(Why.UNKNOWN_FORMAT, note, source=str(path))
            return
        yield from _read_rows(path)
    except FileNotFoundError:
        note = "the manifest names it and it is gone: scan its source again with --resume"
        yield Skipped(Why.UNREADABLE, note, source=str(path))
    except (OSError, ValueError, KeyError, TypeError) as error:
        note = f"the result file cannot be read ({_brief(error)}): delete it and scan again with --resume"
        yield Skipped(Why.UNREADABLE, note, source=str(path))


def find_results(source: str) -> tuple[Path, ...] | None:
    """The result files that a source stands for: one such file, or a folder with a manifest; None for anything else.

    BadSource when the folder's scan has no result yet.
    """
    path = Path(source)
    with suppress(OSError, ValueError):
        if path.is_dir() and is_manifest(path / MANIFEST):
            done = sorted(line.result for line in read_manifest(path) if line.done)
            if not done:
                raise BadSource(f"{source}: its scan has no result yet; go on with setfoot scan ... --resume")
            return tuple(path / name for name in done)
        if path.suffix.lower() == ".parquet" and path.is_file() and _VERSION_KEY in _marks(path):
            return (path,)
    return None


def reader_of(path: Path) -> str:
    """The fingerprint of the reader that made a result file; empty where that cannot be read."""
    try:
        return _marks(path).get(_READER_KEY, b"").decode()
    except (OSError, ValueError):
        return ""


def _read_rows(path: Path) -> Iterator[Told | Skipped]:
    with _parquet().ParquetFile(path) as file:
        whole: _Whole | None = None
        for batch in file.iter_batches(batch_size=1_000, columns=["kind", "article", "exact"]):
            for kind, article, exact in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                if whole and (kind == "article" or article is None):
                    yield whole.told()
                    whole = None
                if kind == "article":
                    whole = _Whole(read_value(_Kept, exact))
                elif whole:
                    whole.take(kind, exact)
                else:
                    yield read_value(Skipped, exact)
        if whole:
            yield whole.told()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the `exact` column has of an article."""

    article: Article
    words: str
    source: Source


class _Whole:
    """An article being put together from its rows."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept
        self._reports: list[Report] = []
        self._assertions: list[Assertion] = []
        self._skipped: list[Skipped] = []

    def take(self, kind: str, exact: str) -> None:
        """Add what a row says."""
        match kind:
            case "report":
                self._reports.append(read_value(Report, exact))
            case "assertion":
                self._assertions.append(read_value(Assertion, exact))
            case _:
                self._skipped.append(read_value(Skipped, exact))

    def told(self) -> Told:
        """The article with all its rows."""
        parts = tuple(self._reports), tuple(self._assertions), tuple(self._skipped)
        return Told(self._kept.article, self._kept.words, Reading(self._kept.source, *parts))


def _storable(row: Row) -> Row:
    """The row with what is no character shown as an escape, as in the names of files; `exact` has it as it is."""
    return {
        name: told.encode("utf-8", "backslashreplace").decode()
        if isinstance(told, str) and not told.isascii()
        else told
        for name, told in row.items()
    }


def _rows(found: Told | Skipped) -> Iterator[Row]:
    if isinstance(found, Skipped):
        yield _said(found)
        return
    article, source = found.article, found.reading.source
    shared: Row = {
        "article": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": source.title or article.title,
        "language": article.language,
        **_days("published", source.published),
        "dated_by": source.dated_by or None,
        "file": article.file,
    }
    yield shared | {"kind": "article", "exact": write_value(_Kept(article, found.words, source))}
    read = found.reading
    said: tuple[Report | Assertion | Skipped, ...] = (*read.reports, *read.assertions, *read.skipped)
    yield from (shared | _said(one) for one in said)


def _said(one: Report | Assertion | Skipped) -> Row:
    row: Row = {"kind": _KIND_OF[type(one)], "exact": write_value(one), "country": one.country, **_quoted(one.quote)}
    match one:
        case Report():
            names = "; ".join(voice.name for voice in one.voices)
            told = {"id": one.id, "person": one.person, "city": one.city, "stage": one.stage.value}
            told |= {"occasion": one.occasion, "voices": names or None}
            days = _days("when", one.when) | _days("until", one.until)
            return row | told | days | {"inferred": one.inferred, "main": one.main}
        case Assertion():
            voice = one.voice.name if one.voice else None
            return row | {"matter": one.matter.value, "subject": one.subject, "value": one.value, "voices": voice}
        case Skipped():
            return row | {"person": one.person, "why": one.why.value, "note": one.note, "source": one.source or None}


def _quoted(quote: Quote | None) -> Row:
    if quote is None:
        return {}
    return {"quote": quote.text, "quote_in": quote.where, "quote_start": quote.start, "quote_end": quote.end}


def _days(name: str, window: Window | None) -> Row:
    return {f"{name}_first": window.first, f"{name}_last": window.last} if window else {}


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    letters = 0
    for row in rows:
        group.append(row)
        letters += len(row["exact"])
        if len(group) >= _ROWS or letters >= _LETTERS:
            yield group
            group, letters = [], 0
    if group:
        yield group


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A name to write under, made `path` when all went well; two who write at once each have their own."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")
    try:
        yield part
        with part.open("rb+") as file:
            settle(file)
        part.replace(path)
        settle_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def drop_parts(folder: Path) -> None:
    """Remove what killed processes had begun to write in the folder."""
    for part in folder.glob(f".*{PART}"):
        part.unlink(missing_ok=True)


def _schema(reader: str) -> Schema:
    arrow = _arrow()
    kinds = {"day": arrow.date32(), "truth": arrow.bool_(), "number": arrow.int32()}
    fields = [(name, kinds.get(kind, arrow.string())) for name, kind in _COLUMNS.items()]
    return arrow.schema(fields, metadata={_VERSION_KEY: str(VERSION).encode(), _READER_KEY: reader.encode()})


def _marks(path: Path) -> Mapping[bytes, bytes]:
    return _parquet().read_schema(path).metadata or {}


def _brief(error: Exception) -> str:
    return os.fsdecode(str(error).partition("\n")[0][:200])


def need_parquet() -> None:
    """BadSource, with what to install, where the library that reads and writes results is missing."""
    _arrow()


def _arrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise BadSource("results of a scan are Parquet, which needs pyarrow: pip install 'setfoot[scan]'") from error
    return pa


def _parquet() -> Any:
    _arrow()
    from pyarrow import parquet  # noqa: PLC0415 - as above

    return parquet
