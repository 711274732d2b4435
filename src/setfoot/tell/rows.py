"""The rows of the law's tables as text: what is behind an answer, and what the tables hold.

Each row is told with its file and number, so that it can be found and corrected, and with how far it was verified. The
JSON keeps days as they are written in the tables; lines tell them as people do where the sentence is ours.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, TypedDict

from setfoot.tell import words
from setfoot.tell.contract import written
from setfoot.tell.screen import Page, table_of
from setfoot.tell.sheet import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.facts import Behind, Contents, TableRow
    from setfoot.tell.names import Look, Names

ROW_COLUMNS: Final = ("law", "as_of", "about", "file", "row", "cells", "verified", "sources", "caveat", "notes")
FILE_COLUMNS: Final = ("law", "as_of", "file", "rows", "own_knowledge", "one_source", "two_sources")


class TableRowJson(TypedDict):
    """One row of one file."""

    file: str
    row: int
    cells: dict[str, str]
    verified: str
    sources: list[str]
    caveat: str
    notes: str


class BehindJson(TypedDict):
    """What `facts WHAT --format json` gives."""

    law: str
    as_of: str
    about: str
    name: str
    summary: str
    rows: list[TableRowJson]


class FileJson(TypedDict):
    """How much one file holds."""

    file: str
    rows: int
    own_knowledge: int
    one_source: int
    two_sources: int


class ContentsJson(TypedDict):
    """What `facts --format json` gives."""

    law: str
    as_of: str
    files: list[FileJson]
    left_out: list[str]


# Behind one answer.


def behind_lines(behind: Behind, names: Names, look: Look) -> Iterator[str]:
    """Every row with its place, its cells and how far it was verified, file by file."""
    del names
    page = Page(look)
    page.line(f"{behind.name} ({behind.about})", "bold")
    page.paragraph(words.dated(behind.summary))
    page.line(words.law_tables(behind), "dim")
    for file, rows in groupby(behind.rows, key=lambda row: row.file):
        page.heading(file)
        for row in rows:
            _tell_row(page, row)
    page.line()
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def behind_object(behind: Behind, names: Names, look: Look) -> Iterator[str]:
    """Every row as one object."""
    del names, look
    yield written(behind_json(behind), indent=2) + "\n"


def behind_sheet(behind: Behind, names: Names, look: Look) -> Iterator[str]:
    """One row for each row, cells as `column: text`; the first, without a file, tells what they come to."""
    del names, look
    version = (behind.law, behind.as_of.isoformat(), behind.about)
    yield row_of(ROW_COLUMNS)
    yield row_of((*version, "", "", f"{behind.name}: {behind.summary}", *[""] * 4))
    for row in behind.rows:
        cells = "; ".join(f"{column}: {text}" for column, text in row.cells)
        last = (row.verified, "; ".join(row.sources), row.caveat, row.notes)
        yield row_of((*version, row.file, str(row.number), cells, *last))


def behind_json(behind: Behind) -> BehindJson:
    """All rows behind one state or person."""
    return {
        "law": behind.law,
        "as_of": behind.as_of.isoformat(),
        "about": behind.about,
        "name": behind.name,
        "summary": behind.summary,
        "rows": [_row_json(row) for row in behind.rows],
    }


def _row_json(row: TableRow) -> TableRowJson:
    return {
        "file": row.file,
        "row": row.number,
        "cells": dict(row.cells),
        "verified": row.verified,
        "sources": list(row.sources),
        "caveat": row.caveat,
        "notes": row.notes,
    }


def _tell_row(page: Page, row: TableRow) -> None:
    page.line(f"  row {row.number}  ({row.verified})", "bold")
    page.paragraph("; ".join(f"{column} {text}" for column, text in row.cells), indent=4)
    for label, text in (("Sources", "; ".join(row.sources)), ("Caveat", row.caveat), ("Notes", row.notes)):
        if text:
            page.paragraph(f"{label}: {text}", indent=4, style="dim")


# What the tables hold.


def contents_lines(contents: Contents, names: Names, look: Look) -> Iterator[str]:
    """Each file with its rows and how far they are verified, then what is left out."""
    del names
    page = Page(look)
    page.line(words.law_tables(contents), "bold")
    page.line()
    listed = table_of("file", "rows", "own knowledge", "one source", "two sources")
    for one in contents.files:
        listed.add_row(one.file, *map(str, (one.rows, one.own_knowledge, one.one_source, one.two_sources)))
    page.put(listed)
    if contents.left_out:
        page.heading("Left out")
        for said in contents.left_out:
            page.paragraph(words.dated(said), indent=2)
    page.line()
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def contents_object(contents: Contents, names: Names, look: Look) -> Iterator[str]:
    """The contents as one object."""
    del names, look
    told: ContentsJson = {
        "law": contents.law,
        "as_of": contents.as_of.isoformat(),
        "files": [
            {
                "file": one.file,
                "rows": one.rows,
                "own_knowledge": one.own_knowledge,
                "one_source": one.one_source,
                "two_sources": one.two_sources,
            }
            for one in contents.files
        ],
        "left_out": list(contents.left_out),
    }
    yield written(told, indent=2) + "\n"


def contents_sheet(contents: Contents, names: Names, look: Look) -> Iterator[str]:
    """One row for each file."""
    del names, look
    version = (contents.law, contents.as_of.isoformat())
    yield row_of(FILE_COLUMNS)
    for one in contents.files:
        yield row_of((*version, one.file, *map(str, (one.rows, one.own_knowledge, one.one_source, one.two_sources))))
