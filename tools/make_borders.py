"""Writes the borders over which routes are judged: data/world/borders.json from Natural Earth's 1:50m countries.

Unlike the drawn map, nothing is thinned and nothing is projected: degrees in thousandths, each arc once, as steps from
its first point. A shape is a list of polygons, each a list of rings (the outer one first), each a list of arc numbers; a
negative number is the arc `~number` walked backwards. Longitudes may run past 180, so that no shape jumps.

Run `python tools/make_borders.py` (npm on the path), or name the unpacked package: `python tools/make_borders.py world-atlas/`.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from topology import MISSING, PACKAGE, Ring, package, polygons_by_code, read_topology, unpack

TARGET = Path(__file__).parent.parent / "src" / "setfoot" / "data" / "world" / "borders.json"
PARTS = 1000
"""Of a degree."""


def tabulate(topology: dict) -> dict:
    """The whole table."""
    arcs = unpack(topology)
    found = polygons_by_code(topology, arcs)
    joints = {point for arc in arcs for point in (arc[0], arc[-1])}
    joints |= {(longitude + turn, latitude) for longitude, latitude in joints for turn in (-360, 360)}
    known: dict[tuple[tuple[int, int], ...], int] = {}
    shapes = {
        code: [[rounded(ring, joints, known) for ring in polygon] for polygon in polygons]
        for code, polygons in sorted(found.items())
    }
    return {
        "source": f"Natural Earth 1:50m, npm {PACKAGE}, longitude and latitude in thousandths of a degree",
        "parts": PARTS,
        "points": {code: [round(v * PARTS) for v in where] for code, where in sorted(MISSING.items())},
        "shapes": shapes,
        "arcs": [steps(arc) for arc in known],
    }


def rounded(ring: Ring, joints: set[tuple[float, float]], known: dict[tuple[tuple[int, int], ...], int]) -> list[int]:
    """The ring as numbers of arcs: it is cut where arcs of the source meet, so that neighbours share each piece."""
    cuts = [n for n, point in enumerate(ring) if point in joints] or [0]
    if cuts[0] != 0:
        ring = [*ring[cuts[0] :], *ring[1 : cuts[0] + 1]]
        cuts = [n - cuts[0] for n in cuts]
    numbers = []
    for start, end in itertools.pairwise([*cuts, *([len(ring) - 1] if cuts[-1] != len(ring) - 1 else [])]):
        arc = tuple((round(x * PARTS), round(y * PARTS)) for x, y in ring[start : end + 1])
        arc = tuple(point for n, point in enumerate(arc) if n == 0 or point != arc[n - 1])
        if len(arc) > 1:
            back = known.get(arc[::-1])
            numbers.append(~back if back is not None else known.setdefault(arc, len(known)))
    return numbers


def steps(arc: tuple[tuple[int, int], ...]) -> str:
    """The first point, then what each next one adds to it."""
    moved = ((x - px, y - py) for (px, py), (x, y) in itertools.pairwise(arc))
    return " ".join(f"{x} {y}" for x, y in (arc[0], *moved))


def main() -> None:
    """Write the table and say how large it is."""
    with package() as folder:
        table = tabulate(read_topology(folder))
    lines = [f'"{key}": {json.dumps(table[key])},' for key in ("source", "parts", "points")]
    shapes = ",\n".join(f'"{code}": {json.dumps(s, separators=(",", ":"))}' for code, s in table["shapes"].items())
    arcs = ",\n".join(f'"{arc}"' for arc in table["arcs"])
    text = "\n".join(["{", *lines, f'"shapes": {{\n{shapes}\n}},', f'"arcs": [\n{arcs}\n]', "}"])
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(table['shapes'])} shapes, {len(table['arcs'])} arcs, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
