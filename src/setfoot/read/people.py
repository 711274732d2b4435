"""Who each name, title and pronoun of a story stands for.

A full name settles itself. A family name alone needs one bearer: the one whose full name or title stands in the article,
else the only watched bearer, when the name is no common word and no namesake was introduced. "The Russian president"
is who held the office on the publication day; "the president" the last named holder of such an office; "he" the
subject of the words before. A pronoun whose nearest subject is somebody else stays nobody: wrong people cost more than
missed ones.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from setfoot.read.lexicon import OFFICE_SLACK
from setfoot.read.tokens import Token
from setfoot.tables.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from setfoot.facts import Country, PersonId
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line

OPENING: Final = 8
"""Words between an opening phrase's comma and the subject: "On his trip to L, Secretary of State P said"."""
OWNED: Final = 8
"""Words between a subject with its verb and what it owns."""


class Cast:
    """The people of one article as it introduces them; fed its lines in order, it settles each token."""

    def __init__(self, lexicon: Lexicon, lines: Iterable[Line], text_of: dict[str, str], day: date | None) -> None:
        self.lexicon, self.day, self.text_of = lexicon, day, text_of
        self.lists, self.offices = lexicon.words.lists, lexicon.words.offices
        self.titles = tuple(self.lists["titles"])
        self.he, self.she = self.lists["he"], self.lists["she"]
        self.titles_of = {"f": self.lists["titles_f"], "m": self.lists["titles_m"]}
        self.office_starts = frozenset(office.split()[0] for office in self.offices)
        self.introduced: dict[str, PersonId] = {}
        self.seen: set[PersonId] = set()
        self.strangers: set[str] = set()
        self.last_subject: Token | None = None
        self.recent: list[PersonId] = []
        for line in lines:
            self._introduce(line)

    def _introduce(self, line: Line) -> None:
        """Notes every full or titled name, so that the family name alone means its bearer anywhere in the article."""
        text = self.text_of[line.where]
        for n, token in enumerate(line.tokens):
            if token.low == "N" and " " in text[token.start : token.end]:
                self.strangers.add(text[token.start : token.end].rsplit(" ", 1)[1])
            if token.low != "P":
                continue
            whole = [form.person for form in token.forms if form.full]
            before = text[max(0, token.start - 30) : token.start].lower().rstrip()
            titled = bool(n) and before.endswith(self.titles)
            if len(whole) == 1:
                self.seen.add(whole[0])
            elif titled and (bearer := self._bearer(token)):
                self.seen.add(bearer)

    def _bearer(self, token: Token) -> PersonId | None:
        """The bearer of a family name after a title: the only one, or the only one in office on the day."""
        bearers = [form.person for form in token.forms]
        if len(bearers) == 1:
            return bearers[0]
        able = [p for p in bearers if self._in_office(p)]
        return able[0] if len(able) == 1 else None

    def _in_office(self, person: PersonId) -> bool:
        if self.day is None:
            return True
        return any(
            (o.since is None or o.since - OFFICE_SLACK <= self.day)
            and (o.until is None or self.day <= o.until + OFFICE_SLACK)
            for o in self.lexicon.people[person].offices
        )

    def settle(self, line: Line) -> Line:
        """The line with every person token, title and pronoun given its person, where one is certain."""
        tokens = list(self._titles(line.tokens, self.text_of[line.where]))
        if self._opens_with_stranger(line, tokens):
            tokens[0] = tokens[0]._replace(low="N")
        subject: Token | None = None
        beside: Token | None = None  # somebody named, though not as subject: "the visit is a step for Putin, as he ..."
        for n, said in enumerate(tokens):
            before = tokens[n - 1] if n else None
            token = said
            if token.low == "P" and token.person is None:
                token = self._titled(tokens, n, self._name(token, self.text_of[line.where]))
            elif self._is_pronoun(token):
                nearer = self._owner(tokens, n) if beside else self._waited_for(tokens, n, line)
                token = self._pronoun(token, nearer or subject or beside)
            tokens[n] = token
            if token.low in {"P", "N"}:
                if token.person and token.low == "P":
                    self._remember(token.person)
                if subject is None and not (before and before.low in self.lists["no_subject_after"]):
                    subject = token
                beside = beside or token
        if subject is not None:
            self.last_subject = subject
        return replace(line, tokens=tuple(tokens))

    def _titled(self, tokens: list[Token], n: int, named: Token) -> Token:
        """The named person, unless a title before the name is one of the other sex: "Mrs. Trump"."""
        before = [token.low for token in tokens[max(0, n - 2) : n] if token.low != "."]
        gender = next((g for g, titles in self.titles_of.items() if before and before[-1] in titles), None)
        if gender is None or named.person is None or self.lexicon.people[named.person].gender in {gender, None}:
            return named
        fit = [form.person for form in named.forms if self.lexicon.people[form.person].gender == gender]
        return named._replace(person=fit[0]) if len(fit) == 1 else named._replace(low="N", person=None)

    def _opens_with_stranger(self, line: Line, tokens: list[Token]) -> bool:
        """Whether the sentence opens with the family name of somebody whose full name stands in the article."""
        if line.headline or line.where == "title" or not tokens or not tokens[0].capital:
            return False
        word = self.text_of[line.where][tokens[0].start : tokens[0].end]
        common = tokens[0].low in self.lists["sentence_starters"] or tokens[0].low in self.lexicon.not_people
        return word in self.strangers and not common and tokens[0].low not in {"P", "L", "D", "N"}

    def _waited_for(self, tokens: list[Token], n: int, line: Line) -> Token | None:
        """Whom a pronoun of an opening phrase waits for: "On his trip to L, P said"; not the host there, "In L, his host Q"."""
        opening = next((token for token in tokens if token.low != "D"), tokens[n])
        comma = next((k for k in range(n, len(tokens)) if tokens[k].low == ","), len(tokens))
        if tokens[n].low in self.lists["his"]:
            opens = opening.low in self.lists["opens_phrase"]
        else:  # "In May he skipped the talks, where P ...": he is the subject of the sentence
            opens = n == 1 and opening.low in self.lists["opens_clause"]
        if not opens:
            return None
        hosts = {place.country for token in tokens[n:comma] for place in token.places}
        for k in range(comma + 1, min(comma + 1 + OPENING, len(tokens) - 1)):
            token = tokens[k]
            ends = token.low in {",", "“", '"'} or token.low in self.lists["day_elsewhere"] | self.lists["followed_by"]
            if ends or tokens[k + 1].low in self.lists["possessive"]:
                return None
            if token.low == "N":
                return token
            if token.low == "P":
                found = token if token.person else self._name(token, self.text_of[line.where])
                home = found.person is not None and self.lexicon.people[found.person].country in hosts
                return None if home else found
        return None

    def _owner(self, tokens: list[Token], n: int) -> Token | None:
        """Whose it is where a nearer subject has a verb of its own: "the way Q stumbled through his trip"."""
        if tokens[n].low not in self.lists["his"]:
            return None
        for k in range(n - 1, max(0, n - 1 - OWNED), -1):
            if tokens[k].low in {"P", "N"}:
                after = tokens[k + 2 if tokens[k + 1].low == "," else k + 1]
                verb = self.lexicon.grammar.stage.is_past(after.low)
                return tokens[k] if verb and tokens[k - 1].low not in self.lists["no_subject_after"] else None
        return None

    def _remember(self, person: PersonId) -> None:
        if person in self.recent:
            self.recent.remove(person)
        self.recent.append(person)

    def _name(self, token: Token, text: str) -> Token:
        whole = [form.person for form in token.forms if form.full]
        if len(whole) == 1:
            return token._replace(person=whole[0])
        bearers = [form.person for form in token.forms]
        seen = [p for p in bearers if p in self.seen]
        if len(seen) == 1:
            return token._replace(person=seen[0])
        if len(seen) > 1:
            return token._replace(person=max(seen, key=lambda p: self.recent.index(p) if p in self.recent else -1))
        shared = len(bearers) > 1 or text[token.start : token.end] in self.lists["shared_surnames"]
        alone = not shared and self._in_office(bearers[0])
        return token._replace(person=bearers[0]) if alone else token._replace(low="N")

    def _is_pronoun(self, token: Token) -> bool:
        return token.low in self.he or token.low in self.she

    def _pronoun(self, token: Token, subject: Token | None) -> Token:
        gender = "m" if token.low in self.he else "f"
        for candidate in (subject, self.last_subject):
            if candidate is None:
                continue
            if candidate.low == "N" or candidate.person is None:
                return token._replace(low="N", pronoun=token.low)
            if self.lexicon.people[candidate.person].gender in {gender, None}:
                return token._replace(low="P", person=candidate.person, pronoun=token.low)
        return token._replace(low="N", pronoun=token.low)

    def _titles(self, tokens: tuple[Token, ...], text: str) -> Iterator[Token]:
        """Replaces "the Russian president" and "the president" by a person token, unless a name follows."""
        if self.office_starts.isdisjoint(token.low for token in tokens):
            yield from tokens
            return
        n = 0
        while n < len(tokens):
            found = self._title_at(tokens, n, text)
            if found is None:
                yield tokens[n]
                n += 1
            else:
                token, length = found
                yield token
                n += length

    def _title_at(self, tokens: tuple[Token, ...], n: int, text: str) -> tuple[Token, int] | None:
        start = n
        the = tokens[n].low in self.lists["before_office"]
        n += the
        country: Country | None = None
        if n < len(tokens) and tokens[n].low == "L":
            country = tokens[n].places[0].country
            demonym = any(p.kind is PlaceKind.DEMONYM for p in tokens[n].places)
            possessive = n + 1 < len(tokens) and tokens[n + 1].low == "'s"
            abbreviation = text[tokens[n].start : tokens[n].end] in self.lists["state_abbreviations"]
            if not (demonym or possessive or abbreviation):
                return None
            n += 2 if possessive and not demonym else 1
        elif not the:
            return None
        if n >= len(tokens) or tokens[n].low not in self.office_starts:
            return None
        last, titles = self._office(tokens, n)
        if country is None and (of := self._state_after(tokens, last)):
            last, country = of
        follows = tokens[last + 1] if last + 1 < len(tokens) else None
        if follows is not None and (
            follows.low in {"P", "N"}
            or follows.low in self.lists["not_yet_in_office"]
            or (follows.capital and follows.low.isalpha())
        ):
            return None
        if not titles:
            return None
        person = self._holder(country, titles) if country else self._last_holder(titles)
        if person is None:
            return Token(tokens[start].start, tokens[last].end, "N"), last - start + 1
        return Token(tokens[start].start, tokens[last].end, "P", person=person, pronoun="title"), last - start + 1

    def _holder(self, country: Country, titles: tuple[str, ...]) -> PersonId | None:
        recent = [
            p
            for p in reversed(self.recent)
            if self.lexicon.people[p].country == country and self._ever(p, titles) and self._in_office(p)
        ]
        if recent:
            return recent[0]
        if self.day is None:
            introduced = [
                p for p in sorted(self.seen) if self.lexicon.people[p].country == country and self._ever(p, titles)
            ]
            return introduced[0] if len(introduced) == 1 else None
        return next((p for title in titles if (p := self.lexicon.holder(country, title, self.day))), None)

    def _last_holder(self, titles: tuple[str, ...]) -> PersonId | None:
        subject = self.last_subject.person if self.last_subject else None
        if subject and self._ever(subject, titles):
            return subject
        return next((p for p in reversed(self.recent) if self._ever(p, titles)), None)

    def _ever(self, person: PersonId, titles: tuple[str, ...]) -> bool:
        return any(office.title in titles for office in self.lexicon.people[person].offices)

    def _office(self, tokens: tuple[Token, ...], n: int) -> tuple[int, tuple[str, ...]]:
        """Index of the last token of the longest office that begins here, and the titles it may mean; none for half of one."""
        for length in (3, 2, 1):
            if titles := self.offices.get(" ".join(token.low for token in tokens[n : n + length])):
                return min(n + length, len(tokens)) - 1, titles
        return n, ()

    def _state_after(self, tokens: tuple[Token, ...], last: int) -> tuple[int, Country] | None:
        """The state in "the president of the Russian Federation", with the index of its token."""
        k = last + 1
        if k >= len(tokens) or tokens[k].low not in self.lists["of"]:
            return None
        while k + 1 < len(tokens) and tokens[k + 1].low in self.lists["before_state"]:
            k += 1
        if k + 1 < len(tokens) and tokens[k + 1].low == "L" and tokens[k + 1].places[0].kind is PlaceKind.COUNTRY:
            return k + 1, tokens[k + 1].places[0].country
        return None
