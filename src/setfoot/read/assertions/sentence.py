"""One sentence that may assert something: its words, tokens and days, and whom it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from setfoot.facts import Assertion, Matter
from setfoot.read.days import Tense, find_days, resolve
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from setfoot.facts import Article, Country, PersonId, Quote, Window
    from setfoot.read.days import DayPhrase
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line, Token


_OWNER: Final = re.compile(r"(['’]s?) $")


@dataclass(frozen=True, slots=True)
class Said:
    """One settled line as it is asked; offsets of patterns are those of `words`."""

    line: Line
    words: str
    article: Article
    published: Window | None
    main: PersonId | None
    lexicon: Lexicon
    earlier: Country | None = None
    """The only state that the sentence before names."""
    accused: PersonId | None = None
    """The only wanted person that the article names."""

    @property
    def quote(self) -> Quote:
        """The sentence."""
        return self.article.quote(self.line.start, self.line.end, self.line.where)

    def asserts(self, matter: Matter, subject: str, value: str, country: Country | None = None) -> Assertion:
        """The assertion with the sentence as its quote."""
        return Assertion(matter, subject, value, self.quote, country)

    def at(self, token: Token) -> int:
        """Where the token begins in the words."""
        return token.start - self.line.start

    def until(self, token: Token) -> int:
        """Where the token ends in the words."""
        return token.end - self.line.start

    def days(self) -> tuple[DayPhrase, ...]:
        """The day expressions, their offsets those of the article."""
        return find_days(self.article.part(self.line.where), self.line.start, self.line.end, self.lexicon.words)

    def window(self, phrase: DayPhrase, tense: Tense = Tense.PAST) -> Window | None:
        """The days that the expression means."""
        answer = resolve(phrase, self.published, self.lexicon.words, tense)
        return answer[0] if answer else None

    def people(self) -> list[Token]:
        """The tokens that name somebody; a month that looks like a name is none."""
        days = [(phrase.start, phrase.end) for phrase in self.days()]
        named = (token for token in self.line.tokens if token.low in {"P", "N"})
        return [t for t in named if t.low == "P" or not any(start <= t.start < end for start, end in days)]

    def country_at(self, position: int) -> tuple[Country, int] | None:
        """The country of the place that stands at the position, no adjective, and where its name ends."""
        for token in self.line.tokens:
            if self.at(token) == position:
                if token.low == "L" and token.places and token.places[0].kind is not PlaceKind.DEMONYM:
                    return token.places[0].country, self.until(token)
                return None
        return None

    def traveller(self, position: int) -> PersonId | None:
        """The person whose journey it is: the nearest named before, else the first after, else the article's.

        Nobody when the nearest is somebody the lists do not know, or whoever owns the journey is ("the mayor's").
        """
        named = [token for token in self.line.tokens if token.low in {"P", "N"}]
        owned = _OWNER.search(self.words, max(0, position - 4), position)
        if owned and not any(self.until(token) in {owned.start(), owned.end(1)} for token in named):
            return None
        before = [token for token in named if self.until(token) <= position]
        ahead = next((token for token in named if self.at(token) >= position and not token.pronoun), None)
        if (
            ahead
            and before
            and before[-1].pronoun
            and self.lexicon.grammar.journeys.opening.fullmatch(self.words, 0, self.at(before[-1]))
        ):
            return ahead.person
        nearest = before[-1] if before else named[0] if named else None
        return nearest.person if nearest else self.main


def holds_any(pieces: tuple[str, ...], words: str) -> bool:
    """Whether any of the pieces stands in the words."""
    return any(piece in words for piece in pieces)


def state_of(token: Token) -> Country | None:
    """The state that the token names; None for a city, an adjective and whatever else."""
    if token.low != "L" or not token.places or token.places[0].kind is not PlaceKind.COUNTRY:
        return None
    return token.places[0].country


def talks_of_court(said: Said) -> bool:
    """Whether the sentence names the Court, or "the court" when that was the last court named.

    The caller has made sure that the article names it somewhere.
    """
    court, words = said.lexicon.grammar.court, said.words
    if court.names_court.search(words):
        return True
    if not court.means_court.search(words) or court.other_court.search(words):
        return False
    text = said.article.part(said.line.where)
    others = [match.start() for match in court.other_court.finditer(text, 0, said.line.start)]
    if not others:
        return True
    ours = [match.start() for match in court.names_court.finditer(text, 0, said.line.start)]
    return bool(ours) and ours[-1] > others[-1]
