"""How far a trip has come, as the words around its governing word tell.

Read in this order: a general denial or supposition (no report at all), a negated verb (called off), a call-off after the
place, a finite past verb or "during" and "after" before a noun (happened), then the cue words of data/words, called off
before possible before planned; a bare infinitive takes the stage of its sentence. Without any of them it happened, and
the answer says that no word told so.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import Stage
from setfoot.read.languages import grammar_of

if TYPE_CHECKING:
    import re

    from setfoot.read.governors import Governed
    from setfoot.read.grammar import StageGrammar
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token
    from setfoot.tables.words import Words


BEFORE: Final = 10
AFTER: Final = 10


@cache
def _stage_patterns(words: Words) -> tuple[tuple[Stage, re.Pattern[str]], ...]:
    grammar = grammar_of(words.language).stage
    return tuple((row.stage, grammar.cue(row.words)) for row in words.stages)


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
    left = _left_words(tokens, governed, lexicon)
    after = governed.spots[-1].last + 1
    around = _Around(
        before=" ".join(t.low for t in tokens[: governed.at]),
        left=left,
        near=" ".join(left.split()[-6:]),
        right=" ".join(t.low for t in tokens[after : after + AFTER]),
        noun=governed.kind in {"trip", "meet"},
        kind=governed.kind,
    )
    grammar = lexicon.grammar.stage
    told = _denied_or_supposed(around, grammar) or _told_after(around, grammar)
    if told is not None:
        return told
    if _told_as_past(tokens, governed, left, lexicon):
        return Stage.HAPPENED, True
    return (
        _by_cues(around, lexicon)
        or _by_infinitive(tokens, governed, around, lexicon)
        or _by_default(tokens, governed, around, lexicon)
    )


def _denied_or_supposed(around: _Around, grammar: StageGrammar) -> Told | None:
    """What the sentence takes back before it tells it: "did not rule out", "denied reports that", "if he were to"."""
    if grammar.not_excluded.search(around.before) or grammar.rumoured.search(around.before):
        return Stage.POSSIBLE, True
    if grammar.denied.search(around.before):
        return Stage.CALLED_OFF, True
    supposed = grammar.supposed.search(around.before) and grammar.supposed_surely.search(around.before)
    if (
        supposed
        or grammar.supposing_start.match(around.before)
        or grammar.never_was.search(" ".join(around.before.split()[-8:]))
    ):
        return None, True
    if grammar.supposed.search(around.near) and not around.noun:
        return None, True
    negated = grammar.negated.search(" ".join(around.left.split()[-4:])) and around.kind != "meet"
    return (Stage.CALLED_OFF, True) if negated else None


def _told_after(around: _Around, grammar: StageGrammar) -> Told | None:
    """What follows the place of a noun: "his visit to L was cancelled", "the summit in L will ..."."""
    if around.noun and grammar.called_off_after.search(around.right):
        return Stage.CALLED_OFF, True
    return (Stage.PLANNED, True) if around.noun and grammar.ahead_after.match(around.right) else None


def _by_cues(around: _Around, lexicon: Lexicon) -> Told | None:
    """The first cue of data/words: called off, possible, planned; an invitation that was accepted is a plan."""
    for stage, pattern in _stage_patterns(lexicon.words):
        if pattern.search(around.left if around.noun or stage is Stage.PLANNED else around.near):
            accepted = stage is Stage.POSSIBLE and not lexicon.words.lists["accepted"].isdisjoint(around.left.split())
            return (Stage.PLANNED if accepted else stage), True
    return None


def _by_infinitive(tokens: tuple[Token, ...], governed: Governed, around: _Around, lexicon: Lexicon) -> Told | None:
    """A headline's infinitive is a plan; a bare infinitive takes the stage of its sentence."""
    if _infinitive(tokens, governed, lexicon):
        return Stage.PLANNED, True
    if _base_form(tokens, governed, lexicon):
        found = (stage for stage, pattern in _stage_patterns(lexicon.words)[1:] if pattern.search(around.before))
        stage = next(found, None)
        return (stage, True) if stage else None
    return None


def _by_default(tokens: tuple[Token, ...], governed: Governed, around: _Around, lexicon: Lexicon) -> Told:
    """It happened; told so when the verb is past, or past words stand before the noun."""
    is_past = lexicon.grammar.stage.is_past
    if not around.noun:
        return Stage.HAPPENED, is_past(tokens[governed.at].low)
    return Stage.HAPPENED, any(w in lexicon.words.lists["around"] or is_past(w) for w in around.left.split())


def _told_as_past(tokens: tuple[Token, ...], governed: Governed, left: str, lexicon: Lexicon) -> bool:
    """A finite past verb governs the place, or the noun stands after "during" or "after" with nothing ahead."""
    lists, grammar = lexicon.words.lists, lexicon.grammar.stage
    word, before = tokens[governed.at].low, tokens[governed.at - 1].low if governed.at else ""
    if governed.kind in {"trip", "meet"}:
        return not lists["behind"].isdisjoint(left.split()[-4:]) and not grammar.ahead.search(left)
    if governed.kind == "host" or word in lists["past_tells_nothing"]:
        return False
    return grammar.is_past(word) and before not in lists["not_finite_after"]


def _base_form(tokens: tuple[Token, ...], governed: Governed, lexicon: Lexicon) -> bool:
    """Whether the verb, or the light verb before the noun, is a bare infinitive: "... and make a stop in L"."""
    bare = lexicon.words.lists["bare_verbs"]
    near = [t.low for t in tokens[max(0, governed.at - 3) : governed.at + 1]]
    noun = governed.kind in {"trip", "meet"}
    verb = next((word for word in reversed(near[:-1]) if word in bare), "") if noun else near[-1]
    return verb in bare and "P" not in near[-2:-1]


def _left_words(tokens: tuple[Token, ...], governed: Governed, lexicon: Lexicon) -> str:
    """The words before the governing word, back to a clause border."""
    first, borders = min(governed.at, governed.spots[0].first), lexicon.words.lists["clause_words"]
    words: list[str] = []
    for k in range(first - 1 if governed.right else governed.at - 1, max(-1, first - 1 - BEFORE), -1):
        low = tokens[k].low
        if low in _BORDERS or (words and low in borders):
            break
        words.insert(0, low)
    if governed.right:
        return " ".join(words)
    between = [t.low for t in tokens[governed.at : governed.spots[0].first]]
    return " ".join(words + between)


_BORDERS: Final = frozenset((";", ":", "“", "”", '"', "—"))


def _infinitive(tokens: tuple[Token, ...], governed: Governed, lexicon: Lexicon) -> bool:
    """As in "Putin to visit India": a headline's future, or "decided to visit"."""
    at, lists = governed.at, lexicon.words.lists
    if (
        governed.kind not in {"visit", "move", "arrive", "leave", "presence", "meet"}
        or at <= 1
        or tokens[at - 1].low not in lists["infinitive"]
    ):
        return False
    return tokens[at - 2].low == "P" or tokens[at - 2].low in lists["before_infinitive"]
