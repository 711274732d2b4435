"""Draws the map of the world that case files print: data/world/world.json from Natural Earth's 1:50m countries.

The shapes come from the npm package world-atlas (TopoJSON). Every border is an arc that two countries share, so each
arc is thinned once (Douglas and Peucker) and neighbours still fit. Points are projected with Equal Earth, cut in the
Bering Strait, and rounded to a tenth of a unit on a map 1000 units wide.

Run `python tools/make_world.py` (npm on the path), or name the unpacked package: `python tools/make_world.py world-atlas/`.
"""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path

from topology import MISSING, PACKAGE, Point, Ring, package, polygons_by_code, read_topology, unpack

from setfoot.tell.paper import CUT, WIDTH, on_paper

TARGET = Path(__file__).parent.parent / "src" / "setfoot" / "data" / "world" / "world.json"
SOUTH = -58.0
"""Antarctica is left off: no state is asked about it."""
TOLERANCE = 0.16
"""Degrees a thinned border may stray."""
SPECK = 0.5
"""Islands smaller than this many square units are left off, unless they are all a country has."""
SMALL = 14.0
"""Countries smaller than this many square units also get a dot."""


def thin(arc: Ring) -> Ring:
    """Douglas and Peucker: keep the ends and every point that strays from the line between kept ones."""
    if len(arc) < 3:
        return arc
    closed = arc[0] == arc[-1]
    far, reach = max(
        ((n, math.dist(arc[0], p) if closed else away(p, arc[0], arc[-1])) for n, p in enumerate(arc[1:-1], 1)),
        key=lambda pair: pair[1],
    )
    if closed:  # an island: halve it at its farthest point, or both ends would be the same point
        return thin(arc[: far + 1])[:-1] + thin(arc[far:])
    if reach < TOLERANCE:
        return [arc[0], arc[-1]]
    return thin(arc[: far + 1])[:-1] + thin(arc[far:])


def away(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line through two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / math.dist(start, end)


def beyond_the_cut(ring: Ring) -> Ring:
    """The ring moved to the eastern edge when it lies west of the cut: Chukotka's tip, St Lawrence Island, Samoa."""
    west = sum(longitude for longitude, _ in ring) / len(ring) < CUT
    return [(longitude + 360, latitude) for longitude, latitude in ring] if west else ring


def area(ring: Ring) -> float:
    """Square units."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))) / 2


def middle(ring: Ring) -> Point:
    """The centroid."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not twice:
        return ring[0]
    return x / (3 * twice), y / (3 * twice)


def path(rings: list[Ring]) -> str:
    """SVG path data with relative steps, in tenths of a unit."""
    out = []
    for ring in rings:
        tenths = [(round(x * 10), round(y * 10)) for x, y in ring[:-1]]
        steps = [(x - px, y - py) for (px, py), (x, y) in itertools.pairwise(tenths) if (x, y) != (px, py)]
        if len(steps) >= 2:
            out.append(
                f"M{tenths[0][0]} {tenths[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"
            )
    return "".join(out)


def rings_by_code(topology: dict) -> dict[str, list[Ring]]:
    """The rings of each country on paper."""
    arcs = [thin(arc) for arc in unpack(topology)]
    rings = {code: [ring for p in found for ring in p] for code, found in polygons_by_code(topology, arcs).items()}
    return {code: [[on_paper(p) for p in beyond_the_cut(ring)] for ring in found] for code, found in rings.items()}


def draw(topology: dict) -> dict:
    """The whole table: a path for each country, a point for each, and which are so small that they need a dot."""
    rings = rings_by_code(topology)
    paths, points, dots = {}, {}, []
    for code, all_rings in sorted(rings.items()):
        largest = max(all_rings, key=area)
        kept = [r for r in all_rings if area(r) >= SPECK or r is largest]
        if drawn := path(kept):
            paths[code] = drawn
        points[code] = [round(v * 10) for v in middle(largest)]
        if sum(area(r) for r in all_rings) < SMALL:
            dots.append(code)
    for code, where in MISSING.items():
        points[code] = [round(v * 10) for v in on_paper(where)]
        dots.append(code)
    height = on_paper((0, SOUTH))[1]
    return {
        "source": f"Natural Earth 1:50m, npm {PACKAGE}, Equal Earth, tenths of a unit",
        "width": round(WIDTH * 10),
        "height": round(height * 10),
        "paths": paths,
        "points": dict(sorted(points.items())),
        "dots": sorted(dots),
    }


def main() -> None:
    """Write the table and say how large it is."""
    with package() as folder:
        table = draw(read_topology(folder))
    TARGET.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(table['paths'])} paths, {len(table['dots'])} dots, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
