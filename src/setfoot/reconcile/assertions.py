"""What articles assert about matters the tables know, held against the record, trip by trip.

Each assertion is looked up on the day the article speaks (its publication; else the arrival of the trip it concerns)
and either agrees, contradicts or cannot be told. It concerns the person's trip, told by that article, to the country it
names; failing that the trip the article is about. What is said of a summit concerns the trip to that summit's country at
that time, made or called off, and no other. Contradicted assertions become one Conflict for each matter and value, with
the articles whose own assertions the record bears out as the other side; the rest become notes in words.
Presence in occupied territory is not a trip abroad in the eyes of those who say "first since", so it does not
contradict them; the record's note says so where it matters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from setfoot.facts import About, Conflict, Matter, Status, Truth, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from setfoot.facts import ArticleId, Assertion, PersonId, ReportId, Source, Trip
    from setfoot.reconcile.record import Record

MADE: Final = (Status.UNDER_WAY, Status.ENDED)
MONTH: Final = 31
OF_PERSON: Final = (Matter.FIRST_SINCE, Matter.LAST_ABROAD, Matter.WARRANT_ISSUED)
"""Matters whose subject is a person."""


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
    others = {}
    telling = _telling(trips)
    for assertion in assertions:
        if trip := _concerned(assertion, person, telling.get(assertion.quote.article, ()), record):
            source = sources.get(assertion.quote.article)
            spoken = (source.published if source else None) or trip.arrived
            if trip.id not in others:
                others[trip.id] = tuple(other for other in trips if other.id != trip.id)
            question = Question(assertion, trip, spoken, others[trip.id], record)
            answers.setdefault(trip.id, []).append(_ANSWER[assertion.matter](question))
    return (_with_answers(trip, answers.get(trip.id, ())) for trip in trips)


def _telling(trips: Iterable[Trip]) -> Mapping[ArticleId, Sequence[Trip]]:
    """The trips that each article tells of, so that an assertion is not held against every trip."""
    found: dict[ArticleId, list[Trip]] = {}
    for trip in trips:
        for article in {report.quote.article for report in trip.reports}:
            found.setdefault(article, []).append(trip)
    return found


def _concerned(assertion: Assertion, person: PersonId, trips: Iterable[Trip], record: Record) -> Trip | None:
    if assertion.matter in OF_PERSON and assertion.subject != person:
        return None
    told = tuple(trips)
    about = [trip for trip in told if any(r.main for r in trip.reports if r.quote.article == assertion.quote.article)]
    if assertion.matter is Matter.SUMMIT:
        return min(_at_summit(assertion, told, record), key=lambda trip: (trip not in about, trip.id), default=None)
    there = [trip for trip in told if trip.country == assertion.country]
    return min(there or about, key=lambda trip: (trip not in about, trip.id), default=None)


def _at_summit(assertion: Assertion, told: Iterable[Trip], record: Record) -> Iterator[Trip]:
    """The trips to the summit's country nearest to its days; a trip elsewhere has nothing to do with it."""
    event = record.event(assertion.subject, assertion.country, _days_asserted(assertion))
    if event is None:
        return
    held = event.held
    gaps = [(trip.arrived.gap(held) if trip.arrived else 0, trip) for trip in told if trip.country == event.country]
    nearest = min((gap for gap, _ in gaps), default=0)
    yield from (trip for gap, trip in gaps if gap == nearest <= MONTH)


def _days_asserted(assertion: Assertion) -> Window | None:
    try:
        return Window.parse(assertion.value)
    except ValueError:
        return None


def _reports_of(article: ArticleId, trip: Trip) -> tuple[ReportId, ...]:
    return tuple(report.id for report in trip.reports if report.quote.article == article)


def _member(question: Question) -> Answer:
    country, spoken, law = question.assertion.country, question.spoken, question.record.law
    if country is None or spoken is None or not law.knows(country):
        return Answer(question, Truth.UNKNOWN, "")
    party = _all_days({law.party_on(country, day) for day in (spoken.first, spoken.last)})
    row = law.status_on(country, spoken.last)
    holds: Mapping[str, Truth] = {
        "party": party,
        "not_party": ~party,
        "excepted": Truth.UNKNOWN if party is Truth.UNKNOWN else Truth.NO,
        "not_ratified": ~_by(row.deposited, spoken),
        "signed": _by(row.signed, spoken),
    }
    standing = {Truth.YES: "was a party", Truth.NO: "was not a party"}.get(party, "became or ceased to be a party")
    name = question.record.name(country)
    signed = f", signed {row.signed}" if row.signed else ""
    ratified = f", deposited {row.deposited}" if row.deposited else ", never ratified" if row.signed else ""
    exempt = "; a party is not exempt" if (question.assertion.value, party) == ("excepted", Truth.YES) else ""
    says = f"{name} {standing} to the Rome Statute on {spoken}{signed}{ratified}{exempt}"
    return Answer(question, holds.get(question.assertion.value, Truth.UNKNOWN), says)


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
    held = event.held
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
    return sorted({warrant.issued for warrant in warrants})


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
    visits = record.visits(person)
    occupied = {visit.country for visit in visits if "occupied" in (visit.occasion or "")}
    for visit in visits:
        if visit.country not in occupied:
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
    said = "; ".join(f'"{quote.text}"' for quote in against.values())
    note = f"The record contradicts {_count(against)}: {said}."
    note += f" It bears out {_count(others)}." if others else ""
    sides = tuple(tuple(rid for article in side for rid in _reports_of(article, trip)) for side in told)
    quotes = tuple(next(iter(side.values())) for side in told)
    return Conflict(About.RECORD, sides, note, quotes, f"{wrong[0].says[0].upper()}{wrong[0].says[1:]}.")


def _count(articles: Collection[ArticleId]) -> str:
    return f"{len(articles)} article{'s' if len(articles) > 1 else ''}"


def _told_again(conflict: Conflict, records: Iterable[Conflict]) -> bool:
    """A disagreement on the day that the record has settled with both sides is told once."""
    dissent = {rid for side in conflict.sides[1:] for rid in side}
    covered = {rid for record in records for rid in record.sides[0]}
    return conflict.about is About.DAY and bool(conflict.settled) and dissent <= covered
