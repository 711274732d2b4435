"""The stages strung together: what goes in at one end comes out at the other, once, and the same each time."""

import json
from datetime import date

import pytest

from setfoot.desk import open_desk
from setfoot.facts import Article, BadQuestion, Country, PersonId, Skipped, Window
from setfoot.keep import Archive
from setfoot.read import read_article
from setfoot.run import Asked, ask_trips, find_trips, make_report, read_sources, rulings_around, update_archive

TODAY = date(2026, 1, 1)
PLAN = {"id": "plan", "published": "2024-08-30", "text": "Vladimir Putin will visit Mongolia on September 3."}
LANDED = {"id": "landed", "published": "2024-09-02", "text": "Vladimir Putin arrived in Mongolia on Monday."}
RUMOUR = {"id": "rumour", "text": "Benjamin Netanyahu may visit Hungary."}


@pytest.fixture(scope="module")
def desk():
    return open_desk()


@pytest.fixture
def source(tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in (PLAN, LANDED, RUMOUR)) + "{\n")
    return str(file)


@pytest.fixture
def archive(source, desk):
    with Archive.open(None) as kept:
        assert len(list(update_archive(kept, [source], desk, TODAY))) == 4
        yield kept


def test_reading_gives_every_article_with_its_reading_and_what_could_not_be_gathered(source, desk):
    *read, broken = read_sources([source], desk, TODAY)
    assert [(article.id, len(reading.reports)) for article, reading in read] == [
        ("plan", 1),
        ("landed", 1),
        ("rumour", 1),
    ]
    assert isinstance(broken, Skipped)


def test_an_update_reads_an_article_once_and_concludes(archive, source, desk):
    trips = archive.trips()
    assert [trip.country for trip in trips] == ["HU", "MN"]
    assert archive.stale() == ()
    list(update_archive(archive, [source], desk, TODAY))
    assert archive.trips() == trips
    assert len(archive.articles()) == 3


def test_trips_come_with_their_sources_and_rulings(archive, desk):
    hungary, mongolia = find_trips(archive, Asked(), desk)
    assert [source.article for source in mongolia.sources] == ["plan", "landed"]
    assert mongolia.ruling is not None
    assert mongolia.ruling.duty == "bound"
    assert [source.article for source in hungary.sources] == ["rumour"]


def test_what_was_known_on_a_day_is_concluded_from_articles_surely_published_by_then(archive, desk):
    (before,) = find_trips(archive, Asked(as_of=date(2024, 9, 1)), desk)
    (after,) = find_trips(archive, Asked(as_of=date(2024, 9, 2)), desk)
    assert (before.trip.status, len(before.trip.reports)) == ("announced", 1)
    assert after.trip == find_trips(archive, Asked(country="MN"), desk)[0].trip
    assert find_trips(archive, Asked(as_of=date(2024, 8, 29)), desk) == ()


def test_an_article_whose_day_is_a_window_counts_from_the_last_of_its_days(desk):
    rough = {"id": "rough", "text": f"{PLAN['text']} The plane of 2024 is to leave on Tuesday, 3 September 2024."}
    with Archive.open(None) as kept:
        gathered = [
            (Article.name_for(None, "a"), "2024-08-20..2024-08-30"),
            (Article.name_for(None, "b"), "2024-09-02"),
        ]
        for (name, published), row in zip(gathered, (rough, LANDED), strict=True):
            article = Article(name, row["text"], published=Window.parse(published))
            kept.add(article, read_article(article, desk.lexicon_for("en")), desk.reader)
        known = {
            day: find_trips(kept, Asked(as_of=date(2024, *day)), desk) for day in ((8, 20), (8, 29), (8, 30), (9, 2))
        }
    assert known[8, 20] == known[8, 29] == ()
    (plan,), (landed,) = known[8, 30], known[9, 2]
    assert (plan.trip.status, landed.trip.status) == ("announced", "under_way")
    assert [source.article for source in plan.sources] == [gathered[0][0]]
    assert len(landed.trip.origins) == 2


def test_an_article_whose_day_nobody_knows_was_known_on_no_day(archive, desk):
    known = find_trips(archive, Asked(as_of=date(2030, 1, 1)), desk)
    assert [entry.trip.country for entry in known] == ["MN"]


def test_who_came_to_a_summit_is_not_known_before_it(desk):
    before, after = desk.record.as_of(date(2023, 10, 4)), desk.record.as_of(date(2023, 10, 13))
    asked = (PersonId("vladimir-putin"), Country("KG"), Window.parse("2023-10-12"))
    assert before.attended(*asked) is None
    assert after.attended(*asked) == desk.record.attended(*asked)
    assert {visit.arrived for visit in before.visits(asked[0])} < {
        visit.arrived for visit in desk.record.visits(asked[0])
    }
    assert max(visit.arrived for visit in before.visits(asked[0])) <= date(2023, 10, 4)


def test_trips_left_out_for_want_of_a_day_are_counted_now_and_then(archive, desk):
    asked = Asked(within=Window.parse("2024"))
    assert ask_trips(archive, asked, desk).undated == 1
    then = ask_trips(archive, asked._replace(as_of=date(2024, 9, 2)), desk)
    assert (len(then.entries), then.undated) == (1, 0)
    assert ask_trips(archive, Asked(), desk).undated == 0


def test_asking_about_a_day_leaves_the_archive_as_it_is(archive, desk):
    before = archive.trips()
    find_trips(archive, Asked(as_of=date(2024, 9, 1)), desk)
    assert archive.trips() == before


def test_rulings_of_every_state_are_made_once_for_a_day_and_none_without_a_day(archive, desk):
    entries = find_trips(archive, Asked(), desk)
    found = rulings_around(entries, desk)
    assert set(found) == {entry.trip.id for entry in entries if entry.trip.arrived}
    assert all(len(rulings) > 190 for rulings in found.values())


def test_a_report_tells_everything_to_the_count_and_writes_the_index_first(source, desk, tmp_path):
    told = []

    def count(found):
        for one in found:
            told.append(one)
            if not isinstance(one, Skipped):
                yield one

    entries, written = make_report([source], desk, TODAY, tmp_path / "out", count)
    assert (len(told), len(entries)) == (4, 2)
    assert written[0] == tmp_path / "out" / "index.html"
    assert all(path.is_file() for path in written)


def test_nothing_is_written_when_nothing_was_read(desk, tmp_path):
    def count(found):
        return [one for one in found if not isinstance(one, Skipped)]

    assert make_report([str(tmp_path / "nowhere")], desk, TODAY, tmp_path / "out", count) == ((), ())
    assert not (tmp_path / "out").exists()


def test_a_report_refuses_a_file_as_its_folder(source, desk, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(BadQuestion, match="is a file"):
        make_report([source], desk, TODAY, tmp_path / "out", list)


def test_a_report_leads_back_to_its_file(archive, source, desk):
    found = {one.article: one.file for entry in find_trips(archive, Asked(), desk) for one in entry.sources}
    assert found == {"plan": f"{source}:1", "landed": f"{source}:2", "rumour": f"{source}:3"}


def test_shipped_samples_are_named_the_same_on_every_machine(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read = [article.file for article, _ in read_sources(["samples"], desk, TODAY)]
    assert "samples/undisclosed.txt" in read
    assert "samples/wire.jsonl:1" in read
