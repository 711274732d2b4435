"""The command `route`: every form is written, a question not understood is told, and other commands load no geometry."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from setfoot.cli import main
from setfoot.tell.words import DISCLAIMER


def call(*words):
    return CliRunner().invoke(main, ["route", *words])


@pytest.mark.parametrize(("form", "opening"), [("lines", "Vladimir Putin: Moscow > Ulaanbaatar"), ("html", "<!doctype html>"), ("svg", "<?xml")])  # fmt: skip
def test_each_form_for_people_is_written(form, opening):
    done = call("putin", "Moscow > Ulaanbaatar", "--on", "2026-12-01", "--format", form)
    assert done.exit_code == 0
    assert done.output.startswith(opening)
    assert done.output.count(DISCLAIMER) == 1


def test_the_object_answers_for_stops_and_overflight():
    done = call("putin", "Moscow > MN 2026-12-02", "--on", "2026-12-01", "--format", "json", "--corridor", "500")
    told = json.loads(done.output)
    assert [(stop["place"], stop["day"], stop["ruling"]["duty"]) for stop in told["stops"]] == [
        ("Moscow", "2026-12-01", "not_bound"),
        ("Ulaanbaatar", "2026-12-02", "bound"),
    ]
    assert [(one["country"], one["duty"]) for one in told["legs"][0]["over"]] == [
        ("RU", "not_bound"),
        ("MN", "unknown"),
    ]
    assert "KZ" in {one["country"] for one in told["legs"][0]["beside"]}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["putin", "Moscow"], "two stops"),
        (["putin", "Moscow > Nosuchplace"], "the nearest names are"),
        (["putin", "Moscow > Minsk", "--corridor", "-1"], "a corridor is"),
        (["putin", "Moscow > Minsk", "--on", "tomorrow"], "tomorrow"),
        (["sergei-lavrov", "Moscow > Minsk"], "no public warrant"),
    ],
)
def test_a_wrong_question_ends_with_what_to_do(words, told):
    done = call(*words)
    assert done.exit_code == 2
    assert told in done.output


def test_other_commands_load_no_geometry():
    script = (
        "import sys; from click.testing import CliRunner; from setfoot.cli import main;"
        "CliRunner().invoke(main, ['check', 'putin', 'MN', '2024-09-02']);"
        "print(*sorted({'shapely', 'geographiclib', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_told_in_a_line():
    script = "from setfoot.cli import main; main(['check', 'putin', 'MN', '2024-09-02'])"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-c", script], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the disk is full" in done.stderr
