"""Which candidates are trips, and how far each has come: a small learned decision over features anybody can read.

Two linear models (logistic regression) whose weights ship with the package: one says whether a candidate is a trip, one
how far it has come. The rules come first: what they read as a trip stands, and where they see that somebody else
travels no weight goes against them; the models add what the rules cannot see and tell the stage. The weights were learned
from articles labelled by careful readers (tools/train_reader.py makes them again). A decision is a sum of named weights, so
it is the same on every machine and `features` tell why. A pair of person and country is a trip when one of its candidates
passes; its weaker mentions then count as further evidence.
"""

from __future__ import annotations

import gzip
import json
import math
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from setfoot.facts import BadTable, Stage
from setfoot.read.claims import Claim, resolve_day
from setfoot.tables.rows import data_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import Window
    from setfoot.read.candidates import Candidate
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line

STAGES: Final = tuple(Stage)
TOLD: Final = 3
"""How many of the features that weighed most a report names as its cue."""


@dataclass(frozen=True, slots=True, eq=False)
class Decider:
    """The weights of both models; unknown features weigh nothing."""

    trip: Mapping[str, float]
    trip_bias: float
    stage: Mapping[str, Sequence[float]]
    stage_bias: Sequence[float]
    accept: float
    """Log-odds from which a candidate makes its pair a trip."""
    support: float
    """Log-odds from which a further mention of such a pair counts as evidence."""

    def weigh(self, features: Iterable[str]) -> float:
        """The log-odds that the candidate is a trip."""
        return math.fsum((self.trip_bias, *(self.trip.get(feature, 0.0) for feature in set(features))))

    def lean(self, features: Iterable[str]) -> tuple[float, ...]:
        """The log-probabilities of the stages, in the order of `Stage`."""
        known = [self.stage[feature] for feature in set(features) if feature in self.stage]
        sums = [math.fsum(column) for column in zip(self.stage_bias, *known, strict=True)]  # exact, whatever the order
        top = max(sums)
        total = top + math.log(sum(math.exp(one - top) for one in sums))
        return tuple(one - total for one in sums)

    def told_by(self, features: Iterable[str]) -> str:
        """The features that weighed most for a trip."""
        heavy = sorted((-self.trip.get(feature, 0.0), feature) for feature in set(features))
        return ", ".join(feature for weight, feature in heavy[:TOLD] if weight < 0)


@cache
def load_decider(language: str = "en") -> Decider:
    """The shipped weights; BadTable when they are missing or broken, so that nothing falls back in silence."""
    file = data_file("model", f"{language}.json.gz")
    try:
        table = json.loads(gzip.decompress(file.read_bytes()))
        return Decider(**table)
    except (OSError, ValueError, TypeError, EOFError) as error:
        raise BadTable(
            file.name, "all", f"the reader's weights cannot be read ({error}); install setfoot again"
        ) from error


def decide_claims(
    lines: Sequence[Line],
    candidates: Iterable[Candidate],
    claims: Sequence[Claim],
    published: Window | None,
    lexicon: Lexicon,
) -> list[Claim]:
    """The claims that stand: what only rules can tell, and every candidate that the models take for a trip."""
    decider = load_decider(lexicon.words.language)
    ruled = [claim for claim in claims if claim.by_rule]
    settled = {(claim.person, claim.country, claim.line.start) for claim in ruled}
    weighed = [
        (one, decider.weigh(one.features))
        for one in candidates
        if (one.person, one.country, lines[one.line].start) not in settled
    ]
    accepted = {
        (one.person, one.country) for one, weight in weighed if weight >= decider.accept and not barred(one.features)
    }
    told = {(claim.person, claim.country) for claim in ruled}
    standing = [
        (one, weight)
        for one, weight in weighed
        if one.claimed is not None
        or ((one.person, one.country) in accepted | told and weight >= decider.support and not barred(one.features))
    ]
    learned = [_claim(lines[one.line], one, weight, decider, published, lexicon) for one, weight in _best(standing)]
    return [*ruled, *learned]


_VERBS: Final = frozenset(f"gov={kind}" for kind in ("visit", "move", "arrive", "leave", "left", "host"))


def barred(features: Iterable[str]) -> bool:
    """Whether the rules hold somebody else for the traveller: no learned weight goes against that.

    A verb of travel has its subject, and a person beside that subject, or beside an envoy, a spokesman or protesters, is
    not the one who went; nor is one who only comes after a place that nothing governs, or that owns something.
    """
    given = set(features)
    someone_else = bool(given & _VERBS) and "role=traveller" not in given
    backwards = "gov=no" in given and bool(given & {"order=P>L", "r1='s"})
    return (
        someone_else or backwards or bool(given & {"role=beside", "other", "pb=against", "remote", "stage=None+True"})
    )


def _best(weighed: Sequence[tuple[Candidate, float]]) -> Iterator[tuple[Candidate, float]]:
    """Of the mentions of a person beside a country in a sentence: what the rules read, place by place, else the heaviest."""
    ruled = {(one.line, one.person, one.country) for one, _ in weighed if one.claimed is not None}
    best: dict[tuple[int, str, str, int], tuple[Candidate, float]] = {}
    for one, weight in weighed:
        if one.claimed is None and (one.line, one.person, one.country) in ruled:
            continue
        key = (one.line, one.person, one.country, one.spot.first if one.claimed is not None else -1)
        if key not in best or weight > best[key][1]:
            best[key] = (one, weight)
    yield from best.values()


def _told(one: Candidate, claim: Claim) -> Stage | None:
    """The stage that plain words tell: a certain reading, and for a plan "will" right before the verb."""
    plain = claim.certain and (claim.stage is not Stage.PLANNED or "soon" in one.stage_features)
    return claim.stage if plain else None


def _claim(
    line: Line, one: Candidate, weight: float, decider: Decider, published: Window | None, lexicon: Lexicon
) -> Claim:
    """The candidate as a claim: in the words the rules found where they read it too, with the learned stage."""
    leaning = decider.lean(one.stage_features)
    stage = STAGES[max(range(len(leaning)), key=leaning.__getitem__)]
    tokens, spot = line.tokens, one.spot
    at = one.governed.at if one.governed else spot.first
    phrase, when, until = resolve_day(tokens, at, spot, stage, published, lexicon)
    if one.claimed is not None:
        told = _told(one, one.claimed)
        return replace(
            one.claimed,
            stage=stage,
            phrase=phrase,
            when=when,
            until=until,
            certain=True,
            told=told,
            weight=weight,
            leaning=leaning,
        )
    marks = [tokens[spot.first], tokens[spot.last], tokens[at], *([tokens[one.mention]] if one.mention >= 0 else [])]
    return Claim(
        line=line,
        person=one.person,
        country=one.country,
        city=spot.city,
        stage=stage,
        start=min(token.start for token in marks),
        end=max(token.end for token in marks),
        cue=decider.told_by(one.features),
        phrase=phrase,
        when=when,
        until=until,
        certain=True,
        weight=weight,
        leaning=leaning,
    )
