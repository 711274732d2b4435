"""A ruling as the JSON that users' scripts rely on; the rest of the contract is in `contract`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from setfoot.facts import Answer, Ruling, Step, Stretch
    from setfoot.tell.when import WindowJson


class StepJson(TypedDict):
    """One rule and its answer."""

    rule: str
    holds: str
    because: str
    sources: list[str]
    says: str


class ObjectionJson(TypedDict):
    """A position against the duty."""

    by: str
    ground: str
    answered_by: str | None


class PrecedentJson(TypedDict):
    """What the Court decided about an earlier visit."""

    state: str
    visit: str
    decision: str
    outcome: str
    referred: str


class RulingJson(TypedDict):
    """What `check --format json` gives."""

    person: str
    country: str
    on: WindowJson
    duty: str
    reason: str
    contested: bool
    steps: list[StepJson]
    objections: list[ObjectionJson]
    precedents: list[PrecedentJson]
    caveats: list[str]
    law: str
    as_of: str
    state: str | None
    area: str


class AnswerJson(TypedDict):
    """A ruling in short."""

    duty: str
    reason: str
    contested: bool


def answer_json(answer: Answer | Stretch) -> AnswerJson:
    """An answer in the codes of a ruling."""
    return {"duty": answer.duty.value, "reason": answer.reason.value, "contested": answer.contested}


def step_json(step: Step) -> StepJson:
    """One rule and its answer."""
    return {
        "rule": step.rule,
        "holds": step.holds.value,
        "because": step.because,
        "sources": list(step.sources),
        "says": step.says,
    }


def ruling_json(ruling: Ruling) -> RulingJson:
    """One ruling with everything it rests on."""
    return {
        "person": ruling.person,
        "country": ruling.country,
        "on": {"first": ruling.on.first.isoformat(), "last": ruling.on.last.isoformat()},
        "duty": ruling.duty.value,
        "reason": ruling.reason.value,
        "contested": ruling.contested,
        "steps": [step_json(step) for step in ruling.steps],
        "objections": [{"by": o.by, "ground": o.ground, "answered_by": o.answered_by} for o in ruling.objections],
        "precedents": [
            {"state": p.state, "visit": p.visit, "decision": p.decision, "outcome": p.outcome, "referred": p.referred}
            for p in ruling.precedents
        ],
        "caveats": list(ruling.caveats),
        "law": ruling.law,
        "as_of": ruling.as_of.isoformat(),
        "state": ruling.state,
        "area": ruling.area,
    }
