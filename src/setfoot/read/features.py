"""The features of a candidate: words and shapes around a person and a place, never a name.

What governs the place and whether the rules hold the person for its traveller; the words between and around the two; who
else stands between them; the tense of the governing word, crossed with where the day lies against publication.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from setfoot.read.claims import nearest_day
from setfoot.read.days import Tense, resolve
from setfoot.read.stages import read_stage
from setfoot.read.travellers import goes_instead
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from setfoot.facts import Window
    from setfoot.read.governors import Governed, Spot
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token


AROUND: Final = 3
LONG: Final = 14


def place_features(
    tokens: tuple[Token, ...],
    lows: list[str],
    spot: Spot,
    governed: Governed | None,
    order: int,
    line: Line,
    lexicon: Lexicon,
) -> list[str]:
    """What stands around the place, and what governs it."""
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
    if any(low in lexicon.words.lists["remote"] for low in lows):
        features.append("remote")
    if (
        spot.place.kind is PlaceKind.COUNTRY
        and lows[last + 1 : last + 2]
        and lows[last + 1] in lexicon.words.lists["memorials"]
    ):
        features.append("bears=place")
    if governed and goes_instead(tokens, governed, lexicon) is not None:
        features.append("goer=else")
    return features


KEPT: Final = frozenset(("gov", "sta", "whe", "kin"))


def stage_features(tokens: tuple[Token, ...], spot: Spot, governed: Governed | None) -> list[str]:
    """The governing word with the word before it."""
    at = governed.at if governed else spot.first
    before = _shape(tokens[min(at, spot.first) - 1]) if min(at, spot.first) else "^"
    return [f"g1={before}+{tokens[at].low}", f"gw={tokens[at].low}"]


def verb_features(
    lows: list[str], k: int, spot: Spot, governed: Governed | None, told: list[str], lexicon: Lexicon
) -> list[str]:
    """The tense of the governing word with what helps it, crossed with where the day lies."""
    at = governed.at if governed else spot.first
    kind = governed.kind if governed else "no"
    form = _form(lows[at], lexicon) if governed else "none"
    helping = lexicon.words.lists["helping_verbs"]
    start = min(at, spot.first)
    helps = [low for low in lows[max(0, start - 6) : start] if low in helping]
    last = helps[-1] if helps else "none"
    days = [one for one in told if one.startswith(("whenany=", "when=", "form="))]
    features = [
        f"vf={kind}+{form}",
        f"vh={kind}+{form}+{last}",
        f"hs={' '.join(helps[-2:])}",
        f"ho={last}+{k < spot.first}",
    ]
    features += [f"{day}+{kind}+{form}" for day in days] + [f"{day}+{last}" for day in days]
    if last in lexicon.words.lists["shall"] and start - 3 <= max(
        (n for n in range(start) if lows[n] == last), default=-9
    ):
        features.append("soon")
    if kind in {"trip", "meet"} and any(
        " ".join(lows[n : n + 2]) in lexicon.words.lists["still_ahead"] for n in range(max(0, start - 4), start)
    ):
        features.append("still=ahead")
    after = [low for low in lows[spot.last + 1 : spot.last + 7] if low in helping]
    return [*features, f"ha={after[0] if after else 'none'}"]


def _form(word: str, lexicon: Lexicon) -> str:
    """The shape of a verb or noun, as far as its ending tells."""
    if lexicon.grammar.stage.is_past(word):
        return "past"
    for ending in sorted(lexicon.words.lists["endings"]):
        if word.endswith(ending):
            return ending
    return "bare"


def day_features(
    tokens: tuple[Token, ...], spot: Spot, governed: Governed | None, published: Window | None, lexicon: Lexicon
) -> list[str]:
    """Where the nearest day lies against publication, whichever way it may be meant."""
    phrase = nearest_day(tokens, governed.at if governed else spot.first, spot, lexicon)
    if phrase is None:
        return ["when=none"]
    features = [f"form={phrase.form}"]
    if phrase.form in {"span", "near", "month_of", "weekday_of", "ago"}:
        features.append(f"said={' '.join(phrase.parts[:1])}+{phrase.form}")
    for tense in (Tense.PAST, Tense.FUTURE, Tense.ANY):
        answer = resolve(phrase, published, lexicon.words, tense)
        if answer and published:
            features.append(f"when{tense.value}={relation(answer[0], published)}")
    return features


def relation(when: Window, published: Window) -> str:
    """Where some days lie from publication: before, around it, after, and how far."""
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


def pair_features(
    tokens: tuple[Token, ...],
    lows: list[str],
    k: int,
    spot: Spot,
    governed: Governed | None,
    travellers: tuple[int, ...],
    how: str,
    lexicon: Lexicon,
) -> list[str]:
    """What stands between person and place, and what the person is to the governing word."""
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
    how = _told_as(said, lexicon)
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
        *(f"bw={word}+{order}" for word in dict.fromkeys(between[:LONG]) if word.isalpha()),
        *(f"bb={a} {b}" for a, b in pairwise(between[:LONG])),
    ]
    if len(between) <= 4:  # noqa: PLR2004 - short enough to be seen again
        features.append(f"path={order} {' '.join(between)}")
    others = [w for w in between if w in lexicon.words.lists["others"]]
    if others:
        features.append("other")
    if _is_addressed(tokens, k, spot, lexicon):
        features.append("called=out")
    return features


def _is_addressed(tokens: tuple[Token, ...], k: int, spot: Spot, lexicon: Lexicon) -> bool:
    """As in "P to L: mend your ways": a headline's words to a country, spoken from anywhere."""
    after = tokens[spot.last + 1 : spot.last + 2]
    between = [token.low for token in tokens[k + 1 : spot.first]]
    return k == 0 and bool(after) and after[0].low == ":" and " ".join(between) in lexicon.words.lists["addressed"]


def _told_as(said: str, lexicon: Lexicon) -> str:
    """How a mention tells its person: by name or title, as an owner, or by another pronoun."""
    lists = lexicon.words.lists
    if said in lists["his"]:
        return "his"
    return "pronoun" if said in lists["he"] or said in lists["she"] else said


def _role(k: int, travellers: tuple[int, ...], governed: Governed | None) -> str:
    if k in travellers:
        return "traveller"
    if travellers:
        return "beside"
    return "none" if governed else "free"


def _bucket(length: int) -> str:
    return str(length) if length < 4 else "4-6" if length < 7 else "7-12" if length < 13 else "13+"  # noqa: PLR2004 - buckets
