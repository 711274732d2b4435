"""What the table of events says to an assertion about when and where a summit was.

The summit meant is the one of that name, in the country the article puts it, nearest to the days it tells. In another
country than the article's it is meant only when it is the only one of the name within a season of those days. A day
beside the summit's is no error that can be held against an article: leaders arrive the evening before. A year, or a
place alone, is too little to mean one summit by: it agrees when one of the name was held then and there, and is wrong
only when the only one known of that year was elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.reconcile.questions import window_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from setfoot.facts import Assertion, Trip, Window
    from setfoot.reconcile.questions import Answer, Question
    from setfoot.reconcile.record import Record
    from setfoot.tables.events import Event

MONTH: Final = 31
YEAR: Final = 365
"""Days around an article in which a summit lies that it only places."""
BESIDE: Final = 2
"""Days beside a summit that are still told as its days."""
ANOTHER: Final = 60
"""Days from the nearest summit of the name beyond which a meeting that the table does not know may be meant."""
TABLE: Final = "events.csv"


def answer_summit(question: Question) -> Answer:
    """Whether the event was held in those days, and there."""
    assertion, days = question.assertion, question.days
    if days is None or days.width > MONTH:
        return _answer_vague(question, days or _around(question))
    event = question.record.event(assertion.subject, assertion.country, days)
    elsewhere = event is None or not event.held.meets(days.wider(BESIDE))
    other = _only_one(question) if elsewhere and assertion.country else None
    if other and other.country != assertion.country and other.held.meets(days.wider(BESIDE)):
        return question.is_so(False, _told(other, question))  # noqa: FBT003 - it is not
    if event is None:
        return question.unknown()
    says = _told(event, question)
    if event.held.meets(days):
        return question.is_so(True, says)  # noqa: FBT003 - it is so
    unsure = event.held.meets(days.wider(BESIDE)) or event.held.gap(days) > ANOTHER
    return question.unknown(says) if unsure else question.is_so(False, says)  # noqa: FBT003 - it is not


def _around(question: Question) -> Window | None:
    """The days in which a summit lies that an article only places."""
    return question.spoken.wider(YEAR) if question.spoken and not question.assertion.value else None


def _answer_vague(question: Question, days: Window | None) -> Answer:
    """Whether one of the name was held in so long a time, and there."""
    if days is None:
        return question.unknown()
    held = question.record.events_of(question.assertion.subject, days)
    there = [event for event in held if question.assertion.country in {None, event.country}]
    if there:
        nearest = min(there, key=lambda event: (event.held.gap(question.spoken or days), event.first))
        return question.is_so(True, _told(nearest, question))  # noqa: FBT003 - it is so
    alone = len(held) == 1 and question.assertion.value != ""
    return question.is_so(False, _told(held[0], question)) if alone else question.unknown()  # noqa: FBT003 - it is not


def _told(event: Event, question: Question) -> str:
    country = question.record.name(event.country)
    return f"the {event.series} was held in {event.city}, {country}, on {event.held} ({TABLE})"


def _only_one(question: Question) -> Event | None:
    """The only event of the name near the days, wherever it was."""
    return question.record.only_event(question.assertion.subject, question.days)


def trips_at_summit(assertion: Assertion, told: Iterable[Trip], record: Record) -> Iterator[Trip]:
    """The trips to the summit's country nearest to its days; a trip elsewhere has nothing to do with it."""
    event = record.event(assertion.subject, assertion.country, window_of(assertion.value))
    if event is None:
        return
    held = event.held
    gaps = [(trip.arrived.gap(held) if trip.arrived else 0, trip) for trip in told if trip.country == event.country]
    nearest = min((gap for gap, _ in gaps), default=0)
    yield from (trip for gap, trip in gaps if gap == nearest <= MONTH)
