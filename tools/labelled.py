"""Labelled articles laid out as candidates, and how they are split: what both trainings learn from.

The labelled articles are ../shared/gold, the corpus articles of tools/labels, and short pieces written for the purpose. An article and its copies fall on one side
of every split, since a hash of the title decides. One fifth of the gold articles is kept aside: no training and no look at
errors touches it. A mention is a positive example when a label's quote stands in its sentence; other mentions of a labelled
pair are left out at first and taken in when the model of the round before is sure of them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from setfoot.facts import Article, ArticleId, Window
from setfoot.read.article import lay_out_candidates
from setfoot.read.encoder import Strip, load_pieces, strip_of
from setfoot.read.lexicon import Lexicon, load_lexicon
from setfoot.tables.people import load_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHARED = Path("../shared")
LABELS = Path("tools/labels/en.corpus.jsonl")
WRITTEN = Path("tools/labels/en.written.jsonl")


@dataclass(frozen=True)
class Example:
    """One candidate with what the labels say of its pair."""

    article: str
    pair: tuple[str, str]
    here: bool | None
    """True: a label's quote stands in its sentence; None: of a labelled pair, elsewhere; False: of no label."""
    stage: str | None
    line: int
    """Index of its sentence."""
    features: tuple[str, ...]
    stage_features: tuple[str, ...]
    strip: Strip | None
    """What the encoder would read; None where it was not asked for."""


@dataclass(frozen=True)
class Labelled:
    """One article with its labels and its candidates."""

    key: str
    labels: tuple[dict[str, object], ...]
    examples: tuple[Example, ...]


def fold_of(key: str, salt: str = "", folds: int = 5) -> int:
    """Which fold an article's title falls into; fold 0 of the unsalted split is the fifth kept aside."""
    return int(hashlib.sha256((salt + key).encode()).hexdigest(), 16) % folds


def read_labelled(
    articles: Iterable[dict[str, str]], labels: dict[str, list[dict[str, object]]], lexicon: Lexicon, *, strips: bool
) -> Iterator[Labelled]:
    """The labelled ones among the articles, laid out as candidates."""
    for row in articles:
        if row["id"] not in labels:
            continue
        published = Window.parse(row["published"][:10]) if row.get("published") else None
        article = Article(
            ArticleId(row["id"]), row["text"], row["title"] or "", None, row.get("source"), "en", published
        )
        yield _labelled(article, labels[row["id"]], lexicon, strips=strips)


def rows_of(file: Path) -> Iterator[dict[str, str]]:
    """The objects of a JSON Lines file, packed or not."""
    with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
        yield from map(json.loads, lines)


def _labelled(article: Article, trips: list[dict[str, object]], lexicon: Lexicon, *, strips: bool) -> Labelled:
    key = (article.title or article.text[:200]).strip().lower()
    lines, candidates, published = lay_out_candidates(article, lexicon)
    told: dict[tuple[str, str], list[tuple[int | None, str]]] = defaultdict(list)
    for trip in trips:
        where, at = _place(article, trip)
        n = next((n for n, line in enumerate(lines) if line.where == where and line.start <= at < line.end), None)
        told[str(trip["person"]), str(trip["country"])].append((n, str(trip["stage"])))
    examples = []
    for one in candidates:
        pair = (str(one.person), str(one.country))
        here = [stage for n, stage in told.get(pair, ()) if n == one.line]
        stages = {stage for _, stage in told.get(pair, ())}
        examples.append(
            Example(
                article.id,
                pair,
                True if here else None if pair in told else False,
                here[0] if here else next(iter(stages)) if len(stages) == 1 else None,
                one.line,
                one.features,
                one.stage_features,
                strip_of(lines, one, article, published, lexicon, load_pieces()) if strips else None,
            )
        )
    return Labelled(key, tuple(trips), tuple(examples))


def _place(article: Article, trip: dict[str, object]) -> tuple[str, int]:
    if "at" in trip:
        where, at = trip["at"]  # type: ignore[misc]  # our own labels: [title or text, offset]
        return str(where), int(at)
    quote = str(trip["quote"])
    at = article.text.find(quote)
    return ("text", at) if at >= 0 else ("title", article.title.find(quote))


def load_labelled(*, strips: bool = False) -> tuple[list[Labelled], list[Labelled], list[Labelled]]:
    """The labelled articles: those to learn from and measure on, those of our own to learn from, those kept aside."""
    lexicon = load_lexicon(load_people(SHARED / "gold/people.jsonl"), learned=False)
    gold_labels = {row["id"]: row["trips"] for row in rows_of(SHARED / "gold/en.labels.jsonl")}
    own_labels = {row["id"]: row["trips"] for row in rows_of(LABELS)}
    gold = list(read_labelled(rows_of(SHARED / "gold/en.articles.jsonl"), gold_labels, lexicon, strips=strips))
    corpus = rows_of(SHARED / "corpus/en.news.2012-2020.jsonl.gz")
    written_labels = {row["id"]: row["trips"] for row in rows_of(WRITTEN)}
    own = [
        *read_labelled(corpus, own_labels, lexicon, strips=strips),
        *read_labelled(rows_of(WRITTEN), written_labels, lexicon, strips=strips),
    ]
    aside = [article for article in gold if fold_of(article.key) == 0]
    kept = {article.key for article in aside}
    rest = [article for article in gold if article.key not in kept]
    return rest, [article for article in own if article.key not in kept], aside
