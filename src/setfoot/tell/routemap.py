"""The map of a route: the world map of the day of departure with the legs drawn over it, in a page or as a sheet of its own.

The legs are projected as the shapes were (`paper`), so they lie where the shapes lie; one that crosses the cut of the map
goes out at one edge and comes in at the other. The world shows what a landing would mean, not what flying over means. The
sheet is one SVG file of the size of A4 across, which needs nothing else: title, map, legend, the states of each leg, and
what it is not.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from setfoot.tell.flown import days_of, leg_in_words, who_goes_where
from setfoot.tell.page import fill
from setfoot.tell.paper import WIDTH, draw_line, east_of_the_cut, on_paper
from setfoot.tell.world import draw_answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from setfoot.facts import Route, Stop
    from setfoot.tell.names import Look, Names
    from setfoot.tell.world import Atlas

TENTHS: Final = 10
"""The shapes are in tenths of a map unit."""
MARGIN: Final = 160
"""Above a line that rises over the map's upper edge, near the pole."""
LETTER: Final = 118
"""A letter of a label is about so wide, and 230 high, in tenths of a unit."""
HIGH: Final = 230
BESIDE: Final = 400
"""How far the sheet goes on beside the map; no label may run out of it."""
COLUMNS: Final = 155
"""Letters in a line of the sheet's text."""
LINES: Final = 8
"""Lines of text that fit below the legend."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with its label, and where the label goes."""

    x: int
    y: int
    label: str
    text_x: int
    text_y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn over the map."""

    atlas: Atlas | None
    top: int
    """The upper edge; below 0 when a leg passes the pole."""
    paths: tuple[str, ...]
    """Path data, one for each leg."""
    marks: tuple[Mark, ...]
    told: str
    """The legs in words, for whoever does not see them."""


def draw_route(route: Route, names: Names) -> Plan:
    """The legs and stops on paper."""
    pieces = [[_tenths(piece) for piece in draw_line(leg.line)] for leg in route.legs]
    highest = min((y for leg in pieces for piece in leg for _, y in piece), default=0)
    return Plan(
        atlas=draw_answers(route.around, names),
        top=min(0, highest - MARGIN),
        paths=tuple("".join(_path(piece) for piece in leg) for leg in pieces),
        marks=tuple(_marks(route.stops, [point for leg in pieces for piece in leg for point in piece])),
        told="Legs: " + "; ".join(leg_in_words(leg, names) for leg in route.legs),
    )


def route_sheet(route: Route, names: Names, look: Look) -> Iterator[str]:
    """The map as one SVG file to print."""
    del look
    lines = [line for leg in route.legs for line in textwrap.wrap(leg_in_words(leg, names), COLUMNS)]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], "... and more: see the other forms of this answer."]
    title, days, plan = who_goes_where(route, names), days_of(route), draw_route(route, names)
    yield fill("route.svg", names, title=title, days=days, route=route, plan=plan, lines=lines)


def _tenths(piece: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    return [(round(x * TENTHS), round(y * TENTHS)) for x, y in piece]


def _path(piece: Sequence[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in piece)


def _marks(stops: Sequence[Stop], drawn: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """Each place once, with the numbers of its stops; the first side of it that no line or label takes has the label."""
    numbers: dict[tuple[str, float, float], list[str]] = {}
    for number, stop in enumerate(stops, 1):
        numbers.setdefault((stop.name, stop.longitude, stop.latitude), []).append(str(number))
    places = [(*on_paper((east_of_the_cut(x), y)), name, found) for (name, x, y), found in numbers.items()]
    taken = [(x * TENTHS - 80, y * TENTHS - 80, x * TENTHS + 80, y * TENTHS + 80) for x, y, *_ in places]
    taken += [(x, y, x, y) for x, y in drawn]
    for east, south, name, found in places:
        x, y, label = round(east * TENTHS), round(south * TENTHS), f"{', '.join(found)} {name}"
        wide = LETTER * len(label)
        sides = [
            (x + 150, y + 80, "start", (x + 150, y - 130, x + 150 + wide, y + 130)),
            (x - 150, y + 80, "end", (x - 150 - wide, y - 130, x - 150, y + 130)),
            (x, y + 350, "middle", (x - wide // 2, y + 130, x + wide // 2, y + 400)),
            (x, y - 170, "middle", (x - wide // 2, y - 400, x + wide // 2, y - 130)),
        ]
        within = [side for side in sides if _inside(side[3])] or sides
        text_x, text_y, anchor, box = next((side for side in within if _free(side[3], taken)), within[0])
        taken.append(box)
        yield Mark(x, y, label, text_x, text_y, anchor)


def _free(box: tuple[float, float, float, float], taken: Sequence[tuple[float, float, float, float]]) -> bool:
    west, north, east, south = box
    return not any(west < e and w < east and north < s and n < south for w, n, e, s in taken)


def _inside(box: tuple[float, float, float, float]) -> bool:
    west, _, east, _ = box
    return west >= -BESIDE and east <= TENTHS * WIDTH + BESIDE
