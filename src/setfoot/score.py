"""How well reports agree with labels made by careful readers: precision, recall and F1, sorted as they can be used.

Counting is per article over sets of (person, country) or (person, country, stage). A label marked `inferred` may be
found and need not be; an explicit one must be. A report that matches no label is wrong. A day counts among explicit
labels found with their stage and labelled to the day: right when the report's window holds it and is at most three days
wider than a day. These are the rules of the project's labelled articles, whose guidelines define a reported trip.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from setfoot.facts import ArticleId, BadSource, Report, Stage

if TYPE_CHECKING:
    from pathlib import Path

DAY_WIDTH: Final = 3
_DAY_LENGTH: Final = len("2024-09-02")


@dataclass(frozen=True, slots=True)
class Label:
    """One trip that a careful reader found in an article."""

    person: str
    country: str
    stage: Stage
    start: str | None
    inferred: bool
    main: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, and the figures made of them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was said that is right; 0 when nothing was said."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what had to be said that was."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two (van Rijsbergen 1979)."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Everything measured over one set of labelled articles."""

    articles: int
    pairs: Tally
    """Person and country."""
    trips: Tally
    """Person, country and stage."""
    by_stage: Mapping[str, Tally]
    by_place: Mapping[str, Tally]
    """Main and background mentions; recall only, since a report does not say which it is of."""
    by_kind: Mapping[str, Tally]
    """By kind of source: the id's first part."""
    days_right: int
    days_of: int
    empty: int
    """Articles without any labelled trip."""
    empty_wrong: int
    """Those of them in which a trip was reported all the same."""

    @property
    def days(self) -> float:
        """The share of days that are right."""
        return self.days_right / self.days_of if self.days_of else 0.0


def load_labels(file: Path) -> dict[ArticleId, tuple[Label, ...]]:
    """The labels by article; BadSource names the line that is wrong."""
    labels: dict[ArticleId, tuple[Label, ...]] = {}
    if not file.is_file():
        raise BadSource(f"there is no file of labels {file}; check the name")
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSource(f"{file}: cannot be read as UTF-8 text ({error})") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = json.loads(line)
                labels[ArticleId(row["id"])] = tuple(_label(trip) for trip in row["trips"])
            except (ValueError, KeyError, TypeError) as error:
                raise BadSource(
                    f'{file}, line {number}: not a label ({error}); write {{"id", "trips": [...]}}'
                ) from error
    return labels


def _label(trip: Mapping[str, object]) -> Label:
    return Label(
        str(trip["person"]),
        str(trip["country"]),
        Stage(str(trip["stage"])),
        str(trip["start"]) if trip.get("start") else None,
        bool(trip.get("inferred")),
        bool(trip.get("main")),
    )


def score_reports(labels: Mapping[ArticleId, Sequence[Label]], reports: Mapping[ArticleId, Sequence[Report]]) -> Score:
    """The figures for reports by article, over all labelled articles; one not among the reports was read as empty."""
    rows = [(name, trips, reports.get(name, ())) for name, trips in sorted(labels.items())]
    kinds = sorted({_kind(name) for name in labels})
    empty = [said for _, trips, said in rows if not trips]
    days = [_days(trips, said) for _, trips, said in rows]
    return Score(
        articles=len(rows),
        pairs=_total(rows, _pair),
        trips=_total(rows, _trip),
        by_stage={stage: _total(rows, _trip, lambda t, stage=stage: t.stage is stage) for stage in Stage},  # type: ignore[misc]  # default binds
        by_place={
            "main": _recall_only(rows, main=True),
            "background": _recall_only(rows, main=False),
        },
        by_kind={kind: _total([row for row in rows if _kind(row[0]) == kind], _trip) for kind in kinds},
        days_right=sum(right for right, _ in days),
        days_of=sum(of for _, of in days),
        empty=len(empty),
        empty_wrong=sum(bool(said) for said in empty),
    )


Row = tuple[ArticleId, Sequence[Label], Sequence[Report]]
Key = Callable[[Label | Report], tuple[str, ...]]


def _kind(name: str) -> str:
    return name.partition("-")[0]


def _pair(trip: Label | Report) -> tuple[str, ...]:
    return (trip.person, trip.country)


def _trip(trip: Label | Report) -> tuple[str, ...]:
    return (trip.person, trip.country, trip.stage)


def _total(rows: Iterable[Row], key: Key, keep: Callable[[Label | Report], bool] = lambda _: True) -> Tally:
    total = Tally()
    for _, labels, reports in rows:
        need = {key(label) for label in labels if not label.inferred and keep(label)}
        allowed = {key(label) for label in labels if keep(label)}
        said = {key(report) for report in reports if keep(report)}
        total += Tally(len(said & need), len(said - allowed), len(need - said))
    return total


def _recall_only(rows: Iterable[Row], *, main: bool) -> Tally:
    total = Tally()
    for _, labels, reports in rows:
        need = {_trip(label) for label in labels if not label.inferred and label.main is main}
        said = {_trip(report) for report in reports}
        total += Tally(len(said & need), 0, len(need - said))
    return total


def _days(labels: Sequence[Label], reports: Sequence[Report]) -> tuple[int, int]:
    """How many days are right, of how many that could be."""
    right = of = 0
    for label in labels:
        if label.inferred or not label.start or len(label.start) != _DAY_LENGTH:
            continue
        windows = [report.when for report in reports if _trip(report) == _trip(label)]
        if windows:
            of += 1
            day = date.fromisoformat(label.start)
            right += any(w is not None and day in w and w.width - 1 <= DAY_WIDTH for w in windows)
    return right, of


def score_lines(score: Score) -> Iterable[str]:
    """The figures as text, a line each."""
    yield f"articles {score.articles}"
    yield _line("person + country", score.pairs)
    yield _line("person + country + stage", score.trips)
    for name, tally in (*score.by_stage.items(), *score.by_kind.items()):
        yield _line(f"  {name}", tally)
    for name, tally in score.by_place.items():
        yield f"  {name + ' mentions':<24} recall {tally.recall:.3f}   found {tally.right} missed {tally.missed}"
    yield f"{'day within its window':<26} {score.days:.3f}   {score.days_right} of {score.days_of}"
    share = score.empty_wrong / score.empty if score.empty else 0.0
    yield f"{'false report, no trip told':<26} {share:.3f}   {score.empty_wrong} of {score.empty} articles"


def _line(name: str, tally: Tally) -> str:
    figures = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
    return f"{name:<26} {figures}   right {tally.right} wrong {tally.wrong} missed {tally.missed}"
