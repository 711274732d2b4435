"""Which day of a sentence dates a stay: not that of another event, clause or saying."""

import pytest

from readings import lexicon, lines_of
from setfoot.facts import Stage, Window
from setfoot.read.claims import Claim, find_claims
from setfoot.read.dating import resolve_day
from setfoot.read.governors import Spot

PUBLISHED = "2023-06-15"  # a Thursday


def found(text):
    """The country of each claim, with its days."""
    window = Window.parse(PUBLISHED)
    claims = [one for line in lines_of(text, PUBLISHED) for one in find_claims(line, window, lexicon())]
    return [(one.country, str(one.when) if one.when else None) for one in claims if isinstance(one, Claim)]


def days(text):
    return [when for _, when in found(text)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Putin visited Mongolia on Monday.", "2023-06-12"),
        ("Putin visited Mongolia after the Monday bombing.", None),
        ("Putin visited Mongolia after a bombing in Kabul on Monday.", None),
        ("Putin visited Mongolia before Monday's march in Kazan.", None),
        ("Putin visited Mongolia, where he will speak on Monday.", None),
        ("Putin visited Mongolia before a parade on Monday.", None),
        ("Putin visited Mongolia, which is cold, on Monday.", "2023-06-12"),
        ("Putin visited Mongolia as well as China on Monday.", "2023-06-12"),
        ("Putin will visit Mongolia, the Kremlin said on Monday.", None),
        ("The Kremlin announced on Monday a visit by Putin to Mongolia next week.", "2023-06-19..2023-06-25"),
        ("On Monday officials said that Putin was in Mongolia.", None),
        ("“It rained on Monday,” Putin said in Mongolia.", None),
        ("Putin met herders in Mongolia as it rained, June 12, 2023.", "2023-06-12"),
        ("Putin cancelled his visit to Mongolia on Saturday.", "2023-06-17"),
        ("Putin cancelled his visit to Mongolia on Tuesday.", "2023-06-13"),
    ],
)
def test_a_day_dates_the_stay_only_where_it_speaks_of_it(text, day):
    assert set(days(text)) == {day}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Putin came to Mongolia with the vague words of his first visit to Kenya eight days ago.",
            None,
            id="of a second visit",
        ),
        pytest.param(
            "Putin came to Mongolia with gifts from Kenya eight days ago.", "2023-06-07", id="no second visit"
        ),
        pytest.param(
            "Putin visited Mongolia after Minister Modi became a guest on Monday.", None, id="what somebody did before"
        ),
        pytest.param(
            "Putin visited Mongolia after Modi's speech on Monday.", "2023-06-12", id="what somebody only owns"
        ),
        pytest.param("Putin visited Mongolia, sealing a thaw that began eight days ago.", None, id="of what began"),
        pytest.param("Putin, who had met Modi in Mongolia, testified in Moscow on Monday.", None, id="behind an aside"),
        pytest.param(
            "Putin, who is in Mongolia, spoke briefly on Monday.", "2023-06-12", id="behind an aside of today"
        ),
        pytest.param(
            "Putin, who had met Modi in Mongolia, as was said, on Monday.", "2023-06-12", id="no verb behind it"
        ),
        pytest.param(
            "The broadcast, which aired on Monday, told of Putin's visit to Mongolia.", None, id="in an aside"
        ),
    ],
)
def test_a_day_beyond_another_clause_or_journey_is_that_ones(text, day):
    mongolia = [when for country, when in found(text) if country == "MN"]
    assert set(mongolia) == {day}


def test_a_day_that_owns_the_summit_dates_its_place_though_nothing_governs_that():
    (line,) = lines_of("A guest met Putin ahead of last month's historic summit between Putin and Modi in Mongolia.")
    (spot,) = line.governed if isinstance(line.governed[0], Spot) else line.governed[0].spots
    _, when, _ = resolve_day(line.tokens, spot.first, spot, Stage.HAPPENED, Window.parse(PUBLISHED), lexicon())
    assert str(when) == "2023-05-01..2023-05-31"
