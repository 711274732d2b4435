"""One decision as a trip's JSON tells it; the log, in `decided`, tells it with all that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from setfoot.facts import Decision


class DecisionJson(TypedDict):
    """What somebody decided that bears on a trip; `log` tells it with all that it names."""

    id: str
    kind: str
    by: str
    at: str
    because: str
    field: str | None
    old: str
    new: str
    source: str
    subjects: list[str]


def decision_json(one: Decision) -> DecisionJson:
    """What somebody decided."""
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
        "subjects": [subject.name for subject in one.subjects],
    }
