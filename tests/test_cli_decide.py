"""An editor decides and looks it up: every kind of decision changes what it should, is logged, and can be shared."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from setfoot.cli import main
from setfoot.cli.decide import decide_group

TODAY = {"SETFOOT_TODAY": "2026-11-20", "SETFOOT_BY": "Ada Lovelace"}
ARTICLES = (
    {"id": "plan", "source": "Gazette", "published": "2024-08-30", "text": "Vladimir Putin will visit Mongolia on September 3, the Kremlin said."},
    {"id": "landed", "source": "Post", "published": "2024-09-02", "text": "Vladimir Putin arrived in Ulaanbaatar, Mongolia, on Monday."},
    {"id": "budapest", "source": "Post", "published": "2025-04-03", "text": "Benjamin Netanyahu arrived in Budapest on Thursday."},
)  # fmt: skip


def setfoot(*words, env=()):
    result = CliRunner().invoke(main, [str(word) for word in words], env={**TODAY, **dict(env)})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def decide(*words, **more):
    return setfoot("decide", *words, "--archive", "a.db", **more)


def trip_of(country, archive="a.db"):
    told = setfoot("trips", "--archive", archive, "--format", "jsonl").stdout.splitlines()
    return next(trip for trip in map(json.loads, told) if trip["country"] == country)


def log(*words, archive="a.db"):
    told = setfoot("log", *words, "--archive", archive, "--format", "jsonl")
    return [json.loads(line) for line in told.stdout.splitlines()]


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ARTICLES), "utf-8")
    assert setfoot("update", "articles.jsonl", "--archive", "a.db").exit_code == 0
    return tmp_path / "a.db"


@pytest.mark.parametrize("name", sorted(decide_group.commands))
def test_every_kind_of_decision_has_an_example(name):
    assert f"Example: setfoot decide {name} " in setfoot("decide", name, "--help").stdout


def test_a_rejected_report_stays_visible_and_taking_it_back_restores_the_trip(archive):
    before = trip_of("MN")
    landed = before["reports"][1]["id"]
    told = decide("reject", landed[:6], "--because", "the photo is of 2019")
    assert told.exit_code == 0
    assert "decided as d" in told.stdout
    assert "1 rejected" in told.stdout
    after = trip_of("MN")
    assert [one["rejected"] for one in after["reports"]] == [False, True]
    assert (after["status"], after["articles"], after["rejected"]) == ("announced", 1, False)
    shown = setfoot("trip", landed, "--archive", archive).stdout
    assert "Decided: rejected by Ada Lovelace on 20 November 2026: the photo is of 2019" in shown
    page = setfoot("trip", landed, "--archive", archive, "--format", "html").stdout
    assert 'class="report happened rejected"' in page
    assert "Rejected by Ada Lovelace on 20 November 2026" in page
    assert decide("withdraw", log()[0]["id"][:8]).exit_code == 0
    assert trip_of("MN") == before
    assert [one["kind"] for one in log()] == ["rejected", "withdrawn"]
    assert log()[0]["withdrawn_by"] == log()[1]["id"]


def test_a_trip_may_be_rejected_whole_and_is_still_told(archive):
    trip = trip_of("HU")
    decide("reject", trip["trip"])
    after = trip_of("HU")
    assert (after["status"], after["rejected"], after["trip"]) == ("disputed", True, trip["trip"])
    assert (
        "Every report of this trip was rejected." in setfoot("trips", "--archive", archive, "--format", "html").stdout
    )


def test_only_the_person_concerned_is_concluded_again(archive):
    database = sqlite3.connect(archive)
    database.execute("UPDATE trip SET value = replace(value, 'Budapest', 'Elsewhere')")
    database.commit()
    decide("confirm", trip_of("MN")["trip"])
    assert trip_of("HU")["cities"] == ["Elsewhere"]


def test_a_corrected_field_tells_old_and_new_with_source(archive):
    trip = trip_of("MN")
    told = decide(
        "correct",
        trip["trip"][:7],
        "arrived=2024-09-01",
        "--source",
        "https://example.org/log",
        "--because",
        "the logbook",
    )
    assert told.exit_code == 0
    after = trip_of("MN")
    assert after["arrived"] == {"first": "2024-09-01", "last": "2024-09-01"}
    (made,) = after["decisions"]
    assert (made["field"], made["old"], made["new"], made["source"]) == (
        "arrived",
        "2024-09-02",
        "2024-09-01",
        "https://example.org/log",
    )
    shown = setfoot("trip", trip["trip"], "--archive", archive).stdout
    assert "Decided: corrected arrived from 2 September 2024 to 1 September 2024 by Ada Lovelace" in " ".join(
        shown.split()
    )
    assert decide("correct", trip["trip"], "country=Kazakhstan", "--source", "a call").exit_code == 0
    assert trip_of("KZ")["ruling"]["duty"] == "not_bound"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("arrived", "FIELD=VALUE"),
        ("duty=bound", "FIELD=VALUE"),
        ("arrived=soon", "names no day"),
        ("left=2020-01-01", "lies before the arrival"),
        ("status=maybe", "no status"),
        ("country=Atlantis", "Atlantis"),
        ("arrived=2024-09-02", "already"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(archive, change, says):
    refused = decide("correct", trip_of("MN")["trip"], change, "--source", "a call")
    assert refused.exit_code == 2
    assert says in refused.stderr
    assert log(archive=archive) == []


def test_reports_are_parted_and_joined(archive):
    plan, landed = [one["id"] for one in trip_of("MN")["reports"]]
    assert decide("different", plan, landed).exit_code == 0
    assert len(setfoot("trips", "putin", "--archive", archive, "--format", "jsonl").stdout.splitlines()) == 2
    assert decide("same", plan, landed, "--by", "Grace Hopper").exit_code == 0
    assert len(trip_of("MN")["reports"]) == 2
    assert [one["by"] for one in trip_of("MN")["decisions"]] == ["Ada Lovelace", "Grace Hopper"]


@pytest.mark.usefixtures("archive")
def test_origins_are_joined_and_split():
    assert decide("join-origins", "plan", "landed", "--because", "one correspondent").exit_code == 0
    (group,) = trip_of("MN")["origin_groups"]
    assert {key: group[key] for key in ("articles", "because")} == {
        "articles": ["plan", "landed"],
        "because": "joined by Ada Lovelace on 2026-11-20: one correspondent",
    }
    decide("split-origins", "plan", "landed")
    assert trip_of("MN")["origins"] == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("reject", "zzzzzz"), "the nearest are"),
        (("same", "plan"), "the nearest are"),
        (("join-origins", "plan", "plan"), "name two or more"),
        (("withdraw", "zzzzzz"), "setfoot log lists them"),
    ],
)
def test_what_names_nothing_is_refused_with_the_nearest(archive, words, says):
    refused = decide(*words)
    assert refused.exit_code == 2
    assert says in refused.stderr
    assert log(archive=archive) == []


def test_a_trip_of_two_people_cannot_be_decided(archive):
    refused = decide("same", trip_of("MN")["trip"], trip_of("HU")["trip"])
    assert "a trip is of one" in refused.stderr
    assert log(archive=archive) == []


def test_the_same_word_twice_is_refused_and_after_a_withdrawal_is_not(archive):
    trip = trip_of("HU")["trip"]
    assert decide("confirm", trip).exit_code == 0
    refused = decide("confirm", trip)
    assert (refused.exit_code, "already decided, as d" in refused.stderr) == (2, True)
    decide("correct", trip, "arrived=2025-04-02", "--source", "a call")
    assert decide("confirm", trip).exit_code == 2
    decide("withdraw", log(archive=archive)[0]["id"])
    assert decide("confirm", trip).exit_code == 0


def test_decisions_are_shared_between_archives(archive):
    plan, landed = [one["id"] for one in trip_of("MN")["reports"]]
    decide("different", plan, landed)
    decide("cannot-verify", landed, "--because", "no footage")
    told = setfoot("log", "--archive", archive, "--format", "jsonl").stdout
    Path("log.jsonl").write_text(told, "utf-8")
    setfoot("update", "articles.jsonl", "--archive", "b.db")
    assert setfoot("decide", "--from", "log.jsonl", "--archive", "b.db").exit_code == 0
    assert trip_of("MN", "b.db") == trip_of("MN")
    assert setfoot("log", "--archive", "b.db", "--format", "jsonl").stdout == told
    assert "nothing new" in setfoot("decide", "--from", "log.jsonl", "--archive", "b.db").stdout


@pytest.mark.parametrize(
    ("old", "new", "says"), [("no footage", "fine", "was changed"), ('"kind"', '"kin"', "line 1: no")]
)
def test_decisions_that_were_changed_on_the_way_are_refused(archive, old, new, says):
    decide("cannot-verify", trip_of("HU")["trip"], "--because", "no footage")
    told = setfoot("log", "--archive", archive, "--format", "jsonl").stdout
    Path("log.jsonl").write_text(told.replace(old, new), "utf-8")
    refused = setfoot("decide", "--from", "log.jsonl", "--archive", "a.db")
    assert refused.exit_code == 2
    assert says in refused.stderr


def test_the_log_is_told_for_people_and_for_sheets(archive):
    trip = trip_of("HU")
    decide("confirm", trip["trip"], "--because", "=saw it")
    decide("reject", trip_of("MN")["trip"])
    lines = setfoot("log", "--archive", archive).stdout
    assert lines.count("A research aid, not legal advice.") == 1
    assert "2026-11-20 00:00  Ada Lovelace  confirmed" in lines
    assert len(log("netanyahu")) == len(log(trip["trip"])) == len(log(trip["reports"][0]["id"])) == 1
    assert (len(log("--since", "2026-11-20")), log("--since", "2026-11-21")) == (2, [])
    rows = list(csv.DictReader(io.StringIO(setfoot("log", "--archive", archive, "--format", "csv").stdout)))
    assert [(row["kind"], row["because"]) for row in rows] == [("confirmed", "'=saw it"), ("rejected", "")]


def test_what_was_known_on_a_day_leaves_out_later_decisions(archive):
    decide("reject", trip_of("HU")["trip"])
    before = setfoot("trips", "netanyahu", "--as-of", "2026-11-19", "--archive", archive, "--format", "jsonl").stdout
    assert json.loads(before)["rejected"] is False
    after = setfoot("trips", "netanyahu", "--as-of", "2026-11-20", "--archive", archive, "--format", "jsonl").stdout
    assert json.loads(after)["rejected"] is True
