"""An archive keeps each version of the law by which it was concluded, and one made before keeps all it has."""

import sqlite3
from datetime import date

import pytest

from setfoot.desk import open_desk
from setfoot.facts import Article, ArticleId, BadQuestion, KnownLaw
from setfoot.keep import Archive
from setfoot.keep.schema import MIGRATIONS
from setfoot.read import read_article
from setfoot.run import compare_laws, conclude, known_laws
from setfoot.tables.law import find_law, load_law
from setfoot.tables.law.versions import pack_tables, save_tables

DAY = date(2026, 1, 1)
ARTICLE = Article(ArticleId("a"), "Vladimir Putin arrived in Mongolia on 2 September 2024.")


@pytest.fixture(name="desk", scope="module")
def _desk():
    return open_desk()


@pytest.fixture(name="tables")
def _tables(tmp_path):
    """Tables in which Mongolia is no party yet in September 2024."""
    save_tables(tmp_path / "tables")
    file = tmp_path / "tables" / "rome_statute.csv"
    text = file.read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("MN,")]
    later = line.replace("2002-04-11,ratification,2002-07-01", "2025-04-11,ratification,2025-07-01")
    assert line != later
    file.write_text(text.replace(line, later), "utf-8")
    return tmp_path / "tables"


def filled(archive, desk, day=DAY):
    archive.add(ARTICLE, read_article(ARTICLE, desk.lexicon_for("en")), desk.reader)
    conclude(archive, desk, day)


def test_versions_come_back_in_the_order_of_their_use_with_their_first_day():
    first = KnownLaw("v1", date(2025, 1, 1), kept=True, first_used=date(2025, 2, 2))
    second = KnownLaw("v2", date(2026, 1, 1), kept=True)
    with Archive.open(None) as archive:
        assert archive.laws() == ()
        archive.keep_law(first, b"one")
        archive.keep_law(second, b"two")
        archive.keep_law(KnownLaw("v1", date(2025, 1, 1), first_used=DAY), b"other")
        assert archive.laws() == (first, second)
        assert (archive.law_tables("v1"), archive.law_tables("v2")) == (b"one", b"two")
        assert archive.keeps_law("v1")
        assert not archive.keeps_law("v3")
        with pytest.raises(BadQuestion, match=r"keeps no law 'v3'; setfoot law versions"):
            archive.law_tables("v3")


def test_concluding_keeps_the_version_once_with_the_day_of_its_first_use(desk, tables):
    with Archive.open(None) as archive:
        filled(archive, desk)
        conclude(archive, desk, date(2027, 1, 1))
        (kept,) = archive.laws()
        assert (kept.law, kept.first_used) == (desk.law.version, DAY)
        conclude(archive, open_desk(law=tables))
        assert [one.first_used for one in archive.laws()] == [DAY, None]
        assert find_law("2026-11-22", {kept.law: lambda: archive.law_tables(kept.law)}).version == kept.law


def test_a_version_that_is_kept_is_compared_after_its_tables_have_gone(desk, tables):
    corrected = open_desk(law=tables)
    with Archive.open(None) as archive:
        filled(archive, desk)
        archive.keep_law(KnownLaw(corrected.law.version, corrected.law.as_of), pack_tables(tables))
        change = compare_laws(corrected.law.version, "shipped", archive, desk)
        assert [row.key for row in change.rows] == ["MN"]
        (trip,) = archive.trips()
        told = [(one.journey.kind.value, one.journey.country, one.journey.trip) for one in change.answers]
        assert ("visit", "MN", None) in told
        assert ("trip", "MN", trip.id) in told
        assert {one.old.duty.value for one in change.answers} == {"not_bound"}
        known = known_laws(archive)
        assert [(one.shipped, one.kept) for one in known] == [(True, True), (False, True)]
    assert known_laws(None) == (KnownLaw(load_law().version, load_law().as_of, shipped=True),)


def test_an_archive_from_before_loses_nothing(tmp_path, desk):
    path = tmp_path / "old.db"
    with Archive.open(path) as archive:
        filled(archive, desk)
        reports, trips = archive.reports(), archive.trips()
    db = sqlite3.connect(path, isolation_level=None)
    for table in ("law", "concern", "decision"):
        db.execute(f"DROP TABLE {table}")
    laws = [name for name, _ in MIGRATIONS].index("the law's tables by which we concluded") + 1
    db.execute("DELETE FROM migration WHERE number >= ?", (laws,))
    before = [line for line in db.iterdump() if "migration" not in line]
    db.close()
    with Archive.open(path) as archive:
        assert archive.laws() == ()
        assert (archive.reports(), archive.trips(), archive.stale()) == (reports, trips, ())
        assert len(reports) == len(trips) == 1
    db = sqlite3.connect(path)
    after = set(db.iterdump())
    db.close()
    assert set(before) <= after
    with Archive.open(path) as archive:
        conclude(archive, desk, DAY)
        assert [one.law for one in archive.laws()] == [desk.law.version]
