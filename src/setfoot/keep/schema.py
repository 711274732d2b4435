"""The archive's tables, as the list of steps that made them.

A migration is a function; it and its record share one transaction, so a half-done one is never recorded as done. What
was said (article, source, report, assertion, skipped) is kept; what is concluded (trip, unplaced) can be dropped and
made again, and `stale` names the people for whom it must be. The law's tables are kept version by version, so that an old
ruling can be compared with a new one. What people decided (decision, and whom it concerns) is only ever added: the
database itself refuses to change or delete it.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final

MARK: Final = 0x5E7F007
"""SQLite's application id: the file is ours."""


def _articles(db: sqlite3.Connection) -> None:
    db.execute(
        """CREATE TABLE article (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            words TEXT NOT NULL,
            print TEXT NOT NULL,
            value TEXT NOT NULL,
            source TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE report (
            article INTEGER NOT NULL REFERENCES article (number),
            place INTEGER NOT NULL,
            id TEXT NOT NULL,
            person TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (article, place)
        ) STRICT, WITHOUT ROWID"""
    )
    for table in ("assertion", "skipped"):
        db.execute(
            f"""CREATE TABLE {table} (
                article INTEGER NOT NULL REFERENCES article (number),
                place INTEGER NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (article, place)
            ) STRICT, WITHOUT ROWID"""
        )
    db.execute("CREATE INDEX report_by_person ON report (person)")


def _conclusions(db: sqlite3.Connection) -> None:
    db.execute(
        """CREATE TABLE trip (
            id TEXT PRIMARY KEY,
            person TEXT NOT NULL,
            country TEXT NOT NULL,
            first TEXT,
            last TEXT,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX trip_by_person ON trip (person, first)")
    db.execute(
        """CREATE TABLE evidence (
            report TEXT PRIMARY KEY,
            trip TEXT NOT NULL REFERENCES trip (id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX evidence_by_trip ON evidence (trip)")
    db.execute(
        """CREATE TABLE unplaced (
            person TEXT NOT NULL,
            place INTEGER NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (person, place)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE TABLE stale (person TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
    db.execute("CREATE TABLE concluded (by TEXT NOT NULL) STRICT")


def _laws(db: sqlite3.Connection) -> None:
    db.execute(
        """CREATE TABLE law (
            number INTEGER PRIMARY KEY,
            version TEXT NOT NULL UNIQUE,
            as_of TEXT NOT NULL,
            first_used TEXT,
            tables BLOB NOT NULL
        ) STRICT"""
    )


def _decisions(db: sqlite3.Connection) -> None:
    db.execute(
        """CREATE TABLE decision (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            moment TEXT NOT NULL,
            value TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE concern (
            decision INTEGER NOT NULL REFERENCES decision (number),
            person TEXT NOT NULL,
            article TEXT NOT NULL,
            PRIMARY KEY (person, article, decision)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX concern_by_article ON concern (article)")
    for table in ("decision", "concern"):
        for change in ("UPDATE", "DELETE"):
            db.execute(
                f"""CREATE TRIGGER {table}_keeps_all_{change.lower()} BEFORE {change} ON {table}
                BEGIN SELECT RAISE(ABORT, 'decisions are only ever added; withdraw one by another'); END"""
            )


MIGRATIONS: Final[Sequence[tuple[str, Callable[[sqlite3.Connection], None]]]] = (
    ("what articles say", _articles),
    ("what we conclude, and for whom it must be made again", _conclusions),
    ("the law's tables by which we concluded", _laws),
    ("what people decided", _decisions),
)


def version_of(db: sqlite3.Connection) -> int:
    """How many migrations the archive has had; 0 for a new file."""
    known = db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").fetchone()
    return int(db.execute("SELECT count(*) FROM migration").fetchone()[0]) if known else 0


def migrate(db: sqlite3.Connection) -> None:
    """Bring the archive up to date, one transaction for each step."""
    for number, (name, step) in enumerate(MIGRATIONS, 1):
        if version_of(db) < number:
            db.execute("BEGIN IMMEDIATE")
            with db:
                if version_of(db) < number:  # another process may have been faster
                    _record(db, number, name, step)


def _record(db: sqlite3.Connection, number: int, name: str, step: Callable[[sqlite3.Connection], None]) -> None:
    if number == 1:
        db.execute(f"PRAGMA application_id = {MARK}")
        db.execute("CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
    step(db)
    db.execute("INSERT INTO migration VALUES (?, ?)", (number, name))
