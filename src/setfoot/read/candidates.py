"""Every watched person beside every foreign place of a sentence, with the features by which a trip is decided.

A candidate is a pair of mentions. Its features are words and shapes only, never a name: what governs the place and
whether the rules hold the person for its traveller, the words between and around the two, who else stands in the
sentence, what the rules read of the same pair elsewhere in the article. A sentence that names nobody carries the
subject of the one before, and "the two leaders" the last two people named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from setfoot.facts import UNDISCLOSED, Country, PersonId, Stage, Window
from setfoot.read.claims import PAST, Claim, nearest_day, read_stage
from setfoot.read.days import Tense, resolve
from setfoot.read.governors import Governed, Spot, find_governed
from setfoot.read.travellers import find_travellers
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from setfoot.read.lexicon import Lexicon
    from setfoot.read.story import Line, Token

AROUND: Final = 3
LONG: Final = 14
_BOTH: Final = frozenset(("they", "both", "leaders", "presidents", "men", "pair", "two"))


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
    """What the rules read of a person and a country in the sentence that begins there."""
    claimed: Counter[tuple[str, str]]
    stages: frozenset[tuple[str, str, str]]
    tone: Counter[str]
    """How many claims of each stage the rules read in the whole article."""
    countries: Counter[str]
    """Countries that the rules read anybody to go to."""
    together: Counter[tuple[str, str]]
    title: frozenset[str]
    """Countries and people of the title."""
    lead: frozenset[str]


def find_candidates(
    lines: Sequence[Line], claims: Sequence[Claim], published: Window | None, lexicon: Lexicon
) -> Iterator[Candidate]:
    """The candidates of an article, sentence by sentence."""
    page = _page(lines, claims, lexicon)
    recent: list[PersonId] = []
    subject: PersonId | None = None
    for n, line in enumerate(lines):
        mentions = [k for k, t in enumerate(line.tokens) if t.low == "P" and t.person]
        spots = list(_spots(line, lexicon)) if line.tokens else []
        if spots:
            yield from _of_line(
                n, line, mentions, spots, (subject, tuple(recent[-2:])), page, published, lexicon
            )
        for k in mentions:
            who = line.tokens[k].person
            if who in recent:
                recent.remove(who)
            if who:
                recent.append(who)
        if mentions:
            subject = line.tokens[mentions[0]].person
        elif any(t.low == "N" for t in line.tokens):
            subject = None


def _page(lines: Sequence[Line], claims: Sequence[Claim], lexicon: Lexicon) -> _Page:
    together: Counter[tuple[str, str]] = Counter()
    title: set[str] = set()
    lead: set[str] = set()
    for n, line in enumerate(lines):
        people = {t.person for t in line.tokens if t.low == "P" and t.person in lexicon.watched}
        places = {t.places[0].country for t in line.tokens if t.low == "L" and t.places}
        together.update((str(p), str(c)) for p in people for c in places)
        if line.where == "title":
            title |= {str(x) for x in (*people, *places)}
        elif n < 5:  # noqa: PLR2004 - the first paragraph or two
            lead |= {str(x) for x in (*people, *places)}
    return _Page(
        {(c.line.where, c.line.start, c.person, c.country): c for c in claims},
        Counter((str(c.person), str(c.country)) for c in claims),
        frozenset((str(c.person), str(c.country), c.stage.value) for c in claims),
        Counter(c.stage.value for c in claims),
        Counter(str(c.country) for c in claims),
        together,
        frozenset(title),
        frozenset(lead),
    )


def _spots(line: Line, lexicon: Lexicon) -> Iterator[tuple[Spot, Governed | None, int]]:
    for found in find_governed(line.tokens, lexicon):
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
    before: tuple[PersonId | None, tuple[PersonId, ...]],
    page: _Page,
    published: Window | None,
    lexicon: Lexicon,
) -> Iterator[Candidate]:
    tokens = line.tokens
    lows = [t.low for t in tokens]
    carried = _carried(lows, mentions, before, lexicon)
    for spot, governed, order in spots:
        country = spot.place.country
        travellers = find_travellers(tokens, governed, lexicon) if governed else ()
        told = _day_features(tokens, spot, governed, published, lexicon)
        told += [f for f in _place_features(tokens, lows, spot, governed, order, line, lexicon) if f[:3] in _KEPT]
        base = _place_features(tokens, lows, spot, governed, order, line, lexicon)
        for k, who, how in (*((k, tokens[k].person, "") for k in mentions), *carried):
            if who is None or who not in lexicon.watched or lexicon.people[who].country == country:
                continue
            if country == UNDISCLOSED:
                continue
            features = [
                *base,
                *_pair_features(tokens, lows, k, spot, governed, travellers, how, lexicon),
                *_page_features(n, who, country, page),
            ]
            claim = page.by_pair.get((line.where, line.start, who, country))
            features.append(f"claim={claim.cue.split(':')[0]}" if claim else "claim=no")
            staged = _stage_features(tokens, spot, governed, page, (str(who), str(country)))
            staged += _verb_features(lows, k, spot, governed, told)
            staged += [f"page={stage}{min(count, 3)}" for stage, count in page.tone.items()]
            staged += [*told, f"how={how or tokens[k].pronoun or 'name'}"]
            if claim:
                staged.append(f"claim={claim.stage.value}+{claim.certain}")
            yield Candidate(n, who, country, k, spot, governed, tuple(features), tuple(staged), claim)


def _carried(
    lows: list[str], mentions: list[int], before: tuple[PersonId | None, tuple[PersonId, ...]], lexicon: Lexicon
) -> tuple[tuple[int, PersonId | None, str], ...]:
    del lexicon
    subject, recent = before
    if "two" in lows or "they" in lows or "both" in lows:
        group = {low for low in lows if low in _BOTH}
        if "they" in group or len(group) > 1 or "both" in group:
            return tuple((-1, who, "both") for who in recent)
    return ((-1, subject, "carried"),) if subject and not mentions and "N" not in lows else ()


def _place_features(
    tokens: tuple[Token, ...],
    lows: list[str],
    spot: Spot,
    governed: Governed | None,
    order: int,
    line: Line,
    lexicon: Lexicon,
) -> list[str]:
    first, last = spot.first, spot.last
    left = [_shape(tokens[k]) for k in range(max(0, first - AROUND), first)]
    right = [_shape(tokens[k]) for k in range(last + 1, min(len(tokens), last + 1 + AROUND))]
    features = [
        f"kind={spot.place.kind.value}",
        f"l1={left[-1] if left else '^'}",
        f"l2={' '.join(left[-2:])}",
        f"r1={right[0] if right else '$'}",
        f"r2={' '.join(right[:2])}",
        *(f"lw={word}" for word in left),
        *(f"rw={word}" for word in right),
        f"where={line.where}{'+head' if line.headline and line.where == 'text' else ''}",
        f"told={spot.told}",
    ]
    if governed is None:
        features.append("gov=no")
    else:
        word = tokens[governed.at].low
        features += [
            f"gov={governed.kind}",
            f"govw={word}",
            f"govp={governed.preposition}",
            f"govkp={governed.kind}+{governed.preposition}",
            f"govr={governed.right}",
            f"govf={governed.fronted}",
            f"govo={min(order, 2)}",
            f"govd={min(abs(first - governed.at), 8)}",
        ]
        stage, certain = read_stage(line, governed, lexicon)
        features.append(f"stage={stage}+{certain}")
    if first < AROUND and line.where == "text":
        features.append("starts")
    if "D" in lows:
        features.append("day")
    return features


_KEPT: Final = frozenset(("gov", "sta", "whe", "kin"))


def _stage_features(
    tokens: tuple[Token, ...], spot: Spot, governed: Governed | None, page: _Page, pair: tuple[str, str]
) -> list[str]:
    """The governing word with the word before it, and the stages that the rules read of the pair elsewhere."""
    at = governed.at if governed else spot.first
    before = _shape(tokens[min(at, spot.first) - 1]) if min(at, spot.first) else "^"
    features = [f"g1={before}+{tokens[at].low}", f"gw={tokens[at].low}"]
    return features + [f"else={stage}" for stage in Stage if (*pair, stage.value) in page.stages]


_AUXILIARIES: Final = frozenset(
    [
        "will",
        "would",
        "'ll",
        "may",
        "might",
        "could",
        "can",
        "should",
        "shall",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "to",
        "not",
        "n't",
        "never",
        "did",
        "does",
        "do",
        "plans",
        "plan",
        "planned",
        "expected",
        "scheduled",
        "due",
        "set",
        "invited",
        "wants",
        "hopes",
        "going",
        "before",
        "after",
        "during",
        "ahead",
        "while",
        "when",
        "if",
        "following",
    ]
)


def _verb_features(lows: list[str], k: int, spot: Spot, governed: Governed | None, told: list[str]) -> list[str]:
    """The tense of the governing word with what helps it, crossed with where the day lies."""
    at = governed.at if governed else spot.first
    kind = governed.kind if governed else "no"
    form = _form(lows[at]) if governed else "none"
    start = min(at, spot.first)
    helps = [low for low in lows[max(0, start - 6) : start] if low in _AUXILIARIES]
    last = helps[-1] if helps else "none"
    days = [one for one in told if one.startswith(("whenany=", "when=", "form="))]
    features = [
        f"vf={kind}+{form}",
        f"vh={kind}+{form}+{last}",
        f"hs={' '.join(helps[-2:])}",
        f"ho={last}+{k < spot.first}",
    ]
    features += [f"{day}+{kind}+{form}" for day in days] + [f"{day}+{last}" for day in days]
    if last in {"will", "'ll"} and start - 3 <= max((n for n in range(start) if lows[n] == last), default=-9):
        features.append("soon")
    after = [low for low in lows[spot.last + 1 : spot.last + 7] if low in _AUXILIARIES]
    return [*features, f"ha={after[0] if after else 'none'}"]


def _form(word: str) -> str:
    """The shape of a verb or noun, as far as its ending tells."""
    if word in PAST or word.endswith("ed"):
        return "past"
    for ending in ("ing", "s"):
        if word.endswith(ending):
            return ending
    return "bare"


def _day_features(
    tokens: tuple[Token, ...], spot: Spot, governed: Governed | None, published: Window | None, lexicon: Lexicon
) -> list[str]:
    """Where the nearest day lies against publication, whichever way it may be meant."""
    phrase = nearest_day(tokens, governed.at if governed else spot.first, spot)
    if phrase is None:
        return ["when=none"]
    features = [f"form={phrase.form}"]
    if phrase.form in {"span", "near", "month_of", "weekday_of", "ago"}:
        features.append(f"said={' '.join(phrase.parts[:1])}+{phrase.form}")
    for tense in (Tense.PAST, Tense.FUTURE, Tense.ANY):
        answer = resolve(phrase, published, lexicon.words, tense)
        if answer and published:
            features.append(f"when{tense.value}={_relation(answer[0], published)}")
    return features


def _relation(when: Window, published: Window) -> str:
    if when.last < published.first:
        days = (published.first - when.last).days
        return "days before" if days < 8 else "before" if days < 60 else "long before"  # noqa: PLR2004 - a week, two months
    if when.first > published.last:
        return "days after" if (when.first - published.last).days < 8 else "after"  # noqa: PLR2004 - a week
    return "same" if when.width == 1 else "around"


def _shape(token: Token) -> str:
    if token.low == "P":
        return "P'" if token.pronoun else "P"
    if token.low == "L" and all(place.kind is PlaceKind.DEMONYM for place in token.places):
        return "La"
    return "#" if token.low.isdigit() else token.low


def _pair_features(
    tokens: tuple[Token, ...],
    lows: list[str],
    k: int,
    spot: Spot,
    governed: Governed | None,
    travellers: tuple[int, ...],
    how: str,
    lexicon: Lexicon,
) -> list[str]:
    if k < 0:
        return [
            f"how={how}",
            f"how+gov={how}+{governed.kind if governed else 'no'}",
            *(f"sw={w}" for w in sorted(set(lows)) if w.isalpha()),
        ]
    first, last = spot.first, spot.last
    order = "P<L" if k < first else "P>L"
    between = lows[k + 1 : first] if k < first else lows[last + 1 : k]
    said = tokens[k].pronoun or "name"
    how = "his" if said in {"his", "her"} else "pronoun" if said in {"he", "she", "him"} else said
    before = _shape(tokens[k - 1]) if k else "^"
    after = _shape(tokens[k + 1]) if k + 1 < len(tokens) else "$"
    after2 = _shape(tokens[k + 2]) if k + 2 < len(tokens) else "$"
    role = _role(k, travellers, governed)
    rivals = sum(1 for low in between if low in {"P", "N"})
    features = [
        f"order={order}",
        f"how={how}",
        f"role={role}",
        f"role+gov={role}+{governed.kind if governed else 'no'}",
        f"role+govw={role}+{tokens[governed.at].low if governed else 'no'}",
        f"pb={before}",
        f"pa={after}",
        f"pa2={after} {after2}",
        f"pb+pa={before}_{after}",
        f"gap={_bucket(len(between))}+{order}",
        f"rivals={min(rivals, 3)}+{order}",
        f"commas={min(between.count(','), 3)}",
        *(f"bw={word}+{order}" for word in set(between[:LONG]) if word.isalpha()),
        *(f"bb={a} {b}" for a, b in pairwise(between[:LONG])),
    ]
    if len(between) <= 4:  # noqa: PLR2004 - short enough to be seen again
        features.append(f"path={order} {' '.join(between)}")
    others = [w for w in between if w in lexicon.words.lists["others"]]
    if others:
        features.append("other")
    return features


def _role(k: int, travellers: tuple[int, ...], governed: Governed | None) -> str:
    if k in travellers:
        return "traveller"
    if travellers:
        return "beside"
    return "none" if governed else "free"


def _bucket(length: int) -> str:
    return str(length) if length < 4 else "4-6" if length < 7 else "7-12" if length < 13 else "13+"  # noqa: PLR2004 - buckets


def _page_features(n: int, who: PersonId, country: Country, page: _Page) -> Iterable[str]:
    pair = (str(who), str(country))
    elsewhere = page.claimed[pair]
    yield f"claimed={min(elsewhere, 3)}"
    yield f"goers={min(page.countries[str(country)] - elsewhere, 3)}"
    yield f"together={min(page.together[pair], 5)}"
    yield f"line={'0' if n == 0 else '1-3' if n < 4 else '4-9' if n < 10 else '10+'}"  # noqa: PLR2004 - buckets
    yield f"title={str(who) in page.title}{str(country) in page.title}"
    yield f"lead={str(who) in page.lead}{str(country) in page.lead}"
