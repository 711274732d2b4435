"""What articles assert about matters the tables know, held against the record, trip by trip.

Each assertion is looked up on the day the article speaks (its publication; else the arrival of the trip it concerns)
and either agrees, contradicts or cannot be told. It concerns the person's trip, told by that article, to the country it
names or to the summit's; failing that the trip the article is about. Contradicted assertions become one Conflict for
each matter and value, with the articles that the record bears out as the other side; the rest become notes in words.
Presence in occupied territory is not a trip abroad in the eyes of those who say "first since", so it does not
contradict them; the record's note says so where it matters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from setfoot.facts import About, Conflict, Matter, Status, Truth, Window
from setfoot.reconcile.record import event_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from setfoot.facts import ArticleId, Assertion, Country, PersonId, ReportId, Source, Trip
    from setfoot.reconcile.record import Record

MADE: Final = (Status.UNDER_WAY, Status.ENDED)
MONTH: Final = 31


@dataclass(frozen=True, slots=True)
class Question:
    """One assertion, the trip it concerns, the days on which the article speaks, and all that may answer it."""

    assertion: Assertion
    trip: Trip
    spoken: Window | None
    others: tuple[Trip, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to one assertion, in a sentence."""

    question: Question
    holds: Truth
    says: str


def check_assertions(
    person: PersonId,
    trips: Sequence[Trip],
    assertions: Iterable[Assertion],
    sources: Mapping[ArticleId, Source],
    record: Record,
) -> Iterator[Trip]:
    """The trips with what the record says to the articles' assertions, as conflicts and notes."""
    answers: dict[str, list[Answer]] = {}
    for assertion in assertions:
        if trip := _concerned(assertion, person, trips, record):
            source = sources.get(assertion.quote.article)
            spoken = (source.published if source else None) or trip.arrived
            others = tuple(other for other in trips if other.id != trip.id)
            question = Question(assertion, trip, spoken, others, record)
            answers.setdefault(trip.id, []).append(_ANSWER[assertion.matter](question))
    return (_with_answers(trip, answers.get(trip.id, ())) for trip in trips)


def _concerned(assertion: Assertion, person: PersonId, trips: Iterable[Trip], record: Record) -> Trip | None:
    if (
        assertion.matter in (Matter.FIRST_SINCE, Matter.LAST_ABROAD, Matter.WARRANT_ISSUED)
        and assertion.subject != person
    ):
        return None
    told = [trip for trip in trips if _reports_of(assertion.quote.article, trip)]
    country = assertion.country or _summit_country(assertion, record)
    there = [trip for trip in told if trip.country == country and assertion.matter is not Matter.LAST_ABROAD]
    about = [trip for trip in told if any(r.main for r in trip.reports if r.quote.article == assertion.quote.article)]
    return min(there or about, key=lambda trip: (trip not in about, _distance(assertion, trip), trip.id), default=None)


def _distance(assertion: Assertion, trip: Trip) -> int:
    if assertion.matter is not Matter.SUMMIT or trip.arrived is None:
        return 0
    return _window(assertion.value, trip.arrived).gap(trip.arrived)


def _window(text: str, default: Window) -> Window:
    try:
        return Window.parse(text)
    except ValueError:
        return default


def _summit_country(assertion: Assertion, record: Record) -> Country | None:
    if assertion.matter is not Matter.SUMMIT:
        return None
    event = record.event(assertion.subject, None, _days_asserted(assertion))
    return event.country if event else None


def _days_asserted(assertion: Assertion) -> Window | None:
    try:
        return Window.parse(assertion.value)
    except ValueError:
        return None


def _reports_of(article: ArticleId, trip: Trip) -> tuple[ReportId, ...]:
    return tuple(report.id for report in trip.reports if report.quote.article == article)


def _member(question: Question) -> Answer:
    country, value = question.assertion.country, question.assertion.value
    if country is None or question.spoken is None:
        return Answer(question, Truth.UNKNOWN, "")
    law, name, spoken = question.record.law, question.record.name(country), question.spoken
    party = _all_days({law.party_on(country, day) for day in (spoken.first, spoken.last)})
    status = law.status(country)
    signed, deposited = getattr(status, "signed", None), getattr(status, "deposited", None)
    holds = {
        "party": party,
        "not_party": ~party,
        "excepted": party & Truth.NO if party is not Truth.UNKNOWN else party,
        "not_ratified": ~_by(deposited, spoken),
        "signed": _by(signed, spoken),
    }.get(value, Truth.UNKNOWN)
    standing = {Truth.YES: "was a party", Truth.NO: "was not a party"}.get(party, "cannot be said to be a party or not")
    parts = [f"{name} {standing} to the Rome Statute on {spoken}"]
    parts += [f"signed {signed}"] if signed else []
    parts += [f"ratified {deposited}" if deposited else "never ratified"] if signed or deposited else []
    tail = "; a party is not exempt" if value == "excepted" and party is Truth.YES else ""
    return Answer(question, holds, f"{', '.join(parts)}{tail}")


def _all_days(truths: set[Truth]) -> Truth:
    return truths.pop() if len(truths) == 1 else Truth.UNKNOWN


def _by(day: date | None, spoken: Window) -> Truth:
    """Whether something dated had been done by the days the article speaks on."""
    if day is None or day > spoken.last:
        return Truth.NO
    return Truth.of(day <= spoken.first) | Truth.UNKNOWN


def _parties(question: Question) -> Answer:
    spoken, value = question.spoken, question.assertion.value
    if spoken is None or not value.isdecimal():
        return Answer(question, Truth.UNKNOWN, "")
    first, last = (question.record.law.count_parties(day) for day in (spoken.first, spoken.last))
    counts = f"{first}" if first == last else f"{first} to {last}"
    holds = Truth.of(min(first, last) <= int(value) <= max(first, last))
    return Answer(question, holds, f"the Rome Statute had {counts} parties on {spoken}")


def _summit(question: Question) -> Answer:
    assertion = question.assertion
    days = _days_asserted(assertion)
    event = question.record.event(assertion.subject, assertion.country, days)
    if event is None or days is None:
        return Answer(question, Truth.UNKNOWN, "")
    held = event_window(event)
    says = f"the {event.series} was held in {event.city}, {question.record.name(event.country)}, on {held}"
    return Answer(question, Truth.of(bool(held.meets(days))), says)


def _warrant_issued(question: Question) -> Answer:
    issued = _warrant_days(question)
    days = _days_asserted(question.assertion)
    if not issued or days is None:
        return Answer(question, Truth.UNKNOWN, "")
    said = " and ".join(str(day) for day in issued)
    return Answer(question, Truth.of(any(day in days for day in issued)), f"the warrant was issued on {said}")


def _warrant_days(question: Question) -> list[date]:
    warrants = question.record.law.warrants(question.trip.person)
    return sorted({warrant.issued for warrant in warrants if warrant.issued})


def _first_since(question: Question) -> Answer:
    arrived, since = question.trip.arrived, _since(question)
    if arrived is None or since is None:
        return Answer(question, Truth.UNKNOWN, "")
    between = [
        (days, place) for days, place in _known_trips(question) if since < days.first and days.last < arrived.first
    ]
    if between:
        days, place = min(between)
        return Answer(question, Truth.NO, f"a trip to {place} on {days} is known, after {since} and before {arrived}")
    return Answer(question, Truth.YES, f"no trip abroad between {since} and {arrived.first} is known")


def _since(question: Question) -> date | None:
    if question.assertion.value != "warrant":
        days = _days_asserted(question.assertion)
        return days.last if days else None
    arrived = question.trip.arrived
    issued = [day for day in _warrant_days(question) if arrived is None or day <= arrived.first]
    return issued[-1] if issued else None


def _last_abroad(question: Question) -> Answer:
    days = _days_asserted(question.assertion)
    before = question.trip.arrived or question.spoken
    if days is None or before is None:
        return Answer(question, Truth.UNKNOWN, "")
    earlier = [(known, place) for known, place in _known_trips(question) if known.last < before.first]
    later = [(known, place) for known, place in earlier if known.first > days.last]
    if later:
        known, place = max(later)
        return Answer(question, Truth.NO, f"a later trip to {place} on {known} is known")
    places = sorted({place for known, place in earlier if known.meets(days)})
    says = f"no trip abroad between {days.last} and {before.first} is known"
    return Answer(question, Truth.of(bool(places)) | Truth.UNKNOWN, f"{says}; in {days}: {', '.join(places)}")


def _known_trips(question: Question) -> Iterator[tuple[Window, str]]:
    """Every dated stay abroad of the person that other articles or the table of visits know, occupied territory apart."""
    record, person = question.record, question.trip.person
    visits = [visit for visit in record.law.visits if visit.person == person]
    occupied = {visit.country for visit in visits if "occupied" in (visit.occasion or "")}
    for visit in visits:
        if visit.arrived and visit.country not in occupied:
            yield Window.of(visit.arrived), record.name(visit.country)
    for trip in question.others:
        told_elsewhere = any(r.quote.article != question.assertion.quote.article for r in trip.reports)
        exact = trip.arrived and trip.arrived.width <= MONTH
        if trip.status in MADE and exact and told_elsewhere and trip.country not in occupied:
            assert trip.arrived is not None
            yield trip.arrived, record.name(trip.country)


_ANSWER: Final[Mapping[Matter, Callable[[Question], Answer]]] = {
    Matter.MEMBER: _member,
    Matter.PARTIES: _parties,
    Matter.SUMMIT: _summit,
    Matter.FIRST_SINCE: _first_since,
    Matter.LAST_ABROAD: _last_abroad,
    Matter.WARRANT_ISSUED: _warrant_issued,
}


def _with_answers(trip: Trip, answers: Iterable[Answer]) -> Trip:
    conflicts: list[Conflict] = []
    notes: list[str] = []
    for _, group in groupby(sorted(answers, key=_matter), key=_matter):
        answered = list(group)
        agreeing = [answer for answer in answered if answer.holds is Truth.YES]
        notes += [f"The record agrees: {answer.says}." for answer in agreeing]
        wrong = sorted((a for a in answered if a.holds is Truth.NO), key=lambda a: a.question.assertion.value)
        for _, same in groupby(wrong, key=lambda answer: answer.question.assertion.value):
            conflicts.append(_contradiction(trip, list(same), agreeing))
    left = tuple(conflict for conflict in trip.conflicts if not _told_again(conflict, conflicts))
    return replace(trip, conflicts=(*left, *conflicts), notes=tuple(dict.fromkeys((*trip.notes, *notes))))


def _matter(answer: Answer) -> tuple[str, str, str]:
    assertion = answer.question.assertion
    about = str(assertion.country) if assertion.matter is Matter.MEMBER else ""
    return (assertion.matter, about, answer.says if assertion.matter is Matter.SUMMIT else "")


def _contradiction(trip: Trip, wrong: Sequence[Answer], agreeing: Sequence[Answer]) -> Conflict:
    says = wrong[0].says
    articles = [dict.fromkeys(a.question.assertion.quote.article for a in side) for side in (wrong, agreeing)]
    sides = [tuple(rid for article in side for rid in _reports_of(article, trip)) for side in articles if side]
    quotes = [side[0].question.assertion.quote for side in (wrong, agreeing) if side]
    plural = "s" if len(articles[0]) > 1 else ""
    said = "; ".join(f'"{answer.question.assertion.quote.text}"' for answer in wrong)
    note = f"The record contradicts {len(articles[0])} article{plural}: {said}."
    return Conflict(About.RECORD, tuple(sides), note, tuple(quotes), f"{says[0].upper()}{says[1:]}.")


def _told_again(conflict: Conflict, records: Iterable[Conflict]) -> bool:
    """A disagreement on the day that the record has settled with both sides is told once."""
    dissent = {rid for side in conflict.sides[1:] for rid in side}
    covered = {rid for record in records for rid in record.sides[0]}
    return conflict.about is About.DAY and bool(conflict.settled) and dissent <= covered
