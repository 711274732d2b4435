"""Everything loaded once for a run: the people watched, the reader's lexicon, the law, the record, and names for telling.

A `Desk` loads each of them when it is first asked for, so that a question about the law does not wait for the lexicon.
Its two fingerprints tell the archive what its contents rest on: when either changes, the archive knows what is out of
date.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

from setfoot import __version__
from setfoot.facts import BadQuestion, digest
from setfoot.tables.events import load_events
from setfoot.tables.law import Law, load_law
from setfoot.tables.outlets import load_press
from setfoot.tables.people import Person, find_person, load_people, nearest
from setfoot.tables.places import NOT_STATES, country_name, load_states
from setfoot.tables.points import locate
from setfoot.tables.rows import data_file
from setfoot.tables.words import known_languages
from setfoot.tell import Names

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from setfoot.facts import PersonId
    from setfoot.read import Lexicon
    from setfoot.reconcile import Record

READ_BY: Final = (
    ("words",),
    ("model",),
    ("places",),
    ("people.jsonl",),
    ("states.csv",),
    ("events.csv",),
    ("outlets.csv",),
    ("law", "warrants.csv"),
)
"""The shipped tables that the reader knows anything from."""
ENGLISH: Final = "en"
"""Also for articles whose language nobody knows, and for those in a language without words: read tells what it cannot do."""


@dataclass(frozen=True)
class Desk:
    """The tables and the lexicon of one run."""

    people: tuple[Person, ...]
    law_at: Path | None = None
    """Where the law's tables lie; the shipped ones for None."""
    _lexicons: dict[str, Lexicon] = field(default_factory=dict, init=False, repr=False, compare=False)

    def lexicon_for(self, language: str | None) -> Lexicon:
        """The lexicon of the language, else the English one; loading one takes a fraction of a second."""
        from setfoot.read import load_lexicon  # noqa: PLC0415 - a question to the law reads no article

        known = language if language in known_languages() else ENGLISH
        if known not in self._lexicons:
            self._lexicons[known] = load_lexicon(self.people, known)
        return self._lexicons[known]

    @cached_property
    def law(self) -> Law:
        """The law's tables."""
        return load_law(self.law_at)

    @cached_property
    def record(self) -> Record:
        """What reports are held against."""
        from setfoot.reconcile import Record  # noqa: PLC0415 - as above

        homes = {person.id: person.country for person in self.everybody}
        return Record(self.law, load_events(), load_states(), locate, press=load_press(), homes=homes)

    @cached_property
    def reader(self) -> str:
        """A fingerprint of whatever a reading depends on besides the article."""
        return digest(__version__, repr(self.people), *(print_of(data_file(*table)) for table in READ_BY))

    @cached_property
    def concluder(self) -> str:
        """A fingerprint of whatever trips depend on besides the reports."""
        tables = (self.record.events, self.record.states)  # not the homes: they would change with whom one asks about
        return digest(__version__, self.law.version, *map(repr, tables), print_of(data_file("outlets.csv")))

    @cached_property
    def everybody(self) -> tuple[Person, ...]:
        """The shipped people and those watched: an archive may hold trips of either."""
        return tuple({person.id: person for person in (*load_people(), *self.people)}.values())

    @cached_property
    def wanted(self) -> tuple[Person, ...]:
        """Everybody with a warrant or summons, by the names of the people list and of the law's tables.

        Some names of the tables ("al-Masri") are too common to be looked for in articles, and corrected tables may
        know somebody whom the people list does not.
        """
        listed = {person.id: person for person in self.everybody}
        rows = [row for name in self.law.wanted if (row := self.law.person(name))]
        known = ((listed.get(row.id) or Person(row.id, row.name, row.country), row) for row in rows)
        return tuple(replace(person, aliases=(*person.aliases, *row.names)) for person, row in known)

    @cached_property
    def names(self) -> Names:
        """Names of people and countries, and home states, for telling."""
        people = {person.id: person for person in (*self.wanted, *self.everybody)}.values()
        countries = {state.code for state in load_states()} | set(NOT_STATES)
        return Names(
            {person.id: person.name for person in people},
            {code: country_name(code) for code in sorted(countries)},
            {person.id: person.country for person in people},
        )

    def find(self, words: str) -> PersonId:
        """Whoever the words name, watched or shipped; BadQuestion lists the nearest."""
        return find_person(self.everybody, words).id

    def find_wanted(self, words: str) -> PersonId:
        """The wanted person meant: asked of the wanted first, so that a shared surname means them.

        BadQuestion names the nearest of the wanted, and says so where the words mean somebody who never was.
        """
        try:
            return find_person(self.wanted, words).id
        except BadQuestion as nobody:
            try:
                name = self.names.person(self.find(words))
            except BadQuestion:
                raise nobody from None
            near = nearest(name, ((one, person) for person in self.wanted for one in person.names))
            listed = ", ".join(f"{person.name} ({person.id})" for person in near)
            why = f"no public warrant or summons for {name} is known"
            raise BadQuestion(f"{why}; ask about somebody who is or was wanted, as {listed}") from nobody

    def watches(self, words: str) -> bool:
        """Whether the words name one person of those watched or shipped, wanted or not."""
        try:
            return bool(self.find(words))
        except BadQuestion:
            return False


def print_of(table: Traversable) -> str:
    """Changes when the file does, or any file of the folder."""
    if table.is_dir():
        inside = sorted(table.iterdir(), key=lambda file: file.name)
        return " ".join(f"{file.name} {print_of(file)}" for file in inside)
    return f"{crc32(table.read_bytes()):08x}"


def open_desk(people: Path | None = None, *, extend: bool = False, law: Path | None = None) -> Desk:
    """The desk for the shipped people, or for those of a file in their place or beside them, and for other tables."""
    if people and not people.exists():
        raise BadQuestion(f"there is no people file {people}; check the name")
    return Desk(load_people(people, extend=extend), law)


def open_named(people: str | None, law: Path | None = None) -> Desk:
    """The desk for the people that `--people` tells: a file, with a + before it one beside the shipped list, or None."""
    if people is None:
        return open_desk(law=law)
    return open_desk(Path(people.removeprefix("+")), extend=people.startswith("+"), law=law)
