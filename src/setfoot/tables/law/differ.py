"""Which rows of two versions of the law differ, and in which cells.

Rows that say the same in both are set aside first. What is left is matched by what each row is about (its natural key:
the state, the warrant by person, situation and day), the first with the first where several share it. Rows whose key
itself was changed are matched to the most similar row left, if two thirds of their cells agree; any other row was
added or removed. The order of rows says nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import Alteration, CellChange, RowChange
from setfoot.tables.law.cells import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from setfoot.tables.law.book import Law, LawRow

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "rome_statute.csv": ("country",),
    "persons.csv": ("id",),
    "warrants.csv": ("person", "situation", "issued"),
    "offices.csv": ("person", "title", "since"),
    "situations.csv": ("id",),
    "cooperation.csv": ("kind", "country", "subject", "since"),
    "findings.csv": ("country", "decided", "persons"),
    "objections.csv": ("person", "country", "by"),
    "visits.csv": ("person", "country", "arrived"),
    "skipped.csv": ("person", "country", "planned_first"),
    "territories.csv": ("code", "since"),
    "areas.csv": ("name", "since"),
    "caveats.csv": ("country", "situation", "since"),
}
"""The columns that say what a row of the file is about."""


ALIKE: Final = 2 / 3
"""Two visits of one person that have nothing to do with each other agree in half of their cells."""


class _Numbered(NamedTuple):
    """A row with its number in its file and its cells."""

    number: int
    cells: Mapping[str, str]


def diff_laws(old: Law, new: Law) -> tuple[RowChange, ...]:
    """Every row that differs, file by file, first the changed and added in the order of the new file."""
    found = list(_diff_about(old, new))
    for file, rows in new.tables.items():
        found += _diff_file(file, old.tables[file], rows)
    return tuple(found)


def _diff_about(old: Law, new: Law) -> Iterator[RowChange]:
    told = [{"as_of": str(law.as_of), "left_out": " ".join(law.left_out)} for law in (old, new)]
    if changes := _changed_cells(*told):
        yield RowChange("about.toml", 1, "about", Alteration.CHANGED, changes)


def _diff_file(file: str, before: Sequence[LawRow], after: Sequence[LawRow]) -> list[RowChange]:
    gone, come = _unlike(_numbered(before), _numbered(after))
    pairs = [*_same_key(KEYS[file], gone, come), *_most_alike(gone, come)]
    changes = [_change(file, old, new) for old, new in pairs]
    changes += [_change(file, None, new) for new in come]
    return sorted(changes, key=lambda one: one.number) + [_change(file, old, None) for old in gone]


def _numbered(rows: Sequence[LawRow]) -> list[_Numbered]:
    return [_Numbered(number, cells_of(row)) for number, row in enumerate(rows, start=2)]


def _unlike(before: Sequence[_Numbered], after: Sequence[_Numbered]) -> tuple[list[_Numbered], list[_Numbered]]:
    """The rows of either side that the other does not have word for word."""
    return _without(before, after), _without(after, before)


def _without(rows: Sequence[_Numbered], others: Sequence[_Numbered]) -> list[_Numbered]:
    there = Counter(tuple(row.cells.values()) for row in others)
    left = []
    for row in rows:
        told = tuple(row.cells.values())
        if there[told]:
            there[told] -= 1
        else:
            left.append(row)
    return left


def _same_key(
    columns: tuple[str, ...], gone: list[_Numbered], come: list[_Numbered]
) -> Iterator[tuple[_Numbered, _Numbered]]:
    """Rows about the same thing, taken out of both lists."""
    waiting: defaultdict[str, list[_Numbered]] = defaultdict(list)
    for row in gone:
        waiting[_key(columns, row.cells)].append(row)
    for row in list(come):
        if same := waiting[_key(columns, row.cells)]:
            old = same.pop(0)
            gone.remove(old)
            come.remove(row)
            yield old, row


def _most_alike(gone: list[_Numbered], come: list[_Numbered]) -> Iterator[tuple[_Numbered, _Numbered]]:
    """Rows of which two thirds agree, the most alike first, taken out of both lists."""
    ranked = sorted(
        ((_alike(old.cells, new.cells), -old.number, -new.number, old, new) for old in gone for new in come),
        key=lambda pair: pair[:3],
        reverse=True,
    )
    for likeness, _, _, old, new in ranked:
        if likeness >= ALIKE and old in gone and new in come:
            gone.remove(old)
            come.remove(new)
            yield old, new


def _alike(old: Mapping[str, str], new: Mapping[str, str]) -> float:
    """Which part of the cells that are filled in either row agrees."""
    filled = [column for column in old if old[column] or new[column]]
    return sum(old[column] == new[column] for column in filled) / len(filled)


def _change(file: str, old: _Numbered | None, new: _Numbered | None) -> RowChange:
    row = new or old
    assert row is not None, "a change has at least one side"
    kind = Alteration.CHANGED if old and new else Alteration.ADDED if new else Alteration.REMOVED
    cells = _changed_cells(old.cells if old else {}, new.cells if new else {})
    return RowChange(file, row.number, _key(KEYS[file], row.cells), kind, cells)


def _changed_cells(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[CellChange, ...]:
    columns = dict.fromkeys((*old, *new))
    pairs = ((column, old.get(column, ""), new.get(column, "")) for column in columns)
    return tuple(CellChange(*pair) for pair in pairs if pair[1] != pair[2])


def _key(columns: tuple[str, ...], cells: Mapping[str, str]) -> str:
    return " ".join(cells[column] for column in columns if cells[column])
