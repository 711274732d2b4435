"""The shortest way: as long as the geodesic, the same there and back, and told by every country it passes."""

import math
from itertools import pairwise

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.judge.path import STEP_KM, TERRITORIAL_SEA_KM, follow_path
from setfoot.tables.borders import load_borders
from setfoot.tables.points import find_stop, load_points

TOWNS = sorted((point.longitude, point.latitude) for point in load_points().values())
PAIRS = st.tuples(st.sampled_from(TOWNS), st.sampled_from(TOWNS)).filter(lambda pair: pair[0] != pair[1])
MANY = settings(max_examples=10, deadline=None)
KILOMETRE = 1.5
"""Countries are asked for every kilometre of the way, so an edge is known to about one."""


def at(town):
    point = find_stop(town).point
    return point.longitude, point.latitude


def fly(start, end):
    return follow_path(at(start), at(end), load_borders())


def haversine(one, other):
    (x1, y1), (x2, y2) = (map(math.radians, point) for point in (one, other))
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(half)))


def geodesic_km(start, end):
    """The length of the shortest way between two points (longitude, latitude), as geographiclib has it."""
    return Geodesic.WGS84.Inverse(start[1], start[0], end[1], end[0], Geodesic.DISTANCE)["s12"] / 1000


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [("London", "New York", 5585), ("Moscow", "Ulaanbaatar", 4648), ("Vladivostok", "Anchorage", 5339)],
)
def test_a_leg_is_as_long_as_the_geodesic(start, end, km):
    assert fly(start, end).km == pytest.approx(km, abs=15)


@MANY
@given(PAIRS)
def test_length_and_ends_are_the_geodesic_s(pair):
    path = follow_path(*pair, load_borders())
    assert path.km == pytest.approx(geodesic_km(*pair))
    for drawn, asked in ((path.line[0], pair[0]), (path.line[-1], pair[1])):
        assert haversine(drawn, asked) < 0.2
    if path.km < 19_000:  # near the antipode every way is the shortest
        assert path.km == pytest.approx(haversine(*pair), rel=0.01)


@MANY
@given(PAIRS)
def test_there_and_back_pass_over_the_same_countries(pair):
    if geodesic_km(*pair) > 19_900:
        return
    there, back = (follow_path(*ends, load_borders()) for ends in (pair, pair[::-1]))
    long = {p.country for p in there.over if sum(b - a for a, b in p.stretches) > 2 * KILOMETRE}
    assert long <= {p.country for p in back.over}
    assert {p.country for p in (*there.over, *there.beside)} == set(load_borders().codes)
    for one in there.over:
        twin = next((p for p in back.over if p.country == one.country), None)
        if one.country in long:
            assert sum(b - a for a, b in twin.stretches) == pytest.approx(
                sum(b - a for a, b in one.stretches), abs=4 * KILOMETRE
            )


@MANY
@given(PAIRS)
def test_stretches_lie_on_the_leg_in_order_and_apart(pair):
    path = follow_path(*pair, load_borders())
    stretches = sorted(stretch for p in path.over for stretch in p.stretches)
    assert all(0 <= start <= end <= path.km + 1e-6 for start, end in stretches)
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(stretches))
    assert [p.stretches[0] for p in path.over] == sorted(p.stretches[0] for p in path.over)
    assert all(p.off_km <= TERRITORIAL_SEA_KM + KILOMETRE for p in path.over)
    assert all(0 <= p.at_km <= path.km + 1e-6 for p in (*path.over, *path.beside))


@MANY
@given(PAIRS)
def test_a_drawn_point_on_land_is_of_a_country_passed_over(pair):
    path, borders = follow_path(*pair, load_borders()), load_borders()
    over = {p.country for p in path.over}
    below = {borders.country_at(*point) for point in path.line} - {None}
    assert below <= over


@MANY
@given(PAIRS)
def test_no_drawn_point_is_nearer_to_a_country_than_the_path_says(pair):
    path, borders = follow_path(*pair, load_borders()), load_borders()
    near = [p for p in path.beside if p.off_km < 2000][:3]
    for one in near:
        number = borders.codes.index(one.country)
        end = [*borders.begins[1:], len(borders.boundary)][number]
        x, y, z = borders.boundary[borders.begins[number] : end].T
        coast = list(zip(map(math.degrees, map(math.atan2, y, x)), map(math.degrees, map(math.asin, z)), strict=True))
        least = min(haversine(point, other) for point in path.line for other in coast[:: max(1, len(coast) // 200)])
        assert one.off_km <= least + 0.5


def test_the_sea_within_twelve_miles_of_a_coast_is_the_state_s():
    path = follow_path((3.0, 43.0), (9.0, 43.12), load_borders())
    corsica = next(p for p in path.over if p.country == "FR")
    assert corsica.off_km <= TERRITORIAL_SEA_KM
    high = follow_path((-30.0, 30.0), (-30.0, 35.0), load_borders())
    assert high.over == ()


def test_a_state_without_a_shape_is_passed_by_its_point():
    path = follow_path((179.0, -8.6), (179.4, -8.4), load_borders())
    (tuvalu,) = path.over
    assert tuvalu.country == "TV"
    assert tuvalu.off_km < 5


@pytest.mark.parametrize("ends", [((10.0, 50.0), (10.0, 50.0)), ((10.0, 50.0), (10.00001, 50.0))])
def test_a_way_of_no_length_is_a_way(ends):
    path = follow_path(*ends, load_borders())
    assert path.km < STEP_KM
    assert [p.country for p in path.over] == ["DE"]


def test_the_pole_is_nothing_special():
    path = follow_path((0.0, 80.0), (180.0, 80.0), load_borders())
    assert path.km == pytest.approx(2234, abs=5)
    assert max(latitude for _, latitude in path.line) > 89.5
    assert all(p.country not in ("AQ", "FJ") for p in path.over)
