"""Which rows of the law's tables cannot stand: they contradict the treaty, another row, or name what does not exist.

Rows are counted as a spreadsheet shows them: the first row of data is row 2. Only what cannot be true is refused; what is
odd but happened (a decision before a planned visit, a warrant unsealed after the surrender) passes. Days within one row
are held in order by the row itself (`rows`); here stand the rules of the treaty and what needs more than one row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, TypeVar

from setfoot.facts import BadTable, Country
from setfoot.tables.law.marks import STATUTE, a_year_after, holds
from setfoot.tables.places import load_states

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from setfoot.tables.law.areas import Area
    from setfoot.tables.law.book import Law
    from setfoot.tables.law.rows import Finding, StatuteRow, Territory, Warrant

Row = TypeVar("Row")
Part = TypeVar("Part", "Territory", "Area")
SIXTY_DAYS: Final = timedelta(days=60)
SIXTIETH_DEPOSIT: Final = date(2002, 4, 11)
"""States whose instrument was there by this day became parties on the day the Statute entered into force."""
SUCCESSION: Final = "succession"
"""A successor state is a party from its independence, not by the count of days of Art. 126."""


def check_law(law: Law) -> None:
    """Refuse the first row that contradicts others or names what does not exist."""
    for refused in bad_rows(law):
        raise refused


def bad_rows(law: Law) -> Iterator[BadTable]:
    """Every row that cannot stand, file by file."""
    return chain(_bad_statute(law), _repeated(law), _bad_names(law), _bad_days(law), _empty(law))


def _bad_statute(law: Law) -> Iterator[BadTable]:
    codes = {state.code for state in load_states()}
    for number, row in enumerate(law.statute, start=2):
        if row.country not in codes:
            why = f"names {row.country!r}, which is no state of data/states.csv: give its two letters, as in KG"
            yield BadTable("rome_statute.csv", number, why)
        elif why := _against_the_treaty(row):
            yield BadTable("rome_statute.csv", number, why)
    groups: defaultdict[Country, list[tuple[StatuteRow, int]]] = defaultdict(list)
    for number, row in enumerate(law.statute, start=2):
        groups[row.country].append((row, number))
    for (before, _), (after, number) in chain.from_iterable(pairwise(found) for found in groups.values()):
        if why := _not_after(before, after):
            yield BadTable("rome_statute.csv", number, f"{why}: rows go in order of time and may not overlap")


def odd_rows(law: Law) -> Iterator[BadTable]:
    """Rows that stand and look wrong: an entry into force on another day than the instrument's deposit brings.

    They are told and not refused, so that tables can be asked "what if it had entered into force earlier".
    """
    for number, row in enumerate(law.statute, start=2):
        if row.entry_into_force and row.deposited and row.instrument != SUCCESSION:
            due = entry_into_force(row.deposited)
            if row.entry_into_force != due:
                why = (
                    f"entry_into_force is {row.entry_into_force}, but by Art. 126 an instrument deposited on {row.deposited} "
                    f"brings the Statute into force on {due}; for a successor state write the instrument as succession"
                )
                yield BadTable("rome_statute.csv", number, why)


def _against_the_treaty(row: StatuteRow) -> str:
    """What Art. 127 says against the row; empty when nothing."""
    if row.withdrawal_effective and not row.withdrawal_notified:
        return "withdrawal_effective without withdrawal_notified: only a notice ends membership (Art. 127)"
    if row.withdrawal_effective and row.withdrawal_notified:
        year_later = a_year_after(row.withdrawal_notified)
        if row.withdrawal_effective < year_later:
            return (
                f"withdrawal_effective is {row.withdrawal_effective}, but by Art. 127 a withdrawal notified on "
                f"{row.withdrawal_notified} takes effect on {year_later} at the earliest"
            )
    return ""


def entry_into_force(deposited: date) -> date:
    """The first day of the month after the 60th day following the deposit (Art. 126(2)).

    >>> entry_into_force(date(2023, 11, 14)), entry_into_force(date(2002, 4, 11))
    (datetime.date(2024, 2, 1), datetime.date(2002, 7, 1))
    """
    if deposited <= SIXTIETH_DEPOSIT:
        return STATUTE
    after = deposited + SIXTY_DAYS
    return date(after.year + after.month // 12, after.month % 12 + 1, 1)


def _not_after(before: StatuteRow, after: StatuteRow) -> str:
    """Why a state's row cannot follow its earlier one; empty when it can."""
    if before.spell and after.spell and (before.spell.until is None or after.spell.since < before.spell.until):
        return f"{after.country} is a party from {after.spell.since}, but an earlier row has it a party then"
    if after.begins <= before.begins or after.begins == date.max:
        return f"{after.country} has an earlier row, and this one tells nothing later"
    return ""


def _bad_names(law: Law) -> Iterator[BadTable]:
    """Rows that name a state, person, situation or finding that is not there."""
    states = set(law.states)
    places = states | {row.code for row in law.territories}
    persons, situations = {row.id for row in law.persons}, {row.id for row in law.situations}
    a_person, state, place = "person of persons.csv", "state of rome_statute.csv", "state or territory"
    answers = set(law.finding_by_key) | {""}
    yield from _known("persons.csv", law.persons, lambda row: [row.country], states, state)
    yield from _known("warrants.csv", law.warrant_rows, lambda row: [row.person], persons, a_person)
    yield from _known("warrants.csv", law.warrant_rows, lambda row: [row.situation], situations, "situation")
    yield from _known("offices.csv", law.office_rows, lambda row: [row.person], persons, a_person)
    yield from _known("situations.csv", law.situations, lambda row: [row.country], states, state)
    yield from _known("cooperation.csv", law.cooperation, lambda row: [row.country], states | {""}, state)
    yield from _known("cooperation.csv", law.cooperation, lambda row: [row.situation], situations | {""}, "situation")
    yield from _known("findings.csv", law.findings, lambda row: [row.country], states, state)
    yield from _known("findings.csv", law.findings, lambda row: row.persons, persons, a_person)
    yield from _known("visits.csv", law.visits, lambda row: [row.person], persons, a_person)
    yield from _known("visits.csv", law.visits, lambda row: [row.country], places, place)
    yield from _known("skipped.csv", law.skipped, lambda row: [row.person], persons, a_person)
    yield from _known("skipped.csv", law.skipped, lambda row: [row.country], places, place)
    yield from _known("territories.csv", law.territories, lambda row: [row.state], states | {""}, state)
    yield from _known("areas.csv", law.areas, lambda row: [row.state], states, state)
    yield from _known("territories.csv", law.territories, _concerned, states, state)
    yield from _known("areas.csv", law.areas, _concerned, states, state)
    yield from _known("caveats.csv", law.caveat_rows, lambda row: [row.country], states, state)
    yield from _known("caveats.csv", law.caveat_rows, lambda row: [row.situation], situations | {""}, "situation")
    yield from _known("objections.csv", law.objection_rows, lambda row: [row.answered], answers, "finding (CC day)")
    yield from _known("objections.csv", law.objection_rows, lambda row: [row.person], persons | {""}, a_person)
    yield from _known("objections.csv", law.objection_rows, lambda row: [row.country], places | {""}, place)
    for number, row in enumerate(law.territories, start=2):
        if (row.code in states and row.until is None) or not re.fullmatch(r"[A-Z]{2}", row.code):
            yield BadTable(
                "territories.csv", number, f"names {row.code!r}, which is no code of its own for a territory"
            )


def _known(
    file: str, rows: Iterable[Row], named: Callable[[Row], Iterable[str]], known: Collection[str], what: str
) -> Iterator[BadTable]:
    for number, row in enumerate(rows, start=2):
        for name in named(row):
            if name not in known:
                yield BadTable(file, number, f"names {name!r}, which is no {what}")


def _bad_days(law: Law) -> Iterator[BadTable]:
    """Rows whose days cannot be true, and spells of which only one can hold."""
    for number, warrant in enumerate(law.warrant_rows, start=2):
        if why := _before_its_issue(warrant):
            yield BadTable("warrants.csv", number, why)
    for number, finding in enumerate(law.findings, start=2):
        if why := _found_too_early(finding):
            yield BadTable("findings.csv", number, why)
    offices = [((row.person, row.title), row.since, row.until) for row in law.office_rows]
    yield from _apart("offices.csv", offices, "holds the same office")
    yield from _follow("territories.csv", law.territories, lambda row: row.code, gaps=False, states=set(law.states))
    yield from _follow("areas.csv", law.areas, lambda row: row.name, gaps=True)


def _concerned(row: Territory | Area) -> tuple[str, ...]:
    return (*row.controlled_by, *row.claimants)


def _follow(
    file: str, rows: Sequence[Part], key: Callable[[Part], str], *, gaps: bool, states: Collection[str] = ()
) -> Iterator[BadTable]:
    """Rows of one place go in order of time and share no day; without gaps they speak of every day there is.

    A part that became a state has no row from that day on.
    """
    last: dict[str, tuple[Part, int]] = {}
    for number, row in enumerate(rows, start=2):
        before, _ = last.get(key(row), (None, 0))
        if before is None:
            if row.since and not gaps:
                yield BadTable(file, number, f"says nothing of {row.name} before {row.since}: leave `since` empty")
        elif before.until is None or row.since is None or row.since <= before.until:
            yield BadTable(file, number, f"overlaps an earlier row of {row.name}: rows go in order of time")
        elif not gaps and row.since != before.until + timedelta(days=1):
            yield BadTable(file, number, f"leaves days of {row.name} out: begin the day after {before.until}")
        last[key(row)] = (row, number)
    for name, (row, number) in last.items():
        if row.until and not gaps and name not in states:
            yield BadTable(file, number, f"says nothing of {row.name} after {row.until}: leave `until` empty")


def _before_its_issue(warrant: Warrant) -> str:
    """Nobody is surrendered on a warrant to come; a person may die before it is issued (Mohammed Deif)."""
    if warrant.surrendered and warrant.surrendered < warrant.issued:
        return f"surrendered ({warrant.surrendered}) comes before issued ({warrant.issued})"
    return ""


def _found_too_early(finding: Finding) -> str:
    """A failure cannot be found before the visit; a request before a planned visit can be made."""
    if finding.failure and finding.decided and finding.visit_first and finding.decided < finding.visit_first:
        return f"finds a failure on {finding.decided}, before the visit of {finding.visit_first}"
    return ""


def _apart(
    file: str, spells: Iterable[tuple[tuple[str, ...], date | None, date | None]], what: str
) -> Iterator[BadTable]:
    """Spells of one thing may not overlap, or a day would have two answers; both ends belong to a spell."""
    earlier: defaultdict[tuple[str, ...], list[tuple[date | None, date | None, int]]] = defaultdict(list)
    for number, (key, since, until) in enumerate(spells, start=2):
        for other_since, other_until, other in earlier[key]:
            if holds(other_since or date.min, since, until) or holds(since or date.min, other_since, other_until):
                why = f"{' '.join(key)} {what} on days of row {other}: end one spell before the other begins"
                yield BadTable(file, number, why)
                break
        earlier[key].append((since, until, number))


def _repeated(law: Law) -> Iterator[BadTable]:
    """Rows that tell the same thing a second time."""
    yield from _once("persons.csv", law.persons, lambda row: (row.id,))
    yield from _once("situations.csv", law.situations, lambda row: (row.id,))
    yield from _once("warrants.csv", law.warrant_rows, lambda row: (row.person, row.situation, row.kind, row.issued))
    yield from _once(
        "cooperation.csv", law.cooperation, lambda row: (row.kind, row.country, row.subject, row.since, row.instrument)
    )
    yield from _once(
        "findings.csv",
        law.findings,
        lambda row: (row.country, ";".join(row.persons), row.visit_first, row.decided, row.document),
    )
    yield from _once("objections.csv", law.objection_rows, lambda row: (row.person, row.country, row.by))
    yield from _once("visits.csv", law.visits, lambda row: (row.person, row.country, row.arrived))
    yield from _once("skipped.csv", law.skipped, lambda row: (row.person, row.country, row.planned_first, row.event))
    yield from _once("caveats.csv", law.caveat_rows, lambda row: (row.country, row.situation, row.since, row.caveat))


def _once(file: str, rows: Sequence[Row], key: Callable[[Row], tuple[object, ...]]) -> Iterator[BadTable]:
    seen: dict[tuple[object, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        told = key(row)
        if told in seen:
            named = " ".join(str(part) for part in told if part)
            yield BadTable(file, number, f"gives {named!r} a second time, after row {seen[told]}: take one of them out")
        seen.setdefault(told, number)


def _empty(law: Law) -> Iterator[BadTable]:
    """Rows without the words that they are there for."""
    yield from _filled("rome_statute.csv", law.statute, lambda row: {"name": row.name})
    yield from _filled("persons.csv", law.persons, lambda row: {"id": row.id, "name": row.name})
    yield from _filled("situations.csv", law.situations, lambda row: {"id": row.id, "name": row.name})
    yield from _filled("offices.csv", law.office_rows, lambda row: {"title": row.title})
    yield from _filled("objections.csv", law.objection_rows, lambda row: {"by": row.by, "ground": row.ground})
    yield from _filled("territories.csv", law.territories, lambda row: {"name": row.name})
    yield from _filled("caveats.csv", law.caveat_rows, lambda row: {"caveat": row.caveat})


def _filled(file: str, rows: Iterable[Row], cells: Callable[[Row], dict[str, str]]) -> Iterator[BadTable]:
    for number, row in enumerate(rows, start=2):
        for column, text in cells(row).items():
            if not text.strip():
                yield BadTable(file, number, f"{column} is empty")
