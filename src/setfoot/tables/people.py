"""Who is watched: each person's id, home state, names in every script that the press uses, and dated offices.

The shipped list is data/people.jsonl, in the form that `--people FILE.jsonl` takes; what each row rests on stands beside
it in data/people.sources.csv. A question names a person by id, by name or alias, or by a surname that only one person
bears; accents, case, hyphens and apostrophes do not matter. Anything else is a BadQuestion with the nearest names.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from setfoot.facts import BadQuestion, BadTable, Country, PersonId
from setfoot.tables.rows import data_file, read_rows

Found = TypeVar("Found")
FAMILY_NAME_FIRST: Final = frozenset({"CN", "HK", "KH", "KP", "KR", "MN", "TW", "VN"})
"""States whose people's names the press writes with the family name in front."""


@dataclass(frozen=True, slots=True)
class Office:
    """A title that a person held; an unknown day is None, and an open end means until today."""

    title: str
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"office {self.title!r} ends ({self.until}) before it begins ({self.since})")

    def holds_on(self, day: date) -> bool:
        """Whether the person may hold the office on the day: an unknown day shuts nothing out.

        >>> Office("president", date(2012, 5, 15), date(2017, 5, 14)).holds_on(date(2017, 5, 15))
        False
        """
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """One watched person; `country` is the home state, where being is no trip."""

    id: PersonId
    name: str
    country: Country
    gender: str | None = None
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise ValueError(f"id {self.id!r} is not lower-case words joined by hyphens")
        if not re.fullmatch(r"[A-Z]{2}", self.country):
            raise ValueError(f"country {self.country!r} is not two capital letters")
        if self.gender not in ("f", "m", None):
            raise ValueError(f"gender {self.gender!r} is not f, m or empty")
        if not self.name.strip() or not all(alias.strip() for alias in self.aliases):
            raise ValueError("a name or alias is empty")

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


def load_people(file: Path | None = None, *, extend: bool = False) -> tuple[Person, ...]:
    """The shipped people, or those of `file` instead; with `extend` both, where the file's row replaces ours."""
    if file is None:
        return _shipped()
    own = _unique(read_rows(file, Person), file.name)
    if not own:
        raise BadTable(file.name, "all", "there is nobody in it; write one person a line")
    if not extend:
        return own
    return tuple({person.id: person for person in (*_shipped(), *own)}.values())


@cache
def _shipped() -> tuple[Person, ...]:
    return read_rows(data_file("people.jsonl"), Person)


def find_person(people: Sequence[Person], words: str) -> Person:
    """The one person the words name: by id, by name or alias, or by an unshared surname."""
    wanted = fold(words)
    if not wanted:
        raise BadQuestion(f"{words!r} names nobody; write an id, a name or an alias, as in putin")
    for found in (
        [person for person in people if person.id == words.strip()],
        [person for person in people if wanted in map(fold, person.names)],
        [person for person in people if wanted in _surnames(person)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise BadQuestion(f"{words!r} could be {_listed(found)}; give the id")
    near = nearest(words, ((name, person) for person in people for name in person.names))
    raise BadQuestion(f"nobody watched is called {words!r}; the nearest are {_listed(near)}")


def fold(words: str) -> str:
    """The words as they are compared: without accents, case, hyphens and apostrophes.

    >>> fold("Nicolás  MADURO"), fold("Ban Ki-moon"), fold("O'Brien")
    ('nicolas maduro', 'ban ki moon', 'obrien')
    """
    once = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", words).casefold())
    twice = unicodedata.normalize("NFKD", once.casefold())  # compatibility forms may bring back capitals
    plain = "".join(c for c in twice if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-\u2010-\u2013]", " ", re.sub(r"['\u2018\u2019\u02bc`]", "", plain)).split())


def _surnames(person: Person) -> set[str]:
    """Every ending of the name ("al bashir", "bashir"), or its first word where the family name comes first."""
    parts = fold(person.name).split()
    endings = {" ".join(parts[n:]) for n in range(1, len(parts))}
    return endings | {parts[0]} if person.country in FAMILY_NAME_FIRST else endings


def nearest(words: str, named: Iterable[tuple[str, Found]]) -> list[Found]:
    """The three bearers whose names come nearest to the words, each once; for the message when nobody is meant."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a question that fails needs it

    names, bearers = zip(*((fold(name), bearer) for name, bearer in named), strict=True)
    best = process.extract(fold(words), names, scorer=fuzz.WRatio, limit=12)
    return list(dict.fromkeys(bearers[n] for _, _, n in best))[:3]


def _listed(people: Iterable[Person]) -> str:
    return ", ".join(f"{person.name} ({person.id})" for person in people)


def _unique(people: tuple[Person, ...], file: str) -> tuple[Person, ...]:
    seen: set[PersonId] = set()
    for row, person in enumerate(people, start=1):
        if person.id in seen:
            raise BadTable(file, row, f"gives the id {person.id!r} a second time")
        seen.add(person.id)
    return people
