"""What the ledger and the table of known visits say to an assertion about a person's journeys.

The ledger holds the trips that some article told, never all that were made. So "first trip since" can be contradicted,
by a trip in between with its evidence, or else is not contradicted by so many trips known; it is borne out only for
somebody wanted since their warrant, whose visits the law's table means to hold in full. A trip contradicts when it is
dated to a few days, made, and what articles of two origins are about; one article may have been misread. Stops of the same journey do not: somebody on a tour of three
countries is in each on the first trip. Presence in occupied territory is no trip abroad in the eyes of those who say
"first since".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import Matter, Stage, Truth, Window
from setfoot.reconcile.of_warrants import last_issued
from setfoot.reconcile.questions import window_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from setfoot.facts import Country, Trip
    from setfoot.reconcile.questions import Answer, Question

EXACT: Final = 4
"""Days within which a trip's arrival must be known for it to contradict."""
ENOUGH: Final = 2
"""Origins with an article about a trip that was made; fewer may be one misreading."""
MONTH: Final = 31
MEMBER: Final = "member"
OFFICIAL: Final = "official"
"""Kinds of journeys that stand before the since of a value."""
UNSAID: Final = "unsaid"
"""The since of a first visit that tells none."""
TABLE: Final = "visits.csv"
JOURNEY: Final = timedelta(days=4)
"""Between leaving one country and arriving in the next of the same journey."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay abroad that is known, and from what."""

    days: Window
    country: Country
    place: str
    evidence: str
    last: date
    exact: bool = True

    def __str__(self) -> str:
        return f"a trip to {self.place} on {self.days} is known ({self.evidence})"


def known_stays(question: Question) -> tuple[Stay, ...]:
    """Every dated stay abroad of the person that other articles or the table of visits know, in order."""
    record = question.record
    visits = record.visits(question.person)
    occupied = {visit.country for visit in visits if "occupied" in (visit.occasion or "")}
    found = [
        Stay(Window.of(one.arrived), one.country, record.name(one.country), TABLE, one.left)
        for one in visits
        if one.country not in occupied
    ]
    abroad = (trip for trip in question.others if trip.country not in occupied)
    found.extend(stay for trip in abroad if (stay := _stay(trip, question)))
    return tuple(sorted(found, key=lambda stay: (stay.days, stay.place, stay.evidence)))


def _stay(trip: Trip, question: Question) -> Stay | None:
    told = [r for r in trip.reports if r.quote.article != question.assertion.quote.article]
    if not trip.happened or trip.arrived is None or trip.arrived.width > MONTH or not told:
        return None
    about = {r.quote.article for r in told if r.main and r.stage is Stage.HAPPENED}
    origins = sum(not about.isdisjoint(group.articles) for group in trip.origins)
    exact = trip.arrived.width <= EXACT and origins >= ENOUGH
    last = trip.left.last if trip.left else trip.arrived.last
    by = f"{len(trip.origins)} origin{'s' if len(trip.origins) > 1 else ''}"
    return Stay(
        trip.arrived, trip.country, question.record.name(trip.country), f'{by}, as "{told[0].quote.text}"', last, exact
    )


def answer_first_since(question: Question) -> Answer:
    """Whether a trip in between is known."""
    return _none_between(question, _of_kind(question, known_stays(question)), _where(question))


def answer_first_to(question: Question) -> Answer:
    """Likewise, a trip to that country."""
    country = question.assertion.country
    if country is None:
        return question.unknown()
    stays = tuple(stay for stay in known_stays(question) if stay.country == country)
    return _none_between(question, stays, f"to {question.record.name(country)}")


def _of_kind(question: Question, stays: tuple[Stay, ...]) -> tuple[Stay, ...]:
    """The stays that the assertion is about: in one country, in members of the Court, or all."""
    country, law = question.assertion.country, question.record.law
    if country is not None and question.assertion.matter is not Matter.FIRST_SINCE:
        return tuple(stay for stay in stays if stay.country == country)
    if not question.assertion.value.startswith(MEMBER):
        return stays
    return tuple(stay for stay in stays if law.party_on(stay.country, stay.days.first) is Truth.YES)


def _where(question: Question) -> str:
    if question.assertion.country is not None and question.assertion.matter is not Matter.FIRST_SINCE:
        return f"to {question.record.name(question.assertion.country)}"
    return "to a member of the Court" if question.assertion.value.startswith(MEMBER) else "abroad"


def _none_between(question: Question, stays: tuple[Stay, ...], where: str) -> Answer:
    arrived, since = question.arrived, _since(question)
    if arrived is None or since is None:
        return question.unknown(_undated(question, since))
    begun = _journey_begun(arrived.first, known_stays(question))
    between = [stay for stay in stays if since < stay.days.first and stay.last < begun and stay.days.last < begun]
    official = question.assertion.value.startswith(OFFICIAL)
    if (wrong := [stay for stay in between if stay.exact]) and not official:
        return question.is_so(False, f"{wrong[0]}, after {since} and before {arrived}")  # noqa: FBT003 - it is not
    if between:
        return question.unknown(f"{between[0]}, after {since} and before {arrived}: too little to contradict it")
    return _not_contradicted(question, since, arrived.first, stays, where)


def _journey_begun(arrived: date, stays: Iterable[Stay]) -> date:
    """The first day of the journey that the arrival belongs to: back from stop to stop."""
    begun = arrived
    for stay in sorted(stays, key=lambda stay: stay.days.first, reverse=True):
        if stay.days.first <= begun and begun - stay.last <= JOURNEY:
            begun = stay.days.first
    return begun


def _undated(question: Question, since: date | None) -> str:
    told = _since_told(question)
    return "" if since or told in {"warrant", UNSAID} else f'no table dates "{told}"'


def _not_contradicted(question: Question, since: date, until: date, stays: tuple[Stay, ...], where: str) -> Answer:
    says = f"no trip {where} between {since} and {until} is known"
    if _in_full(question, since):
        return question.is_so(True, f"{says} ({TABLE} and the ledger)")  # noqa: FBT003 - it is so
    known = len(stays)
    return question.unknown(
        f"{says}; not contradicted by {known} trip{'s' if known != 1 else ''} {where} that are known"
    )


def _in_full(question: Question, since: date) -> bool:
    """Whether the table of visits means to hold all trips since then: those of somebody wanted, since the warrant."""
    warrants = question.record.law.warrants(question.person)
    return bool(question.record.visits(question.person)) and any(one.issued <= since for one in warrants)


def _since_told(question: Question) -> str:
    """The since of the value, without what kind of journey it is."""
    return question.assertion.value.removeprefix(f"{MEMBER} ").removeprefix(f"{OFFICIAL} ")


def _since(question: Question) -> date | None:
    value = _since_told(question)
    if value == "warrant":
        return last_issued(question)
    if value == "ever":
        return Window.parse("1900").first
    days = window_of(value)
    return days.last if days else None


def answer_not_abroad(question: Question) -> Answer:
    """Whether a trip between then and the article's day is known."""
    since, spoken = _since(question), question.spoken
    if since is None or spoken is None:
        return question.unknown(_undated(question, since))
    stays = _of_kind(question, known_stays(question))
    wrong = [stay for stay in stays if stay.exact and since < stay.days.first and stay.days.last < spoken.first]
    if wrong:
        return question.is_so(False, f"{wrong[0]}, after {since} and before {spoken}")  # noqa: FBT003 - it is not
    return _not_contradicted(question, since, spoken.first, stays, _where(question))


def answer_rarely(question: Question) -> Answer:
    """How many trips are known since then: what is few, no table tells."""
    since, spoken = _since(question), question.spoken
    if since is None or spoken is None:
        return question.unknown(_undated(question, since))
    known = [stay for stay in known_stays(question) if since < stay.days.first and stay.days.last < spoken.first]
    return question.unknown(f"{len(known)} trips abroad between {since} and {spoken.first} are known")


def answer_last_abroad(question: Question) -> Answer:
    """Whether a later trip is known, and one in those days."""
    days, before = question.days, question.arrived or question.spoken
    if days is None or before is None:
        return question.unknown()
    begun = _journey_begun(before.first, known_stays(question)) if question.arrived else before.first
    earlier = [stay for stay in _of_kind(question, known_stays(question)) if stay.days.last < begun]
    later = [stay for stay in earlier if stay.days.first > days.last and stay.exact]
    if later:
        return question.is_so(False, f"a later trip is known: {later[-1]}")  # noqa: FBT003 - it is not
    places = sorted({stay.place for stay in earlier if stay.days.meets(days)})
    says = f"no trip {_where(question)} between {days.last} and {before.first} is known"
    if not places:
        return question.unknown(says)
    return question.is_so(True, f"{says}; in {days}: {', '.join(places)}")  # noqa: FBT003 - it is so


def answer_visit_count(question: Question) -> Answer:
    """Whether more trips of the span are known already; fewer says nothing, since the ledger may lack some."""
    number, _, span = question.assertion.value.partition(" ")
    within, arrived = window_of(span), question.arrived
    if span == "warrant" and arrived and (issued := last_issued(question)):
        within = Window(issued, arrived.last)
    if arrived is None or within is None or not number.isdecimal():
        return question.unknown()
    earlier = tuple(_earlier(question, within, arrived.first))
    says = f"{len(earlier)} earlier trip{'s' if len(earlier) != 1 else ''} of {within} are known"
    told = "; ".join(str(stay) for stay in earlier)
    if len(earlier) >= int(number):
        return question.is_so(False, f"{says}: {told}")  # noqa: FBT003 - it is not
    return question.unknown(says)


def _earlier(question: Question, within: Window, before: date) -> Iterator[Stay]:
    """The exact stays of the span before this one, each day once."""
    seen: set[date] = set()
    for stay in known_stays(question):
        there = question.assertion.country in {None, stay.country}
        apart = all(abs((stay.days.first - day).days) > JOURNEY.days for day in seen)
        if there and apart and stay.exact and within.first <= stay.days.first and stay.last < before:
            seen.add(stay.days.first)
            yield stay
