"""Article -> Explained: the reading once more, with what was decided of every candidate and from what.

1. Read the article as always: its reports and what was skipped are told as they are.
2. Lay it out again on the day it was found to speak on, and let the same functions weigh its candidates (`decide`).
3. Tell each sentence's outcome by the figures they gave, with the features that weighed most, and the day it tells.

Nothing is decided here: what stands is what `decide.standing` says, so that the account is that of the reading.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import (
    Article,
    Explained,
    Heard,
    Linear,
    Outcome,
    Quote,
    Report,
    Ruled,
    Weighing,
    Weight,
    Why,
    Window,
)
from setfoot.read.article import lay_out_claims, read_article
from setfoot.read.decide import (
    TOLD,
    Decider,
    Pair,
    Weighed,
    left_open,
    load_decider,
    rules_say,
    stage_and_days,
    standing,
    weigh_candidates,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from setfoot.read.article import LaidOut
    from setfoot.read.candidates import Candidate
    from setfoot.read.claims import Claim
    from setfoot.read.days import DayPhrase
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token

ORDER: Final = tuple(Outcome)


def explain_article(article: Article, lexicon: Lexicon) -> Explained:
    """What was decided of every watched person beside a foreign place, and what came of it."""
    reading = read_article(article, lexicon)
    if any(one.why is Why.NO_READER for one in reading.skipped):
        return Explained(reading)
    laid, claims = lay_out_claims(replace(article, published=reading.source.published), lexicon)
    ruled = [claim for claim in claims if claim.by_rule or not lexicon.learned]
    placed = [*_ruled(article, laid.lines, ruled)]
    if lexicon.learned:
        placed += _weighed(article, laid, ruled, lexicon)
    decisions = _in_order(placed)
    dated = tuple(_dated_by(report, decisions) for report in reading.reports)
    return Explained(reading, decisions, dated, sum(one.outcome is Outcome.DROPPED for one in decisions))


class _Placed(NamedTuple):
    """A decision, and the number of its sentence."""

    line: int
    decision: Weighing


def _in_order(placed: Sequence[_Placed]) -> tuple[Weighing, ...]:
    """By pair as the article comes to them; of a pair first what stands."""
    first: dict[Pair, int] = {}
    for line, one in placed:
        pair = (one.person, one.country)
        first[pair] = min(line, first.get(pair, line))

    def place(row: _Placed) -> tuple[int, str, str, int, int]:
        one = row.decision
        return first[one.person, one.country], one.person, one.country, ORDER.index(one.outcome), row.line

    return tuple(row.decision for row in sorted(placed, key=place))


def _ruled(article: Article, lines: Sequence[Line], claims: Iterable[Claim]) -> Iterable[_Placed]:
    """What stands by rule alone: of a pair in a sentence the first claim."""
    numbers = {(line.where, line.start): n for n, line in enumerate(lines)}
    kept: dict[tuple[int, Pair], Claim] = {}
    for claim in claims:
        kept.setdefault((numbers[claim.line.where, claim.line.start], (claim.person, claim.country)), claim)
    for (n, _), claim in kept.items():
        tokens = claim.line.tokens
        who = [token for token in tokens if token.person == claim.person and claim.start <= token.start < claim.end]
        where = [token for token in tokens if token.start == claim.place and token.places]
        yield _Placed(
            n,
            Weighing(
                claim.person,
                claim.country,
                _sentence(article, claim.line),
                Outcome.BY_RULE,
                claim.stage,
                _words(article, claim.line, who[:1]),
                _words(article, claim.line, where[:1]),
                Ruled(claim.cue, claim.stage),
                day=_day(article, claim.line, claim.phrase),
                when=claim.when,
            ),
        )


def _weighed(article: Article, laid: LaidOut, ruled: Sequence[Claim], lexicon: Lexicon) -> Iterable[_Placed]:
    """What the models decided of every other candidate, asked as `decide_claims` asks them."""
    decider = load_decider(lexicon.words.language)
    candidates = left_open(laid.lines, laid.candidates, ruled)
    heaviest, weighed = weigh_candidates(article, laid.lines, candidates, laid.published, lexicon)
    told = frozenset((claim.person, claim.country) for claim in ruled)
    chosen = frozenset(standing(weighed, told, decider))
    stands = told | {weighed[n].pair for n in chosen}
    for n, (one, made) in enumerate(zip(heaviest, weighed, strict=True)):
        outcome = _outcome(made, decider, chosen=n in chosen)
        line = laid.lines[one.line]
        decision = _decision(article, line, one, decider, outcome)
        if made.verdict:
            stages = tuple(math.exp(value) for value in made.verdict.leaning)
            heard = Heard(made.verdict.trip, tuple(value / math.fsum(stages) for value in stages))
            added = made.ruled or 0.0  # no minus before a nought
            doubts = _doubts(one.features, added)
            decision = replace(decision, heard=heard, both=made.weight, rules_add=added, doubts=doubts)
        decision = replace(decision, bar=_bar(outcome, decider, made, stands=made.pair in stands))
        if outcome.stands:
            decision = _told(decision, article, line, one, made, laid.published, lexicon)
        yield _Placed(one.line, decision)


def _outcome(made: Weighed, decider: Decider, *, chosen: bool) -> Outcome:
    if chosen:
        return Outcome.TRIP if made.verdict and made.weight >= decider.accept else Outcome.EVIDENCE
    if made.verdict:
        return Outcome.NONE
    return Outcome.NOT_READ if made.weight > decider.gate else Outcome.DROPPED


def _bar(outcome: Outcome, decider: Decider, made: Weighed, *, stands: bool) -> float | None:
    """What a mention must reach: less where the encoder read it and its pair is a trip already, more where rules doubt."""
    read = made.verdict is not None
    if outcome is Outcome.DROPPED:
        return decider.gate
    if not read and not stands:
        return None  # the heavier sentences of the pair spoke for it
    if not read:
        return decider.accept - made.ruled
    return decider.support if stands and outcome is not Outcome.TRIP else decider.accept


def _decision(article: Article, line: Line, one: Candidate, decider: Decider, outcome: Outcome) -> Weighing:
    return Weighing(
        one.person,
        one.country,
        _sentence(article, line),
        outcome,
        person_at=_words(article, line, line.tokens[one.mention : one.mention + 1] if one.mention >= 0 else ()),
        place_at=_words(article, line, line.tokens[one.spot.first : one.spot.last + 1]),
        rules=Ruled(one.claimed.cue, one.claimed.stage) if one.claimed else None,
        linear=_linear(one, decider),
    )


def _linear(one: Candidate, decider: Decider) -> Linear:
    """The linear model's sum, its heaviest parts by name."""
    log_odds = decider.weigh(one.features)
    parts = [Weight(feature, decider.trip[feature]) for feature in sorted(set(one.features)) if feature in decider.trip]
    parts.sort(key=lambda part: -part.weight)
    pro = tuple(part for part in parts[:TOLD] if part.weight > 0)
    con = tuple(part for part in reversed(parts[-TOLD:]) if part.weight < 0)
    return Linear(log_odds, pro, con, log_odds - math.fsum(part.weight for part in (*pro, *con)))


def _doubts(features: Iterable[str], added: float) -> tuple[str, ...]:
    """The features without which the rules would doubt less: asked of the rules themselves, so that none is left out."""
    given = frozenset(features)
    return tuple(one for one in sorted(given) if added < rules_say(given - {one})) if added < 0 else ()


def _told(
    decision: Weighing,
    article: Article,
    line: Line,
    one: Candidate,
    made: Weighed,
    published: Window | None,
    lexicon: Lexicon,
) -> Weighing:
    """With the stage and the day that the sentence tells by itself."""
    stage, phrase, when, _until = stage_and_days(line, one, made, published, lexicon)
    heard = stage if made.verdict else None  # the stage of what was not read counts for nothing
    return replace(decision, stage=heard, day=_day(article, line, phrase), when=when)


def _dated_by(report: Report, decisions: Sequence[Weighing]) -> Quote | None:
    """The words of a sentence that stands, whose day the report took; its own sentence before others."""
    told = [
        one
        for one in decisions
        if (one.person, one.country) == (report.person, report.country) and one.day and one.when == report.when
    ]
    told.sort(key=lambda one: one.sentence != report.sentence)
    return told[0].day if told and report.when else None


def _sentence(article: Article, line: Line) -> Quote:
    return article.quote(line.start, line.end, line.where)


def _words(article: Article, line: Line, tokens: Sequence[Token]) -> Quote | None:
    return article.quote(tokens[0].start, tokens[-1].end, line.where) if tokens else None


def _day(article: Article, line: Line, phrase: DayPhrase | None) -> Quote | None:
    return article.quote(phrase.start, phrase.end, line.where) if phrase else None
