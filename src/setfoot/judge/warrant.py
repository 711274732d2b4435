"""The rules about the person's warrant (Part 5 and Art. 89), in treaty order.

The days kept apart are: applied for, issued, unsealed, surrendered, ended. A warrant counts for a state from the day on
which it is public; while it is sealed it binds only the state that was asked, and nobody else can know which that is.
"""

from datetime import date
from typing import Final

from setfoot.facts import Truth
from setfoot.judge.case import Answer, Case, Rule, cited, public, rule
from setfoot.tables.law import Law
from setfoot.tables.law.marks import reached
from setfoot.tables.law.rows import Kind


@rule
def warrant_issued(case: Case, day: date, law: Law) -> Answer:
    """Arrest needs a warrant issued by the Pre-Trial Chamber; a summons is none (Art. 58(1) and 58(7))."""
    warrant, name = case.warrant, case.person.name
    issued = reached(day, warrant.issued, warrant.issued_by)
    when = f"between {warrant.issued} and {warrant.issued_by}" if warrant.issued_by else f"on {warrant.issued}"
    if warrant.kind is Kind.SUMMONS:
        return Answer(Truth.NO, f"only a summons to appear, issued {when}, speaks of {name}", cited(warrant))
    if issued is Truth.NO:
        applied = f", and applied for on {warrant.applied}" if warrant.applied and warrant.applied <= day else ""
        return Answer(Truth.NO, f"the warrant for {name} was only issued {when}{applied}", cited(warrant))
    doubt = "; whether by this day is not known" if issued is Truth.UNKNOWN else ""
    others = [other for other in law.warrants(case.person.id) if other is not warrant and other.kind is Kind.WARRANT]
    more = "".join(f"; another on {other.issued}" for other in others if other.issued <= day)
    return Answer(issued, f"the warrant for {name} was issued {when}{doubt}{more}", cited(warrant))


@rule
def warrant_public(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """A public warrant is taken as asked of every state; a sealed one binds whom the Court asked (Art. 87(4), 89(1))."""
    warrant = case.warrant
    when = f"between {warrant.unsealed} and {warrant.unsealed_by}" if warrant.unsealed_by else f"on {warrant.unsealed}"
    if reached(day, warrant.issued) is Truth.NO:
        return Answer(Truth.NO, "there was no warrant or summons yet that could be public", cited(warrant))
    known = public(warrant, day)
    if known is Truth.YES:
        return Answer(known, f"it became public {when}", cited(warrant))
    return Answer(known, f"it became public only {when}; until then nobody outside could know", cited(warrant))


@rule
def warrant_not_ended(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """A warrant lasts until the Court orders otherwise, charges fail, or the person dies (Art. 58(4), 61(10))."""
    warrant = case.warrant
    if warrant.ended is None:
        because = f"nothing ended it; last known ({warrant.status_date}): {warrant.status}"
        return Answer(Truth.YES, because, cited(warrant))
    when = f"between {warrant.ended} and {warrant.ended_by}" if warrant.ended_by else f"on {warrant.ended}"
    ended = reached(day, warrant.ended, warrant.ended_by)
    if ended is Truth.NO:
        return Answer(Truth.YES, f"it ended only {when} ({warrant.end})", cited(warrant))
    return Answer(~ended, f"it ended {when} ({warrant.end})", cited(warrant))


@rule
def not_yet_surrendered(case: Case, day: date, law: Law) -> Answer:  # noqa: ARG001 - every rule is asked alike
    """The request is spent once the person has been surrendered to the Court (Art. 59(7), 89(1))."""
    warrant, name = case.warrant, case.person.name
    surrendered = reached(day, warrant.surrendered)
    if surrendered is Truth.YES:
        return Answer(Truth.NO, f"{name} was surrendered to the Court on {warrant.surrendered}", cited(warrant))
    return Answer(Truth.YES, f"{name} had not been surrendered to the Court", cited(warrant))


WARRANT_RULES: Final[tuple[Rule, ...]] = (warrant_issued, warrant_public, warrant_not_ended, not_yet_surrendered)
