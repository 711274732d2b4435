"""A scan begins in a folder of its own, and goes on with what is left, by the same reader and as of the same day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan_examples import TODAY
from setfoot.facts import BadQuestion
from setfoot.keep.manifest import FAILED, MANIFEST, Line, add_line, read_manifest
from setfoot.scan.plan import LOCK, plan_scan, result_name, run_plan


def plan(out, *sources, resume=False, reader="r1", today=TODAY):
    return plan_scan(sources, out, people=None, reader=reader, today=today, resume=resume)


def line_of(task, **told):
    return Line(task.source, task.out.rpartition("/")[2], task.reader, task.today, **told)


class Writing:
    """An engine that writes empty results."""

    def run(self, tasks, workers):
        del workers
        for task in tasks:
            Path(task.out).touch()
            yield line_of(task)


def test_a_source_named_twice_is_done_once_and_every_line_is_kept_before_it_is_told(tmp_path):
    made = plan(tmp_path / "out", "a", "b", "a")
    assert [task.source for task in made.tasks] == ["a", "b"]
    for line in run_plan(made, Writing(), 1):
        assert read_manifest(made.folder)[-1] == line


def test_it_goes_on_with_what_has_no_line_no_result_or_failed(tmp_path):
    made = plan(tmp_path, "done", "gone", "failed", "left")
    done, gone, failed, _ = made.tasks
    for line in (line_of(done), line_of(gone), replace(line_of(failed, reason="no disk"), status=FAILED, result="")):
        add_line(tmp_path, line)
    Path(done.out).touch()
    (tmp_path / ".gone.0a.part").touch()
    after = plan(tmp_path, "done", "gone", "failed", "left", "new", resume=True)
    assert [task.source for task in after.tasks] == ["gone", "failed", "left", "new"]
    assert read_manifest(tmp_path) == after.done == (line_of(done),)
    assert not list(tmp_path.glob(".*.part"))


def test_a_folder_that_holds_results_is_not_written_over(tmp_path):
    plan(tmp_path, "a")
    with pytest.raises(BadQuestion, match="--resume"):
        plan(tmp_path, "a")
    (tmp_path / "x.parquet").touch()
    (tmp_path / MANIFEST).unlink()
    with pytest.raises(BadQuestion, match="--resume"):
        plan(tmp_path, "a")


def test_another_reader_does_not_go_on_with_it(tmp_path):
    made = plan(tmp_path, "a")
    list(run_plan(made, Writing(), 1))
    with pytest.raises(BadQuestion, match="people"):
        plan(tmp_path, "a", resume=True, reader="r2")
    assert len(read_manifest(tmp_path)) == 1


def test_it_goes_on_as_of_the_day_on_which_it_was_begun(tmp_path):
    list(run_plan(plan(tmp_path, "a"), Writing(), 1))
    after = plan(tmp_path, "a", "b", resume=True, today=date(2025, 6, 1))
    assert (after.today, after.tasks[0].today) == (TODAY, TODAY)


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path):
    (tmp_path / LOCK).mkdir()  # as if it could not be opened; the rights of a folder do not stop everybody
    with pytest.raises(BadQuestion, match="nothing can be written"):
        plan(tmp_path, "a")


def test_a_place_where_no_folder_can_be_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BadQuestion, match="--out"):
        plan(tmp_path / "file", "a")


@given(st.text(), st.text())
def test_two_sources_have_two_results_of_plain_names(one, other):
    names = [result_name(one), result_name(other)]
    assert (names[0] == names[1]) == (one == other)
    assert all(name.isascii() and "/" not in name and not name.startswith(".") for name in names)
    assert all(len(name) < 128 for name in names)


def test_files_of_one_name_in_two_folders_do_not_collide():
    first, second = result_name("2024/08/news.warc.gz"), result_name("https://example.org/news.warc.gz?part=2")
    assert first != second
    assert first.startswith("news.warc.gz-")
    assert second.startswith("news.warc.gz-")
