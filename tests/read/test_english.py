"""What English tells beside its words: tenses, months that are words too, memberships of other bodies, offices as names."""

import pytest

from setfoot.read.english import ENGLISH
from setfoot.read.phrases import find_days
from setfoot.tables.places import find_state, load_states
from setfoot.tables.words import load_words

WORDS = load_words("en")
COURT, STAGE, PUBLISHED = ENGLISH.court, ENGLISH.stage, ENGLISH.published


@pytest.mark.parametrize(("word", "past"), [("visited", True), ("went", True), ("visits", False), ("go", False)])
def test_a_past_form_is_irregular_or_ends_in_ed(word, past):
    assert STAGE.is_past(word) is past


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He arrives in May.", ["May"]),
        ("They May come.", []),
        ("He may come.", []),
        ("They march on the town.", []),
        ("He came on May 6.", ["May 6"]),
        ("He left last March.", ["last March"]),
        ("He was there in Sept. and left", ["Sept."]),
    ],
)
def test_a_month_is_told_from_the_word_it_also_is(text, found):
    days = find_days(text, 0, len(text), WORDS)
    assert [text[day.start : day.end].removeprefix("in ") for day in days] == found


@pytest.mark.parametrize("words", ["did not go", "didn't go", "didn 't go", "didnt go"])
def test_a_cue_with_a_contraction_is_found_however_it_is_cut(words):
    assert STAGE.cue(("did not", "didn't")).search(words)
    assert not STAGE.cue(("did not", "didn't")).search("did go")


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Hungary is a member of the International Criminal Court", False),
        ("Hungary is a member of the European Union", True),
        ("Hungary is a state party to the Rome Statute", False),
        ("Hungary is a state party to the convention", True),
        ("Hungary is an ICC member", False),
        ("Hungary is a member to its credit", False),
    ],
)
def test_a_membership_of_another_body_is_none_of_the_court(words, other):
    member = next(pattern for pattern, value in COURT.memberships if value == "party")
    assert COURT.of_something_else(member.search(words), words) is other


def test_an_office_is_named_with_the_state_before_it():
    names = set(ENGLISH.names.office_names(find_state(load_states(), "Russia"), ("president",)))
    assert {"Russian president", "Russia's leader", "Russia\u2019s president"} <= names


@pytest.mark.parametrize(
    ("words", "update"), [("Published on May 6", None), ("Last updated: May 6", "Last updated"), ("Posted May 6", None)]
)
def test_a_label_says_whether_its_day_is_one_of_an_update(words, update):
    assert PUBLISHED.label.match(words)["update"] == update


@pytest.mark.parametrize(
    ("between", "closes"), [(" and ", True), (", and ", True), (", ", False), (" or the ", True), (", nor ", True)]
)
def test_a_list_of_states_ends_with_its_and(between, closes):
    assert COURT.listed.fullmatch(between)
    assert bool(COURT.list_closed.match(between)) is closes
