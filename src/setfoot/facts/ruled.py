"""What the law answers: a ruling with its steps, objections and precedents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from setfoot.facts.days import Truth, Window
from setfoot.facts.names import Country, PersonId


class Duty(StrEnum):
    """The state's treaty duty to arrest and surrender, as a ruling concludes it."""

    BOUND = "bound"
    BOUND_BY_ACCEPTANCE = "bound_by_acceptance"
    BOUND_BY_COUNCIL = "bound_by_council"
    NOT_BOUND = "not_bound"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """The step that decided a ruling."""

    STATE_PARTY = "state_party"
    ACCEPTED_JURISDICTION = "accepted_jurisdiction"
    SECURITY_COUNCIL = "security_council"
    NOT_PARTY = "not_party"
    SIGNATORY_ONLY = "signatory_only"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    WITHDRAWN = "withdrawn"
    NO_PUBLIC_WARRANT = "no_public_warrant"
    WARRANT_ENDED = "warrant_ended"
    SUMMONS_ONLY = "summons_only"
    SEALED_WARRANT = "sealed_warrant"
    IN_CUSTODY = "in_custody"
    BEFORE_THE_STATUTE = "before_the_statute"
    TERRITORY_EXCLUDED = "territory_excluded"
    """The state is a party, but the Statute does not, or may not, extend to this part of it."""
    AGREEMENT = "agreement"
    """An agreement of the kind Art. 98(2) respects may bar the surrender."""
    NO_STATE = "no_state"
    """No state's sovereignty over the place is settled."""
    OVERFLIGHT = "overflight"
    """A landing would bind the state; the Statute has no rule for a person who only flies over it."""
    NO_ROWS = "no_rows"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule, asked on one day or window, with its answer and the sources it rests on."""

    rule: str
    holds: Truth
    because: str
    sources: tuple[str, ...] = ()
    says: str = ""
    """The rule in one sentence, with its article."""


@dataclass(frozen=True, slots=True)
class Objection:
    """A position against the duty, and the finding that answers it, where there is one."""

    by: str
    ground: str
    answered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Precedent:
    """What the Court decided about an earlier visit."""

    state: Country
    visit: str
    decision: str
    outcome: str
    referred: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether one state was bound to arrest one person on one day, step by step."""

    person: PersonId
    country: Country
    on: Window
    duty: Duty
    reason: Reason
    steps: tuple[Step, ...]
    law: str
    """Version of the law tables."""
    as_of: date
    """Day up to which the law tables are kept."""
    contested: bool = False
    objections: tuple[Objection, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    caveats: tuple[str, ...] = ()
    state: Country | None = None
    """The state whose duty is asked about: that of the place, which may be a territory of it; None where there is none."""
    area: str = ""
    """The part of the state that was asked about by its name, as in Crimea."""
