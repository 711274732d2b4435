"""How an article was decided, told to people: marks in the sentence, figures against their bar, and what is only counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tell_examples import NAMES, explained, quote

from setfoot.facts import Outcome
from setfoot.tell import WHY_FORMS, Look
from setfoot.tell.words import OUTCOMES, clean

WIDE = Look(width=1000)


def text(*ones):
    return "".join(WHY_FORMS["text"](ones, NAMES, WIDE))


def test_person_and_place_are_marked_in_the_sentence():
    told = text(explained()[0])
    assert "“The Kremlin said on Thursday that [Vladimir Putin] will visit <Mongolia> on September 3.”" in told
    assert "“[Putin] to visit <Mongolia> next week”" in told


def test_a_place_before_the_person_is_marked_too_and_one_inside_the_other_is_not():
    one = explained()[0]
    found = one.decisions[1]
    turned = replace(found, person_at=found.place_at, place_at=found.person_at)
    inside = replace(found, person_at=quote("mn-plan", "Vladimir Putin"), place_at=quote("mn-plan", "Putin"))
    told = text(replace(one, decisions=(turned, inside)))
    assert "<Vladimir Putin> will visit [Mongolia]" in told
    assert "[Vladimir Putin] will visit Mongolia" in told


def test_every_outcome_is_told_in_words_with_its_stage():
    told = text(explained()[0])
    assert all(words in told for words in OUTCOMES.values())
    assert "a trip: planned\n" in told
    assert "told by rule alone: called off\n" in told


def test_figures_stand_against_the_bar_they_had_to_pass():
    told = text(explained()[0])
    assert "all together +4.00, bar +0.75\n" in told
    assert "linear model -0.50, bar -0.25 (for: line=0 +0.25; against: claim=no -1.00, kind=city -0.50;" in told
    assert "encoder +2.50 (happened 6%, planned 88%, possible 6%, called off 0%)" in told


def test_what_the_rules_add_is_told_in_words_when_they_add_anything():
    one = explained()[0]
    told = text(one)
    assert "the rules trust it: +1.00\n" in told
    assert "the rules doubt it: -1.50 (gov=visit, role=beside)\n" in told
    silent = text(replace(one, decisions=(replace(one.decisions[1], rules_add=0.0, both=3.0),)))
    assert "both together +3.00, bar +0.75\n" in silent
    assert "the rules trust" not in silent
    assert "the rules doubt" not in silent


def test_what_was_dropped_is_counted_and_told_only_when_asked_for():
    whole = explained()[0]
    brief = whole.brief()
    assert (whole.hidden, brief.hidden, brief.dropped) == (2, 3, whole.dropped)
    assert Outcome.DROPPED not in {one.outcome for one in brief.decisions}
    assert "3 candidates dropped by the linear model; --all shows them" in text(brief)
    assert "--all" not in text(replace(whole, dropped=1))


def test_a_report_says_by_which_words_it_was_dated():
    told = text(explained()[0])
    assert "dated by “on September 3” (text 69-83)" in told
    assert "dated by no single sentence: by the day of publication or several sentences together" in told
    reading = explained()[0].reading
    undated = replace(reading, reports=tuple(replace(report, when=None) for report in reading.reports))
    assert text(replace(explained()[0], reading=undated, dated=(None, None))).count("no day could be told") == 2


@pytest.mark.parametrize("form", WHY_FORMS)
def test_no_article_and_an_article_without_anybody_are_told_too(form):
    assert "".join(WHY_FORMS[form]((), NAMES, WIDE)) == ("[]\n" if form == "json" else "")
    assert "ua" in "".join(WHY_FORMS[form](explained()[2:], NAMES, WIDE))


@given(st.text(st.characters(categories=["Cc", "Cf", "Lu"]), min_size=1))
def test_words_of_an_article_cannot_steer_the_terminal(strange):
    one = explained()[0]
    found = one.decisions[1]
    said = replace(found.sentence, start=0, end=len(strange), text=strange)
    told = text(replace(one, decisions=(replace(found, sentence=said, person_at=None, place_at=None),)))
    assert clean(told) == told
