"""How much room the pages of a Parquet file will take, asked before any of them is unpacked.

A column is stored in pages, each packed by itself, and unpacking one takes as much memory as its header says, up to
2 GB. The headers are a few bytes each in Thrift's compact form, and little of that form is needed to walk over them.

Where the columns lie, the end of the file says in the same form. It is read here too: pyarrow ends the whole process when
asked for what a broken file says there (26.0, "Definition level histogram size mismatch").
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES: Final = 100_000
"""Of one column in one row group; writers make one a megabyte or every few thousand rows."""
_DEEPEST: Final = 8
_MOST_FIELDS: Final = 100
_LONGEST_WORDS: Final = 2**31
"""Bytes that Thrift allows."""
_LONGEST_NUMBER: Final = 70
"""Bits."""
_TYPE, _UNPACKED, _PACKED, _DATA, _DATA_2 = 1, 2, 3, 5, 8
"""Fields of a page header; in the two kinds of data page field 1 is the number of values."""
_DICTIONARY: Final = 2
_ROW_GROUPS, _COLUMNS, _COLUMN = 4, 1, 3
_SIZE, _DATA_AT, _DICTIONARY_AT = 7, 9, 11
"""Fields of the end of a file, of its row groups, of their columns, and of what is told of a column."""
_END: Final = b"PAR1"
_LONGEST_END: Final = 32_000_000
"""Bytes; a hundred columns in a thousand row groups have half of it."""

_Value = int | list["_Value"] | dict[int, "_Value"]
_Fields = dict[int, _Value]


@dataclass(frozen=True, slots=True)
class PageSize:
    """What the header of one page says."""

    unpacked: int
    """Bytes."""
    values: int
    dictionary: bool
    """Its values are those that the other pages refer to, each as often as they like."""


def column_places(file: BinaryIO) -> list[list[tuple[int, int]]]:
    """From where to where each column of each row group lies; ValueError where the file's end does not say so."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(size - 8, 0))
    tail = file.read()
    length = int.from_bytes(tail[:4], "little")
    if tail[4:] != _END or length > min(_LONGEST_END, size - 8):
        raise ValueError("no such end as Parquet files have")
    file.seek(size - 8 - length)
    groups = _read_struct(io.BytesIO(file.read(length))).get(_ROW_GROUPS)
    return [[_place(column) for column in _list(_fields(group).get(_COLUMNS))] for group in _list(groups)]


def _place(column: _Value) -> tuple[int, int]:
    told = _fields(_fields(column).get(_COLUMN))
    first = told.get(_DICTIONARY_AT)
    start = _number(told, _DATA_AT)
    if isinstance(first, int) and 0 < first < start:
        start = first
    return start, start + _number(told, _SIZE)


def _fields(value: _Value | None) -> _Fields:
    return value if isinstance(value, dict) else {}


def _list(value: _Value | None) -> list[_Value]:
    return value if isinstance(value, list) else []


def page_sizes(file: BinaryIO, start: int, end: int) -> Iterator[PageSize]:
    """Each page of a column that lies from `start` to `end`; ValueError where that is no row of pages."""
    at = start
    if start < 0 or end > file.seek(0, io.SEEK_END):
        raise ValueError("the file ends within a column")
    for _ in range(_MOST_PAGES):
        if at >= end:
            return
        file.seek(at)
        header = _read_struct(file)
        unpacked, packed = _number(header, _UNPACKED), _number(header, _PACKED)
        if unpacked < 0 or packed < 0:
            raise ValueError("a page of less than no bytes")
        values = _inner(header, _DATA) or _inner(header, _DATA_2)
        yield PageSize(unpacked, values, _number(header, _TYPE) == _DICTIONARY)
        at = file.tell() + packed
    raise ValueError(f"more than {_MOST_PAGES} pages in a column")


def _number(fields: _Fields, field: int) -> int:
    found = fields.get(field)
    if not isinstance(found, int):
        raise ValueError("not as Parquet files are")  # noqa: TRY004 - it is the file's content that is wrong
    return found


def _inner(fields: _Fields, field: int) -> int:
    inner = _fields(fields.get(field))
    return _number(inner, 1) if inner else 0


def _read_struct(file: BinaryIO, depth: int = 0) -> _Fields:
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    found: _Fields = {}
    field = 0
    for _ in range(_MOST_FIELDS):
        head = _read_byte(file)
        if not head:
            return found
        field = field + (head >> 4) if head >> 4 else _read_signed(file)
        found[field] = _read_value(file, head & 15, depth)
    raise ValueError("not as Parquet files are")


def _read_value(file: BinaryIO, kind: int, depth: int) -> _Value:
    match kind:
        case 1 | 2:  # true and false have no bytes of their own
            return int(kind == 1)
        case 3:
            return _read_byte(file)
        case 4 | 5 | 6:
            return _read_signed(file)
        case 7:
            file.seek(8, io.SEEK_CUR)
            return 0
        case 8:  # words, of statistics
            size = _read_unsigned(file)
            if size > _LONGEST_WORDS:
                raise ValueError("not as Parquet files are")
            file.seek(size, io.SEEK_CUR)
            return 0
        case 9 | 10:
            return _read_list(file, depth)
        case 12:
            return _read_struct(file, depth + 1)
        case _:  # maps, of which there are none
            raise ValueError("not as Parquet files are")


def _read_list(file: BinaryIO, depth: int) -> list[_Value]:
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    head = _read_byte(file)
    size, kind = head >> 4, head & 15
    if size == 15:  # noqa: PLR2004 - the number follows
        size = _read_unsigned(file)
    if kind in (1, 2):  # in a list these have a byte each
        kind = 3
    return [_read_value(file, kind, depth + 1) for _ in range(size)]


def _read_byte(file: BinaryIO) -> int:
    byte = file.read(1)
    if not byte:
        raise ValueError("the file ends too early")
    return byte[0]


def _read_unsigned(file: BinaryIO) -> int:
    number = 0
    for shift in range(0, _LONGEST_NUMBER, 7):
        byte = _read_byte(file)
        number |= (byte & 127) << shift
        if byte < 128:  # noqa: PLR2004 - the highest bit says that more follows
            return number
    raise ValueError("a number without end")


def _read_signed(file: BinaryIO) -> int:
    number = _read_unsigned(file)
    return number >> 1 ^ -(number & 1)
