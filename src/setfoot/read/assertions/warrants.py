"""What a sentence asserts of the Court's warrants: when one was issued or applied for, over what, how many, by whom.

It is asserted of the wanted person whom the sentence names; of each of several when it speaks of warrants; of the
article's own person when it names nobody. A day counts when nothing stands between it and the warrant but what tells
whose it is. What was not done, or may yet be, is nothing. A day or month told without its year is that of the person's
own warrant where one was issued on such a day: an article that says "in March" a year later errs in nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import Matter, Window

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from setfoot.facts import Assertion, PersonId
    from setfoot.read.assertions.sentence import Said
    from setfoot.read.days import DayPhrase
    from setfoot.read.grammar import WarrantGrammar
    from setfoot.read.tokens import Token

FORMS: Final = frozenset({"month_of", "date", "year", "dates", "weekday_date", "weekday", "weekday_of", "near", "ago"})
YEARLESS: Final = {"month_of": 2, "date": 4}
"""Of these forms, the part that holds the year."""
RECENT: Final = 1100
"""Days back in which a month without a year may lie."""
LOOSE: Final = 180
"""Days by which "two years ago" may be off when it is told in years."""
NEAR: Final = 45
"""Characters from "warrant for" to a name, with a title between."""
REACH: Final = 120
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
        yield from (said.asserts(Matter.WARRANT_OVER, person, crime) for crime in _crimes(said, person, grammar))
        for pattern, body in grammar.wrong_body:
            if (found := pattern.search(said.words)) and _is_told(said, found):
                yield said.asserts(Matter.WARRANT_BY, person, body)
    yield from _counted(said, people, grammar)


def _wanted(said: Said) -> tuple[PersonId, ...]:
    """Whose warrant is meant."""
    grammar, wanted, tokens = said.lexicon.grammar.warrants, said.lexicon.warrant_days, said.people()
    whose = grammar.whose.search(said.words)
    if whose:
        names = [t for t in tokens if not _is_title(said, t)]
        near = [t for t in names if 0 <= said.at(t) - whose.end() <= NEAR]
        near = [t for t in near if not _is_somebody(said, t)]
        title = said.words[whose.end() : said.at(near[0])] if near else ""
        if (near and (near[0].low == "N" or grammar.beside.search(title))) or (
            not near and grammar.somebody.match(said.words, whose.end())
        ):
            return ()
        if near and near[0].person in wanted and near[0].person is not None:
            return _listed_from(said, near[0])
    if any(token.low == "N" and not token.pronoun for token in tokens):
        named = tuple(dict.fromkeys(token.person for token in tokens if token.person in wanted and not token.pronoun))
    else:
        named = tuple(dict.fromkeys(token.person for token in tokens if token.person in wanted))
    people = tuple(person for person in named if person is not None)
    if len(people) == 1 or (people and "warrants" in said.words):
        return people
    main = said.main if said.main in wanted else said.accused
    return (main,) if not tokens and main is not None else ()


def _is_somebody(said: Said, token: Token) -> bool:
    """Whether it is nobody named: "a militia leader", but not "the Russian president" where that is a wanted person."""
    if token.pronoun == "title" and token.person in said.lexicon.warrant_days:
        return False
    return bool(token.pronoun and said.lexicon.grammar.warrants.somebody.match(said.words, said.at(token)))


def _is_title(said: Said, token: Token) -> bool:
    """Whether it is only the title or body of whoever is named right after it: "the Taliban leader P"."""
    if token.low == "P" and not token.pronoun:
        return False
    after = next((t for t in said.line.tokens if t.low in {"P", "N"} and t.start > token.start), None)
    if after is None or after.low != "P":
        return False
    titled = said.lexicon.grammar.warrants.titled
    return titled.fullmatch(said.words, said.until(token), said.at(after)) is not None


def _listed_from(said: Said, first: Token) -> tuple[PersonId, ...]:
    """The person, with the wanted ones listed right after it."""
    wanted, listed, last = said.lexicon.warrant_days, [first.person], first
    for token in said.people():
        if token.start > last.start and not token.pronoun:
            tied = said.lexicon.grammar.warrants.listed.fullmatch(said.words, said.until(last), said.at(token))
            if not tied or token.person not in wanted:
                break
            listed.append(token.person)
            last = token
    return tuple(dict.fromkeys(person for person in listed if person is not None))


def _dated(said: Said, person: PersonId, matter: Matter, pattern: re.Pattern[str]) -> Iterator[Assertion]:
    for found in pattern.finditer(said.words):
        if not _is_told(said, found):
            continue
        for tied in (_right_after, _right_before):
            for phrase in said.days():
                near = _is_day(said, phrase) and tied(said, found, phrase)
                if near and (window := _meant(said, phrase, person, matter)):
                    yield said.asserts(matter, person, str(window))
                    return


def _is_day(said: Said, phrase: DayPhrase) -> bool:
    """Whether it can be the day of a warrant: gone, or going on."""
    if phrase.form == "span":
        return said.lexicon.words.numbers["step"].get(phrase.parts[0], 0) <= 0
    return phrase.form in FORMS


def _meant(said: Said, phrase: DayPhrase, person: PersonId, matter: Matter) -> Window | None:
    """The window of the day; of one without a year that of the person's own warrant, where it fits."""
    window, part = said.window(phrase), YEARLESS.get(phrase.form)
    if window and phrase.form == "ago" and window.width > LOOSE:
        return window.wider(LOOSE)
    if window is None or part is None or phrase.parts[part] or said.published is None:
        return window
    if matter is not Matter.WARRANT_ISSUED or (phrase.form == "month_of" and phrase.parts[0]):
        return window
    for day in reversed(said.lexicon.warrant_days[person]):
        same = (day.month, day.day) == (window.first.month, window.first.day) or phrase.form == "month_of"
        gone = (said.published.last - day).days
        if same and day.month == window.first.month and 0 <= gone <= RECENT:
            return Window.of(day) if phrase.form == "date" else Window.of_month(day.year, day.month)
    return window


def _right_after(said: Said, found: re.Match[str], phrase: DayPhrase) -> bool:
    """Whether the day stands in the words or is tied to their end."""
    start = phrase.start - said.line.start
    if found.start() < start < found.end():
        return "," not in said.words[found.start() : start]
    if not 0 <= start - found.end() <= REACH:
        return False
    grammar = said.lexicon.grammar.warrants
    if grammar.between.fullmatch(said.words, found.end(), start):
        return True
    return not grammar.apart.search(said.words, found.end(), start)


def _right_before(said: Said, found: re.Match[str], phrase: DayPhrase) -> bool:
    """Whether the day is tied to the beginning of the words."""
    end = phrase.end - said.line.start
    if not 0 <= found.start() - end <= REACH:
        return False
    grammar = said.lexicon.grammar.warrants
    before = grammar.before_noun if found.group().lower().startswith("warrant") else grammar.before
    if before.fullmatch(said.words, end, found.start()):
        return True
    opened = end + len(said.words[end:]) - len(said.words[end:].lstrip(" ,:–—"))
    if grammar.apart.search(said.words, opened, found.start()):
        return False
    theirs = grammar.prosecutor.search(said.words, opened, found.start()) is not None
    named = (token for token in said.line.tokens if token.low in {"P", "N", "L"} and not token.pronoun)
    return theirs or not any(opened <= said.at(token) < found.start() for token in named)


def _is_told(said: Said, found: re.Match[str]) -> bool:
    """Whether nothing before it or in it says that it was not done, or only may be."""
    grammar, before = said.lexicon.grammar.warrants, said.words[: found.start()]
    if (loose := found.groupdict().get("loose")) and grammar.apart.search(loose):
        return False
    if found.group().lower().startswith("warrant"):
        return not (grammar.none_issued.search(before) or grammar.not_issued.search(found.group()))
    return not grammar.not_done.search(before)


def _crimes(said: Said, person: PersonId, grammar: WarrantGrammar) -> Iterator[str]:
    """The crimes that the warrant is over, by the names they have in the law's tables."""
    found = grammar.over.search(said.words)
    if found is None or not _is_told(said, found):
        return
    named = [token.person for token in said.people() if said.at(token) < found.start()]
    if found.groupdict().get("passive") and named[-1:] != [person]:
        return  # somebody else is accused
    while found is not None:
        group = next((name for name, crime in found.groupdict().items() if crime and name.startswith("crime")), None)
        if group is None:
            return
        yield from (name for pattern, name in grammar.crimes if pattern.search(found[group]))
        found = grammar.more_crimes.match(said.words, found.end(group))


def _counted(said: Said, people: tuple[PersonId, ...], grammar: WarrantGrammar) -> Iterator[Assertion]:
    found = grammar.count.search(said.words)
    if found is None or not grammar.issued.search(said.words) or not _is_told(said, found):
        return
    counts = said.lexicon.words.numbers["count"]
    number = int(found[1]) if found[1].isdigit() else counts.get(found[1], 0)
    if len(people) == 1 and number:
        yield said.asserts(Matter.WARRANT_COUNT, people[0], str(number))
    elif not any(token.low in {"P", "N", "L"} for token in said.line.tokens) and number > 10:  # noqa: PLR2004 - fewer are one situation's
        yield said.asserts(Matter.WARRANT_COUNT, "", str(number))
