"""How a table becomes values: each row is read into its dataclass, or refused with file, row and reason.

The dataclass is the schema. A file is CSV with a header (`.csv`) or, under any other name, one JSON object a line. Each column is
converted by the type of the field it names: text, day (`2024-09-02`), number, `yes` or `no`, a member of an enum,
or a list (`;`-separated in CSV). An empty cell is the field's default, or None where the field allows it; a column or
key that the dataclass does not know, or one that it needs and does not find, refuses the file. A check in the dataclass
itself (ValueError in `__post_init__`) refuses the row.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from importlib.resources import files
from io import StringIO
from math import isfinite
from types import NoneType, UnionType
from typing import TYPE_CHECKING, TypeVar, cast, get_args, get_origin, get_type_hints

from setfoot.facts import BadTable

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

Row = TypeVar("Row")
Convert = Callable[[object], object]
Plan = Sequence[tuple[str, Convert]]


def data_file(*parts: str) -> Traversable:
    """Tells where the shipped data file at `parts` below setfoot/data lies."""
    return files("setfoot").joinpath("data", *parts)


def at_once(refused: BadTable) -> None:
    """Refuse a table with its first row that cannot stand."""
    raise refused


def read_rows(
    file: Traversable | Path, row_type: type[Row], refuse: Callable[[BadTable], None] = at_once
) -> tuple[Row, ...]:
    """Every row of a CSV or JSONL table as `row_type`, in order; BadTable names what is wrong and where.

    With another `refuse` every row that cannot stand is told to it, and the rest is read.
    """
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "" if isinstance(error, OSError) else "; save it as CSV UTF-8 or Unicode UTF-8"
        refuse(BadTable(file.name, "all", f"cannot be read as UTF-8 text ({error}){remedy}"))
        return ()
    rows = _csv_rows if file.name.endswith(".csv") else _json_rows
    return tuple(rows(file.name, text, row_type, refuse))


def _csv_rows(file: str, text: str, row_type: type[Row], refuse: Callable[[BadTable], None]) -> Iterator[Row]:
    """Rows are counted as a spreadsheet counts them: a cell of several lines is in one row."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    number, blank = 0, 0
    try:
        plan = _plan(tuple(next(reader, [])), cast("type", row_type), split=True)
        number = 1
        for number, cells in enumerate(reader, start=2):
            if not cells:
                blank = blank or number
                continue
            if blank:
                refuse(BadTable(file, blank, "is empty, and rows follow: take the line out"))
                blank = 0
            try:
                yield _make_whole(row_type, plan, cells)
            except ValueError as error:
                refuse(BadTable(file, number, str(error)))
    except csv.Error as error:
        refuse(BadTable(file, number + 1, f"{error}: look for a quotation mark that is not closed"))
    except ValueError as error:
        refuse(BadTable(file, 1, str(error)))


def _json_rows(file: str, text: str, row_type: type[Row], refuse: Callable[[BadTable], None]) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _nested(row_type, json.loads(line))
        except RecursionError:
            refuse(BadTable(file, number, "is nested too deeply for any row; write one object a line"))
        except json.JSONDecodeError as error:
            refuse(BadTable(file, number, f"is not JSON ({error}); write one object a line"))
        except ValueError as error:
            refuse(BadTable(file, number, str(error)))


@cache
def _plan(names: tuple[str, ...], row_type: type[object], *, split: bool) -> Plan:
    """Tells the named columns with their converters; ValueError when they are not those of the dataclass."""
    known = {field.name: field for field in _fields(row_type)}
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"names {twice} twice")
    if len(names) == 1 and names[0].replace("\t", ";").split(";")[0] in known and names[0] not in known:
        raise ValueError("parts its cells by semicolons or tabs; save it with commas between them")
    if unknown := [name for name in names if name not in known]:
        raise ValueError(f"names {unknown}, which are not columns; the columns are {list(known)}")
    if missing := [name for name, field in known.items() if name not in names and not _has_default(field)]:
        raise ValueError(f"lacks {missing}")
    hints = get_type_hints(row_type)
    converters = {name: _converter(hints[name], split=split) for name in names}
    if split:
        converters = {name: _or_default(convert, known[name]) for name, convert in converters.items()}
    return tuple(converters.items())


def _fields(row_type: type) -> tuple[Field[object], ...]:
    if not is_dataclass(row_type):
        msg = f"{row_type.__name__} is not a dataclass"
        raise TypeError(msg)
    return fields(row_type)


def _has_default(field: Field[object]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _make(row_type: type[Row], plan: Plan, cells: Sequence[object]) -> Row:
    """One row; ValueError names the column that is wrong."""
    values = {}
    for (name, convert), cell in zip(plan, cells, strict=True):
        try:
            values[name] = convert(cell)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{name} cannot be {cell!r}: {error}") from error
    return row_type(**values)


def _make_whole(row_type: type[Row], plan: Plan, cells: Sequence[str]) -> Row:
    """One row of a CSV file; ValueError when cells are missing or too many."""
    if len(cells) != len(plan):
        msg = f"has {len(cells)} cells where the header has {len(plan)}"
        raise ValueError(msg)
    return _make(row_type, plan, cells)


def _or_default(convert: Convert, field: Field[object]) -> Convert:
    """In CSV an empty cell is the only way to leave a value out."""
    if field.default is MISSING:
        return convert
    return lambda cell: convert(cell) if cell else field.default


def _converter(wanted: object, *, split: bool) -> Convert:
    """Makes what turns a cell into a value of the wanted type; ValueError when it cannot."""
    wanted = getattr(wanted, "__supertype__", wanted)
    if isinstance(wanted, UnionType):
        (inner,) = [kind for kind in get_args(wanted) if kind is not NoneType]
        convert = _converter(inner, split=split)
        return lambda cell: None if cell in ("", None) else convert(cell)
    if get_origin(wanted) is tuple:
        item = _converter(get_args(wanted)[0], split=split)
        return partial(_split if split else _listed, item)
    if isinstance(wanted, type) and is_dataclass(wanted):
        return partial(_nested, wanted)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted
    plain: dict[object, Convert] = {str: _text, date: _day, int: _number, float: _measure, bool: _yes_no}
    return plain[wanted]


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    raise ValueError("write text")


def _day(cell: object) -> date:
    try:
        return date.fromisoformat(_text(cell))
    except ValueError as error:
        raise ValueError("write a day as 2024-09-02") from error


def _number(cell: object) -> int:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    return int(_text(cell))


def _measure(cell: object) -> float:
    value = float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else float(_text(cell))
    if not isfinite(value):
        raise ValueError("write a number")
    return value


def _yes_no(cell: object) -> bool:
    if isinstance(cell, bool):
        return cell
    try:
        return {"yes": True, "no": False}[_text(cell)]
    except KeyError as error:
        raise ValueError("write yes or no") from error


def _split(item: Convert, cell: object) -> tuple[object, ...]:
    text = _text(cell)
    return tuple(item(part.strip()) for part in text.split(";") if part.strip()) if text else ()


def _listed(item: Convert, cell: object) -> tuple[object, ...]:
    if isinstance(cell, list):
        return tuple(item(part) for part in cell)
    raise ValueError("write a list")


def _nested(row_type: type[Row], cell: object) -> Row:
    """Makes a row from an object, which may stand inside another, as an office stands in a person."""
    if isinstance(cell, dict):
        return _make(row_type, _plan(tuple(cell), cast("type", row_type), split=False), tuple(cell.values()))
    raise ValueError("write an object: {...}")
