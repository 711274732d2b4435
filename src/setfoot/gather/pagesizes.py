"""How much room the pages of a Parquet file will take, asked before any of them is unpacked.

A column is stored in pages, each packed by itself, and unpacking one takes as much memory as its header says, up to
2 GB. The headers are a few bytes each in Thrift's compact form, and little of that form is needed to walk over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES: Final = 100_000
"""Of one column in one row group; writers make one a megabyte or every few thousand rows."""
_DEEPEST: Final = 8
_MOST_FIELDS: Final = 100
_LONGEST_NUMBER: Final = 70
"""Bits."""
_TYPE, _UNPACKED, _PACKED, _DATA, _DATA_2 = 1, 2, 3, 5, 8
"""Fields of a page header; in the two kinds of data page field 1 is the number of values."""
_DICTIONARY: Final = 2

_Fields = dict[int, "int | _Fields"]


@dataclass(frozen=True, slots=True)
class PageSize:
    """What the header of one page says."""

    unpacked: int
    """Bytes."""
    values: int
    dictionary: bool
    """Its values are those that the other pages refer to, each as often as they like."""


def page_sizes(file: BinaryIO, start: int, end: int) -> Iterator[PageSize]:
    """Each page of a column that lies from `start` to `end`; ValueError where that is no row of pages."""
    at = start
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
        raise ValueError("not a page header")  # noqa: TRY004 - it is the file's content that is wrong
    return found


def _inner(fields: _Fields, field: int) -> int:
    inner = fields.get(field)
    return _number(inner, 1) if isinstance(inner, dict) else 0


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
    raise ValueError("not a page header")


def _read_value(file: BinaryIO, kind: int, depth: int) -> int | _Fields:
    match kind:
        case 1 | 2:  # true and false have no bytes of their own
            return int(kind == 1)
        case 3:
            return _read_byte(file)
        case 4 | 5 | 6:
            return _read_signed(file)
        case 7:
            file.seek(8, 1)
            return 0
        case 8:  # words, of statistics
            file.seek(_read_unsigned(file), 1)
            return 0
        case 12:
            return _read_struct(file, depth + 1)
        case _:  # no page header has lists
            raise ValueError("not a page header")


def _read_byte(file: BinaryIO) -> int:
    byte = file.read(1)
    if not byte:
        raise ValueError("the file ends within a page header")
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
