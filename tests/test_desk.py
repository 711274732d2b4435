"""What a run loads once, and whom its words mean."""

import pytest

from setfoot.desk import READ_BY, open_desk, print_of
from setfoot.facts import BadQuestion
from setfoot.tables.rows import data_file

ADA = '{"id": "ada-lovelace", "name": "Ada Lovelace", "country": "GB"}\n'


@pytest.fixture
def people(tmp_path):
    file = tmp_path / "people.txt"
    file.write_text(ADA)
    return file


def test_a_file_of_any_name_replaces_or_extends_the_people(people):
    assert [person.id for person in open_desk(people).people] == ["ada-lovelace"]
    assert {"ada-lovelace", "vladimir-putin"} <= {person.id for person in open_desk(people, extend=True).people}


def test_a_missing_people_file_is_told(tmp_path):
    with pytest.raises(BadQuestion, match=r"no people file .*check the name"):
        open_desk(tmp_path / "nowhere.jsonl")


def test_people_of_an_archive_are_found_though_another_list_is_watched(people):
    desk = open_desk(people)
    assert (desk.find("lovelace"), desk.find("putin")) == ("ada-lovelace", "vladimir-putin")
    assert desk.names.person(desk.find("lovelace")) == "Ada Lovelace"


def test_the_wanted_are_asked_first_and_others_are_told_apart_from_the_unknown():
    desk = open_desk()
    assert desk.find_wanted("bashir") == "omar-al-bashir"
    with pytest.raises(
        BadQuestion,
        match="no public warrant or summons for Barack Obama is known; ask about somebody who is or was wanted, as",
    ):
        desk.find_wanted("obama")
    with pytest.raises(BadQuestion, match="nobody watched is called 'zzz'"):
        desk.find_wanted("zzz")


def test_fingerprints_change_with_the_people_and_not_by_themselves(people):
    assert open_desk().reader == open_desk().reader
    assert open_desk().reader != open_desk(people).reader
    assert open_desk().concluder == open_desk(people).concluder


def test_an_article_is_read_in_its_language_and_in_english_where_nobody_knows_it_or_can_read_it(people):
    desk = open_desk(people)
    assert desk.lexicon_for("en").words.language == "en"
    assert desk.lexicon_for(None) is desk.lexicon_for("en") is desk.lexicon_for("xx")


def test_every_table_the_reader_knows_is_in_its_fingerprint(tmp_path):
    assert all(len(print_of(data_file(*table))) > 7 for table in READ_BY)
    (tmp_path / "en.toml").write_text("one")
    before = print_of(tmp_path)
    (tmp_path / "en.toml").write_text("two")
    assert print_of(tmp_path) != before


@pytest.mark.parametrize(
    "words", ["Almasri", "al-Masri", "Elmasry", "Osama Almasri Njeem", "Osama Elmasry", "osama al-masri", "Njeem"]
)
def test_a_wanted_person_is_found_by_every_name_of_the_press(words):
    assert open_desk().find_wanted(words) == "osama-njeem"


def test_a_territory_is_told_by_its_name():
    assert open_desk().names.in_words("GL") == "Greenland"
    assert open_desk().names.in_words("FO") == "the Faroe Islands"
