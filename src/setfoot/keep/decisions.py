"""What people decided, as the archive keeps it: added once, never changed, found by the people it concerns.

A decision concerns the people of the reports it names, and those of whom the articles it names report now; they
become stale when it is added. Nothing here asks whether a decision still finds its subject: reconcile does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from setfoot.facts import BadQuestion, Named, Said, Subject
from setfoot.keep.values import write_value
from setfoot.tables.people import nearest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from setfoot.facts import Decision, PersonId
    from setfoot.keep.archive import Archive

SHORTEST: Final = 4
"""Letters of an id that may stand for it."""
LISTED: Final = 5

OF_PERSON: Final = """SELECT value FROM decision WHERE number IN (
    SELECT decision FROM concern WHERE person = ? UNION SELECT decision FROM concern WHERE person = '' AND article IN (
        SELECT article.id FROM article JOIN report ON report.article = article.number WHERE report.person = ?
    )
) ORDER BY moment, id"""
ALL: Final = "SELECT value FROM decision ORDER BY moment, id"


def insert_decision(db: sqlite3.Connection, decision: Decision) -> bool:
    """Add a decision and mark whom it concerns as stale; false when it is known already."""
    row = (decision.id, decision.moment, write_value(decision))
    added = db.execute("INSERT OR IGNORE INTO decision (id, moment, value) VALUES (?, ?, ?)", row)
    if not added.rowcount:
        return False
    number = added.lastrowid
    people: set[PersonId] = {said.person for said in decision.said}
    articles = {name for subject in decision.subjects if not subject.said for name in subject.articles}
    concern = [*((number, person, "") for person in people), *((number, "", article) for article in articles)]
    db.executemany("INSERT INTO concern VALUES (?, ?, ?)", sorted(concern))
    db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(person,) for person in people])
    told = """INSERT OR IGNORE INTO stale SELECT DISTINCT report.person FROM report
        JOIN article ON article.number = report.article WHERE article.id = ?"""
    db.executemany(told, [(article,) for article in articles])
    return True


def find_subject(archive: Archive, words: str, *kinds: Named) -> Subject:
    """The one thing of these kinds that the words name, by its id or the beginning of it.

    A trip is also found by the id of any of its reports, an article by that of a report of it. BadQuestion lists the
    nearest when nothing or several things are meant.
    """
    found = [(kind, name) for kind in kinds for name in archive.names_like(kind.value, words) if len(words) >= SHORTEST]
    exact = [(kind, name) for kind, name in found if name == words] or found
    if len(exact) == 1:
        return _subject(archive, *exact[0])
    if found:
        raise BadQuestion(f"{words!r} could be {', '.join(name for _, name in found[:LISTED])}; give more of the id")
    if hit := _through_report(archive, words.removeprefix("t"), kinds):
        return hit
    listed = [(name, (kind, name)) for kind in kinds for name in archive.names_like(kind.value, "")]
    near = ", ".join(f"{name} ({kind})" for kind, name in nearest(words, listed)) if listed else "none: it is empty"
    raise BadQuestion(f"no {' or '.join(kinds)} {words!r} in the archive; the nearest are {near}")


def _through_report(archive: Archive, words: str, kinds: Collection[Named]) -> Subject | None:
    """The trip or article of the one report whose id begins so, where no report itself is asked for."""
    reports = archive.names_like("report", words) if len(words) >= SHORTEST else ()
    if Named.REPORT in kinds or len(reports) != 1:
        return None
    if Named.ARTICLE in kinds:
        return _subject(archive, Named.ARTICLE, archive.report(reports[0]).quote.article)
    return _subject(archive, Named.TRIP, archive.trip(reports[0]).id)


def _subject(archive: Archive, kind: Named, name: str) -> Subject:
    match kind:
        case Named.REPORT:
            return Subject(kind, name, (Said.of(archive.report(name)),))
        case Named.TRIP:
            return Subject(kind, name, tuple(map(Said.of, archive.trip(name).reports)))
        case _:
            return Subject(kind, name)


def find_decision(archive: Archive, words: str) -> Decision:
    """The one decision whose id begins so."""
    found = [one for one in archive.decisions() if one.id.startswith(words) and len(words) >= SHORTEST]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(one.id for one in found[:LISTED])
    why = f"could be {listed}; give more of the id" if found else "is no decision; setfoot log lists them"
    raise BadQuestion(f"{words!r} {why}")
