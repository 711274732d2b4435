"""The day an article speaks on: its publication day, or the day after where the article tells of that weekday as past."""

import pytest

from readings import lexicon
from setfoot.facts import Window
from setfoot.read.speaking import speaks_on

WEDNESDAY, THURSDAY = Window.parse("2014-05-21"), Window.parse("2014-05-22")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The minister said on Thursday that it rained.", THURSDAY),
        ("She arrived in Seoul early Thursday.", THURSDAY),
        ("The minister said on Wednesday that it rained.", WEDNESDAY),
        ("The minister said last Thursday that it rained.", WEDNESDAY),
        ("The minister will speak on Thursday. He said on Thursday it would rain.", WEDNESDAY),
        ("She visited Seoul on Thursday.", WEDNESDAY),
        ("Thursday's paper was late.", WEDNESDAY),
        (f"{'A word. ' * 200} She arrived on Thursday.", WEDNESDAY),
    ],
)
def test_a_weekday_told_as_news_moves_the_day(text, day):
    assert speaks_on([text], WEDNESDAY, lexicon()) == day


@pytest.mark.parametrize("published", [None, Window.parse("2014-05")])
def test_a_window_wider_than_a_day_stays_as_it_is(published):
    assert speaks_on(["She arrived on Thursday."], published, lexicon()) == published
