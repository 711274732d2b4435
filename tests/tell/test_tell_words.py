"""The words for people: every code has some, and days read as people say them."""

import re

import pytest
from tell_examples import where_answers

from setfoot.facts import About, ArticleId, Duty, Outcome, Quote, Reason, Stage, Status, Truth, VoiceKind, Why, Window
from setfoot.tell import words

TABLES = (
    (words.STATUSES, Status),
    (words.STAGES, Stage),
    (words.STAGE_NAMES, Stage),
    (words.OUTCOMES, Outcome),
    (words.DUTIES, Duty),
    (words.REASONS, Reason),
    (words.BRIEF_DUTIES, Duty),
    (words.BRIEF_REASONS, Reason),
    (words.CONFLICTS, About),
    (words.TRUTHS, Truth),
    (words.VOICES, VoiceKind),
    (words.WHYS, Why),
)


@pytest.mark.parametrize(("table", "codes"), TABLES, ids=lambda part: getattr(part, "__name__", ""))
def test_every_code_has_words_without_underscores(table, codes):
    assert set(table) == set(codes)
    assert not [text for text in table.values() if "_" in text]


@pytest.mark.parametrize(
    ("arrived", "left", "said"),
    [
        (None, None, "day not told"),
        (None, "2024-09-03", "until 3 September 2024"),
        ("2024-09-02", None, "2 September 2024"),
        ("2024-09-02", "2024-09-02", "2 September 2024"),
        ("2024-08-31", "2024-09-02", "31 August 2024 to 2 September 2024"),
        ("2024", None, "a day in 2024"),
        ("2024-09", "2024-10-01", "a day in September 2024, until 1 October 2024"),
        ("2024-08-22..2024-08-24", "2024-08-24", "between 22 and 24 August 2024"),
        ("2024-08-30..2024-09-02", None, "between 30 August 2024 and 2 September 2024"),
    ],
)
def test_a_stay_is_told_as_people_say_it(arrived, left, said):
    assert words.stay(*(Window.parse(text) if text else None for text in (arrived, left))) == said


def test_a_tally_counts_every_answer_also_those_that_nobody_gives():
    said = (
        "11 states: bound 5, of which contested 2; bound by acceptance 1; bound by the Security Council 1; not bound 3"
    )
    assert words.tally(where_answers()) == f"{said}; unknown 1"
    assert words.tally(()).startswith("0 states: bound 0; ")


def test_a_quote_outside_its_sentence_stands_alone():
    """An offset that does not fit must not mark other words."""
    article = ArticleId("a")
    found = Quote(article, 3, 6, "xyz")
    assert words.around(found, Quote(article, 0, 9, "abcdefghi")) == (("xyz", True),)
    assert words.around(found, Quote(article, 0, 9, "abcxyzghi", "title")) == (("xyz", True),)
    assert words.around(found, None) == (("xyz", True),)


def test_cleaning_leaves_every_script_alone():
    for text in ("Бишкек", "الخرطوم", "北京", "Ulan-Bator\nund", "👩🏽‍⚖️"):
        assert words.clean(text) == text
        assert not re.search("\ufffd", words.clean(text))
