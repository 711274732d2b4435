"""How far a trip has come, as the words around its governing word tell.

Read in this order: a general denial or supposition (no report at all), a negated verb (called off), a call-off after the
place, a finite past verb or "during" and "after" before a noun (happened), then the cue words of data/words, called off
before possible before planned; a bare infinitive takes the stage of its sentence. Without any of them it happened, and
the answer says that no word told so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import Stage

if TYPE_CHECKING:
    from setfoot.read.governors import Governed
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token
    from setfoot.tables.words import Words


BEFORE: Final = 10
AFTER: Final = 10


@cache
def _stage_patterns(words: Words) -> tuple[tuple[Stage, re.Pattern[str]], ...]:
    return tuple(
        (
            row.stage,
            re.compile(
                r"(?<!\S)(?:" + "|".join(re.escape(word).replace("n't", "n ?'? ?t") for word in row.words) + r")(?!\S)"
            ),
        )
        for row in words.stages
    )


_NEGATED: Final = re.compile(
    r"(?<!\S)(?:will not|won't|would not|wouldn't|did not|didn't|not be|is not|isn't|does not|doesn't|do not|not to|not|no longer)(?!\S)"
)


_PERFECT_DENIAL: Final = re.compile(r"(?<!\S)(?:never|has not|have not|had not|has n't|yet to|not yet|no plans?)(?!\S)")
_NOT_EXCLUDED: Final = re.compile(
    r"(?<!\S)(?:not|n't|never) (?:rule|ruled|ruling|exclude|excluded) out(?!\S)|(?<!\S)not excluded?(?!\S)"
)
_DENIED: Final = re.compile(
    r"(?<!\S)(?:denied|denies|denying|deny|dismissed|dismisses|rejected) "
    r"(?:(?:the|a|all|any|media|press|earlier|those|these) )*(?:reports?|rumou?rs?|claims?|allegations?|suggestions?|that|having|plans?)(?!\S)"
)
_RUMOURED: Final = re.compile(r"(?<!\S)(?:rumou?rs?|speculation|speculated|rumou?red)(?!\S)")
_SUPPOSING_START: Final = re.compile(r"(?:should|were|had) P(?!\S)")
_AHEAD_AFTER: Final = re.compile(
    r"(?:D )?(?:(?:next|the coming) (?:week|month|year) )?(?:will|is to|are to|is expected|is due|is scheduled|is set)(?!\S)"
)
_SUPPOSED: Final = re.compile(r"(?<!\S)(?:if|unless)(?!\S)")
_CALLED_OFF_AFTER: Final = re.compile(
    r"(?<!\S)(?:was|were|be|been|is|has been) (?:cancell?ed|called off|postponed|scrapped|put off)(?!\S)"
)


Told = tuple[Stage | None, bool]
"""The stage, None for suppositions and general denials, and whether words told it."""


class _Around(NamedTuple):
    """The words around a governing word, as strings of low tokens."""

    before: str
    """All of the sentence before it."""
    left: str
    """Back to a clause border."""
    near: str
    """The last six of those."""
    right: str
    """After the last place."""
    noun: bool
    kind: str


def read_stage(line: Line, governed: Governed, lexicon: Lexicon) -> Told:
    """The stage told around the governing word and whether words told it; None for suppositions and general denials."""
    tokens = line.tokens
    left = _left_words(tokens, governed)
    after = governed.spots[-1].last + 1
    around = _Around(
        before=" ".join(t.low for t in tokens[: governed.at]),
        left=left,
        near=" ".join(left.split()[-6:]),
        right=" ".join(t.low for t in tokens[after : after + AFTER]),
        noun=governed.kind in {"trip", "meet"},
        kind=governed.kind,
    )
    told = _denied_or_supposed(around) or _told_after(around)
    if told is not None:
        return told
    if _told_as_past(tokens, governed, left):
        return Stage.HAPPENED, True
    return (
        _by_cues(around, lexicon)
        or _by_infinitive(tokens, governed, around, lexicon)
        or _by_default(tokens, governed, around)
    )


def _denied_or_supposed(around: _Around) -> Told | None:
    """What the sentence takes back before it tells it: "did not rule out", "denied reports that", "if he were to"."""
    if _NOT_EXCLUDED.search(around.before) or _RUMOURED.search(around.before):
        return Stage.POSSIBLE, True
    if _DENIED.search(around.before):
        return Stage.CALLED_OFF, True
    supposed = _SUPPOSED.search(around.before) and "were to" in around.before
    if (
        supposed
        or _SUPPOSING_START.match(around.before)
        or _PERFECT_DENIAL.search(" ".join(around.before.split()[-8:]))
    ):
        return None, True
    if _SUPPOSED.search(around.near) and not around.noun:
        return None, True
    negated = _NEGATED.search(" ".join(around.left.split()[-4:])) and around.kind != "meet"
    return (Stage.CALLED_OFF, True) if negated else None


def _told_after(around: _Around) -> Told | None:
    """What follows the place of a noun: "his visit to L was cancelled", "the summit in L will ..."."""
    if around.noun and _CALLED_OFF_AFTER.search(around.right):
        return Stage.CALLED_OFF, True
    return (Stage.PLANNED, True) if around.noun and _AHEAD_AFTER.match(around.right) else None


def _by_cues(around: _Around, lexicon: Lexicon) -> Told | None:
    """The first cue of data/words: called off, possible, planned; an invitation that was accepted is a plan."""
    for stage, pattern in _stage_patterns(lexicon.words):
        if pattern.search(around.left if around.noun or stage is Stage.PLANNED else around.near):
            accepted = stage is Stage.POSSIBLE and "accepted" in around.left.split()
            return (Stage.PLANNED if accepted else stage), True
    return None


def _by_infinitive(tokens: tuple[Token, ...], governed: Governed, around: _Around, lexicon: Lexicon) -> Told | None:
    """A headline's infinitive is a plan; a bare infinitive takes the stage of its sentence."""
    if _infinitive(tokens, governed):
        return Stage.PLANNED, True
    if _base_form(tokens, governed):
        found = (stage for stage, pattern in _stage_patterns(lexicon.words)[1:] if pattern.search(around.before))
        stage = next(found, None)
        return (stage, True) if stage else None
    return None


def _by_default(tokens: tuple[Token, ...], governed: Governed, around: _Around) -> Told:
    """It happened; told so when the verb is past, or past words stand before the noun."""
    word = tokens[governed.at].low
    if not around.noun:
        return Stage.HAPPENED, word in PAST or word.endswith("ed")
    return Stage.HAPPENED, any(w in PAST or w in _DURING or w.endswith("ed") for w in around.left.split())


PAST: Final = frozenset(
    [
        "went",
        "flew",
        "came",
        "left",
        "met",
        "spoke",
        "sat",
        "held",
        "told",
        "said",
        "saw",
        "made",
        "stood",
        "gave",
        "took",
        "was",
        "were",
    ]
)
_AUXILIARY: Final = frozenset(["be", "been", "being", "was", "were", "is", "are", "has", "have", "had", "to", "get"])
_STILL_AHEAD: Final = re.compile(
    r"(?<!\S)(?:will|would|expected|plans?|planned|scheduled|due|set to|going to|cancell?ed|postponed|skip\w*)(?!\S)"
)


def _told_as_past(tokens: tuple[Token, ...], governed: Governed, left: str) -> bool:
    """A finite past verb governs the place, or the noun stands after "during" or "after" with nothing ahead."""
    word, before = tokens[governed.at].low, tokens[governed.at - 1].low if governed.at else ""
    if governed.kind in {"trip", "meet"}:
        return bool(set(left.split()[-4:]) & {"during", "after", "following"}) and not _STILL_AHEAD.search(left)
    if governed.kind == "host" or word in {"expected", "due", "invited", "urged", "summoned", "set", "was", "were"}:
        return False
    return (word in PAST or word.endswith("ed")) and before not in _AUXILIARY


_DURING: Final = frozenset(["during", "after", "following", "while", "on", "at", "from", "amid"])
"""Words that put a visit or meeting behind or around the speaker: "on a visit to", "after his trip to"."""
_BASE: Final = frozenset(
    [
        "visit",
        "travel",
        "fly",
        "go",
        "come",
        "head",
        "meet",
        "attend",
        "hold",
        "make",
        "join",
        "address",
        "speak",
        "deliver",
        "return",
        "host",
        "welcome",
        "receive",
        "arrive",
        "stop",
        "leave",
        "depart",
        "sit",
        "take",
        "pay",
        "begin",
        "give",
        "discuss",
        "participate",
        "tour",
    ]
)


def _base_form(tokens: tuple[Token, ...], governed: Governed) -> bool:
    """Whether the verb, or the light verb before the noun, is a bare infinitive: "... and make a stop in L"."""
    near = [t.low for t in tokens[max(0, governed.at - 3) : governed.at + 1]]
    verb = (
        near[-1] if governed.kind not in {"trip", "meet"} else next((w for w in reversed(near[:-1]) if w in _BASE), "")
    )
    return verb in _BASE and "P" not in near[-2:-1]


def _left_words(tokens: tuple[Token, ...], governed: Governed) -> str:
    """The words before the governing word, back to a clause border."""
    first = min(governed.at, governed.spots[0].first)
    words: list[str] = []
    for k in range(first - 1 if governed.right else governed.at - 1, max(-1, first - 1 - BEFORE), -1):
        low = tokens[k].low
        if low in {";", ":", "“", "”", '"', "—"} or (low in {"but", "after", "while", "when", "which"} and words):
            break
        words.insert(0, low)
    if governed.right:
        return " ".join(words)
    between = [t.low for t in tokens[governed.at : governed.spots[0].first]]
    return " ".join(words + between)


def _infinitive(tokens: tuple[Token, ...], governed: Governed) -> bool:
    """As in "Putin to visit India": a headline's future, or "decided to visit"."""
    at = governed.at
    if (
        governed.kind not in {"visit", "move", "arrive", "leave", "presence", "meet"}
        or at <= 1
        or tokens[at - 1].low != "to"
    ):
        return False
    return tokens[at - 2].low in {
        "P",
        "decided",
        "ready",
        "likely",
        "readying",
        "scheduled",
        "pressure",
        "not",
        "chance",
        "time",
    }
