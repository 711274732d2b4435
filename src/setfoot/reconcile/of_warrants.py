"""What the warrants' rows say to an assertion about a person's warrant or summons.

Only warrants that were public by the article's last day count. "Indicted in 2010" is borne out by a summons too. War
crimes is what the press calls any crime before the Court, so it never contradicts a warrant over others; genocide and
crimes against humanity do. Deporting children is no crime of its own in the rows, and cannot be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.tables.law.rows import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from setfoot.reconcile.questions import Answer, Question
    from setfoot.tables.law.rows import Warrant

TABLE: Final = "warrants.csv"
LOOSE: Final = frozenset({"war crimes", "deportation of children"})
"""What articles say of warrants over other crimes too."""


def _warrants(question: Question) -> tuple[Warrant, ...]:
    last = question.spoken.last if question.spoken else None
    found = question.record.law.warrants(question.person)
    return tuple(one for one in found if last is None or one.unsealed <= last)


def answer_issued(question: Question) -> Answer:
    """Whether a warrant was issued, or made public, in those days."""
    warrants, days = _warrants(question), question.days
    if not warrants or days is None:
        return question.unknown()
    says = f"the {_kinds(warrants)} for {_name(question)} was issued on {_days([one.issued for one in warrants])} ({TABLE})"
    if any(one.issued in days or one.unsealed in days for one in warrants):
        return question.is_so(True, says)  # noqa: FBT003 - it is so
    asked_for = any(one.applied and one.applied in days for one in warrants)
    doubtful = any(one.issued_by or one.unsealed_by for one in warrants)
    return question.unknown(says) if asked_for or doubtful else question.is_so(False, says)  # noqa: FBT003 - it is not


def answer_applied(question: Question) -> Answer:
    """Whether the warrant was applied for in those days."""
    rows, days = question.record.law.warrants(question.person), question.days
    known = [one.applied for one in rows if one.applied]
    if not known or days is None:
        return question.unknown()
    says = f"the warrant for {_name(question)} was applied for on {_days(known)} ({TABLE})"
    if any(day in days for day in known):
        return question.is_so(True, says)  # noqa: FBT003 - it is so
    return question.unknown(says) if len(known) < len(rows) else question.is_so(False, says)  # noqa: FBT003 - it is not


def answer_over(question: Question) -> Answer:
    """Whether the warrant names the crime."""
    warrants, crime = _warrants(question), question.assertion.value
    if not warrants:
        return question.unknown()
    named = sorted({name for one in warrants for name in one.crimes})
    says = f"the {_kinds(warrants)} for {_name(question)} names {' and '.join(named)} ({TABLE})"
    if any(name.startswith(crime) for name in named):
        return question.is_so(True, says)  # noqa: FBT003 - it is so
    return question.unknown(says) if crime in LOOSE else question.is_so(False, says)  # noqa: FBT003 - it is not


def answer_count(question: Question) -> Answer:
    """Whether so many warrants for the person were public; of all people's, the rows may lack some."""
    law, spoken, value = question.record.law, question.spoken, question.assertion.value
    if spoken is None or not value.isdecimal():
        return question.unknown()
    people = (question.person,) if question.assertion.subject else law.wanted
    rows = [one for person in people for one in law.warrants(person)]
    public = sum(one.kind is Kind.WARRANT and one.unsealed <= spoken.last for one in rows)
    if not question.assertion.subject:
        says = f"{public} warrants were public on {spoken} ({TABLE}, which may lack some)"
        return question.is_so(True, says) if public == int(value) else question.unknown(says)  # noqa: FBT003 - it is so
    says = f"{public} warrant{'s' if public != 1 else ''} for {_name(question)} had been made public by {spoken.last} ({TABLE})"
    return question.is_so(public == int(value), says) if public else question.unknown(says)


def answer_by(question: Question) -> Answer:
    """Nobody but the judges of a Pre-Trial Chamber issues the Court's warrants."""
    if not question.record.law.warrants(question.person):
        return question.unknown()
    says = "warrants of the Court are issued by the judges of a Pre-Trial Chamber, on the prosecutor's application (Rome Statute, Art. 58)"
    return question.is_so(False, says)  # noqa: FBT003 - it is not


def last_issued(question: Question) -> date | None:
    """The day of the last warrant before the person's arrival, or the article."""
    arrived = question.arrived or question.spoken
    issued = [one.issued for one in question.record.law.warrants(question.person)]
    return max((day for day in issued if arrived is None or day <= arrived.first), default=None)


def _kinds(warrants: Sequence[Warrant]) -> str:
    return " and ".join(sorted({str(one.kind) for one in warrants}, reverse=True))


def _days(days: Sequence[date]) -> str:
    return " and ".join(str(day) for day in sorted(set(days)))


def _name(question: Question) -> str:
    person = question.record.law.person(question.person)
    return person.name if person else question.assertion.subject
