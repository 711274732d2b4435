"""A place is governed by the verb or noun that takes somebody there, and by nothing else."""

import pytest

from readings import lexicon, lines_of
from setfoot.read.governors import Governed, find_governed


def governed(text):
    """Per governed group: its kind, its governing word, its countries; spots without a governor are left out."""
    return [
        (found.kind, line.tokens[found.at].low, [spot.place.country for spot in found.spots])
        for line in lines_of(text)
        for found in find_governed(line.tokens, lexicon())
        if isinstance(found, Governed)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "word", "countries"),
    [
        ("Putin visited Mongolia.", "visit", "visited", ["MN"]),
        ("Putin arrived late on Monday in Mongolia.", "arrive", "arrived", ["MN"]),
        ("Putin flew to the Mongolian capital of Ulaanbaatar.", "move", "flew", ["MN"]),
        ("Putin left Mongolia.", "left", "left", ["MN"]),
        ("Putin left for Mongolia.", "leave", "left", ["MN"]),
        ("Putin's first visit to Mongolia was short.", "trip", "visit", ["MN"]),
        ("Putin held talks in Mongolia.", "meet", "talks", ["MN"]),
        ("Putin was welcomed to Mongolia.", "move", "welcomed", ["MN"]),
        ("Putin visited Mongolia and Kenya.", "visit", "visited", ["MN", "KE"]),
        ("Putin visited Mongolia, Kenya and Japan.", "visit", "visited", ["MN", "KE", "JP"]),
        ("Putin flew to Mongolia and then to Kenya.", "move", "flew", ["MN", "KE"]),
        ("Putin met her in Hamburg, Germany.", "presence", "met", ["DE"]),
        ("Putin spoke after the Helsinki summit.", "meet", "summit", ["FI"]),
        ("Putin spoke before his Poland trip.", "trip", "trip", ["PL"]),
    ],
)
def test_a_place_has_the_word_that_takes_somebody_there(text, kind, word, countries):
    assert governed(text) == [(kind, word, countries)]


@pytest.mark.parametrize(
    "text",
    [
        "Putin condemned the violence in Mongolia.",
        "Putin spoke about the war in Syria.",
        "Mongolia said that Putin was right.",
        "Putin praised Mongolia's government.",
        "Putin signed the Paris Agreement.",
        "Putin told the Jerusalem Post that all was well.",
        "Relations with Kenya improved, Putin said.",
    ],
)
def test_a_place_that_is_only_spoken_of_has_none(text):
    assert governed(text) == []


def test_a_place_that_opens_the_clause_is_fronted():
    (line,) = lines_of("In Mongolia, Putin met herders.")
    (found,) = find_governed(line.tokens, lexicon())
    assert found.fronted


def test_every_place_of_a_sentence_is_accounted_for_once():
    (line,) = lines_of("Putin visited Mongolia and spoke about the war in Syria with the Kenyan press of Nairobi.")
    spots = [
        spot.place.country
        for found in find_governed(line.tokens, lexicon())
        for spot in (found.spots if isinstance(found, Governed) else (found,))
    ]
    assert spots == ["MN", "SY", "KE"]


def test_a_city_is_kept_and_a_country_is_no_city():
    (line,) = lines_of("Putin visited Ulaanbaatar and Kenya.")
    (found,) = find_governed(line.tokens, lexicon())
    assert [spot.city for spot in found.spots] == ["Ulaanbaatar", None]
