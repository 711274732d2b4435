"""An article laid out: names, places and days are single tokens, and everything keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readings import lexicon
from setfoot.read.story import lay_out


def lows(text, title=""):
    """The tokens of each line, names, places and days as P, N, L and D."""
    return [" ".join(token.low for token in line.tokens) for line in lay_out(text, title, lexicon()).lines]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Vladimir Putin flew to New York on Monday.", "P flew to L on D ."),
        ("Putin's plane flew to Minsk.", "P 's plane flew to L ."),
        ("Two days before, Ban Ki-moon met Mitt Romney at the lake.", "two days before , P met N at the lake ."),
        ("Putin flew to an undisclosed country.", "P flew to an L ."),
        ("Putin spoke in May 2017.", "P spoke in D ."),
        ("Putinism flew to Minskaya with Putin.", "putinism flew to N with P ."),
    ],
)
def test_a_name_a_place_and_a_day_are_single_tokens(text, tokens):
    assert lows(text) == [tokens]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Obama spoke in Portsmouth, Va.", "US"),
        ("Obama spoke in Portsmouth, N.H., today.", "US"),
        ("Obama spoke in Portsmouth, Vaguely.", "GB"),
    ],
)
def test_a_town_before_the_mark_of_an_american_state_lies_there(text, country):
    (line,) = lay_out(text, "", lexicon()).lines
    assert [token.places[0].country for token in line.tokens if token.low == "L"] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Obama spoke in Georgia after a stop in Tennessee.", "US"),
        ("Obama spoke in Georgia after a stop in Armenia.", "GE"),
        ("Obama spoke in Georgia.", "GE"),
    ],
)
def test_of_two_places_of_one_name_a_neighbour_among_regions_tells_which(text, country):
    (line,) = lay_out(text, "", lexicon()).lines
    assert next(token.places[0].country for token in line.tokens if token.low == "L") == country


def test_the_headline_comes_first_and_is_marked():
    story = lay_out("Putin spoke.", "Putin in Minsk", lexicon())
    assert [(line.where, line.headline) for line in story.lines] == [("title", True), ("text", False)]


def test_furniture_is_kept_apart():
    story = lay_out("Putin spoke.\nRead also: Putin in Minsk", "", lexicon())
    assert len(story.lines) == len(story.furniture) == 1


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Putin flew to Tripoli.", "LY"),
        ("Putin flew to Tripoli, Lebanon.", "LB"),
        ("Putin flew to Hyderabad, Pakistan.", "PK"),
        ("Putin flew to Birmingham, Alabama.", "US"),
        ("Putin flew to Paris, Texas.", "US"),
    ],
)
def test_a_city_is_settled_by_the_state_behind_it(text, country):
    (line,) = lay_out(text, "", lexicon()).lines
    assert next(token.places[0].country for token in line.tokens if token.low == "L") == country


def test_names_are_found_in_other_scripts():
    (line,) = lay_out("Путин и Си Цзиньпин", "", lexicon()).lines
    assert any(token.low == "P" for token in line.tokens)


@given(st.text(max_size=80), st.text(max_size=30))
def test_tokens_point_into_their_own_text_in_order(text, title):
    for line in (*(story := lay_out(text, title, lexicon())).lines, *story.furniture):
        told = title if line.where == "title" else text
        assert told[line.start : line.end].strip() == told[line.start : line.end] != ""
        spans = [(token.start, token.end) for token in line.tokens]
        assert spans == sorted(spans)
        assert all(line.start <= start < end <= line.end for start, end in spans)
