"""One person in one place on one day, with the rows that speak of it, and what a rule is.

Of several warrants the one that matters is chosen: the oldest in force on the day, else the last one issued by then,
else the first to come. A place with a code of its own (Hong Kong, Greenland) is judged as a part of its state, and so is
an area without one (Crimea, Gaza) on the days of which its rows speak.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Final, NamedTuple

from setfoot.facts import BadQuestion, Country, PersonId, Step, Truth
from setfoot.tables.law import Law, StatuteRow, Wanted, Warrant
from setfoot.tables.law.areas import Area
from setfoot.tables.law.marks import reached
from setfoot.tables.law.rows import Kind, OfficeRow, Role, Situation, Territory
from setfoot.tables.people import nearest
from setfoot.tables.places import with_article

_RANK: Final = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}


@dataclass(frozen=True, slots=True)
class Case:
    """What the rows say of one person in one place on one day."""

    person: Wanted
    country: Country
    """The place as asked, which may be a territory of the state."""
    state: Country
    row: StatuteRow
    """The state's row of the Rome Statute that speaks of the day."""
    warrant: Warrant
    """The person's warrant or summons that matters on the day."""
    situation: Situation | None
    territory: Territory | Area | None
    """The part of the state that is asked about, if it is one that the tables know."""
    office: OfficeRow | None
    """The office of head of state or government that the person held on the day, if any."""

    @property
    def name(self) -> str:
        """The state's name as a sentence needs it."""
        return with_article(self.row.name, self.state)

    @property
    def at_home(self) -> bool:
        """Whether the place is in the person's own state."""
        return self.state == self.person.country


class Answer(NamedTuple):
    """What a rule answers: whether it holds, why, and the sources of the rows it read."""

    holds: Truth
    because: str
    sources: tuple[str, ...] = ()


Rule = Callable[[Case, date, Law], Step]


def rule(asked: Callable[[Case, date, Law], Answer]) -> Rule:
    """Make a rule of a function: its name is the step's, its docstring the sentence that users read."""
    name = asked.__name__
    says = (inspect.getdoc(asked) or "").partition("\n\n")[0]

    @wraps(asked)
    def step(case: Case, day: date, law: Law) -> Step:
        holds, because, sources = asked(case, day, law)
        return Step(name, holds, because, sources, says)

    return step


def find_wanted(person: PersonId, law: Law) -> Wanted:
    """Who the wanted person is; BadQuestion for somebody without a public warrant or summons."""
    wanted = law.person(person)
    if wanted is None or not law.warrants(person):
        raise BadQuestion(_never_wanted(person, law))
    return wanted


def open_case(person: PersonId, country: Country, day: date, law: Law, area: str = "") -> Case:
    """The rows that speak of the person in the place on the day; BadQuestion when there are none."""
    wanted, warrants = find_wanted(person, law), law.warrants(person)
    territory = law.area(area, day) or law.territory(country, day)
    state = territory.state if territory else country
    warrant = warrants[0] if len(warrants) == 1 else max(warrants, key=lambda one: _nearness(one, day))
    return Case(
        person=wanted,
        country=country,
        state=state,
        row=law.status_on(state, day),
        warrant=warrant,
        situation=law.situation(warrant.situation),
        territory=territory,
        office=next((held for held in law.offices(person) if _leads(held) and held.holds_on(day)), None),
    )


def in_force(warrant: Warrant, day: date) -> Truth:
    """Whether a warrant is known to be in force: issued, public, not ended, the person not in the Court's custody."""
    if warrant.kind is not Kind.WARRANT:
        return Truth.NO
    over = reached(day, warrant.ended, warrant.ended_by) | reached(day, warrant.surrendered)
    return reached(day, warrant.issued, warrant.issued_by) & public(warrant, day) & ~over


def public(warrant: Warrant, day: date) -> Truth:
    """Whether the public can know: before the unsealing nobody outside can say yes or no."""
    return reached(day, warrant.unsealed, warrant.unsealed_by) | Truth.UNKNOWN


def _nearness(warrant: Warrant, day: date) -> tuple[int, int]:
    """How much a warrant matters on the day: the oldest in force, else the newest issued, else the next to come."""
    rank = _RANK[in_force(warrant, day)]
    begun = warrant.issued <= day
    oldest_first = rank > 0 or not begun
    return 2 * rank + begun, -warrant.issued.toordinal() if oldest_first else warrant.issued.toordinal()


def _leads(office: OfficeRow) -> bool:
    return office.role in (Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT)


def _never_wanted(person: PersonId, law: Law) -> str:
    rows = [row for row in law.persons if row.id in law.wanted]
    near = nearest(person, ((name, row) for row in rows for name in (row.id, row.name, *row.names)))
    names = ", ".join(f"{row.name} ({row.id})" for row in near)
    return f"{person!r} never had a public warrant or summons of the Court; the nearest who had are {names}"


def cited(row: object) -> tuple[str, ...]:
    """The sources of a row, or what stands in for them."""
    sources: tuple[str, ...] = getattr(row, "sources", ())
    return sources or ("own knowledge",)
