"""A Parquet file made articles, one a row, by the rules for keys of JSON records.

A row group can hold gigabytes, so its rows come in batches. How many rows make one follows from the pages they lie in:
a batch takes no more than `_ROOM`, and two pages besides. A row group with a page larger than `LARGEST_PAGE` is not
read, since a page cannot be unpacked by halves. Only the columns we know are read; whatever else is there costs nothing.

Parquet is read from its end, so a file that comes through a pipe, packed once more or from an address is first written to
a temporary file.
"""

from __future__ import annotations

import io
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from setfoot.facts import BadSource, Skipped, Why
from setfoot.gather.keys import KEYS, make_article
from setfoot.gather.pagesizes import column_places, page_sizes
from setfoot.gather.streams import LARGEST_RECORD, OversizeError, explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from setfoot.facts import Article
    from setfoot.gather.keys import Gate
    from setfoot.gather.tally import Tally

LARGEST_PAGE: Final = 110_000_000
"""Bytes, unpacked; writers aim at 1 MB, and DuckDB ends a page at 105 MB."""
LARGEST_SPOOL: Final = 8_000_000_000
"""Bytes written to a temporary file."""
_LARGEST_RATIO: Final = 200
_FREE: Final = 1_000_000_000
"""Bytes of text that any file may hold, besides `_LARGEST_RATIO` times its own: a row can say "as above" in one bit."""
_ROOM: Final = 32_000_000
_MOST_ROWS: Final = 256
_PIECE: Final = 1 << 20
_OF_A_SCAN: Final = b"setfoot.results"
"""The key of the schema's metadata by which `setfoot scan` marks its results."""
_SHOWN_COLUMNS: Final = 12


@dataclass(frozen=True, slots=True)
class _Column:
    """A column we read: our name of its key, the name the key is told by, and where the file has it."""

    key: str
    told: str
    name: str
    at: int
    """Its number among the file's columns of plain values."""


def read_parquet(
    stream: BinaryIO | Path, name: str, latest: date, *, gate: Gate | None = None, tally: Tally | None = None
) -> Iterator[Article | Skipped]:
    """The articles of a file's rows; of those only that the gate lets through, where there is one.

    The gate is shown a row's title and text as UTF-8. BadSource when pyarrow is missing.
    """
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 - large, and only these files need it
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        raise BadSource(f"{name}: install `pip install 'setfoot[scan]'` to read Parquet files") from error
    broken = (ArrowException, OSError, ValueError, OverflowError, IndexError, MemoryError)
    with _with_an_end(stream) as file:
        if not file.seek(0, io.SEEK_END):
            return
        try:
            table = ParquetFile(file, pre_buffer=False, buffer_size=_PIECE)
            columns = _columns(table)
            places = column_places(file)
        except broken as error:
            note = f"not a sound Parquet file ({_brief(error)}): fetch or write it again"
            yield Skipped(Why.UNREADABLE, note, source=name)
            return
        yield from _notes(table, columns, name)
        if not any(column.key == "text" for column in columns):
            return
        read = _Rows(name, latest, gate, tally, columns, left=_LARGEST_RATIO * file.seek(0, io.SEEK_END) + _FREE)
        last = 0
        for group, place in enumerate(places):
            rows = table.metadata.row_group(group).num_rows
            read.row, last = last + 1, last + rows
            if not rows:  # it has no pages either
                continue
            try:
                yield from read.group(table, file, group, place)
            except broken as error:
                note = f"the rows from here to {last} cannot be read ({_brief(error)}): fetch or write the file again"
                yield Skipped(Why.UNREADABLE, note, source=f"{name}:row {read.row}")


@contextmanager
def _with_an_end(stream: BinaryIO | Path) -> Iterator[BinaryIO]:
    """The stream, or a copy of it in a temporary file when its end cannot be read first at no cost."""
    if isinstance(stream, Path):
        with stream.open("rb") as file:
            yield file
    elif isinstance(stream, io.BytesIO) or isinstance(getattr(stream, "raw", None), io.FileIO):
        yield stream
    else:
        with tempfile.TemporaryFile() as spool:
            size = 0
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > LARGEST_SPOOL:
                    raise OversizeError
                spool.write(piece)
            yield cast("BinaryIO", spool)


def _columns(table: Any) -> list[_Column]:
    """The columns we know, each key's first name that the file has; those of a type that means nothing are left out."""
    schema = table.schema_arrow
    names = Counter(name.lower() for name in schema.names)
    leaves = {table.metadata.schema.column(at).path: at for at in range(table.metadata.num_columns)}
    found = []
    for key, known in KEYS.items():
        for told in known:
            name = next((name for name in schema.names if name.lower() == told.lower()), None)
            if name is None:
                continue
            if names[told.lower()] == 1 and name in leaves and _usable(schema.field(name).type, key):
                found.append(_Column(key, told, name, leaves[name]))
                break
    return found


def _usable(kind: Any, key: str) -> bool:
    from pyarrow import types  # noqa: PLC0415 - as above

    if types.is_dictionary(kind):
        kind = kind.value_type
    words = types.is_string(kind) or types.is_large_string(kind) or types.is_binary(kind) or types.is_large_binary(kind)
    days = types.is_date(kind) or types.is_timestamp(kind)
    return words or (key == "published" and days) or (key == "id" and types.is_integer(kind))


def _notes(table: Any, columns: list[_Column], name: str) -> Iterator[Skipped]:
    """What of a file's columns cannot be used."""
    schema = table.schema_arrow
    used = {column.key for column in columns}
    for key, known in KEYS.items():
        there = [field for field in schema if field.name.lower() in {told.lower() for told in known}]
        if key in used or (not there and key != "text"):
            continue
        if not there and _OF_A_SCAN in (schema.metadata or {}):
            note = "this is a result of a scan and has no stories: give it to setfoot update"
        elif not there:
            shown = ", ".join(schema.names[:_SHOWN_COLUMNS])
            note = f"the file has no column `text` (it has: {shown}): name the column with the stories so"
        elif len(there) > 1:
            note = f"the column `{there[0].name}` is there {len(there)} times, or under names of no use: keep one of strings"
        else:
            note = f"the column `{there[0].name}` is of type {str(there[0].type)[:80]}: make it one of strings"
        kept = key != "text"
        yield Skipped(
            Why.BROKEN_RECORD, note + ("; articles are kept without it" if kept else ""), source=name, kept=kept
        )


def _brief(error: BaseException) -> str:
    words = explain(error) if isinstance(error, OSError) and error.strerror else str(error)
    return (words.partition("\n")[0][:200] or type(error).__name__).rstrip(".: ")


@dataclass(slots=True)
class _Rows:
    """Where the walk over the rows stands."""

    name: str
    latest: date
    gate: Gate | None
    tally: Tally | None
    columns: list[_Column]
    left: int
    """Bytes of text that the file may still bring before it is given up."""
    row: int = 1
    """The row to be read next, counted from 1 over the whole file."""

    def group(
        self, table: Any, file: BinaryIO, group: int, places: list[tuple[int, int]]
    ) -> Iterator[Article | Skipped]:
        """The articles of one row group."""
        size = self._batch_size(file, places)
        if size is None:
            rows = table.metadata.row_group(group).num_rows
            note = (
                f"the rows from here to {self.row + rows - 1} lie in pages of more than {LARGEST_PAGE // 1_000_000} MB, as "
                "no article does: drop what is so long and write the file again"
            )
            yield Skipped(Why.TOO_LARGE, note, source=f"{self.name}:row {self.row}")
            return
        names = [column.name for column in self.columns]
        for batch in table.iter_batches(size, row_groups=[group], columns=names, use_threads=False):
            cells = {column.told: _plain(batch.column(column.name)) for column in self.columns}
            for at in range(batch.num_rows):
                yield from self._read({told: column[at] for told, column in cells.items()})
                self.row += 1

    def _batch_size(self, file: BinaryIO, places: list[tuple[int, int]]) -> int | None:
        """How many rows are read at a time; None where a page is too large to be unpacked."""
        most = _MOST_ROWS
        for column in self.columns:
            for page in page_sizes(file, *places[column.at]):
                if page.unpacked > LARGEST_PAGE:
                    return None
                a_row = page.unpacked if page.dictionary else page.unpacked / max(page.values, 1)
                most = min(most, int(_ROOM / max(a_row, 1)))
        return max(most, 1)

    def _read(self, cells: dict[str, Any]) -> Iterator[Article | Skipped]:
        where = f"{self.name}:row {self.row}"
        told = {column.key: column.told for column in self.columns}
        text = cells[told["text"]]
        title = cells[told["title"]] if "title" in told else None
        size = _length(title) + _length(text)
        self.left -= size
        if self.left < 0:
            raise OversizeError
        if self.tally:
            self.tally.records += 1
            self.tally.bytes += size
        if size > LARGEST_RECORD:
            note = f"the row is longer than {LARGEST_RECORD // 1_000_000} MB: no article is; split it or drop it"
            yield Skipped(Why.TOO_LARGE, note, source=where)
        elif not text.is_valid:
            yield Skipped(Why.EMPTY, f"`{told['text']}` is null in this row: nothing to read", source=where)
        elif self.gate is None or self.gate(_bytes(title) + b"\n" + _bytes(text)):
            if self.tally:
                self.tally.passed += 1
            yield from self._make(cells, where)

    def _make(self, cells: dict[str, Any], where: str) -> Iterator[Article | Skipped]:
        record: dict[str, object] = {}
        notes = []
        for column in self.columns:
            try:
                record[column.told] = _value(cells[column.told])
            except ValueError as error:
                notes.append((column, f"`{column.told}` is {error}"))
        if any(column.key == "text" for column, _ in notes):
            yield from (Skipped(Why.BROKEN_RECORD, f"{note}: write it again", source=where) for _, note in notes)
            return
        yield from make_article(record, where, latest=self.latest, file=f"{self.name}:{self.row}")
        for _, note in notes:
            yield Skipped(Why.BROKEN_RECORD, f"{note}: the article is kept without it", source=where, kept=True)


def _plain(column: Any) -> Any:
    """A column as bytes or numbers: days and moments as they are written, so that one nobody can mean is no error."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_date(column.type):
        column = column.cast(pa.string())
    elif pa.types.is_timestamp(column.type):
        try:
            column = column.cast(pa.string())  # in the zone it is written in
        except pa.ArrowInvalid:  # a zone nobody knows: its moments are stored in universal time
            column = column.cast(pa.timestamp(column.type.unit)).cast(pa.string())
    return column if pa.types.is_integer(column.type) else column.cast(pa.large_binary())


def _length(cell: Any) -> int:
    return cell.as_buffer().size if cell is not None and cell.is_valid else 0


def _bytes(cell: Any) -> bytes:
    return cell.as_buffer().to_pybytes() if cell is not None and cell.is_valid else b""


def _value(cell: Any) -> object:
    """What a cell says; ValueError, in words, when it is no text or longer than any."""
    if not hasattr(cell, "as_buffer"):
        return cast("object", cell.as_py())
    if _length(cell) > LARGEST_RECORD:
        raise ValueError(f"longer than {LARGEST_RECORD // 1_000_000} MB")
    try:
        return _bytes(cell).decode("utf-8") if cell.is_valid else None
    except UnicodeDecodeError as error:
        raise ValueError("not UTF-8") from error
