"""A span agrees with asking every state on every day, and cases as data say which states change, when and to what."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from made_laws import HOME, MAN, PART, STATE, laws, windows
from setfoot.facts import BadQuestion, Country, PersonId, Window
from setfoot.judge import follow_state, judge_everywhere, judge_span, judge_visit
from setfoot.tables.law import load_law

FILE = Path(__file__).parents[1] / "cases" / "spans.toml"
CASES = tomllib.loads(FILE.read_text("utf-8"))["span"]
KEYS = {"name", "person", "days", "change", "together", "same"}


def answer(one):
    return one.duty, one.reason, one.contested


def told(one):
    return f"{one.duty} {one.reason}{' contested' if one.contested else ''}"


@settings(max_examples=300, deadline=None)
@given(law=laws(), on=windows, place=some.sampled_from([STATE, PART, HOME]))
def test_a_span_agrees_with_asking_each_day(law, on, place):
    course = follow_state(MAN, place, on, law)
    by_day = {day: stretch for stretch in course.answers for day in stretch.on}
    assert list(by_day) == list(on), "the stretches are in order, touch and fill the span"
    for day, stretch in by_day.items():
        assert answer(stretch) == answer(judge_visit(MAN, place, Window.of(day), law))
    assert course.on == on


@settings(max_examples=200, deadline=None)
@given(law=laws(), on=windows, place=some.sampled_from([STATE, PART, HOME]))
def test_stretches_are_as_long_as_they_can_be_and_say_why_they_begin(law, on, place):
    answers = follow_state(MAN, place, on, law).answers
    assert answers[0].changed == ()
    for before, after in pairwise(answers):
        assert answer(before) != answer(after)
        assert after.changed, "some step must have made the answer another"
        assert set(after.changed) <= set(after.ruling.steps)
        eve = judge_visit(MAN, place, Window.of(before.on.last), law)
        assert not set(after.changed) & set(eve.steps)
        assert after.ruling == judge_visit(MAN, place, Window.of(after.on.first), law)


@given(law=laws(), on=windows)
def test_a_span_holds_every_state_once_in_the_order_of_the_table(law, on):
    assert tuple(course.country for course in judge_span(MAN, on, law)) == law.states


@pytest.mark.parametrize("day", ["2023-03-16", "2024-02-01", "2026-11-22"])
def test_a_span_of_one_day_is_that_day_everywhere(day):
    on, law = Window.parse(day), load_law()
    courses = judge_span(PersonId("vladimir-putin"), on, law)
    assert [stretch.ruling for course in courses for stretch in course.answers] == list(
        judge_everywhere(PersonId("vladimir-putin"), on.first, law)
    )


def test_a_person_never_wanted_is_refused():
    with pytest.raises(BadQuestion, match="never had a public warrant"):
        judge_span(PersonId("sergei-lavrov"), Window.parse("2023"), load_law())


def changes(case):
    courses = judge_span(PersonId(case["person"]), Window.parse(case["days"]), load_law())
    return [
        (course.country, str(after.on.first), told(before), told(after))
        for course in courses
        for before, after in pairwise(course.answers)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_these_states_change_and_no_other(case):
    assert set(case) <= KEYS, "a misspelt key would test nothing"
    found = changes(case)
    for mass in case.get("together", ()):
        alike = [one for one in found if one[1:] == (mass["day"], mass["from"], mass["to"])]
        assert len(alike) == mass["states"]
        found = [one for one in found if one not in alike]
    expected = [(one["country"], one["day"], one["from"], one["to"]) for one in case.get("change", ())]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_these_states_answer_the_same_throughout(case):
    for country, said in case.get("same", {}).items():
        course = follow_state(PersonId(case["person"]), Country(country), Window.parse(case["days"]), load_law())
        assert [told(stretch) for stretch in course.answers] == [said], country
