"""What people decided, as the archive keeps it: added once, never changed, found by the people it concerns.

A decision concerns the people of the reports it names, and those of whom the articles it names report now; they
become stale when it is added. Nothing here asks whether a decision still finds its subject: reconcile does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from setfoot.keep.values import write_value

if TYPE_CHECKING:
    import sqlite3

    from setfoot.facts import Decision, PersonId

OF_PERSON = """SELECT value FROM decision WHERE number IN (
    SELECT decision FROM concern WHERE person = ? UNION SELECT decision FROM concern WHERE person = '' AND article IN (
        SELECT article.id FROM article JOIN report ON report.article = article.number WHERE report.person = ?
    )
) ORDER BY moment, id"""
ALL = "SELECT value FROM decision ORDER BY moment, id"


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
