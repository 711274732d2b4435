"""The cluster engine, on a real Ray of two workers: the same bytes as on this machine, whatever dies in between."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

import ray_tasks
from setfoot.desk import open_desk
from setfoot.facts import BadQuestion
from setfoot.keep.manifest import read_manifest
from setfoot.scan.cluster import AHEAD, Cluster, Lost, RayEngine, joined, run_tasks
from setfoot.scan.conclude import conclude_results, in_this_process
from setfoot.scan.folders import Folder
from setfoot.scan.local import LocalEngine
from setfoot.scan.mirror import results_in
from setfoot.scan.plan import plan_scan, run_plan

pytest.importorskip("ray", reason="the cluster extra is not installed")
pytestmark = pytest.mark.usefixtures("ray")
TODAY = date(2026, 1, 1)
TWO = Cluster(workers=2, retries=1)
SAID = (
    "{who} arrived in {where} on {day} March 2024.",
    "{who} will visit {where} on {day} April 2024.",
    "{who} may travel to {where}.",
)
PEOPLE = "Vladimir Putin", "Benjamin Netanyahu", "Omar al-Bashir"
PLACES = "Mongolia", "Hungary", "South Africa", "Tajikistan", "Kenya"


@pytest.fixture(scope="module")
def ray():
    """One Ray for all tests of this file, without its dashboard, its statistics or an address of a real one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(
            "PYTHONPATH", str(Path(__file__).parent.parent), prepend=os.pathsep
        )  # where the workers find ray_tasks
        patch.delenv("RAY_ADDRESS", raising=False)
        with joined(TWO) as started:
            yield started


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """Files of made-up articles, of each person in each."""
    folder = tmp_path_factory.mktemp("articles")
    for number in range(6):
        rows = [
            {
                "id": f"a{number}-{n}",
                "published": f"2024-03-{n % 28 + 1:02}",
                "text": SAID[n % 3].format(who=PEOPLE[n % 3], where=PLACES[(n + number) % 5], day=n % 28 + 1),
            }
            for n in range(40)
        ]
        (folder / f"{number}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tuple(str(path) for path in sorted(folder.iterdir()))


def scanned(sources, out, engine):
    plan = plan_scan(sources, out, people=None, reader=open_desk().reader, today=TODAY, resume=True)
    return list(run_plan(plan, engine, 2))


def files(folder, ending=".parquet"):
    return {path.name: path.read_bytes() for path in sorted(folder.glob(f"*{ending}"))}


@pytest.fixture(scope="module")
def here(sources, tmp_path_factory):
    """What this machine's own processes make of the sources."""
    out = tmp_path_factory.mktemp("here")
    assert all(line.reports for line in scanned(sources, out, LocalEngine()))
    return out


def test_every_value_is_answered_once():
    answers = dict(run_tasks(ray_tasks.double, range(20), TWO))
    assert answers == {number: 2 * number for number in range(20)}


def test_a_task_whose_worker_is_killed_is_run_again(tmp_path):
    given = [(str(tmp_path), number) for number in range(4)]
    assert dict(run_tasks(ray_tasks.die_once, given, TWO)) == {one: one[1] for one in given}
    assert (tmp_path / "died").exists()


def test_a_task_that_kills_every_worker_is_lost_after_its_retries(tmp_path):
    mark = tmp_path / "mark"
    ((_, lost),) = run_tasks(ray_tasks.die, [str(mark)], TWO)
    assert isinstance(lost, Lost)
    assert lost.crashed
    assert mark.read_text() == "x" * (1 + TWO.retries)


def test_an_error_in_the_function_is_told_and_not_tried_again(tmp_path):
    mark = tmp_path / "mark"
    ((_, lost),) = run_tasks(ray_tasks.raise_it, [str(mark)], TWO)
    assert lost == Lost("ValueError: not a number", crashed=False)
    assert mark.read_text() == "x"


def test_only_a_few_tasks_are_handed_out_at_a_time_and_whoever_stops_asking_cancels_them(tmp_path):
    taken = []

    def endless():
        while True:
            taken.append(len(taken))
            yield str(tmp_path), taken[-1]

    answers = run_tasks(ray_tasks.sleep_long, endless(), TWO)
    assert next(answers)[1] == 0
    assert len(taken) == AHEAD * 2
    wait_for(lambda: len(list(tmp_path.glob("begun-*"))) == 2)
    answers.close()
    wait_for(lambda: not workers_running("sleep_long"), 50)
    assert not list(tmp_path.glob("ended-*"))


def test_results_are_those_of_this_machine_to_the_byte_though_a_worker_is_killed(sources, here, tmp_path):
    killed = []
    killer = threading.Thread(target=kill_one, args=("scan_into", killed))
    killer.start()
    lines = scanned(sources, tmp_path, RayEngine(TWO))
    killer.join()
    assert killed, "no worker was seen at work"
    assert all(line.done for line in lines)
    assert files(tmp_path) == files(here)
    plain = [
        sorted((line.source, line.records, line.reports) for line in read_manifest(one)) for one in (tmp_path, here)
    ]
    assert plain[0] == plain[1]


def test_a_driver_that_was_killed_is_gone_on_with_and_leaves_nobody_at_work(sources, here, tmp_path):
    command = [sys.executable, "-m", "setfoot", "scan", *sources, "--out", str(tmp_path), "--workers", "2"]
    environment = os.environ | {"SETFOOT_TODAY": str(TODAY)}
    with subprocess.Popen([*command, "--engine", "ray"], env=environment, stderr=subprocess.DEVNULL) as driver:
        wait_for(lambda: read_manifest(tmp_path))
        begun = offspring(driver.pid)
        driver.kill()
    assert begun
    wait_for(lambda: not any(alive(pid) for pid in begun))
    lines = scanned(sources, tmp_path, LocalEngine())
    assert len(lines) < len(sources)
    assert files(tmp_path) == files(here)


def test_relative_names_mean_files_from_where_the_driver_is(sources, tmp_path, monkeypatch):
    monkeypatch.chdir(Path(sources[0]).parent)
    (line,) = scanned(["0.jsonl"], tmp_path, RayEngine(TWO))
    assert (line.source, line.done, line.records) == ("0.jsonl", True, 40)


def test_a_file_that_is_not_there_is_a_line_that_says_so(tmp_path):
    (line,) = scanned([str(tmp_path / "nowhere.jsonl")], tmp_path / "out", RayEngine(TWO))
    assert not line.done
    assert "no such file" in line.reason


def test_trips_are_those_of_this_machine_to_the_byte(here, tmp_path):
    run = lambda function, given: run_tasks(function, given, TWO)  # noqa: E731 - an engine is one call
    for name, engine in (("here", in_this_process), ("ray", run)):
        results, out = Folder(str(here)), Folder(str(tmp_path / name))
        told = list(conclude_results(results, results_in(results), out, None, 3, engine))
        assert sum(one.people for one in told) == 3
    assert files(tmp_path / "ray", ".jsonl") == files(tmp_path / "here", ".jsonl")
    assert len(files(tmp_path / "ray", ".jsonl")) == 6


def test_an_address_where_no_ray_answers_is_refused(monkeypatch):
    import ray as library  # noqa: PLC0415 - optional

    def nobody(**_settings):
        raise ConnectionError("refused")

    monkeypatch.setattr(library, "is_initialized", lambda: False)
    monkeypatch.setattr(library, "init", nobody)
    with pytest.raises(BadQuestion, match="RAY_ADDRESS"), joined(Cluster("203.0.113.1:6379")):
        pass


def test_without_ray_the_command_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(BadQuestion, match=r"setfoot\[cluster\]"), joined(TWO):
        pass


def wait_for(holds, seconds=20):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def kill_one(function, killed):
    """Kill one worker of ours while it is at work on the function."""
    end = time.monotonic() + 30
    while not killed and time.monotonic() < end:
        for pid in workers_running(function)[:1]:
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
        time.sleep(0.01)


def workers_running(function):
    """Workers of the Ray that this process started: Ray names each by what it does, and they are its grandchildren."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            doing = (folder / "cmdline").read_bytes()
            if doing.startswith(b"ray::") and function.encode() in doing and parent(parent(folder.name)) == os.getpid():
                found.append(int(folder.name))
        except (OSError, ValueError):
            continue
    return found


def offspring(pid):
    """The process's children and theirs."""
    known, before = {pid}, set()
    while known != before:
        before = set(known)
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if parent(folder.name) in known:
                    known.add(int(folder.name))
    return known - {pid}


def alive(pid):
    """Whether the process may still do our work; two idle agents of Ray's notice only within two minutes."""
    try:
        if b"Agent" in Path(f"/proc/{pid}/cmdline").read_bytes():
            return False
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def parent(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
