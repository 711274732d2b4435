"""Decisions that another archive wrote with `setfoot log --format jsonl`, read back.

Each line is one decision. Its id is derived from all that was decided, so a line that was changed on the way is told by
its id and refused: what somebody decided is repeated exactly or not at all.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from setfoot.facts import (
    ArticleId,
    BadSource,
    Country,
    Decided,
    Decision,
    DecisionField,
    DecisionId,
    Named,
    PersonId,
    Quote,
    ReportId,
    Said,
    Stage,
    Subject,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def gather_decisions(lines: Iterable[str], name: str) -> Iterator[Decision]:
    """The decisions of the lines; BadSource names the line that is none, or was changed."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                decision = _decision(row)
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise BadSource(
                    f"{name}, line {number}: no decision as setfoot log --format jsonl writes it"
                ) from error
            if decision.id != row["id"]:
                raise BadSource(
                    f"{name}, line {number}: decision {row['id']} was changed since it was written; ask for it again"
                )
            yield decision


def _decision(row: dict[str, Any]) -> Decision:
    moment = datetime.fromisoformat(row["at"])
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return Decision(
        Decided(row["kind"]),
        tuple(_subject(one) for one in row["subjects"]),
        row["by"],
        moment,
        row["because"],
        DecisionField(row["field"]) if row["field"] else None,
        row["old"],
        row["new"],
        row["source"],
        DecisionId(row["withdraws"]) if row["withdraws"] else None,
    )


def _subject(row: dict[str, Any]) -> Subject:
    return Subject(Named(row["what"]), row["id"], tuple(_said(one) for one in row["reports"]))


def _said(row: dict[str, Any]) -> Said:
    quote, when = row["quote"], row["when"]
    return Said(
        ReportId(row["id"]),
        PersonId(row["person"]),
        Country(row["country"]),
        Stage(row["stage"]),
        Quote(ArticleId(row["article"]), quote["start"], quote["end"], quote["text"], quote["in"]),
        Window.parse(f"{when['first']}..{when['last']}") if when else None,
    )
