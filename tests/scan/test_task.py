"""One file becomes one result file and an account of everything in it, the same wherever and however often it is done."""

import gzip
import pickle
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from scan_examples import task_for, write_archive, write_wire
from setfoot.facts import Skipped
from setfoot.keep.manifest import FAILED
from setfoot.keep.results import Told, read_results
from setfoot.scan.task import scan_file


@pytest.fixture
def wire(tmp_path):
    return write_wire(tmp_path / "wire.jsonl")


def test_a_wire_is_counted_gate_by_gate_and_its_result_holds_what_was_said(wire, tmp_path):
    with Path(wire).open("a") as file:
        file.write("{\n" + '{"text": "Vladimir Putin arrived in Minsk, Belarus, on Monday.", "url": 7}\n')
    line = scan_file(task_for(wire, tmp_path / "r.parquet"))
    assert line.done, line.reason
    assert (line.records, line.responses, line.named_in_bytes, line.named_in_text) == (8, 8, 6, 6)
    assert (line.skipped, line.notes) == ({"broken_record": 1}, 1)
    found = list(read_results(tmp_path / "r.parquet"))
    assert [one.source for one in found if isinstance(one, Skipped)] == [f"{wire}:line 7", f"{wire}:line 8"]
    told = [one for one in found if isinstance(one, Told)]
    assert (len(told), sum(len(one.reading.reports) for one in told)) == (line.kept, line.reports)
    assert line.reporting == sum(bool(one.reading.reports) for one in told) == 4


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_pages_of_a_web_archive_go_through_the_gate_of_bytes_first(tmp_path, name):
    line = scan_file(task_for(write_archive(tmp_path / name, 9), tmp_path / "r.parquet"))
    assert line.done, line.reason
    assert (line.responses, line.named_in_bytes, line.named_in_text, line.reports) == (9, 3, 3, 3)
    assert [one.article.url for one in read_results(tmp_path / "r.parquet")] == [
        f"https://news.example.org/{number}" for number in (0, 3, 6)
    ]


def test_an_article_that_says_nothing_of_anybody_watched_is_counted_and_not_kept(tmp_path):
    wire = tmp_path / "wire.jsonl"
    wire.write_text(
        '{"text": "Vladimir Putin was calm."}\n{"lang": "sw", "text": "Vladimir Putin alisema."}\n{"text": "Rain."}\n'
    )
    line = scan_file(task_for(str(wire), tmp_path / "r.parquet"))
    assert (line.responses, line.named_in_text, line.no_reader, line.kept) == (3, 2, 1, 0)
    assert list(read_results(tmp_path / "r.parquet")) == []


def test_done_twice_it_is_the_same_to_the_byte_and_the_task_travels(wire, tmp_path):
    task = task_for(wire, tmp_path / "r.parquet")
    line = scan_file(task)
    once = (tmp_path / "r.parquet").read_bytes()
    again = scan_file(pickle.loads(pickle.dumps(task)))  # noqa: S301 - our own
    assert (tmp_path / "r.parquet").read_bytes() == once
    assert replace(again, seconds=line.seconds) == line


def test_no_path_of_the_machine_is_in_a_result_but_the_name_that_was_given(wire, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    scan_file(task_for("wire.jsonl", Path("r.parquet")))
    assert str(tmp_path).encode() not in Path("r.parquet").read_bytes()
    assert all(one.article.file.startswith("wire.jsonl:") for one in read_results(Path("r.parquet")))
    assert Path(wire).exists()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone.warc.gz", "no such file"),
        ("gone.jsonl", "no such file"),
        ("a.doc", "no reader"),
        ("\0.warc", "no such file"),
        ("\0.jsonl", "no such file"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_fails_with_the_reason_and_without_a_result(tmp_path, name, why):
    (tmp_path / "a.doc").touch()
    line = scan_file(task_for(str(tmp_path / name), tmp_path / "r.parquet"))
    assert line.source == str(tmp_path / name)
    assert (line.status, line.result) == (FAILED, "")
    assert why in line.reason
    assert not (tmp_path / "r.parquet").exists()


def test_lines_of_a_wire_and_rows_of_a_table_are_the_same_articles(wire, tmp_path):
    table = tmp_path / "wire.parquet"
    duckdb.read_json(wire).write_parquet(str(table))
    packed = tmp_path / "wire.jsonl.gz"
    packed.write_bytes(gzip.compress(Path(wire).read_bytes()))
    found = []
    for source in (wire, table, packed):
        line = scan_file(task_for(str(source), tmp_path / "r.parquet"))
        assert (line.records, line.named_in_bytes, line.reports) == (6, 5, 3)
        found.append([(one.article.id, one.words, one.reading.reports) for one in read_results(tmp_path / "r.parquet")])
    assert found[0] == found[1] == found[2]


def test_a_password_in_an_address_is_not_told(tmp_path):
    line = scan_file(task_for("http://me:secret@127.0.0.1:9/a.warc.gz", tmp_path / "r.parquet"))
    assert (line.status, line.source) == (FAILED, "http://127.0.0.1:9/a.warc.gz")
    assert "secret" not in str(line)


def test_an_empty_file_was_read_whole(tmp_path):
    (tmp_path / "a.jsonl").touch()
    line = scan_file(task_for(str(tmp_path / "a.jsonl"), tmp_path / "r.parquet"))
    assert (line.done, line.skipped) == (True, {"empty": 1})


def test_a_result_that_cannot_be_written_is_told(wire, tmp_path):
    line = scan_file(task_for(wire, tmp_path / "no folder" / "r.parquet"))
    assert (line.status, "cannot be written" in line.reason) == (FAILED, True)


def test_a_machine_that_reads_otherwise_refuses(wire, tmp_path):
    line = scan_file(replace(task_for(wire, tmp_path / "r.parquet"), reader="another"))
    assert (line.status, "same people list" in line.reason) == (FAILED, True)


def test_a_page_that_trips_the_reader_costs_only_itself(wire, tmp_path, monkeypatch):
    from setfoot.scan import task  # noqa: PLC0415 - changed here

    def tripping(article, lexicon):
        if article.id == "wire-0":
            raise ValueError("tripped")
        return read(article, lexicon)

    read = task.read_article
    monkeypatch.setattr(task, "read_article", tripping)
    line = scan_file(task_for(wire, tmp_path / "r.parquet"))
    assert (line.done, line.skipped, line.reporting) == (True, {"unreadable": 1}, 3 - 1)
