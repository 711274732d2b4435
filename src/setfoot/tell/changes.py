"""What differs between two versions of the law's tables as text: rows, answers, and the versions that can be named.

Rows come first, file by file, each with its old and new cells; then the visits and trips that are answered differently.
Lines tell an answer in words, a sheet and the JSON by the codes of a ruling.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, TypedDict

from setfoot.facts import Alteration
from setfoot.tell import words
from setfoot.tell.contract import written
from setfoot.tell.ruling import AnswerJson, answer_json
from setfoot.tell.screen import Page, table_of
from setfoot.tell.sheet import row_of
from setfoot.tell.when import WindowJson, window_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from setfoot.facts import Answer, AnswerChange, KnownLaw, LawChange, RowChange
    from setfoot.tell.names import Look, Names

CHANGE_COLUMNS: Final = (
    "about",
    "change",
    "file",
    "row",
    "key",
    "column",
    "person",
    "country",
    "first",
    "last",
    "trip",
)


ELSEWHERE: Final = (
    "Only known visits and the trips of an archive are compared. For every other state and day ask both versions, as in: "
    "setfoot where putin --on 2023..2027 --law NEW"
)
"""Without it "0 visits answered differently" reads as if a correction changed no answer at all."""


class CellJson(TypedDict):
    """A cell that differs."""

    column: str
    old: str
    new: str


class RowChangeJson(TypedDict):
    """A row that differs."""

    file: str
    row: int
    key: str
    change: str
    columns: list[CellJson]


class AnswerChangeJson(TypedDict):
    """A visit or trip that is answered differently."""

    kind: str
    person: str
    country: str
    on: WindowJson | None
    trip: str | None
    old: AnswerJson | None
    new: AnswerJson | None


class LawChangeJson(TypedDict):
    """What `law diff --format json` gives."""

    old: str
    new: str
    rows: list[RowChangeJson]
    trips: list[AnswerChangeJson]


class KnownLawJson(TypedDict):
    """One version in `law versions --format json`."""

    law: str
    as_of: str
    shipped: bool
    kept: bool
    first_used: str | None


# What a change changes.


def change_lines(change: LawChange, names: Names, look: Look) -> Iterator[str]:
    """The rows that differ, then the visits and trips that are answered differently."""
    page = Page(look)
    page.line(f"from law tables {change.old} to {change.new}", "bold")
    page.line(
        f"{_counted(change.rows)}; {words.many(len(change.answers), 'visit or trip', 'visits and trips')} answered differently"
    )
    if change.rows:
        page.paragraph(ELSEWHERE, style="dim")
    for file, rows in groupby(change.rows, key=lambda row: row.file):
        page.heading(file)
        for row in rows:
            _tell_change(page, row)
    if change.answers:
        page.heading("Answered differently")
        for one in change.answers:
            _tell_answers(page, one, names)
    page.line()
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def change_object(change: LawChange, names: Names, look: Look) -> Iterator[str]:
    """All that differs as one object."""
    del names, look
    yield written(change_json(change), indent=2) + "\n"


def change_sheet(change: LawChange, names: Names, look: Look) -> Iterator[str]:
    """One row for each cell that differs, and one for each visit or trip that is answered differently."""
    del names, look
    yield row_of((*CHANGE_COLUMNS, "old", "new", "old_law", "new_law"))
    versions = (change.old, change.new)
    for row in change.rows:
        place = (row.file, str(row.number), row.key)
        for cell in row.columns:
            yield row_of(("row", row.change, *place, cell.column, *[""] * 5, cell.old, cell.new, *versions))
    for one in change.answers:
        asked = one.journey
        who = (asked.person, asked.country, asked.on.first.isoformat(), asked.on.last.isoformat(), asked.trip or "")
        yield row_of((asked.kind, "changed", *[""] * 4, *who, _coded(one.old), _coded(one.new), *versions))


def change_json(change: LawChange) -> LawChangeJson:
    """All that differs between two versions."""
    return {
        "old": change.old,
        "new": change.new,
        "rows": [
            {
                "file": row.file,
                "row": row.number,
                "key": row.key,
                "change": row.change.value,
                "columns": [{"column": cell.column, "old": cell.old, "new": cell.new} for cell in row.columns],
            }
            for row in change.rows
        ],
        "trips": [_answers_json(one) for one in change.answers],
    }


def _answers_json(change: AnswerChange) -> AnswerChangeJson:
    asked = change.journey
    return {
        "kind": asked.kind.value,
        "person": asked.person,
        "country": asked.country,
        "on": window_json(asked.on),
        "trip": asked.trip,
        "old": answer_json(change.old) if change.old else None,
        "new": answer_json(change.new) if change.new else None,
    }


def _counted(rows: Sequence[RowChange]) -> str:
    counts = ((sum(row.change is kind for row in rows), kind) for kind in Alteration)
    return ", ".join(f"{words.many(count, 'row')} {kind}" for count, kind in counts if count) or "no row differs"


def _tell_change(page: Page, row: RowChange) -> None:
    page.line(f"  row {row.number}  {row.change}: {words.one_line(row.key)}", "bold")
    if row.change is Alteration.CHANGED:
        for cell in row.columns:
            page.paragraph(f"{cell.column}: {cell.old or '(empty)'} -> {cell.new or '(empty)'}", indent=4)
    else:
        page.paragraph("; ".join(f"{cell.column} {cell.new or cell.old}" for cell in row.columns), indent=4)


def _tell_answers(page: Page, change: AnswerChange, names: Names) -> None:
    asked = change.journey
    known = {"visit": "known visit", "skipped": "skipped visit"}.get(asked.kind, f"trip {asked.trip}")
    page.line(f"  {names.person(asked.person)} in {names.in_words(asked.country)}, {words.span(asked.on)}", "bold")
    page.paragraph(f"{_short(change.old)} -> {_short(change.new)}", indent=4)
    page.line(f"    {known}", "dim")


def _short(answer: Answer | None) -> str:
    if answer is None:
        return "not wanted"
    contested = ", contested" if answer.contested else ""
    return f"{words.DUTIES[answer.duty]}{contested} ({words.REASONS[answer.reason]})"


def _coded(answer: Answer | None) -> str:
    """The answer in the words of the JSON, for scripts: `bound state_party contested`."""
    return " ".join((answer.duty, answer.reason, *["contested"] * answer.contested)) if answer else "not_wanted"


# Versions.


def version_lines(known: Sequence[KnownLaw], names: Names, look: Look) -> Iterator[str]:
    """Each version in a line."""
    del names
    page = Page(look)
    listed = table_of("version", "kept up to", "where", "first used")
    for one in known:
        where = " and ".join(word for word, there in (("shipped", one.shipped), ("in the archive", one.kept)) if there)
        used = words.day(one.first_used) if one.first_used else "day not told" if one.kept else "-"
        listed.add_row(one.law, words.day(one.as_of), where, used)
    page.put(listed)
    yield page.text()


def version_array(known: Sequence[KnownLaw], names: Names, look: Look) -> Iterator[str]:
    """All versions as one array."""
    del names, look
    told: list[KnownLawJson] = [
        {
            "law": one.law,
            "as_of": one.as_of.isoformat(),
            "shipped": one.shipped,
            "kept": one.kept,
            "first_used": one.first_used.isoformat() if one.first_used else None,
        }
        for one in known
    ]
    yield written(told, indent=2) + "\n"
