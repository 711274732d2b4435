"""Points: where places lie, which place words mean, and that a wrong row or name is told with what to do."""

import pytest

from setfoot.facts import BadQuestion, BadTable
from setfoot.tables.places import PlaceKind, load_places, load_states
from setfoot.tables.points import find_stop, load_points

HEADER = "country,name,latitude,longitude\n"


def test_every_capital_and_nearly_every_city_has_a_point():
    points = load_points()
    missing = [p for p in load_places() if p.kind is PlaceKind.CAPITAL and (p.country, p.name) not in points]
    assert [(p.name, p.country) for p in missing] == []
    cities = [p for p in load_places() if p.kind is PlaceKind.CITY]
    assert sum((p.country, p.name) in points for p in cities) / len(cities) > 0.99


def test_every_point_is_of_a_place():
    assert {(place.country, place.name) for place in load_places()} >= set(load_points())


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("RU,Moscow,95,37.6", "no latitude"),
        ("RU,Moscow,55,190", "no latitude"),
        ("RU,Moscow,north,37.6", "latitude cannot be"),
        ("RU,Moscow,nan,37.6", "latitude cannot be"),
        ("Russia,Moscow,55,37.6", "two capital letters"),
        ("RU,,55,37.6", "a name"),
        ("RU,Moscow,55", "cells"),
        ("RU,Moscow,55,37\nRU,Moscow,56,37", "second time"),
    ],
)
def test_a_bad_row_is_refused_with_its_file_and_reason(tmp_path, row, why):
    file = tmp_path / "points.csv"
    file.write_text(HEADER + row + "\n")
    with pytest.raises(BadTable, match=rf"points\.csv, row \d.*{why}"):
        load_points(file)


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Moscow", "Moscow", "RU"),
        ("moscow", "Moscow", "RU"),
        ("Москва", "Moscow", "RU"),
        ("乌兰巴托", "Ulaanbaatar", "MN"),
        ("Zürich", "Zurich", "CH"),
        ("sao paulo", "Sao Paulo", "BR"),
        ("Washington, D.C.", "Washington, D.C.", "US"),
        ("Birmingham", "Birmingham", "GB"),
        ("Birmingham, US", "Birmingham", "US"),
        ("Birmingham, United States", "Birmingham", "US"),
        ("MN", "Ulaanbaatar", "MN"),
        ("Mongolia", "Ulaanbaatar", "MN"),
        ("Georgia", "Tbilisi", "GE"),
        ("Hong Kong", "Hong Kong", "HK"),
        ("Sevastopol", "Sevastopol", "UA"),
    ],
)
def test_words_mean_a_place(words, name, country):
    point = find_stop(words).point
    assert (point.name, point.country) == (name, country)


def test_a_capital_and_a_shared_name_say_how_they_were_understood():
    assert find_stop("Mongolia").meant == "the capital of Mongolia"
    assert "others are in United States" in find_stop("Birmingham").meant
    assert find_stop("Moscow").meant == ""


@pytest.mark.parametrize("state", load_states(), ids=lambda state: state.code)
def test_every_state_s_code_means_its_capital(state):
    assert find_stop(state.code).point.country == state.code


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ulan Batr", "Ulaanbaatar, Mongolia"),
        ("London, Mongolia", "nearest names are .*Mongolia"),
        ("Kremlin", "name the town nearest"),
        ("", "no place called"),
        ("Atlantis, Nowhere", "no place called"),
    ],
)
def test_an_unknown_place_lists_the_nearest(words, told):
    with pytest.raises(BadQuestion, match=told):
        find_stop(words)
