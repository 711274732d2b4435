"""Which day of a sentence dates a stay: not that of another event, clause or saying."""

import pytest

from readings import lexicon, lines_of
from setfoot.facts import Window
from setfoot.read.claims import Claim, find_claims

PUBLISHED = "2023-06-15"  # a Thursday


def days(text):
    window = Window.parse(PUBLISHED)
    found = [one for line in lines_of(text, PUBLISHED) for one in find_claims(line, window, lexicon())]
    return [(str(one.when) if one.when else None) for one in found if isinstance(one, Claim)]


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
