"""The rules about immunity and agreements (Art. 98), and who objects to them.

The Chambers hold that the immunity of a sitting head of state or government of a state that is not a party cannot be
held against an arrest for the Court (Malawi and Chad 2011 to Hungary 2025); some states and the African Union hold
otherwise. The rule follows the Chambers, and the ruling carries the other position and the finding that answers it.
"""

from datetime import date
from typing import Final

from setfoot.facts import Objection, Truth
from setfoot.judge.case import Answer, Case, Rule, cited, rule
from setfoot.tables.law import Finding, Law
from setfoot.tables.law.rows import Objecting


def immunity_claimed(case: Case, day: date, law: Law) -> bool:
    """Whether somebody may hold an immunity against the arrest: a leader in office, abroad, of a state not a party."""
    if case.office is None or case.at_home:
        return False
    return law.party_on(case.person.country, day) is not Truth.YES


@rule
def no_immunity_in_the_way(case: Case, day: date, law: Law) -> Answer:
    """Official capacity is no bar; the Chambers hold this for leaders of non-parties too (Art. 27, 98(1))."""
    name, office = case.person.name, case.office
    if office is None:
        return Answer(Truth.YES, f"no row has {name} as a head of state or government on this day")
    held = f"{name} was {office.title}"
    if case.at_home:
        return Answer(
            Truth.YES, f"{held}, and a state cannot hold its own leader's immunity against itself", cited(office)
        )
    if not immunity_claimed(case, day, law):
        because = f"{held}; {law.name(case.person.country)} was a party, and so gave up that immunity before the Court"
        return Answer(Truth.YES, because, cited(office))
    because = f"{held}; {law.name(case.person.country)} was not a party, and some hold that its leader is immune; the"
    return Answer(Truth.YES, f"{because} Chambers have rejected this", cited(office))


@rule
def no_agreement_in_the_way(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """The Court may not ask a state to break an agreement that needs another's consent (Art. 98(2))."""
    rows = law.agreements(case.state)
    if not rows:
        return Answer(Truth.YES, f"no row has an agreement of {case.name} of this kind")
    if case.person.country == "US":
        because = f"{case.name} signed such an agreement with the United States; whether it is in force was not checked"
        return Answer(Truth.UNKNOWN, because, cited(rows[0]))
    because = f"the agreement of {case.name} with the United States is about their nationals and personnel only"
    return Answer(Truth.YES, because, cited(rows[0]))


def objections(case: Case, law: Law) -> tuple[Objection, ...]:
    """Who holds that immunity bars the arrest in this place, on what ground, and which finding answers it."""
    return tuple(Objection(row.by, row.ground, _answer(row.answered, law)) for row in objecting(case, law))


def objecting(case: Case, law: Law) -> list[Objecting]:
    """The rows of positions against the arrest in this place, the state's own first."""
    rows = [row for row in law.objections(case.person.id) if row.country in ("", case.state)]
    return sorted(rows, key=lambda row: row.country == "")


def _answer(key: str, law: Law) -> str | None:
    found = law.finding_by_key.get(key)
    return f"{law.name(found.country)}: {decision(found)}" if found else None


def decision(found: Finding) -> str:
    """The decision as lawyers name it: chamber, day, document."""
    return ", ".join(part for part in (found.chamber, str(found.decided or ""), found.document) if part)


IMMUNITY_RULES: Final[tuple[Rule, ...]] = (no_immunity_in_the_way, no_agreement_in_the_way)
