"""An article without a publication day is dated as far as its own words fix it, and never narrower."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readings import read
from setfoot.facts import Window


def dated(text):
    source = read(text).source
    return source.published, source.dated_by


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param("October 11, 2023\n\nVladimir Putin is silent.", "2023-10-11", id="a date line"),
        pytest.param("Vladimir Putin is silent\n\n11 October 2023\n\nHe said no.", "2023-10-11", id="below a headline"),
        pytest.param("Wednesday, October 11, 2023\n\nVladimir Putin is silent.", "2023-10-11", id="with its weekday"),
        pytest.param("2023-10-11\n\nVladimir Putin is silent.", "2023-10-11", id="an ISO day"),
        pytest.param("Oct.11 - 2023 7:50 AM\n\nVladimir Putin is silent.", "2023-10-11", id="a stamp"),
    ],
)
def test_a_printed_date_line_is_the_publication_day(text, published):
    window, by = dated(text)
    assert window == Window.parse(published)
    assert "date line" in by


XI = "Xi Jinping arrived in France on Sunday."


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"PARIS, May 6, 2024 - {XI}", "2024-05-06"),
        (f"LONDON (Reuters), 6 May 2024 — {XI}", "2024-05-06"),
        (f"BEIJING, Sept. 3, 2024 (Xinhua) -- {XI}", "2024-09-03"),
        (f"NEW YORK, 6 May 2024: {XI}", "2024-05-06"),
        (f"Xi in France\n\nPARIS, May 6, 2024 - {XI}", "2024-05-06"),
    ],
)
def test_the_day_of_a_dateline_is_the_publication_day(text, published):
    assert dated(text)[0] == Window.parse(published)


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Published 6 May 2024", "2024-05-06"),
        ("Published: Monday, 6 May 2024 at 10:32", "2024-05-06"),
        ("By Jane Doe | Posted on 05.05.2024", "2024-05-05"),
        ("Posted on 06.05.2024", "2024-05-06"),
        ("Updated 7 May 2024", "2024-05-07"),
        ("Published 6 May 2024, updated 7 May 2024", "2024-05-06"),
        ("Updated 7 May 2024 Published 6 May 2024", "2024-05-06"),
        ("Updated May 7, 2024 9:00 AM EDT | Published May 6, 2024 10:32 AM EDT", "2024-05-06"),
        ("Updated 7 May 2024\n6 May 2024", "2024-05-06"),
        ("6 May 2024\n\n8 May 2024", "2024-05-06..2024-05-08"),
        ("16/05/2024", "2024-05-16"),
        ("05/16/2024", "2024-05-16"),
        ("05/05/2024", "2024-05-05"),
        ("2024/05/06", "2024-05-06"),
        ("05/06/2024", None),
        ("31.02.2024", None),
    ],
)
def test_printed_days_are_told_apart_by_their_words(printed, published):
    assert dated(f"Xi in France\n\n{printed}\n\n{XI}")[0] == (Window.parse(published) if published else None)


def test_a_thing_published_inside_a_sentence_is_not_the_article():
    assert dated("The report on Xi Jinping, published on 6 May 2024, says that he visited France.") == (None, "")


def test_a_date_in_the_middle_of_a_sentence_is_no_date_line():
    assert dated("Vladimir Putin said on October 11, 2023 that he would remain silent about all of this.") == (None, "")


def test_a_weekday_with_its_date_and_a_warrant_fix_the_year():
    text = "Vladimir Putin will visit Bishkek on Thursday, October 12. A warrant against him was issued in March."
    window, by = dated(text)
    assert date(2023, 10, 12) in window
    assert window.width < 14
    assert "Thursday, October 12" in by
    assert "warrant" in by


def test_a_weekday_with_its_date_alone_leaves_the_year_open():
    assert dated("Vladimir Putin will visit Bishkek on Thursday, October 12.") == (None, "")


def test_a_warrant_in_a_bare_month_puts_the_article_into_the_rest_of_that_year():
    window, by = dated("The court issued a warrant for Vladimir Putin in March. He has not left the country.")
    assert window == Window.parse("2023-03-17..2023-12-31")
    assert "warrant" in by


def test_a_summit_in_a_bare_month_puts_the_article_into_the_rest_of_its_year():
    text = "The court has a warrant for Vladimir Putin, issued in March. He missed the BRICS summit in August."
    window, _ = dated(text)
    assert window.first >= date(2023, 8, 1)
    assert window.last <= date(2023, 12, 31)


WARRANT = " The court issued a warrant for him in March."


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param(
            "Vladimir Putin is to travel to India for the G20 summit in September, his aide said." + WARRANT,
            "2023-03-17..2023-09-10",
            id="to come",
        ),
        pytest.param(
            "Vladimir Putin did not go to India for the G20 summit in September." + WARRANT,
            "2023-09-09..2023-12-31",
            id="past",
        ),
        pytest.param(
            "Vladimir Putin would skip the G20 summit in India in September, his aide said." + WARRANT,
            "2023-03-17..2023-12-31",
            id="neither for certain",
        ),
        pytest.param(
            "Vladimir Putin, who skipped the BRICS summit in August, will also miss the G20 summit in September."
            + WARRANT,
            "2023-08-22..2023-09-10",
            id="between two",
        ),
        pytest.param(
            "Xi Jinping will skip the G20 summit in New Delhi next week. "
            "In August he attended the BRICS summit in Johannesburg.",
            "2023-08-26..2023-09-10",
            id="next week",
        ),
    ],
)
def test_a_summit_bounds_from_below_when_past_and_from_above_when_to_come(text, published):
    assert dated(text)[0] == Window.parse(published)


def test_a_summit_to_come_leaves_the_days_before_it_open():
    text = (
        "Putin to skip the summit in Rio\n\nVladimir Putin will not travel to Brazil for the BRICS summit in July, "
        "an aide said on Wednesday.\n\nThe court issued a warrant for him in March 2023."
    )
    window, _ = dated(text)
    assert date(2025, 6, 25) in window
    assert window.last == date(2025, 7, 7)


def test_a_weekday_s_date_years_after_the_warrant_is_of_the_only_year_left():
    text = (
        "Vladimir Putin will visit Mongolia on Tuesday, September 3, the Kremlin said. "
        "The court issued a warrant for him in March 2023."
    )
    window, _ = dated(text)
    assert window == Window.parse("2024-08-28..2024-09-09")


def test_a_year_told_as_to_come_bounds_nothing_from_below():
    text = "Vladimir Putin will attend the BRICS summit in October 2024. " + WARRANT.replace("March", "March 2023")
    assert dated(text) == (None, "")


def test_next_week_beside_a_date_narrows_to_the_week_before():
    text = (
        "Vladimir Putin will visit Bishkek next week. The visit falls on October 12. "
        "A warrant against him was issued in March."
    )
    window, by = dated(text)
    assert window == Window.parse("2023-10-02..2023-10-08")
    assert "next week" in by


def test_a_named_year_bounds_the_window_from_below():
    text = "Vladimir Putin will be in Bishkek on Thursday, October 12. The warrant was issued in March 2023."
    window, _ = dated(text)
    assert window is None or window.last >= date(2023, 10, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin visited Bishkek.",
        "Vladimir Putin visited Bishkek on Monday.",
        "Vladimir Putin visited Bishkek in July.",
        "Vladimir Putin visited Bishkek on July 3.",
        "Vladimir Putin visited Bishkek in 2015.",
        "Vladimir Putin has fought warrants for years.",
        "",
    ],
)
def test_what_fixes_nothing_gives_nothing(text):
    assert dated(text) == (None, "")


def test_a_day_told_by_the_source_is_never_worked_out_again():
    source = read("October 11, 2023\n\nVladimir Putin is silent.", "2024-01-05").source
    assert (source.published, source.dated_by) == (Window.parse("2024-01-05"), "told by the source")


@given(day=st.dates(date(2023, 3, 18), date(2023, 12, 31)))
def test_the_true_day_is_never_shut_out(day):
    """Written on `day` of 2023, the article's own clues leave that day possible."""
    text = f"Vladimir Putin flew to Minsk on {day:%A}, {day:%B} {day.day}. A warrant against him was issued in March."
    window, _ = dated(text)
    assert window is not None
    assert day in window
    assert window.width >= 5, "a weekday beside a date is said within days of it, not on it"
