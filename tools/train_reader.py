"""Learns the weights of the reader's decision from labelled articles, and says how well they do on articles set aside.

    python tools/train_reader.py            cross-validate over articles, then write src/setfoot/data/model/en.json.gz
    python tools/train_reader.py --aside    also measure the fifth of the labelled articles that training never sees

Needs `pip install scikit-learn`, ../shared/gold and ../shared/corpus. Articles are split by a hash of their title, so
an article and its copies are on one side. A mention is a positive example when a label's quote stands in its sentence;
other mentions of a labelled pair are left out at first and taken in when the model of the round before is sure of them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from setfoot.facts import Article, ArticleId, Stage, Window
from setfoot.read.article import lay_out_candidates
from setfoot.read.decide import Decider, barred
from setfoot.read.lexicon import Lexicon, load_lexicon
from setfoot.tables.people import load_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHARED = Path("../shared")
OUT = Path("src/setfoot/data/model/en.json.gz")
TRIP_C, STAGE_C = 0.1, 0.2
ROUNDS, SURE = 2, 0.6
ACCEPT, SUPPORT = 0.55, 0.35
SMALL = 0.01
STAGES = [stage.value for stage in Stage]


@dataclass(frozen=True)
class Example:
    """One candidate with what the labels say of its pair."""

    article: str
    pair: tuple[str, str]
    here: bool | None
    """True: a label's quote stands in its sentence; None: of a labelled pair, elsewhere; False: of no label."""
    stage: str | None
    features: tuple[str, ...]
    stage_features: tuple[str, ...]


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
    articles: Iterable[dict[str, str]], labels: dict[str, list[dict[str, object]]], lexicon: Lexicon
) -> Iterator[Labelled]:
    """The labelled ones among the articles, laid out as candidates."""
    for row in articles:
        if row["id"] not in labels:
            continue
        published = Window.parse(row["published"][:10]) if row.get("published") else None
        article = Article(ArticleId(row["id"]), row["text"], row["title"] or "", None, row["source"], "en", published)
        yield _labelled(article, labels[row["id"]], lexicon)


def rows_of(file: Path) -> Iterator[dict[str, str]]:
    """The objects of a JSON Lines file, packed or not."""
    with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
        yield from map(json.loads, lines)


def _labelled(article: Article, trips: list[dict[str, object]], lexicon: Lexicon) -> Labelled:
    key = (article.title or article.text[:200]).strip().lower()
    lines, candidates = lay_out_candidates(article, lexicon)
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
                one.features,
                one.stage_features,
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


def matrix(rows: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> csr_matrix:
    """The rows of features as a sparse matrix of ones."""
    pairs = [(n, vocabulary[f]) for n, row in enumerate(rows) for f in set(row) if f in vocabulary]
    ones = np.ones(len(pairs))
    return csr_matrix((ones, ([n for n, _ in pairs], [m for _, m in pairs])), shape=(len(rows), len(vocabulary)))


def vocabulary_of(rows: Iterable[Sequence[str]]) -> dict[str, int]:
    """Features seen at least twice, numbered in order."""
    counts = Counter(f for row in rows for f in set(row))
    return {f: n for n, f in enumerate(sorted(f for f, count in counts.items() if count > 1))}


def learn(articles: Sequence[Labelled]) -> Decider:
    """The weights learned from the articles."""
    examples = [one for article in articles for one in article.examples]
    vocabulary = vocabulary_of(one.features for one in examples)
    x = matrix([one.features for one in examples], vocabulary)
    given = np.array([-1 if one.here is None else int(one.here) for one in examples])
    targets = given
    for _ in range(ROUNDS + 1):
        known = targets >= 0
        model = LogisticRegression(C=TRIP_C, max_iter=400, solver="liblinear").fit(x[known], targets[known])
        targets = _taken_in(examples, given, model.predict_proba(x)[:, 1])
    staged = [one for one in examples if one.stage]
    stage_vocabulary = vocabulary_of(one.stage_features for one in staged)
    stages = LogisticRegression(C=STAGE_C, max_iter=600)
    stages.fit(matrix([one.stage_features for one in staged], stage_vocabulary), [one.stage for one in staged])
    order = [list(stages.classes_).index(stage) for stage in STAGES]
    return Decider(
        trip={f: round(float(model.coef_[0][n]), 4) for f, n in vocabulary.items() if abs(model.coef_[0][n]) > SMALL},
        trip_bias=round(float(model.intercept_[0]), 4),
        stage={
            f: [round(float(stages.coef_[k][n]), 3) for k in order]
            for f, n in stage_vocabulary.items()
            if np.abs(stages.coef_[:, n]).max() > SMALL * 3
        },
        stage_bias=[round(float(stages.intercept_[k]), 4) for k in order],
        accept=round(float(np.log(ACCEPT / (1 - ACCEPT))), 4),
        support=round(float(np.log(SUPPORT / (1 - SUPPORT))), 4),
    )


def _taken_in(examples: Sequence[Example], given: np.ndarray, sure: np.ndarray) -> np.ndarray:
    """The targets with further mentions of labelled pairs taken in where the model is sure of them."""
    targets = given.copy()
    pairs: dict[tuple[str, tuple[str, str]], list[int]] = defaultdict(list)
    for n, one in enumerate(examples):
        if one.here is not False:
            pairs[one.article, one.pair].append(n)
    for members in pairs.values():
        alone = not any(given[n] == 1 for n in members)
        best = max(members, key=lambda n: sure[n])
        for n in members:
            if given[n] == -1 and (sure[n] > SURE or (alone and n == best)):
                targets[n] = 1
    return targets


def measure(articles: Sequence[Labelled], decider: Decider) -> Counter[str]:
    """Counts of right, wrong and missed pairs and trips, as the scorer counts them."""
    counts: Counter[str] = Counter()
    for article in articles:
        said = _said(article.examples, decider)
        for name, width in (("pair", 2), ("trip", 3)):
            keys = [(str(t["person"]), str(t["country"]), str(t["stage"]))[:width] for t in article.labels]
            need = {key for key, trip in zip(keys, article.labels, strict=True) if not trip["inferred"]}
            told = {key[:width] for key in said}
            counts[f"{name} right"] += len(told & need)
            counts[f"{name} wrong"] += len(told - set(keys))
            counts[f"{name} missed"] += len(need - told)
        counts["empty"] += not article.labels
        counts["empty wrong"] += bool(said) and not article.labels
    return counts


def _said(examples: Iterable[Example], decider: Decider) -> set[tuple[str, str, str]]:
    weights: dict[tuple[str, str], list[tuple[float, tuple[float, ...]]]] = defaultdict(list)
    examples = tuple(examples)
    ruled = {one.pair for one in examples if "claim=no" not in one.features}
    for one in examples:
        if "claim=no" not in one.features or not barred(one.features):
            weights[one.pair].append((decider.weigh(one.features), decider.lean(one.stage_features)))
    said = set()
    for pair, found in weights.items():
        if max(weight for weight, _ in found) >= decider.accept or pair in ruled:
            sums = [0.0] * len(STAGES)
            for weight, leaning in found:
                share = (1 / (1 + np.exp(-weight))) ** 2 if weight >= decider.support else 0.0
                sums = [total + share * value for total, value in zip(sums, leaning, strict=True)]
            said.add((*pair, STAGES[int(np.argmax(sums))]))
    return said


def tell(name: str, counts: Counter[str]) -> None:
    """Print precision, recall and F1 of pairs and trips."""
    for what in ("pair", "trip"):
        right, wrong, missed = (counts[f"{what} {kind}"] for kind in ("right", "wrong", "missed"))
        p, r = right / max(1, right + wrong), right / max(1, right + missed)
        print(f"{name} {what}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}")
    print(f"{name} false report in {counts['empty wrong']} of {counts['empty']} articles without a trip")


def main() -> None:
    """Cross-validate, write the weights, and measure the fifth kept aside when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    asked = parser.parse_args()
    lexicon = load_lexicon(load_people(SHARED / "gold/people.jsonl"), learned=False)
    gold_labels = {row["id"]: row["trips"] for row in rows_of(SHARED / "gold/en.labels.jsonl")}
    own_labels = {row["id"]: row["trips"] for row in rows_of(Path("tools/labels/en.corpus.jsonl"))}
    gold = list(read_labelled(rows_of(SHARED / "gold/en.articles.jsonl"), gold_labels, lexicon))
    own = list(read_labelled(rows_of(SHARED / "corpus/en.news.2012-2020.jsonl.gz"), own_labels, lexicon))
    aside = [article for article in gold if fold_of(article.key) == 0]
    rest = [article for article in gold if fold_of(article.key) != 0]
    kept = {article.key for article in aside}
    own = [article for article in own if article.key not in kept]
    total: Counter[str] = Counter()
    for fold in range(asked.folds):
        test = [article for article in rest if fold_of(article.key, "f") == fold]
        seen = {article.key for article in test}
        train = [article for article in (*rest, *own) if article.key not in seen]
        total += measure(test, learn(train))
    tell(f"cross-validated over {len(rest)} articles", total)
    decider = learn([*rest, *own])
    text = json.dumps({field: getattr(decider, field) for field in Decider.__slots__}, sort_keys=True)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{OUT}: {len(decider.trip)} + {len(decider.stage)} features, {OUT.stat().st_size // 1024} KiB")
    if asked.aside:
        tell(f"aside, {len(aside)} articles", measure(aside, decider))


if __name__ == "__main__":
    main()
