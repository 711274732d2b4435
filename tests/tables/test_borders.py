"""Borders: whose land a point lies on, across 180 degrees too, and as the law tables see contested places."""

import numpy as np
import pytest

from setfoot.facts import BadTable
from setfoot.tables.borders import NOWHERE, load_borders
from setfoot.tables.places import load_states
from setfoot.tables.points import load_points

PLACES = {
    "Moscow": ("RU", 37.62, 55.75),
    "Simferopol": ("UA", 34.10, 44.95),
    "Boujdour": ("EH", -14.40, 26.10),
    "North of Tarfaya": ("MA", -10.50, 28.60),
    "Hargeisa": ("SO", 44.06, 9.56),
    "Kyrenia's hills": ("CY", 33.30, 35.25),
    "Pristina": ("XK", 21.17, 42.66),
    "Taipei": ("TW", 121.50, 25.03),
    "Gaza": ("PS", 34.40, 31.45),
    "Ramallah": ("PS", 35.20, 31.90),
    "Maseru, in a hole of South Africa": ("LS", 27.60, -29.40),
    "Hong Kong, with a code of its own": ("HK", 114.15, 22.42),
    "Greenland": ("GL", -45.00, 72.00),
    "Chukotka, beyond 180 degrees": ("RU", -174.00, 66.00),
    "Viti Levu": ("FJ", 178.00, -17.80),
    "Vanua Levu": ("FJ", 179.20, -16.60),
    "French Guiana": ("FR", -53.00, 4.00),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_point_lies_on_the_land_of_one_country(place):
    code, longitude, latitude = PLACES[place]
    assert load_borders().country_at(longitude, latitude) == code
    assert load_borders().country_at(longitude + 360, latitude) == code


@pytest.mark.parametrize("where", [(-30, 40), (0, 90), (180, 0), (-180, 0), (0, -85)])
def test_the_sea_and_antarctica_are_nobodys(where):
    assert load_borders().country_at(*where) is None


def test_every_state_has_a_shape_or_a_point():
    borders = load_borders()
    assert {state.code for state in load_states()} <= set(borders.codes)
    ends = [*borders.begins[1:], len(borders.boundary)]
    assert all(end > start for start, end in zip(borders.begins, ends, strict=True))


def test_shapes_are_sound_and_boundaries_have_no_gaps():
    borders = load_borders()
    assert all(shape.is_valid for shape in borders.tree.geometries)
    assert np.allclose(np.linalg.norm(borders.boundary, axis=1), 1)


def test_nearly_every_town_lies_in_its_country():
    points = list(load_points().values())
    numbers = load_borders().numbers_at(
        np.array([point.longitude for point in points]), np.array([point.latitude for point in points])
    )
    codes = [None if number == NOWHERE else load_borders().codes[number] for number in numbers]
    agree = sum(code == point.country for code, point in zip(codes, points, strict=True))
    assert agree / len(points) > 0.94
    apart = {
        (point.name, code)
        for code, point in zip(codes, points, strict=True)
        if code not in (None, point.country) and point.country not in ("DK", "ES", "PS", "IL")
    }
    assert len(apart) < 40, apart


@pytest.mark.parametrize(
    "text",
    ["", "{}", '{"parts": 1, "points": {}, "shapes": {"AA": [[[7]]]}, "arcs": []}', '{"arcs": ["1 2 3"], "parts": 1}'],
)
def test_a_file_of_another_form_is_refused(tmp_path, text):
    file = tmp_path / "borders.json"
    file.write_text(text)
    with pytest.raises(BadTable, match="make_borders"):
        load_borders(file)
