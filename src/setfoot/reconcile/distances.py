"""How far apart two places lie, on a sphere: within 0.6 % of the geodesic, and without a library."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from setfoot.tables.points import Point

RADIUS: Final = 6371.0088
"""The Earth's mean radius in kilometres."""


def kilometres(one: Point, other: Point) -> float:
    """The length of the great circle between two points, by the haversine."""
    here, there = radians(one.latitude), radians(other.latitude)
    north, east = there - here, radians(other.longitude - one.longitude)
    chord = sin(north / 2) ** 2 + cos(here) * cos(there) * sin(east / 2) ** 2
    return 2 * RADIUS * asin(min(1.0, sqrt(chord)))
