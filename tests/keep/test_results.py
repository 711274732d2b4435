"""A result file gives back the very values it was given, in the same bytes each time, and is whole or not there."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from setfoot.facts import Article, ArticleId, BadSource, Reading, Skipped, Source, Why
from setfoot.gather import gather_articles
from setfoot.keep.manifest import MANIFEST
from setfoot.keep.results import Told, drop_parts, find_results, read_results, reader_of, write_results
from strategies import articles, readings, skips


@st.composite
def told(draw):
    """An article's metadata with its reading."""
    reading = draw(readings())
    return Told.of(draw(articles(reading.source.article)), reading)


BROKEN = Skipped(Why.BROKEN_RECORD, "mend it", source="wire.jsonl:line 2")


@settings(max_examples=60)
@given(st.lists(told() | skips().map(lambda one: replace(one, quote=None)), max_size=5))
def test_what_was_written_is_read_back_and_the_same_values_are_the_same_bytes(found):
    with TemporaryDirectory() as folder:
        once, twice = Path(folder, "once.parquet"), Path(folder, "twice.parquet")
        write_results(once, found, "reader")
        write_results(twice, found, "reader")
        assert list(read_results(once)) == found
        assert once.read_bytes() == twice.read_bytes()


def test_a_file_whose_name_is_no_text_has_a_result_like_any_other(tmp_path):
    found = [Skipped(Why.BROKEN_RECORD, "mend it", source="wire\udcff.jsonl:line 2")]
    write_results(tmp_path / "wire.parquet", found, "reader")
    assert list(read_results(tmp_path / "wire.parquet")) == found
    (shown,) = duckdb.read_parquet(f"{tmp_path}/wire.parquet").select("source").fetchall()
    assert shown == ("wire\\udcff.jsonl:line 2",)


def test_rows_beyond_one_group_come_back_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr("setfoot.keep.results._ROWS", 7)
    found = [replace(BROKEN, source=f"wire.jsonl:line {number}") for number in range(50)]
    write_results(tmp_path / "r.parquet", found, "reader")
    assert parquet.ParquetFile(tmp_path / "r.parquet").num_row_groups == 8
    assert list(read_results(tmp_path / "r.parquet")) == found


def test_no_text_of_an_article_is_in_a_result_but_what_was_quoted(tmp_path):
    words = "Rain fell on the town."
    write_results(
        tmp_path / "r.parquet", [Told.of(Article(ArticleId("a"), words), Reading(Source(ArticleId("a"))))], ""
    )
    assert all(words not in str(row) for row in parquet.read_table(tmp_path / "r.parquet").to_pylist())


def test_a_file_that_breaks_off_while_it_is_made_is_not_there(tmp_path):
    def breaking():
        yield BROKEN
        raise KeyError("gone")

    with pytest.raises(KeyError):
        write_results(tmp_path / "r.parquet", breaking(), "reader")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_began_is_removed_and_nothing_else(tmp_path):
    (tmp_path / ".r.parquet.0a.part").touch()
    (tmp_path / "r.parquet").touch()
    drop_parts(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["r.parquet"]


def test_a_result_tells_who_read_it_and_is_known_by_its_schema(tmp_path):
    write_results(tmp_path / "r.parquet", [BROKEN], "reader-1")
    assert reader_of(tmp_path / "r.parquet") == "reader-1"
    assert find_results(str(tmp_path / "r.parquet")) == (tmp_path / "r.parquet",)


def test_a_parquet_of_articles_or_of_nothing_is_no_result(tmp_path):
    duckdb.sql(f"COPY (SELECT 'words' AS text) TO '{tmp_path / 'a.parquet'}' (FORMAT parquet)")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 or not")
    assert find_results(str(tmp_path / "a.parquet")) is None
    assert find_results(str(tmp_path / "b.parquet")) is None
    assert find_results(str(tmp_path)) is None
    assert find_results("\0") is None


def test_a_folder_whose_scan_has_no_result_yet_is_refused_with_what_to_do(tmp_path):
    (tmp_path / MANIFEST).touch()
    with pytest.raises(BadSource, match="--resume"):
        find_results(str(tmp_path))


@pytest.mark.parametrize(
    "spoil", [lambda raw: raw[:-9], lambda raw: b"PAR1" + bytes(len(raw) // 2) + raw[-99:], lambda _: b""]
)
def test_a_spoilt_result_is_told_with_what_to_do(tmp_path, spoil):
    path = tmp_path / "r.parquet"
    write_results(path, [BROKEN], "reader")
    path.write_bytes(spoil(path.read_bytes()))
    (said,) = read_results(path)
    assert (said.why, said.source, "--resume" in said.note) == (Why.UNREADABLE, str(path), True)


def test_a_result_that_is_gone_is_told_as_gone(tmp_path):
    (skipped,) = read_results(tmp_path / "gone.parquet")
    assert skipped.why is Why.UNREADABLE
    assert skipped.note == "the manifest names it and it is gone: scan its source again with --resume"


def test_a_result_of_a_later_form_is_not_guessed_at(tmp_path, monkeypatch):
    monkeypatch.setattr("setfoot.keep.results.VERSION", 2)
    write_results(tmp_path / "r.parquet", [BROKEN], "reader")
    monkeypatch.undo()
    (said,) = read_results(tmp_path / "r.parquet")
    assert (said.why, "another version" in said.note) == (Why.UNKNOWN_FORMAT, True)


def test_a_result_given_as_articles_is_told_where_it_belongs(tmp_path):
    write_results(tmp_path / "r.parquet", [BROKEN], "reader")
    (skipped,) = gather_articles(str(tmp_path / "r.parquet"), latest=date(2026, 1, 1))
    assert "setfoot update" in skipped.note
