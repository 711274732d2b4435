"""What a reader must know beside the answer: doubts in the rows it rests on, places apart, days past the tables.

A caveat never changes the answer. It is said when it bears on the day and the place that are asked about, and rows
that nobody has yet held against a source are named.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from setfoot.facts import Country, Duty, Reason, Truth
from setfoot.judge.case import Case
from setfoot.judge.conclusion import On
from setfoot.judge.immunity import objecting
from setfoot.tables.law import Finding, Law
from setfoot.tables.law.areas import Area
from setfoot.tables.law.marks import OWN_KNOWLEDGE, holds
from setfoot.tables.law.rows import Territory
from setfoot.tables.places import with_article

_BINDING: Final = (Duty.BOUND, Duty.BOUND_BY_COUNCIL, Duty.BOUND_BY_ACCEPTANCE)


class Outcome(NamedTuple):
    """What the rules answered and what was concluded from them."""

    on: On
    duty: Duty
    reason: Reason
    contested: bool
    """An immunity may be claimed against the duty."""


def caveats(case: Case, day: date, law: Law, outcome: Outcome) -> Iterator[str]:
    """Every caveat of one day's answer, the weightiest first, as sentences."""
    return (said[0].upper() + said[1:] for said in _said(case, day, law, outcome))


def _said(case: Case, day: date, law: Law, outcome: Outcome) -> Iterator[str]:
    if case.territory:
        yield from _about_the_part(case.territory, day, law)
        if case.territory.controlled_by and outcome.duty in _BINDING:
            told = "was to consult the Court where it could not carry out a request (Art. 97); no article ends its duty"
            yield f"{_named(case.state, law)} {told}"
    if day > law.as_of:
        yield f"The day lies after {law.as_of}, up to which the tables are kept: what happens by then may change the answer"
    yield from _about_the_warrant(case, day, outcome.reason)
    yield from _about_the_state(case, day, law, outcome)
    yield from _about_the_place(case, day, law)
    yield from _doubts(case, day, law, outcome)
    if weak := "; ".join(_unchecked(case, day, law, outcome)):
        yield f"Known from own knowledge only, not yet held against a source: {weak}"


def _about_the_warrant(case: Case, day: date, reason: Reason) -> Iterator[str]:
    warrant = case.warrant
    if reason is Reason.SEALED_WARRANT:
        yield "A sealed warrant binds only the state that was asked, and the public cannot know which that was"
    if reason is Reason.SUMMONS_ONLY:
        yield "A summons to appear brings no duty to arrest"
    if warrant.caveat and (warrant.caveat_since is None or warrant.caveat_since <= day) and warrant.issued <= day:
        yield warrant.caveat


def _about_the_state(case: Case, day: date, law: Law, outcome: Outcome) -> Iterator[str]:
    row, on, duty = case.row, outcome.on, outcome.duty
    if row.caveat and (row.withdrawal_announced is None or row.withdrawal_announced <= day):
        yield row.caveat
    if on.duties_outlast_withdrawal is Truth.UNKNOWN and outcome.reason is Reason.WITHDRAWN:
        yield (
            f"{case.name} withdrew, but Art. 127(2) keeps duties that arose before and cooperation in proceedings begun "
            "before: by that reading the duty to arrest went on"
        )
    if on.referred_by_council is Truth.NO and (urging := _urging(case, day, law)):
        yield urging
    if case.at_home:
        yield f"{case.name} is the person's own state: no journey is needed to be there"
    yield from _opting_out(case, day, law)
    if duty is not Duty.NOT_BOUND and law.agreements(case.state):
        yield f"{case.name} signed an agreement with the United States (Art. 98(2)); it is about their nationals only"


def _opting_out(case: Case, day: date, law: Law) -> Iterator[str]:
    """A declaration under Art. 124 limits what the Court may judge, for seven years at most, and nothing else."""
    for row in law.opt_outs(case.state):
        if holds(day, row.since, row.until):
            declared = (
                f"{case.name} declared on {row.since} under Art. 124 that it does not accept jurisdiction over war"
            )
            yield f"{declared} crimes for seven years; that limits what the Court may judge, not the duty to arrest"
            if row.caveat:
                yield row.caveat


def _urging(case: Case, day: date, law: Law) -> str:
    """What a referral says to a state that it does not name and that is no party."""
    if law.party_on(case.state, day) is Truth.YES:
        return ""
    for row in law.referrals:
        if row.situation == case.warrant.situation and row.since and row.since <= day:
            return f"{row.instrument} only urges states that it does not name to cooperate"
    return ""


def _about_the_place(case: Case, day: date, law: Law) -> Iterator[str]:
    if case.territory is None:
        for row in law.local_caveats(case.state):
            if row.holds_on(day) and row.situation in ("", case.warrant.situation):
                yield row.caveat


def _about_the_part(part: Territory | Area, day: date, law: Law) -> Iterator[str]:
    """Whose the part is, who holds it and who claims it, with what each of them was to the Statute on the day."""
    if part.caveat:
        yield part.caveat
    for holder in part.controlled_by:
        if law.party_on(holder, day) is Truth.YES:
            told = "was a party; whether its duty reaches an area that is not its own no article says"
        else:
            told = "was not a party: the Statute put no duty on it"
        yield f"{_named(holder, law)}, which controls {part.name} or a part of it, {told}"
    if part.claimants:
        yield f"{part.name} is claimed by {_claimants(part, day, law)}"


def _claimants(part: Territory | Area, day: date, law: Law) -> str:
    told = {Truth.YES: "a party", Truth.NO: "not a party"}
    return ", ".join(f"{_named(one, law)} ({told[law.party_on(one, day)]})" for one in part.claimants)


def _named(country: Country, law: Law) -> str:
    return with_article(law.name(country), country)


def of_no_state(part: Territory, day: date, law: Law) -> tuple[str, ...]:
    """What is said of a place over which no state's sovereignty is settled."""
    return tuple(said[0].upper() + said[1:] for said in _about_the_part(part, day, law))


def _doubts(case: Case, day: date, law: Law, outcome: Outcome) -> Iterator[str]:
    """The doubts that stand in the other rows that the answer rests on."""
    if case.person.caveat:
        yield case.person.caveat
    if outcome.contested and case.office and case.office.caveat:
        yield case.office.caveat
    outlasting = outcome.on.duties_outlast_withdrawal is Truth.UNKNOWN and outcome.reason is Reason.WITHDRAWN
    if outlasting and case.situation and case.situation.caveat:
        yield case.situation.caveat
    if outcome.duty in (Duty.BOUND_BY_ACCEPTANCE, Duty.BOUND_BY_COUNCIL):
        for row in (*law.acceptances(case.state), *law.referrals):
            named = row.country == case.state and row.situation == case.warrant.situation
            if row.caveat and named and row.since and row.since <= day:
                yield row.caveat
    if outcome.contested:
        for claim in objecting(case, law):
            if claim.caveat:
                yield f"On the objection by {claim.by}: {claim.caveat[0].lower()}{claim.caveat[1:]}"


def on_findings(found: Iterable[Finding], case: Case, day: date, reason: Reason) -> Iterator[str]:
    """What is in doubt about the decisions on the very visit, and that a sealed warrant was known to the state."""
    own = list(found)
    for row in own:
        if row.verified == OWN_KNOWLEDGE:
            yield f"The finding on this visit is from own knowledge, not yet held against a source: {row.key}"
        if row.caveat:
            yield f"On the finding {row.key}: {row.caveat[0].lower()}{row.caveat[1:]}"
    if reason is Reason.SEALED_WARRANT and any(row.failure and row.visit and day in row.visit for row in own):
        yield f"A Chamber found afterwards that {case.name} had been asked and failed to comply: see its decision"


def _unchecked(case: Case, day: date, law: Law, outcome: Outcome) -> Iterator[str]:
    """The rows that the answer rests on and that no source backs yet."""
    if case.warrant.verified == OWN_KNOWLEDGE:
        yield f"the {case.warrant.kind} for {case.person.name}"
    if case.row.verified == OWN_KNOWLEDGE:
        yield f"the dealings of {case.name} with the Statute"
    if outcome.duty is Duty.BOUND_BY_ACCEPTANCE:
        for row in law.acceptances(case.state):
            if row.verified == OWN_KNOWLEDGE and row.since and row.since <= day:
                yield f"the declaration of {row.since}"
    if case.territory and case.territory.verified == OWN_KNOWLEDGE:
        yield f"what holds for {case.territory.name}"
    outlasting = outcome.on.duties_outlast_withdrawal is Truth.UNKNOWN and outcome.reason is Reason.WITHDRAWN
    if outlasting and case.situation and case.situation.verified == OWN_KNOWLEDGE:
        yield "the days on which the situation came before the Court"
    if outcome.contested and case.office and case.office.verified == OWN_KNOWLEDGE:
        yield f"the days in office as {case.office.title}"
    weak = [row.by for row in objecting(case, law) if row.verified == OWN_KNOWLEDGE] if outcome.contested else []
    if weak:
        yield f"the position of {', '.join(weak)}"
