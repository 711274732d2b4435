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
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from setfoot.facts import Assertion, Country
    from setfoot.read.assertions.sentence import Said
    from setfoot.read.grammar import CourtGrammar
    from setfoot.read.tokens import Token

PARTIES_FROM: Final = 50
"""Fewer states than this are a group of them."""
NEAR: Final = 30
"""Characters from an "except" to the state after it."""
DONE: Final = frozenset({"ratified", "signed", "withdrew", "party", "approved"})
"""Of a day."""
DENIED: Final = {
    "party": "not_party",
    "ratified": "not_ratified",
    "signed": "not_signed",
    "obliged": "not_obliged",
    "recognised": "not_recognised",
}
"""What it becomes when "neither" stands before its states."""
FORMS: Final = frozenset({"month_of", "date", "year"})
FORMS_FIRST: Final = FORMS | {"span"}
Spot = tuple["Token", "Country"]


def find_members(said: Said) -> Iterator[Assertion]:
    """The assertions of a sentence that speaks of the Court; a question asserts nothing."""
    if not said.words.rstrip(" ”\"'’").endswith("?"):
        yield from _memberships(said)
        yield from _counted(said)


def _memberships(said: Said) -> Iterator[Assertion]:
    """One for each state: the first that the patterns, in their order, say of it."""
    told: dict[Country, Assertion] = {}
    taken: list[tuple[int, int]] = []
    for pattern, value in said.lexicon.grammar.court.memberships:
        for found in pattern.finditer(said.words):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            taken.append(found.span())
            for country, says in _told_of(said, found, value) if value else ():
                told.setdefault(country, said.asserts(Matter.MEMBER, country, says, country))
    yield from told.values()


def _told_of(said: Said, found: re.Match[str], value: str) -> Iterator[tuple[Country, str]]:
    """The states meant with what is said of each; nothing where it is of another body, or wished, past or denied."""
    court, words = said.lexicon.grammar.court, said.words
    if value == "excepted":
        if not court.unsettled.search(words, 0, found.start()):
            yield from ((country, value) for _, country in _after(said, found.end(), NEAR))
        return
    if court.of_something_else(found, words):
        return
    spots, follow = _spots_at(said, found, value)
    if spots and court.negated_list.search(words, 0, said.at(spots[0][0])):
        value = DENIED.get(value, value)
        if value not in DENIED.values():
            return
    elif value in DENIED or value in DONE:
        begun = found.start() if not spots or follow else min(found.start(), said.at(spots[0][0]))
        clause = max((mark.end() for mark in court.clause.finditer(words, 0, begun)), default=0)
        if court.unsettled.search(words, clause, found.start()):
            return
    day = (_day(said, found) or _day_first(said, spots)) if value in DONE else None
    countries = [country for _, country in spots] or [one for one in (_stood_for(said, found),) if one]
    yield from ((country, f"{value} {day}" if day else value) for country in dict.fromkeys(countries))


def _day(said: Said, found: re.Match[str]) -> str | None:
    """When it was done: the day right after it, "in 2002", "of the court since 2002"."""
    for phrase in said.days():
        start = phrase.start - said.line.start
        if found.start() < start < found.end() and phrase.form in FORMS and (window := said.window(phrase)):
            return str(window)
        if start >= found.end() and phrase.form in FORMS:
            near = said.lexicon.grammar.court.to_day.fullmatch(said.words, found.end(), start)
            window = said.window(phrase) if near else None
            return str(window) if window else None
    return None


def _day_first(said: Said, spots: list[Spot]) -> str | None:
    """The day at the head of the clause, right before the state: "in 2017 L became"."""
    first = said.at(spots[0][0]) if spots else 0
    for phrase in said.days():
        end = phrase.end - said.line.start
        if (
            end <= first
            and phrase.form in FORMS_FIRST
            and said.lexicon.grammar.court.day_first.fullmatch(said.words, end, first)
        ):
            window = said.window(phrase)
            return str(window) if window else None
    return None


def _spots_at(said: Said, found: re.Match[str], value: str) -> tuple[list[Spot], bool]:
    """The states meant, and whether they stand after it: "ICC member L", else those before, "L and L are"."""
    court = said.lexicon.grammar.court
    inside = [(token, c) for token, c in _states(said) if found.start() <= said.at(token) < found.end()]
    if inside:
        return inside, False
    verb = court.verb_first.match(said.words, found.start()) is not None
    before = _before(said, found, verb=verb, value=value)
    if verb or before:
        return before, False
    after = _after(said, found.end(), len(said.words))
    if after and court.straight_before.fullmatch(said.words, found.end(), said.at(after[0][0])):
        return _run(said, after), True
    return _as_member(said, found), False


def _as_member(said: Said, found: re.Match[str]) -> list[Spot]:
    """The states of whose clause "as a member" is a part, where nobody stands between."""
    listed = _last_list(said, found.start())
    last = said.until(listed[-1][0]) if listed else 0
    if any(last <= said.at(token) < found.start() for token in said.people()):
        return []
    return listed if said.lexicon.grammar.court.as_member.fullmatch(said.words, last, found.end()) else []


def _before(said: Said, found: re.Match[str], *, verb: bool, value: str) -> list[Spot]:
    """The last states before it, when what stands between them lets them be its subject."""
    court, words, start = said.lexicon.grammar.court, said.words, found.start()
    listed = _last_list(said, start) or _lawmakers_state(said, start, value)
    if not listed:
        return []
    first, last = said.at(listed[0][0]), said.until(listed[-1][0])
    if words[last:start].strip() == "," and (inserted := _before_inserted(said, listed)):
        return inserted
    between = court.to_verb if verb else court.to_noun
    if start > last and not between.fullmatch(words, last, start):
        return []
    if any(token.low in {"P", "N"} and last <= said.at(token) < start for token in said.line.tokens) and verb:
        return []
    governed = court.no_subject.search(words, 0, first) and not court.negated_list.search(words, 0, first)
    return [] if governed and verb and words[last : last + 1] != "," else listed


def _lawmakers_state(said: Said, start: int, value: str) -> list[Spot]:
    """The state of a parliament told by its adjective or capital: "the Armenian parliament"."""
    tied = {" ", "'s ", "’s "}
    named = [t for t in said.line.tokens if t.low == "L" and t.places and said.words[said.until(t) : start] in tied]
    return [(token, token.places[0].country) for token in named if value == "approved"]


def _before_inserted(said: Said, spots: list[Spot]) -> list[Spot]:
    """The states before an insertion that names these: "L, like L and L, is"; with these where they are alike."""
    first = said.at(spots[0][0])
    marks = list(said.lexicon.grammar.court.inserted.finditer(said.words, 0, first))
    if not marks:
        return []
    listed = _last_list(said, marks[-1].start())
    if not listed or said.until(listed[-1][0]) != marks[-1].start():
        return []
    alike = marks[-1]["too"] and said.words[marks[-1].end() : first] in {" ", " the "}
    return [*listed, *spots] if alike else listed


def _states(said: Said) -> list[Spot]:
    """The states that are named, with capitals that stand for theirs; those set apart by "unlike" are left out."""
    spots = [(token, c) for token in said.line.tokens if (c := state_of(token) or _by_capital(said, token))]
    apart = _told_apart(spots, said)
    return [(token, country) for token, country in spots if token.start not in apart]


def _by_capital(said: Said, token: Token) -> Country | None:
    """The state that its capital stands for, where a verb follows: "Ulaanbaatar joined"."""
    if token.low != "L" or not token.places or token.places[0].kind is PlaceKind.DEMONYM:
        return None
    country = token.places[0].country
    capital = said.lexicon.capitals.get(country)
    follows = said.lexicon.grammar.court.verb_first.match(said.words, said.until(token) + 1)
    return country if capital == token.places[0] and follows else None


def _last_list(said: Said, start: int) -> list[Spot]:
    """The last state that ends there at the latest, with those listed right before it."""
    before = [(token, country) for token, country in _states(said) if said.until(token) <= start]
    chosen = before[-1:]
    for token, country in reversed(before[:-1]):
        if not said.lexicon.grammar.court.listed.fullmatch(said.words, said.until(token), said.at(chosen[0][0])):
            break
        chosen.insert(0, (token, country))
    return chosen


def _after(said: Said, end: int, reach: int) -> list[Spot]:
    spots = [(token, state) for token in said.line.tokens if (state := state_of(token))]
    return [(token, country) for token, country in spots if end <= said.at(token) <= end + reach]


def _run(said: Said, after: list[Spot]) -> list[Spot]:
    """The first state with those listed right after it, where "and" closes the list."""
    tokens = _list_from([token for token, _ in after], said, said.lexicon.grammar.court)
    return [spot for spot in after if spot[0] in tokens] or after[:1]


def _stood_for(said: Said, found: re.Match[str]) -> Country | None:
    """The state that "it" or "the country" before the membership means: the last one named, here or the sentence before."""
    if not said.lexicon.grammar.court.stand_in.search(said.words, 0, found.start()):
        return None
    here = _last_list(said, found.start())
    if here:
        return here[-1][1] if len(here) == 1 else None
    return said.earlier


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
    if court.other_court.search(words):
        return
    for found in court.parties.finditer(words):
        clause = max(words.rfind(mark, 0, found.start()) for mark in (",", ";", ":"))
        if int(found[1]) < PARTIES_FROM or not court.about_parties.search(words):
            continue
        before = (clause + 1, found.start())
        if court.not_now.search(words, *before) or court.counts_else.search(words, *before):
            continue
        rough = court.roughly.search(words, 0, found.start())
        if rough and rough["none"]:
            continue
        value = f"{found[1]}+" if rough and rough["least"] else f"~{found[1]}" if rough else found[1]
        near = words[max(0, found.start() - 15) : found.end() + 40]
        yield said.asserts(Matter.SIGNATORIES if court.signatures.search(near) else Matter.PARTIES, "", value)
        return
