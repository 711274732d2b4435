"""Which rows stand behind the answers about one state, one territory or one person.

A state has its own rows, those of its territories, and the visits to either. A territory has its own rows and visits, and
the rows of its state, as whose part it is judged. A person has the rows of the warrants, their situations and whatever
opened those to the Court, and the home state's dealings with the Statute. Rows keep the order of their files, so that
each has the number under which a spreadsheet shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from setfoot.facts import BadQuestion, Behind, Contents, Country, PersonId, TableCount
from setfoot.tables.law.cells import table_row
from setfoot.tables.law.kinds import CooperationKind
from setfoot.tables.law.marks import VERIFIED
from setfoot.tables.people import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import TableRow
    from setfoot.tables.law.book import Law, LawRow
    from setfoot.tables.law.rows import Cooperation, StatuteRow, Wanted, Warrant

OPENING = (CooperationKind.COUNCIL_REFERRAL, CooperationKind.ACCEPTANCE, CooperationKind.STATE_REFERRAL)
"""What brings a situation before the Court, or obliges a state to cooperate in it."""


def behind_state(law: Law, code: Country) -> Behind:
    """Every row behind answers about a state or territory; BadQuestion when the tables have none."""
    if not law.knows(code):
        law.statute_rows(code)
    name = law.name(code)
    return Behind(code, name, _of_state(law, code), rows_about_state(law, code), law.version, law.as_of)


def behind_person(law: Law, person: PersonId) -> Behind:
    """Every row behind answers about a wanted person; BadQuestion for anybody else."""
    wanted = law.person(person)
    if wanted is None:
        raise BadQuestion(f"the tables have no row for {person!r}; ask about somebody who is or was wanted")
    summary = "; ".join(_of_warrant(row) for row in law.warrants(person)) or "no warrant or summons"
    return Behind(person, wanted.name, summary, rows_about_person(law, person), law.version, law.as_of)


def rows_about_state(law: Law, code: Country) -> tuple[TableRow, ...]:
    """The rows about a state and its territories, or about a territory and its state, file by file."""
    parts_of = {row.state for row in law.territory_rows(code) if row.state}
    states = parts_of | ({code} & set(law.states)) or {code}
    places = {code} | {row.code for row in law.territories if row.state == code}
    wanted: Mapping[str, Iterable[LawRow]] = {
        "rome_statute.csv": (row for row in law.statute if row.country in states),
        "territories.csv": (row for row in law.territories if row.code in places),
        "areas.csv": (row for row in law.areas if row.state in states),
        "caveats.csv": (row for row in law.caveat_rows if row.country in states),
        "cooperation.csv": (row for row in law.cooperation if row.country in states),
        "situations.csv": (row for row in law.situations if row.country in states),
        "findings.csv": (row for row in law.findings if row.country in states),
        "objections.csv": (row for row in law.objection_rows if row.country in states | places),
        "persons.csv": (row for row in law.persons if row.country in states),
        "visits.csv": (row for row in law.visits if row.country in places),
        "skipped.csv": (row for row in law.skipped if row.country in places),
    }
    return tuple(_numbered(law, wanted))


def rows_about_person(law: Law, person: PersonId) -> tuple[TableRow, ...]:
    """The rows about a person, the situation and the home state, file by file; nothing for somebody never wanted."""
    wanted = law.person(person)
    if wanted is None:
        return ()
    situations = {row.situation for row in law.warrants(person)}
    files: Mapping[str, Iterable[LawRow]] = {
        "persons.csv": (wanted,),
        "warrants.csv": law.warrants(person),
        "offices.csv": law.offices(person),
        "situations.csv": (row for row in law.situations if row.id in situations),
        "cooperation.csv": (row for row in law.cooperation if _opens(row, situations, law) or _names(row, wanted)),
        "rome_statute.csv": (row for row in law.statute if row.country == wanted.country),
        "objections.csv": law.objections(person),
        "findings.csv": law.findings_on(person),
        "visits.csv": (row for row in law.visits if row.person == person),
        "skipped.csv": (row for row in law.skipped if row.person == person),
    }
    return tuple(_numbered(law, files))


def contents(law: Law) -> Contents:
    """How many rows each file has, how far they are verified, and what is left out."""
    files = (TableCount(file, len(rows), *_by_mark(rows)) for file, rows in law.tables.items())
    return Contents(law.version, law.as_of, tuple(files), law.left_out)


def _by_mark(rows: Sequence[LawRow]) -> tuple[int, int, int]:
    own, one, two = (sum(row.verified == mark for row in rows) for mark in VERIFIED)
    return own, one, two


def _numbered(law: Law, wanted: Mapping[str, Iterable[LawRow]]) -> Iterator[TableRow]:
    """Each row with its place in its file; rows are told apart by identity, since two may say the same."""
    for file, rows in wanted.items():
        named = {id(row) for row in rows}
        yield from (table_row(file, n, row) for n, row in enumerate(law.tables[file], start=2) if id(row) in named)


def _opens(row: Cooperation, situations: set[str], law: Law) -> bool:
    """Whether the row brought one of the situations before the Court; a state's own referral names only the state."""
    if row.kind not in OPENING:
        return False
    countries = {found.country for name in situations if (found := law.situation(name))}
    return row.situation in situations or (not row.situation and row.country in countries)


def _names(row: Cooperation, wanted: Wanted) -> bool:
    """Whether the row is about the person by name, as a notice or a warrant of a state is."""
    subject = fold(row.subject)
    return any(fold(name) in subject for name in (wanted.name, *wanted.names) if " " in name)


def _of_state(law: Law, code: Country) -> str:
    """What the Statute rows come to, in a line; for a territory, its state's."""
    states = list(dict.fromkeys(row.state for row in law.territory_rows(code) if row.state))
    if not states and law.territory_rows(code):
        return "no state's sovereignty is settled, so nobody's duty can be told"
    if not states:
        return "; ".join(_of_statute(row) for row in law.statute_rows(code))
    parts = (f"{law.name(s)} ({s}): {'; '.join(map(_of_statute, law.statute_rows(s)))}" for s in states)
    whole = f"judged as part of {' and '.join(parts)}"
    if code not in law.states:
        return whole
    return f"{'; '.join(map(_of_statute, law.statute_rows(code)))}; until {law.territory_rows(code)[-1].until} {whole}"


def _of_statute(row: StatuteRow) -> str:
    """One row in a few words: `signed 1998-12-08, not ratified; not a party`."""
    signed = f"signed {row.signed}" if row.signed else "not signed"
    if row.instrument_withdrawn:
        return f"{signed}, instrument of {row.deposited} taken back on {row.instrument_withdrawn}; not a party"
    if row.spell is None:
        told = f"{signed}, not ratified" if row.signed else signed
        will = f", notified on {row.no_intent} that it will not become a party" if row.no_intent else ""
        return f"{told}{will}; not a party"
    if row.spell.until:
        return f"party from {row.spell.since} until its withdrawal took effect on {row.spell.until}"
    return f"party since {row.spell.since}{_on_the_way_out(row)}"


def _on_the_way_out(row: StatuteRow) -> str:
    if row.withdrawal_revoked:
        return f" (withdrawal notified {row.withdrawal_notified}, revoked {row.withdrawal_revoked})"
    if row.withdrawal_notified:
        return f" (withdrawal notified {row.withdrawal_notified})"
    return f" (withdrawal announced {row.withdrawal_announced})" if row.withdrawal_announced else ""


def _of_warrant(row: Warrant) -> str:
    """One warrant or summons in a few words, as far as its row goes."""
    issued = f"{row.kind} of {_between(row.issued, row.issued_by)} ({row.situation})"
    public = f"public since {_between(row.unsealed, row.unsealed_by)}"
    surrendered = f", surrendered {row.surrendered}" if row.surrendered else ""
    ended = f", ended {_between(row.ended, row.ended_by)} ({row.end})" if row.ended else ", not ended"
    return f"{issued}, {public}{surrendered}{ended}"


def _between(day: object, by: object) -> str:
    return f"{day} to {by}" if by else str(day)
