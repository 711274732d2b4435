"""One decision as a trip's JSON tells it; the log, in `decided`, tells it with all that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from setfoot.facts import Decision


class DecidedJson(TypedDict):
    """What is told of a decision wherever it stands."""

    id: str
    kind: str
    by: str
    at: str
    because: str
    field: str | None
    old: str
    new: str
    source: str


class DecisionJson(DecidedJson):
    """What somebody decided that bears on a trip; `log` tells it with all that it names."""

    subjects: list[str]


def decided_json(one: Decision) -> DecidedJson:
    """What somebody decided, without what it is about."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "by": one.by,
        "at": one.moment,
        "because": one.why,
        "field": one.field.value if one.field else None,
        "old": one.old,
        "new": one.new,
        "source": one.source,
    }


def decision_json(one: Decision) -> DecisionJson:
    """What somebody decided, with the ids of what it is about."""
    return {**decided_json(one), "subjects": [subject.name for subject in one.subjects]}
