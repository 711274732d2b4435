"""The world map of one person on one day: which states were bound to arrest, drawn and in words.

Shapes come from data/world/world.json (see its README for what is drawn where and why). A page carries the shapes
once; each map only says which shape falls under which answer, so that fifty maps cost little more than one. Answers
differ in pattern as well as in colour, and `Atlas.answers` is the same in words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from setfoot.facts import Country, Duty
from setfoot.tables.law import load_law
from setfoot.tables.rows import data_file
from setfoot.tell import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from setfoot.facts import Ruling
    from setfoot.tell.names import Names

ANSWERS: Final[Mapping[str, str]] = {
    "bound": "Bound to arrest",
    "contested": "Bound, which some contest",
    "special": "Bound by acceptance or by the Security Council",
    "unknown": "Unknown",
    "not": "Not bound",
}
"""The answers a map tells apart, by the name of their pattern, in the order of the legend."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The drawn world: SVG path data and a point for each country, in units of a map `width` units wide."""

    width: int
    height: int
    paths: Mapping[str, str]
    points: Mapping[str, tuple[int, int]]
    dots: frozenset[str]
    """Countries so small that they are shown as a dot."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The states that share one answer."""

    pattern: str
    label: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    """In alphabetical order."""
    apart: tuple[str, ...] = ()
    """Territories with a shape or dot of their own, which are drawn with their state and not counted."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """One map: its answers, the shapes nobody was asked about, and the country to point at."""

    title: str
    answers: tuple[Answer, ...]
    unasked: tuple[str, ...]
    here: tuple[int, int] | None
    here_name: str

    @property
    def summary(self) -> str:
        """The map in one sentence, for whoever does not see it."""
        counts = "; ".join(f"{answer.label.lower()}: {len(answer.codes)}" for answer in self.answers)
        return f"{self.title}. States by answer: {counts}."


@cache
def load_shapes() -> Shapes:
    """The shipped map."""
    table = json.loads(data_file("world", "world.json").read_text("utf-8"))
    points = {code: (int(x), int(y)) for code, (x, y) in table["points"].items()}
    return Shapes(int(table["width"]), int(table["height"]), table["paths"], points, frozenset(table["dots"]))


def draw_answers(rulings: Sequence[Ruling], names: Names, here: Country | None = None) -> Atlas | None:
    """The map of rulings on one person and day; None when there are none."""
    if not rulings:
        return None
    shapes = load_shapes()
    by_pattern: dict[str, list[Ruling]] = {pattern: [] for pattern in ANSWERS}
    for ruling in sorted(rulings, key=lambda ruling: names.country(ruling.country)):
        by_pattern[pattern_of(ruling)].append(ruling)
    asked = _countries(rulings)
    drawn = (row for row in load_law().territories if row.code in shapes.points and row.code not in asked)
    apart = {row.code: row.state for row in drawn if row.covered == "yes" and row.holds_on(rulings[0].on.first)}
    return Atlas(
        title=f"Where {names.person(rulings[0].person)} could be arrested on {words.span(rulings[0].on)}",
        answers=tuple(
            _answer(pattern, found, names, [code for code, state in apart.items() if state in _countries(found)])
            for pattern, found in by_pattern.items()
            if found
        ),
        unasked=tuple(code for code in shapes.paths if code not in asked and apart.get(Country(code)) not in asked),
        here=shapes.points.get(here) if here else None,
        here_name=names.country(here) if here else "",
    )


def pattern_of(ruling: Ruling) -> str:
    """The name of the pattern in which a ruling is drawn."""
    match ruling.duty:
        case Duty.BOUND:
            return "contested" if ruling.contested else "bound"
        case Duty.BOUND_BY_ACCEPTANCE | Duty.BOUND_BY_COUNCIL:
            return "special"
        case Duty.NOT_BOUND:
            return "not"
        case Duty.UNKNOWN:
            return "unknown"


def _answer(pattern: str, rulings: Sequence[Ruling], names: Names, apart: Sequence[Country]) -> Answer:
    codes = tuple(str(ruling.country) for ruling in rulings)
    told = tuple(names.country(ruling.country) for ruling in rulings)
    return Answer(pattern, ANSWERS[pattern], codes, told, tuple(map(str, apart)))


def _countries(rulings: Sequence[Ruling]) -> set[Country]:
    return {ruling.country for ruling in rulings}
