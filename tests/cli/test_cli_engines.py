"""Where a scan runs and what its log tells: the command's side of the engines."""

from datetime import date

import pytest
from click.testing import CliRunner

from setfoot.cli import engines, main
from setfoot.cli.engines import cluster_here, told_now_and_then
from setfoot.keep.manifest import Line

LINES = [Line(f"{number}.warc", f"{number}.parquet", "r", date(2026, 1, 1), records=10) for number in range(3)]


def test_a_log_is_told_now_and_then_how_far_the_scan_is(capsys, monkeypatch):
    monkeypatch.setattr(engines, "EVERY", 0.0)
    assert list(told_now_and_then(LINES, 3)) == LINES
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(",")[0] for line in told] == ["1 of 3 files", "2 of 3 files", "3 of 3 files"]
    assert told[-1].endswith(" 0:00:00 left")


def test_a_short_scan_needs_no_log(capsys):
    assert list(told_now_and_then(LINES, 3)) == LINES
    assert capsys.readouterr().err == ""


def test_results_go_to_an_address_only_from_a_cluster():
    done = CliRunner().invoke(main, ["scan", "a.jsonl", "--out", "s3://bucket/out"])
    assert done.exit_code == 2
    assert "--engine ray" in done.output


def test_trips_are_concluded_from_results_only(tmp_path):
    done = CliRunner().invoke(main, ["conclude", str(tmp_path), "--out", str(tmp_path / "trips")])
    assert done.exit_code == 2
    assert "setfoot scan" in done.output


@pytest.mark.parametrize(("told", "address"), [("", None), ("ray://head:10001", "ray://head:10001")])
def test_the_environment_names_the_cluster(monkeypatch, told, address):
    monkeypatch.setenv("RAY_ADDRESS", told)
    found = cluster_here(3, 1000)
    assert (found.address, found.workers, found.memory) == (address, 3, 1_000_000_000)
