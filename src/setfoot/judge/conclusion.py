"""All rules in the order of the treaty, and the one expression that joins their answers."""

from datetime import date
from functools import cache
from typing import Final, NamedTuple

from setfoot.facts import Duty, Reason, Truth
from setfoot.judge.case import Case, Rule
from setfoot.judge.immunity import IMMUNITY_RULES
from setfoot.judge.state import STATE_RULES, jurisdiction_accepted, referred_by_council
from setfoot.judge.warrant import WARRANT_RULES
from setfoot.tables.law.marks import reached
from setfoot.tables.law.rows import Kind

RULES: Final[tuple[Rule, ...]] = (
    jurisdiction_accepted,
    referred_by_council,
    *WARRANT_RULES,
    *IMMUNITY_RULES,
    *STATE_RULES,
)


class On(NamedTuple):
    """What each rule answered, by its name."""

    jurisdiction_accepted: Truth
    referred_by_council: Truth
    warrant_issued: Truth
    warrant_public: Truth
    warrant_not_ended: Truth
    not_yet_surrendered: Truth
    no_immunity_in_the_way: Truth
    no_agreement_in_the_way: Truth
    territory_covered: Truth
    state_signed: Truth
    statute_in_force: Truth
    in_force_for_state: Truth
    not_withdrawn: Truth
    duties_outlast_withdrawal: Truth


def wanted(on: On) -> Truth:
    """Whether a warrant of arrest counts for every state."""
    return on.warrant_issued & on.warrant_public & on.warrant_not_ended & on.not_yet_surrendered


def party(on: On) -> Truth:
    """Whether the state is a party there."""
    return on.in_force_for_state & on.not_withdrawn & on.territory_covered


def barred(on: On) -> Truth:
    """Whether something that Art. 98 respects bars the arrest."""
    return ~(on.no_immunity_in_the_way & on.no_agreement_in_the_way)


@cache
def bound(on: On) -> Truth:
    """Whether the state had a treaty duty to arrest."""
    return wanted(on) & (party(on) | on.referred_by_council | on.jurisdiction_accepted) & ~barred(on)


def conclude(on: On, case: Case, day: date) -> tuple[Duty, Reason]:
    """The duty, and the step that decided it."""
    if on.statute_in_force is not Truth.YES:
        return Duty.UNKNOWN, Reason.BEFORE_THE_STATUTE
    match bound(on):
        case Truth.YES:
            return _binding(on)
        case Truth.UNKNOWN:
            return Duty.UNKNOWN, _open(on)
        case _:
            return Duty.NOT_BOUND, _unwanted(case, day) if wanted(on) is Truth.NO else _free(on, case, day)


def _binding(on: On) -> tuple[Duty, Reason]:
    """Which of the bonds holds; membership before referral before acceptance."""
    if party(on) is Truth.YES:
        return Duty.BOUND, Reason.STATE_PARTY
    if on.referred_by_council is Truth.YES:
        return Duty.BOUND_BY_COUNCIL, Reason.SECURITY_COUNCIL
    return Duty.BOUND_BY_ACCEPTANCE, Reason.ACCEPTED_JURISDICTION


def _open(on: On) -> Reason:
    """What left the answer open."""
    if on.warrant_issued is Truth.UNKNOWN or on.warrant_public is Truth.UNKNOWN:
        return Reason.SEALED_WARRANT
    if on.warrant_not_ended is Truth.UNKNOWN:
        return Reason.WARRANT_ENDED
    return Reason.TERRITORY_EXCLUDED if on.territory_covered is Truth.UNKNOWN else Reason.AGREEMENT


def _unwanted(case: Case, day: date) -> Reason:
    """Why no warrant counted on the day."""
    warrant = case.warrant
    if reached(day, warrant.issued) is Truth.NO:
        return Reason.NO_PUBLIC_WARRANT
    if reached(day, warrant.ended, warrant.ended_by) is Truth.YES:
        return Reason.WARRANT_ENDED
    if warrant.kind is Kind.SUMMONS:
        return Reason.SUMMONS_ONLY
    return Reason.IN_CUSTODY


def _free(on: On, case: Case, day: date) -> Reason:
    """Why the state was under no duty though a warrant may have counted."""
    row = case.row
    if on.not_withdrawn is Truth.NO:
        return Reason.WITHDRAWN
    if on.in_force_for_state is Truth.YES:
        return Reason.TERRITORY_EXCLUDED
    pending = (
        row.deposited and row.deposited <= day and not (row.instrument_withdrawn and row.instrument_withdrawn <= day)
    )
    if row.entry_into_force or pending:
        return Reason.NOT_YET_IN_FORCE
    return Reason.SIGNATORY_ONLY if on.state_signed is Truth.YES else Reason.NOT_PARTY
