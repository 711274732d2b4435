"""An archive finds what it is asked for by an index, and concludes again only of those whom new articles name."""

import re
from datetime import date

import pytest
from test_archive import made

import setfoot.run
from setfoot.desk import open_desk
from setfoot.facts import ArticleId, Country, PersonId, ReportId, Source, Window
from setfoot.keep import Archive
from setfoot.keep.values import read_value, without_numbers, write_value
from setfoot.run import Asked, conclude, find_trips

SOMEBODY = PersonId("vladimir-putin")
PEOPLE = tuple(PersonId(f"person-{n}") for n in range(300))


@pytest.fixture(name="desk", scope="module")
def _desk():
    return open_desk()


@pytest.fixture(name="archive")
def _archive():
    with Archive.open(None) as archive:
        for number, person in enumerate((*PEOPLE, SOMEBODY)):
            archive.add(*made(number, person), "reader")
        yield archive


def plans(archive, ask):
    """How SQLite would go about every statement that `ask` brings about."""
    db, asked = archive._db, []  # noqa: SLF001 - the plan is SQLite's to tell
    db.set_trace_callback(asked.append)
    ask(archive)
    db.set_trace_callback(None)
    told = [sql for sql in dict.fromkeys(asked) if re.match("SELECT|DELETE|UPDATE", sql)]
    return [row[3] for sql in told for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize(
    "ask",
    [
        lambda archive: archive.trips(SOMEBODY),
        lambda archive: archive.trips(SOMEBODY, country=Country("MN"), within=Window.parse("2024")),
        lambda archive: archive.trip(archive.trips(SOMEBODY)[0].id),
        lambda archive: archive.trip(ReportId(archive.reports(SOMEBODY)[0].id)),
        lambda archive: archive.sources([ArticleId("article-1"), ArticleId("article-2")]),
        lambda archive: archive.reports(SOMEBODY),
        lambda archive: archive.assertions(SOMEBODY),
        lambda archive: archive.add(*made(1000, SOMEBODY), "reader"),
        lambda archive: archive.add(*made(1, PEOPLE[1]), "another reader"),
        lambda archive: archive.save_trips(SOMEBODY, archive.trips(SOMEBODY)),
    ],
    ids=[
        "trips",
        "trips within",
        "trip",
        "trip of a report",
        "sources",
        "reports",
        "assertions",
        "add",
        "again",
        "save",
    ],
)
def test_nothing_asked_of_one_goes_through_all(archive, desk, ask):
    conclude(archive, desk)
    found = plans(archive, ask)
    assert found
    assert not [plan for plan in found if plan.startswith("SCAN")], found


def test_new_articles_conclude_again_only_those_whom_they_name(archive, desk, monkeypatch):
    concluded = []

    def count(reports, *given):
        concluded.extend({report.person for report in reports})
        return reconcile(reports, *given)

    reconcile = setfoot.run.reconcile_reports
    monkeypatch.setattr(setfoot.run, "reconcile_reports", count)
    conclude(archive, desk)
    assert sorted(concluded) == sorted((*PEOPLE, SOMEBODY))
    concluded.clear()
    for number in range(100):
        archive.add(*made(1000 + number, PEOPLE[number % 40]), "reader")
    conclude(archive, desk, date(2026, 1, 1))
    assert sorted(concluded) == sorted(PEOPLE[:40])
    concluded.clear()
    conclude(archive, desk, date(2026, 1, 1))
    assert concluded == []
    assert archive.count_trips() == len(archive.trips()) == len(PEOPLE) + 1


def test_asking_when_nothing_is_stale_writes_nothing(tmp_path, desk):
    with Archive.open(tmp_path / "a.db") as archive, Archive.open(tmp_path / "a.db") as writer:
        archive.add(*made(1), "reader")
        conclude(archive, desk)
        with writer._transaction():  # noqa: SLF001 - another process that is writing
            assert len(find_trips(archive, Asked(SOMEBODY), desk)) == 1


def test_what_is_told_of_a_trip_comes_without_sketches(archive, desk):
    conclude(archive, desk)
    (entry,) = find_trips(archive, Asked(SOMEBODY), desk)
    (source,) = entry.sources
    whole = archive.sources([source.article])[source.article]
    assert (source.shingles, source.outline) == ((), ())
    assert len(whole.shingles) == 400
    assert (source.outlet, source.published) == (whole.outlet, whole.published)


@pytest.mark.parametrize("title", ["plain", '"shingles":[1]', '\\"shingles":[', "],", '{"outline":[3],"x":"'])
@pytest.mark.parametrize("shingles", [(), (1,), (1, 2, 3)])
def test_lists_of_numbers_are_left_out_whatever_the_texts_hold(title, shingles):
    source = Source(ArticleId(title), title, title, title, shingles=shingles, outline=(4, 0, 5), file=title)
    brief = read_value(Source, without_numbers(write_value(source), ("shingles", "outline")))
    assert brief == Source(ArticleId(title), title, title, title, file=title)
