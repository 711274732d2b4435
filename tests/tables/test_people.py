"""The shipped people are complete and distinct, and a question finds the one it means or says who is near."""

from __future__ import annotations

import csv
import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import BadQuestion, BadTable
from setfoot.tables.people import Office, find_person, fold, load_people
from setfoot.tables.places import load_states
from setfoot.tables.rows import data_file

PEOPLE = load_people()


def test_ids_are_distinct():
    assert len({person.id for person in PEOPLE}) == len(PEOPLE)


def test_no_name_belongs_to_two_people():
    owners: dict[str, str] = {}
    for person in PEOPLE:
        for name in person.names:
            assert owners.setdefault(fold(name), person.id) == person.id, name


def test_home_states_are_states_or_organisations():
    states = {state.code for state in load_states()} | {"EU", "UN"}
    assert [person.id for person in PEOPLE if person.country not in states] == []


def test_every_row_says_what_it_rests_on():
    with data_file("people.sources.csv").open(encoding="utf-8") as file:
        marked = {row["id"]: row["verified"] for row in csv.DictReader(file)}
    assert set(marked) == {person.id for person in PEOPLE}
    assert all(marked.values())


def test_latin_aliases_are_long_enough_to_mean_somebody():
    short = [name for person in PEOPLE for name in person.names if name.isascii() and len(name) < 4]
    assert short == ["MBS"]


def test_names_are_not_written_twice_in_a_row():
    assert [person.id for person in PEOPLE if len(set(person.names)) != len(person.names)] == []


def test_everybody_wanted_is_watched():
    with data_file("law", "warrants.csv").open(encoding="utf-8") as file:
        wanted = {row["person"] for row in csv.DictReader(file)}
    assert wanted <= {person.id for person in PEOPLE}


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("vladimir-putin", "vladimir-putin"),
        ("Putin", "vladimir-putin"),
        ("PUTIN", "vladimir-putin"),
        ("Путин", "vladimir-putin"),
        ("普京", "vladimir-putin"),
        ("بوتين", "vladimir-putin"),
        ("Wladimir Putin", "vladimir-putin"),
        ("al-Bashir", "omar-al-bashir"),
        ("bashir", "omar-al-bashir"),
        ("Nicolás Maduro", "nicolas-maduro"),
        ("orban", "viktor-orban"),
        ("Xi", "xi-jinping"),
        ("lvova belova", "maria-lvova-belova"),
        ("נתניהו", "benjamin-netanyahu"),
        ("Kim Jong-un", "kim-jong-un"),
    ],
)
def test_a_person_is_found_by(words, person):
    assert find_person(PEOPLE, words).id == person


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Gaddafi", ["muammar-gaddafi", "saif-al-islam-gaddafi"]),
        ("Kim", ["kim-jong-un"]),
        ("Vladmir Puttin", ["vladimir-putin"]),
        ("Netanyaho", ["benjamin-netanyahu"]),
    ],
)
def test_a_doubtful_question_names_the_nearest(words, named):
    with pytest.raises(BadQuestion) as caught:
        find_person(PEOPLE, words)
    for person in named:
        assert person in str(caught.value)


@given(st.sampled_from(PEOPLE), st.data())
def test_everybody_is_found_by_id_and_by_every_name(person, data):
    assert find_person(PEOPLE, person.id) is person
    assert find_person(PEOPLE, data.draw(st.sampled_from(person.names)).upper()) is person


def write(folder, *people):
    file = folder / "mine.jsonl"
    file.write_text("\n".join(json.dumps(person) for person in people), encoding="utf-8")
    return file


MINE = {"id": "vladimir-putin", "name": "V. P.", "country": "RU", "gender": None, "aliases": [], "offices": []}
NEW = {"id": "jane-doe", "name": "Jane Doe", "country": "NZ", "gender": "f", "aliases": ["J. Doe"], "offices": []}


def test_a_file_replaces_the_shipped_list(tmp_path):
    assert [person.id for person in load_people(write(tmp_path, MINE, NEW))] == ["vladimir-putin", "jane-doe"]


def test_a_file_extends_the_shipped_list_and_its_row_wins(tmp_path):
    people = load_people(write(tmp_path, MINE, NEW), extend=True)
    assert len(people) == len(PEOPLE) + 1
    assert find_person(people, "vladimir-putin").name == "V. P."


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": "Vladimir Putin"}, "lower-case"),
        ({"country": "RUS"}, "two capital letters"),
        ({"gender": "x"}, "gender"),
        ({"name": " "}, "empty"),
        ({"height": 170}, "height"),
        ({"offices": [{"title": "president", "since": "2012-05-07", "until": "2008-05-07"}]}, "before it begins"),
    ],
)
def test_a_bad_row_is_refused(tmp_path, change, why):
    with pytest.raises(BadTable, match=re.escape("mine.jsonl, row 1")) as caught:
        load_people(write(tmp_path, MINE | change))
    assert why in caught.value.why


def test_an_id_given_twice_is_refused(tmp_path):
    with pytest.raises(BadTable, match="second time"):
        load_people(write(tmp_path, NEW, NEW))


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2012-05-14", False), ("2012-05-15", True), ("2017-05-14", True), ("2017-05-15", False)],
)
def test_an_office_is_held_from_its_first_to_its_last_day(day, holds):
    office = Office("president", date(2012, 5, 15), date(2017, 5, 14))
    assert office.holds_on(date.fromisoformat(day)) is holds


def test_an_unknown_day_shuts_nothing_out():
    assert Office("leader").holds_on(date(1950, 1, 1))


@given(st.text())
def test_folding_twice_changes_nothing(words):
    assert fold(fold(words)) == fold(words)
