"""One file that remembers what was read, so that an article is read once and a trip can be shown without reading.

What was said is stored and never edited: an article with its reading goes in as one transaction, so a process killed
at any moment leaves whole articles only and the next run goes on with the rest. An article that is known (same words,
same reader) is not touched. Read again by another reader, its reports are replaced as a whole. If other words come
under a known id they are a new version, kept under `<id>~<digest>`, and nothing is lost. Conclusions are a view: adding
an article marks the people it names as stale, and saving their trips unmarks them.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from setfoot.facts import (
    Article,
    ArticleId,
    Assertion,
    BadArchive,
    BadQuestion,
    Decision,
    KnownLaw,
    PersonId,
    Reading,
    Report,
    Skipped,
    Source,
    Trip,
    Window,
    digest,
)
from setfoot.keep.decisions import ALL, OF_PERSON, insert_decision
from setfoot.keep.opening import explained, prepare, remedy_for
from setfoot.keep.values import read_value, without_numbers, write_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from setfoot.facts import Country, Quote

Value = TypeVar("Value")
PATIENCE: Final = 10.0
"""Seconds to wait for another process that is writing."""
_CHUNK: Final = 500
_SKETCH: Final = ("shingles", "quoted", "outline", "spoken")


class Archive:
    """An open archive; close it, or use it in a `with`.

    >>> with Archive.open(None) as archive:
    ...     archive.persons()
    ()
    """

    def __init__(self, db: sqlite3.Connection, name: str) -> None:
        self._db, self._name = db, name

    @classmethod
    def open(cls, path: Path | None, *, create: bool = True) -> Self:
        """Open the file, or memory for None; BadArchive says what to do when that cannot be."""
        name = str(path) if path else ":memory:"
        if path and not create and not path.exists():
            raise BadArchive(f"there is no archive {name}; make one with: setfoot update SOURCE... --archive {name}")
        with explained(name):
            db = sqlite3.connect(name, timeout=PATIENCE, isolation_level=None)
            try:
                prepare(db, name)
            except BaseException:
                db.close()
                raise
        return cls(db, name)

    def close(self) -> None:
        """Close the file; nothing is pending."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What was said.

    def known(self, article: Article, reader: str) -> bool:
        """Whether this very article was already read by this very reader."""
        name, words = self._placed(article)
        row = self._row("SELECT print FROM article WHERE id = ?", name)
        return row is not None and row[0] == _print(replace(article, id=name), reader, words)

    def add(self, article: Article, reading: Reading, reader: str, words: str | None = None) -> ArticleId:
        """Keep an article and what it was read to say; returns the id it is kept under.

        An article that comes without its text brings the digest of its `words`; a text that is known stays.
        """
        with self._transaction():
            name, words = self._placed(article, words)
            row = self._row("SELECT number, print, value FROM article WHERE id = ?", name)
            text = article.text or (read_value(Article, row[2]).text if row else "")
            kept = replace(article, id=name, text=text)
            made = _print(kept, reader, words)
            if row is None or row[1] != made:
                read = reading if name == article.id else renamed(reading, name)
                self._store(row[0] if row else None, (name, words, made, write_value(kept)), read)
        return name

    def _placed(self, article: Article, words: str | None = None) -> tuple[ArticleId, str]:
        """The id the article's words are kept under, and the digest of the words."""
        words = words or words_of(article)
        row = self._row("SELECT words FROM article WHERE id = ?", article.id)
        changed = row is not None and row[0] != words
        return ArticleId(f"{article.id}~{words[:8]}") if changed else article.id, words

    def _store(self, number: int | None, columns: tuple[str, str, str, str], reading: Reading) -> None:
        before = self._said(number) if number is not None else {}
        row = (*columns, write_value(reading.source))
        if number is None:
            sql = "INSERT INTO article (id, words, print, value, source) VALUES (?, ?, ?, ?, ?)"
            number = self._db.execute(sql, row).lastrowid
        else:
            self._db.execute(
                "UPDATE article SET id = ?, words = ?, print = ?, value = ?, source = ? WHERE number = ?",
                (*row, number),
            )
            for table in ("report", "assertion", "skipped"):
                self._db.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608 - literal names
        reports = ((number, n, one.id, one.person, write_value(one)) for n, one in enumerate(reading.reports))
        self._db.executemany("INSERT INTO report VALUES (?, ?, ?, ?, ?)", reports)
        asserted = ((number, n, write_value(one)) for n, one in enumerate(reading.assertions))
        self._db.executemany("INSERT INTO assertion VALUES (?, ?, ?)", asserted)
        skipped = ((number, n, write_value(one)) for n, one in enumerate(reading.skipped))
        self._db.executemany("INSERT INTO skipped VALUES (?, ?, ?)", skipped)
        # what a new article tells of anybody is new; only one that is read again need be held against what it told
        self._mark(before, self._said(number) if before else {report.person: () for report in reading.reports})

    def _said(self, number: int | None) -> dict[str, tuple[str, ...]]:
        """What the article tells of each person, with all else that reconciling them depends on."""
        shared = "SELECT source FROM article WHERE number = ?", "SELECT value FROM assertion WHERE article = ?"
        basis = tuple(row[0] for sql in shared for row in self._db.execute(sql, (number,)))
        found: dict[str, tuple[str, ...]] = {}
        for person, value in self._db.execute("SELECT person, value FROM report WHERE article = ?", (number,)):
            found[person] = (*found.get(person, basis), value)
        return found

    def _mark(self, before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]) -> None:
        changed = [(person,) for person in before.keys() | after.keys() if before.get(person) != after.get(person)]
        self._db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", changed)

    def article(self, name: str) -> Article:
        """The article as it was gathered."""
        row = self._row("SELECT value FROM article WHERE id = ?", name)
        if row is None:
            raise BadQuestion(f"the archive {self._name} holds no article {name!r}; setfoot trips lists what it holds")
        return read_value(Article, row[0])

    def articles(self) -> tuple[ArticleId, ...]:
        """The ids of all articles, in the order in which they came."""
        return tuple(ArticleId(row[0]) for row in self._rows("SELECT id FROM article ORDER BY number"))

    def persons(self) -> tuple[PersonId, ...]:
        """Everybody of whom something is reported."""
        return tuple(PersonId(row[0]) for row in self._rows("SELECT DISTINCT person FROM report ORDER BY person"))

    def reports(self, person: PersonId | None = None) -> tuple[Report, ...]:
        """All reports, or those of one person, in the order of the articles."""
        where, given = ("WHERE person = ?", (person,)) if person else ("", ())
        sql = f"SELECT value FROM report {where} ORDER BY article, place"  # noqa: S608 - literals
        return self._values(Report, sql, given)

    def sources(self, names: Iterable[ArticleId], *, sketched: bool = True) -> Mapping[ArticleId, Source]:
        """What is known of these articles besides their text; their shingles and outlines only when `sketched`.

        These are nine tenths of what is kept and serve to compare articles; nothing that is told of a trip needs them.
        """
        wanted = sorted(set(names))
        found: dict[ArticleId, Source] = {}
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            sql = f"SELECT source FROM article WHERE id IN ({', '.join('?' * len(chunk))})"  # noqa: S608 - only marks
            rows = (row[0] for row in self._rows(sql, *chunk))
            texts = rows if sketched else (without_numbers(row, _SKETCH) for row in rows)
            found |= {source.article: source for source in self._read(Source, texts)}
        return found

    def assertions(self, person: PersonId | None = None) -> tuple[Assertion, ...]:
        """What all articles assert, or those that report of one person."""
        named = "WHERE article IN (SELECT article FROM report WHERE person = ?)" if person else ""
        sql = f"SELECT value FROM assertion {named} ORDER BY article, place"  # noqa: S608 - literals
        return self._values(Assertion, sql, (person,) if person else ())

    def covered(self) -> tuple[Window, ...]:
        """The months in which any article was published, as spells without a gap."""
        sql = "SELECT DISTINCT substr(json_extract(source, '$.published'), 1, 7) AS month FROM article ORDER BY month"
        spells: list[Window] = []
        for (month,) in self._rows(sql):
            if month is None:
                continue
            days = Window.parse(month)
            if spells and spells[-1].gap(days) == 0:
                spells[-1] = spells[-1].hull(days)
            else:
                spells.append(days)
        return tuple(spells)

    def skipped(self) -> tuple[Skipped, ...]:
        """What readers saw and did not use, then the reports that found no trip."""
        seen = self._values(Skipped, "SELECT value FROM skipped ORDER BY article, place")
        return seen + self._values(Skipped, "SELECT value FROM unplaced ORDER BY person, place")

    # What is concluded.

    def stale(self) -> tuple[PersonId, ...]:
        """The people whose reports changed since their trips were saved."""
        return tuple(PersonId(row[0]) for row in self._rows("SELECT person FROM stale ORDER BY person"))

    def rebuild(self) -> None:
        """Mark everybody stale, so that all trips are concluded again."""
        with self._transaction():
            self._mark_all()

    def concluded_by(self, conclusions: str) -> None:
        """Mark everybody stale when the trips were concluded by other rules or tables than these (any fingerprint)."""
        if self._row("SELECT by FROM concluded") == (conclusions,):
            return  # so that a question waits for nobody who writes
        with self._transaction():
            if self._row("SELECT by FROM concluded") != (conclusions,):
                self._mark_all()
                self._db.execute("DELETE FROM concluded")
                self._db.execute("INSERT INTO concluded VALUES (?)", (conclusions,))

    def _mark_all(self) -> None:
        self._db.execute("INSERT OR IGNORE INTO stale SELECT DISTINCT person FROM report UNION SELECT person FROM trip")

    def save_trips(self, person: PersonId, trips: Iterable[Trip], unplaced: Iterable[Skipped] = ()) -> None:
        """Replace what is concluded of a person, who is then no longer stale."""
        with self._transaction():
            for table in ("trip", "unplaced", "stale"):
                self._db.execute(f"DELETE FROM {table} WHERE person = ?", (person,))  # noqa: S608 - literal names
            for trip in trips:
                self._db.execute("INSERT INTO trip VALUES (?, ?, ?, ?, ?, ?)", _trip_row(trip))
                self._db.executemany("INSERT INTO evidence VALUES (?, ?)", [(one.id, trip.id) for one in trip.reports])
            left = ((person, n, write_value(one)) for n, one in enumerate(unplaced))
            self._db.executemany("INSERT INTO unplaced VALUES (?, ?, ?)", left)

    def trips(
        self, person: PersonId | None = None, *, country: Country | None = None, within: Window | None = None
    ) -> tuple[Trip, ...]:
        """Trips by person and days, the undated last; asked for days, those that may have been under way then."""
        asked: dict[str, str | None] = {"person = ?": person, "country = ?": country}
        asked |= {"last >= ?": str(within.first), "first <= ?": str(within.last)} if within else {}
        given = {condition: value for condition, value in asked.items() if value is not None}
        where = f"WHERE {' AND '.join(given)}" if given else ""
        sql = f"SELECT value FROM trip {where} ORDER BY person, first IS NULL, first, id"  # noqa: S608 - literals
        return self._values(Trip, sql, tuple(given.values()))

    def count_trips(self) -> int:
        """How many trips are concluded of everybody."""
        return int(self._rows("SELECT count(*) FROM trip")[0][0])

    def trip(self, name: str) -> Trip:
        """The trip of this id, or the one that now holds the report of this id."""
        sql = "SELECT value FROM trip WHERE id = ? OR id IN (SELECT trip FROM evidence WHERE report IN (?, ?))"
        found = self._values(Trip, f"{sql} ORDER BY id != ?", (name, name, name.removeprefix("t"), name))
        if not found:
            raise BadQuestion(
                f"the archive {self._name} holds no trip {name!r}; setfoot trips lists them with their ids"
            )
        return found[0]

    # What people decided.

    def decide(self, decision: Decision) -> bool:
        """Add a decision, for good; false when this very one is known. Whom it concerns is stale from then on."""
        with self._transaction():
            return insert_decision(self._db, decision)

    def decisions(self, person: PersonId | None = None) -> tuple[Decision, ...]:
        """All decisions, the earliest first, or those that may bear on one person's trips."""
        return self._values(Decision, OF_PERSON if person else ALL, (person, person) if person else ())

    def names_like(self, kind: str, beginning: str) -> tuple[str, ...]:
        """The ids of a kind (report, trip, article, decision) that begin so, each once, in order."""
        sql = f"SELECT DISTINCT id FROM {kind} WHERE substr(id, 1, length(?)) = ? ORDER BY id"  # noqa: S608 - our names
        return tuple(row[0] for row in self._rows(sql, beginning, beginning))

    def report(self, name: str) -> Report:
        """The report of this id."""
        found = self._values(Report, "SELECT value FROM report WHERE id = ?", (name,))
        if not found:
            raise BadQuestion(f"the archive {self._name} holds no report {name!r}; setfoot trip ID lists a trip's")
        return found[0]

    # The law by which it was concluded.

    def keeps_law(self, version: str) -> bool:
        """Whether the tables of this version of the law are kept."""
        return self._row("SELECT 1 FROM law WHERE version = ?", version) is not None

    def keep_law(self, known: KnownLaw, tables: bytes) -> None:
        """Keep the packed tables of a version, once; the day on which it was first used stays."""
        day = known.first_used.isoformat() if known.first_used else None
        with self._transaction():
            sql = "INSERT OR IGNORE INTO law (version, as_of, first_used, tables) VALUES (?, ?, ?, ?)"
            self._db.execute(sql, (known.law, known.as_of.isoformat(), day, tables))

    def laws(self) -> tuple[KnownLaw, ...]:
        """The versions that are kept, in the order in which they were first used."""
        found = self._rows("SELECT version, as_of, first_used FROM law ORDER BY number")
        day = date.fromisoformat
        return tuple(
            KnownLaw(law, day(as_of), kept=True, first_used=day(used) if used else None) for law, as_of, used in found
        )

    def law_tables(self, version: str) -> bytes:
        """The packed tables of a version that is kept."""
        row = self._row("SELECT tables FROM law WHERE version = ?", version)
        if row is None:
            raise BadQuestion(f"the archive {self._name} keeps no law {version!r}; setfoot law versions lists them")
        return bytes(row[0])

    # How it is done.

    def _row(self, sql: str, *given: str) -> tuple[Any, ...] | None:
        rows = self._rows(sql, *given)
        return rows[0] if rows else None

    def _rows(self, sql: str, *given: str) -> list[tuple[Any, ...]]:
        with explained(self._name):
            return self._db.execute(sql, given).fetchall()

    def _values(self, kind: type[Value], sql: str, given: tuple[str, ...] = ()) -> tuple[Value, ...]:
        return self._read(kind, (row[0] for row in self._rows(sql, *given)))

    def _read(self, kind: type[Value], texts: Iterable[str]) -> tuple[Value, ...]:
        try:
            return tuple(read_value(kind, text) for text in texts)
        except (ValueError, KeyError, TypeError) as error:
            raise BadArchive(f"{self._name}: {remedy_for('')} (it holds a broken {kind.__name__.lower()})") from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explained(self._name):
            self._db.execute("BEGIN IMMEDIATE")
            with self._db:
                yield


def words_of(article: Article) -> str:
    """The digest of an article's words, by which another version under the same id is told apart."""
    return digest(article.title, article.text, size=16)


def _print(article: Article, reader: str, words: str) -> str:
    """Changes when anything of the article does, or the reader; the file it came from is not part of it.

    Of an article that was kept without its text it is another one, so that the text is still taken when it comes.
    """
    left_out = () if article.text else (words,)
    return digest(reader, write_value(replace(article, file=None)), *left_out, size=16)


def renamed(reading: Reading, name: ArticleId) -> Reading:
    """The reading as one of the same words under another id."""

    def quote(old: Quote) -> Quote:
        return replace(old, article=name)

    return Reading(
        replace(reading.source, article=name),
        tuple(replace(r, quote=quote(r.quote), sentence=r.sentence and quote(r.sentence)) for r in reading.reports),
        tuple(replace(a, quote=quote(a.quote)) for a in reading.assertions),
        tuple(replace(s, quote=s.quote and quote(s.quote)) for s in reading.skipped),
    )


def _trip_row(trip: Trip) -> tuple[str | None, ...]:
    end = trip.left or trip.arrived
    first, last = (str(trip.arrived.first) if trip.arrived else None), (str(end.last) if end else None)
    return (trip.id, trip.person, trip.country, first, last, write_value(trip))
