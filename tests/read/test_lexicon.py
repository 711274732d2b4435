"""The lexicon knows every name once, watches those it is given, and turns away what names nobody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readings import lexicon
from setfoot.facts import Country, PersonId
from setfoot.read.lexicon import family_name, load_lexicon, name_forms, plain
from setfoot.tables.people import Person, load_people

PEOPLE = {person.id: person for person in load_people()}


def forms(person):
    whole = {form for form, full in name_forms(PEOPLE[person]) if full}
    return whole, {form for form, _ in name_forms(PEOPLE[person])} - whole


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("vladimir-putin", "Putin"),
        ("xi-jinping", "Xi"),
        ("kim-jong-un", "Kim"),
        ("mohammed-bin-salman", "bin Salman"),
        ("ursula-von-der-leyen", "der Leyen"),
        ("recep-tayyip-erdogan", "Erdogan"),
    ],
)
def test_the_family_name_is_the_one_the_press_uses(person, name):
    assert plain(family_name(PEOPLE[person])) in {name, plain(name)}


def test_a_person_is_known_by_the_full_name_without_middle_names_and_by_the_family_name():
    whole, partly = forms("juan-manuel-santos")
    assert {"Juan Manuel Santos", "Juan Santos"} <= whole
    assert "Santos" in partly


def test_a_name_with_accents_is_known_without_them():
    whole, partly = forms("recep-tayyip-erdogan")
    assert {"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"} <= whole
    assert {"Erdoğan", "Erdogan"} <= whole | partly


def test_an_arabic_family_name_is_known_with_and_without_its_article():
    _, partly = forms("omar-al-bashir")
    assert {"al-Bashir", "Bashir"} <= partly


def test_no_form_of_a_name_is_a_given_name_alone():
    assert "Vladimir" not in set().union(*forms("vladimir-putin"))


def test_plain_takes_accents_away_and_nothing_else():
    assert plain("Erdoğan") == "Erdogan"
    assert plain("Nicolás Maduro") == "Nicolas Maduro"
    assert plain("Vladimir Putin") == "Vladimir Putin"


@given(st.sampled_from(sorted(PEOPLE)))
def test_every_watched_person_is_found_by_name(person):
    assert lexicon().names_somebody(f"On Monday {PEOPLE[person].name} spoke.")


def test_a_text_that_names_nobody_watched_is_turned_away():
    few = lexicon("vladimir-putin")
    assert few.names_somebody("", "Putin spoke.")
    assert not few.names_somebody("Angela Merkel went to Warsaw.", "")
    assert not few.names_somebody()


def test_others_on_the_shipped_list_are_known_and_not_watched():
    few = lexicon("vladimir-putin")
    assert few.watched == {"vladimir-putin"}
    assert set(few.people) == set(PEOPLE)


def test_nobody_may_be_watched():
    nobody = load_lexicon(())
    assert nobody.watched == frozenset()
    assert not nobody.names_somebody("Vladimir Putin spoke.")


def test_somebody_of_ones_own_may_be_watched():
    own = load_lexicon((Person(PersonId("ada-example"), "Ada Example", Country("GB"), "f"),))
    assert own.names_somebody("Ada Example spoke.")
    assert "ada-example" in own.people


@pytest.mark.parametrize(
    ("country", "title", "day", "person"),
    [
        ("RU", "president", date(2010, 6, 1), "dmitry-medvedev"),
        ("RU", "president", date(2023, 6, 1), "vladimir-putin"),
        ("GB", "prime minister", date(2018, 6, 1), "theresa-may"),
        ("GB", "president", date(2018, 6, 1), None),
        ("RU", "president", date(1960, 6, 1), None),
    ],
)
def test_an_office_has_one_holder_on_a_day_or_none_that_is_known(country, title, day, person):
    assert lexicon().holder(Country(country), title, day) == person


def test_a_name_that_is_a_common_word_or_a_place_is_left_to_the_full_name():
    assert "Jordan" not in lexicon().names
    assert "Said" not in lexicon().names
    assert "to" not in {form.lower() for form in lexicon().names}


def test_dated_events_are_found_by_their_names():
    assert "BRICS summit" in lexicon().events_in("He missed the BRICS summit.")
    assert lexicon().events_in("He missed the train.") == {}


def test_the_days_of_warrants_come_from_the_law():
    assert lexicon().warrant_days[PersonId("vladimir-putin")] == (date(2023, 3, 17),)
