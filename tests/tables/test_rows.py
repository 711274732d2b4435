"""A table is read into its dataclass row by row, or refused with file, row and reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import BadTable, Country
from setfoot.tables.rows import data_file, read_rows

if TYPE_CHECKING:
    from pathlib import Path


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    day: date
    weight: int
    open: bool
    colour: Colour
    country: Country
    names: tuple[str, ...] = ()
    until: date | None = None
    note: str = "none"

    def __post_init__(self):
        if self.weight < 0:
            raise ValueError("a weight is not negative")


@dataclass(frozen=True, slots=True)
class Whole:
    name: str
    parts: tuple[Part, ...] = ()


HEADER = "name,day,weight,open,colour,country,names,until,note\n"


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_each_cell_is_converted_by_the_type_of_its_field(tmp_path):
    file = write(tmp_path, "t.csv", HEADER + 'A,2024-09-02,3,yes,red,MN,"x; y",2024-09-03,n\n')
    (row,) = read_rows(file, Row)
    parts = ("A", date(2024, 9, 2), 3, True, Colour.RED, Country("MN"), ("x", "y"), date(2024, 9, 3), "n")
    assert row == Row(*parts)


def test_an_empty_cell_is_the_default(tmp_path):
    (row,) = read_rows(write(tmp_path, "t.csv", HEADER + "A,2024-09-02,3,no,red,MN,,,\n"), Row)
    assert (row.names, row.until, row.note) == ((), None, "none")


def test_columns_with_a_default_may_be_left_out(tmp_path):
    file = write(tmp_path, "t.csv", "country,name,day,weight,open,colour\nMN,A,2024-09-02,3,no,red\n")
    assert read_rows(file, Row)[0].country == "MN"


@pytest.mark.parametrize(
    ("text", "row", "why"),
    [
        ("name,wings\n", "1", "wings"),
        ("name,day,name\n", "1", "twice"),
        ("name\n", "1", "lacks"),
        (HEADER + "A,2024-09-02\n", "2", "2 cells"),
        (HEADER + "A,2024-13-02,3,no,red,MN,,,\n", "2", "day"),
        (HEADER + "A,,3,no,red,MN,,,\n", "2", "day"),
        (HEADER + "A,2024-09-02,three,no,red,MN,,,\n", "2", "weight"),
        (HEADER + "A,2024-09-02,-3,no,red,MN,,,\n", "2", "not negative"),
        (HEADER + "A,2024-09-02,3,maybe,red,MN,,,\n", "2", "yes or no"),
        (HEADER + "A,2024-09-02,3,no,blue,MN,,,\n", "2", "colour"),
        (HEADER + '"A,2024-09-02\n', "2", "end of data"),
    ],
)
def test_a_bad_csv_is_refused_with_file_row_and_reason(tmp_path, text, row, why):
    with pytest.raises(BadTable) as caught:
        read_rows(write(tmp_path, "t.csv", text), Row)
    assert caught.value.file == "t.csv"
    assert str(caught.value.row) == row
    assert why in caught.value.why


def test_a_row_may_hold_rows_in_jsonl(tmp_path):
    file = write(
        tmp_path, "t.jsonl", '{"name": "A", "parts": [{"name": "b", "since": "2024-09-02"}]}\n\n{"name": "C"}\n'
    )
    assert read_rows(file, Whole) == (Whole("A", (Part("b", date(2024, 9, 2)),)), Whole("C"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "property name"),
        ("[]", "object"),
        ('{"name": 3}', "text"),
        ('{"name": "A", "parts": {}}', "list"),
        ('{"name": "A", "parts": ["b"]}', "object"),
        ('{"name": "A", "parts": [{"name": "b", "from": null}]}', "from"),
        ('{"parts": []}', "lacks"),
    ],
)
def test_a_bad_line_of_jsonl_is_refused_with_its_number(tmp_path, line, why):
    with pytest.raises(BadTable) as caught:
        read_rows(write(tmp_path, "t.jsonl", '{"name": "A"}\n' + line), Whole)
    assert caught.value.row == 2
    assert why in caught.value.why


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadTable, match=r"gone\.csv"):
        read_rows(tmp_path / "gone.csv", Row)


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    file = tmp_path / "t.csv"
    file.write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(BadTable, match="UTF-8"):
        read_rows(file, Row)


def test_data_files_are_found():
    assert data_file("states.csv").is_file()


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1), max_size=5))
def test_any_text_comes_back_from_jsonl(tmp_path_factory, names):
    lines = "\n".join(json.dumps({"name": name}) for name in names)
    file = write(tmp_path_factory.mktemp("rows"), "t.jsonl", lines)
    assert [row.name for row in read_rows(file, Whole)] == names


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_sheet_saved_with_other_signs_between_its_cells_says_how_to_save_it(tmp_path, sign):
    file = write(tmp_path, "t.csv", HEADER.replace(",", sign))
    with pytest.raises(BadTable, match="save it with commas between them"):
        read_rows(file, Row)


def test_a_sheet_in_another_encoding_says_how_to_save_it(tmp_path):
    file = tmp_path / "t.csv"
    file.write_bytes("name\nZürich\n".encode("cp1252"))
    with pytest.raises(BadTable, match="save it as CSV UTF-8"):
        read_rows(file, Row)
