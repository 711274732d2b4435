"""Every command in every format, its exit status, and bad input of every kind: one clear message, and the rest is read."""

import csv
import gzip
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from setfoot.cli import main

TODAY = {"SETFOOT_TODAY": "2026-01-01"}
ARTICLES = (
    {
        "id": "plan",
        "source": "Steppe Gazette",
        "published": "2024-08-30",
        "text": "Vladimir Putin will visit Mongolia on September 3, the Kremlin said.",
    },
    {
        "id": "landed",
        "source": "Harbour Post",
        "published": "2024-09-02",
        "text": "Vladimir Putin arrived in Ulaanbaatar, Mongolia, on Monday.",
    },
    {
        "id": "budapest",
        "source": "Harbour Post",
        "published": "2025-04-03",
        "text": "Benjamin Netanyahu arrived in Budapest on Thursday.",
    },
    {"id": "none", "source": "Harbour Post", "published": "2025-04-03", "text": "The harbour was closed on Thursday."},
)
ARMENIA = {"id": "ada-lovelace", "name": "Ada Lovelace", "country": "GB", "gender": "f", "aliases": ["Countess Ada"]}
COMMANDS = sorted(main.commands)


def setfoot(*words, stdin=None, env=()):
    """Runs the command in this process: exit status, standard output, standard error."""
    result = CliRunner().invoke(main, [str(word) for word in words], input=stdin, env={**TODAY, **dict(env)})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def as_lines(articles):
    return "".join(json.dumps(article) + "\n" for article in articles)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def articles(folder):
    file = folder / "articles.jsonl"
    file.write_text(as_lines(ARTICLES), "utf-8")
    return file


@pytest.fixture
def archive(articles, folder):
    assert setfoot("update", articles, "--archive", "a.db").exit_code == 0
    return folder / "a.db"


# Help.


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_an_example_that_names_it(command):
    told = setfoot(command, "--help")
    assert told.exit_code == 0
    assert f"Example: setfoot {command} " in told.stdout


def test_help_lists_every_command_and_the_exit_statuses():
    told = setfoot("--help").stdout
    assert all(f"\n  {command} " in told for command in COMMANDS)
    assert "Exit status: 0" in told
    assert "\n    setfoot report articles/ --out case  " in told


def test_the_contract_s_commands_are_there():
    assert {"read", "update", "trips", "trip", "check", "where", "score", "report"} <= set(COMMANDS)


# read


def test_read_tells_one_line_for_each_article_also_without_reports(articles):
    result = setfoot("read", articles, "--format", "jsonl")
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [one["article"] for one in readings] == ["plan", "landed", "budapest", "none"]
    assert [[r["country"] for r in one["reports"]] for one in readings] == [["MN"], ["MN"], ["HU"], []]


def test_read_as_lines_shows_the_written_form(articles):
    assert 'vladimir-putin -> MN [Ulaanbaatar] 2024-09-02 happened "' in setfoot("read", articles).stdout


def test_read_takes_json_lines_from_standard_input(articles):
    piped = setfoot("read", "-", "--format", "jsonl", stdin=articles.read_text("utf-8"))
    assert piped.exit_code == 0
    named = setfoot("read", articles, "--format", "jsonl").stdout
    assert piped.stdout == named.replace(f'"file": "{articles}:', '"file": "standard input:')


def test_read_takes_compressed_files(articles, folder):
    (folder / "articles.jsonl.gz").write_bytes(gzip.compress(articles.read_bytes()))
    packed, plain = setfoot("read", "articles.jsonl.gz").stdout, setfoot("read", articles).stdout
    assert packed.replace(".jsonl.gz", ".jsonl") == plain


def test_quotes_are_exact(articles):
    texts = {article["id"]: article["text"] for article in ARTICLES}
    for line in setfoot("read", articles, "--format", "jsonl").stdout.splitlines():
        reading = json.loads(line)
        for quote in [one["quote"] for one in reading["reports"]]:
            assert texts[reading["article"]][quote["start"] : quote["end"]] == quote["text"]


# why


def test_why_tells_each_article_with_what_its_reports_come_from(articles):
    result = setfoot("why", articles, "--format", "json")
    told = {one["article"]: one for one in json.loads(result.stdout)}
    assert result.exit_code == 0
    assert list(told) == ["plan", "landed", "budapest", "none"]
    assert [one["outcome"] for one in told["landed"]["decisions"]][:1] == ["trip"]
    readings = map(json.loads, setfoot("read", articles, "--format", "jsonl").stdout.splitlines())
    for reading in readings:
        reports = [
            {key: value for key, value in one.items() if key != "dated_by"}
            for one in told[reading["article"]]["reports"]
        ]
        assert reports == reading["reports"]
    assert told["none"]["decisions"] == told["none"]["reports"] == []


def test_why_marks_the_mentions_and_says_what_was_decided(articles):
    told = setfoot("why", articles).stdout
    assert "a trip: happened" in told
    assert "“[Vladimir Putin] arrived in <Ulaanbaatar, Mongolia>, on Monday.”" in told
    assert 'vladimir-putin -> MN [Ulaanbaatar] 2024-09-02 happened "' in told


def test_why_counts_what_was_dropped_and_shows_it_with_all():
    brief, whole = (
        json.loads(setfoot("why", "samples", "--format", "json", *words).stdout) for words in ((), ("--all",))
    )
    assert [one["dropped"] for one in brief] == [one["dropped"] for one in whole]
    for one, other in zip(brief, whole, strict=True):
        assert sum(found["outcome"] == "dropped" for found in other["decisions"]) == other["dropped"]
        assert one["decisions"] == [found for found in other["decisions"] if found["outcome"] != "dropped"]
    assert "dropped by the linear model; --all shows them" in setfoot("why", "samples").stdout
    assert "--all" not in setfoot("why", "samples", "--all").stdout


def test_why_keeps_the_exit_statuses_of_read(articles, folder):
    assert setfoot("why", "nowhere.txt").exit_code == 2
    (folder / "mixed.jsonl").write_text('{"id": "cut", "text": "Vlad\n' + articles.read_text("utf-8"))
    result = setfoot("why", "mixed.jsonl")
    assert result.exit_code == 3
    assert "skipped mixed.jsonl:line 1" in result.stderr


# update, rebuild, trips, trip


def test_update_says_what_the_archive_holds_and_may_be_repeated(articles):
    first, again = (setfoot("update", articles, "--archive", "a.db") for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, "a.db: 4 articles read or known, 2 trips\n")
    assert again.stdout == first.stdout
    with sqlite3.connect("a.db") as db:
        assert db.execute("SELECT count(*) FROM article").fetchone() == (4,)
    db.close()


def test_rebuild_concludes_the_same_trips_again(archive):
    before = setfoot("trips", "--archive", archive, "--format", "json").stdout
    assert setfoot("rebuild", "--archive", archive).stdout == f"{archive}: 2 trips\n"
    assert setfoot("trips", "--archive", archive, "--format", "json").stdout == before


def test_trips_have_every_form(archive):
    told = {
        form: setfoot("trips", "--archive", archive, "--format", form)
        for form in ("lines", "json", "jsonl", "csv", "html")
    }
    assert {result.exit_code for result in told.values()} == {0}
    rows = [json.loads(line) for line in told["jsonl"].stdout.splitlines()]
    assert json.loads(told["json"].stdout) == rows
    assert [(row["person"], row["country"], row["ruling"]["duty"]) for row in rows] == [
        ("benjamin-netanyahu", "HU", "bound"),
        ("vladimir-putin", "MN", "bound"),
    ]
    assert [row["country"] for row in csv.DictReader(io.StringIO(told["csv"].stdout))] == ["HU", "MN"]
    assert "Mongolia" in told["lines"].stdout
    assert told["html"].stdout.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("asked", "countries"),
    [
        (("putin",), ["MN"]),
        (("merkel",), []),
        (("--country", "HU"), ["HU"]),
        (("--country", "Mongolia"), ["MN"]),
        (("--since", "2025"), ["HU"]),
        (("--until", "2024-12"), ["MN"]),
        (("--since", "2024-09-01", "--until", "2024-09-30"), ["MN"]),
        (("--as-of", "2024-09-01"), ["MN"]),
        (("--as-of", "2024-09-01", "--since", "2024-10"), []),
        (("--as-of", "2024-09-01", "--country", "HU"), []),
        (("--as-of", "2024"), ["MN"]),
        (("--as-of", "2024-08-29"), []),
    ],
)
def test_trips_can_be_asked_by_person_country_and_days(archive, asked, countries):
    result = setfoot("trips", *asked, "--archive", archive, "--format", "jsonl")
    assert result.exit_code == 0
    assert [json.loads(line)["country"] for line in result.stdout.splitlines()] == countries


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--since", "2024"), "2 trips whose day is not told are left out; ask without --since\n"),
        (("putin", "--until", "2025"), "1 trip whose day is not told is left out; ask without --until\n"),
        (("--since", "2024", "--until", "2025", "--country", "SD"), ""),
        (("putin", "--since", "2024", "--until", "2025"), "ask without --since and --until\n"),
        (("--since", "2024", "--as-of", "2025"), "1 trip whose day is not told is left out; ask without --since\n"),
        ((), ""),
    ],
)
def test_a_question_about_days_says_how_many_trips_it_leaves_out(folder, asked, said):
    undated = (
        {"id": "a", "published": "2024-12", "text": "Vladimir Putin will visit Mongolia one day."},
        {"id": "b", "text": "Benjamin Netanyahu may visit Cyprus."},
    )
    (folder / "undated.jsonl").write_text(as_lines((*ARTICLES, *undated)))
    assert setfoot("update", "undated.jsonl").exit_code == 0
    result = setfoot("trips", *asked)
    assert result.exit_code == 0
    assert result.stderr.endswith(said)
    assert bool(result.stderr) == bool(said)


def test_as_of_shows_what_was_known_on_a_day(archive):
    def known(*asked):
        row = json.loads(setfoot("trips", "putin", *asked, "--archive", archive, "--format", "jsonl").stdout)
        return row["status"], row["articles"]

    assert known("--as-of", "2024-09-01") == ("announced", 1)
    assert known()[1] == 2
    assert known("--as-of", "2024-09-02") == known()


def test_trip_is_found_by_its_own_id_and_by_any_report_s(archive):
    row = json.loads(setfoot("trips", "putin", "--archive", archive, "--format", "jsonl").stdout)
    for name in (row["trip"], *(one["id"] for one in row["reports"])):
        assert json.loads(setfoot("trip", name, "--archive", archive, "--format", "json").stdout) == row
    assert json.loads(setfoot("trip", row["trip"], "--archive", archive, "--format", "jsonl").stdout) == row
    assert "Steppe Gazette" in setfoot("trip", row["trip"], "--archive", archive).stdout
    assert "<!doctype html>" in setfoot("trip", row["trip"], "--archive", archive, "--format", "html").stdout


# check


@pytest.mark.parametrize(
    ("person", "country", "on", "duty", "reason"),
    [
        ("putin", "MN", "2024-09-02", "bound", "state_party"),
        ("putin", "AM", "2024-01-31", "not_bound", "not_yet_in_force"),
        ("putin", "AM", "2024-02-01", "bound", "state_party"),
        ("Vladimir Putin", "Armenia", "2024-02-01", "bound", "state_party"),
        ("netanyahu", "HU", "2025-04-03", "bound", "state_party"),
        ("bashir", "ID", "2016-03-06", "not_bound", "not_party"),
        ("bashir", "ZA", "2015-06-14", "bound", "state_party"),
        ("putin", "AM", "2024-01-31..2024-02-01", "unknown", "mixed"),
        ("putin", "KG", "2023-10-12", "not_bound", "signatory_only"),
        ("putin", "KP", "2023-10-12", "not_bound", "not_party"),
    ],
)
def test_check_answers_without_an_archive(person, country, on, duty, reason):
    result = setfoot("check", person, country, on, "--format", "json")
    ruling = json.loads(result.stdout)
    assert (result.exit_code, ruling["duty"], ruling["reason"]) == (0, duty, reason)


def test_check_in_lines_says_it_is_no_legal_advice():
    told = setfoot("check", "putin", "MN", "2024-09-02").stdout
    assert "Mongolia was bound to arrest" in told
    assert told.count("not legal advice") == 1


# report


def test_report_writes_case_files_and_tells_the_trips(articles, folder):
    result = setfoot("report", articles, "--out", "case")
    assert result.exit_code == 0
    assert result.stdout.endswith("2 trips from 4 articles; open case/index.html\n")
    case = json.loads((folder / "case/vladimir-putin/case.json").read_text("utf-8"))
    assert [trip["country"] for trip in case["trips"]] == ["MN"]
    assert (folder / "case/index.html").exists()


def test_report_and_read_know_the_samples_by_name(folder):
    assert setfoot("report", "samples", "--out", "case").exit_code == 0
    assert (folder / "case/vladimir-putin/index.html").exists()
    assert "vladimir-putin -> KG" in setfoot("read", "samples").stdout


def test_a_file_called_samples_goes_before_the_shipped_ones(folder):
    (folder / "samples").mkdir()
    (folder / "samples/one.txt").write_text(ARTICLES[1]["text"])
    assert len(setfoot("read", "samples", "--format", "jsonl").stdout.splitlines()) == 1


# score


def test_score_prints_figures_for_labelled_articles(articles, folder):
    label = {"person": "vladimir-putin", "country": "MN", "start": None, "inferred": False, "main": True}
    rows = [
        {"id": "plan", "trips": [{**label, "stage": "planned"}]},
        {"id": "landed", "trips": [{**label, "stage": "happened"}]},
        {"id": "none", "trips": []},
    ]
    (folder / "labels.jsonl").write_text(as_lines(rows))
    result = setfoot("score", "labels.jsonl", articles)
    assert result.exit_code == 0
    assert "person + country + stage   P 1.000  R 1.000  F1 1.000" in result.stdout


@pytest.mark.parametrize(
    ("content", "said"), [("{", "line 1"), ('{"id": "a"}', "line 1"), ('\n{"id": "a", "trips": [3]}', "line 2")]
)
def test_a_broken_label_is_named(articles, folder, content, said):
    (folder / "labels.jsonl").write_text(content)
    result = setfoot("score", "labels.jsonl", articles)
    assert result.exit_code == 2
    assert "labels.jsonl" in result.stderr
    assert said in result.stderr


def test_missing_labels_and_missing_articles_are_told(articles, folder):
    assert "no file of labels" in setfoot("score", "nowhere.jsonl", articles).stderr
    (folder / "labels.jsonl").write_text('{"id": "a", "trips": []}\n')
    result = setfoot("score", "labels.jsonl", "nowhere.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")


# People


def test_people_of_a_file_replace_or_extend_the_shipped_list(folder):
    (folder / "people.jsonl").write_text(as_lines([ARMENIA]))
    (folder / "one.txt").write_text(
        "Ada Lovelace arrived in Turin on Monday. Vladimir Putin arrived in Minsk on Monday."
    )

    def seen(*people):
        reading = json.loads(setfoot("read", "one.txt", "--format", "jsonl", *people).stdout)
        return {report["person"] for report in reading["reports"]}

    assert seen() == {"vladimir-putin"}
    assert seen("--people", "people.jsonl") == {"ada-lovelace"}
    assert seen("--people", "+people.jsonl") == {"ada-lovelace", "vladimir-putin"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "row 1: is not JSON"),
        ('{"id": "x"}', "row 1: lacks ['name', 'country']"),
        (json.dumps(ARMENIA) + '\n{"id": "x", "name": "X", "country": "Utopia"}', "row 2: country 'Utopia'"),
        (json.dumps(ARMENIA | {"offices": [{"title": "queen", "since": "May"}]}), "2024-09-02"),
        (json.dumps(ARMENIA | {"shoe": 41}), "'shoe'"),
        (json.dumps(ARMENIA) + "\n" + json.dumps(ARMENIA), "a second time"),
        ("[1]", "write an object"),
        (json.dumps(ARMENIA) + "\n" + "[" * 100_000, "row 2: is nested too deeply"),
        ("", "nobody in it"),
    ],
)
def test_a_broken_people_file_is_refused_with_file_row_and_reason(articles, folder, content, said):
    (folder / "people.jsonl").write_text(content)
    for people in ("people.jsonl", "+people.jsonl"):
        result = setfoot("read", articles, "--people", people)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "people.jsonl" in result.stderr
        assert said in result.stderr


# Sources that cannot be used, or only in part


def test_a_territory_may_be_asked_about_by_name():
    by_name, by_code = (setfoot("check", "putin", words, "2024-05-05").stdout for words in ("Greenland", "GL"))
    assert by_name == by_code
    assert "Denmark was bound to arrest and surrender in Greenland" in by_name


def test_an_area_is_answered_for_its_state_and_a_city_too():
    crimea = setfoot("check", "putin", "Crimea", "2023-03-18", "--format", "json")
    assert crimea.exit_code == 0
    assert crimea.stderr == "Crimea: the answer is for Ukraine (UA)\n"
    ruling = json.loads(crimea.stdout)
    assert ruling["country"] == "UA"
    assert ruling["caveats"][0].startswith("Crimea is Ukraine")
    city, state = (setfoot("check", "putin", words, "2024-09-02") for words in ("Ulan Bator", "MN"))
    assert (city.stdout, city.stderr) == (state.stdout, "Ulaanbaatar is in Mongolia (MN)\n")


def test_a_place_of_no_state_is_answered_in_every_form():
    for form in ("lines", "json"):
        result = setfoot("check", "putin", "Antarctica", "2024-05-05", "--format", form)
        assert result.exit_code == 0
        assert "Antarctic Treaty" in result.stdout


def test_an_article_kept_without_a_junk_day_is_noted_and_not_skipped(folder):
    (folder / "junk.jsonl").write_text(as_lines([ARTICLES[1] | {"published": "soon"}]))
    result = setfoot("read", "junk.jsonl")
    assert result.exit_code == 3
    assert result.stderr.startswith("note on junk.jsonl:line 1: `published` is 'soon'")
    assert "landed  Harbour Post  publication day not known" in result.stdout


def test_an_id_that_two_texts_bear_is_told(folder):
    (folder / "twice.jsonl").write_text(as_lines([ARTICLES[1], ARTICLES[2] | {"id": "landed"}]))
    for result in (setfoot("update", "twice.jsonl"), setfoot("report", "twice.jsonl", "--out", "case")):
        assert result.exit_code == 0
        said = "note on twice.jsonl:2: the id 'landed' is known with another text; this one is kept as 'landed~"
        assert result.stderr.startswith(said)
    assert setfoot("update", "twice.jsonl").stderr == ""


def test_a_report_removes_case_files_of_an_earlier_one_and_nothing_else(folder):
    (folder / "both.jsonl").write_text(as_lines(ARTICLES))
    (folder / "one.jsonl").write_text(as_lines(ARTICLES[:2]))
    for _ in range(2):
        setfoot("report", "both.jsonl", "--out", "case")
        (folder / "case/own").mkdir(exist_ok=True)
        (folder / "case/own/case.json").write_text("{}")
        earlier = folder / "case/benjamin-netanyahu"
        assert earlier.is_dir()
        result = setfoot("report", "one.jsonl", "--out", "case")
        assert (result.exit_code, result.stderr) == (0, "")
        assert not earlier.exists()
        assert sorted(file.name for file in (folder / "case").iterdir()) == ["index.html", "own", "vladimir-putin"]
    setfoot("report", "both.jsonl", "--out", "case")
    (earlier / "notes.txt").write_text("mine")
    result = setfoot("report", "one.jsonl", "--out", "case")
    assert result.exit_code == 0
    assert "benjamin-netanyahu: an earlier report wrote it" in result.stderr
    assert sorted(file.name for file in earlier.iterdir()) == ["case.json", "index.html", "notes.txt"]


GOOD = as_lines(ARTICLES[1:2])
LONG = '{"id": "long", "text": "' + "x" * 50_000_000 + '"}\n'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "no text in it"),
        ("empty.jsonl", b"", "empty.jsonl"),
        ("binary.txt", bytes(range(256)) * 40, "binary.txt"),
        ("binary.jsonl", bytes(range(256)) * 40, "binary.jsonl"),
        ("cut.jsonl.gz", gzip.compress(GOOD.encode(), mtime=0)[:20], "cut.jsonl.gz"),
        ("no.jsonl.gz", GOOD.encode(), "no.jsonl.gz"),
        ("no.jsonl.zst", GOOD.encode(), "no.jsonl.zst"),
        ("page.pdf", b"%PDF-1.7", "page.pdf"),
        ("list.json", b"[1, 2]", "list.json"),
        ("notext.jsonl", b'{"id": "a"}\n', "line 1"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_source_of_which_nothing_is_usable_is_told_and_ends_with_2(folder, name, content, said):
    (folder / name).write_bytes(content)
    result = setfoot("read", name)
    assert result.exit_code == 2, result.stdout
    assert said in result.stderr
    assert "nothing could be read" in result.stderr


def test_a_missing_file_ends_with_2_alone_and_with_3_beside_others(articles):
    alone, beside = setfoot("read", "nowhere.txt"), setfoot("read", "nowhere.txt", articles)
    assert (alone.exit_code, beside.exit_code) == (2, 3)
    assert "skipped nowhere.txt: there is no such file or folder: check the name" in alone.stderr
    assert beside.stdout == setfoot("read", articles).stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "cut", "text": "Vlad\n', "line 1: not JSON"),
        ('["a"]\n', "line 1"),
        ('{"id": "number", "text": 7}\n', "line 1"),
        (LONG, "line 1: the record is longer than"),
    ],
    ids=["broken", "list", "number", "50 MB"],
)
def test_a_bad_record_is_told_by_its_line_and_the_rest_is_read(folder, content, said):
    (folder / "mixed.jsonl").write_text(content + GOOD)
    result = setfoot("read", "mixed.jsonl", "--format", "jsonl")
    assert result.exit_code == 3
    assert f"skipped mixed.jsonl:{said}" in result.stderr
    assert [json.loads(line)["article"] for line in result.stdout.splitlines()] == ["landed"]
    assert setfoot("read", "-", stdin=content + GOOD).exit_code == 3


@pytest.mark.parametrize("command", [("update", "--archive", "a.db"), ("report", "--out", "case")])
def test_the_other_readers_keep_the_same_exit_statuses(articles, folder, command):
    name, *options = command
    assert setfoot(name, "nowhere.txt", *options).exit_code == 2
    assert not (folder / "case").exists()
    assert setfoot(name, "nowhere.txt", articles, *options).exit_code == 3
    assert setfoot(name, articles, *options).exit_code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_another_encoding_is_read_all_the_same(folder, encoding):
    text = "Vladimir Putin arrived in Mongolia on 2 September 2024. The café “Steppe” was closed."
    (folder / "one.txt").write_bytes(text.encode(encoding))
    result = setfoot("read", "one.txt")
    assert result.exit_code == 0
    assert "vladimir-putin -> MN 2024-09-02" in result.stdout


def test_half_a_character_in_a_record_does_not_stop_any_form(folder):
    (folder / "half.jsonl").write_text('{"id": "h", "text": "Vladimir Putin arrived in Mongolia \\ud800 on Monday."}\n')
    assert {setfoot("read", "half.jsonl", "--format", form).exit_code for form in ("lines", "jsonl")} == {0}
    assert setfoot("report", "half.jsonl", "--out", "case").exit_code == 0


# Wrong questions


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "ptin", "MN", "2024-09-02"), "the nearest are Vladimir Putin (vladimir-putin)"),
        (("check", "obama", "MN", "2024-09-02"), "no public warrant or summons for Barack Obama is known"),
        (("check", "putin", "Mongola", "2024-09-02"), "the nearest are Mongolia (MN)"),
        (("check", "putin", "MN", "2024-13-02"), "write 2024-09-02"),
        (("check", "putin", "MN", "2024-09-05..2024-09-02"), "write 2024-09-02"),
        (("where", "nobodyatall"), "nobody watched is called 'nobodyatall'"),
        (("where", "putin", "--on", "soon"), "write 2024-09-02"),
        (("where", "putin", "--on", "2025..2024"), "before it begins"),
        (("trips",), "make one with: setfoot update"),
        (("trip", "t0"), "make one with: setfoot update"),
        (("rebuild",), "make one with: setfoot update"),
        (("read", "x.txt", "--people", "nowhere.jsonl"), "there is no people file nowhere.jsonl"),
    ],
)
def test_a_wrong_question_ends_with_2_and_says_what_to_do(words, said):
    result = setfoot(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("setfoot: ")
    assert said in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check", "putin", "MN", "2024-09-02", "--format", "xml"),
        ("read",),
        ("report", "x.txt"),
        ("nosuchcommand",),
        ("read", "--nosuchoption", "x"),
    ],
)
def test_a_wrong_call_ends_with_2_and_points_to_the_help(words):
    result = setfoot(*words)
    assert result.exit_code == 2
    assert "--help" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobodyatall",), "the nearest are"),
        (("--country", "Mongola"), "Mongolia (MN)"),
        (("--since", "2024-10", "--until", "2024-09"), "exchange them"),
        (("--as-of", "soon"), "write 2024-09-02"),
    ],
)
def test_wrong_questions_about_an_archive(archive, words, said):
    result = setfoot("trips", *words, "--archive", archive)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_unknown_trip_is_told(archive):
    assert "setfoot trips lists them" in setfoot("trip", "t0", "--archive", archive).stderr


def test_an_archive_that_is_none_is_left_alone(articles, folder):
    (folder / "notes.db").write_text("these are notes\n" * 99)
    with sqlite3.connect("other.db") as db:
        db.execute("CREATE TABLE cake (slice)")
    db.close()
    for name, said in (("notes.db", "no setfoot archive"), ("other.db", "another program")):
        before = (folder / name).read_bytes()
        for words in (("trips",), ("update", articles)):
            result = setfoot(*words, "--archive", name)
            assert result.exit_code == 2
            assert said in result.stderr
        assert (folder / name).read_bytes() == before


def test_a_damaged_archive_is_told_whatever_page_is_hit(archive, folder):
    whole = archive.read_bytes()
    page = 4096
    statuses = set()
    for start in range(page, len(whole), page):
        (folder / "hurt.db").write_bytes(whole[:start] + b"\x07" * page + whole[start + page :])
        result = setfoot("trips", "--archive", "hurt.db", "--format", "jsonl")
        statuses.add(result.exit_code)
        assert result.exit_code == 0 or "restore a copy" in result.stderr
    assert 2 in statuses


def test_a_folder_that_cannot_be_written_is_told(articles, folder):
    (folder / "taken").write_text("")
    for out in ("taken", "taken/case"):
        result = setfoot("report", articles, "--out", out)
        assert result.exit_code == 2
        assert f"--out {out}" in result.stderr
    assert setfoot("update", articles, "--archive", "nowhere/a.db").exit_code == 2


def test_the_day_can_be_told_and_must_be_one(articles):
    assert setfoot("read", articles, env={"SETFOOT_TODAY": "someday"}).exit_code == 2
    assert "write SETFOOT_TODAY 2024-09-02" in setfoot("read", articles, env={"SETFOOT_TODAY": "2024"}).stderr


# The program as the shell runs it


def shell(*words, env=(), **how):
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG", "COV_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "setfoot", *map(str, words)],
        env={**clean, **TODAY, **dict(env)},
        capture_output=True,
        check=False,
        **how,
    )


def every_byte(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed(folder):
    runs = [
        shell("report", "samples", "--out", "case", cwd=one, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
        if (one := folder / seed).mkdir() is None
    ]
    assert runs[0].returncode == 0
    assert runs[0].stdout == runs[1].stdout
    assert every_byte(folder / "1") == every_byte(folder / "2")


def test_an_archive_knows_its_articles_again_whatever_the_hash_seed(articles, folder):
    for seed in ("1", "2"):
        assert shell("update", articles, "--archive", "a.db", env={"PYTHONHASHSEED": seed}).returncode == 0
        with sqlite3.connect("a.db") as db:
            prints = db.execute("SELECT number, print FROM article ORDER BY number").fetchall()
        db.close()
        (folder / seed).write_text(repr(prints))
    assert (folder / "1").read_text() == (folder / "2").read_text()


def test_answers_are_utf_8_in_every_locale(folder):
    (folder / "one.jsonl").write_text(as_lines([ARTICLES[0] | {"source": "Gazette d’Été"}]))
    told = shell("read", "one.jsonl", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (told.returncode, told.stderr) == (0, b"")
    assert "Gazette d’Été" in told.stdout.decode("utf-8")


def test_a_reader_of_the_output_who_has_gone_is_no_error(folder):
    (folder / "many.jsonl").write_text(as_lines({**ARTICLES[0], "id": f"a{n}"} for n in range(2000)))
    command = f"{sys.executable} -m setfoot read many.jsonl | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, env={**os.environ, **TODAY})
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_update_killed_in_the_middle_is_completed_by_the_next(folder):
    many = [
        {**one, "id": f"{one['id']}{n}", "text": f"{one['text']} Page {n}."} for n in range(150) for one in ARTICLES
    ]
    (folder / "many.jsonl").write_text(as_lines(many))
    killed = subprocess.Popen([sys.executable, "-m", "setfoot", "update", "many.jsonl", "--archive", "killed.db"])
    while killed.poll() is None and _kept("killed.db") < 100:
        time.sleep(0.005)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    assert 100 <= _kept("killed.db") < len(many)
    for name in ("killed.db", "whole.db"):
        assert setfoot("update", "many.jsonl", "--archive", name).exit_code == 0
        assert _kept(name) == len(many)
    told = [setfoot("trips", "--archive", name, "--format", "jsonl").stdout for name in ("killed.db", "whole.db")]
    assert told[0] == told[1]
    assert told[0].count("\n") == 2


def _kept(name):
    """How many articles the archive holds; 0 while it is being made."""
    if not Path(name).exists():
        return 0
    db = sqlite3.connect(name)
    try:
        return db.execute("SELECT count(*) FROM article").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        db.close()
