"""How long an archive takes to fill, to conclude and to answer: `python bench/archive.py [REPORTS] [PEOPLE]`.

Makes an archive of made-up news (made_news.py; 20,000 reports of 500 people by default) in a temporary folder, which is
removed at the end; a million reports of 5,000 people take a quarter of an hour and two gigabytes of disk, so they are made
only when asked for. Its articles have no text and a sketch of a tenth of the real length: only how fast they are added
and concluded depends on these, and bench/reconcile.py measures that at full length. Then 100 new articles are added, and
it is counted whose trips are concluded again. Then trips are found, judged and written out as lines, for people of the
first, eleventh, 31st rank and so on, five times each. Times are of the processor but for the whole command.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from made_news import Made, make_people

from setfoot.desk import open_desk
from setfoot.facts import Article, ArticleId, Country, Reading
from setfoot.keep import Archive
from setfoot.run import Asked, conclude, enter, find_trips
from setfoot.tables.places import load_states
from setfoot.tell import TRIP_FORMS
from setfoot.terminal import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from setfoot.desk import Desk
    from setfoot.facts import PersonId

NEW = 100
TIMES = 5


def main(reports: int, people: int) -> None:
    """Print the figures."""
    desk = open_desk()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        with Archive.open(path) as archive:
            fill(archive, reports, people, desk)
            conclude_all(archive, desk)
            print(f"{archive.count_trips():,} trips, {path.stat().st_size / 1e6:,.0f} MB on disk", flush=True)
            add_new(archive, people, desk)
        answer(path, desk)


def fill(archive: Archive, reports: int, people: int, desk: Desk) -> None:
    """Add all articles, person by person."""
    articles = told = 0
    spent = 0.0
    for made in news(reports, people, desk):
        pairs = list(readings(made))
        started = time.process_time()
        for article, reading in pairs:
            archive.add(article, reading, "bench")
        spent += time.process_time() - started
        articles, told = articles + len(pairs), told + len(made.reports)
    print(f"{told:,} reports of {people:,} people in {articles:,} articles")
    print(f"adding: {1e6 * spent / articles:.0f} us an article, {spent:.0f} s in all", flush=True)


def news(reports: int, people: int, desk: Desk) -> Iterator[Made]:
    """Made-up news of articles with short sketches."""
    countries = tuple(Country(state.code) for state in load_states())
    events, wanted = desk.record.events, desk.law.wanted
    return make_people(reports, people, events, countries, shingles=40, sentences=(2, 2), names=wanted)


def readings(made: Made, mark: str = "") -> Iterator[tuple[Article, Reading]]:
    """The articles with what they were read to say."""
    told, asserted = defaultdict(list), defaultdict(list)
    for report in made.reports:
        told[report.quote.article].append(report)
    for assertion in made.assertions:
        asserted[assertion.quote.article].append(assertion)
    for name, reports in told.items():
        source = made.sources[name]
        article = Article(ArticleId(f"{name}{mark}"), "", source.title, source.url, source.outlet, "en")
        yield article, Reading(source, tuple(reports), tuple(asserted[name]))


def conclude_all(archive: Archive, desk: Desk) -> None:
    """Reconcile everybody."""
    started = time.process_time()
    conclude(archive, desk)
    print(f"concluding everybody: {time.process_time() - started:.0f} s", flush=True)


def add_new(archive: Archive, people: int, desk: Desk) -> None:
    """Add new articles and conclude; only those whom they name are reconciled."""
    fresh = [pair for made in news(50 * people, people, desk) for pair in list(readings(made, "/new"))[:1]][-NEW:]
    started = time.process_time()
    for article, reading in fresh:
        archive.add(article, reading, "bench")
    stale = archive.stale()
    conclude(archive, desk)
    spent = time.process_time() - started
    named = {report.person for _, reading in fresh for report in reading.reports}
    print(
        f"{len(fresh)} new articles: {1000 * spent:.0f} ms; {len(stale)} people concluded again, {len(named)} named",
        flush=True,
    )


def answer(path: Path, desk: Desk) -> None:
    """Ask for the trips of several people, and for one trip."""
    for rank in (0, 10, 30, 100, 300):
        if rank // 10 >= len(desk.law.wanted):
            break
        person = desk.law.wanted[rank // 10]
        with Archive.open(path, create=False) as archive:
            trips = archive.trips(person)
            print(f"{person}, {sum(len(trip.reports) for trip in trips):,} reports, {len(trips):,} trips")
            best_of("  trips PERSON as CSV", lambda person=person: ask(archive, person, desk, "csv"))
            best_of("  trips PERSON as lines", lambda person=person: ask(archive, person, desk, "lines"))
            best_of("  trip ID", lambda trip=trips[0]: enter(archive, (archive.trip(trip.reports[-1].id),), desk))
    one = ["-m", "setfoot", "trips", "ismail-haniyeh", "--archive", str(path)]
    command = lambda: subprocess.run([sys.executable, *one], check=True, capture_output=True)  # noqa: E731 - shown once
    best_of("the command `setfoot trips` for somebody without trips, by the clock", command, time.perf_counter)


def ask(archive: Archive, person: PersonId, desk: Desk, form: str) -> int:
    """All that `setfoot trips PERSON` does but start."""
    conclude(archive, desk)
    entries = find_trips(archive, Asked(person), desk)
    return sum(len(line) for line in TRIP_FORMS[form](entries, desk.names, look()))


def best_of(what: str, work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> None:
    """Print the first time, the best and the middle one of a few."""
    spent = []
    for _ in range(TIMES):
        started = clock()
        work()
        spent.append(1000 * (clock() - started))
    print(f"{what}: first {spent[0]:.1f} ms, best {min(spent):.1f} ms, middle {statistics.median(spent):.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, int(sys.argv[2]) if len(sys.argv) > 2 else 500)
