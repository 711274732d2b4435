"""Answers that lawyers would give, as data: every file of tests/cases/law is read and held against the rulings."""

import tomllib
from pathlib import Path

import pytest

from setfoot.facts import BadQuestion, Window
from setfoot.judge import judge_visit
from setfoot.judge.conclusion import RULES
from setfoot.tables.law import load_law

FOLDER = Path(__file__).parents[1] / "cases" / "law"
FILES = [tomllib.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.toml"))]
CASES = [case for file in FILES for case in file.get("case", [])]
REFUSED = [question for file in FILES for question in file.get("refused", [])]
KEYS = {"name", "person", "country", "area", "day", "duty", "reason", "contested", "decision"}
WORDS = {"because", "caveat", "objection", "answered_by"}


def ruled(case):
    return judge_visit(case["person"], case["country"], Window.parse(case["day"]), load_law(), case.get("area", ""))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_ruling_is_the_one_a_lawyer_gives(case):
    assert set(case) <= KEYS | WORDS, "a misspelt key would test nothing"
    ruling = ruled(case)
    assert (ruling.duty, ruling.reason) == (case["duty"], case["reason"])
    assert ruling.contested is case.get("contested", False)
    assert case.get("decision", "") in (ruling.precedents[0].decision if ruling.precedents else "")
    assert case.get("because", "") in "\n".join(step.because for step in ruling.steps)
    assert case.get("caveat", "") in "\n".join(ruling.caveats)
    objecting = [f"{said.by}: {said.ground}" for said in ruling.objections]
    assert case.get("objection", "") in "\n".join(objecting)
    answers = [
        said.answered_by
        for said, by in zip(ruling.objections, objecting, strict=True)
        if case.get("objection", "") in by
    ]
    assert case.get("answered_by", "") in "\n".join(answer or "" for answer in answers)


@pytest.mark.parametrize("question", REFUSED, ids=[question["name"] for question in REFUSED])
def test_a_question_that_has_no_answer_is_refused_and_says_what_to_ask(question):
    assert set(question) == {"name", "person", "country", "day", "says"}
    with pytest.raises(BadQuestion) as refused:
        ruled(question)
    assert all(words in str(refused.value) for words in question["says"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_names_an_article_and_decides_differently_in_two_cases(rule):
    assert "Art. " in rule.__doc__
    assert rule.__doc__.count(".\n") <= 1
    steps = [step for case in CASES for step in ruled(case).steps if step.rule == rule.__name__]
    assert {step.says for step in steps} == {rule.__doc__}
    always = {"no_immunity_in_the_way", "no_agreement_in_the_way"}
    assert len({step.holds for step in steps}) > 1 or rule.__name__ in always
    assert len({step.because for step in steps}) > 1


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_contested_ruling_says_who_objects_or_argues_from_the_withdrawal(case):
    ruling = ruled(case)
    if ruling.contested:
        assert ruling.objections or any("Art. 127(2)" in caveat for caveat in ruling.caveats)
        assert not ruling.objections or any(said.answered_by for said in ruling.objections)
    else:
        assert not ruling.objections
