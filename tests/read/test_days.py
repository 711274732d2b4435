"""Day expressions mean the windows that a reader of that day's paper would take them to mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setfoot.facts import Window
from setfoot.read.days import Tense, find_days, month_number, resolve, weekday_number
from setfoot.tables.words import load_words

WORDS = load_words("en")
PAST, FUTURE, ANY = Tense.PAST, Tense.FUTURE, Tense.ANY


def found(text):
    return [(text[phrase.start : phrase.end], phrase.form) for phrase in find_days(text, 0, len(text), WORDS)]


def meaning(text, published, tense=ANY):
    """The written windows that the only day expression of the text means."""
    (phrase,) = find_days(text, 0, len(text), WORDS)
    answer = resolve(phrase, Window.parse(published) if published else None, WORDS, tense)
    return None if answer is None else " until ".join(str(window) for window in answer if window)


# 2023-06-15 is a Thursday, 2024-02-29 too, 2019-12-31 a Tuesday, 2024-01-01 a Monday.
@pytest.mark.parametrize(
    ("text", "published", "tense", "means"),
    [
        ("on 2023-06-01", "2023-06-15", ANY, "2023-06-01"),
        ("Oct.12 - 2023 7:50 AM", "2023-12-01", ANY, "2023-10-12"),
        ("July 16, 2018", "2023-06-15", ANY, "2018-07-16"),
        ("16 July 2018", "2023-06-15", ANY, "2018-07-16"),
        ("the 16th of July 2018", "2023-06-15", ANY, "2018-07-16"),
        ("Sept. 4, 2018", "2023-06-15", ANY, "2018-09-04"),
        ("July 16", "2018-07-20", PAST, "2018-07-16"),
        ("July 16", "2018-07-01", FUTURE, "2018-07-16"),
        ("October 16", "2018-03-01", PAST, "2017-10-16"),
        ("February 10", "2018-11-01", FUTURE, "2019-02-10"),
        ("February 10", "2018-11-01", PAST, "2018-02-10"),
        ("December 30", "2024-01-01", PAST, "2023-12-30"),
        ("December 30", "2024-01-01", ANY, "2023-12-30"),
        ("January 2", "2019-12-31", FUTURE, "2020-01-02"),
        ("January 2", "2019-12-31", ANY, "2020-01-02"),
        ("July 16-18, 2018", "2023-06-15", ANY, "2018-07-16 until 2018-07-18"),
        ("July 16 to 18", "2018-07-20", PAST, "2018-07-16 until 2018-07-18"),
        ("from 16 to 18 July", "2018-07-20", PAST, "2018-07-16 until 2018-07-18"),
        ("Thursday, October 12", "2023-10-10", FUTURE, "2023-10-12"),
        ("Monday, May 29", "2023-06-15", PAST, "2023-05-29"),
        ("Monday, July 16, 2018", "2023-06-15", ANY, "2018-07-16"),
        ("last Monday", "2023-06-15", ANY, "2023-06-12"),
        ("last Thursday", "2023-06-15", ANY, "2023-06-08"),
        ("next Thursday", "2023-06-15", ANY, "2023-06-22"),
        ("next Monday", "2023-06-15", PAST, "2023-06-19"),
        ("this Sunday", "2023-06-15", FUTURE, "2023-06-18"),
        ("on Monday", "2023-06-15", PAST, "2023-06-12"),
        ("on Monday", "2023-06-15", FUTURE, "2023-06-19"),
        ("on Monday", "2023-06-15", ANY, "2023-06-12"),
        ("on Thursday", "2023-06-15", PAST, "2023-06-15"),
        ("on Thursday", "2023-06-15", FUTURE, "2023-06-15"),
        ("on Sunday", "2024-01-01", PAST, "2023-12-31"),
        ("on Friday", "2024-02-29", FUTURE, "2024-03-01"),
        ("today", "2023-06-15", ANY, "2023-06-15"),
        ("yesterday", "2024-03-01", ANY, "2024-02-29"),
        ("tomorrow", "2024-02-29", ANY, "2024-03-01"),
        ("last night", "2024-01-01", ANY, "2023-12-31"),
        ("overnight", "2024-01-01", ANY, "2023-12-31..2024-01-01"),
        ("this week", "2023-06-15", ANY, "2023-06-12..2023-06-18"),
        ("this week", "2023-06-15", PAST, "2023-06-12..2023-06-15"),
        ("this week", "2023-06-15", FUTURE, "2023-06-15..2023-06-18"),
        ("last week", "2023-06-15", ANY, "2023-06-05..2023-06-11"),
        ("next week", "2023-06-15", ANY, "2023-06-19..2023-06-25"),
        ("next week", "2019-12-31", ANY, "2020-01-06..2020-01-12"),
        ("this month", "2024-02-29", ANY, "2024-02-01..2024-02-29"),
        ("last month", "2024-03-31", ANY, "2024-02-01..2024-02-29"),
        ("last month", "2024-01-01", ANY, "2023-12-01..2023-12-31"),
        ("next month", "2019-12-31", ANY, "2020-01-01..2020-01-31"),
        ("earlier this month", "2023-06-15", ANY, "2023-06-01..2023-06-15"),
        ("later this month", "2023-06-15", ANY, "2023-06-15..2023-06-30"),
        ("earlier this year", "2023-06-15", ANY, "2023-01-01..2023-06-15"),
        ("last year", "2024-02-29", ANY, "2023-01-01..2023-12-31"),
        ("next year", "2023-06-15", ANY, "2024-01-01..2024-12-31"),
        ("last weekend", "2023-06-15", ANY, "2023-06-10..2023-06-11"),
        ("over the weekend", "2023-06-15", PAST, "2023-06-10..2023-06-11"),
        ("at the weekend", "2023-06-15", FUTURE, "2023-06-17..2023-06-18"),
        ("this summer", "2023-05-15", FUTURE, "2023-06-01..2023-08-31"),
        ("in July", "2023-09-01", PAST, "2023-07-01..2023-07-31"),
        ("in July", "2023-06-15", PAST, "2022-07-01..2022-07-31"),
        ("in July", "2023-06-15", FUTURE, "2023-07-01..2023-07-31"),
        ("in January", "2023-12-10", FUTURE, "2024-01-01..2024-01-31"),
        ("July 2018", "2023-06-15", ANY, "2018-07-01..2018-07-31"),
        ("February 2024", None, ANY, "2024-02-01..2024-02-29"),
        ("last December", "2024-01-01", ANY, "2023-12-01..2023-12-31"),
        ("December last year", "2024-02-29", ANY, "2023-12-01..2023-12-31"),
        ("early July 2018", "2023-06-15", ANY, "2018-07-01..2018-07-10"),
        ("late July 2018", "2023-06-15", ANY, "2018-07-20..2018-07-31"),
        ("in 2013", "2023-06-15", ANY, "2013-01-01..2013-12-31"),
        ("his 2013 visit", None, ANY, "2013-01-01..2013-12-31"),
        ("three days ago", "2024-03-01", ANY, "2024-02-27"),
    ],
)
def test_an_expression_means_its_days(text, published, tense, means):
    assert meaning(text, published, tense) == means


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("two weeks ago", date(2023, 6, 1)),
        ("a couple of weeks ago", date(2023, 6, 1)),
        ("six months ago", date(2022, 12, 15)),
        ("ten years ago", date(2013, 6, 15)),
    ],
)
def test_the_farther_off_the_wider_the_window(text, holds):
    (phrase,) = find_days(text, 0, len(text), WORDS)
    window, until = resolve(phrase, Window.parse("2023-06-15"), WORDS)
    assert holds in window
    assert window.width > 7
    assert until is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param("February 30, 2024", "2023-06-15", id="no such day"),
        pytest.param("June 31", "2023-06-15", id="no such day in any year"),
        pytest.param("February 29, 2023", "2023-06-15", id="no leap year"),
        pytest.param("July 16", None, id="no year without a publication day"),
        pytest.param("on Monday", None, id="no weekday without a publication day"),
        pytest.param("yesterday", None, id="nothing relative without a publication day"),
        pytest.param("next week", None, id="no span without a publication day"),
        pytest.param("in July", None, id="no bare month without a publication day"),
        pytest.param("two weeks earlier", "2023-06-15", id="relative to something the text tells"),
    ],
)
def test_what_cannot_be_told_is_none(text, published):
    assert meaning(text, published) is None


@pytest.mark.parametrize(
    ("text", "published", "tense", "means"),
    [
        ("on Monday", "2023-06-15..2023-06-16", PAST, "2023-06-12"),
        ("yesterday", "2023-06-15..2023-06-18", ANY, "2023-06-14..2023-06-17"),
        ("next month", "2023-06-15..2023-07-02", ANY, "2023-07-01..2023-08-31"),
        ("July 16, 2018", "2023-06-15..2023-07-02", ANY, "2018-07-16"),
        ("2018-07-16", "2023-01-01..2023-12-31", ANY, "2018-07-16"),
        ("July 16 to 18", "2018-07-20..2019-08-30", PAST, "2018-07-16..2019-07-16 until 2018-07-18..2019-07-18"),
    ],
)
def test_against_a_publication_window_the_answer_holds_what_both_ends_give(text, published, tense, means):
    assert meaning(text, published, tense) == means


@pytest.mark.parametrize(
    ("first_year", "day", "weekday"), [(2017, "October 12", "Thursday"), (2023, "October 12", "Thursday")]
)
def test_a_weekday_chooses_the_year_of_its_date(first_year, day, weekday):
    """12 October is a Thursday in 2017 and 2023 and in no year between."""
    for published in (f"{first_year}-08-01", f"{first_year}-10-13", f"{first_year + 1}-01-05"):
        assert meaning(f"{weekday}, {day}", published) == f"{first_year}-10-12"


def test_a_leap_day_with_its_weekday_is_found_in_the_leap_year():
    assert meaning("Thursday, February 29", "2024-03-01") == "2024-02-29"


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("He may march in March, and she might come in May.", ["March", "May"]),
        ("Theresa May spoke. May said no. Soldiers march.", []),
        ("on Monday, not on Tuesday or 3 July", ["Monday", "Tuesday", "3 July"]),
        ("room 2018 and flight 16-18", []),
        ("The sun will set and he sat there.", []),
        ("the Oct. 12 meeting", ["Oct. 12"]),
        ("Mondays are long", []),
        ("", []),
    ],
)
def test_only_what_means_a_day_is_found(text, forms):
    assert [words for words, _ in found(text)] == forms


def test_expressions_are_found_only_between_the_offsets_and_keep_their_place_in_the_text():
    text = "On Monday he left. On Tuesday he came."
    (phrase,) = find_days(text, 18, len(text), WORDS)
    assert text[phrase.start : phrase.end] == "Tuesday"
    assert phrase.form == "weekday"


def test_each_expression_has_its_form():
    text = "July 2018; last year; July 16, 2018; 2018-07-16; July 16-18"
    assert [phrase.form for phrase in find_days(text, 0, len(text), WORDS)] == [
        "month_of",
        "span",
        "date",
        "iso",
        "dates",
    ]


def test_names_of_months_and_weekdays_are_known_in_full_and_cut_short():
    assert [month_number(name, WORDS) for name in ("january", "sept", "dec.", "may", "monday")] == [1, 9, 12, 5, 0]
    assert [weekday_number(name, WORDS) for name in ("monday", "thurs", "sun")] == [0, 3, 6]


DAYS = st.dates(date(2015, 1, 1), date(2016, 12, 31))
PHRASES = st.sampled_from(
    [
        "on Monday",
        "on Sunday",
        "last Friday",
        "next Tuesday",
        "this Thursday",
        "yesterday",
        "tomorrow",
        "last week",
        "next month",
        "earlier this month",
        "in July",
        "last December",
        "in December",
        "July 16",
        "February 29",
        "December 31 to 30",
        "Thursday, October 12",
        "Friday, February 29",
        "over the weekend",
        "this winter",
        "last winter",
        "two weeks ago",
    ]
)


@given(text=PHRASES, day=DAYS, tense=st.sampled_from(Tense))
def test_every_expression_resolves_to_a_window_or_none_on_any_day(text, day, tense):
    (phrase,) = find_days(text, 0, len(text), WORDS)
    answer = resolve(phrase, Window.of(day), WORDS, tense)
    assert answer is None or answer[1] is None or answer[1].first >= answer[0].first


@given(text=PHRASES, day=DAYS, more=st.integers(0, 400), tense=st.sampled_from(Tense))
def test_a_wider_publication_window_never_narrows_what_its_ends_mean(text, day, more, tense):
    (phrase,) = find_days(text, 0, len(text), WORDS)
    wide = Window(day, date.fromordinal(day.toordinal() + more))
    both = resolve(phrase, wide, WORDS, tense)
    for end in (wide.first, wide.last):
        alone = resolve(phrase, Window.of(end), WORDS, tense)
        if alone is not None:
            assert both is not None
            assert both[0].meets(alone[0]) == alone[0]


@given(day=DAYS, name=st.sampled_from(WORDS.calendar["weekdays"]))
def test_a_weekday_is_that_weekday_at_most_a_week_off_in_the_direction_told(day, name):
    text = f"on {name.title()}"
    (phrase,) = find_days(text, 0, len(text), WORDS)
    future, _ = resolve(phrase, Window.of(day), WORDS, Tense.FUTURE)
    past, _ = resolve(phrase, Window.of(day), WORDS, Tense.PAST)
    for window in (past, future):
        assert window.first.weekday() == weekday_number(name, WORDS)
    assert 0 <= (future.first - day).days < 7
    assert -7 < (past.first - day).days <= 1, "a Thursday said on Wednesday was said where it is Thursday already"
