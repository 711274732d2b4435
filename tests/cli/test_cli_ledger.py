"""The command `diff`: every form is written, rows that cannot be read are named, and a table without columns is refused."""

import csv
import json

import pytest
from click.testing import CliRunner

from setfoot.cli import main
from setfoot.tell.words import DISCLAIMER


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An archive of one article by which Putin was in Ulaanbaatar, and a table to hold it against."""
    monkeypatch.chdir(tmp_path)
    article = {
        "id": "a1",
        "source": "Made-up Herald",
        "published": "2024-09-03",
        "title": "Putin in Mongolia",
        "text": "Russian President Vladimir Putin arrived in Ulaanbaatar, Mongolia, on Monday for an official visit.",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(article) + "\n")
    assert CliRunner().invoke(main, ["update", "a.jsonl", "--archive", "a.db"]).exit_code == 0
    (tmp_path / "t.csv").write_text(
        "person,country,places,start,end\n"
        "vladimir-putin,MN,Ulaanbaatar,2024-09-02,2024-09-03\n"
        "Vladimir Putin,Azerbaijan,Baku,2024-08-18,2024-08-19\n"
    )
    return tmp_path


def call(*words):
    return CliRunner().invoke(main, ["diff", "t.csv", "--archive", "a.db", *words])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["lines", "html"])
def test_forms_for_people_give_the_counts_and_say_once_that_this_is_no_legal_advice(form):
    done = call("--format", form)
    assert done.exit_code == 0
    assert "1 the same, 0 differing, 0 only here, 1 only there" in done.output
    assert done.output.count(DISCLAIMER) == 1


@pytest.mark.usefixtures("folder")
def test_the_sheet_has_a_row_for_everything():
    rows = list(csv.DictReader(call("--format", "csv").output.splitlines()))
    assert [(row["standing"], row["country"], row["row"], row["arrived_days"]) for row in rows] == [
        ("only_there", "AZ", "3", ""),
        ("same", "MN", "2", "0"),
    ]


@pytest.mark.usefixtures("folder")
def test_days_asked_about_and_the_tolerance_count():
    told = json.loads(call("--format", "json", "--since", "2024-09", "--tolerance", "0").output)
    assert told["tolerance"] == 0
    assert [one["here"]["arrived"] for one in told["compared"]] == [{"first": "2024-09-02", "last": "2024-09-02"}]
    assert json.loads(call("--format", "json", "--until", "2024-08").output)["counts"]["only_there"] == 1


def test_rows_that_cannot_be_read_are_named_and_the_rest_is_held_against(folder):
    with (folder / "t.csv").open("a") as table:
        table.write("Vladimir Putin,Atlantis,,2024-08-18,\n")
    done = call()
    assert done.exit_code == 3
    assert "skipped t.csv, row 4: country 'Atlantis' is not known" in done.stderr
    assert "1 the same" in done.stdout


def test_a_table_without_the_columns_is_refused_with_what_to_name_them(folder):
    (folder / "t.csv").write_text("who,whither\n")
    done = call()
    assert done.exit_code == 2
    assert "name them person, country, start and end" in done.stderr


def test_a_missing_table_and_exchanged_days_are_told(folder):
    assert "exchange them" in call("--since", "2025", "--until", "2024").stderr
    (folder / "t.csv").unlink()
    assert "name a CSV file" in call().stderr
