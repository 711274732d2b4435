"""What the Rome Statute's rows say to an assertion about its members.

Membership is that of the day on which the article speaks; a window on whose ends the answer differs cannot be told. A
count agrees with the parties of that day. One that was right within a season of it, or counts a state whose instrument
was deposited and not yet in force, is no error that can be held against an article, and so is "about" a number nearby.
States that need not arrest though they are parties are an argument of law, so "not obliged" is never contradicted.
A parliament's ratification comes before the deposit that the rows know, by days or a year, so a day told for it is not
held against the deposit's.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from setfoot.facts import Truth, Window
from setfoot.reconcile.questions import done_by, window_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from setfoot.facts import Country
    from setfoot.reconcile.questions import Answer, Question
    from setfoot.tables.law import Law
    from setfoot.tables.law.rows import StatuteRow

TABLE: Final = "rome_statute.csv"
SEASON: Final = timedelta(days=120)
AT_HOME: Final = timedelta(days=400)
"""Between a decision at home and the deposit of the instrument."""
AT_HOME_FIRST: Final = frozenset({"ratified", "party", "withdrew"})
"""What is decided at home before the depositary is told."""
CLOSE: Final = 5
"""How far "about" may lie from the number of parties."""
FAR: Final = 15
"""How far it must lie to be wrong."""


def answer_member(question: Question) -> Answer:
    """Whether the state was a member, had signed, ratified or withdrawn, was obliged, by the article's day."""
    country, spoken, law = question.assertion.country, question.spoken, question.record.law
    if country is None or spoken is None or not law.knows(country):
        return question.unknown()
    value, _, told = question.assertion.value.partition(" ")
    party = _all_days({law.party_on(country, day) for day in (spoken.first, spoken.last)})
    row = law.status_on(country, spoken.last)
    says = f"{_standing(question.record.name(country), party, spoken)}: {_history(row, spoken)} ({TABLE})"
    if value == "approved":
        return question.is_so(True, says) if done_by(row.deposited, spoken) is Truth.YES else question.unknown(says)  # noqa: FBT003 - it is so
    if days := window_of(told):
        return _done_in(question, row, value, days, says)
    holds = _holds(value, party, row, spoken, law, country)
    if (value, holds) == ("excepted", Truth.NO):
        says += "; a party is not exempt" if party is Truth.YES else "; a state that is no party is no excepted member"
    return question.is_so(holds is Truth.YES, says) if holds is not Truth.UNKNOWN else question.unknown(says)


def _holds(value: str, party: Truth, row: StatuteRow, spoken: Window, law: Law, country: Country) -> Truth:
    signed, deposited = done_by(row.signed, spoken), done_by(row.deposited, spoken)
    bound_else = Truth.UNKNOWN if law.acceptances(country) or _referred(law, country) else Truth.NO
    gave_up = Truth.UNKNOWN if row.no_intent else Truth.NO
    table: Mapping[str, Truth] = {
        "party": party,
        "not_party": ~party,
        "excepted": Truth.UNKNOWN if party is Truth.UNKNOWN else Truth.NO,
        "ratified": deposited,
        "not_ratified": ~deposited,
        "signed": signed | (Truth.UNKNOWN if deposited is not Truth.NO else Truth.NO),
        "not_signed": Truth.UNKNOWN if signed & party is Truth.UNKNOWN or row.no_intent else ~(signed | party),
        "not_signatory": ~(party | (Truth.UNKNOWN if row.signed else Truth.NO)),
        "withdrew": done_by(row.withdrawal_notified or row.withdrawal_effective, spoken) | gave_up,
        "recognised": party | bound_else,
        "not_recognised": Truth.UNKNOWN if party is not Truth.NO else ~bound_else,
        "obliged": party | bound_else,
        "not_obliged": Truth.UNKNOWN if party is not Truth.NO else ~bound_else,
    }
    holds = table.get(value, Truth.UNKNOWN)
    if value == "withdrew" and (row.withdrawal_revoked or (row.withdrawal_announced and holds is Truth.NO)):
        return Truth.UNKNOWN
    return holds


def _referred(law: Law, country: Country) -> bool:
    return any(row.country == country for row in law.referrals)


def _done_in(question: Question, row: StatuteRow, value: str, days: Window, says: str) -> Answer:
    """Whether it was done in the days that are told; joining may mean the deposit or the entry into force."""
    done = {
        "signed": (row.signed,),
        "ratified": (row.deposited, row.entry_into_force),
        "party": (row.deposited, row.entry_into_force),
        "withdrew": (row.withdrawal_announced, row.withdrawal_notified, row.withdrawal_effective),
    }.get(value, ())
    known = [day for day in done if day]
    told = any(day in days for day in known)
    soon = value in AT_HOME_FIRST and any(days.last < day <= days.last + AT_HOME for day in known)
    if (not known and value != "ratified") or (soon and not told):
        return question.unknown(says)
    return question.is_so(told, says)


def _standing(name: str, party: Truth, spoken: Window) -> str:
    standing = {Truth.YES: "was a party", Truth.NO: "was not a party"}.get(party, "became or ceased to be a party")
    return f"{name} {standing} to the Rome Statute on {spoken}"


def _history(row: StatuteRow, spoken: Window) -> str:
    """What the state did, in the words of its row; what it did later only where it says so."""
    told = []
    if row.signed and row.signed <= spoken.last:
        told.append(f"signed on {row.signed}")
    if row.deposited and row.deposited <= spoken.last:
        told.append(f"deposited its {row.instrument or 'instrument'} on {row.deposited}")
    elif row.deposited:
        told.append(f"has deposited its {row.instrument or 'instrument'} only on {row.deposited}")
    elif row.signed:
        told.append("has not ratified")
    if row.no_intent and row.no_intent <= spoken.last:
        told.append(f"said on {row.no_intent} that it will not become a party")
    if row.entry_into_force and not row.entry_into_force <= spoken.first:
        told.append(f"was a party from {row.entry_into_force}")
    if row.withdrawal_effective:
        told.append(f"withdrew with effect from {row.withdrawal_effective}")
    return _listed(told) if told else "never signed"


def _listed(told: list[str]) -> str:
    return f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]


def _all_days(truths: set[Truth]) -> Truth:
    return truths.pop() if len(truths) == 1 else Truth.UNKNOWN


def answer_parties(question: Question) -> Answer:
    """Whether so many states were parties."""
    spoken, law = question.spoken, question.record.law
    if spoken is None or not question.assertion.value.strip("+~").isdecimal():
        return question.unknown()
    low, high = sorted(law.count_parties(day) for day in (spoken.first, spoken.last))
    counts = f"{low}" if low == high else f"{low} to {high}"
    wider = [law.count_parties(day) for day in (spoken.first - SEASON, spoken.last + SEASON)]
    season = (min(low, *wider), max(high, *wider))
    holds = _count_holds(question.assertion.value, (low, high), season)
    says = f"the Rome Statute had {counts} parties on {spoken} ({TABLE})"
    return question.unknown(says) if holds is Truth.UNKNOWN else question.is_so(holds is Truth.YES, says)


def _count_holds(value: str, counts: tuple[int, int], season: tuple[int, int]) -> Truth:
    number, (low, high) = int(value.strip("+~")), counts
    if value.endswith("+"):
        return Truth.YES if number < low else Truth.NO if number > season[1] else Truth.UNKNOWN
    if value.startswith("~"):
        off = max(low - number, number - high, 0)
        return Truth.YES if off <= CLOSE else Truth.NO if off > FAR else Truth.UNKNOWN
    if low <= number <= high:
        return Truth.YES
    return Truth.UNKNOWN if season[0] <= number <= season[1] else Truth.NO


def answer_signatories(question: Question) -> Answer:
    """Whether so many states had signed, or were parties: articles say signatories of either."""
    parties, spoken, law = answer_parties(question), question.spoken, question.record.law
    if spoken is None or not parties.says:
        return parties
    rows = [row for state in law.states for row in law.statute_rows(state)]
    signed = len({row.country for row in rows if row.signed and row.signed <= spoken.last})
    says = f"{signed} states had signed the Rome Statute; {parties.says.removeprefix('the Rome Statute had ')}"
    holds = parties.holds | _count_holds(question.assertion.value, (signed, signed), (signed, signed))
    return question.unknown(says) if holds is Truth.UNKNOWN else question.is_so(holds is Truth.YES, says)
