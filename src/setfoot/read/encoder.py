"""A small encoder reads a candidate's sentence and says whether it is a trip, and how far it has come.

A transformer of four layers (MiniLM, fine-tuned by tools/train_encoder.py, eight-bit weights) reads the sentence with
stand-ins for its names (`stand_ins`), the sentence before and the title. What it makes of
the first token, the person and the place goes through one small layer to five numbers: the log-odds of a trip, and a
weight for each stage. The linear models (`decide`) say which candidates are worth reading and share the verdict. Its
answers are rounded, so that the last bits in which processors differ decide nothing.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from setfoot.facts import BadTable
from setfoot.read.stand_ins import PERSON_MARK, PLACE_MARK, stand_ins
from setfoot.tables.rows import data_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onnxruntime import InferenceSession

    from setfoot.facts import Article, Window
    from setfoot.read.candidates import Candidate
    from setfoot.read.lexicon import Lexicon
    from setfoot.read.tokens import Line

SENTENCE: Final = 48
"""Pieces of the sentence that are read: a longer one is cut around the two mentions."""
BEFORE: Final = 14
TITLE: Final = 12
AROUND: Final = 10
DIGITS: Final = 2
"""Decimals of the log-odds that count."""
LONGEST: Final = 60
"""Letters of a word beyond which it is no word."""


class Verdict(NamedTuple):
    """What the encoder makes of one candidate."""

    trip: float
    """Log-odds that it is a trip."""
    leaning: tuple[float, ...]
    """Log-probabilities of the stages, in the order of `Stage`."""


class Strip(NamedTuple):
    """One candidate as the encoder takes it: numbers of word pieces, and where the two mentions stand."""

    pieces: tuple[int, ...]
    person: int
    place: int


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The vocabulary of word pieces: a word is cut into the longest pieces known, from the left (WordPiece)."""

    numbers: dict[str, int]
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Words already cut."""

    def cut(self, words: Iterable[str]) -> list[int]:
        """The numbers of the pieces of the words."""
        found: list[int] = []
        for word in words:
            numbers = self.known.get(word)
            if numbers is None:
                numbers = self.known[word] = tuple(n for part in _parts(word) for n in self._cut(part))
            found.extend(numbers)
        return found

    def _cut(self, word: str) -> list[int]:
        found, start = [], 0
        while start < len(word):
            for end in range(min(len(word), start + LONGEST), start, -1):
                number = self.numbers.get(f"##{word[start:end]}" if start else word[start:end])
                if number is not None:
                    break
            else:
                return [self.numbers["[UNK]"]]
            found.append(number)
            start = end
        return found


def _parts(word: str) -> list[str]:
    """The word without accents, its marks apart, as the vocabulary was made."""
    plain = [c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn"]
    return "".join(f" {c} " if unicodedata.category(c)[0] in "PS" else c for c in plain).split()


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The network with its vocabulary."""

    session: InferenceSession
    pieces: Pieces

    def judge(self, strip: Strip) -> Verdict:
        """What the network makes of a strip; one at a time, since eight-bit scales are set by all that is read at once."""
        import numpy as np  # noqa: PLC0415 - half a hundred milliseconds that most articles do not need

        asked = {
            "pieces": np.array([strip.pieces], dtype=np.int64),
            "mask": np.ones((1, len(strip.pieces)), dtype=np.int64),
            "person": np.array([strip.person], dtype=np.int64),
            "place": np.array([strip.place], dtype=np.int64),
        }
        (rows,) = self.session.run(None, asked)
        return verdict_of([float(value) for value in rows[0]])


def verdict_of(row: Sequence[float]) -> Verdict:
    """The network's five numbers as a verdict: the log-odds of a trip, and the stages as log-probabilities."""
    trip, *stages = row
    top = max(stages)
    total = top + math.log(math.fsum(math.exp(stage - top) for stage in stages))
    return Verdict(round(trip, DIGITS), tuple(round(stage - total, DIGITS) for stage in stages))


@cache
def load_pieces(language: str = "en") -> Pieces:
    """The shipped vocabulary; BadTable when it is missing."""
    file = data_file("model", f"{language}.pieces.txt")
    try:
        words = file.read_text("utf-8").split("\n")
    except OSError as error:
        raise _broken(file.name, error) from error
    return Pieces({word: n for n, word in enumerate(words)})


@cache
def load_encoder(language: str = "en") -> Encoder:
    """The shipped network; BadTable when it is missing or broken, so that nothing falls back in silence."""
    import onnxruntime  # noqa: PLC0415 - loaded with the first candidate that needs it

    file = data_file("model", f"{language}.encoder.onnx")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # as many processes as cores: `run` shares them out
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # every fault of the runtime has its own class
        raise _broken(file.name, error) from error
    return Encoder(session, load_pieces(language))


def _broken(name: str, error: Exception) -> BadTable:
    return BadTable(name, "all", f"the reader's network cannot be read ({error}); install setfoot again")


def strip_of(
    lines: Sequence[Line], one: Candidate, article: Article, published: Window | None, lexicon: Lexicon, pieces: Pieces
) -> Strip:
    """The candidate as numbers: its sentence, the one before it, and the title."""
    asked = (one.person, one.country)
    line = lines[one.line]

    def words(n: int, marked: Candidate | None = None) -> list[int]:
        other = lines[n]
        text = article.part(other.where)
        if other.tokens:
            return pieces.cut(stand_ins(other, text, asked, published, lexicon, marked))
        return pieces.cut(text[other.start : other.end].lower().split()[: BEFORE * 2])

    before = one.line - 1
    beside = before >= 0 and _of_one_paragraph(lines[before], line, article)
    start, end = pieces.numbers["[CLS]"], pieces.numbers["[SEP]"]
    sentence = _around(words(one.line, one), pieces)
    earlier = words(before)[-BEFORE:] if beside else []
    title = words(0)[:TITLE] if lines[0].where == "title" and line.where != "title" else []
    numbers = (start, *sentence, end, *earlier, end, *title, end)
    return Strip(numbers, *(_at(numbers, pieces.numbers[mark]) for mark in (PERSON_MARK, PLACE_MARK)))


def _of_one_paragraph(before: Line, line: Line, article: Article) -> bool:
    """Whether nothing ends a paragraph between the two: what stands in another may have nothing to do with this one."""
    return before.where == line.where and "\n" not in article.part(line.where)[before.end : line.start]


def _at(numbers: Sequence[int], mark: int) -> int:
    """Where the marked mention stands; the start of the strip when nothing is marked."""
    return numbers.index(mark) + 1 if mark in numbers else 0


def _around(numbers: list[int], pieces: Pieces) -> list[int]:
    """The sentence, cut around its marks when it is long."""
    if len(numbers) <= SENTENCE:
        return numbers
    marks = {pieces.numbers[PERSON_MARK], pieces.numbers[PLACE_MARK]}
    places = [n for n, number in enumerate(numbers) if number in marks]
    first, last = min(places), max(places)
    if last - first + 2 * AROUND <= SENTENCE:
        start = max(0, min(first - AROUND, len(numbers) - SENTENCE))
        return numbers[start : start + SENTENCE]
    half = SENTENCE // 2 - AROUND // 2
    return numbers[max(0, first - AROUND // 2) : first + half] + numbers[last - half : last + AROUND // 2]
