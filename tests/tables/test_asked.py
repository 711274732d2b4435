"""A question names a place by code, by name, as a disputed area, or by a city; what is unknown gets the nearest of all kinds."""

import pytest

from setfoot.facts import BadQuestion
from setfoot.tables.asked import find_asked
from setfoot.tables.law import load_law
from setfoot.tables.places import load_states

LAW = load_law()


@pytest.mark.parametrize(
    ("words", "country", "area"),
    [
        ("mn", "MN", ""),
        ("MNG", "MN", ""),
        ("Mongolia", "MN", ""),
        ("??", "??", ""),
        ("XK", "XK", ""),
        ("Vatican", "VA", ""),
        ("Taiwan", "TW", ""),
        ("Georgia", "GE", ""),
        ("Gibraltar", "GI", ""),
        ("hong kong", "HK", ""),
        ("Macao", "MO", ""),
        ("Falklands", "FK", ""),
        ("Aland", "AX", ""),
        ("curacao", "CW", ""),
        ("AQ", "AQ", ""),
        ("Diego Garcia", "IO", ""),
        ("Crimea", "UA", "Crimea"),
        ("Simferopol", "UA", "Crimea"),
        ("Donetsk", "UA", "Donetsk region"),
        ("Gaza Strip", "PS", "Gaza"),
        ("the Golan", "SY", "Golan Heights"),
        ("Jerusalem", "IL", "Jerusalem"),
        ("Bishkek", "KG", ""),
        ("The Hague", "NL", ""),
        ("Ulan Bator", "MN", ""),
    ],
)
def test_a_place_is_found_by_any_of_its_names(words, country, area):
    assert find_asked(words, LAW)[:2] == (country, area)


def test_whoever_names_a_city_or_an_area_is_told_whose_it_is():
    assert find_asked("bishkek", LAW).note == "Bishkek is in Kyrgyzstan (KG)"
    assert find_asked("The Hague", LAW).note == "The Hague is in the Netherlands (NL)"
    assert find_asked("Krym", LAW).note == "Crimea: the answer is for Ukraine (UA)"
    assert find_asked("Bermuda", LAW).note == ""


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Mongola", "Mongolia (MN)"),
        ("Gibralter", "Gibraltar (GI)"),
        ("Crimeea", "Crimea (UA)"),
        ("Biskekk", "Bishkek (KG)"),
    ],
)
def test_an_unknown_place_is_refused_with_the_nearest_of_every_kind(words, near):
    with pytest.raises(BadQuestion) as refused:
        find_asked(words, LAW)
    assert f"no place is called {words!r}" in str(refused.value)
    assert near in str(refused.value)


def test_every_state_and_territory_is_found_by_its_code_and_by_its_name():
    for code, name in [(row.code, row.name) for row in (*load_states(), *LAW.territories)]:
        assert find_asked(code, LAW)[:2] == (code, "")
        assert find_asked(name, LAW)[:2] == (code, "")


def test_every_area_is_found_by_every_name_of_it():
    for row in LAW.areas:
        for name in (row.name, *row.names):
            assert find_asked(name, LAW)[:2] == (row.state, row.name), name


def test_a_demonym_is_no_place():
    with pytest.raises(BadQuestion):
        find_asked("Kyrgyz", LAW)


def test_of_several_cities_of_one_name_the_others_are_told_and_can_be_named():
    found = find_asked("San Jose", LAW)
    assert found.country == "US"
    assert found.note.endswith("others are in Costa Rica (CR): write San Jose, CR")
    for words in ("San Jose, CR", "san josé, Costa Rica"):
        assert find_asked(words, LAW) == ("CR", "", "San Jose is in Costa Rica (CR)")
    assert "others" not in find_asked("Bishkek", LAW).note
    with pytest.raises(BadQuestion, match="no place is called 'Moscow, Idaho'"):
        find_asked("Moscow, Idaho", LAW)


@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_name_no_place(words):
    with pytest.raises(BadQuestion, match="names no place; write a state's code"):
        find_asked(words, LAW)
