"""The rows behind a state or a person: all that are about it, each with the number under which its file shows it."""

import csv
import io
from importlib.resources import files

import pytest

from setfoot.facts import BadQuestion, Country, PersonId
from setfoot.tables.law import behind_person, behind_state, contents, load_law
from setfoot.tables.law.behind import rows_about_person, rows_about_state
from setfoot.tables.law.cells import LAST, table_row

SHIPPED = files("setfoot").joinpath("data", "law")
COUNTRY_OF = {"territories.csv": "state"}
"""The column that names the state, where it is not `country`."""


def sheet(file):
    """Every row of a file as a spreadsheet numbers them: the column names are row 1."""
    text = SHIPPED.joinpath(file).read_text("utf-8")
    return dict(enumerate(csv.DictReader(io.StringIO(text, newline="")), start=2))


@pytest.fixture(name="law", scope="module")
def _law():
    return load_law()


@pytest.fixture(name="sheets", scope="module")
def _sheets(law):
    return {file: sheet(file) for file in law.tables}


def same_text(told, written):
    """Whether a cell says what is written; a list may be parted with or without blanks."""
    return [part.strip() for part in told.split(";")] == [part.strip() for part in written.split(";")]


def test_every_row_has_the_number_and_the_text_of_its_line_in_the_file(law, sheets):
    for file, rows in law.tables.items():
        assert len(rows) == len(sheets[file])
        for number, row in enumerate(rows, start=2):
            told, line = table_row(file, number, row), sheets[file][number]
            given = dict(told.cells) | {"verified": told.verified, "caveat": told.caveat, "notes": told.notes}
            for column, text in line.items():
                if column == "sources":
                    assert same_text("; ".join(told.sources), text)
                elif column in given or text:
                    assert same_text(given.get(column, ""), text), (file, number, column)
            assert not set(dict(told.cells)) & set(LAST)


def test_all_rows_of_every_state_are_behind_it(law, sheets):
    for country in law.states:
        found = {(row.file, row.number) for row in rows_about_state(law, country)}
        for file in ("rome_statute.csv", "territories.csv", "caveats.csv", "cooperation.csv", "findings.csv"):
            column = COUNTRY_OF.get(file, "country")
            assert {(file, n) for n, line in sheets[file].items() if line[column] == country} <= found
        for file in ("visits.csv", "skipped.csv", "situations.csv", "objections.csv", "persons.csv"):
            assert {(file, n) for n, line in sheets[file].items() if line["country"] == country} <= found


def test_all_rows_of_every_wanted_person_are_behind_the_person(law, sheets):
    for person in law.wanted:
        found = {(row.file, row.number) for row in rows_about_person(law, person)}
        for file in ("warrants.csv", "offices.csv", "visits.csv", "skipped.csv"):
            assert {(file, n) for n, line in sheets[file].items() if line["person"] == person} <= found
        findings = {("findings.csv", n) for n, line in sheets["findings.csv"].items() if person in line["persons"]}
        assert findings == {place for place in found if place[0] == "findings.csv"}


def places(behind):
    return {(row.file, dict(row.cells).get("country"), dict(row.cells).get("kind")) for row in behind.rows}


def test_a_person_has_what_brought_the_situation_before_the_court(law):
    bashir = behind_person(law, PersonId("omar-al-bashir"))
    assert ("cooperation.csv", "SD", "council_referral") in places(bashir)
    assert ("rome_statute.csv", "SD", None) in places(bashir)
    assert ("situations.csv", "SD", None) in places(bashir)
    putin = behind_person(law, PersonId("vladimir-putin"))
    assert {("cooperation.csv", "UA", "acceptance"), ("cooperation.csv", "UA", "state_referral")} <= places(putin)
    assert ("objections.csv", "MN", None) in places(putin)


def test_a_notice_or_national_warrant_that_names_the_person_is_behind_the_person(law):
    assert ("cooperation.csv", "PH", "interpol_notice") in places(behind_person(law, PersonId("rodrigo-duterte")))
    assert ("cooperation.csv", "TR", "national_warrant") in places(behind_person(law, PersonId("benjamin-netanyahu")))


def test_a_person_without_rows_of_objections_has_those_for_everybody(law):
    (row,) = [row for row in rows_about_person(law, PersonId("joseph-kony")) if row.file == "objections.csv"]
    assert (row.number, dict(row.cells)["by"]) == (2, "states that keep to Art. 98(1)")


def test_a_territory_has_its_own_rows_and_those_of_its_state(law):
    greenland = behind_state(law, Country("GL"))
    assert greenland.summary == "judged as part of Denmark (DK): party since 2002-07-01"
    own = [dict(row.cells)["code"] for row in greenland.rows if row.file == "territories.csv"]
    assert set(own) == {"GL"}
    assert len(own) == len(law.territory_rows(Country("GL")))
    assert ("rome_statute.csv", "DK", None) in places(greenland)
    denmark = {dict(row.cells)["code"] for row in rows_about_state(law, Country("DK")) if row.file == "territories.csv"}
    assert {"GL", "FO"} <= denmark


SUMMARIES = [
    ("AQ", "no state's sovereignty is settled, so nobody's duty can be told"),
    ("KG", "signed 1998-12-08, not ratified; not a party"),
    ("AM", "party since 2024-02-01"),
    ("BI", "party from 2004-12-01 until its withdrawal took effect on 2017-10-27"),
    ("HU", "party since 2002-07-01 (withdrawal notified 2025-06-02, revoked 2026-05-29)"),
    ("MY", "not signed, instrument of 2019-03-04 taken back on 2019-04-29; not a party"),
    ("BF", "party since 2004-07-01 (withdrawal announced 2025-09-22)"),
    ("RU", "signed 2000-09-13, not ratified, notified on 2016-11-30 that it will not become a party; not a party"),
    ("CN", "not signed; not a party"),
    ("ME", "party since 2006-06-03; until 2006-06-02 judged as part of Serbia (RS): party since 2002-07-01"),
]


@pytest.mark.parametrize(("code", "summary"), SUMMARIES, ids=[code for code, _ in SUMMARIES])
def test_a_state_is_summed_up_in_a_line(law, code, summary):
    assert behind_state(law, Country(code)).summary == summary


def test_warrants_are_summed_up_in_a_line(law):
    summary = behind_person(law, PersonId("rodrigo-duterte")).summary
    assert summary == "warrant of 2025-03-07 (philippines), public since 2025-03-11, surrendered 2025-03-12, not ended"
    assert "ended 2024-07-13 to 2025-02-26 (died)" in behind_person(law, PersonId("mohammed-deif")).summary
    assert behind_person(law, PersonId("uhuru-kenyatta")).summary.startswith("summons of ")


def test_nobody_and_nowhere_are_bad_questions(law):
    with pytest.raises(BadQuestion, match="no rows for 'ZZ'"):
        behind_state(law, Country("ZZ"))
    with pytest.raises(BadQuestion, match="is or was wanted"):
        behind_person(law, PersonId("sergei-lavrov"))
    assert rows_about_person(law, PersonId("sergei-lavrov")) == ()


def test_contents_count_every_row_once_and_tell_what_is_left_out(law, sheets):
    told = contents(law)
    assert {one.file: one.rows for one in told.files} == {file: len(lines) for file, lines in sheets.items()}
    for one in told.files:
        assert one.own_knowledge + one.one_source + one.two_sources == one.rows
    assert any("Taliban" in said for said in told.left_out)
    assert (told.law, told.as_of) == (law.version, law.as_of)
