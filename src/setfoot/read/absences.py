"""Who is told to be absent where a sentence names no place: "while the prime minister will be absent".

The place is the one to which the sentences just before say that others go, so such a claim is inferred.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from setfoot.facts import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from setfoot.read.claims import Claim
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token

NEAR_LINES: Final = 3
"""Lines back to which the place of an absence is sought."""


def find_absences(lines: Iterable[Line], claims: Iterable[Claim], lexicon: Lexicon) -> Iterator[Claim]:
    """A called-off claim for every watched person told to be absent without a place, where one is near."""
    absent, absent_from = lexicon.words.lists["absent"], lexicon.words.lists["absent_from"]
    kept = list(lines)
    by_start = {(claim.line.where, claim.line.start): claim for claim in claims}
    for n, line in enumerate(kept):
        k = next((k for k, token in enumerate(line.tokens) if token.low in absent), None)
        if k is None or (k + 1 < len(line.tokens) and line.tokens[k + 1].low in absent_from):
            continue
        person = _who(line.tokens[:k], lexicon)
        near = [
            by_start[key] for one in kept[max(0, n - NEAR_LINES) : n] if (key := (one.where, one.start)) in by_start
        ]
        if person is not None and person.person and near and lexicon.people[person.person].country != near[-1].country:
            yield replace(
                near[-1],
                line=line,
                person=person.person,
                stage=Stage.CALLED_OFF,
                start=person.start,
                end=line.tokens[k].end,
                cue=f"{lexicon.words.language}.absent",
                certain=True,
                inferred=True,
                by_rule=True,
            )


def _who(tokens: tuple[Token, ...], lexicon: Lexicon) -> Token | None:
    """The nearest watched person to the left that is no owner of something."""
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        owner = k + 1 < len(tokens) and tokens[k + 1].low == "'s"
        if token.low == "P" and not owner and not token.pronoun and token.person in lexicon.watched:
            return token
    return None
