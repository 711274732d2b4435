"""A span of days: for every state its answers in the order of their days.

A span is no window. A window asks about one day that is not known and has one answer; a span means each of its days
and has as many answers as there are. Between two days on which a row changes every day is answered alike, so only the
span's first day and those days are judged (`changes`, which rulings on windows rest on too). Days in a row with the
same duty, reason and contest are joined to a stretch, also where a step changed that decided nothing, as a notice of
withdrawal does.
"""

from collections.abc import Sequence
from datetime import timedelta

from setfoot.facts import Country, Course, Duty, PersonId, Reason, Ruling, Step, Stretch, Window
from setfoot.judge.visit import changes, judge_visit
from setfoot.tables.law import Law


def judge_span(person: PersonId, span: Window, law: Law) -> tuple[Course, ...]:
    """The answers of every state of the tables on the days of the span, in the order of the table.

    BadQuestion when the person never had a public warrant or summons.
    """
    return tuple(follow_state(person, country, span, law) for country in law.states)


def follow_state(person: PersonId, country: Country, span: Window, law: Law) -> Course:
    """The answers of one state or territory on the days of the span; BadQuestion as for a visit."""
    rulings = [judge_visit(person, country, Window.of(day), law) for day in changes(person, country, span, law)]
    turns = [n for n in range(len(rulings)) if n == 0 or _answer(rulings[n]) != _answer(rulings[n - 1])]
    begins = [rulings[n].on.first for n in turns]
    ends = [*(day - timedelta(days=1) for day in begins[1:]), span.last]
    return Course(
        person,
        country,
        tuple(
            Stretch(Window(first, last), rulings[n], _changed(rulings[max(n - 1, 0)].steps, rulings[n].steps))
            for first, last, n in zip(begins, ends, turns, strict=True)
        ),
    )


def _answer(ruling: Ruling) -> tuple[Duty, Reason, bool]:
    return ruling.duty, ruling.reason, ruling.contested


def _changed(before: Sequence[Step], after: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that answer otherwise than before; where none does, those with another reason (an office that ended)."""
    pairs = list(zip(before, after, strict=True))
    answers = tuple(now for was, now in pairs if now.holds is not was.holds)
    return answers or tuple(now for was, now in pairs if now.because != was.because)
