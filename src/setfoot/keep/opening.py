"""How an archive's file is opened, and what to do when SQLite complains."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from setfoot.facts import BadArchive
from setfoot.keep.schema import MARK, MIGRATIONS, migrate, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CACHE: Final = 64 * 1024
"""KiB of pages kept in memory: ids are hashes, so that rows of one article lie far apart."""


def prepare(db: sqlite3.Connection, name: str) -> None:
    """Make sure that the file is an archive of ours, and bring it up to date."""
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    if mark != MARK and db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise BadArchive(f"{name} is a database of another program; name another file with --archive")
    if version_of(db) > len(MIGRATIONS):
        raise BadArchive(f"{name} was written by a newer setfoot; install that version to read it")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA cache_size = -{_CACHE}")
    db.execute("PRAGMA foreign_keys = ON")
    migrate(db)


@contextmanager
def explained(name: str) -> Iterator[None]:
    """SQLite's complaints as BadArchive, with what to do."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise BadArchive(f"{name}: {remedy_for(str(error))} ({error})") from error


def remedy_for(complaint: str) -> str:
    """What to do about a complaint of SQLite."""
    for words, remedy in _REMEDIES.items():
        if words in complaint:
            return remedy
    return "the archive cannot be used; restore a copy of it, or move it away and run setfoot update again"


_REMEDIES: Final[Mapping[str, str]] = {
    "not a database": "this is no setfoot archive; name another file with --archive",
    "unable to open": "the file cannot be opened or made; check that its folder exists and may be written",
    "readonly": "the file may not be written; allow it, or copy the archive to where you may write",
    "locked": "another setfoot is writing to it; wait until it is done and try again",
    "full": "the disk is full; make room and run the same command again",
}
