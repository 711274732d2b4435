"""Whose land a point of the earth lies on, and where each country's borders and coasts run.

The shapes are data/world/borders.json (see its README for what is drawn where and why): Natural Earth's 1:50m, which are
true to a few kilometres. They are loaded when first asked for. Points are longitudes and latitudes in degrees; the
boundary is points at most `STEP` degrees of the meridian apart, as unit vectors, so that a scalar product is a distance.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from setfoot.facts import BadTable, Country
from setfoot.tables.rows import data_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indexes = NDArray[np.intp]

STEP: Final = 0.045
"""Degrees between two points of a boundary: 5 km along a meridian, less along a parallel."""
HALF: Final = 180
"""Degrees east or west at which meridians end."""
NOWHERE: Final = -1
"""The number of no country, for a point at sea or in Antarctica."""


@dataclass(frozen=True, eq=False)
class Borders:
    """The shapes of all countries; countries are numbered by their place in `codes`."""

    codes: tuple[Country, ...]
    tree: shapely.STRtree
    """Every polygon, with a copy on the other side of 180 degrees of those that reach over it."""
    owners: Indexes
    """The number of each polygon's country."""
    boundary: Numbers
    """Points of all boundaries as unit vectors, country by country."""
    begins: Indexes
    """Where each country's points begin in `boundary`."""

    def numbers_at(self, longitudes: Numbers, latitudes: Numbers) -> Indexes:
        """The number of the country on whose land each point lies, else `NOWHERE`."""
        points = shapely.points((longitudes + 180) % 360 - 180, latitudes)
        asked, found = self.tree.query(points, predicate="intersects")
        numbers = np.full(len(longitudes), NOWHERE, dtype=np.intp)
        numbers[asked[::-1]] = self.owners[found[::-1]]  # of two that share a border point, the first
        return numbers

    def country_at(self, longitude: float, latitude: float) -> Country | None:
        """The country on whose land the point lies; None at sea."""
        (number,) = self.numbers_at(np.array([longitude]), np.array([latitude]))
        return None if number == NOWHERE else self.codes[number]


def unit_vectors(longitudes: Numbers, latitudes: Numbers) -> Numbers:
    """The points as vectors from the middle of the earth, one a row."""
    east, north = np.radians(longitudes), np.radians(latitudes)
    return np.column_stack((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)))


def degrees(vectors: Numbers) -> tuple[Numbers, Numbers]:
    """Longitudes and latitudes of vectors, which may be of any length."""
    x, y, z = vectors.T
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))


def load_borders(file: Path | None = None) -> Borders:
    """The shipped borders, or those of another file of that form; BadTable when it is none."""
    return _shipped() if file is None else _load(file)


@cache
def _shipped() -> Borders:
    return _load(data_file("world", "borders.json"))


def _load(file: Traversable | Path) -> Borders:
    try:
        table = json.loads(file.read_text("utf-8"))
        arcs = [_walk(arc, table["parts"]) for arc in table["arcs"]]
        shapes = {code: [_polygon(rings, arcs) for rings in shape] for code, shape in table["shapes"].items()}
        points = {code: (x / table["parts"], y / table["parts"]) for code, (x, y) in table["points"].items()}
    except (OSError, ValueError, KeyError, TypeError, IndexError, shapely.errors.ShapelyError) as error:
        why = f"cannot be read ({error!r}); write it anew with tools/make_borders.py"
        raise BadTable(file.name, "all", why) from error
    return _bound(shapes, points)


def _walk(arc: str, parts: int) -> Numbers:
    """The points of an arc, of which the table has the first and then the steps."""
    steps = np.array(arc.split(), dtype=np.int64).reshape(-1, 2)
    return np.cumsum(steps, axis=0) / parts


def _polygon(rings: Sequence[Sequence[int]], arcs: Sequence[Numbers]) -> shapely.Polygon:
    outer, *holes = (_close(ring, arcs) for ring in rings)
    return shapely.Polygon(outer, holes)


def _close(ring: Sequence[int], arcs: Sequence[Numbers]) -> Numbers:
    """The points of a ring of arcs; a piece on the other side of 180 degrees is moved to where the one before it ends."""
    pieces: list[Numbers] = []
    for number in ring:
        piece = arcs[number] if number >= 0 else arcs[~number][::-1]
        if pieces:
            turns = round((piece[0][0] - pieces[-1][-1][0]) / 360)
            piece = piece[1:] - np.array([360.0 * turns, 0.0])
        pieces.append(piece)
    return np.concatenate(pieces)


def _bound(shapes: Mapping[str, Iterable[shapely.Polygon]], points: Mapping[str, tuple[float, float]]) -> Borders:
    """The borders of these shapes, and of the points of countries too small to have one."""
    codes = tuple(sorted({*shapes, *points}))
    polygons, owners, boundary = [], [], []
    for number, code in enumerate(codes):
        parts = [part for whole in shapes.get(code, ()) for part in (whole, *_beyond(whole))]
        polygons += parts
        owners += [number] * len(parts)
        lines = shapely.segmentize(shapely.boundary(np.array(parts, dtype=object)), STEP)
        dots = np.array([points[code]]) if code in points else np.empty((0, 2))
        boundary.append(np.concatenate((shapely.get_coordinates(lines), dots)))
    begins = np.cumsum([0, *map(len, boundary[:-1])])
    vectors = unit_vectors(*np.concatenate(boundary).T)
    return Borders(tuple(map(Country, codes)), shapely.STRtree(polygons), np.array(owners), vectors, begins)


def _beyond(polygon: shapely.Polygon) -> Iterable[shapely.Polygon]:
    """A copy of what reaches over 180 degrees, moved by a turn to the other side."""
    west, _, east, _ = polygon.bounds
    if max(east, -west) > HALF:
        turn = np.array([-2.0 * HALF if east > HALF else 2.0 * HALF, 0.0])
        yield shapely.transform(polygon, lambda points: points + turn)
