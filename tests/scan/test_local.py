"""Worker processes: the same bytes with one as with two, and a worker that dies costs one file.

A named pipe is a file that takes as long to open as the test wants.
"""

import os
import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from scan_examples import task_for, write_archive, write_wire
from setfoot.scan.local import TRIES, LocalEngine


@pytest.fixture
def tasks(tmp_path):
    """Three small files, whose results go into a folder of their own each time it is called."""
    sources = [write_wire(tmp_path / f"{name}.jsonl") for name in "ab"] + [write_archive(tmp_path / "c.warc.gz")]

    def made(folder):
        (tmp_path / folder).mkdir()
        return [task_for(source, tmp_path / folder / f"{number}.parquet") for number, source in enumerate(sources)]

    return made


class Killing(LocalEngine):
    """Kills each worker that opens the pipe, `times` times; then there is a sound file in its place."""

    def __init__(self, times):
        super().__init__()
        self.times = times

    def _start(self, task, tries=1):
        slow = task is not None and task.source.endswith("slow.warc")
        if slow and not self.times:
            Path(task.source).unlink()
            write_archive(Path(task.source))
        super()._start(task, tries)
        if slow and self.times:
            self.times -= 1
            threading.Timer(0.2, os.kill, (self.pids[-1], signal.SIGKILL)).start()


def test_one_worker_and_two_write_the_same_bytes_and_answer_the_same_lines(tasks, tmp_path):
    lines = []
    for workers in (1, 2):
        made = tasks(str(workers))
        found = LocalEngine().run(made, workers)
        lines.append(sorted((replace(line, seconds=0.0) for line in found), key=lambda line: line.source))
    assert lines[0] == lines[1]
    assert all(line.done for line in lines[0])
    for name in ("0.parquet", "1.parquet", "2.parquet"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


@pytest.mark.parametrize("times", [1, TRIES])
def test_the_file_of_a_killed_worker_is_done_once_more_then_told_and_the_rest_goes_on(tasks, tmp_path, times):
    pipe = tmp_path / "slow.warc"
    os.mkfifo(pipe)
    made = [task_for(str(pipe), tmp_path / "slow.parquet"), *tasks("out")]
    lines = {line.source: line for line in Killing(times).run(made, 1)}
    assert len(lines) == 4
    slow = lines.pop(str(pipe))
    assert all(line.done for line in lines.values())
    assert slow.done == (tmp_path / "slow.parquet").exists() == (times < TRIES)
    assert ("worker died 2 times" in slow.reason) == (times == TRIES)
    assert not list(tmp_path.rglob("*.part"))


def test_whoever_stops_listening_leaves_no_worker_behind(tasks, tmp_path):
    os.mkfifo(tmp_path / "slow.warc")
    made = [*tasks("out"), task_for(str(tmp_path / "slow.warc"), tmp_path / "slow.parquet")]
    engine = LocalEngine()
    lines = engine.run(made, 2)
    next(lines)
    workers = engine.pids
    assert workers
    lines.close()
    assert engine.pids == ()
    for pid in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_no_task_starts_no_worker():
    assert list(LocalEngine().run([], 4)) == []
