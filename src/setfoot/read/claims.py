"""What one sentence claims: which person is said to have been, be, go, perhaps go, or not go where, and when.

Each governed group of places is asked for its travellers, then for its stage. The stage is read from the words around
the governing word, in this order: called off, possible, planned; without any of them it happened. A resolved day that
lies after publication turns "happened" into planned. Everything that was looked at and not used is Skipped with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from setfoot.facts import UNDISCLOSED, Country, PersonId, Stage, Why, Window
from setfoot.read.dating import nearest_day, resolve_day
from setfoot.read.governors import Governed, Spot
from setfoot.read.stages import read_stage
from setfoot.read.travellers import find_travellers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.read.days import DayPhrase
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token


@dataclass(frozen=True, slots=True)
class Claim:
    """One person, one place, as one sentence puts it."""

    line: Line
    person: PersonId
    country: Country
    city: str | None
    stage: Stage
    start: int
    end: int
    cue: str
    phrase: DayPhrase | None
    when: Window | None
    until: Window | None
    certain: bool
    """The stage was read from words, not assumed."""
    place: int = -1
    """Where the place begins."""
    inferred: bool = False
    by_rule: bool = False
    """Only rules can tell it: an undisclosed destination, an absence, somebody sent instead."""
    told: Stage | None = None
    """The stage in words so plain that no learned leaning goes against them: "will not go", "will visit", "arrived"."""
    weight: float = 1.0
    """Log-odds of the learned decision, where one was made."""
    leaning: tuple[float, ...] = ()
    """Log-probabilities of the stages, where they were learned."""


@dataclass(frozen=True, slots=True)
class Unused:
    """A person and a place that made no claim."""

    line: Line
    why: Why
    note: str
    person: PersonId | None
    country: Country | None
    start: int
    end: int


def find_claims(line: Line, published: Window | None, lexicon: Lexicon) -> Iterator[Claim | Unused]:
    """Every claim of a line, and every watched person beside a foreign place that makes none."""
    tokens = line.tokens
    if not line.governed or not any(t.low == "P" and t.person in lexicon.watched for t in tokens):
        return
    before: tuple[Governed, Stage | None] | None = None
    for found in line.governed:
        if isinstance(found, Spot):
            yield from _topics(line, found, lexicon)
            continue
        stage, certain = read_stage(line, found, lexicon)
        if before and not certain and before[1] is not None and _goes_on(tokens, before[0], found, lexicon):
            stage, certain = before[1], True
        before = (found, stage)
        yield from _claims_of(line, found, (stage, certain), published, lexicon)


def _goes_on(tokens: tuple[Token, ...], before: Governed, found: Governed, lexicon: Lexicon) -> bool:
    """Whether the second destination shares the first one's verb: "absent from the summit in A and the forum in B"."""
    between = tokens[before.spots[-1].last + 1 : found.at]
    if len(between) > 7:  # noqa: PLR2004 - "in August and the G20"
        return False
    lows, lists = {token.low for token in between}, lexicon.words.lists
    return not lows.isdisjoint(lists["goes_on"]) and lows.isdisjoint(("P", "N")) and lows.isdisjoint(lists["contrast"])


def _topics(line: Line, spot: Spot, lexicon: Lexicon) -> Iterator[Unused]:
    person = next((t.person for t in line.tokens if t.low == "P" and t.person in lexicon.watched), None)
    token = line.tokens[spot.first]
    yield Unused(
        line,
        Why.TOPIC,
        "no word says that anybody is or goes there",
        person,
        spot.place.country,
        token.start,
        line.tokens[spot.last].end,
    )


def _claims_of(
    line: Line, governed: Governed, staged: tuple[Stage | None, bool], published: Window | None, lexicon: Lexicon
) -> Iterator[Claim | Unused]:
    tokens = line.tokens
    stage, certain = staged
    travellers = find_travellers(tokens, governed, lexicon)
    skipping = {tokens[k].person for k in travellers if stage is Stage.CALLED_OFF}  # already told to stay away
    replaced = tuple(k for k in _replaced(tokens, lexicon) if tokens[k].person not in skipping)
    people = tuple(k for k in travellers if k not in replaced)
    for person in replaced:
        for spot in governed.spots:
            claim = _claim(line, governed, spot, person, (Stage.CALLED_OFF, True), published, lexicon)
            yield replace(claim, by_rule=True) if isinstance(claim, Claim) else claim
    first, last = tokens[governed.spots[0].first], tokens[governed.spots[-1].last]
    country = governed.spots[0].place.country
    if governed.kind in {"presence", "meet"} and any(t.low in lexicon.words.lists["remote"] for t in tokens):
        yield Unused(line, Why.REMOTE, "by telephone or video: nobody travels", None, country, first.start, last.end)
        return
    if not people:
        yield Unused(line, Why.ENVOY, "nobody watched is said to travel", None, country, first.start, last.end)
        return
    if stage is None:
        yield Unused(
            line,
            Why.HYPOTHETICAL,
            "a supposition or a general denial",
            tokens[people[0]].person,
            country,
            first.start,
            last.end,
        )
        return
    for person in people:
        for spot in governed.spots:
            yield _claim(line, governed, spot, person, (stage, certain), published, lexicon)


def _replaced(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[int, ...]:
    """Persons who stay away because somebody goes in their stead: "rather than President Putin"."""
    found, lists = [], lexicon.words.lists
    for k, token in enumerate(tokens):
        if token.low == "P":
            left = [t.low for t in tokens[max(0, k - 5) : k] if t.low not in lists["stead_titles"]]
            if " ".join(left[-2:]) in lists["instead"] or " ".join(left[-3:]) in lists["instead"]:
                found.append(k)
    return tuple(found)


def _claim(
    line: Line,
    governed: Governed,
    spot: Spot,
    person: int,
    staged: tuple[Stage, bool],
    published: Window | None,
    lexicon: Lexicon,
) -> Claim | Unused:
    tokens = line.tokens
    who = tokens[person].person
    start = min(tokens[person].start, tokens[governed.at].start, tokens[spot.first].start)
    end = max(tokens[spot.last].end, tokens[governed.at].end, tokens[person].end)
    if who is None or who not in lexicon.watched:
        return Unused(line, Why.ENVOY, "the traveller is not watched", who, spot.place.country, start, end)
    if lexicon.people[who].country == spot.place.country:
        return Unused(line, Why.HOME, "the place lies in the home state", who, spot.place.country, start, end)
    stage, certain = staged
    phrase, when, until = resolve_day(tokens, governed.at, spot, stage if certain else None, published, lexicon)
    stage = stage_by_day(stage, when, published)
    cue = f"{lexicon.words.language}.{governed.kind}:{tokens[governed.at].low if not governed.fronted else 'fronted'}"
    return Claim(
        line,
        who,
        spot.place.country,
        spot.city,
        stage,
        start,
        end,
        cue,
        phrase,
        when,
        until,
        certain,
        place=tokens[spot.first].start,
        inferred=not spot.told,
        by_rule=spot.place.country == UNDISCLOSED,
    )


def stage_by_day(stage: Stage, when: Window | None, published: Window | None) -> Stage:
    """The stage as the day allows it: what lies ahead has not happened, and a plan for a past day has."""
    if when and published and stage is Stage.HAPPENED and when.first > published.last:
        return Stage.PLANNED
    if when and published and stage in {Stage.PLANNED, Stage.POSSIBLE} and when.last < published.first:
        return Stage.HAPPENED  # "ahead of his trip last week"
    return stage


__all__ = ["Claim", "Unused", "find_claims", "nearest_day", "resolve_day", "stage_by_day"]
