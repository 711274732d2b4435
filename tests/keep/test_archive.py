"""The archive returns what it was given, changes nothing when nothing is new, and outlives being killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.facts import Article as Text
from setfoot.facts import (
    ArticleId,
    Assertion,
    BadArchive,
    BadQuestion,
    Change,
    Country,
    Matter,
    PersonId,
    Quote,
    Reading,
    Report,
    Skipped,
    Source,
    Stage,
    Status,
    Trip,
    TripId,
    Why,
    Window,
)
from setfoot.keep import Archive
from setfoot.keep.schema import MIGRATIONS
from strategies import articles, readings

PUTIN, LAVROV = PersonId("vladimir-putin"), PersonId("sergei-lavrov")


def dump(path):
    db = sqlite3.connect(path)
    try:
        return list(db.iterdump())
    finally:
        db.close()


def made(number, person=PUTIN, country="KG"):
    name = ArticleId(f"article-{number}")
    words = f"The leader came to town {number}"
    quote = Quote(name, 0, 10, words[:10])
    report = Report(person, Country(country), Stage.HAPPENED, quote, when=Window.parse("2023-10-12"))
    source = Source(name, "Outlet", shingles=tuple(range(400)), outline=tuple(range(200)))
    return Text(name, words), Reading(source, (report,), (), (Skipped(Why.TOPIC, "town", quote),))


def trip_of(report, name=None, when="2023-10-12"):
    return Trip(
        TripId(name or f"t{report.id}"),
        report.person,
        report.country,
        Status.ENDED,
        (report,),
        history=(Change(Status.ENDED, None, report.id),),
        arrived=Window.parse(when) if when else None,
    )


@settings(max_examples=60)
@given(st.lists(st.sampled_from("abcdef").flatmap(lambda name: st.tuples(articles(name), readings(name))), max_size=6))
def test_it_returns_what_it_was_given(pairs):
    latest = {}
    with Archive.open(None) as archive:
        for number, (article, reading) in enumerate(pairs):
            latest[archive.add(article, reading, f"reader {number}")] = (article, reading)
            assert archive.known(article, f"reader {number}")
            assert not archive.known(article, "another reader")
        assert set(archive.articles()) == set(latest)
        for name, (article, reading) in latest.items():
            assert archive.article(name) == replace(article, id=name)
            assert archive.sources([name])[name] == replace(reading.source, article=name)
        assert len(archive.reports()) == sum(len(reading.reports) for _, reading in latest.values())
        kept = [r for name, (_, reading) in latest.items() if "~" not in name for r in reading.reports]
        assert set(kept) <= set(archive.reports())
        assert {report.quote.article for report in archive.reports()} <= set(latest)


@settings(max_examples=30)
@given(st.lists(st.sampled_from("abcdef").flatmap(lambda name: st.tuples(articles(name), readings(name))), max_size=6))
def test_reading_the_same_again_changes_nothing(tmp_path_factory, pairs):
    path = tmp_path_factory.mktemp("keep") / "a.db"
    pairs = list({article.id: (article, reading) for article, reading in pairs}.values())
    for run in range(2):
        with Archive.open(path) as archive:
            for article, reading in pairs:
                assert archive.known(article, "reader") == bool(run)
                archive.add(article, reading, "reader")
        if not run:
            before = dump(path)
    assert dump(path) == before


def test_another_reader_replaces_the_reports_as_a_whole(tmp_path):
    article, reading = made(1)
    again = replace(reading, reports=(replace(reading.reports[0], country=Country("MN")),), skipped=())
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(article, reading, "reader 1")
        archive.save_trips(PUTIN, [])
        archive.add(article, again, "reader 2")
        assert archive.reports() == again.reports
        assert archive.skipped() == ()
        assert archive.stale() == (PUTIN,)


def test_other_words_under_a_known_id_are_a_new_version():
    article, reading = made(1)
    changed = replace(article, text="Something else altogether")
    with Archive.open(None) as archive:
        archive.add(article, reading, "reader")
        name = archive.add(changed, reading, "reader")
        assert name.startswith("article-1~")
        assert archive.known(changed, "reader")
        assert archive.known(article, "reader")
        assert archive.article("article-1") == article
        assert archive.article(name).text == changed.text
        assert [report.quote.article for report in archive.reports(PUTIN)] == ["article-1", name]


def test_only_people_of_whom_something_changed_are_stale():
    with Archive.open(None) as archive:
        for number, person in ((1, PUTIN), (2, LAVROV)):
            archive.add(*made(number, person), "reader")
        assert archive.stale() == (LAVROV, PUTIN)
        archive.save_trips(PUTIN, [trip_of(archive.reports(PUTIN)[0])])
        archive.save_trips(LAVROV, [])
        assert archive.stale() == ()
        archive.add(*made(2, LAVROV), "a better reader")
        assert archive.stale() == ()
        archive.add(*made(3, LAVROV), "reader")
        assert archive.stale() == (LAVROV,)
        archive.rebuild()
        assert archive.stale() == (LAVROV, PUTIN)


def test_other_rules_or_tables_make_everybody_stale():
    with Archive.open(None) as archive:
        archive.add(*made(1), "reader")
        archive.concluded_by("law 1")
        archive.save_trips(PUTIN, [])
        archive.concluded_by("law 1")
        assert archive.stale() == ()
        archive.concluded_by("law 2")
        assert archive.stale() == (PUTIN,)


def test_a_person_whose_last_report_is_gone_loses_the_trip():
    article, reading = made(1)
    with Archive.open(None) as archive:
        archive.add(article, reading, "reader")
        archive.save_trips(PUTIN, [trip_of(reading.reports[0])])
        archive.add(article, replace(reading, reports=()), "reader 2")
        assert archive.stale() == (PUTIN,)
        archive.save_trips(PUTIN, [])
        assert archive.trips() == ()


def test_trips_are_found_by_person_country_days_and_any_of_their_reports():
    pile = [made(n, country=country)[1].reports[0] for n, country in ((1, "KG"), (2, "MN"), (3, "KP"))]
    days = ("2023-10-12", "2024-09", None)
    trips = [trip_of(report, f"trip-{report.country}", day) for report, day in zip(pile, days, strict=True)]
    lost = Skipped(Why.FITS_MANY, "two trips", person=PUTIN)
    with Archive.open(None) as archive:
        archive.save_trips(PUTIN, trips, [lost])
        assert archive.trips() == archive.trips(PUTIN) == tuple(trips)
        assert archive.trips(LAVROV) == ()
        assert archive.trips(country=Country("MN")) == (trips[1],)
        assert archive.trips(within=Window.parse("2024")) == (trips[1],)
        assert archive.trip("trip-MN") == archive.trip(pile[1].id) == archive.trip(f"t{pile[1].id}") == trips[1]
        assert archive.skipped() == (lost,)
        with pytest.raises(BadQuestion, match="no trip 'nowhere'"):
            archive.trip("nowhere")
        with pytest.raises(BadQuestion, match="no article 'nothing'"):
            archive.article("nothing")


def test_assertions_are_those_of_the_articles_that_report_of_a_person():
    assertions = []
    with Archive.open(None) as archive:
        for number, person in ((1, PUTIN), (2, LAVROV)):
            article, reading = made(number, person)
            assertions.append(Assertion(Matter.PARTIES, "", "123", reading.reports[0].quote))
            archive.add(article, replace(reading, assertions=(assertions[-1],)), "reader")
        assert archive.assertions() == tuple(assertions)
        assert archive.assertions(LAVROV) == (assertions[1],)


def test_a_damaged_archive_is_told(tmp_path):
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        for number in range(50):
            archive.add(*made(number), "reader")
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(BadArchive, match="restore a copy"):
        Archive.open(path)


def test_a_missing_file_is_not_made_when_only_asked(tmp_path):
    with pytest.raises(BadArchive, match="setfoot update"):
        Archive.open(tmp_path / "a.db", create=False)
    assert not (tmp_path / "a.db").exists()


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("these are notes, not an archive\n" * 100)
    before = path.read_bytes()
    with pytest.raises(BadArchive, match="no setfoot archive"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE theirs (x)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(BadArchive, match="another program"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_an_archive_from_the_future_is_refused(tmp_path):
    path = tmp_path / "a.db"
    Archive.open(path).close()
    db = sqlite3.connect(path)
    db.execute("INSERT INTO migration VALUES (?, 'to come')", (len(MIGRATIONS) + 1,))
    db.commit()
    db.close()
    with pytest.raises(BadArchive, match="newer setfoot"):
        Archive.open(path)


def test_a_folder_that_is_missing_is_told(tmp_path):
    with pytest.raises(BadArchive, match="folder exists"):
        Archive.open(tmp_path / "missing" / "a.db")


def test_a_locked_archive_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("setfoot.keep.archive.PATIENCE", 0.05)
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadArchive, match="wait until it is done"):
            archive.add(*made(1), "reader")
        other.execute("ROLLBACK")
        other.close()
        archive.add(*made(1), "reader")


UPDATE = """
import sys
sys.path.insert(0, {tests!r})
from test_archive import made
from pathlib import Path
from setfoot.keep import Archive
with Archive.open(Path(sys.argv[1])) as archive:
    for number in range(400):
        article, reading = made(number)
        if not archive.known(article, "reader"):
            archive.add(article, reading, "reader")
            print(number, flush=True)
"""


def update(path, *, kill_after=None):
    here = Path(__file__).parent
    path_before = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(here), str(here.parent), *path_before))}
    command = [sys.executable, "-c", UPDATE.format(tests=str(here)), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as running:
        for line in running.stdout:
            if kill_after is not None and int(line) >= kill_after:
                running.send_signal(signal.SIGKILL)
                break
        running.stdout.read()
    return running.returncode


def test_killed_at_any_point_the_next_run_completes_it(tmp_path):
    assert update(tmp_path / "whole.db") == 0
    for kill_after in (0, 57, 133):
        path = tmp_path / f"killed-{kill_after}.db"
        assert update(path, kill_after=kill_after) == -signal.SIGKILL
        with Archive.open(path) as archive:
            count = len(archive.articles())
            assert kill_after < count < 400
            assert len(archive.reports()) == len(archive.skipped()) == count
        assert update(path) == 0
        assert dump(path) == dump(tmp_path / "whole.db")


def test_two_thousand_readings_are_added_in_seconds(tmp_path):
    pile = [made(number) for number in range(2000)]
    with Archive.open(tmp_path / "a.db") as archive:
        begun = time.process_time()
        for article, reading in pile:
            archive.add(article, reading, "reader")
        assert time.process_time() - begun < 3


def test_the_same_article_from_another_file_is_known():
    article, reading = made(1)
    with Archive.open(None) as archive:
        archive.add(replace(article, file="old/a.txt"), reading, "reader")
        assert archive.known(replace(article, file="new/b.txt"), "reader")
        assert archive.known(article, "reader")
        assert archive.article(article.id).file == "old/a.txt"


def test_an_article_kept_before_files_were_has_none(tmp_path):
    article, reading = made(1)
    with Archive.open(tmp_path / "old.db") as archive:
        archive.add(article, reading, "reader")
    db = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    db.execute("UPDATE article SET value = json_remove(value, '$.file'), source = json_remove(source, '$.file')")
    db.close()
    with Archive.open(tmp_path / "old.db") as archive:
        assert archive.article(article.id) == article
        assert archive.sources([article.id]) == {article.id: reading.source}


def test_the_months_in_which_articles_were_published_are_spells_without_a_gap():
    with Archive.open(None) as archive:
        assert archive.covered() == ()
        for n, day in enumerate(("2024-02-29", "2024-01-31", "2024-05-01", None)):
            days = Window.parse(day) if day else None
            article = Text(ArticleId(f"c{n}"), f"text {n}", published=days)
            archive.add(article, Reading(Source(article.id, published=days)), "r")
        assert [str(days) for days in archive.covered()] == ["2024-01-01..2024-02-29", "2024-05-01..2024-05-31"]
