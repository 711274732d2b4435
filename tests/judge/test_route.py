"""Routes: stops ruled as ever, overflight answered by itself, diversions the nearest bound, and no question half understood."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setfoot.facts import BadQuestion, Duty, Reason, Window
from setfoot.judge import judge_visit
from setfoot.judge.itinerary import Call, read_itinerary
from setfoot.judge.overflight import CONTRA, PRO, judge_overflight
from setfoot.judge.route import DIVERSIONS, WIDEST_KM, judge_route
from setfoot.tables.borders import load_borders
from setfoot.tables.law import load_law
from setfoot.tables.points import Found, find_stop, load_points

FILE = Path(__file__).parents[1] / "cases" / "law" / "routes.toml"
CASES = tomllib.loads(FILE.read_text("utf-8"))["route"]
KEYS = {"name", "person", "itinerary", "day", "over", "clear", "beside", "unknown", "free", "stops", "near"}
PUTIN, DAY = "vladimir-putin", date(2026, 12, 1)
BINDS = {Duty.BOUND, Duty.BOUND_BY_ACCEPTANCE, Duty.BOUND_BY_COUNCIL}


def route(itinerary, person=PUTIN, day=DAY, **wishes):
    return judge_route(person, read_itinerary(itinerary, day), load_law(), load_borders(), **wishes)


@cache
def of_case(number):
    case = CASES[number]
    return route(case["itinerary"], case["person"], date.fromisoformat(case["day"]))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_the_route_passes_what_an_analyst_says(number):
    case, (leg,) = CASES[number], of_case(number).legs
    assert set(case) <= KEYS, "a misspelt key would test nothing"
    over, beside = [one.country for one in leg.over], [one.country for one in leg.beside]
    assert [code for code in over if code in case["over"]] == case["over"]
    assert not set(case.get("clear", ())) & set(over)
    assert set(case.get("beside", ())) <= set(beside)
    told = {one.country: one.duty for one in leg.over}
    assert {code: told[code] for code in case.get("unknown", ())} == dict.fromkeys(
        case.get("unknown", ()), Duty.UNKNOWN
    )
    assert {code: told[code] for code in case.get("free", ())} == dict.fromkeys(case.get("free", ()), Duty.NOT_BOUND)
    assert [stop.ruling.duty for stop in of_case(number).stops] == case["stops"]
    assert set(case.get("near", ())) <= {one.country for one in leg.diversions}


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_every_overflight_follows_from_the_landing(number):
    told = of_case(number)
    home = load_law().person(told.person).country
    for leg in told.legs:
        for one in (*leg.over, *leg.beside):
            if one.country == home or one.landing.duty not in BINDS:
                assert (one.duty, one.reason) == (one.landing.duty, one.landing.reason)
            else:
                assert (one.duty, one.reason) == (Duty.UNKNOWN, Reason.OVERFLIGHT)
            if load_law().knows(one.country):
                day = Window.of(leg.end.day)
                assert one.landing == judge_visit(told.person, one.country, day, load_law())


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_diversions_are_the_nearest_that_would_be_bound(number):
    for leg in of_case(number).legs:
        offs = [one.off_km for one in leg.diversions]
        assert offs == sorted(offs)
        assert all(one.landing.duty in BINDS for one in leg.diversions)
        below = {one.country for one in leg.over if one.landing.duty in BINDS and not one.off_km}
        assert below == {one.country for one in leg.diversions if not one.off_km}
        farthest = offs[-1] if offs else 0
        beside = {one.country for one in leg.beside if one.landing.duty in BINDS and one.off_km < farthest}
        assert beside <= {one.country for one in leg.diversions}
        assert len(offs) >= DIVERSIONS or not any(r.duty in BINDS for r in of_case(number).around)


def test_a_stop_is_presence_and_the_home_state_is_said_to_be_it():
    told = route("Moscow > Mongolia 2026-12-03 > Johannesburg")
    assert [(stop.name, stop.country, stop.day, stop.home) for stop in told.stops] == [
        ("Moscow", "RU", DAY, True),
        ("Ulaanbaatar", "MN", date(2026, 12, 3), False),
        ("Johannesburg", "ZA", date(2026, 12, 3), False),
    ]
    assert told.stops[1].meant == "the capital of Mongolia"
    assert told.stops[1].ruling == judge_visit(PUTIN, "MN", Window.parse("2026-12-03"), load_law())
    assert [(leg.start.name, leg.end.name) for leg in told.legs] == [
        ("Moscow", "Ulaanbaatar"),
        ("Ulaanbaatar", "Johannesburg"),
    ]


def test_a_leg_is_judged_on_the_day_of_the_stop_it_leads_to():
    told = route("Moscow > Ulaanbaatar 2023-03-20", day=date(2023, 3, 1))
    assert told.legs[0].over[-1].landing.on == Window.parse("2023-03-20")
    assert told.legs[0].over[-1].duty is Duty.UNKNOWN
    assert told.around[0].on == Window.parse("2023-03-01")


def test_a_sealed_warrant_leaves_the_overflight_unknown_for_its_own_reason():
    landing = judge_visit("osama-njeem", "IT", Window.parse("2025-01-19"), load_law())
    assert landing.duty is Duty.UNKNOWN
    assert judge_overflight(landing, home=False) == (Duty.UNKNOWN, landing.reason)


def test_a_place_without_rows_breaks_nothing():
    told = route("Nouakchott > Las Palmas de Gran Canaria")
    codes = {code for leg in told.legs for code in (one.country for one in (*leg.over, *leg.beside))}
    assert "EH" in codes
    told = judge_route(PUTIN, (Call(Found(load_points()["RU", "Moscow"]), DAY),) * 2, load_law(), load_borders())
    assert [one.country for one in told.legs[0].over] == ["RU"]


def test_arguments_stand_on_both_sides_and_name_their_articles():
    assert len(PRO) > 1
    assert len(CONTRA) > 1
    for one in (*PRO, *CONTRA):
        assert "Art. " in one.article
    cited = "\n".join(one.article for one in (*PRO, *CONTRA))
    for article in ("Chicago Convention, Art. 1", "3 bis(b)", "3(c)", "86", "89(1)", "89(3)(d) and (e)"):
        assert article in cited


TOWNS = sorted(load_points().values(), key=lambda point: (point.country, point.name))


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(TOWNS), st.sampled_from(TOWNS), st.floats(0, 900), st.floats(0, 900))
def test_a_wider_corridor_never_loses_a_state(start, end, one, other):
    calls = (Call(Found(start), DAY), Call(Found(end), DAY))
    narrow, wide = (
        judge_route(PUTIN, calls, load_law(), load_borders(), width).legs[0] for width in sorted((one, other))
    )
    assert narrow.over == wide.over
    assert {passed.country for passed in narrow.beside} <= {passed.country for passed in wide.beside}
    assert narrow.diversions == wide.diversions


@pytest.mark.parametrize("between", [" > ", ">", " -> ", " \u2192 ", " \u203a "])
def test_stops_are_parted_by_any_arrow(between):
    calls = read_itinerary(between.join(["Moscow", "Ulaanbaatar 2026-12-02"]), DAY)
    assert [(call.place.point.name, call.day) for call in calls] == [
        ("Moscow", DAY),
        ("Ulaanbaatar", date(2026, 12, 2)),
    ]


@pytest.mark.parametrize(
    ("itinerary", "told"),
    [
        ("Moscow", "two stops at least"),
        ("", "two stops at least"),
        ("Moscow > ", "two stops at least"),
        ("Moscow > > Minsk", "two stops at least"),
        ("Moscow > Nosuchplace", "no place called 'Nosuchplace'"),
        ("Moscow 2026-12-05 > Minsk 2026-12-01", "days go backwards"),
        ("Moscow > Minsk 2026-11-30", "days go backwards"),
        ("Moscow > Minsk 2026-02-30", "is not a day"),
        ("Moscow 2.12.2026 > Minsk", "'2.12.2026' is not a day"),
        ("Moscow > Minsk 2026/12/02", "'2026/12/02' is not a day"),
        ("Moscow > Crimea", "name a city, or a state for its capital"),
        ("Moscow > Москва", "the same place twice"),
    ],
)
def test_an_itinerary_that_cannot_be_flown_is_refused(itinerary, told):
    with pytest.raises(BadQuestion, match=told):
        read_itinerary(itinerary, DAY)


@pytest.mark.parametrize("width", [-1, WIDEST_KM + 1, float("nan")])
def test_a_corridor_has_bounds(width):
    with pytest.raises(BadQuestion, match="a corridor is"):
        route("Moscow > Minsk", corridor_km=width)


def test_nobody_wanted_has_no_route():
    with pytest.raises(BadQuestion, match="never had"):
        route("Moscow > Minsk", person="sergei-lavrov")


def test_a_stop_is_found_as_the_tables_find_it():
    assert route("Birmingham > Minsk").stops[0].meant == find_stop("Birmingham").meant


def test_a_stop_in_a_disputed_area_is_judged_as_in_it():
    stop = route("Moscow > Simferopol > Kyiv").stops[1]
    assert (stop.country, stop.ruling.area) == ("UA", "Crimea")
    assert any("claimed by Russia" in caveat for caveat in stop.ruling.caveats)
    assert "Crimea" in stop.meant
    assert [one.ruling.area for one in route("Moscow > Kyiv").stops] == ["", ""]
