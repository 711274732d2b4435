"""The map holds every state, shows contested places as the law tables see them, and says in words what it draws."""

import re
from dataclasses import replace

from tell_examples import NAMES, where_answers

from setfoot.facts import Country, Window
from setfoot.tell.world import ANSWERS, draw_answers, load_shapes, pattern_of


def inside(code, longitude_x, latitude_y):
    """Whether a point of the map lies in a country's shape, by counting crossings."""
    crossings = 0
    for ring in re.findall(r"M(-?\d+) (-?\d+)l([^z]*)z", load_shapes().paths[code]):
        x, y = int(ring[0]), int(ring[1])
        points = [(x, y)]
        steps = [int(n) for n in re.findall(r"-?\d+", ring[2])]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
            if (y1 > latitude_y) != (y2 > latitude_y):
                crossings += longitude_x < x1 + (x2 - x1) * (latitude_y - y1) / (y2 - y1)
    return crossings % 2 == 1


def test_a_territory_is_drawn_with_its_state_where_the_statute_extends_to_it():
    rulings = tuple(replace(one, country=Country("DK")) for one in where_answers() if one.country == "HU")
    (bound,) = draw_answers(rulings, NAMES).answers
    assert (bound.codes, bound.apart) == (("DK",), ("GL", "FO"))
    assert "GL" not in draw_answers(rulings, NAMES).unasked
    early = tuple(replace(one, on=Window.parse("2005-01-01")) for one in rulings)
    assert draw_answers(early, NAMES).answers[0].apart == ("GL",), (
        "Denmark extended the Statute there three months before"
    )
    earlier = tuple(replace(one, on=Window.parse("2004-01-01")) for one in rulings)
    assert draw_answers(earlier, NAMES).answers[0].apart == ()
    assert {"GL", "FO"} <= set(draw_answers(earlier, NAMES).unasked)


def test_small_states_are_dots_and_disputed_ones_have_shapes():
    shapes = load_shapes()
    assert {"VA", "MT", "SG", "TV", "XK"} <= set(shapes.points)
    assert {"VA", "MT", "SG", "TV"} <= shapes.dots
    assert {"XK", "PS", "TW", "EH"} <= set(shapes.paths)


def test_every_point_lies_on_the_map():
    shapes = load_shapes()
    assert all(0 <= x <= shapes.width and 0 <= y <= shapes.height for x, y in shapes.points.values())


MOSCOW, SIMFEROPOL, BOUJDOUR = (5580, 511), (5550, 824), (4362, 1439)


def test_contested_places_are_drawn_as_the_law_tables_see_them():
    """Natural Earth draws who holds a place; see data/world/README.md."""
    assert inside("RU", *MOSCOW)
    assert inside("UA", *SIMFEROPOL)
    assert not inside("RU", *SIMFEROPOL)
    assert inside("EH", *BOUJDOUR)
    assert not inside("MA", *BOUJDOUR)


def test_each_ruling_falls_under_one_answer():
    atlas = draw_answers(where_answers(), NAMES, Country("MN"))
    drawn = [code for answer in atlas.answers for code in answer.codes]
    assert sorted(drawn) == sorted(ruling.country for ruling in where_answers())
    assert {answer.pattern for answer in atlas.answers} == set(ANSWERS)
    assert not set(drawn) & set(atlas.unasked)
    assert "could be arrested on 2 September 2024" in atlas.summary
    assert {pattern_of(ruling) for ruling in where_answers()} == set(ANSWERS)


def test_without_rulings_there_is_no_map():
    assert draw_answers((), NAMES) is None
