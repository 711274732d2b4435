"""Where a point of the earth lies on the drawn map, and how a line over the earth is drawn there.

The map is Equal Earth (Savric, Patterson and Jenny 2018), cut open in the Bering Strait, `WIDTH` units wide, y downwards,
with the north-west corner near 0, 0. The shapes of data/world/world.json were made by these functions
(tools/make_world.py), in tenths of a unit, so whatever is projected here fits them. A line that crosses the cut is drawn
in two pieces, each up to the edge.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

Point = tuple[float, float]

WIDTH: Final = 1000.0
CUT: Final = -169.0
"""The meridian at which the map is cut open; east of Chukotka, west of Alaska."""
HALF: Final = 180.0
"""Degrees; of two ways between two meridians the shorter one is no longer."""
TOP: Final = 83.7
"""The latitude of the map's upper edge; what lies north of it has a y below 0."""
_EDGE: Final = 1e-9
"""Degrees by which a piece of a line ends before the cut, so that it ends on its own side."""


def project(point: Point) -> Point:
    """Longitude and latitude in Equal Earth, centred so that the cut lies in the Bering Strait."""
    longitude, latitude = point
    turned = longitude - (CUT + 180)
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    down = 3 * (9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1)
    x = 2 * math.sqrt(3) * math.radians(turned) * math.cos(theta) / down
    y = a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta
    return x, y


def on_paper(point: Point) -> Point:
    """Map units of a longitude, which must lie within 360 degrees east of the cut, and a latitude.

    >>> [round(number) for number in on_paper((11.0, 0.0))]
    [500, 241]
    """
    widest = project((CUT + 360, 0))[0]
    x, y = project(point)
    return (x + widest) / (2 * widest) * WIDTH, (project((0, TOP))[1] - y) / (2 * widest) * WIDTH


def east_of_the_cut(longitude: float) -> float:
    """The same meridian named by degrees within the map.

    >>> east_of_the_cut(-170.0), east_of_the_cut(37.5)
    (190.0, 37.5)
    """
    return (longitude - CUT) % 360 + CUT


def draw_line(points: Iterable[Point]) -> tuple[tuple[Point, ...], ...]:
    """The pieces in which a line through longitudes and latitudes is drawn, in map units."""
    pieces: list[list[Point]] = []
    before: Point | None = None
    for longitude, latitude in points:
        here = (east_of_the_cut(longitude), latitude)
        if before is None:
            pieces.append([])
        elif abs(here[0] - before[0]) > HALF:  # the shorter way round leads over the cut
            out, back = _over_the_cut(before, here)
            pieces[-1].append(on_paper(out))
            pieces.append([on_paper(back)])
        pieces[-1].append(on_paper(here))
        before = here
    return tuple(map(tuple, pieces))


def _over_the_cut(before: Point, here: Point) -> tuple[Point, Point]:
    """Where a step leaves the map and where it comes back."""
    west = before[0] < here[0]
    edge = CUT + _EDGE if west else CUT + 360 - _EDGE
    reached = here[0] - 360 if west else here[0] + 360
    share = (edge - before[0]) / (reached - before[0]) if reached != before[0] else 0.0
    latitude = before[1] + share * (here[1] - before[1])
    return (edge, latitude), (CUT + 360 - _EDGE if west else CUT + _EDGE, latitude)
