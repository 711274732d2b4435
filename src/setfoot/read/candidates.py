"""Every watched person beside every foreign place of a sentence, with the features by which a trip is decided.

A candidate is a pair of mentions. Its features are words and shapes only, never a name: what governs the place and
whether the rules hold the person for its traveller, the words between and around the two, who else stands in the
sentence, what the rules read of the same pair elsewhere in the article; not where in the article they stand, since an
unrelated paragraph before them changes nothing. "The two leaders" are the last two people named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED, Country, PersonId, Stage, Window
from setfoot.read.features import (
    KEPT,
    day_features,
    pair_features,
    place_features,
    stage_features,
    verb_features,
)
from setfoot.read.governors import Spot
from setfoot.read.travellers import find_travellers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from setfoot.read.claims import Claim
    from setfoot.read.governors import Governed
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line

SEAT: Final = "The Hague"
"""Where the Court sits: in a sentence about the Court the town is named for it."""
CROWD: Final = 12
"""Mentions of people, and of places, that one sentence is asked about: a list of hundreds is no sentence."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person mention beside one place mention."""

    line: int
    """Index of the sentence among the story's lines."""
    person: PersonId
    country: Country
    mention: int
    """Index of the person's token, -1 when the sentence does not name the person."""
    spot: Spot
    governed: Governed | None
    features: tuple[str, ...]
    stage_features: tuple[str, ...]
    claimed: Claim | None
    """What the rules read from the two, where they did."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What the whole article says of its pairs, for the features of each candidate."""

    by_pair: dict[tuple[str, int, PersonId, Country], Claim]
    """What the rules read of a person and a country at the place that begins there."""
    by_line: dict[tuple[str, int, PersonId, Country], Claim]
    """The first of those that the sentence holds."""
    claimed: Counter[tuple[str, str]]
    stages: frozenset[tuple[str, str, str]]
    tone: Counter[str]
    """How many claims of each stage the rules read in the whole article."""
    countries: Counter[str]
    """Countries that the rules read anybody to go to."""
    together: Counter[tuple[str, str]]
    title: frozenset[str]
    """Countries and people of the title."""


def find_candidates(
    lines: Sequence[Line], claims: Sequence[Claim], published: Window | None, lexicon: Lexicon
) -> Iterator[Candidate]:
    """The candidates of an article, sentence by sentence."""
    page = _page(lines, claims, lexicon)
    recent: list[PersonId] = []
    for n, line in enumerate(lines):
        mentions = [k for k, t in enumerate(line.tokens) if t.low == "P" and t.person]
        spots = list(islice(_spots(line), CROWD))
        if spots:
            yield from _of_line(n, line, mentions[:CROWD], spots, tuple(recent[-2:]), page, published, lexicon)
        for k in mentions:
            who = line.tokens[k].person
            if who in recent:
                recent.remove(who)
            if who:
                recent.append(who)


def _page(lines: Sequence[Line], claims: Sequence[Claim], lexicon: Lexicon) -> _Page:
    together: Counter[tuple[str, str]] = Counter()
    title: set[str] = set()
    for line in lines:
        people = {t.person for t in line.tokens if t.low == "P" and t.person in lexicon.watched}
        places = {t.places[0].country for t in line.tokens if t.low == "L" and t.places}
        together.update((str(p), str(c)) for p in people for c in places)
        if line.where == "title":
            title |= {str(x) for x in (*people, *places)}
    return _Page(
        {(c.line.where, c.place, c.person, c.country): c for c in claims},
        {(c.line.where, c.line.start, c.person, c.country): c for c in reversed(claims)},
        Counter((str(c.person), str(c.country)) for c in claims),
        frozenset((str(c.person), str(c.country), c.stage.value) for c in claims),
        Counter(c.stage.value for c in claims),
        Counter(str(c.country) for c in claims),
        together,
        frozenset(title),
    )


def _spots(line: Line) -> Iterator[tuple[Spot, Governed | None, int]]:
    for found in line.governed:
        if isinstance(found, Spot):
            yield found, None, 0
        else:
            for order, spot in enumerate(found.spots):
                yield spot, found, order


def _of_line(
    n: int,
    line: Line,
    mentions: list[int],
    spots: list[tuple[Spot, Governed | None, int]],
    recent: tuple[PersonId, ...],
    page: _Page,
    published: Window | None,
    lexicon: Lexicon,
) -> Iterator[Candidate]:
    tokens = line.tokens
    lows = [t.low for t in tokens]
    carried = _carried(lows, recent, lexicon)
    for spot, governed, order in spots:
        country = spot.place.country
        travellers = find_travellers(tokens, governed, lexicon) if governed else ()
        told = day_features(tokens, spot, governed, published, lexicon)
        base = place_features(tokens, lows, spot, governed, order, line, lexicon)
        told += [feature for feature in base if feature[:3] in KEPT]
        for k, who, how in (*((k, tokens[k].person, "") for k in mentions), *carried):
            if who is None or who not in lexicon.watched or lexicon.people[who].country == country:
                continue
            if country == UNDISCLOSED:
                continue
            features = [
                *base,
                *pair_features(tokens, lows, k, spot, governed, travellers, how, lexicon),
                *_page_features(who, country, page),
            ]
            claim = page.by_pair.get((line.where, tokens[spot.first].start, who, country))
            near = claim or page.by_line.get((line.where, line.start, who, country))
            features.append(f"claim={near.cue.split(':')[0]}" if near else "claim=no")
            if claim:
                features.append("claim=here")
            elif spot.city == SEAT and not lexicon.words.lists["court"].isdisjoint(lows):
                features.append("seat=court")  # "wanted in The Hague": the town stands for its court
            staged = stage_features(tokens, spot, governed)
            staged += verb_features(lows, k, spot, governed, told, lexicon)
            staged += [f"page={stage}{min(count, 3)}" for stage, count in page.tone.items()]
            staged += [f"else={stage}" for stage in Stage if (str(who), str(country), stage.value) in page.stages]
            staged += [*told, f"how={how or tokens[k].pronoun or 'name'}"]
            if near:
                staged.append(f"claim={near.stage.value}+{near.certain}")
            yield Candidate(n, who, country, k, spot, governed, tuple(features), tuple(staged), claim)


def _carried(lows: list[str], recent: tuple[PersonId, ...], lexicon: Lexicon) -> tuple[tuple[int, PersonId, str], ...]:
    """The last two people named, where the sentence speaks of two: "the two leaders met in L"."""
    lists = lexicon.words.lists
    if any(low in lists["two"] for low in lows):
        group = {low for low in lows if low in lists["both"]}
        if group & lists["surely_both"] or len(group) > 1:
            return tuple((-1, who, "both") for who in recent)
    return ()


def _page_features(who: PersonId, country: Country, page: _Page) -> Iterable[str]:
    pair = (str(who), str(country))
    elsewhere = page.claimed[pair]
    yield f"claimed={min(elsewhere, 3)}"
    yield f"goers={min(page.countries[str(country)] - elsewhere, 3)}"
    yield f"together={min(page.together[pair], 5)}"
    yield f"title={str(who) in page.title}{str(country) in page.title}"
