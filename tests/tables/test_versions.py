"""Versions of the tables: found wherever they lie, packed the same everywhere, and named by what is known."""

import shutil
import zipfile
from codecs import BOM_UTF8
from importlib.resources import files
from pathlib import Path

import pytest

from setfoot.facts import BadQuestion, BadTable
from setfoot.tables.law import find_bad_rows, find_law, load_law
from setfoot.tables.law.load import read_law
from setfoot.tables.law.versions import FILES, find_tables, pack_tables, save_tables, unpack_tables

SHIPPED = Path(str(files("setfoot").joinpath("data", "law")))


@pytest.fixture(name="tables")
def _tables(tmp_path):
    """A corrected copy of the shipped tables."""
    save_tables(tmp_path / "tables")
    file = tmp_path / "tables" / "rome_statute.csv"
    file.write_text(file.read_text("utf-8").replace("Signed 1998-12-08; never ratified", "Looked up"), "utf-8")
    return tmp_path / "tables"


def zipped(folder, target, prefix=""):
    with zipfile.ZipFile(target, "w") as pack:
        for file in sorted(folder.iterdir()):
            pack.write(file, f"{prefix}{file.name}")
        pack.writestr("other/readme.txt", "not ours")
    return target


def test_what_is_packed_comes_back_as_the_same_version(tables):
    law = load_law(tables)
    assert read_law(unpack_tables(pack_tables(tables))).version == law.version != load_law().version
    assert read_law(unpack_tables(pack_tables(SHIPPED))).tables == load_law().tables


def test_a_version_is_packed_into_the_same_bytes_whatever_its_line_ends(tables):
    before, version = pack_tables(tables), load_law(tables).version
    for name in FILES:
        file = tables / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_law(tables).version == version
    assert pack_tables(tables) == before
    assert len(before) < 60_000


@pytest.mark.parametrize("inside", ["", "setfoot/data/law", "src/setfoot/data/law"])
def test_tables_are_found_in_a_folder_a_wheel_and_a_checkout(tables, tmp_path, inside):
    place = tmp_path / "place" / inside
    shutil.copytree(tables, place)
    assert load_law(tmp_path / "place").version == load_law(tables).version


@pytest.mark.parametrize("inside", ["", "tables/", "setfoot/data/law/", "setfoot-main/src/setfoot/data/law/"])
def test_tables_are_found_in_a_zip(tables, tmp_path, inside):
    target = tmp_path / "law.whl"
    with zipfile.ZipFile(target, "w") as pack:
        for file in sorted(tables.iterdir()):
            pack.write(file, f"{inside}{file.name}")
    assert load_law(target).version == load_law(tables).version


def test_a_zip_that_is_none_or_is_broken_is_told(tables, tmp_path):
    (tmp_path / "no.zip").write_text("no zip")
    whole = zipped(tables, tmp_path / "law.zip").read_bytes()
    at = whole.index(b"as_of")
    (tmp_path / "broken.zip").write_bytes(whole[:at] + b"is_of" + whole[at + 5 :])
    for name in ("no.zip", "broken.zip"):
        with pytest.raises(BadQuestion, match="no folder, ZIP or wheel that can be read"):
            find_tables(tmp_path / name)


def test_a_place_without_tables_says_how_to_get_them(tmp_path):
    with pytest.raises(BadQuestion, match="holds no tables of the law"):
        find_tables(tmp_path)
    with pytest.raises(BadQuestion, match="setfoot law save"):
        find_tables(tmp_path / "nowhere")


def test_tables_of_a_release_that_knew_no_areas_can_still_be_asked(tables):
    (tables / "areas.csv").unlink()
    law = load_law(tables)
    assert law.areas == ()
    assert read_law(unpack_tables(pack_tables(tables))).version == law.version


@pytest.mark.parametrize("name", [name for name in FILES if name != "areas.csv"])
def test_a_file_that_is_missing_is_named(tables, name):
    (tables / name).unlink()
    with pytest.raises((BadTable, BadQuestion), match=name):
        load_law(tables)


def test_saved_tables_are_the_shipped_ones_and_overwrite_nothing(tmp_path):
    (tmp_path / "empty").mkdir()
    assert len(save_tables(tmp_path / "empty")) == len(FILES)
    assert load_law(tmp_path / "empty").version == load_law().version
    (tmp_path / "file").write_text("mine")
    for name in ("empty", "file"):
        with pytest.raises(BadQuestion, match="not an empty folder"):
            save_tables(tmp_path / name)
    with pytest.raises(BadQuestion, match="nothing can be written"):
        save_tables(tmp_path / "file" / "below")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_version_is_named_by_a_word_a_place_or_the_beginning_of_its_name(tables):
    law, shipped = load_law(tables), load_law()
    kept = {law.version: lambda: pack_tables(tables), shipped.version: lambda: pack_tables(SHIPPED)}
    assert find_law("shipped") is find_law(shipped.version) is shipped
    assert find_law(str(tables)).version == law.version
    assert find_law(law.version, kept).version == find_law(law.version[:-3], kept).version == law.version
    with pytest.raises(BadQuestion, match=f"could be .*{law.version}.*write more of it"):
        find_law("2026-11", kept)
    with pytest.raises(BadQuestion, match=rf"names no version.*ZIP.*shipped \({shipped.version}\).*{law.version}"):
        find_law("nothing", kept)
    with pytest.raises(BadQuestion, match="an archive keeps"):
        find_law("")


def test_every_bad_row_is_found_at_once_and_those_that_cannot_be_read_first(tables):
    statute, visits = tables / "rome_statute.csv", tables / "visits.csv"
    text = statute.read_text("utf-8").replace("2003-02-10", "10 Feb 2003").replace("1998-07-18", "18 July", 1)
    statute.write_text(text, "utf-8")
    visits.write_text(visits.read_text("utf-8").replace("vladimir-putin", "nobody", 1), "utf-8")
    assert [(bad.file, bad.row) for bad in find_bad_rows(tables)] == [("rome_statute.csv", 2), ("rome_statute.csv", 3)]
    statute.write_bytes((SHIPPED / "rome_statute.csv").read_bytes())
    visits.write_text(visits.read_text("utf-8").replace("vladimir-putin", "nobody", 1), "utf-8")
    assert [(bad.file, bad.row) for bad in find_bad_rows(tables)] == [("visits.csv", 2), ("visits.csv", 3)]
    (tables / "about.toml").write_text("as_of = 1\n")
    assert [bad.file for bad in find_bad_rows(tables)] == ["about.toml"]
    assert find_bad_rows(SHIPPED) == ()


@pytest.mark.parametrize("left_out", ["3", "[3]", '[""]', '"words"'])
def test_what_is_left_out_is_a_list_of_sentences(tables, left_out):
    (tables / "about.toml").write_text(f"as_of = 2026-11-22\nleft_out = {left_out}\n")
    with pytest.raises(BadTable, match="a sentence for each thing left out"):
        load_law(tables)


def test_an_editor_that_puts_a_mark_before_a_text_makes_no_other_version(tables):
    before = load_law(tables).version
    for name in FILES:
        file = tables / name
        file.write_bytes(BOM_UTF8 + file.read_bytes())
    assert load_law(tables).version == before == read_law(unpack_tables(pack_tables(tables))).version


def test_tables_that_are_there_twice_are_told(tables, tmp_path):
    target = tmp_path / "two.zip"
    with zipfile.ZipFile(target, "w") as pack:
        for file in sorted(tables.iterdir()):
            pack.write(file, f"a/{file.name}")
            pack.write(file, f"b/{file.name}")
    with pytest.raises(BadQuestion, match="more than once, in a, b"):
        find_tables(target)
