"""How many articles a second one core reads, and where the time goes: `python bench/reading.py [FILE]`.

Reads the articles of FILE (JSON Lines, also .gz); without one the first 2,000 of ../shared/corpus, and where these
are not at hand the shipped samples, repeated. They are read as users read them; then those that name somebody wanted once
more with a watch on each part of the reader, whose own cost is small beside theirs. Times are of the processor. The reference is one pass of `re` that splits the same text into
words: speed told as a multiple of it can be compared between machines.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections import Counter
from contextlib import contextmanager
from datetime import date
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import setfoot.read.article as reader
from setfoot.facts import Article
from setfoot.gather import gather_articles
from setfoot.read import Lexicon, load_lexicon, read_article
from setfoot.tables.law import load_law
from setfoot.tables.people import load_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Found = TypeVar("Found")
CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "en.news.2012-2020.jsonl.gz"
MOST = 2000
SAMPLES_REPEATED = 100
PARTS = {
    "lay out": ("lay_out",),
    "publication day": ("work_out_published",),
    "people": ("Cast", "point_back"),
    "claims and merge": ("find_claims", "find_absences", "find_candidates", "decide_claims", "merge_claims"),
    "assertions": ("find_assertions",),
    "sketch and agencies": ("shingles_of", "outline_of", "find_agencies"),
}
WORD = re.compile(r"\w+")


def main() -> None:
    """Print the figures."""
    name, articles, gathered = gather()
    print(f"{name}: {len(articles)} articles, {sum(len(a.text) for a in articles) / len(articles):.0f} characters each")
    everybody = load_people()
    lexicon, loaded = timed(lambda: load_lexicon(everybody))
    print(f"gather {rate(articles, gathered)}; the lexicon loads in {loaded:.2f} s")
    turned_away("everybody shipped", articles, lexicon)
    wanted = set(load_law().wanted)
    few = load_lexicon(tuple(person for person in everybody if person.id in wanted))
    naming = turned_away("only those under a warrant", articles, few)
    tell("everybody shipped", articles, lexicon)
    tell("only those under a warrant", articles, few)
    tell("the same, only articles that name one of them", naming, few)
    parts, total = watched_parts(naming, few), read_all(naming, few)
    for part, seconds in (*parts.items(), ("the rest", total - sum(parts.values()))):
        print(f"    {part:<20} {1000 * seconds / len(naming):6.2f} ms an article")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def turned_away(watching: str, articles: Sequence[Article], lexicon: Lexicon) -> Sequence[Article]:
    """The articles the cheap test lets through; prints the share of the others."""
    naming, cheap = timed(lambda: [a for a in articles if lexicon.names_somebody(a.title, a.text)])
    share = 1 - len(naming) / len(articles)
    print(f"watching {watching}: the cheap test turns away {share:.1%}, {rate(articles, cheap)}")
    return naming


def gather() -> tuple[str, Sequence[Article], float]:
    """The articles, what they are, and how long gathering them took."""
    with as_file(files("setfoot").joinpath("samples")) as samples:
        source = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS if CORPUS.exists() else samples
        stream = (one for one in gather_articles(str(source), latest=date(2026, 1, 1)) if isinstance(one, Article))
        articles, seconds = timed(lambda: list(islice(stream, MOST)))
    if source != samples:
        return source.name, articles, seconds
    name = f"the samples {SAMPLES_REPEATED} times over, for want of {CORPUS.name}"
    return name, articles * SAMPLES_REPEATED, seconds * SAMPLES_REPEATED


def tell(watching: str, articles: Sequence[Article], lexicon: Lexicon) -> None:
    """Read the articles and print how fast."""
    _, reference = timed(lambda: [len(WORD.findall(article.text)) for article in articles])
    seconds = read_all(articles, lexicon)
    times = f"{seconds / reference:.1f} times as long as splitting the text into words"
    print(f"watching {watching}: read {rate(articles, seconds)}, {times}")


def read_all(articles: Sequence[Article], lexicon: Lexicon) -> float:
    """The processor seconds that reading the articles takes."""
    return timed(lambda: [read_article(article, lexicon) for article in articles])[1]


def rate(articles: Sequence[Article], seconds: float) -> str:
    """How many a second."""
    return f"{len(articles) / seconds:,.0f} articles a second"


def timed(work: Callable[[], Found]) -> tuple[Found, float]:
    """What the work gives, and the processor seconds it took."""
    started = time.process_time()
    return work(), time.process_time() - started


def watched_parts(articles: Sequence[Article], lexicon: Lexicon) -> Counter[str]:
    """Processor seconds in each part of the reader."""
    spent: Counter[str] = Counter()
    with watches(spent):
        for article in articles:
            read_article(article, lexicon)
    return spent


@contextmanager
def watches(spent: Counter[str]) -> Iterator[None]:
    """Put a watch on every part that the reader has, and take it off again."""
    parts = {name: part for part, names in PARTS.items() for name in names if hasattr(reader, name)}
    before = {name: getattr(reader, name) for name in parts}
    for name, part in parts.items():
        setattr(reader, name, watched(before[name], part, spent))
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(reader, name, function)


def watched(function: Callable[..., object], part: str, spent: Counter[str]) -> Callable[..., object]:
    """The function with a watch; what it would give bit by bit is made at once, so that all its time counts."""

    def timed_function(*given: object) -> object:
        started = time.process_time()
        found = function(*given)
        if hasattr(found, "__next__"):
            found = list(found)
        spent[part] += time.process_time() - started
        return found

    return timed_function


if __name__ == "__main__":
    main()
