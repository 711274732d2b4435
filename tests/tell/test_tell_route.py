"""Routes told: lines, JSON, page and sheet say the same, and the legs are drawn where the shapes are."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from route_example import example_route
from tell_examples import NAMES
from tell_forms import told

from setfoot.tell import ROUTE_FORMS, Look
from setfoot.tell.flown import where_along
from setfoot.tell.paper import CUT, HALF, WIDTH, draw_line, east_of_the_cut, on_paper
from setfoot.tell.routemap import BESIDE, LETTER, LINES, draw_route
from setfoot.tell.ruling import ruling_json
from setfoot.tell.world import load_shapes

SVG = "{http://www.w3.org/2000/svg}"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def test_lines_tell_each_stop_leg_argument_and_note():
    text = " ".join(told("route", "lines", Look(width=200)).split())
    assert "the person's home state" in text
    assert "the capital of Mongolia" in text
    assert "400-900, 1,200-4,000" in text
    assert "4,800-4,830 (its sea)" in text
    assert "121 km off at 2,100" in text
    assert "Mongolia (below from 3,903; some contest it)" in text
    assert "South Africa (88 km off at 10; some contest it)" in text
    assert "Air space is territory (Chicago Convention, Art. 1 and 2)." in text
    assert "Nobody overhead is found on it (Rome Statute, Art. 89(1)). Our reading." in text
    assert "No other state lies within 200 km." in text


def test_the_object_has_the_keys_that_scripts_rely_on():
    route, written = example_route(), json.loads(told("route", "json"))
    assert {"person", "on", "stops", "legs", "arguments", "notes", "law", "as_of"} <= set(written)
    assert written["stops"][0]["ruling"] == ruling_json(route.stops[0].ruling)
    assert {"place", "country", "day", "ruling"} <= set(written["stops"][0])
    leg = written["legs"][1]
    assert (leg["from"], leg["to"], leg["km"]) == ("Ulaanbaatar", "Anchorage", 6200.0)
    keys = {"country", "duty", "reason", "from_km", "to_km", "off_km", "landing"}
    assert all(keys <= set(one) for one in (*leg["over"], *leg["beside"]))
    assert leg["over"][1]["over_km"] == 3300.5
    assert leg["over"][0]["reason"] == "overflight"
    assert "steps" not in leg["over"][0]["landing"]
    assert {"for", "against"} == set(written["arguments"])
    assert leg["diversions"][1] | {"landing": None} == {
        "country": "ZA", "off_km": 88.4, "at_km": 10.0, "contested": True, "landing": None,
    }  # fmt: skip


@pytest.mark.parametrize("form", ["lines", "html"])
def test_each_form_for_people_names_each_country_passed(form):
    text = told("route", form)
    for leg in example_route().legs:
        for one in (*leg.over, *leg.beside):
            assert NAMES.country(one.country) in text
            assert where_along(one).split(",")[0] in text


@pytest.mark.parametrize("form", ROUTE_FORMS)
def test_a_name_with_signs_of_markup_stays_a_name(form):
    route = example_route()
    hostile = replace(route.stops[0], name="<script>&\x1b[2J")
    told_so = "".join(ROUTE_FORMS[form](replace(route, stops=(hostile, *route.stops[1:])), NAMES, Look(width=300)))
    assert "\x1b" not in told_so
    if form in ("html", "svg"):
        assert "<script>" not in told_so


def test_the_sheet_is_one_sound_svg_that_needs_nothing_else():
    root = ET.fromstring(told("route", "svg"))  # noqa: S314 - our own text
    assert root.tag == f"{SVG}svg"
    assert root.get("width") == "297mm"
    uses = {one.get("href").removeprefix("#") for one in root.iter(f"{SVG}use")}
    assert uses <= {one.get("id") for one in root.iter()}
    assert not re.search(r"(?:https?:)?//(?!www\.w3\.org)", told("route", "svg").replace('xmlns="http:', ""))
    assert "var(" not in told("route", "svg"), "other programs than browsers print it"
    assert sum(one.get("class") == "leg" for one in root.iter(f"{SVG}path")) == 2
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert {"1 Moscow", "2 Ulaanbaatar", "3 Anchorage"} <= set(texts)
    assert any("law tables 2026-11-22-example0" in text for text in texts)


def test_the_sheet_s_text_fits_below_the_map():
    route = example_route()
    long = replace(route, legs=route.legs * 12)
    text = "".join(ROUTE_FORMS["svg"](long, NAMES, Look()))
    assert text.count('class="told"') == LINES
    assert "see the other forms" in text


def test_a_place_that_is_two_stops_has_one_label():
    route = example_route()
    back = replace(route, stops=(*route.stops, route.stops[0]))
    assert [mark.label for mark in draw_route(back, NAMES).marks] == ["1, 4 Moscow", "2 Ulaanbaatar", "3 Anchorage"]


def test_a_leg_over_the_cut_goes_out_at_one_edge_and_comes_in_at_the_other():
    over, _ = example_route().legs
    assert len(draw_line(over.line)) == 1
    out, back = draw_line(((170.0, 62.0), (-160.0, 62.0)))
    assert out[-1] == pytest.approx(on_paper((CUT + 360, 62.0)), abs=1e-3)
    assert back[0] == pytest.approx(on_paper((CUT, 62.0)), abs=1e-3)
    assert [piece[::-1] for piece in draw_line(((-160.0, 62.0), (170.0, 62.0)))] == [back, out]


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-89, 89)), min_size=1, max_size=8))
def test_a_drawn_line_stays_on_the_map_and_takes_no_long_way(points):
    pieces = draw_line(points)
    xs = [x for piece in pieces for x, _ in piece]
    assert all(-1e-6 <= x <= WIDTH + 1e-6 for x in xs)
    assert sum(map(len, pieces)) == len(points) + 2 * (len(pieces) - 1)
    assert all(0 <= east_of_the_cut(x) - CUT <= 2 * HALF for x, _ in points)


def test_towns_are_drawn_within_their_countries_shapes():
    x, y = on_paper((37.618, 55.752))
    assert (round(x * 10), round(y * 10)) == pytest.approx((5580, 511), abs=30)
    shapes = load_shapes()
    for code, where in {"MN": (103.8, 46.8), "ZA": (25.0, -29.0), "BR": (-53.0, -10.5)}.items():
        near = [coordinate * 10 for coordinate in on_paper(where)]
        assert near == pytest.approx(shapes.points[code], abs=60)


def test_a_line_past_the_pole_makes_room_above():
    route = example_route()
    polar = replace(route.legs[0], line=((0.0, 80.0), (0.0, 89.9), (180.0, 80.0)))
    assert draw_route(replace(route, legs=(polar,)), NAMES).top < -100
    assert draw_route(route, NAMES).top == 0


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt-get install chromium)")
def test_a_browser_draws_the_sheet(tmp_path):
    file, picture = tmp_path / "route.svg", tmp_path / "route.png"
    file.write_text(told("route", "svg"), encoding="utf-8")
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={tmp_path}/profile",
        "--window-size=1123,794", f"--screenshot={picture}", file.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert picture.stat().st_size > 50_000


def test_no_label_runs_out_of_the_sheet():
    route = example_route()
    far = tuple(
        replace(stop, name="Nukualofa", latitude=-20.0, longitude=179.5 + n) for n, stop in enumerate(route.stops)
    )
    for mark in draw_route(replace(route, stops=far), NAMES).marks:
        wide = LETTER * len(mark.label)
        right = {"start": mark.text_x + wide, "end": mark.text_x, "middle": mark.text_x + wide // 2}[mark.anchor]
        assert right <= load_shapes().width + BESIDE
