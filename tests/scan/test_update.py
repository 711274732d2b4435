"""An archive made from results of a scan concludes what one made from the articles themselves concludes."""

import json
from datetime import date
from importlib.resources import as_file, files

import pytest

from scan_examples import task_for, write_archive, write_wire
from setfoot.desk import open_desk
from setfoot.facts import Article, Skipped
from setfoot.keep import Archive
from setfoot.keep.manifest import add_line
from setfoot.run import SAMPLES, update_archive
from setfoot.scan.task import scan_file

TODAY = date(2025, 1, 1)


@pytest.fixture(scope="module")
def desk():
    return open_desk()


@pytest.fixture
def samples(tmp_path):
    """The shipped samples, and wires two of which tell an article of one id in other words."""
    folder = tmp_path / "articles"
    folder.mkdir()
    with as_file(files("setfoot").joinpath(SAMPLES)) as shipped:
        for path in shipped.iterdir():
            if path.name != "README.md":
                (folder / path.name).write_bytes(path.read_bytes())
    write_wire(folder / "wire-1.jsonl", 9)
    again = {"id": "wire-1-0", "published": "2024-09-06", "text": "Vladimir Putin left Mongolia on September 3."}
    (folder / "wire-2.jsonl").write_text(json.dumps(again) + "\n")
    return folder


def scanned(folder, out):
    out.mkdir()
    for path in sorted(folder.iterdir()):
        line = scan_file(task_for(str(path), out / f"{path.name}.parquet"))
        assert line.done, line.reason
        add_line(out, line)
    return str(out)


def update(archive, source, desk, note=lambda _: None):
    return list(update_archive(archive, [str(source)], desk, TODAY, note))


def concluded(archive):
    """Everything that trips and what is told of them rest on."""
    names = [report.quote.article for report in archive.reports()]
    return archive.trips(), archive.reports(), archive.sources(names)


def test_results_give_the_same_trips_reports_and_sources_as_the_articles(samples, tmp_path, desk):
    with Archive.open(None) as read, Archive.open(None) as told:
        notes = []
        update(read, samples, desk)
        update(told, scanned(samples, tmp_path / "out"), desk, notes.append)
        assert len(read.trips()) > 8
        assert concluded(told) == concluded(read)
        assert [note for note in notes if "'wire-1-0' is known with another text" in note]


def test_one_result_file_is_taken_as_well_as_their_folder(samples, tmp_path, desk):
    scanned(samples, tmp_path / "out")
    with Archive.open(None) as read, Archive.open(None) as told:
        update(read, samples / "wire.jsonl", desk)
        update(told, tmp_path / "out" / "wire.jsonl.parquet", desk)
        assert concluded(told) == concluded(read)


def test_taken_again_nothing_changes(samples, tmp_path, desk):
    out = scanned(samples, tmp_path / "out")
    with Archive.open(tmp_path / "a.db") as archive:
        update(archive, out, desk)
        before = concluded(archive), archive.articles(), archive.skipped()
        found = update(archive, out, desk)
        assert all(isinstance(one, Article) for one in found)
        assert (concluded(archive), archive.articles(), archive.skipped()) == before
        assert archive.stale() == ()


@pytest.mark.parametrize("results_first", [False, True])
def test_an_archive_may_have_both_and_keeps_the_texts_it_was_given(samples, tmp_path, desk, results_first):
    out = scanned(samples, tmp_path / "out")
    with Archive.open(None) as read, Archive.open(None) as both:
        update(read, samples, desk)
        for source in (out, samples) if results_first else (samples, out):
            update(both, source, desk)
        assert both.trips() == read.trips()
        names = read.articles()
        assert {name: both.article(name) for name in names} == {name: read.article(name) for name in names}


def test_results_of_another_reader_are_taken_with_a_note(samples, tmp_path, desk):
    from setfoot.keep.results import read_results, write_results  # noqa: PLC0415 - only this test asks

    out = tmp_path / "r.parquet"
    scan_file(task_for(str(samples / "wire.jsonl"), out))
    write_results(out, list(read_results(out)), "another")
    notes = []
    with Archive.open(None) as archive:
        update(archive, out, desk, notes.append)
        assert archive.trips()
    assert ["another version" in note for note in notes] == [True]


def test_a_spoilt_result_is_told_and_the_rest_is_taken(samples, tmp_path, desk):
    out = scanned(samples, tmp_path / "out")
    (tmp_path / "out" / "wire.jsonl.parquet").write_bytes(b"")
    with Archive.open(None) as archive:
        found = update(archive, out, desk)
        assert [one.source for one in found if isinstance(one, Skipped)] == [f"{out}/wire.jsonl.parquet"]
        assert archive.trips()


def test_pages_of_a_web_archive_are_trips_in_the_end(tmp_path, desk):
    line = scan_file(task_for(write_archive(tmp_path / "c.warc.gz", 9), tmp_path / "r.parquet"))
    with Archive.open(None) as archive:
        update(archive, tmp_path / "r.parquet", desk)
        assert {trip.country for trip in archive.trips()} == {"MN"}
        assert len(archive.reports()) == line.reports == 3
        assert {archive.article(name).text for name in archive.articles()} == {""}
