"""How a question becomes a ruling: one day, a window of days, a trip, or every state on one day.

A window is judged on its first day and on every later day on which any row that the rules read changes; between two such
days nothing can change, so this is as good as asking every day. If all answers agree, that is the ruling; if not, the
answer is unknown, the steps that changed say from which day, and a caveat tells the answers one after the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from setfoot.facts import UNDISCLOSED, Country, Duty, PersonId, Reason, Ruling, Step, Trip, Truth, Window
from setfoot.judge.case import find_wanted, open_case
from setfoot.judge.caveats import Outcome, caveats, of_no_state, on_findings
from setfoot.judge.conclusion import RULES, On, conclude
from setfoot.judge.immunity import immunity_claimed, objections
from setfoot.judge.precedents import own_visit, precedent, precedents
from setfoot.tables.law import Law
from setfoot.tables.law.marks import STATUTE, a_year_after
from setfoot.tables.law.rows import Territory

if TYPE_CHECKING:
    from setfoot.tables.law.areas import Area

Said = TypeVar("Said")
_NO_DAY = "No article tells the day of the trip: the answer is for the days on which it was told of."


def judge_visit(person: PersonId, country: Country, on: Window, law: Law, area: str = "") -> Ruling:
    """Whether the state was bound to arrest the person on the day, or on whichever day of the window it was.

    `area` names a part of the country in areas.csv. BadQuestion when the person never had a public warrant or summons,
    or the country has no rows.
    """
    days = list(changes(person, country, on, law, area))
    if rows := [row for row in law.territory_rows(country) if not row.state]:
        return _no_state(person, rows[0], on, days, law)
    rulings = [_judge_day(person, country, day, on, law, area) for day in days]
    return rulings[0] if len(rulings) == 1 else _over(on, days, rulings)


def judge_anywhere(person: PersonId, country: Country, on: Window, law: Law, area: str = "") -> Ruling:
    """The same, also for a place of which the law's tables say nothing."""
    if law.knows(country):
        return judge_visit(person, country, on, law, area)
    said = f"The tables have no rows for {country}, so nothing can be said"
    return Ruling(person, country, on, Duty.UNKNOWN, Reason.NO_ROWS, (), law.version, law.as_of, caveats=(said,))


def days_to_judge(trip: Trip, told: Window | None = None) -> Window | None:
    """The days that a trip is judged for; None where no country or no day can be asked about."""
    if trip.country == UNDISCLOSED:
        return None
    return trip.arrived.hull(trip.left) if trip.arrived and trip.left else trip.arrived or told


def judge_trip(trip: Trip, law: Law, told: Window | None = None) -> Ruling | None:
    """The ruling on a trip, from its arrival to its end; None without a warrant, a country or a day to ask about.

    A trip without a day is asked about for the days on which it was told of, and the ruling says so.
    """
    on = days_to_judge(trip, told)
    if on is None or not law.warrants(trip.person):
        return None
    ruling = judge_anywhere(trip.person, trip.country, on, law)
    if ruling.reason is Reason.NO_ROWS:
        return ruling
    return ruling if trip.arrived else replace(ruling, caveats=(*ruling.caveats, _NO_DAY))


def judge_everywhere(person: PersonId, day: date, law: Law) -> tuple[Ruling, ...]:
    """The ruling for every state of the tables on one day, in the order of the table."""
    on = Window.of(day)
    return tuple(judge_visit(person, country, on, law) for country in law.states)


def changes(person: PersonId, country: Country, on: Window, law: Law, area: str = "") -> Iterator[date]:
    """The window's first day, and every later day in it on which a row that the rules read changes."""
    yield on.first
    if on.first < on.last:
        found = set(_row_days(person, country, law, area))
        yield from sorted(day for day in found if on.first < day <= on.last)


def _row_days(person: PersonId, country: Country, law: Law, area: str) -> Iterator[date]:
    """Every day from which a row says something else, for the person in the place."""
    yield STATUTE
    yield _next(law.as_of)
    wanted = law.person(person)
    parts: tuple[Territory | Area, ...] = (*law.territory_rows(country), *law.area_rows(area))
    states = {row.state for row in law.territory_rows(country)} | ({country} & set(law.states))
    others = {state for part in parts for state in (*part.controlled_by, *part.claimants)}
    home = {wanted.country} if wanted else set()
    for row in chain.from_iterable(law.statute_rows(state) for state in states - {""} | home | others):
        yield from row.days
        yield from [a_year_after(row.withdrawal_notified)] if row.withdrawal_notified else []
    for warrant in law.warrants(person):
        yield from warrant.days
    declared = chain.from_iterable((*law.acceptances(state), *law.opt_outs(state)) for state in states)
    for cooperation in chain(law.referrals, declared):
        yield from _ends(cooperation.since, cooperation.until)
    for office in law.offices(person):
        yield from _ends(office.since, office.until)
    for finding in law.findings_on(person):
        yield from _ends(finding.visit_first, finding.visit_last)
    for part in parts:
        yield from _ends(part.since, part.until)
    for caveat in chain.from_iterable(law.local_caveats(state) for state in states):
        yield from _ends(caveat.since, caveat.until)


def _ends(since: date | None, until: date | None) -> Iterator[date]:
    yield from [since] if since else []
    yield from [_next(until)] if until else []


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _judge_day(person: PersonId, country: Country, day: date, on: Window, law: Law, area: str) -> Ruling:
    case = open_case(person, country, day, law, area)
    steps = tuple(ask(case, day, law) for ask in RULES)
    answers = On(*(step.holds for step in steps))
    duty, reason = conclude(answers, case, day)
    claimed = duty not in (Duty.NOT_BOUND, Duty.UNKNOWN) and immunity_claimed(case, day, law)
    outlasting = reason is Reason.WITHDRAWN and answers.duties_outlast_withdrawal is Truth.UNKNOWN
    free = duty is Duty.NOT_BOUND or reason is Reason.BEFORE_THE_STATUTE
    found = precedents(case, on, law, elsewhere=not free)
    about_it = [row for row in found if own_visit(row, case, on)]
    said = (
        *caveats(case, day, law, Outcome(answers, duty, reason, contested=claimed)),
        *on_findings(about_it, case, day, reason),
    )
    return Ruling(
        person=person,
        country=country,
        on=on,
        duty=duty,
        reason=reason,
        steps=steps,
        law=law.version,
        as_of=law.as_of,
        contested=claimed or outlasting,
        objections=objections(case, law) if claimed else (),
        precedents=tuple(precedent(row) for row in found),
        caveats=tuple(dict.fromkeys(said)),
        state=case.state,
        area=area,
    )


def _over(on: Window, days: Sequence[date], rulings: Sequence[Ruling]) -> Ruling:
    """One ruling for a window from those of its days of change."""
    duties, reasons = {one.duty for one in rulings}, {one.reason for one in rulings}
    said: Iterable[str] = chain.from_iterable(one.caveats for one in rulings)
    if len(duties) > 1 or len(reasons) > 1:
        said = chain([_told(days, rulings)], said)
    first = rulings[0]
    return Ruling(
        person=first.person,
        country=first.country,
        on=on,
        duty=first.duty if len(duties) == 1 else Duty.UNKNOWN,
        reason=first.reason if len(reasons) == 1 else Reason.MIXED,
        steps=tuple(_joined(days, steps) for steps in zip(*(one.steps for one in rulings), strict=True)),
        law=first.law,
        as_of=first.as_of,
        contested=any(one.contested for one in rulings),
        objections=tuple(dict.fromkeys(chain.from_iterable(one.objections for one in rulings))),
        precedents=tuple(dict.fromkeys(chain.from_iterable(one.precedents for one in rulings))),
        caveats=tuple(dict.fromkeys(said)),
        state=rulings[-1].state,
        area=first.area,
    )


def _joined(days: Sequence[date], steps: Sequence[Step]) -> Step:
    """One step for the window: what all days answer, else unknown, telling from which day it is otherwise."""
    first, *parts = _changed(days, [(step.because, step.holds) for step in steps])
    because = first[1][0] + "".join(f"; from {day} on: {said}" for day, (said, _) in parts)
    holds = {step.holds for step in steps}
    return Step(
        rule=steps[0].rule,
        holds=steps[0].holds if len(holds) == 1 else Truth.UNKNOWN,
        because=because,
        sources=tuple(dict.fromkeys(chain.from_iterable(step.sources for step in steps))),
        says=steps[0].says,
    )


def _told(days: Sequence[date], rulings: Sequence[Ruling]) -> str:
    """The answers one after the other, each with the day from which it holds."""
    first, *later = _changed(days, [(one.duty, one.reason) for one in rulings])
    told = f"{_worded(*first[1])} at first" + "".join(f", {_worded(*answer)} from {day}" for day, answer in later)
    return f"The answer changes within these days: {told}"


def _worded(duty: Duty, reason: Reason) -> str:
    return f"{duty.replace('_', ' ')} ({reason.replace('_', ' ')})"


def _changed(days: Sequence[date], said: Sequence[Said]) -> list[tuple[date, Said]]:
    """Only those days on which something else is said than before."""
    pairs = list(zip(days, said, strict=True))
    return [pair for n, pair in enumerate(pairs) if n == 0 or pair[1] != pairs[n - 1][1]]


def _no_state(person: PersonId, place: Territory, on: Window, days: Iterable[date], law: Law) -> Ruling:
    """Unknown, with the reason: no state's duty can be told where no state's sovereignty is settled."""
    find_wanted(person, law)
    said = dict.fromkeys(chain.from_iterable(of_no_state(place, day, law) for day in days))
    return Ruling(
        person, place.code, on, Duty.UNKNOWN, Reason.NO_STATE, (), law.version, law.as_of, caveats=tuple(said)
    )
