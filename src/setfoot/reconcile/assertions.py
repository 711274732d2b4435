"""What articles assert about matters the tables know, held against the record, trip by trip.

Each assertion is looked up on the day the article speaks (its publication; else the arrival of the trip it concerns)
and either agrees, contradicts or cannot be told; of_members, of_warrants and of_travel know how. It concerns the
person's trip, told by that article, to the country it names; failing that the trip the article is about. What is said
of a summit concerns the trip to that summit's country at that time, made or called off, and no other; a first or a
numbered journey the trip that its own sentence reports, and the article's main trip only while that is news.
Contradicted assertions become one Conflict for each matter and value, with the articles whose own assertions the record
bears out as the other side; the rest become notes in words. `check_reading` asks the same of one article alone, against
the tables without the ledger.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from setfoot.facts import About, Checked, Conflict, Matter, Truth
from setfoot.reconcile.of_events import answer_summit, trips_at_summit
from setfoot.reconcile.of_members import answer_member, answer_parties, answer_signatories
from setfoot.reconcile.of_travel import (
    answer_first_since,
    answer_first_to,
    answer_last_abroad,
    answer_not_abroad,
    answer_rarely,
    answer_visit_count,
)
from setfoot.reconcile.of_warrants import answer_applied, answer_by, answer_count, answer_issued, answer_over
from setfoot.reconcile.questions import Answer, Question, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import ArticleId, Assertion, PersonId, Reading, ReportId, Source, Trip, Window
    from setfoot.reconcile.record import Record

NEWS: Final = 21
"""Days between an article and its main trip within which "the first since" in another sentence means that trip."""
OF_JOURNEY: Final = (Matter.FIRST_SINCE, Matter.FIRST_TO, Matter.VISIT_COUNT)
OF_PERSON: Final = (
    *OF_JOURNEY,
    Matter.NOT_ABROAD,
    Matter.RARELY_ABROAD,
    Matter.LAST_ABROAD,
    Matter.WARRANT_ISSUED,
    Matter.WARRANT_APPLIED,
    Matter.WARRANT_OVER,
    Matter.WARRANT_COUNT,
    Matter.WARRANT_BY,
)
"""Matters whose subject is a person."""


def check_assertions(
    person: PersonId,
    trips: Sequence[Trip],
    assertions: Iterable[Assertion],
    sources: Mapping[ArticleId, Source],
    record: Record,
) -> Iterator[Trip]:
    """The trips with what the record says to the articles' assertions, as conflicts and notes."""
    answers: dict[str, list[Answer]] = {}
    others = {}
    telling = _telling(trips)
    for assertion in assertions:
        source = sources.get(assertion.quote.article)
        if trip := _concerned(assertion, person, telling.get(assertion.quote.article, ()), source, record):
            spoken = (source.published if source else None) or trip.arrived
            if trip.id not in others:
                others[trip.id] = tuple(other for other in trips if other.id != trip.id)
            question = Question(assertion, trip, spoken, others[trip.id], record, trip.arrived)
            answers.setdefault(trip.id, []).append(_ANSWER[assertion.matter](question))
    return (_with_answers(trip, answers.get(trip.id, ())) for trip in trips)


def _telling(trips: Iterable[Trip]) -> Mapping[ArticleId, Sequence[Trip]]:
    """The trips that each article tells of, so that an assertion is not held against every trip."""
    found: dict[ArticleId, list[Trip]] = {}
    for trip in trips:
        for article in {report.quote.article for report in trip.reports}:
            found.setdefault(article, []).append(trip)
    return found


def check_reading(reading: Reading, record: Record) -> Reading:
    """The reading with what the tables say to each of its assertions; the ledger of trips is not asked."""
    spoken = reading.source.published
    questions = (Question(said, None, spoken, (), record, _arrival(said, reading)) for said in reading.assertions)
    answers = (_ANSWER[question.assertion.matter](question) for question in questions)
    checked = (Checked(one.question.assertion, one.holds, sentence(one.says), spoken) for one in answers)
    return replace(reading, checked=tuple(checked))


def _arrival(said: Assertion, reading: Reading) -> Window | None:
    """When the journey began that the article is about, of the person the assertion is about."""
    there = [r for r in reading.reports if r.person == said.subject and said.country in {None, r.country}]
    return next((report.when for report in there if report.main), None)


def _concerned(
    assertion: Assertion, person: PersonId, trips: Iterable[Trip], source: Source | None, record: Record
) -> Trip | None:
    if assertion.matter in OF_PERSON and assertion.subject != person:
        return None
    told = list(trips)
    about = [trip for trip in told if any(r.main for r in trip.reports if r.quote.article == assertion.quote.article)]
    if assertion.matter is Matter.SUMMIT:
        at_summit = trips_at_summit(assertion, told, record)
        return min(at_summit, key=lambda trip: (trip not in about, trip.id), default=None)
    there = [trip for trip in told if trip.country == assertion.country]
    if assertion.matter in OF_JOURNEY:
        there, about = _journeys(assertion, there, told, about, source)
    return min(there or about, key=lambda trip: (trip not in about, trip.id), default=None)


def _journeys(
    assertion: Assertion, there: list[Trip], told: list[Trip], about: list[Trip], source: Source | None
) -> tuple[list[Trip], list[Trip]]:
    """The trips that the assertion's own sentence reports, and the main trips that were news when it was written."""
    candidates = told if assertion.country is None else there
    here = [trip for trip in candidates if any(_within(assertion, trip, r.id) for r in trip.reports)]
    published = source.published if source else None
    news = [
        trip
        for trip in about
        if trip in candidates and (published is None or trip.arrived is None or published.gap(trip.arrived) <= NEWS)
    ]
    return here, news


def _within(assertion: Assertion, trip: Trip, report: ReportId) -> bool:
    quote = next(r.quote for r in trip.reports if r.id == report)
    said = assertion.quote
    same = (quote.article, quote.where) == (said.article, said.where)
    return same and said.start <= quote.start and quote.end <= said.end


def _reports_of(article: ArticleId, trip: Trip) -> tuple[ReportId, ...]:
    return tuple(report.id for report in trip.reports if report.quote.article == article)


_ANSWER: Final[Mapping[Matter, Callable[[Question], Answer]]] = {
    Matter.MEMBER: answer_member,
    Matter.PARTIES: answer_parties,
    Matter.SIGNATORIES: answer_signatories,
    Matter.SUMMIT: answer_summit,
    Matter.FIRST_SINCE: answer_first_since,
    Matter.FIRST_TO: answer_first_to,
    Matter.NOT_ABROAD: answer_not_abroad,
    Matter.RARELY_ABROAD: answer_rarely,
    Matter.LAST_ABROAD: answer_last_abroad,
    Matter.VISIT_COUNT: answer_visit_count,
    Matter.WARRANT_ISSUED: answer_issued,
    Matter.WARRANT_APPLIED: answer_applied,
    Matter.WARRANT_OVER: answer_over,
    Matter.WARRANT_COUNT: answer_count,
    Matter.WARRANT_BY: answer_by,
}


def _with_answers(trip: Trip, answers: Iterable[Answer]) -> Trip:
    conflicts: list[Conflict] = []
    notes: list[str] = []
    for _, group in groupby(sorted(answers, key=_matter), key=_matter):
        answered = list(group)
        agreeing = [answer for answer in answered if answer.holds is Truth.YES]
        notes += [f"The record agrees: {answer.says}." for answer in sorted(agreeing, key=_exactness)[:1]]
        wrong = sorted((a for a in answered if a.holds is Truth.NO), key=lambda a: a.question.assertion.value)
        for _, same in groupby(wrong, key=lambda answer: answer.question.assertion.value):
            conflicts.append(_contradiction(trip, list(same), agreeing))
    left = tuple(conflict for conflict in trip.conflicts if not _told_again(conflict, conflicts))
    return replace(trip, conflicts=(*left, *conflicts), notes=tuple(dict.fromkeys((*trip.notes, *notes))))


def _exactness(answer: Answer) -> tuple[int, str]:
    """Of several articles that the record agrees with on one matter, the one of the most exact day is told."""
    spoken = answer.question.spoken
    return (spoken.width if spoken else 0, answer.says)


def _matter(answer: Answer) -> tuple[str, str, str]:
    assertion = answer.question.assertion
    about = str(assertion.country) if assertion.matter is Matter.MEMBER else ""
    return (assertion.matter, about, answer.says if assertion.matter is Matter.SUMMIT else "")


def _contradiction(trip: Trip, wrong: Sequence[Answer], agreeing: Sequence[Answer]) -> Conflict:
    """The articles the record contradicts on one side, those of the trip that it bears out on the other."""
    against = {answer.question.assertion.quote.article: answer.question.assertion.quote for answer in reversed(wrong)}
    borne_out = {answer.question.assertion.quote.article: answer.question.assertion.quote for answer in agreeing}
    others = {article: quote for article, quote in borne_out.items() if article not in against}
    told = [side for side in (against, others) if side]
    voices = {a.question.assertion.quote: a.question.assertion.voice for a in wrong}
    said = "; ".join(
        f'"{quote.text}"' + (f", told from {voice.name}" if (voice := voices.get(quote)) else "")
        for quote in against.values()
    )
    note = f"The record contradicts {_count(against)}: {said}."
    note += f" It bears out {_count(others)}." if others else ""
    sides = tuple(tuple(rid for article in side for rid in _reports_of(article, trip)) for side in told)
    quotes = tuple(next(iter(side.values())) for side in told)
    return Conflict(About.RECORD, sides, note, quotes, sentence(wrong[0].says))


def _count(articles: Collection[ArticleId]) -> str:
    return f"{len(articles)} article{'s' if len(articles) > 1 else ''}"


def _told_again(conflict: Conflict, records: Iterable[Conflict]) -> bool:
    """A disagreement on the day that the record has settled with both sides is told once."""
    dissent = {rid for side in conflict.sides[1:] for rid in side}
    covered = {rid for record in records for rid in record.sides[0]}
    return conflict.about is About.DAY and bool(conflict.settled) and dissent <= covered
