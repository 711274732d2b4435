"""Reads Natural Earth's 1:50m countries (npm package world-atlas, TopoJSON) for the tools that make maps of them.

Every border is an arc that two countries share. What Natural Earth draws by who holds a place is changed here, once, to
what the law tables and the United Nations say: see data/world/README.md.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "world-atlas@2.0.2"

CODES = (
    "004AF 008AL 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH 050BD 051AM 052BB 056BE 060BM 064BT "
    "068BO 070BA 072BW 076BR 084BZ 086IO 090SB 092VG 096BN 100BG 104MM 108BI 112BY 116KH 120CM 124CA 132CV 136KY 140CF "
    "144LK 148TD 152CL 156CN 158TW 170CO 174KM 178CG 180CD 184CK 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 212DM 214DO "
    "218EC 222SV 226GQ 231ET 232ER 233EE 234FO 238FK 239GS 242FJ 246FI 248AX 250FR 258PF 260TF 262DJ 266GA 268GE 270GM "
    "275PS 276DE 288GH 296KI 300GR 304GL 308GD 316GU 320GT 324GN 328GY 332HT 334HM 336VA 340HN 344HK 348HU 352IS 356IN "
    "360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP 398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS "
    "428LV 430LR 434LY 438LI 440LT 442LU 446MO 450MG 454MW 458MY 462MV 466ML 470MT 478MR 480MU 484MX 492MC 496MN 498MD "
    "499ME 500MS 504MA 508MZ 512OM 516NA 520NR 524NP 528NL 531CW 533AW 534SX 540NC 548VU 554NZ 558NI 562NE 566NG 570NU "
    "574NF 578NO 580MP 583FM 584MH 585PW 586PK 591PA 598PG 600PY 604PE 608PH 612PN 616PL 620PT 624GW 626TL 630PR 634QA "
    "642RO 643RU 646RW 652BL 654SH 659KN 660AI 662LC 663MF 666PM 670VC 674SM 678ST 682SA 686SN 688RS 690SC 694SL 702SG "
    "703SK 704VN 705SI 706SO 710ZA 716ZW 724ES 728SS 729SD 732EH 740SR 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 776TO "
    "780TT 784AE 788TN 792TR 795TM 796TC 800UG 804UA 807MK 818EG 826GB 831GG 832JE 833IM 834TZ 840US 850VI 854BF 858UY "
    "860UZ 862VE 876WF 882WS 887YE 894ZM"
)
ISO2 = {pair[:3]: pair[3:] for pair in CODES.split()}
BY_NAME = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""Shapes without a number: Kosovo is asked about by its own code, the others are drawn with the recognised state."""
MISSING = {"TV": (179.2, -8.52)}
"""States too small for the 1:50m set."""

Point = tuple[float, float]
Ring = list[Point]


@contextmanager
def package() -> Iterator[Path]:
    """The folder of the unpacked package: the one named, or a passing one asked of npm."""
    if len(sys.argv) > 1:
        yield Path(sys.argv[1])
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
            packed.extractall(folder, filter="data")
        yield Path(folder) / "package"


def read_topology(folder: Path) -> dict:
    """The 1:50m countries of the unpacked package."""
    return json.loads((folder / "countries-50m.json").read_text("utf-8"))


def unpack(topology: dict) -> list[Ring]:
    """The arcs as degrees, without a jump at 180."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for packed in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in packed:
            x, y = x + dx, y + dy
            arc.append((x * wide + west, y * high + south))
        arcs.append(unwrap(arc))
    return arcs


def polygons_by_code(topology: dict, arcs: list[Ring]) -> dict[str, list[list[Ring]]]:
    """The polygons of each country in degrees: its outer ring, then its holes; changed where our tables say otherwise."""
    shapes = {shape["properties"]["name"]: shape for shape in topology["objects"]["countries"]["geometries"]}
    give_crimea_to_ukraine(shapes)
    found: dict[str, list[list[Ring]]] = {}
    for name, shape in shapes.items():
        if code := ISO2.get(shape.get("id", ""), "") or BY_NAME.get(name, ""):
            found.setdefault(code, []).extend([close(ring, arcs) for ring in p] for p in polygons(shape))
    whole = draw_western_sahara_whole(shapes, arcs)
    return found | {code: [[ring] for ring in rings] for code, rings in whole.items()}


def polygons(shape: dict) -> list[list[list[int]]]:
    """The polygons of a geometry, each a list of rings, each a list of arc numbers."""
    return shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def give_crimea_to_ukraine(shapes: dict[str, dict]) -> None:
    """Natural Earth draws Crimea with Russia, who holds it; the law tables and the United Nations say Ukraine.

    Crimea is the one polygon of Russia, apart from the mainland, that borders Ukraine's.
    """
    russia, ukraine = polygons(shapes["Russia"]), polygons(shapes["Ukraine"])
    mainland = max(ukraine, key=lambda polygon: len(polygon[0]))
    (crimea,) = (p for p in russia if len(p[0]) == 2 and any(~arc in mainland[0] for arc in p[0]))
    russia.remove(crimea)
    mainland[0] = merge(mainland[0], crimea[0])


def draw_western_sahara_whole(shapes: dict[str, dict], arcs: list[Ring]) -> dict[str, list[Ring]]:
    """Natural Earth draws what Morocco holds as Morocco; the line is 27 degrees 40 minutes north."""
    morocco, sahara = polygons(shapes["Morocco"]), polygons(shapes["W. Sahara"])
    (held,) = (p for p in morocco if any(~arc in sahara[0][0] for arc in p[0]))
    both = close(merge(held[0], sahara[0][0]), arcs)
    others = [close(p[0], arcs) for p in morocco if p is not held]
    return {"MA": [*others, clip(both, north=True)], "EH": [clip(both, north=False)]}


def merge(ring: list[int], other: list[int]) -> list[int]:
    """One ring around two neighbours whose common border is one run of arcs."""
    mine = [arc for arc in ring if ~arc not in other]
    at = next(n for n, arc in enumerate(ring) if ~arc in other and ~ring[n - 1] not in other)
    start = next(n for n, arc in enumerate(other) if ~arc not in ring and ~other[n - 1] in ring)
    theirs = [arc for arc in other[start:] + other[:start] if ~arc not in ring]
    before = len([arc for arc in ring[:at] if arc in mine])
    return mine[:before] + theirs + mine[before:]


def clip(ring: Ring, *, north: bool) -> Ring:
    """The part of a ring on one side of 27 degrees 40 minutes north (Sutherland and Hodgman)."""
    line = 27 + 40 / 60
    out: Ring = []
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 >= line) == north:
            out.append((x1, y1))
        if (y1 >= line) != (y2 >= line):
            out.append((x1 + (x2 - x1) * (line - y1) / (y2 - y1), line))
    return [*out, out[0]]


def unwrap(points: Ring) -> Ring:
    """The same points without the jump from 180 to -180, so that Chukotka follows Siberia."""
    out: Ring = []
    for longitude, latitude in points:
        turns = round((longitude - out[-1][0]) / 360) if out else 0
        out.append((longitude - 360 * turns, latitude))
    return out


def close(ring: list[int], arcs: list[Ring]) -> Ring:
    """The points of a ring of arcs; a negative number is an arc walked backwards."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return unwrap(points)
