"""The rules about the state: acceptance and referral (Part 2), signature, entry into force and withdrawal (Part 13).

Kept apart for a withdrawal: announced (nothing in law), notified, effective one year later or on a later day it names,
and revoked, which means that membership never ended. An instrument taken back before it entered into force never began
one.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from setfoot.facts import Truth
from setfoot.judge.case import Answer, Case, Rule, cited, rule
from setfoot.tables.law import Cooperation, Law
from setfoot.tables.law.marks import STATUTE, a_year_after
from setfoot.tables.law.rows import Covered


@rule
def jurisdiction_accepted(case: Case, day: date, law: Law) -> Answer:
    """A state that accepts jurisdiction over a crime must cooperate under Part 9 (Art. 12(3))."""
    rows = law.acceptances(case.state)
    made = [row for row in rows if row.since and row.since <= day and not (row.until and row.until < day)]
    if found := _newest(row for row in made if row.accepted and row.situation == case.warrant.situation):
        return Answer(Truth.YES, f"{case.name} accepted jurisdiction on {found.since}: {found.detail}", cited(found))
    if refused := _newest(row for row in made if not row.accepted):
        because = f"the declaration of {refused.since} for {case.name} was not accepted by the Court"
        return Answer(Truth.NO, because, cited(refused))
    if other := _newest(made):
        because = f"{case.name} accepted jurisdiction on {other.since}, but not over this situation"
        return Answer(Truth.NO, because, cited(other))
    return Answer(Truth.NO, f"{case.name} had made no declaration accepting jurisdiction")


@rule
def referred_by_council(case: Case, day: date, law: Law) -> Answer:
    """The Council may refer a situation and oblige the states it names; others it only urges (Art. 13(b))."""
    rows = [row for row in law.referrals if row.situation == case.warrant.situation]
    found = _newest(row for row in rows if row.since and row.since <= day)
    if found is None:
        return Answer(Truth.NO, "no referral by the Security Council covers the case on this day")
    if found.country == case.state:
        return Answer(Truth.YES, f"{found.instrument} of {found.since} obliges {case.name} to cooperate", cited(found))
    because = f"{found.instrument} of {found.since} obliges {law.name(found.country)}, and only urges {case.name}"
    return Answer(Truth.NO, because, cited(found))


@rule
def territory_covered(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """A treaty binds a state for all its territory unless a part is excluded (Vienna Convention, Art. 29)."""
    place = case.territory
    if place is None:
        return Answer(Truth.YES, f"{case.name} is asked about as a state, not a territory apart")
    covered = {Covered.YES: Truth.YES, Covered.NO: Truth.NO, Covered.UNKNOWN: Truth.UNKNOWN}[place.covered]
    return Answer(covered, place.caveat, cited(place))


@rule
def state_signed(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """Signature alone brings no duty to arrest (Art. 125; Vienna Convention, Art. 18)."""
    row = case.row
    if row.signed is None or day < row.signed:
        note = f" ({row.notes[0].lower()}{row.notes[1:]})" if row.notes.startswith("Not a UN member") else ""
        return Answer(Truth.NO, f"{case.name} did not sign{note}", cited(row))
    if row.no_intent and row.no_intent <= day:
        because = f"{case.name} signed on {row.signed} and notified on {row.no_intent} that it will not become a party"
        return Answer(Truth.YES, because, cited(row))
    return Answer(Truth.YES, f"{case.name} signed on {row.signed}", cited(row))


@rule
def statute_in_force(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """The Statute entered into force on 1 July 2002; of days before nothing is said (Art. 126(1))."""
    if day < STATUTE:
        return Answer(Truth.UNKNOWN, f"the Statute entered into force on {STATUTE}; earlier days are outside its law")
    return Answer(Truth.YES, f"the Statute has been in force since {STATUTE}")


@rule
def in_force_for_state(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """For a later state it enters into force on the first day of a month after 60 days (Art. 126(2))."""
    row = case.row
    if row.entry_into_force is None:
        return Answer(Truth.NO, _never_in_force(case, day), cited(row))
    if row.entry_into_force <= day:
        because = f"{case.name} deposited its {row.instrument} on {row.deposited}; in force from {row.entry_into_force}"
        return Answer(Truth.YES, because, cited(row))
    signed = f"signed on {row.signed}, " if row.signed else ""
    because = f"{case.name} {signed}deposited its {row.instrument} on {row.deposited}; in force only from"
    return Answer(Truth.NO, f"{because} {row.entry_into_force}", cited(row))


@rule
def not_withdrawn(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """A withdrawal takes effect a year after it was received, or later; until then duties stand (Art. 127(1))."""
    row = case.row
    notified, effective, revoked = row.withdrawal_notified, row.withdrawal_effective, row.withdrawal_revoked
    if notified is None or day < notified:
        return Answer(Truth.YES, _not_notified(case, day), cited(row))
    if revoked and revoked <= day:
        because = (
            f"{case.name} notified its withdrawal on {notified} and revoked it on {revoked}, before it took effect"
        )
        return Answer(Truth.YES, f"{because}: membership never ended", cited(row))
    if effective and effective <= day:
        because = f"{case.name} notified its withdrawal on {notified}; it took effect on {effective}"
        return Answer(Truth.NO, because, cited(row))
    due = effective or a_year_after(notified)
    return Answer(
        Truth.YES, f"{case.name} notified its withdrawal on {notified}, for {due} at the earliest", cited(row)
    )


@rule
def duties_outlast_withdrawal(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """Withdrawal does not end earlier duties, or cooperation in proceedings begun before (Art. 127(2))."""
    row, situation = case.row, case.situation
    if row.withdrawal_effective is None or day < row.withdrawal_effective or situation is None:
        return Answer(Truth.NO, "no withdrawal had taken effect")
    left = row.withdrawal_effective
    if situation.opened < left:
        because = f"the investigation ({situation.name}) was opened on {situation.opened}, before {left}"
        return Answer(Truth.UNKNOWN, f"{because}; how far the duty goes on is in dispute", cited(situation))
    if situation.country == case.state and situation.considered < left:
        because = f"the Court has considered the situation since {situation.considered}, before {left}, but opened the"
        because = f"{because} investigation only on {situation.opened}; whether the duty goes on is in dispute"
        return Answer(Truth.UNKNOWN, because, cited(situation))
    because = f"the investigation ({situation.name}) was opened on {situation.opened}, after {left}"
    return Answer(Truth.NO, because, cited(situation))


def _newest(rows: Iterable[Cooperation]) -> Cooperation | None:
    return max(rows, key=lambda row: row.since or date.min, default=None)


def _never_in_force(case: Case, day: date) -> str:
    row = case.row
    if row.deposited and row.deposited <= day:
        if row.instrument_withdrawn and row.instrument_withdrawn <= day:
            taken_back = f"deposited its {row.instrument} on {row.deposited} and took it back on"
            return f"{case.name} {taken_back} {row.instrument_withdrawn}, before it could enter into force"
        return f"{case.name} deposited its {row.instrument} on {row.deposited}; it was not in force yet"
    if row.signed and row.signed <= day:
        return f"{case.name} signed on {row.signed} and has not ratified"
    return f"{case.name} has neither signed nor acceded"


def _not_notified(case: Case, day: date) -> str:
    row = case.row
    if row.entry_into_force is None or day < row.entry_into_force:
        return f"{case.name} had no membership to withdraw from"
    if row.withdrawal_announced and row.withdrawal_announced <= day:
        return f"{case.name} announced its withdrawal on {row.withdrawal_announced}; an announcement changes nothing"
    return f"{case.name} had notified no withdrawal"


STATE_RULES: Final[tuple[Rule, ...]] = (
    territory_covered,
    state_signed,
    statute_in_force,
    in_force_for_state,
    not_withdrawn,
    duties_outlast_withdrawal,
)
