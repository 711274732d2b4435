"""How long it takes to find the origins of one trip, by how many articles tell it: `python bench/origins.py [COUNT...]`.

The articles are made up: a third tell by themselves, the others are copies of a few agency texts with their ends cut off, all within
four days, in the vocabulary of a few thousand words that one event has. Times are of the processor; beside the shipped way stands
trying all pairs, up to 300 articles.
"""

import random
import sys
import time
from datetime import date, timedelta
from itertools import combinations

from setfoot.facts import ArticleId, Country, PersonId, Quote, Report, Source, Stage, Window
from setfoot.read.sketch import outline_of, shingles_of
from setfoot.reconcile import Record
from setfoot.reconcile.accounts import make_account
from setfoot.reconcile.origins import group_origins, link_between
from setfoot.reconcile.stays import Told
from setfoot.tables.law import load_law
from setfoot.tables.outlets import load_press

COUNTS = (100, 300, 1000, 2000, 5000)
ALL_PAIRS = 300
WORDS, WIRES, SENTENCES = 4000, 12, 28
FIRST = date(2023, 10, 12)


def make(count: int) -> tuple[list[Told], dict[ArticleId, Source]]:
    """Articles on one trip, the same on every machine."""
    choose = random.Random(count)  # noqa: S311 - a fixed mix, not a secret
    words = [f"{choose.choice('bdfgklmnprst')}{n:x}word" for n in range(WORDS)]
    weights = [1 / (rank + 20) for rank in range(WORDS)]
    wires = [_story(choose, words, weights) for _ in range(WIRES)]
    told, sources = [], {}
    for number in range(count):
        text = _story(choose, words, weights)
        if number % 3:
            wire = choose.choice(wires)
            text = text[:4] + wire[: choose.randint(SENTENCES // 2, SENTENCES)]
        name, day = ArticleId(f"a{number:05}"), Window.of(FIRST + timedelta(days=choose.randrange(4)))
        sources[name] = Source(name, published=day, shingles=shingles_of(text), outline=outline_of(text))
        report = Report(PersonId("a"), Country("KG"), Stage.HAPPENED, Quote(name, 0, 6, "landed"))
        told.append(Told(report, day, None, None))
    return told, sources


def _story(choose: random.Random, words: list[str], weights: list[float]) -> list[str]:
    return [" ".join(choose.choices(words, weights, k=choose.randint(14, 28))) for _ in range(SENTENCES)]


def main(counts: tuple[int, ...]) -> None:
    """Print a line for each count: seconds, and milliseconds an article."""
    record = Record(load_law(), press=load_press())
    for count in counts:
        told, sources = make(count)
        started = time.process_time()
        groups = group_origins(told, sources, record)
        took = time.process_time() - started
        slow = f", {_all_pairs(told, sources, record):.2f} s trying all pairs" if count <= ALL_PAIRS else ""
        print(
            f"{count:>6,} articles: {len(groups):>5,} origins in {took:6.2f} s, {1000 * took / count:.2f} ms each{slow}"
        )


def _all_pairs(told: list[Told], sources: dict[ArticleId, Source], record: Record) -> float:
    started = time.process_time()
    accounts = [make_account(sources[one.article], [one], record.press) for one in told]
    for one, other in combinations(accounts, 2):
        link_between(one, other)
    return time.process_time() - started


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
