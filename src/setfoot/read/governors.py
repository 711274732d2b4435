"""What governs a place in a sentence: the verb or noun by which somebody is, goes or went there.

Places that stand in a list ("Belarus and Kyrgyzstan") or as city and state ("Helsinki, Finland") share one governor. It
stands to the left, straight before the place ("visited L") or before a preposition ("arrived late on Monday in L"), or to
the right when the place modifies it ("the L summit"). A place without a governor of ours is a topic, a metonym or a
home, and no trip is read from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from setfoot.tables.places import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Token

    Lists = Mapping[str, frozenset[str]]

_PASSED: Final = frozenset(("P", "N", "L", "D", ",", "'s"))
ADJECTIVES: Final = 2
"""Words that may stand between a place and the noun it modifies: "the Helsinki press conference"."""
REACH: Final = 6
"""Words between a governing word and its preposition, where data/words says nothing else of the preposition."""
UNKNOWN_WORDS: Final = {"presence": 1, "trip": 2, "meet": 1, "arrive": 2, "move": 2, "leave": 1, "host": 4}


@dataclass(frozen=True, slots=True)
class Spot:
    """One destination: its place, and the tokens that name it."""

    place: Place
    city: str | None
    first: int
    last: int
    told: bool = True
    """False for "there", which only points back to a place."""


@dataclass(frozen=True, slots=True)
class Governed:
    """Places with the word that governs them."""

    spots: tuple[Spot, ...]
    kind: str
    at: int
    """Index of the governing word's token."""
    preposition: str
    right: bool = False
    """The governing word stands right of the place."""
    fronted: bool = False
    """The place opens the clause: "In L, P met ..."."""


def find_governed(tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[Governed | Spot]:
    """Each group of places with its governor, or the bare spots that have none."""
    done = 0
    for n, token in enumerate(tokens):
        if n < done or token.low != "L" or not (group := _group_at(tokens, n, lexicon)):
            continue
        done = group[-1].last + 1
        governed = _governor(tokens, group, lexicon)
        if governed is None:
            yield from group
        else:
            yield governed


def _spot_at(tokens: tuple[Token, ...], n: int) -> Spot | None:
    token = tokens[n]
    if token.low != "L" or not token.places:
        return None
    named = [place for place in token.places if place.kind is not PlaceKind.DEMONYM]
    if not named:
        return None
    place = named[0]
    city = None if place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION} else place.name
    last = n
    if city and n + 2 < len(tokens) and tokens[n + 1].low == "," and tokens[n + 2].low == "L":
        states = {p.country for p in tokens[n + 2].places if p.kind is not PlaceKind.DEMONYM}
        if place.country in states and not any(p.kind is PlaceKind.CAPITAL for p in tokens[n + 2].places[:1]):
            last = n + 2
    return Spot(place, city, n, last, told=not token.pronoun)


def _group_at(tokens: tuple[Token, ...], n: int, lexicon: Lexicon) -> tuple[Spot, ...]:
    """The places that begin at token n and go on as a list."""
    spot = _spot_at(tokens, n)
    if spot is None:
        return ()
    group = [spot]
    links, marks = lexicon.words.lists["place_links"], lexicon.words.lists["list_marks"]
    while True:
        k, linked = group[-1].last + 1, False
        while k < len(tokens) and k - group[-1].last <= 4 and (tokens[k].low in links or tokens[k].low == "D"):  # noqa: PLR2004 - ", and then to"
            linked = linked or tokens[k].low in marks
            k += 1
        following = _spot_at(tokens, k) if linked and k < len(tokens) else None
        if following is None or (
            k + 1 < len(tokens)
            and tokens[following.last + 1 : following.last + 2]
            and tokens[following.last + 1].low == "'s"
        ):
            return tuple(group)
        group.append(following)


def _governor(tokens: tuple[Token, ...], group: tuple[Spot, ...], lexicon: Lexicon) -> Governed | None:
    lists = lexicon.words.lists
    right = _right_governor(tokens, group, lexicon)
    if right is not None:
        return right
    after = tokens[group[-1].last + 1] if group[-1].last + 1 < len(tokens) else None
    if after is not None and (after.low == "'s" or after.low in lists["organisations"]):
        return None
    if after is not None and after.low in lists["memorials"] and group[-1].place.kind is PlaceKind.COUNTRY:
        return None
    k = _before_group(tokens, group, lists)
    if k < 0:
        return None
    kinds = lexicon.word_kinds.get(tokens[k].low, frozenset())
    if tokens[k].low in lists["by"] and k and tokens[k - 1].low in lists["hosted"]:
        return _before_preposition(tokens, group, k - 1, lexicon, lexicon.grammar.names.hosted_like)
    if tokens[group[0].first].pronoun == "there":
        kind = next((kind for kind in ("move", "trip", "visit", "arrive") if kind in kinds), None)
        return Governed(group, kind, k, "") if kind else None
    if tokens[k].low not in lists["place_prepositions"]:
        verb = next((kind for kind in ("visit", "left") if kind in kinds), None)
        return Governed(group, verb, k, "") if verb and not _noun_like(tokens, k, lists) else None
    return _before_preposition(tokens, group, k, lexicon)


def _before_group(tokens: tuple[Token, ...], group: tuple[Spot, ...], lists: Lists) -> int:
    """Index of the word before the places and what fills the way to them; -1 for none, or when it keeps one out of them."""
    fillers = lists["fillers"]
    k = group[0].first - 1
    skipped = 0
    while k >= 0 and skipped < 5 and (tokens[k].low in fillers or _is_adjective(tokens[k])):  # noqa: PLR2004 - "the war-torn northern city of"
        if tokens[k].low in lists["of"] and k and tokens[k - 1].low not in fillers:
            break
        k, skipped = k - 1, skipped + 1
    outside = k >= 0 and tokens[k].low in lists["outside"]
    outside_of = k > 0 and tokens[k].low in lists["of"] and tokens[k - 1].low in lists["outside"]
    return -1 if (outside and k) or outside_of else k


def _is_adjective(token: Token) -> bool:
    return token.low == "L" and any(place.kind is PlaceKind.DEMONYM for place in token.places)


def _noun_like(tokens: tuple[Token, ...], k: int, lists: Lists) -> bool:
    """Whether "visit" before a place is the noun: "a visit Russia said ..."."""
    return k > 0 and tokens[k - 1].low in lists["noun_starts"] and tokens[k].low in lists["verb_or_noun"]


def _right_governor(tokens: tuple[Token, ...], group: tuple[Spot, ...], lexicon: Lexicon) -> Governed | None:
    """As in "the Helsinki summit", "his Poland trip": the place modifies a noun of travel or meeting."""
    if len(group) > 1:
        return None
    k, lists = group[0].last + 1, lexicon.words.lists
    while k < len(tokens) and k - group[0].last <= ADJECTIVES and tokens[k].low in lists["noun_adjectives"]:
        k += 1
    if k >= len(tokens):
        return None
    kinds = lexicon.word_kinds.get(tokens[k].low, frozenset())
    kind = next((kind for kind in ("trip", "meet") if kind in kinds), None)
    if kind is None or tokens[k].low in lists["not_modified"]:
        return None
    before = tokens[group[0].first - 1].low if group[0].first else ""
    return Governed(group, kind, k, before, right=True)


def _before_preposition(
    tokens: tuple[Token, ...], group: tuple[Spot, ...], at: int, lexicon: Lexicon, like: str = ""
) -> Governed | None:
    preposition = like or tokens[at].low
    lists = lexicon.words.lists
    reach = lexicon.words.numbers["reach"].get(preposition, REACH)
    unknown = 0
    for k in range(at - 1, max(-1, at - 1 - reach), -1):
        token = tokens[k]
        kind = _kind_of(token, preposition, lexicon)
        if kind and unknown <= UNKNOWN_WORDS[kind]:
            return Governed(group, kind, k, preposition)
        if token.low in lists["governor_stops"]:
            break
        if token.low in lists["held"] and k and tokens[k - 1].low in lists["held_by"]:
            break  # "would be arrested in L" speaks of the law, not of a journey
        if (
            token.low not in _PASSED
            and token.low not in lists["passed"]
            and token.low not in lists["fillers"]
            and token.low not in lists["audience"]
        ):
            unknown += 1
    if preposition in lists["fronted"] and _opens_clause(tokens, at, lists):
        return Governed(group, "presence", at, preposition, fronted=True)
    return None


def _kind_of(token: Token, preposition: str, lexicon: Lexicon) -> str | None:
    return lexicon.kinds_before.get((token.low, preposition))


def _opens_clause(tokens: tuple[Token, ...], at: int, lists: Lists) -> bool:
    before = tokens[max(0, at - 3) : at]
    return all(token.low == "D" or token.low in lists["clause_openers"] for token in before) and (
        at < 4 or bool(before and before[-1].low in {",", "D"} and at <= 4)  # noqa: PLR2004 - "On Monday, in L"
    )
