"""What the law answers over a span of days, in the forms that are lines, cells or JSON: what changes, and when.

The changes come first, in the order of their days. Where many states change alike on one day (a warrant becomes public,
a term of office ends) lines for people tell them together; JSON and CSV keep every state by itself.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypedDict

from setfoot.facts import Window
from setfoot.tell import words
from setfoot.tell.contract import written
from setfoot.tell.lines import STYLES
from setfoot.tell.ruling import AnswerJson, answer_json
from setfoot.tell.screen import Page
from setfoot.tell.sheet import WHERE_COLUMNS, row_of
from setfoot.tell.when import WindowJson, window_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from setfoot.facts import Country, Course, Ruling, Stretch
    from setfoot.tell.names import Look, Names

TOGETHER: Final = 8
"""From so many states on that change alike on one day, lines tell them together."""
SPAN_COLUMNS: Final = (*WHERE_COLUMNS, "changed")


class Shift(NamedTuple):
    """One state's answer becomes another."""

    day: date
    country: Country
    before: Stretch
    after: Stretch


class StretchJson(AnswerJson):
    """A state's answer and the days it holds."""

    first: str
    last: str


class CourseJson(TypedDict):
    """A state's answers one after the other."""

    country: str
    answers: list[StretchJson]


ShiftJson = TypedDict(
    "ShiftJson",
    {"day": str, "country": str, "from": AnswerJson, "to": AnswerJson, "because": str},
)


class SpanJson(TypedDict):
    """Every state's answers over a span, and the changes by themselves."""

    person: str
    on: WindowJson | None
    law: str
    as_of: str
    states: list[CourseJson]
    changes: list[ShiftJson]


def shifts(courses: Sequence[Course], names: Names) -> list[Shift]:
    """Every change of an answer within the span, by day and then by name."""
    found = (
        Shift(after.on.first, course.country, before, after)
        for course in courses
        for before, after in pairwise(course.answers)
    )
    return sorted(found, key=lambda shift: (shift.day, names.country(shift.country)))


def on_day(courses: Sequence[Course], day: date) -> tuple[Ruling, ...]:
    """Every state's answer on a day of the span, with the steps of the first day that answered so."""
    stretches = (next(one for one in course.answers if day in one.on) for course in courses)
    return tuple(replace(one.ruling, on=Window.of(day)) for one in stretches)


def alike(found: Sequence[Shift]) -> list[list[Shift]]:
    """Changes of one day from one answer to one other, together; in the order of their days and first names."""
    groups: dict[tuple[date, str, str], list[Shift]] = {}
    for shift in found:
        groups.setdefault((shift.day, words.brief(shift.before), words.brief(shift.after)), []).append(shift)
    return list(groups.values())


def span_lines(courses: Sequence[Course], names: Names, look: Look) -> Iterator[str]:
    """The changes, a line each, then how many states answer the same throughout, and those by answer."""
    page, ruling, found = Page(look), courses[0].answers[0].ruling, shifts(courses, names)
    page.line(f"{names.person(ruling.person)}, {words.span(courses[0].on)}", "bold")
    page.heading("What changes")
    for group in alike(found):
        _tell_shifts(page, group, names)
    if not found:
        page.line("Nothing: every state answers the same on all these days.")
    still = sorted((course for course in courses if len(course.answers) == 1), key=lambda c: names.country(c.country))
    page.heading("The same throughout")
    page.paragraph(words.tally([course.answers[0] for course in still]))
    _tell_still(page, still, names)
    page.line()
    page.line(words.tables_of(ruling, courses[0].on), "dim")
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def _tell_shifts(page: Page, group: Sequence[Shift], names: Names) -> None:
    """One line for each state; from `TOGETHER` on one line for all, and their names under it."""
    (day, _, before, after), told = group[0], [names.country(shift.country) for shift in group]
    said = f"from {day}: {words.brief(after)}; before: {words.brief(before)}"
    if len(group) < TOGETHER:
        for name in told:
            page.line(f"{name} {said}", STYLES[after.duty])
    else:
        page.line(f"{words.many(len(group), 'state')} {said}", STYLES[after.duty])
        page.paragraph(", ".join(told), indent=2)


def _tell_still(page: Page, still: Sequence[Course], names: Names) -> None:
    by_answer: dict[str, list[Course]] = {}
    for course in still:
        by_answer.setdefault(words.brief(course.answers[0]), []).append(course)
    order = list(words.BRIEF_DUTIES)
    for told, having in sorted(by_answer.items(), key=lambda pair: order.index(pair[1][0].answers[0].duty)):
        page.line()
        page.line(f"{told}: {words.many(len(having), 'state')}", STYLES[having[0].answers[0].duty])
        page.paragraph(", ".join(names.country(course.country) for course in having), indent=2)


def span_object(courses: Sequence[Course], names: Names, look: Look) -> Iterator[str]:
    """The span as one object."""
    del look
    yield written(span_json(courses, names), indent=2) + "\n"


def span_json(courses: Sequence[Course], names: Names) -> SpanJson:
    """Every state's answers in the order of the table, and the changes in the order of their days."""
    ruling = courses[0].answers[0].ruling
    return {
        "person": ruling.person,
        "on": window_json(courses[0].on),
        "law": ruling.law,
        "as_of": ruling.as_of.isoformat(),
        "states": [
            {"country": course.country, "answers": [_stretch_json(answer) for answer in course.answers]}
            for course in courses
        ],
        "changes": [_shift_json(shift) for shift in shifts(courses, names)],
    }


def _stretch_json(answer: Stretch) -> StretchJson:
    return {"first": answer.on.first.isoformat(), "last": answer.on.last.isoformat(), **answer_json(answer)}


def _shift_json(shift: Shift) -> ShiftJson:
    return {
        "day": shift.day.isoformat(),
        "country": shift.country,
        "from": answer_json(shift.before),
        "to": answer_json(shift.after),
        "because": why(shift.after),
    }


def why(answer: Stretch) -> str:
    """The steps that made the answer another, in words; empty for the first of a span."""
    return "; ".join(step.because for step in answer.changed)


def span_sheet(courses: Sequence[Course], names: Names, look: Look) -> Iterator[str]:
    """One row for each state and answer; `changed` says which steps made it another than before."""
    del look
    yield row_of(SPAN_COLUMNS)
    for course in courses:
        for answer in course.answers:
            ends = answer.on.first.isoformat(), answer.on.last.isoformat()
            about = (answer.ruling.person, course.country, names.country(course.country), *ends)
            said = (answer.duty.value, "yes" if answer.contested else "no", answer.reason.value)
            yield row_of((*about, *said, "; ".join(step.because for step in answer.ruling.steps), why(answer)))
