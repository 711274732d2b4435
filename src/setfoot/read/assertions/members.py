"""What a sentence asserts of the Court's members: which state is one or is not, what it did when, and how many there are.

Each membership is that of the states right before it ("L and L are members"), or right after it ("ICC member L");
states that "unlike" sets apart are left out. What is wished, past, denied or of another body is no membership. A number
counts the parties when its sentence speaks of members or of ratifying, and nothing before it makes it another number.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from setfoot.facts import Matter
from setfoot.read.assertions.sentence import state_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from setfoot.facts import Assertion, Country
    from setfoot.read.assertions.sentence import Said
    from setfoot.read.grammar import CourtGrammar
    from setfoot.read.tokens import Token

NEAR: Final = 30
"""Characters from a membership to the state after it."""
PARTIES_FROM: Final = 50
"""Fewer states than this are a group of them."""
DONE: Final = frozenset({"ratified", "signed", "withdrew", "party"})
"""Of a day."""
DENIALS: Final = frozenset(
    {"not_party", "not_ratified", "not_signed", "not_signatory", "not_recognised", "not_obliged"}
)
FORMS: Final = frozenset({"month_of", "date", "year"})


def find_members(said: Said) -> Iterator[Assertion]:
    """The assertions of a sentence that speaks of the Court."""
    yield from _memberships(said)
    yield from _counted(said)


def _memberships(said: Said) -> Iterator[Assertion]:
    court, words = said.lexicon.grammar.court, said.words
    for pattern, value in court.memberships:
        found = pattern.search(words)
        if found is None or (value == "excepted" and court.unsettled.search(words, 0, found.start())):
            continue
        if value not in {"excepted", "not_ratified"} and not _is_told(found, words, value, court):
            return
        told = f"{value} {day}" if value in DONE and (day := _day(said, found)) else value
        for country in _countries_at(said, found, value):
            yield said.asserts(Matter.MEMBER, country, told, country)
        return


def _is_told(found: re.Match[str], words: str, value: str, court: CourtGrammar) -> bool:
    """Whether membership of the Court is meant, and as a fact: neither of another body nor wished, past or denied."""
    if court.of_something_else(found, words):
        return False
    clause = max(words.rfind(mark, 0, found.start()) for mark in (",", ";", ":"))
    return value in DENIALS or not court.unsettled.search(words, clause + 1, found.start())


def _day(said: Said, found: re.Match[str]) -> str | None:
    """When it was done: the day right after it, "in 2002"."""
    for phrase in said.days():
        gap = said.words[found.end() : max(found.end(), phrase.start - said.line.start)]
        if phrase.start - said.line.start >= found.end() and phrase.form in FORMS:
            near = gap.strip() in {"", "in", "on"} and gap.startswith(" ")
            window = said.window(phrase) if near else None
            return str(window) if window else None
    return None


def _countries_at(said: Said, found: re.Match[str], value: str) -> tuple[Country, ...]:
    """The states meant: those right after "except" or "ICC member", else those nearest before, with their partners."""
    start, end, court = found.start(), found.end(), said.lexicon.grammar.court
    spots = [(token, country) for token in said.line.tokens if (country := state_of(token))]
    if value != "excepted":
        apart = _told_apart(spots, said)
        spots = [(token, country) for token, country in spots if token.start not in apart]
    after = [(token, country) for token, country in spots if end <= said.at(token) <= end + NEAR]
    if value == "excepted":
        return tuple(dict.fromkeys(country for _, country in after))
    before = [(token, country) for token, country in spots if said.until(token) <= start]
    near = bool(before) and start - said.until(before[-1][0]) <= 6  # noqa: PLR2004 - ", an "
    if value == "party" and not near and not found.group().startswith(court.belongs_before):
        listed = [
            country for token, country in after if court.straight_before.fullmatch(said.words, end, said.at(token))
        ]
        if listed:
            return tuple(listed)
    return _partners(before)


def _partners(before: list[tuple[Token, Country]]) -> tuple[Country, ...]:
    """The last state, with those listed right before it."""
    if not before:
        return ()
    chosen = [before[-1]]
    for token, country in reversed(before[:-1]):
        if chosen[0][0].start - token.end <= 6:  # noqa: PLR2004 - " and ", ", "
            chosen.insert(0, (token, country))
    return tuple(dict.fromkeys(country for _, country in chosen))


def _told_apart(spots: list[tuple[Token, Country]], said: Said) -> frozenset[int]:
    """Where the states stand that "unlike" and its like set apart: the first after it, and its list up to an "and"."""
    apart: set[int] = set()
    court = said.lexicon.grammar.court
    for mark in court.apart.finditer(said.words):
        listed = [token for token, _ in spots if said.at(token) >= mark.end()]
        if not listed or said.at(listed[0]) - mark.end() > 5:  # noqa: PLR2004 - " the "
            continue
        apart.add(listed[0].start)
        apart |= {token.start for token in _list_from(listed, said, court)}
    return frozenset(apart)


def _list_from(listed: list[Token], said: Said, court: CourtGrammar) -> list[Token]:
    """The list that the first token opens, up to its "and"; only the first where no "and" closes one."""
    for n, (one, other) in enumerate(pairwise(listed), 1):
        between = said.words[said.until(one) : said.at(other)]
        if not court.listed.fullmatch(between):
            return []
        if court.list_closed.match(between):
            return listed[: n + 1]
    return []


def _counted(said: Said) -> Iterator[Assertion]:
    """How many states are parties, or signatories."""
    court, words = said.lexicon.grammar.court, said.words
    for found in court.parties.finditer(words):
        clause = max(words.rfind(mark, 0, found.start()) for mark in (",", ";", ":"))
        if int(found[1]) < PARTIES_FROM or not court.about_parties.search(words):
            continue
        if court.not_now.search(words, clause + 1, found.start()):
            continue
        rough = court.roughly.search(words, 0, found.start())
        if rough and rough["none"]:
            continue
        value = f"{found[1]}+" if rough and rough["least"] else f"~{found[1]}" if rough else found[1]
        near = words[max(0, found.start() - 15) : found.end() + 40]
        yield said.asserts(Matter.SIGNATORIES if court.signatures.search(near) else Matter.PARTIES, "", value)
        return
