"""Trips from result files by person are those of an archive, whatever came twice, changed, or lies in which file."""

import json
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.desk import open_desk
from setfoot.facts import Article, ArticleId, BadSource, PersonId, Reading, Report, Skipped, Source, Window
from setfoot.keep import Archive
from setfoot.keep.results import Told, write_results
from setfoot.run import Asked, find_trips, update_archive
from setfoot.scan import conclude
from setfoot.scan.conclude import Concluded, conclude_results, hand_of, in_this_process
from setfoot.scan.folders import Folder
from setfoot.scan.local import LocalEngine
from setfoot.scan.mirror import results_in
from setfoot.scan.plan import plan_scan, run_plan
from setfoot.tell import TRIP_FORMS, Look

pytest.importorskip("pyarrow", reason="the scan extra is not installed")
TODAY = date(2026, 1, 1)
PLAN = {"id": "plan", "published": "2024-08-30", "text": "Vladimir Putin will visit Mongolia on September 3."}
LANDED = {"id": "landed", "published": "2024-09-02", "text": "Vladimir Putin arrived in Mongolia on Monday."}
OTHER_WORDS = {**PLAN, "text": "Vladimir Putin will visit Mongolia on September 4, the Kremlin said."}
OTHER_DAY = {**LANDED, "published": "2024-09-09"}
RUMOUR = {"id": "rumour", "text": "Benjamin Netanyahu may visit Hungary."}
PAIR = {
    "id": "pair",
    "published": "2025-04-02",
    "text": "Benjamin Netanyahu is in Hungary. Vladimir Putin is in Kenya.",
}
FILES = ([PLAN, RUMOUR], [LANDED, OTHER_WORDS, PAIR], [OTHER_DAY, PLAN, LANDED, RUMOUR])


@pytest.fixture(scope="module")
def desk():
    return open_desk()


@pytest.fixture(scope="module")
def results(tmp_path_factory, desk):
    """A scan of three files."""
    folder = tmp_path_factory.mktemp("scan")
    sources = [folder / f"{number}.jsonl" for number in range(len(FILES))]
    for path, rows in zip(sources, FILES, strict=True):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    plan = plan_scan(map(str, sources), folder / "out", people=None, reader=desk.reader, today=TODAY, resume=False)
    with closing(run_plan(plan, LocalEngine(), 1)) as lines:
        assert all(line.done for line in lines)
    return folder / "out"


def concluded(results, out, parts):
    folder = Folder(str(results))
    return list(conclude_results(folder, results_in(folder), Folder(str(out)), None, parts, in_this_process))


def lines_in(folder):
    return sorted(line for path in folder.glob("trips-*.jsonl") for line in path.read_text().splitlines(keepends=True))


@pytest.mark.parametrize("parts", [1, 3])
def test_trips_are_those_of_an_archive_that_takes_the_results(results, desk, tmp_path, parts):
    told = concluded(results, tmp_path, parts)
    with Archive.open(None) as archive:
        list(update_archive(archive, [str(results)], desk, TODAY))
        entries = find_trips(archive, Asked(), desk)
        reports = len(archive.reports())
    assert lines_in(tmp_path) == sorted(TRIP_FORMS["jsonl"](entries, desk.names, Look(100, colour=False)))
    assert sum(one.trips for one in told) == len(entries)
    assert sum(one.reports for one in told) == reports


def test_a_person_lies_in_one_file_and_every_part_has_its_files(results, tmp_path):
    concluded(results, tmp_path, 4)
    assert len(list(tmp_path.iterdir())) == 2 * 4
    people = [
        {json.loads(line)["person"] for line in path.read_text().splitlines()}
        for path in sorted(tmp_path.glob("trips-*"))
    ]
    for number, here in enumerate(people):
        assert all(hand_of(person, 4) == number for person in here)
    assert sorted(set().union(*people)) == ["benjamin-netanyahu", "vladimir-putin"]


def test_another_number_of_parts_takes_the_place_of_the_first_and_leaves_other_files(results, tmp_path):
    (tmp_path / "trips-of-mine.jsonl").write_text("mine")
    concluded(results, tmp_path, 4)
    before = lines_in(tmp_path)
    concluded(results, tmp_path, 2)
    assert lines_in(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == 2 * 2 + 1


def test_a_result_file_that_cannot_be_read_is_told_and_the_others_count(results, tmp_path):
    copy = tmp_path / "results"
    copy.mkdir()
    for path in results.iterdir():
        (copy / path.name).write_bytes(path.read_bytes() if path.name[0] != "0" else b"broken")
    told = concluded(copy, tmp_path / "out", 1)
    (skipped,) = (one for one in told if isinstance(one, Skipped))
    assert skipped.source.startswith(str(copy / "0.jsonl"))
    assert told[-1].reports


def test_a_folder_that_the_machines_do_not_share_is_told(results, tmp_path):
    def forgetful(function, given):
        for one in given:
            answer = function(one)
            if not isinstance(answer, Concluded):
                one.dealt.drop()
            yield one, answer

    folder = Folder(str(results))
    with pytest.raises(BadSource, match="share"):
        list(conclude_results(folder, results_in(folder), Folder(str(tmp_path)), None, 1, forgetful))
    assert not list(tmp_path.glob("trips*"))


texts = st.sampled_from(["one", "two", "three"])
articles = st.builds(
    lambda name, text, day, person: (ArticleId(name), text, day, person),
    st.sampled_from("ab"),
    texts,
    st.sampled_from(["2024-01-01", "2024-01-02"]),
    st.sampled_from(["vladimir-putin", "benjamin-netanyahu"]),
)


def told_of(name, text, day, person):
    article = Article(name, text, published=Window.parse(day))
    report = Report.parse(f'{person} -> MN happened "{text}"', name)
    return article, Reading(Source(name, published=article.published), (report,))


@settings(max_examples=40)
@given(st.lists(st.lists(articles, max_size=4), min_size=1, max_size=3))
def test_whatever_comes_again_ends_as_in_an_archive(tmp_path_factory, batches):
    folder = tmp_path_factory.mktemp("again")
    names = [f"{number}.parquet" for number in range(len(batches))]
    with Archive.open(None) as archive:
        for name, batch in zip(names, batches, strict=True):
            made = [told_of(*one) for one in batch]
            write_results(folder / name, [Told.of(*one) for one in made], "r")
            for article, reading in made:
                if not archive.known(article, "r"):
                    archive.add(article, reading, "r")
        expected = sorted({one.id for one in archive.reports()})
        days = {name: source.published for name, source in archive.sources(archive.articles()).items()}
    out = Folder(str(folder / "out"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conclude, "FILES_EACH", 1)  # every file is a batch of its own
        list(conclude_results(Folder(str(folder)), names, out, None, 2, in_this_process))
    trips = [json.loads(line) for line in lines_in(folder / "out")]
    found = [report for trip in trips for report in trip["reports"]]
    assert sorted(report["id"] for report in found) == expected
    assert all(report["published"]["first"] == str(days[report["article"]].first) for report in found)
    assert {PersonId(trip["person"]) for trip in trips} <= {"vladimir-putin", "benjamin-netanyahu"}
