"""How long the trips of result files take, step by step, and how much room: `setfoot conclude` without a cluster.

    python bench/concluding.py [REPORTS] [PEOPLE]

Made-up news (made_news.py) of PEOPLE (500) with REPORTS (5,000) is written as result files of 500 articles, dealt out by
person and concluded in 8 parts, one after another in this process. Then one person alone has a quarter, and all, of the
reports: nobody can share that work out, and it sets how long the largest cluster takes. Making the news up is not counted;
times are of the processor.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from made_news import Made, make_people

from setfoot.desk import open_desk
from setfoot.facts import Article, Reading
from setfoot.keep.results import Told, write_results
from setfoot.scan.conclude import Concluded, conclude_results, desk_for, in_this_process
from setfoot.scan.folders import Folder
from setfoot.tables.places import load_states

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORTS = 5_000
PEOPLE = 500
EACH = 500
"""Articles in a result file."""
PARTS = 8


def main(reports: int = REPORTS, people: int = PEOPLE) -> None:
    """Print the steps."""
    with TemporaryDirectory() as folder:
        measure(Path(folder), reports, people)
    print("one person alone, dealt out and concluded: reports, seconds, microseconds a report, peak memory")
    for size in (reports // 4, reports):
        with TemporaryDirectory() as folder:
            names = put(Path(folder), size, 1)
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
                seconds, megabytes = fresh.submit(alone, folder, names).result()
        print(f"{size:10,} {seconds:9.1f} {1e6 * seconds / size:9.0f} {megabytes:9.0f} MB", flush=True)


def alone(folder: str, names: list[str]) -> tuple[float, float]:
    """Seconds and megabytes of the only part, in a process of its own."""
    desk_for(None).record  # noqa: B018 - tables are loaded once, however many reports there are
    started = time.process_time()
    list(conclude_results(Folder(folder), names, Folder(f"{folder}/out"), None, 1, in_this_process))
    return time.process_time() - started, peak()


def put(folder: Path, reports: int, people: int) -> list[str]:
    """The made-up news as result files, in order."""
    return [write(folder, number, some) for number, some in enumerate(pieces(told(reports, people)))]


def measure(folder: Path, reports: int, people: int) -> None:
    """Write, deal and conclude."""
    started = time.process_time()
    names = put(folder, reports, people)
    size = sum((folder / name).stat().st_size for name in names)
    print(f"{reports:,} reports of {people:,} people in {len(names)} files: {size / reports:.0f} bytes a report")
    print(f"made up and written in {time.process_time() - started:.1f} s")
    out = Folder(str(folder / "out"))
    started = time.process_time()
    ended = list(conclude_results(Folder(str(folder)), names, out, None, PARTS, in_this_process))
    whole = time.process_time() - started
    parts = sum(one.seconds for one in ended if isinstance(one, Concluded))
    trips = sum(path.stat().st_size for path in (folder / "out").iterdir())
    print(f"dealt out: {1e6 * max(0, whole - parts) / reports:.0f} microseconds a report")
    print(
        f"concluded: {1e6 * parts / reports:.0f} microseconds a report; {trips / reports:.0f} bytes of trips a report"
    )
    print(f"peak memory {peak():.0f} MB")


def news(reports: int, people: int) -> Iterator[Made]:
    """The made-up news of each person."""
    return make_people(reports, people, open_desk().record.events, tuple(state.code for state in load_states()))


def told(reports: int, people: int) -> Iterator[Told]:
    """Articles as a result file has them, without text."""
    for made in news(reports, people):
        own = defaultdict(list)
        for report in made.reports:
            own[report.quote.article].append(report)
        for source in made.sources.values():
            article = Article(source.article, "", source.title, source.url, source.outlet, "en", source.published)
            yield Told(article, source.article, Reading(source, tuple(own[source.article])))


def pieces(found: Iterator[Told]) -> Iterator[tuple[Told, ...]]:
    """What goes into each file."""
    while some := tuple(islice(found, EACH)):
        yield some


def write(folder: Path, number: int, some: tuple[Told, ...]) -> str:
    """One result file."""
    name = f"{number:05}.parquet"
    write_results(folder / name, some, "bench")
    return name


def peak() -> float:
    """Megabytes held at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
