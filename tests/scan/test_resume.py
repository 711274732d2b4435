"""A scan that is stopped at any moment and gone on with leaves what one leaves that was never stopped."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from scan_examples import write_archive, write_wire
from setfoot.keep.manifest import MANIFEST, read_manifest

FILES = 8
PATIENCE = 60.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Eight files to scan, and what an unbroken scan of them leaves in `whole`."""
    made = tmp_path_factory.mktemp("scan")
    for number in range(FILES - 2):
        write_wire(made / f"w{number}.jsonl", 40)
    for name in ("c.warc", "c.warc.gz"):
        write_archive(made / name, 30)
    with begun(made, "whole") as process:
        assert finish(process)[0] == 0
    return made


@contextmanager
def begun(folder, out, *words):
    """The command in a process group of its own, over the eight files; nothing of it outlives the block."""
    names = sorted(path.name for path in folder.iterdir() if path.suffix in {".jsonl", ".warc", ".gz"})
    command = [sys.executable, "-m", "setfoot", "scan", *names, "--out", str(out), "--workers", "2", *words]
    env = os.environ | {"SETFOOT_TODAY": "2025-01-01"}
    kept = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=folder, env=env, start_new_session=True, **kept) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def finish(process):
    told, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, told, errors


def wait_until(process, true):
    """Until something is true, or the process has ended."""
    end = time.monotonic() + PATIENCE
    while not true() and (process is None or process.poll() is None) and time.monotonic() < end:
        time.sleep(0.005)


def lines_in(folder):
    try:
        return (folder / MANIFEST).read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


def left_by(folder):
    """All that a scan leaves but how long it took: results byte by byte, and lines in no order."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}
    return files, sorted(str(replace(line, seconds=0.0)) for line in read_manifest(folder))


def test_killed_again_and_again_and_gone_on_with_it_leaves_what_an_unbroken_scan_leaves(folder, tmp_path):
    out = tmp_path / "broken"
    for many in (0, 2, 5):  # the first kill meets the first files half written, the others a scan midway
        with begun(folder, out, *(("--resume",) if out.exists() else ())) as process:
            wait_until(process, lambda many=many: lines_in(out) > many or (not many and list(out.glob(".*.part"))))
        assert process.returncode == -signal.SIGKILL
        assert lines_in(out) < FILES
    with begun(folder, out, "--resume") as process:
        status, told, errors = finish(process)
    assert status == 0, errors
    assert f"{FILES} files" in told
    assert left_by(out) == left_by(folder / "whole")
    assert lines_in(out) == FILES


def test_gone_on_with_after_the_end_it_does_nothing(folder):
    before = left_by(folder / "whole")
    with begun(folder, "whole", "--resume") as process:
        status, told, errors = finish(process)
    assert (status, "8 files, " in told) == (0, True)
    assert "8 files done before, 0 files to do" in errors
    assert left_by(folder / "whole") == before


def test_ctrl_c_ends_it_with_one_line_that_says_how_to_go_on(folder, tmp_path):
    out = tmp_path / "out"
    with begun(folder, out) as process:
        wait_until(process, lambda: lines_in(out) > 0)
        os.killpg(process.pid, signal.SIGINT)
        status, told, errors = finish(process)
    assert (status, told) == (130, "")
    assert errors.splitlines() == [f"stopped; {out} keeps what is done: give the same command with --resume to go on"]
    assert not list(out.glob(".*.part"))
    assert len(read_manifest(out)) == lines_in(out) < FILES


def test_two_scans_at_once_do_not_write_into_one_folder(folder, tmp_path):
    os.mkfifo(tmp_path / "slow.warc")
    with begun(folder, tmp_path / "out", str(tmp_path / "slow.warc")) as first:
        wait_until(first, (tmp_path / "out" / MANIFEST).exists)
        with begun(folder, tmp_path / "out", "--resume") as second:
            status, _, errors = finish(second)
        assert (status, "another scan" in errors) == (2, True)
        assert first.poll() is None


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="asks Linux for the children of a process")
def test_workers_end_when_the_one_who_started_them_is_killed(folder, tmp_path):
    os.mkfifo(tmp_path / "slow.warc")
    with begun(folder, tmp_path / "out", str(tmp_path / "slow.warc")) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        wait_until(process, lambda: lines_in(tmp_path / "out") > 0)
        workers = children.read_text().split()
        process.kill()
        assert len(workers) > 1
        wait_until(None, lambda: not any(map(runs, workers)))
        assert not any(map(runs, workers))


def runs(pid):
    """Whether the process is there and not merely unburied."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
