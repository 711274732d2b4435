"""Which of several warrants counts on a day, on small made-up laws."""

from dataclasses import replace
from datetime import date

import pytest

from setfoot.facts import Country, Duty, PersonId, Reason, Window
from setfoot.judge import judge_visit
from setfoot.tables.law import Law, StatuteRow, Wanted, Warrant
from setfoot.tables.law.rows import Kind, Situation

MARK = {"verified": "own-knowledge", "sources": ()}
STATE, HOME, MAN = Country("AA"), Country("BB"), PersonId("a-man")
LONG_AGO, LATER = date(2002, 1, 1), date(2003, 1, 1)
PARTY = StatuteRow(STATE, "State AA", LONG_AGO, LONG_AGO, "accession", LONG_AGO, *[None] * 6, **MARK)
NEVER = StatuteRow(HOME, "State BB", None, None, "", None, *[None] * 6, **MARK)
IN_FORCE = Warrant(
    MAN, "a-situation", (), Kind.WARRANT, None, LONG_AGO, None, LONG_AGO, *[None] * 4, "", "", "", None, **MARK
)


def hunted_by(*several):
    """A law in which the state is a party and the man is wanted by these."""
    return Law(
        version="made up",
        as_of=LATER,
        statute=(PARTY, NEVER),
        persons=(Wanted(MAN, "A Man", (), HOME, "", **MARK),),
        warrant_rows=several,
        situations=(Situation("a-situation", "A", HOME, "", None, LONG_AGO, LONG_AGO, **MARK),),
    )


ON, BEFORE, AFTER = date(2002, 7, 10), date(2002, 7, 5), date(2002, 7, 15)
SUMMONS = replace(IN_FORCE, kind=Kind.SUMMONS)
SEALED = replace(IN_FORCE, issued=BEFORE, unsealed=AFTER)
GONE = replace(IN_FORCE, ended=BEFORE, end="withdrawn")
HELD = replace(IN_FORCE, surrendered=BEFORE)
PERHAPS = replace(IN_FORCE, issued=BEFORE, issued_by=AFTER, unsealed=AFTER)
STRANGE = replace(PERHAPS, unsealed=BEFORE)
DYING = replace(IN_FORCE, ended=BEFORE, ended_by=AFTER, end="died")
TODAY = replace(IN_FORCE, issued=ON, unsealed=ON)
TO_COME = replace(IN_FORCE, issued=AFTER, unsealed=AFTER)


@pytest.mark.parametrize("other", [SUMMONS, SEALED, GONE, HELD, PERHAPS, STRANGE, DYING, TODAY, TO_COME])
@pytest.mark.parametrize("good", [IN_FORCE, TODAY])
def test_one_warrant_in_force_is_enough_whatever_else_there_is(good, other):
    for several in ((good, other), (other, good)):
        ruling = judge_visit(MAN, STATE, Window.of(ON), hunted_by(*several))
        assert (ruling.duty, ruling.reason) == (Duty.BOUND, Reason.STATE_PARTY)


@pytest.mark.parametrize("other", [SUMMONS, GONE, HELD, TO_COME])
@pytest.mark.parametrize(
    ("doubtful", "reason"),
    [
        (SEALED, Reason.SEALED_WARRANT),
        (PERHAPS, Reason.SEALED_WARRANT),
        (STRANGE, Reason.SEALED_WARRANT),
        (DYING, Reason.WARRANT_ENDED),
    ],
)
def test_a_warrant_that_may_be_in_force_leaves_the_answer_open(doubtful, reason, other):
    for several in ((doubtful, other), (other, doubtful)):
        ruling = judge_visit(MAN, STATE, Window.of(ON), hunted_by(*several))
        assert (ruling.duty, ruling.reason) == (Duty.UNKNOWN, reason)


@pytest.mark.parametrize(
    ("older", "newer", "reason"),
    [
        (GONE, replace(TODAY, surrendered=ON), Reason.IN_CUSTODY),
        (HELD, replace(TODAY, ended=ON, end="withdrawn"), Reason.WARRANT_ENDED),
        (GONE, replace(TODAY, kind=Kind.SUMMONS), Reason.SUMMONS_ONLY),
        (GONE, TO_COME, Reason.WARRANT_ENDED),
        (TO_COME, replace(TO_COME, issued=LATER, unsealed=LATER), Reason.NO_PUBLIC_WARRANT),
    ],
)
def test_where_none_is_in_force_the_newest_issued_tells_why(older, newer, reason):
    for several in ((older, newer), (newer, older)):
        ruling = judge_visit(MAN, STATE, Window.of(ON), hunted_by(*several))
        assert (ruling.duty, ruling.reason) == (Duty.NOT_BOUND, reason)


def test_of_two_warrants_in_force_the_older_is_told_and_the_other_named():
    older, newer = replace(IN_FORCE, issued=BEFORE, unsealed=BEFORE), TODAY
    for several in ((older, newer), (newer, older)):
        ruling = judge_visit(MAN, STATE, Window.of(ON), hunted_by(*several))
        said = {step.rule: step.because for step in ruling.steps}["warrant_issued"]
        assert said == f"the warrant for A Man was issued on {BEFORE}; another on {ON}"


def test_of_two_warrants_to_come_the_first_is_told():
    later = replace(TO_COME, issued=LATER, unsealed=LATER)
    for several in ((TO_COME, later), (later, TO_COME)):
        ruling = judge_visit(MAN, STATE, Window.of(ON), hunted_by(*several))
        said = {step.rule: step.because for step in ruling.steps}["warrant_issued"]
        assert said == f"the warrant for A Man was only issued on {AFTER}"
