"""A row of the law's tables as the text that stands in its cells."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Final

from setfoot.facts import TableRow

if TYPE_CHECKING:
    from setfoot.tables.law.book import LawRow

LAST: Final = ("verified", "sources", "caveat", "notes")
"""The columns that every row ends with."""


def cells_of(row: LawRow) -> dict[str, str]:
    """Every column of the row with its text, in the order of the columns; a day that is not known is empty."""
    return {field.name: _written(getattr(row, field.name)) for field in fields(row)}


def table_row(file: str, number: int, row: LawRow) -> TableRow:
    """The row with its place, its cells that are not empty, and how far it was verified."""
    cells = cells_of(row)
    told = tuple((column, text) for column, text in cells.items() if text and column not in LAST)
    return TableRow(file, number, told, row.verified, row.sources, cells["caveat"], row.notes)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value.value) if isinstance(value, Enum) else str(value)
