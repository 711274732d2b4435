"""Which countries a flight passes over and beside, if it keeps to the shortest line over the earth.

The line is the geodesic of WGS84 (geographiclib), in steps of 10 km and between them straight. Each kilometre of it is
over the country on whose land it lies; over the sea, over the one whose coast is nearest, up to 12 nautical miles off,
for a state's air space reaches as far as its territorial sea (Chicago Convention, Art. 1 and 2; Convention on the Law of
the Sea, Art. 2 and 3). Distances to all countries are those of the points of their boundaries to the line, on a sphere:
within a kilometre of the truth for the corridors asked about, which is less than the shapes are true to.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from geographiclib.geodesic import Geodesic

from setfoot.tables.borders import NOWHERE, degrees, unit_vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.facts import Country
    from setfoot.tables.borders import Borders, Indexes, Numbers

EARTH_KM: Final = 6371.0
TERRITORIAL_SEA_KM: Final = 12 * 1.852
"""As far as a state may claim (Convention on the Law of the Sea, Art. 3); some claim less."""
STEP_KM: Final = 10.0
"""At most so far apart are the points of the geodesic."""
FINE: Final = 10
"""Parts of a step for which the country below is asked."""
COARSE: Final = 10
"""Steps that make one arc for the distances."""
DRAWN: Final = 5
"""Every so many steps a point is kept for drawing."""
SLACK_KM: Final = STEP_KM * COARSE / 2 + 10
"""How much farther than the line its nearest point may be, and what is lost in reckoning with short numbers."""
ROWS: Final = 20_000
"""Boundary points reckoned with at once, so that memory stays small."""


@dataclass(frozen=True, slots=True)
class Pass:
    """How a path goes by one country: over it in one or more stretches, or beside it with none."""

    country: Country
    stretches: tuple[tuple[float, float], ...]
    """Kilometres from the start at entering and leaving."""
    off_km: float
    """The least distance from the path to the country's land; 0 over land."""
    at_km: float
    """Where that is, in kilometres from the start."""


@dataclass(frozen=True, slots=True)
class Path:
    """The shortest way between two points and every country of the borders, told by how it is passed."""

    km: float
    line: tuple[tuple[float, float], ...]
    """Longitudes and latitudes, for drawing."""
    over: tuple[Pass, ...]
    """In the order of entering."""
    beside: tuple[Pass, ...]
    """Every other country, the nearest first."""


@dataclass(frozen=True, eq=False)
class _Line:
    """The points of the geodesic, with their kilometres from the start."""

    km: Numbers
    vectors: Numbers

    def every(self, step: int) -> _Line:
        """Each step-th point, and always the last."""
        kept = np.unique([*range(0, len(self.km), step), len(self.km) - 1])
        return _Line(self.km[kept], self.vectors[kept])

    def finer(self, parts: int) -> _Line:
        """Points between the points."""
        whole = np.arange((len(self.km) - 1) * parts + 1) / parts
        before = np.minimum(whole.astype(np.intp), len(self.km) - 2)
        share = whole - before
        vectors = self.vectors[before] * (1 - share)[:, None] + self.vectors[before + 1] * share[:, None]
        vectors /= np.linalg.norm(vectors, axis=1)[:, None]
        return _Line(self.km[before] * (1 - share) + self.km[before + 1] * share, vectors)


def follow_path(start: tuple[float, float], end: tuple[float, float], borders: Borders) -> Path:
    """The shortest way between two points (longitude, latitude), and how it passes every country."""
    line = _geodesic(start, end)
    off, at = _distances(borders, line.every(COARSE))
    fine = line.finer(FINE)
    below = borders.numbers_at(*degrees(fine.vectors))
    land = set(below.tolist())
    below = _with_sea(below, fine, borders, off, at)
    stretches = _stretches(below, fine.km)
    nearest = _nearest(off, borders.begins)
    passes = [
        Pass(code, stretches.get(number, ()), 0.0 if number in land else float(off[point]), float(at[point]))
        for number, (code, point) in enumerate(zip(borders.codes, nearest, strict=True))
    ]
    return Path(
        km=float(line.km[-1]),
        line=_drawn(line),
        over=tuple(sorted((p for p in passes if p.stretches), key=lambda p: p.stretches[0])),
        beside=tuple(sorted((p for p in passes if not p.stretches), key=lambda p: (p.off_km, p.country))),
    )


def _geodesic(start: tuple[float, float], end: tuple[float, float]) -> _Line:
    way = Geodesic.WGS84.InverseLine(start[1], start[0], end[1], end[0])
    metres = np.linspace(0.0, way.s13, max(2, math.ceil(way.s13 / 1000 / STEP_KM) + 1))
    found = [way.Position(s, Geodesic.LATITUDE | Geodesic.LONGITUDE) for s in metres]
    longitudes, latitudes = (np.array([point[name] for point in found]) for name in ("lon2", "lat2"))
    return _Line(metres / 1000, unit_vectors(longitudes, latitudes))


def _distances(borders: Borders, line: _Line) -> tuple[Numbers, Numbers]:
    """For each boundary point its distance from the line, and where along the line that is; both in kilometres.

    Exact for the points that can be their country's nearest, or lie within the territorial sea; for the others the distance
    from the nearest point of the line, which is more.
    """
    parts = [_rough(borders.boundary[n : n + ROWS], line) for n in range(0, len(borders.boundary), ROWS)]
    off, nearest = (np.concatenate(column) for column in zip(*parts, strict=True))
    at = line.km[nearest]
    least = np.minimum.reduceat(off, borders.begins)
    sizes = np.diff([*borders.begins, len(off)])
    close = np.flatnonzero(off <= np.repeat(np.maximum(least, TERRITORIAL_SEA_KM), sizes) + SLACK_KM)
    points, last = borders.boundary[close], len(line.km) - 2
    before = _from_arcs(points, line, np.clip(nearest[close] - 1, 0, last))
    after = _from_arcs(points, line, np.clip(nearest[close], 0, last))
    nearer = before[0] <= after[0]
    off[close], at[close] = np.where(nearer, before[0], after[0]), np.where(nearer, before[1], after[1])
    return off, at


def _rough(points: Numbers, line: _Line) -> tuple[Numbers, Indexes]:
    """The distance of each point from the nearest point of the line, and which one that is; good to some kilometres."""
    cosines = points.astype(np.float32) @ line.vectors.T.astype(np.float32)
    nearest = np.argmax(cosines, axis=1)
    best = cosines[np.arange(len(points)), nearest].astype(np.float64)
    return np.arccos(np.clip(best, -1.0, 1.0)) * EARTH_KM, nearest


def _from_arcs(points: Numbers, line: _Line, arcs: Indexes) -> tuple[Numbers, Numbers]:
    """The distance of each point from the arc with the number beside it, and where on the line its foot is."""
    start, chord = line.vectors[arcs], line.vectors[arcs + 1] - line.vectors[arcs]
    long = np.maximum(np.einsum("ij,ij->i", chord, chord), 1e-18)
    share = np.clip(np.einsum("ij,ij->i", points - start, chord) / long, 0.0, 1.0)
    foot = start + chord * share[:, None]
    foot /= np.linalg.norm(foot, axis=1)[:, None]
    apart = np.linalg.norm(points - foot, axis=1)
    off = 2 * np.arcsin(np.minimum(apart / 2, 1.0)) * EARTH_KM
    return off, line.km[arcs] * (1 - share) + line.km[arcs + 1] * share


def _nearest(off: Numbers, begins: Indexes) -> list[int]:
    """For each country the point of its boundary that is nearest to the line."""
    ends = [*begins[1:].tolist(), len(off)]
    return [start + int(np.argmin(off[start:end])) for start, end in zip(begins.tolist(), ends, strict=True)]


def _with_sea(below: Indexes, line: _Line, borders: Borders, off: Numbers, at: Numbers) -> Indexes:
    """The countries below, at sea the one whose coast is nearest within the territorial sea."""
    coast = np.flatnonzero(off <= TERRITORIAL_SEA_KM)
    found = below.copy()
    for sea in _chunks(np.flatnonzero(below == NOWHERE)):
        reach = 2 * TERRITORIAL_SEA_KM
        near = coast[(at[coast] >= line.km[sea[0]] - reach) & (at[coast] <= line.km[sea[-1]] + reach)]
        if len(near):
            cosines = line.vectors[sea] @ borders.boundary[near].T
            best = np.argmax(cosines, axis=1)
            within = cosines[np.arange(len(sea)), best] >= math.cos(TERRITORIAL_SEA_KM / EARTH_KM)
            owners = np.searchsorted(borders.begins, near[best], side="right") - 1
            found[sea] = np.where(within, owners, NOWHERE)
    return found


def _chunks(numbers: Indexes, size: int = 200) -> Iterator[Indexes]:
    return (numbers[n : n + size] for n in range(0, len(numbers), size))


def _stretches(below: Indexes, km: Numbers) -> dict[int, tuple[tuple[float, float], ...]]:
    """The stretches over each country; one begins midway between the last point outside and the first inside."""
    turns = np.flatnonzero(np.diff(below)) + 1
    edges = [0.0, *((km[turns - 1] + km[turns]) / 2).tolist(), float(km[-1])]
    numbers = below[[0, *turns.tolist()]].tolist()
    found: dict[int, tuple[tuple[float, float], ...]] = {}
    for number, stretch in zip(numbers, pairwise(edges), strict=True):
        if number != NOWHERE:
            found[number] = (*found.get(number, ()), stretch)
    return found


def _drawn(line: _Line) -> tuple[tuple[float, float], ...]:
    longitudes, latitudes = degrees(line.every(DRAWN).vectors)
    return tuple((round(x, 3), round(y, 3)) for x, y in zip(longitudes.tolist(), latitudes.tolist(), strict=True))
