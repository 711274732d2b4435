"""Which day of a sentence dates a stay, and which window it means there.

Of the days in the sentence the one nearest to the place or its governing word is taken, after those are set aside that
date something else: an attack or an election, the saying of it ("announced on Monday that"), another clause ("before a
summit on Monday"), another place ("a bombing in Kabul on Thursday"). A day by which somebody has left is the stay's end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import Stage, Window
from setfoot.read.days import DayPhrase, Tense, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.read.governors import Spot
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Token
    from setfoot.tables.words import Words

Dated = tuple[DayPhrase | None, Window | None, Window | None]
"""The day's words, the window of arriving, and the last day."""

_QUOTES: Final = frozenset(("“", "”", '"'))
_NOT_YET: Final = frozenset((Stage.PLANNED, Stage.POSSIBLE, Stage.CALLED_OFF))
_TENSES: Final = {Stage.HAPPENED: Tense.PAST, Stage.PLANNED: Tense.FUTURE, Stage.POSSIBLE: Tense.FUTURE}
FAR: Final = 12
"""Tokens beyond which a day stands farther off than a clause."""
BESIDE: Final = 3
"""Tokens from a noun of travel to its place, or from a place to its day."""
NEAR_VERB: Final = 5
"""Tokens before a noun of travel in which its verb stands."""


def resolve_day(
    tokens: tuple[Token, ...], at: int, spot: Spot, stage: Stage | None, published: Window | None, lexicon: Lexicon
) -> Dated:
    """The day phrase that speaks of the place, and the first and last day it means for the stage."""
    near = [
        row
        for row in _days_near(tokens, at, spot, lexicon)
        if not _of_another(tokens, row[1], at, spot, stage, lexicon)
    ]
    if not near:
        return None, None, None
    _, k, phrase = min(near, key=_nearness)
    coming = stage is Stage.HAPPENED and phrase.form == "weekday" and _is_coming(tokens, k, at, lexicon)
    when, until = resolve_for(phrase, published, lexicon.words, Stage.PLANNED if coming else stage)
    return (phrase, None, when) if _leaving(tokens, at, spot, lexicon) else (phrase, when, until)


def _is_coming(tokens: tuple[Token, ...], k: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the present tense governs a weekday after the place: "are headed to the meeting Sunday" is the coming one."""
    if k < at or lexicon.grammar.stage.is_past(tokens[at].low):
        return False
    lists = lexicon.words.lists
    left = [token.low for token in tokens[max(0, at - NEAR_VERB) : k]]
    return not lists["going_now"].isdisjoint(left) and lists["had_been"].isdisjoint(left)


def resolve_for(
    phrase: DayPhrase, published: Window | None, words: Words, stage: Stage | None
) -> tuple[Window | None, Window | None]:
    """The days the phrase means for a stage that words told; undirected when no word did.

    The weekday of a journey that was called off is the nearer one: it may have been to come or just gone.
    """
    tense = _TENSES.get(stage, Tense.ANY) if stage else Tense.ANY
    if stage is Stage.CALLED_OFF and phrase.form == "weekday" and published:
        both = [resolve(phrase, published, words, one) for one in (Tense.FUTURE, Tense.PAST)]
        return min((one for one in both if one), key=lambda one: published.gap(one[0]), default=(None, None))
    return resolve(phrase, published, words, tense) or (None, None)


def nearest_day(tokens: tuple[Token, ...], at: int, spot: Spot, lexicon: Lexicon) -> DayPhrase | None:
    """The day expression nearest to the place or its governing word, whatever it dates."""
    return min(_days_near(tokens, at, spot, lexicon), key=_nearness, default=(0, 0, None))[2]


def _nearness(row: tuple[int, int, DayPhrase]) -> tuple[bool, int, int]:
    return row[0] > FAR, row[0], row[1]


def _days_near(
    tokens: tuple[Token, ...], at: int, spot: Spot, lexicon: Lexicon
) -> Iterator[tuple[int, int, DayPhrase]]:
    """The day expressions of the sentence that may date the place, with how far they stand."""
    lists = lexicon.words.lists
    for k, token in enumerate(tokens):
        if token.low == "D" and token.day is not None:
            behind = k - spot.last if k > spot.last else spot.first - k + 1  # "Vienna on Thursday and Paris on Friday"
            distance = min(behind, abs(k - at) + 1)
            between = [t.low for t in tokens[min(k, spot.last) : max(k, spot.first)]]
            barrier = sum(low in lists["day_barriers"] for low in between)
            if (
                _names_something_else(tokens, k, lexicon)
                or not lists["day_walls"].isdisjoint(between)
                or _dates_the_saying(tokens, k, at, lexicon)
            ):
                continue
            yield distance + 6 * barrier, k, token.day


def _dates_the_saying(tokens: tuple[Token, ...], k: int, at: int, lexicon: Lexicon) -> bool:
    """As in "said on Monday that he would go": the day of the words, not of the journey."""
    lists = lexicon.words.lists
    near = [n for n in range(max(0, k - 2), k) if tokens[n].low in lists["saying"]]
    if not near or at in near or k + 1 >= len(tokens):
        return False
    return tokens[k + 1].low in {"P", "N"} or tokens[k + 1].low in lists["said_what"]


def _names_something_else(tokens: tuple[Token, ...], k: int, lexicon: Lexicon) -> bool:
    """As in "the 2016 election", "since March": a day that dates something else."""
    lists = lexicon.words.lists
    before = tokens[k - 1].low if k else ""
    after = tokens[k + 1].low if k + 1 < len(tokens) else ""
    return before in lists["dates_else_before"] or after in lists["dates_else_after"]


def _of_another(tokens: tuple[Token, ...], k: int, at: int, spot: Spot, stage: Stage | None, lexicon: Lexicon) -> bool:
    """Whether the day is that of another event, another clause, another place, or of somebody's saying so."""
    lists = lexicon.words.lists
    before, after = tokens[k - 1].low if k else "", [t.low for t in tokens[k + 1 : k + 4]]
    if before in lists["dated_events"] or _names_an_event(after, lexicon):
        return True
    if after and after[0] in lists["possessive"] and not k < at <= k + 4 and not _names_a_journey(after, lexicon):
        return True  # "Sunday's march"
    if sum(t.low in _QUOTES for t in tokens[min(k, at) : max(k, at)]) % 2:
        return True  # one of them is quoted, the other is not
    if k < spot.first:
        return (
            _said_before(tokens, k, at, spot, lexicon)
            or _in_an_aside(tokens, k, k, min(at, spot.first), lexicon)
            or (stage in _NOT_YET and _dates_a_deed(tokens, k, at, lexicon))
        )
    if _in_an_aside(tokens, min(at, spot.first), spot.last, k, lexicon) and _goes_on_past(tokens, spot.last, lexicon):
        return True
    ahead = lists["day_ahead"] & {t.low for t in tokens[spot.last : k]}
    if stage is Stage.HAPPENED and at < k and ahead:
        return True
    return not _is_caption(tokens, k) and _after_another(tokens, k, at, spot, lexicon)


def _names_a_journey(after: list[str], lexicon: Lexicon) -> bool:
    """As in "last month's summit": the noun of a journey or meeting that the day owns."""
    kinds = {kind for low in after for kind in lexicon.word_kinds.get(low, ())}
    return bool(kinds & {"trip", "meet"})


def _in_an_aside(tokens: tuple[Token, ...], k: int, last: int, beyond: int, lexicon: Lexicon) -> bool:
    """Whether k to last stand in a past aside, and `beyond` behind its comma: "P, who had been in L, spoke on Monday"."""
    lists = lexicon.words.lists
    opens = next((n for n in range(k, 0, -1) if tokens[n].low == "," or tokens[n].low in lists["asides"]), 0)
    if not opens or tokens[opens].low == "," or tokens[opens - 1].low != ",":
        return False
    now = lists["going_now"] | lists["day_ahead"]
    if not now.isdisjoint(token.low for token in tokens[opens:last]):
        return False  # who is in L speaks there
    closes = next((n for n in range(last + 1, beyond) if tokens[n].low == ","), None)
    return closes is not None and closes < beyond - 1


def _goes_on_past(tokens: tuple[Token, ...], last: int, lexicon: Lexicon) -> bool:
    """Whether a past verb stands right behind the first comma after the place: what the sentence tells in the main."""
    comma = next((n for n in range(last + 1, len(tokens) - 1) if tokens[n].low == ","), None)
    return comma is not None and lexicon.grammar.stage.is_past(tokens[comma + 1].low)


def _names_an_event(after: list[str], lexicon: Lexicon) -> bool:
    """As in "the Aug. 21 gas attack": up to two words, and the event."""
    lists = lexicon.words.lists
    event = next((n for n, low in enumerate(after) if low in lists["dated_events"]), None)
    return event is not None and all(low.isalpha() and low not in lists["dated_events_apart"] for low in after[:event])


def _is_caption(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether a full date follows a comma, as under a picture: it is that of all the sentence shows."""
    day = tokens[k].day
    return day is not None and day.form == "date" and bool(day.parts[4]) and tokens[k - 1].low == ","


def _after_another(tokens: tuple[Token, ...], k: int, at: int, spot: Spot, lexicon: Lexicon) -> bool:
    """Whether a day after the place stands with another event or clause, or with who says so."""
    lists = lexicon.words.lists
    between = [t.low for t in tokens[spot.last + 1 : k]]
    if lists["dated_events"] & {*between, *(t.low for t in tokens[max(0, spot.first - 3) : spot.first])}:
        return True  # "an attack in Vienna on Monday"
    clauses = lists["day_elsewhere"] & set(between)
    if clauses and lists["day_elsewhere_not"].isdisjoint(between):
        closed = "," in between[-2:] and not clauses & lists["day_elsewhere_ever"]
        if not closed:
            return True
    if _another_journey(tokens, spot, k, lexicon) or _with_a_subject(tokens[spot.last + 1 : k + 1], lexicon):
        return True
    said = {t.low for n, t in enumerate(tokens[max(0, k - 2) : k], max(0, k - 2)) if n != at}
    return "," in between and at < k and not lists["saying"].isdisjoint(said)


def _another_journey(tokens: tuple[Token, ...], spot: Spot, k: int, lexicon: Lexicon) -> bool:
    """Whether a second journey with its place stands right before the day: "came to A from his first visit to B in May"."""
    place = next((n for n in range(k - 1, max(spot.last, k - 1 - BESIDE), -1) if tokens[n].low == "L"), None)
    if place is None:
        return False
    nouns = [token.low for token in tokens[max(spot.last + 1, place - BESIDE) : place]]
    return _names_a_journey(nouns, lexicon)


def _with_a_subject(between: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether a clause with a subject of its own begins: "after P became", "a thaw that began"."""
    lists, lows = lexicon.words.lists, [token.low for token in between]
    for n, low in enumerate(lows):
        following = lows[n + 1] if n + 1 < len(lows) else ""
        if low in lists["that"] and (following in lists["begun"] or lexicon.grammar.stage.is_past(following)):
            return True
        if low in lists["subject_follows"]:
            m = next((m for m in range(n + 1, len(lows)) if lows[m] not in lists["title_parts"]), len(lows))
            if m + 1 < len(lows) and lows[m] in {"P", "N"} and lows[m + 1] not in lists["possessive"]:
                return True
    return False


def _said_before(tokens: tuple[Token, ...], k: int, at: int, spot: Spot, lexicon: Lexicon) -> bool:
    """As in "On Monday he said that talks in Vienna would help": what is said next is not of that day."""
    lists = lexicon.words.lists
    said = next((n for n in range(k + 1, min(at, spot.first)) if tokens[n].low in lists["saying"]), None)
    return said is not None and not lists["that"].isdisjoint(t.low for t in tokens[said : spot.first])


def _dates_a_deed(tokens: tuple[Token, ...], k: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the day stands right after a past verb, other than the one that governs the place: "announced on Monday"."""
    near = [tokens[n].low for n in range(max(0, k - 2), k) if n != at]
    return any(lexicon.grammar.stage.is_past(low) and low not in lexicon.words.lists["no_deeds"] for low in near)


def _leaving(tokens: tuple[Token, ...], at: int, spot: Spot, lexicon: Lexicon) -> bool:
    """Whether the day is that of leaving: "left L on Friday", "flew from L on Sunday", "returned from his visit to L"."""
    lists = lexicon.words.lists
    before = [token.low for token in tokens[max(0, spot.first - 2) : spot.first]]
    left = "left" in lexicon.word_kinds.get(tokens[at].low, ()) and lists["leaves_for"].isdisjoint(before)
    back = [token.low for token in tokens[max(0, at - 9) : at]]
    returned = not lists["back"].isdisjoint(back) and not lists["from"].isdisjoint(back[-4:])
    flown = bool(before) and before[-1] in lists["from"] and lists["not_leaving"].isdisjoint(before)
    return left or returned or flown


__all__ = ["FAR", "Dated", "nearest_day", "resolve_day", "resolve_for"]
