"""States and places are complete, consistent and free of names that mean something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import BadQuestion, Country
from setfoot.tables.law import load_law
from setfoot.tables.people import fold
from setfoot.tables.places import PlaceKind, country_name, find_state, load_places, load_states

STATES = load_states()
PLACES = load_places()


def places_called(name):
    return sorted((place for place in PLACES if name in place.names), key=lambda place: -place.weight)


def test_there_are_199_states_each_once():
    assert len(STATES) == len({state.code for state in STATES}) == len({state.iso3 for state in STATES}) == 199


def test_regional_groups_are_the_courts_five_or_none():
    groups = {state.group for state in STATES}
    assert groups == {"African", "Asia-Pacific", "Eastern European", "GRULAC", "WEOG", ""}


@pytest.mark.parametrize(
    ("words", "code"),
    [("KG", "KG"), ("KGZ", "KG"), ("kyrgyz republic", "KG"), ("UK", "GB"), ("Côte d'Ivoire", "CI"), ("usa", "US")],
)
def test_a_state_is_found_by(words, code):
    assert find_state(STATES, words).code == code


def test_an_unknown_state_names_the_nearest():
    with pytest.raises(BadQuestion, match="Kyrgyzstan"):
        find_state(STATES, "Kirgistann")


@given(st.sampled_from(STATES), st.data())
def test_every_state_is_found_by_every_name(state, data):
    name = data.draw(st.sampled_from((state.code, state.iso3, state.name, *state.names)))
    assert find_state(STATES, name.lower()) is state


@pytest.mark.parametrize(
    ("code", "name"),
    [("MN", "Mongolia"), ("XK", "Kosovo"), ("HK", "Hong Kong"), ("UN", "United Nations"), ("ZZ", "ZZ")],
)
def test_country_names(code, name):
    assert country_name(Country(code)) == name


def test_a_place_stands_once():
    assert len({(place.name, place.country, place.kind) for place in PLACES}) == len(PLACES)


def test_names_carry_no_notes():
    assert [name for place in PLACES for name in place.names if not name.strip() or {"(", ")", ";"} & set(name)] == []


def test_every_state_has_its_name_capital_and_adjective():
    kinds = {(place.country, place.kind) for place in PLACES}
    for state in STATES:
        names = {name for place in PLACES if place.country == state.code for name in place.names}
        assert {state.name, *state.names} <= names, state.name
        assert (state.code, PlaceKind.CAPITAL) in kinds, state.name
    without = [state.code for state in STATES if (state.code, PlaceKind.DEMONYM) not in kinds]
    assert without == ["VA"]


def test_places_lie_in_states_or_in_hong_kong_or_macau():
    assert {place.country for place in PLACES} == {state.code for state in STATES} | {"HK", "MO"}


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Bishkek", "KG", "capital"),
        ("Kant", "KG", "city"),
        ("Кант", "KG", "city"),
        ("Киргизию", "KG", "country"),
        ("Пекине", "CN", "capital"),
        ("吉尔吉斯斯坦", "KG", "country"),
        ("Kirgisistan", "KG", "country"),
        ("Quirguistão", "KG", "country"),
        ("Kyrgyz", "KG", "demonym"),
        ("Britain", "GB", "country"),
        ("U.S.", "US", "country"),
        ("Washington", "US", "capital"),
        ("White House", "US", "venue"),
        ("Mar-a-Lago", "US", "venue"),
        ("Crimea", "UA", "region"),
        ("Sevastopol", "UA", "city"),
        ("West Bank", "PS", "region"),
        ("Jerusalem", "IL", "capital"),
        ("The Hague", "NL", "city"),
        ("Panmunjom", "KR", "venue"),
        ("Hong Kong", "HK", "country"),
        ("Davos", "CH", "city"),
        ("St. Petersburg", "RU", "city"),
        ("Georgia", "GE", "country"),
        ("London", "GB", "capital"),
        ("Tripoli", "LY", "capital"),
        ("Salvador", "SV", "country"),
        ("Nice", "FR", "city"),
        ("Ulaanbaatar", "MN", "capital"),
        ("Johannesburg", "ZA", "city"),
    ],
)
def test_a_name_means_first_of_all(name, country, kind):
    first = places_called(name)[0]
    assert (first.country, first.kind) == (country, kind)


@pytest.mark.parametrize(
    "name",
    ["Island", "Reading", "Mobile", "Victoria", "Of", "Bush", "Lincoln", "Vladimir", "George", "Male", "Soul", "Man"],
)
def test_words_and_first_names_are_no_places(name):
    assert places_called(name) == []


def test_one_state_holds_each_name_of_a_state():
    owners: dict[str, set[str]] = {}
    for place in PLACES:
        if place.kind is PlaceKind.COUNTRY:
            for name in place.names:
                owners.setdefault(fold(name), set()).add(place.country)
    shared = {name: sorted(codes) for name, codes in owners.items() if len(codes) > 1}
    assert shared == {"刚果": ["CD", "CG"], "剛果": ["CD", "CG"]}


def test_every_territory_of_the_law_tables_has_its_name():
    for territory in load_law().territories:
        assert country_name(territory.code) == territory.name
