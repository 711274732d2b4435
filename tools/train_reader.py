"""Learns the linear weights of the reader's decision, and says how well they do on articles not learned from.

    python tools/train_reader.py                  cross-validate over articles, then write src/setfoot/data/model/en.json.gz
    python tools/train_reader.py --answers F...   cross-validate with the encoder's answers that train_encoder.py kept

Needs `pip install scikit-learn`, ../shared/gold and ../shared/corpus; how articles are split stands in labelled.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from labelled import Example, Labelled, fold_of, load_labelled
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from setfoot.facts import Stage
from setfoot.read.decide import Decider, Weighed, hear, rules_say, standing
from setfoot.read.encoder import Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OUT = Path("src/setfoot/data/model/en.json.gz")
TRIP_C, STAGE_C = 0.1, 0.2
ROUNDS, SURE = 2, 0.6
ACCEPT, SUPPORT, GATE = 0.6, -0.4, -2.0
SHARE, STAGE_SHARE = 0.5, 0.8
SMALL = 0.01
FOLDS = 5
STAGES = [stage.value for stage in Stage]


def matrix(rows: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> csr_matrix:
    """The rows of features as a sparse matrix of ones."""
    pairs = [(n, vocabulary[f]) for n, row in enumerate(rows) for f in set(row) if f in vocabulary]
    ones = np.ones(len(pairs))
    return csr_matrix((ones, ([n for n, _ in pairs], [m for _, m in pairs])), shape=(len(rows), len(vocabulary)))


def vocabulary_of(rows: Iterable[Sequence[str]]) -> dict[str, int]:
    """Features seen at least twice, numbered in order."""
    counts = Counter(f for row in rows for f in set(row))
    return {f: n for n, f in enumerate(sorted(f for f, count in counts.items() if count > 1))}


def _learn_trips(
    examples: Sequence[Example],
) -> tuple[LogisticRegression, dict[str, int], np.ndarray, np.ndarray]:
    """The model of trips with its features, and each example's target and probability."""
    vocabulary = vocabulary_of(one.features for one in examples)
    x = matrix([one.features for one in examples], vocabulary)
    given = np.array([-1 if one.here is None else int(one.here) for one in examples])
    targets = given
    for _ in range(ROUNDS + 1):
        known = targets >= 0
        model = LogisticRegression(C=TRIP_C, max_iter=400, solver="liblinear").fit(x[known], targets[known])
        sure = model.predict_proba(x)[:, 1]
        targets = _taken_in(examples, given, sure)
    return model, vocabulary, targets, sure


def ranked(articles: Sequence[Labelled]) -> Iterator[tuple[Example, int, float]]:
    """Each example with its target (-1: unknown) and the probability that the linear model gives it."""
    examples = [one for article in articles for one in article.examples]
    _model, _vocabulary, targets, sure = _learn_trips(examples)
    yield from zip(examples, targets.tolist(), sure.tolist(), strict=True)


def tell_apart(rest: Sequence[Labelled], own: Sequence[Labelled], fold: int) -> tuple[list[Labelled], list[Labelled]]:
    """The articles of a fold, and all that share no title with them."""
    test = [article for article in rest if fold_of(article.key, "f", FOLDS) == fold]
    seen = {article.key for article in test}
    return test, [article for article in (*rest, *own) if article.key not in seen]


def learn(articles: Sequence[Labelled]) -> Decider:
    """The weights learned from the articles."""
    examples = [one for article in articles for one in article.examples]
    model, vocabulary, _targets, _sure = _learn_trips(examples)
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
        accept=ACCEPT,
        support=SUPPORT,
        gate=GATE,
        share=SHARE,
        stage_share=STAGE_SHARE,
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


Answers = dict[tuple[object, ...], tuple[float, ...]]
"""The encoder's answers for the strips of a fold; without one for a strip the linear models decide alone, and it is counted."""


def measure(articles: Sequence[Labelled], decider: Decider, answers: Answers | None = None) -> Counter[str]:
    """Counts of right, wrong and missed pairs and trips, as the scorer counts them."""
    counts: Counter[str] = Counter()
    for article in articles:
        said = _said(article.examples, decider, answers, counts)
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


def _said(
    examples: Sequence[Example], decider: Decider, answers: Answers | None, counts: Counter[str]
) -> set[tuple[str, str, str]]:
    best: dict[tuple[int, tuple[str, str]], tuple[bool, float, int]] = {}
    for n, one in enumerate(examples):
        order = ("claim=here" in one.features, decider.weigh(one.features), n)
        key = (one.line, one.pair)
        if key not in best or order[:2] > best[key][:2]:
            best[key] = order
    heaviest = [n for *_, n in best.values()]
    weighed = [
        Weighed(one.pair, one.line, weight, decider.lean(one.stage_features), rules_say(one.features))  # type: ignore[arg-type]  # plain strings here
        for one, weight in ((examples[n], weight) for _, weight, n in best.values())
    ]

    def judge(n: int) -> Verdict:
        answer = answers.get(tuple(examples[heaviest[n]].strip or ())) if answers else None
        counts["unanswered"] += answers is not None and answer is None
        return verdict_of(answer) if answer else Verdict(weighed[n].weight, weighed[n].leaning)

    hear(weighed, judge, decider)
    sums: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.zeros(len(STAGES)))
    for n in standing(weighed, frozenset(), decider):
        if weighed[n].verdict is None:
            continue
        sums[weighed[n].pair] += (1 / (1 + np.exp(-weighed[n].weight))) ** 2 * np.array(weighed[n].leaning)
    return {(*pair, STAGES[int(np.argmax(total))]) for pair, total in sums.items()}


def tell(name: str, counts: Counter[str]) -> None:
    """Print precision, recall and F1 of pairs and trips."""
    for what in ("pair", "trip"):
        right, wrong, missed = (counts[f"{what} {kind}"] for kind in ("right", "wrong", "missed"))
        p, r = right / max(1, right + wrong), right / max(1, right + missed)
        print(f"{name} {what}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}")
    print(f"{name} false report in {counts['empty wrong']} of {counts['empty']} articles without a trip")


def main() -> None:
    """Cross-validate, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=Path, nargs="*", default=())
    asked = parser.parse_args()
    rest, own, _aside = load_labelled(strips=bool(asked.answers))
    answers: dict[int, Answers] = {}
    for file in asked.answers:
        answers |= pickle.loads(file.read_bytes())  # noqa: S301 - written by train_encoder.py
    alone: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for fold in range(FOLDS):
        test, others = tell_apart(rest, own, fold)
        decider = learn(others)
        alone += measure(test, decider)
        if fold in answers:
            together += measure(test, decider, answers[fold])
    tell(f"linear models alone, cross-validated over {len(rest)} articles", alone)
    if together:
        tell(f"with the encoder, folds {sorted(answers)}", together)
        if together["unanswered"]:
            print(
                f"  {together['unanswered']} sentences have no answer in the files: the encoder reads them otherwise now;"
            )
            print("  run train_encoder.py --folds again, these figures are partly those of the linear models")
    decider = learn([*rest, *own])
    text = json.dumps({field: getattr(decider, field) for field in Decider.__slots__}, sort_keys=True)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{OUT}: {len(decider.trip)} + {len(decider.stage)} features, {OUT.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
