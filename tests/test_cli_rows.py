"""The rows behind an answer, and versions of the law: every form, every way to name a version, and clear refusals."""

import csv
import io
import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from setfoot.cli import main
from setfoot.tables.law import load_law

SHIPPED = Path(str(files("setfoot").joinpath("data", "law")))
VERSION = load_law().version
ARTICLE = {
    "id": "hu",
    "source": "Post",
    "published": "2026-08-01",
    "text": "Vladimir Putin arrived in Budapest, Hungary, on 1 August 2026.",
}


def setfoot(*words):
    """Runs the command in this process: exit status, standard output, standard error."""
    result = CliRunner().invoke(main, [str(word) for word in words], env={"SETFOOT_TODAY": "2026-08-02"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def refused(*words):
    result = setfoot(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(file, before, after):
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


@pytest.fixture
def mytables(folder):
    """Armenia joins later, Hungary's revocation is gone, and Njeem's warrant was public a day after its issue."""
    assert setfoot("law", "save", "mytables").exit_code == 0
    tables = folder / "mytables"
    edit(tables / "rome_statute.csv", "2023-11-14,ratification,2024-02-01", "2024-08-14,ratification,2024-11-01")
    edit(tables / "rome_statute.csv", "2025-06-02,,2026-05-29", "2025-06-02,2026-06-02,")
    edit(tables / "warrants.csv", "2025-01-18,,2025-01-24", "2025-01-18,,2025-01-19")
    return tables


@pytest.fixture
def archive(folder):
    (folder / "articles.jsonl").write_text(json.dumps(ARTICLE) + "\n")
    assert setfoot("update", "articles.jsonl", "--archive", "my.db").exit_code == 0
    return folder / "my.db"


# facts


@pytest.mark.parametrize("what", ["KG", "kg", "Kyrgyzstan", " KG "])
def test_a_state_is_found_by_code_and_by_name(what):
    told = json.loads(setfoot("facts", what, "--format", "json").stdout)
    assert list(told)[:3] == ["law", "as_of", "about"]
    assert (told["law"], told["as_of"], told["about"]) == (VERSION, "2026-11-22", "KG")
    assert told["summary"] == "signed 1998-12-08, not ratified; not a party"
    assert next((row["file"], row["row"]) for row in told["rows"]) == ("rome_statute.csv", 94)


@pytest.mark.parametrize("what", ["putin", "vladimir-putin", "Владимир Путин"])
def test_a_wanted_person_is_found_by_every_name(what):
    told = json.loads(setfoot("facts", what, "--format", "json").stdout)
    assert told["about"] == "vladimir-putin"
    assert told["summary"] == "warrant of 2023-03-17 (ukraine), public since 2023-03-17, not ended"


@pytest.mark.parametrize("what", ["GL", "Greenland"])
def test_a_territory_is_found_by_code_and_by_name(what):
    assert "judged as part of Denmark (DK)" in setfoot("facts", what).stdout


def test_facts_as_lines_name_the_version_and_each_row():
    lines = setfoot("facts", "AM").stdout
    assert lines.startswith(
        f"Armenia (AM)\nparty since 1 February 2024\nlaw tables {VERSION}, kept up to 22 November 2026\n"
    )
    assert "  row 9  (own+2 sources)" in lines
    assert lines.count("A research aid, not legal advice.") == 1


def test_facts_as_csv_have_a_row_for_each():
    rows = list(csv.DictReader(io.StringIO(setfoot("facts", "AM", "--format", "csv").stdout)))
    assert [row["file"] for row in rows] == ["", "rome_statute.csv", "cooperation.csv", "skipped.csv"]


def test_somebody_never_wanted_is_refused_with_the_nearest_who_were():
    for words in (("facts", "lavrov"), ("check", "lavrov", "ZA", "2023-07-01"), ("where", "lavrov")):
        said = refused(*words)
        assert (
            "no public warrant or summons for Sergei Lavrov is known; ask about somebody who is or was wanted" in said
        )
        assert "Sergei Shoigu (sergei-shoigu)" in said


def test_what_is_neither_a_person_nor_a_state_is_refused_with_the_nearest_of_both():
    said = refused("facts", "Kirgistan putinn")
    assert "nobody watched is called" in said
    assert "Vladimir Putin (vladimir-putin)" in said
    assert "no place is called" in said
    assert "is called 'ZZ'" in refused("facts", "ZZ")


def test_without_a_word_facts_tell_what_the_tables_hold_and_what_is_left_out():
    told = json.loads(setfoot("facts", "--format", "json").stdout)
    assert (told["law"], told["as_of"]) == (VERSION, "2026-11-22")
    assert {one["file"]: one["rows"] for one in told["files"]}["rome_statute.csv"] == 199
    assert any("Taliban" in said for said in told["left_out"])
    lines = setfoot("facts").stdout
    assert lines.startswith(f"law tables {VERSION}, kept up to 22 November 2026\n")
    rows = list(csv.DictReader(io.StringIO(setfoot("facts", "--format", "csv").stdout)))
    assert len(rows) == len(told["files"])


# --law


def test_corrected_tables_are_asked_with_law(mytables):
    asked = ("check", "putin", "AM", "2024-10-01", "--format", "json")
    shipped, corrected = json.loads(setfoot(*asked).stdout), json.loads(setfoot(*asked, "--law", mytables).stdout)
    assert (shipped["duty"], corrected["duty"]) == ("bound", "not_bound")
    assert corrected["law"] == load_law(mytables).version != shipped["law"] == VERSION
    everywhere = json.loads(
        setfoot("where", "putin", "--on", "2024-10-01", "--format", "json", "--law", mytables).stdout
    )
    assert {one["country"]: one["duty"] for one in everywhere}["AM"] == "not_bound"
    assert "party since 1 November 2024" in setfoot("facts", "AM", "--law", mytables).stdout


def test_somebody_whom_only_corrected_tables_know_can_be_asked_about(mytables):
    person = "ada-king,Ada King,Countess of Lovelace,GB,,own-knowledge,,,\n"
    warrant = "ada-king,ukraine,,warrant,,2024-01-01,,2024-01-01,,,,,,,,,own-knowledge,,,\n"
    for name, row in (("persons.csv", person), ("warrants.csv", warrant)):
        with (mytables / name).open("a", encoding="utf-8") as file:
            file.write(row)
    told = setfoot("check", "Countess of Lovelace", "FR", "2024-05-01", "--law", mytables)
    assert told.stdout.startswith("Ada King in France")
    assert "nobody watched is called" in refused("check", "Countess of Lovelace", "FR", "2024-05-01")


def test_wrong_tables_are_refused_with_file_row_and_reason(mytables):
    edit(mytables / "visits.csv", "vladimir-putin,UA", "nobody,UA")
    for words in (("facts",), ("check", "putin", "MN", "2024-09-02"), ("where", "putin")):
        assert "visits.csv, row 2: names 'nobody'" in refused(*words, "--law", mytables)
    assert "there is no folder or file nowhere" in refused("facts", "--law", "nowhere")


# law


def test_diff_lists_exactly_the_rows_and_visits_that_change(mytables):
    told = json.loads(setfoot("law", "diff", "shipped", mytables, "--format", "json").stdout)
    assert (told["old"], told["new"]) == (VERSION, load_law(mytables).version)
    assert [(row["file"], row["row"], row["key"], row["change"]) for row in told["rows"]] == [
        ("rome_statute.csv", 9, "AM", "changed"),
        ("rome_statute.csv", 76, "HU", "changed"),
        ("warrants.csv", 51, "osama-njeem libya 2025-01-18", "changed"),
    ]
    assert told["rows"][2]["columns"] == [{"column": "unsealed", "old": "2025-01-24", "new": "2025-01-19"}]
    assert told["trips"] == [
        {
            "kind": "visit",
            "person": "osama-njeem",
            "country": "IT",
            "on": {"first": "2025-01-18", "last": "2025-01-21"},
            "trip": None,
            "old": {"duty": "unknown", "reason": "sealed_warrant", "contested": False},
            "new": {"duty": "unknown", "reason": "mixed", "contested": False},
        },
        {
            "kind": "skipped",
            "person": "vladimir-putin",
            "country": "AM",
            "on": {"first": "2024-10-01", "last": "2024-10-01"},
            "trip": None,
            "old": {"duty": "bound", "reason": "state_party", "contested": True},
            "new": {"duty": "not_bound", "reason": "not_yet_in_force", "contested": False},
        },
    ]


def test_diff_lists_the_trips_of_an_archive_too(mytables, archive, folder):
    words = ("law", "diff", "shipped", mytables, "--format", "json")
    (trip,) = [one for one in json.loads(setfoot(*words, "--archive", archive).stdout)["trips"] if one["trip"]]
    assert (trip["kind"], trip["person"], trip["country"]) == ("trip", "vladimir-putin", "HU")
    assert (trip["old"]["reason"], trip["new"]["reason"]) == ("state_party", "withdrawn")
    assert setfoot("trip", trip["trip"], "--archive", archive).exit_code == 0
    assert not any(one["trip"] for one in json.loads(setfoot(*words).stdout)["trips"])
    shutil.copy(archive, folder / "setfoot.db")
    assert any(one["trip"] for one in json.loads(setfoot(*words).stdout)["trips"]), "setfoot.db is asked where it is"


def test_diff_as_lines_and_csv(mytables):
    lines = setfoot("law", "diff", "shipped", mytables).stdout
    assert "3 rows changed; 2 visits and trips answered differently" in lines
    assert "Vladimir Putin in Armenia, 1 October 2024" in lines
    rows = list(csv.DictReader(io.StringIO(setfoot("law", "diff", "shipped", mytables, "--format", "csv").stdout)))
    assert [row["about"] for row in rows] == ["row"] * 5 + ["visit", "skipped"]
    assert "no row differs; 0 visits and trips" in setfoot("law", "diff", mytables, mytables).stdout


def test_a_version_is_named_by_folder_zip_and_what_an_archive_keeps(mytables, archive, folder):
    shutil.make_archive("packed", "zip", folder, "mytables")
    version = load_law(mytables).version
    for old, new in (("shipped", "packed.zip"), (VERSION, mytables), (VERSION[:-2], "packed.zip")):
        told = json.loads(setfoot("law", "diff", old, new, "--archive", archive, "--format", "json").stdout)
        assert (told["old"], told["new"]) == (VERSION, version)


def test_a_version_that_nobody_knows_is_refused_with_what_can_be_named(archive):
    said = refused("law", "diff", "shipped", "nothing", "--archive", archive)
    assert f"name a folder, ZIP or wheel with its tables, shipped ({VERSION})" in said
    assert f"the archive keeps ({VERSION})" in said
    assert "an archive keeps" in refused("law", "diff", "nothing", "shipped")
    assert "no archive nowhere.db" in refused("law", "diff", "shipped", "shipped", "--archive", "nowhere.db")


def test_versions_tell_the_day_of_first_use(archive):
    (alone,) = json.loads(setfoot("law", "versions", "--format", "json").stdout)
    assert alone == {"law": VERSION, "as_of": "2026-11-22", "shipped": True, "kept": False, "first_used": None}
    (kept,) = json.loads(setfoot("law", "versions", "--archive", archive, "--format", "json").stdout)
    assert kept == alone | {"kept": True, "first_used": "2026-08-02"}
    assert "shipped and in the archive  2 August 2026" in setfoot("law", "versions", "--archive", archive).stdout


def test_save_overwrites_nothing_and_check_tells_what_the_tables_hold(mytables):
    assert "not an empty folder" in refused("law", "save", "mytables")
    told = json.loads(setfoot("law", "check", mytables, "--format", "json").stdout)
    assert told["law"] == load_law(mytables).version
    assert setfoot("law", "check").stdout.startswith(f"law tables {VERSION}")


def test_check_tells_every_row_that_cannot_stand(mytables):
    edit(mytables / "visits.csv", "vladimir-putin,UA", "nobody,UA")
    edit(mytables / "warrants.csv", "joseph-kony,uganda", "joseph-kony,nowhere")
    said = refused("law", "check", mytables).splitlines()
    assert [line.split(": ")[1] for line in said] == ["warrants.csv, row 2", "visits.csv, row 2"]


@pytest.mark.parametrize("command", ["diff", "versions", "save", "check"])
def test_help_of_every_command_of_law_has_an_example(command):
    told = setfoot("law", command, "--help")
    assert told.exit_code == 0
    assert f"Example: setfoot law {command}" in told.stdout
