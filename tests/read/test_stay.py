"""On which days a stay was: told, counted back, of a known meeting, or just before publication."""

import pytest

from readings import read

FILLER = "The parliament argued about the price of bread all day. " * 30


def when(text, published, title=""):
    (report,) = read(text, published, title).reports
    return str(report.when) if report.when else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Putin met herders in Mongolia on Monday, his second day in Mongolia.", "2023-06-11"),
        ("Putin spoke in Mongolia on Monday, the final day of a four-day visit.", "2023-06-09"),
        ("Putin spoke in Mongolia on Monday at the start of a four-day visit.", "2023-06-12"),
        ("Putin returned on Monday from a visit to Mongolia.", "2023-06-09..2023-06-12"),
    ],
)
def test_the_first_day_is_counted_back_from_a_later_one(text, day):
    assert when(text, "2023-06-15") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Putin said in Mongolia that it rained.", "2023-06-12..2023-06-15"),
        ("Putin, who is in Mongolia, was asked.", "2023-06-12..2023-06-15"),
        ("That month Putin met herders in Mongolia.", None),
        ("Putin visited Mongolia.", None),
    ],
)
def test_far_down_only_what_goes_on_is_of_the_days_before_publication(text, day):
    assert when(FILLER + text, "2023-06-15") == day


def test_a_weekday_nearly_a_week_ago_gives_way_to_a_day_of_the_news():
    assert (
        when("Putin met herders in Mongolia on Thursday. Putin was in Mongolia on Friday.", "2023-06-15")
        == "2023-06-15"
    )


def test_what_goes_on_is_no_part_of_a_stay_long_past():
    text = "Putin is in Mongolia for talks. Putin also visited Mongolia in September 2021."
    days = {str(report.when) for report in read(text, "2023-06-15").reports}
    assert days == {"2023-06-12..2023-06-15", "2021-09-01..2021-09-30"}
