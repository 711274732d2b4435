"""What one row of each law table claims: the dataclass is the schema, and refuses days that cannot be true.

Every row ends in the same four columns: how far it was verified, its sources, a caveat that a ruling resting on it
repeats, and notes for whoever looks after the table. `x_by` beside `x` means that the day is only known to lie between
the two.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from setfoot.facts import Country, PersonId, Window
from setfoot.tables.law.kinds import CooperationKind
from setfoot.tables.law.marks import days_of, holds, in_order, marked


@dataclass(frozen=True, slots=True)
class Spell:
    """A state was a party from `since` until the day before `until`; None means that it still is."""

    country: Country
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the spell."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class StatuteRow:
    """One state's dealings with the Rome Statute; a state that left and came back has two rows."""

    country: Country
    name: str
    signed: date | None
    deposited: date | None
    instrument: str
    entry_into_force: date | None
    withdrawal_announced: date | None
    withdrawal_notified: date | None
    withdrawal_effective: date | None
    withdrawal_revoked: date | None
    instrument_withdrawn: date | None
    no_intent: date | None
    """The day on which a signatory notified that it does not intend to become a party."""
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(signed=self.signed, deposited=self.deposited, instrument_withdrawn=self.instrument_withdrawn)
        in_order(
            entry_into_force=self.entry_into_force,
            withdrawal_notified=self.withdrawal_notified,
            withdrawal_revoked=self.withdrawal_revoked,
        )
        in_order(withdrawal_notified=self.withdrawal_notified, withdrawal_effective=self.withdrawal_effective)
        if self.withdrawal_revoked and self.withdrawal_effective:
            raise ValueError("a withdrawal that was revoked never took effect: empty withdrawal_effective")
        if self.withdrawal_notified and not (self.withdrawal_effective or self.withdrawal_revoked):
            raise ValueError(
                "a notified withdrawal takes effect or is revoked: give withdrawal_effective, a year later"
            )
        if self.instrument_withdrawn and self.entry_into_force:
            raise ValueError("an instrument taken back never entered into force: empty entry_into_force")
        if self.entry_into_force and not self.deposited:
            raise ValueError("entry into force without the deposit of an instrument")

    @property
    def spell(self) -> Spell | None:
        """When the state was a party under this row."""
        if self.entry_into_force is None:
            return None
        return Spell(self.country, self.entry_into_force, self.withdrawal_effective)

    @property
    def begins(self) -> date:
        """The first day of which the row says anything."""
        return min((day for day in (self.signed, self.deposited, self.entry_into_force) if day), default=date.max)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day on which this row changes what it says."""
        return days_of(self)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A person who has, or had, a public warrant or summons."""

    id: PersonId
    name: str
    names: tuple[str, ...]
    country: Country
    """The home state, by nationality."""
    offices: str
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)


class Kind(StrEnum):
    """What the Court issued."""

    WARRANT = "warrant"
    SUMMONS = "summons"


@dataclass(frozen=True, slots=True)
class Warrant:
    """One warrant or summons of one person, from application to end."""

    person: PersonId
    situation: str
    crimes: tuple[str, ...]
    kind: Kind
    applied: date | None
    issued: date
    issued_by: date | None
    unsealed: date
    unsealed_by: date | None
    surrendered: date | None
    """The day on which the person came into the Court's custody."""
    ended: date | None
    ended_by: date | None
    end: str
    status: str
    status_date: str
    caveat_since: date | None
    """The day from which the caveat speaks; empty when it always does."""
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(applied=self.applied, issued=self.issued, issued_by=self.issued_by)
        in_order(issued=self.issued, unsealed=self.unsealed, unsealed_by=self.unsealed_by)
        in_order(ended=self.ended, ended_by=self.ended_by)
        if bool(self.ended) != bool(self.end):
            raise ValueError("ended and end go together: the day, and how")

    @property
    def days(self) -> tuple[date, ...]:
        """Every day on which this row changes what it says."""
        return days_of(self)


class Role(StrEnum):
    """What an office is under international law on immunities."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    MINISTER = "minister"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A person held an office from `since` to `until`, both days included."""

    person: PersonId
    title: str
    role: Role
    since: date
    until: date | None
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(since=self.since, until=self.until)

    def holds_on(self, day: date) -> bool:
        """Whether the person held the office on the day."""
        return holds(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the Court looks into, and since when."""

    id: str
    name: str
    country: Country
    basis: str
    referred: date | None
    examined: date | None
    opened: date
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)

    @property
    def considered(self) -> date:
        """The first day on which the matter is known to have been before the Court."""
        return min(day for day in (self.referred, self.examined, self.opened) if day)


@dataclass(frozen=True, slots=True)
class Cooperation:
    """A referral, declaration, agreement or notice, and whom it binds."""

    kind: CooperationKind
    subject: str
    country: Country
    """Empty where the row is about an organisation."""
    situation: str
    """The situation that a referral or declaration is about; empty where it is about none with a warrant."""
    since: date | None
    until: date | None
    accepted: bool
    instrument: str
    binds: str
    detail: str
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(since=self.since, until=self.until)
        if self.kind in (CooperationKind.COUNCIL_REFERRAL, CooperationKind.ACCEPTANCE) and self.since is None:
            raise ValueError("a referral or declaration needs its day")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a Chamber decided about one state and one visit, or about its failure to act."""

    country: Country
    persons: tuple[PersonId, ...]
    visit_first: date | None
    visit_last: date | None
    decided: date | None
    chamber: str
    document: str
    outcome: str
    failure: bool
    finding: str
    referred: str
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(visit_first=self.visit_first, visit_last=self.visit_last)

    @property
    def visit(self) -> Window | None:
        """The days of the visit it is about, when it is about one."""
        return Window(self.visit_first, self.visit_last) if self.visit_first and self.visit_last else None

    @property
    def key(self) -> str:
        """How other rows name it: the country and the day."""
        return f"{self.country} {self.decided}"


@dataclass(frozen=True, slots=True)
class Visit:
    """A known foreign visit of a wanted person."""

    person: PersonId
    country: Country
    cities: tuple[str, ...]
    arrived: date
    arrived_by: date | None
    left: date
    approximate: bool
    """The days are right to about two days."""
    occasion: str
    arrested: str
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(arrived=self.arrived, arrived_by=self.arrived_by, left=self.left)


@dataclass(frozen=True, slots=True)
class SkippedVisit:
    """A visit of a wanted person that was called off, moved or avoided."""

    person: PersonId
    event: str
    country: Country
    city: str
    planned_first: date
    planned_last: date
    happened: str
    instead: str
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(planned_first=self.planned_first, planned_last=self.planned_last)


class Covered(StrEnum):
    """Whether the Statute extends to a territory as it does to its state."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Territory:
    """A place with a country code of its own that belongs to a state of the tables, for a time."""

    code: Country
    name: str
    state: Country
    """Empty where no state's sovereignty is settled."""
    since: date | None
    until: date | None
    covered: Covered
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""
    names: tuple[str, ...] = ()
    claimants: tuple[Country, ...] = ()
    controlled_by: tuple[Country, ...] = ()

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(since=self.since, until=self.until)

    def holds_on(self, day: date) -> bool:
        """Whether the row speaks of the day."""
        return holds(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class LocalCaveat:
    """What every ruling about a country must say while it holds."""

    country: Country
    situation: str
    """Only for persons wanted in this situation; empty for all."""
    since: date
    until: date | None
    caveat: str
    verified: str
    sources: tuple[str, ...]
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
        in_order(since=self.since, until=self.until)

    def holds_on(self, day: date) -> bool:
        """Whether it is said of the day."""
        return holds(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Objecting:
    """A position against the arrest, mostly that immunity bars it, and the finding that answers it."""

    person: PersonId
    """Empty: for everybody without rows of their own."""
    country: Country
    """The state visited; empty for all."""
    by: str
    ground: str
    answered: str
    """The finding that answers it, as `CC day`."""
    verified: str
    sources: tuple[str, ...]
    caveat: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        marked(self.verified, self.sources)
