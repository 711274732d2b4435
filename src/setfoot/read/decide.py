"""Which candidates are trips, and how far each has come: a learned decision in two steps, the cheap one first.

1. Two linear models (logistic regression) over features anybody can read weigh every candidate. What they are sure is
   nothing is dropped: nearly all of them. Of a sentence's mentions of a person beside a country, the heaviest speaks.
2. Of the pairs that are left, a small encoder reads up to three sentences each (`encoder`); both share the verdict.
3. A pair of person and country is a trip when one of its candidates passes; its weaker mentions are further evidence.

What the rules read is a feature like others, and their words give the quote, the day and the cue where they read the same;
only what no weight can tell (an undisclosed destination, somebody's absence) stands by rule alone. The weights were learned
from labelled articles (tools/train_reader.py and tools/train_encoder.py make them again), and `setfoot why` shows them.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import BadTable, Stage
from setfoot.read.claims import Claim
from setfoot.read.dating import resolve_day
from setfoot.read.encoder import Verdict, load_encoder, strip_of
from setfoot.tables.rows import data_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from setfoot.facts import Article, Country, PersonId, Window
    from setfoot.read.candidates import Candidate
    from setfoot.read.days import DayPhrase
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line

Pair = tuple["PersonId", "Country"]

STAGES: Final = tuple(Stage)
READ: Final = 3
"""Sentences of a pair that the encoder reads at most."""
PLAIN: Final = math.log(0.75)
"""Log-probability from which a stage is beyond doubt."""
HOPELESS: Final = 2.0
"""Log-odds below the bar at which a pair's heaviest sentence speaks for the lighter ones too."""
TRUST: Final = 1.0
"""Log-odds by which the rules' own reading of a trip counts."""
DOUBT: Final = 1.0
HARD_DOUBT: Final = 4.0
_VERBS: Final = frozenset(f"gov={kind}" for kind in ("visit", "move", "arrive", "leave", "left", "host"))
_HARD: Final = frozenset(("remote", "pb=against", "stage=None+True", "seat=court", "called=out", "bears=place"))
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
    """Log-odds, both models together, from which a candidate makes its pair a trip."""
    support: float
    """Log-odds from which a further mention of such a pair counts as evidence."""
    gate: float
    """Log-odds of the linear model below which a candidate is no trip, and is not read by the encoder."""
    share: float
    """The encoder's part in the log-odds of a trip, 0 to 1."""
    stage_share: float
    """The encoder's part in the stage, 0 to 1."""

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


class Weighed(NamedTuple):
    """What the models make of one sentence's mention of a pair."""

    pair: Pair
    line: int
    weight: float
    """Log-odds of a trip, by the linear model or by both."""
    leaning: tuple[float, ...]
    """Log-probabilities of the stages, in the order of `Stage`."""
    ruled: float = 0.0
    """What the rules add to the log-odds once both models have spoken: trust in a claim of theirs, or their doubts."""
    verdict: Verdict | None = None
    """What the encoder made of it, when it read it."""

    def heard(self, verdict: Verdict, decider: Decider) -> Weighed:
        """The same with the encoder's verdict mixed in."""
        told = decider.share, decider.stage_share
        weight = self.weight + told[0] * (verdict.trip - self.weight) + self.ruled
        leaning = tuple(a + told[1] * (b - a) for a, b in zip(self.leaning, verdict.leaning, strict=True))
        return self._replace(weight=weight, leaning=leaning, verdict=verdict)


def rules_say(features: Iterable[str]) -> float:
    """Log-odds that the rules add: their trust where they read a trip, else their doubts.

    A verb of travel has its subject, and a person beside that subject, or beside an envoy, a spokesman or protesters, is
    likely not the one who went; nor is one who only comes after a place that nothing governs, or that owns something. A
    video link, a march against somebody, a supposition, the town of a court and words to a country are no trip whatever
    else is said.
    """
    given = set(features)
    if "claim=here" in given:
        return TRUST
    verb = bool(given & _VERBS)
    doubts = verb and "role=traveller" not in given
    backwards = "gov=no" in given and bool(given & {"order=P>L", "r1='s"})
    beside = (2.5 if verb else 1.0) * ("role=beside" in given)
    instead = 2.5 * ("goer=else" in given)
    return -DOUBT * (doubts + backwards + 2 * ("other" in given) + beside + instead) - HARD_DOUBT * len(given & _HARD)


def hear(weighed: list[Weighed], judge: Callable[[int], Verdict], decider: Decider) -> None:
    """Mix the encoder's verdicts into what is weighed: of every pair past the gate the heaviest sentences, until one tells.

    A sentence tells when it passes with its stage beyond doubt, or falls so far short that the lighter ones would too.
    """
    pairs: dict[Pair, list[tuple[float, int]]] = defaultdict(list)
    for n, one in enumerate(weighed):
        if one.weight > decider.gate:
            pairs[one.pair].append((-one.weight, n))
    for found in pairs.values():
        for _, n in sorted(found)[:READ]:
            one = weighed[n] = weighed[n].heard(judge(n), decider)
            plain = one.weight >= decider.accept and max(one.leaning) >= PLAIN
            if plain or one.weight < decider.accept - HOPELESS:
                break


def standing(weighed: Sequence[Weighed], told: frozenset[Pair], decider: Decider) -> list[int]:
    """Indexes of the mentions that stand: those of pairs of which one passes, or that the rules alone can tell.

    What the encoder did not read stands beside such a mention only when it would pass by the linear model and the rules.
    """
    passed = {one.pair for one in weighed if one.verdict and one.weight >= decider.accept} | told
    return [
        n
        for n, one in enumerate(weighed)
        if one.pair in passed
        and (one.weight >= decider.support if one.verdict else one.weight + one.ruled >= decider.accept)
    ]


def decide_claims(
    article: Article,
    lines: Sequence[Line],
    candidates: Iterable[Candidate],
    claims: Sequence[Claim],
    published: Window | None,
    lexicon: Lexicon,
) -> list[Claim]:
    """The claims that stand: what only rules can tell, and every candidate that the models take for a trip."""
    decider = load_decider(lexicon.words.language)
    ruled = [claim for claim in claims if claim.by_rule]
    left = left_open(lines, candidates, ruled)
    heaviest, weighed = weigh_candidates(article, lines, left, published, lexicon)
    told = frozenset((claim.person, claim.country) for claim in ruled)
    chosen = standing(weighed, told, decider)
    learned = [
        _claim(lines[one.line], one, weighed[n], decider, published, lexicon)
        for n in chosen
        for one in (heaviest[n], *_read_beside(heaviest[n], left))
    ]
    return [*ruled, *learned]


def _read_beside(one: Candidate, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The other places of the pair's sentence that the rules read as the same journey: "arrived in A, his second trip to B"."""
    if one.claimed is None:
        return
    seen = {one.spot.first}
    for other in candidates:
        same = (other.line, other.person, other.country) == (one.line, one.person, one.country)
        if same and other.claimed is not None and other.spot.first not in seen:
            seen.add(other.spot.first)
            yield other


def left_open(lines: Sequence[Line], candidates: Iterable[Candidate], ruled: Iterable[Claim]) -> list[Candidate]:
    """The candidates of which no rule alone has spoken in their sentence."""
    settled = {(claim.person, claim.country, claim.line.where, claim.line.start) for claim in ruled}
    return [
        one
        for one in candidates
        if (one.person, one.country, lines[one.line].where, lines[one.line].start) not in settled
    ]


def weigh_candidates(
    article: Article, lines: Sequence[Line], candidates: Iterable[Candidate], published: Window | None, lexicon: Lexicon
) -> tuple[list[Candidate], list[Weighed]]:
    """The heaviest mention of each pair of a sentence, and what the models make of it."""
    decider = load_decider(lexicon.words.language)
    heaviest = _heaviest([(one, decider.weigh(one.features)) for one in candidates])
    weighed = []
    for one, weight in heaviest:
        past = weight > decider.gate  # nearly nothing is: the rest costs no more than its weight
        leaning, ruled = (decider.lean(one.stage_features), rules_say(one.features)) if past else ((), 0.0)
        weighed.append(Weighed((one.person, one.country), one.line, weight, leaning, ruled))

    def judge(n: int) -> Verdict:
        encoder = load_encoder(lexicon.words.language)
        return encoder.judge(strip_of(lines, heaviest[n][0], article, published, lexicon, encoder.pieces))

    hear(weighed, judge, decider)
    return [one for one, _ in heaviest], weighed


def _heaviest(weighed: Iterable[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Of the mentions of a person beside a country in a sentence the one to ask: what the rules read, else the heaviest."""
    best: dict[tuple[int, PersonId, Country], tuple[Candidate, float]] = {}
    for one, weight in weighed:
        key = (one.line, one.person, one.country)
        if key not in best or _order(one, weight) > _order(*best[key]):
            best[key] = (one, weight)
    return list(best.values())


def _order(one: Candidate, weight: float) -> tuple[bool, float]:
    return one.claimed is not None, weight


def _told(one: Candidate) -> Stage | None:
    """The stage that plain words tell: a certain reading, and for a plan "will" right before the verb."""
    claim = one.claimed
    ahead = "soon" in one.stage_features or "still=ahead" in one.stage_features
    plain = claim is not None and claim.certain and (claim.stage is not Stage.PLANNED or ahead)
    return claim.stage if claim and plain else None


def stage_and_days(
    line: Line, one: Candidate, weighed: Weighed, published: Window | None, lexicon: Lexicon
) -> tuple[Stage, DayPhrase | None, Window | None, Window | None]:
    """What the sentence tells by itself: the stage in plain words, else the likeliest, and the day that it means for that."""
    leaning = weighed.leaning
    stage = _told(one) or STAGES[max(range(len(leaning)), key=leaning.__getitem__)]
    at = one.governed.at if one.governed else one.spot.first
    return stage, *resolve_day(line.tokens, at, one.spot, stage, published, lexicon)


def _claim(
    line: Line, one: Candidate, weighed: Weighed, decider: Decider, published: Window | None, lexicon: Lexicon
) -> Claim:
    """The candidate as a claim: in the words the rules found where they read it too, with the learned stage."""
    weight, leaning = weighed.weight, weighed.leaning if weighed.verdict else ()
    stage, phrase, when, until = stage_and_days(line, one, weighed, published, lexicon)
    if one.claimed is not None:
        return replace(
            one.claimed,
            stage=stage,
            phrase=phrase,
            when=when,
            until=until,
            certain=True,
            told=_told(one),
            weight=weight,
            leaning=leaning,
        )
    tokens, spot = line.tokens, one.spot
    at = one.governed.at if one.governed else spot.first
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
