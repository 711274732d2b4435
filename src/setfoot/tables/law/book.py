"""All law rows together, and what can be read off them without reasoning."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias, TypeVar

from setfoot.facts import BadQuestion, Country, PersonId, Truth
from setfoot.tables.law.areas import Area
from setfoot.tables.law.kinds import CooperationKind
from setfoot.tables.law.rows import (
    Cooperation,
    Finding,
    LocalCaveat,
    Objecting,
    OfficeRow,
    Situation,
    SkippedVisit,
    Spell,
    StatuteRow,
    Territory,
    Visit,
    Wanted,
    Warrant,
)

Row = TypeVar("Row")
LawRow: TypeAlias = (
    StatuteRow
    | Wanted
    | Warrant
    | OfficeRow
    | Situation
    | Cooperation
    | Finding
    | Visit
    | SkippedVisit
    | Territory
    | LocalCaveat
    | Area
    | Objecting
)
"""A row of any of the tables."""


@dataclass(frozen=True, eq=False)
class Law:
    """The law's tables as they stood on `as_of`; not slotted, because its indexes are made when first asked for."""

    version: str
    as_of: date
    statute: tuple[StatuteRow, ...] = ()
    persons: tuple[Wanted, ...] = ()
    warrant_rows: tuple[Warrant, ...] = ()
    office_rows: tuple[OfficeRow, ...] = ()
    situations: tuple[Situation, ...] = ()
    cooperation: tuple[Cooperation, ...] = ()
    findings: tuple[Finding, ...] = ()
    visits: tuple[Visit, ...] = ()
    skipped: tuple[SkippedVisit, ...] = ()
    territories: tuple[Territory, ...] = ()
    caveat_rows: tuple[LocalCaveat, ...] = ()
    objection_rows: tuple[Objecting, ...] = ()
    left_out: tuple[str, ...] = ()
    """What is known to be missing from the tables, as sentences."""

    @cached_property
    def tables(self) -> Mapping[str, tuple[LawRow, ...]]:
        """The rows of each file in the order of the file: the row at index 0 is row 2, below the column names."""
        return {
            "rome_statute.csv": self.statute,
            "persons.csv": self.persons,
            "warrants.csv": self.warrant_rows,
            "offices.csv": self.office_rows,
            "situations.csv": self.situations,
            "cooperation.csv": self.cooperation,
            "findings.csv": self.findings,
            "objections.csv": self.objection_rows,
            "visits.csv": self.visits,
            "skipped.csv": self.skipped,
            "territories.csv": self.territories,
            "areas.csv": self.areas,
            "caveats.csv": self.caveat_rows,
        }

    areas: tuple[Area, ...] = ()

    @cached_property
    def _statute(self) -> Mapping[Country, tuple[StatuteRow, ...]]:
        return _grouped(self.statute, lambda row: row.country)

    @cached_property
    def _persons(self) -> Mapping[PersonId, Wanted]:
        return {row.id: row for row in self.persons}

    @cached_property
    def _warrants(self) -> Mapping[PersonId, tuple[Warrant, ...]]:
        return _grouped(self.warrant_rows, lambda row: row.person)

    @cached_property
    def _offices(self) -> Mapping[PersonId, tuple[OfficeRow, ...]]:
        return _grouped(self.office_rows, lambda row: row.person)

    @cached_property
    def _situations(self) -> Mapping[str, Situation]:
        return {row.id: row for row in self.situations}

    @cached_property
    def _cooperation(self) -> Mapping[tuple[CooperationKind, Country], tuple[Cooperation, ...]]:
        return _grouped(self.cooperation, lambda row: (row.kind, row.country))

    @cached_property
    def _findings(self) -> Mapping[PersonId, tuple[Finding, ...]]:
        pairs = [(person, row) for row in self.findings for person in row.persons]
        grouped = _grouped(pairs, lambda pair: pair[0])
        return {person: tuple(row for _, row in found) for person, found in grouped.items()}

    @cached_property
    def _objections(self) -> Mapping[PersonId, tuple[Objecting, ...]]:
        return _grouped(self.objection_rows, lambda row: row.person)

    @cached_property
    def _territories(self) -> Mapping[Country, tuple[Territory, ...]]:
        return _grouped(self.territories, lambda row: row.code)

    @cached_property
    def _areas(self) -> Mapping[str, tuple[Area, ...]]:
        return _grouped(self.areas, lambda row: row.name)

    @cached_property
    def _caveats(self) -> Mapping[Country, tuple[LocalCaveat, ...]]:
        return _grouped(self.caveat_rows, lambda row: row.country)

    @cached_property
    def states(self) -> tuple[Country, ...]:
        """Every state with a row, in the order of the table."""
        return tuple(self._statute)

    @cached_property
    def wanted(self) -> tuple[PersonId, ...]:
        """Everybody with a warrant or summons, in the order of the table."""
        return tuple(person.id for person in self.persons if person.id in self._warrants)

    def knows(self, country: Country) -> bool:
        """Whether there is a row for the state or territory."""
        return country in self._statute or country in self._territories

    def statute_rows(self, country: Country) -> tuple[StatuteRow, ...]:
        """The state's rows of the Rome Statute, oldest first; BadQuestion where there is none."""
        try:
            return self._statute[country]
        except KeyError:
            raise BadQuestion(
                f"there are no rows for {country!r}: give the two letters of a state, as in KG, ZA or XK"
            ) from None

    def status(self, country: Country) -> StatuteRow:
        """The state's newest row: signed, deposited, entry into force, withdrawal."""
        return self.statute_rows(country)[-1]

    def status_on(self, country: Country, day: date) -> StatuteRow:
        """The row that speaks of the day: one under which the state was a party, else the newest begun by then."""
        rows = self.statute_rows(country)
        if len(rows) == 1:
            return rows[0]
        begun = [row for row in rows if row.begins <= day] or [rows[0]]
        return next((row for row in begun if row.spell and row.spell.holds_on(day)), begun[-1])

    def memberships(self, country: Country) -> tuple[Spell, ...]:
        """When the state was a party, in order of time."""
        return tuple(row.spell for row in self.statute_rows(country) if row.spell)

    def party_on(self, country: Country, day: date) -> Truth:
        """Whether the state was a party on the day."""
        return Truth.of(any(spell.holds_on(day) for spell in self.memberships(country)))

    def count_parties(self, day: date) -> int:
        """How many states were parties on the day."""
        return sum(self.party_on(country, day) is Truth.YES for country in self.states)

    def person(self, person: PersonId) -> Wanted | None:
        """Who the wanted person is; None for anybody else."""
        return self._persons.get(person)

    def warrants(self, person: PersonId) -> tuple[Warrant, ...]:
        """The person's warrants and summonses; empty for somebody never wanted."""
        return self._warrants.get(person, ())

    def offices(self, person: PersonId) -> tuple[OfficeRow, ...]:
        """The offices the person held."""
        return self._offices.get(person, ())

    def situation(self, name: str) -> Situation | None:
        """The situation with this id."""
        return self._situations.get(name)

    def acceptances(self, country: Country) -> tuple[Cooperation, ...]:
        """The state's declarations under Art. 12(3), the refused ones too."""
        return self._cooperation.get((CooperationKind.ACCEPTANCE, country), ())

    def opt_outs(self, country: Country) -> tuple[Cooperation, ...]:
        """The state's declarations under Art. 124, which except war crimes for seven years."""
        return self._cooperation.get((CooperationKind.WAR_CRIMES_OPT_OUT, country), ())

    @cached_property
    def referrals(self) -> tuple[Cooperation, ...]:
        """The Security Council's referrals."""
        return tuple(row for row in self.cooperation if row.kind is CooperationKind.COUNCIL_REFERRAL)

    def agreements(self, country: Country) -> tuple[Cooperation, ...]:
        """The state's agreements of the kind Art. 98(2) speaks of."""
        return self._cooperation.get((CooperationKind.AGREEMENT_98_2, country), ())

    def findings_on(self, person: PersonId) -> tuple[Finding, ...]:
        """Decisions about states that had to do with the person."""
        return self._findings.get(person, ())

    @cached_property
    def finding_by_key(self) -> Mapping[str, Finding]:
        """The findings by the name that other rows call them, as in `MN 2024-10-24`."""
        return {row.key: row for row in self.findings}

    def objections(self, person: PersonId) -> tuple[Objecting, ...]:
        """Positions on the person's immunity, or those for everybody."""
        return self._objections.get(person) or self._objections.get(PersonId(""), ())

    def territory(self, code: Country, day: date) -> Territory | None:
        """What is known of a territory with a code of its own on the day."""
        return next((row for row in self._territories.get(code, ()) if row.holds_on(day)), None)

    def territory_rows(self, code: Country) -> tuple[Territory, ...]:
        """All rows of a territory."""
        return self._territories.get(code, ())

    def area(self, name: str, day: date) -> Area | None:
        """What is known of an area without a code of its own on the day; None also for no name."""
        return next((row for row in self._areas.get(name, ()) if row.holds_on(day)), None)

    def area_rows(self, name: str) -> tuple[Area, ...]:
        """All rows of an area."""
        return self._areas.get(name, ())

    def local_caveats(self, country: Country) -> tuple[LocalCaveat, ...]:
        """What rulings about the country must say."""
        return self._caveats.get(country, ())

    def name(self, country: Country) -> str:
        """The name of the state or territory."""
        if country in self._territories:
            return self._territories[country][0].name
        return self.status(country).name


K = TypeVar("K")


def _grouped(rows: Iterable[Row], key: Callable[[Row], K]) -> Mapping[K, tuple[Row, ...]]:
    found: defaultdict[K, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return {name: tuple(group) for name, group in found.items()}
