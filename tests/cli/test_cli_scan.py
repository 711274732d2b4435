"""The command `scan`, from the call to the archive: what it tells, its statuses, and what it refuses."""

import json
import os
import sys
from io import BytesIO, TextIOWrapper

import click
import pytest
from click.testing import CliRunner

from scan_examples import write_archive, write_wire
from setfoot.cli import main
from setfoot.cli.scan import _Watch, _watched
from setfoot.keep.manifest import MANIFEST, Line, read_manifest
from setfoot.scan.plan import Plan
from setfoot.scan.task import Pulse, Task
from setfoot.terminal import note


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A wire and a web archive."""
    monkeypatch.chdir(tmp_path)
    write_wire(tmp_path / "wire.jsonl")
    write_archive(tmp_path / "c.warc.gz", 9)
    return tmp_path


def setfoot(*words):
    done = CliRunner().invoke(main, [str(word) for word in words], env={"SETFOOT_TODAY": "2025-01-01"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_files_become_results_and_results_an_archive(folder):
    done = setfoot("scan", "wire.jsonl", "c.warc.gz", "--out", "out", "--workers", "1")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "out: 2 files, 15 pages, 8 naming somebody watched, 6 reports",
        "next: setfoot update out",
    ]
    lines = [json.loads(line) for line in (folder / "out" / MANIFEST).read_text().splitlines()]
    assert sorted((line["source"], line["records"], line["reports"]) for line in lines) == [
        ("c.warc.gz", 9, 3),
        ("wire.jsonl", 6, 3),
    ]
    assert {path.name for path in (folder / "out").glob("[!.]*")} == {MANIFEST, *(line["result"] for line in lines)}
    update = setfoot("update", "out", "--archive", "a.db")
    assert (update.exit_code, "read or known, " in update.stdout) == (0, True)
    assert setfoot("trips", "--archive", "a.db", "--format", "jsonl").stdout


def test_what_was_left_out_is_told_by_file_and_added_up(folder):
    with (folder / "wire.jsonl").open("a") as file:
        file.write("{\n")
    done = setfoot("scan", "wire.jsonl", "gone.warc", "--out", "out", "--workers", "1")
    assert done.exit_code == 3
    assert sorted(done.stderr.splitlines()) == [
        "note on wire.jsonl: left out 1 broken_record",
        "skipped gone.warc: there is no such file or folder: check the name",
    ]
    assert done.stdout.splitlines()[1:3] == [
        "left out: 1 broken_record",
        "1 file failed; give the same command with --resume to try again",
    ]


def test_a_file_that_failed_is_tried_again_and_has_one_line_in_the_end(folder):
    words = "scan", "wire.jsonl", "late.warc.gz", "--out", "out", "--workers", "1"
    assert setfoot(*words).exit_code == 3
    os.replace("c.warc.gz", "late.warc.gz")  # noqa: PTH105 - as short
    done = setfoot(*words, "--resume")
    assert done.exit_code == 0
    assert done.stderr == "out: 1 file done before, 1 file to do\n"
    assert [line.status for line in read_manifest(folder / "out")] == ["done", "done"]
    assert (folder / "out" / MANIFEST).read_text().count("\n") == 2


@pytest.mark.usefixtures("folder")
def test_where_nothing_is_usable_the_status_says_so():
    assert setfoot("scan", "gone.warc", "--out", "out", "--workers", "1").exit_code == 2


def test_names_of_files_may_stand_in_a_list(folder):
    (folder / "mine.list").write_text("wire.jsonl\nc.warc.gz\n")
    done = setfoot("scan", "mine.list", "gone.list", "--out", "out", "--workers", "1")
    assert (done.exit_code, "2 files" in done.stdout) == (3, True)
    assert done.stderr.startswith("skipped gone.list: ")


@pytest.mark.usefixtures("folder")
def test_a_folder_of_results_is_written_over_by_nobody_and_mixed_by_nobody():
    assert setfoot("scan", "wire.jsonl", "--out", "out", "--workers", "1").exit_code == 0
    again = setfoot("scan", "wire.jsonl", "--out", "out")
    assert (again.exit_code, "--resume" in again.stderr) == (2, True)
    with open("others.jsonl", "w") as file:  # noqa: PTH123 - as short
        file.write('{"id": "jane-doe", "name": "Jane Doe", "country": "NZ"}\n')
    mixed = setfoot("scan", "wire.jsonl", "--out", "out", "--people", "others.jsonl", "--resume")
    assert (mixed.exit_code, "another people list" in mixed.stderr) == (2, True)


@pytest.mark.usefixtures("folder")
def test_goes_on_as_of_the_day_it_was_begun_and_says_so():
    words = "scan", "wire.jsonl", "c.warc.gz", "--out", "out", "--workers", "1"
    assert setfoot(*words[:2], *words[3:]).exit_code == 0
    later = CliRunner().invoke(main, [*words, "--resume"], env={"SETFOOT_TODAY": "2025-02-01"})
    assert "as of 2025-01-01" in later.stderr


def test_without_the_library_for_results_it_says_what_to_install(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = setfoot("scan", "wire.jsonl", "--out", "out")
    assert (done.exit_code, "pip install 'setfoot[scan]'" in done.stderr) == (2, True)
    assert not (folder / "out").exists()


def test_the_bar_adds_up_files_that_are_done_and_under_way(folder):
    class Bar:
        def add_task(self, _words, total):
            self.total = total
            return 0

        def update(self, _task, completed, description):
            self.completed, self.description = completed, description

    bar = Bar()
    watch = _Watch(bar, ["wire.jsonl", "c.warc.gz", "http://example.org/x.warc"])
    wire, crawl = ((folder / name).stat().st_size for name in ("wire.jsonl", "c.warc.gz"))
    assert bar.total == wire + crawl + 1
    watch.hear(Pulse("c.warc.gz", 4, 4000, crawl // 2))
    assert bar.completed == crawl // 2
    watch.finish(Line("wire.jsonl", "r", "", None, records=6, bytes=wire))
    assert (bar.completed, bar.description[:12]) == (wire + crawl // 2, "1 of 3 files")
    watch.finish(Line("c.warc.gz", "r", "", None, records=9, bytes=9000))
    watch.finish(Line("http://example.org/x.warc", "r", "", None))
    assert bar.completed == bar.total


def test_nobody_is_shown_a_bar_who_does_not_watch(folder, capsys):
    task = Task("wire.jsonl", "r", None, None, "")
    with _watched(Plan(folder, (task,), (), None)) as (heard, finished):
        heard(Pulse("wire.jsonl", 1, 1, 1))
        finished(Line("wire.jsonl", "r", "", None))
    assert capsys.readouterr() == ("", "")
    assert isinstance(main.commands["scan"], click.Command)


def test_what_is_told_while_a_bar_is_shown_stands_on_a_line_of_its_own(folder, monkeypatch):
    class Terminal(TextIOWrapper):
        def isatty(self):
            return True

    shown = BytesIO()
    with Terminal(shown, encoding="utf-8", write_through=True) as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        task = Task("wire.jsonl", "r", None, None, "")
        with _watched(Plan(folder, (task,), (), None)):
            note("skipped wire.jsonl: told")
        monkeypatch.undo()
        told = shown.getvalue().decode()
    before, _, _ = told.partition("skipped wire.jsonl: told")
    assert before.endswith("\r\x1b[2K")
