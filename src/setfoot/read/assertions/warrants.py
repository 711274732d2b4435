"""What a sentence asserts of the Court's warrants: when one was issued or applied for, over what, how many, by whom.

It is asserted of the wanted person whom the sentence names; of each of several when it speaks of warrants; of the
article's own person when it names nobody. A day counts when nothing stands between it and the warrant but what tells
whose it is. What was not done, or may yet be, is nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import Matter

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from setfoot.facts import Assertion, PersonId
    from setfoot.read.assertions.sentence import Said
    from setfoot.read.days import DayPhrase
    from setfoot.read.grammar import WarrantGrammar

FORMS: Final = frozenset({"month_of", "date", "year", "dates", "weekday_date"})
NEAR: Final = 30
"""Characters from "warrant for" to a name, with a title between."""
REACH: Final = 70
"""Characters between a warrant and its day."""


def find_warrants(said: Said) -> Iterator[Assertion]:
    """The assertions of a sentence that speaks of the Court."""
    grammar = said.lexicon.grammar.warrants
    if said.lexicon.grammar.court.other_court.search(said.words):
        return
    people = _wanted(said)
    for person in people:
        yield from _dated(said, person, Matter.WARRANT_ISSUED, grammar.issued)
        yield from _dated(said, person, Matter.WARRANT_APPLIED, grammar.applied)
        yield from (said.asserts(Matter.WARRANT_OVER, person, crime) for crime in _crimes(said, grammar))
        for pattern, body in grammar.wrong_body:
            if (found := pattern.search(said.words)) and _is_told(said, found.start()):
                yield said.asserts(Matter.WARRANT_BY, person, body)
    yield from _counted(said, people, grammar)


def _wanted(said: Said) -> tuple[PersonId, ...]:
    """Whose warrant is meant."""
    wanted, tokens = said.lexicon.warrant_days, said.line.tokens
    whose = said.lexicon.grammar.warrants.whose.search(said.words)
    if whose:
        near = [t for t in tokens if t.low in {"P", "N"} and 0 <= said.at(t) - whose.end() <= NEAR]
        if near and near[0].low == "N":
            return ()
    if any(token.low == "N" and not token.pronoun for token in tokens):
        named = tuple(dict.fromkeys(token.person for token in tokens if token.person in wanted and not token.pronoun))
    else:
        named = tuple(dict.fromkeys(token.person for token in tokens if token.person in wanted))
    people = tuple(person for person in named if person is not None)
    if len(people) == 1 or (people and "warrants" in said.words):
        return people
    others = any(token.low in {"P", "N"} for token in tokens)
    return (said.main,) if not people and not others and said.main in wanted and said.main is not None else ()


def _dated(said: Said, person: PersonId, matter: Matter, pattern: re.Pattern[str]) -> Iterator[Assertion]:
    found = pattern.search(said.words)
    if found is None or not _is_told(said, found.start()):
        return
    for tied in (_right_after, _right_before):
        for phrase in said.days():
            near = phrase.form in FORMS and tied(said, found, phrase)
            if near and (window := said.window(phrase)):
                yield said.asserts(matter, person, str(window))
                return


def _right_after(said: Said, found: re.Match[str], phrase: DayPhrase) -> bool:
    """Whether the day stands in the words or is tied to their end."""
    start = phrase.start - said.line.start
    if found.start() < start < found.end():
        return True
    between = said.lexicon.grammar.warrants.between
    return 0 <= start - found.end() <= REACH and bool(between.fullmatch(said.words, found.end(), start))


def _right_before(said: Said, found: re.Match[str], phrase: DayPhrase) -> bool:
    """Whether the day is tied to the beginning of the words."""
    end = phrase.end - said.line.start
    before = said.lexicon.grammar.warrants.before
    return 0 <= found.start() - end <= REACH and bool(before.fullmatch(said.words, end, found.start()))


def _is_told(said: Said, start: int) -> bool:
    """Whether nothing before it in its clause says that it was not done, or only may be."""
    clause = max(said.words.rfind(mark, 0, start) for mark in (",", ";", ":"))
    return not said.lexicon.grammar.warrants.not_done.search(said.words, clause + 1, start)


def _crimes(said: Said, grammar: WarrantGrammar) -> Iterator[str]:
    """The crimes that the warrant is over, by the names they have in the law's tables."""
    found = grammar.over.search(said.words)
    if found is None or not _is_told(said, found.start()):
        return
    while found is not None:
        group = next((name for name, crime in found.groupdict().items() if crime), None)
        if group is None:
            return
        yield from (name for pattern, name in grammar.crimes if pattern.search(found[group]))
        found = grammar.more_crimes.match(said.words, found.end(group))


def _counted(said: Said, people: tuple[PersonId, ...], grammar: WarrantGrammar) -> Iterator[Assertion]:
    found = grammar.count.search(said.words)
    if found is None or not grammar.issued.search(said.words) or not _is_told(said, found.start()):
        return
    counts = said.lexicon.words.numbers["count"]
    number = int(found[1]) if found[1].isdigit() else counts.get(found[1], 0)
    if len(people) == 1 and number:
        yield said.asserts(Matter.WARRANT_COUNT, people[0], str(number))
    elif not any(token.low in {"P", "N", "L"} for token in said.line.tokens) and number > 10:  # noqa: PLR2004 - fewer are one situation's
        yield said.asserts(Matter.WARRANT_COUNT, "", str(number))
