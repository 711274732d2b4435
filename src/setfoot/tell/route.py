"""A route for people at a terminal, for scripts, and as a page with its map; the map itself is made in `routemap`.

Stops come first, in the words of every ruling; then each leg with the states below and beside it, whose overflight has an
answer of its own, and the nearest states that would be bound by a landing. The arguments on overflight and what is not
known are told once, at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from setfoot.tell import words
from setfoot.tell.contract import written
from setfoot.tell.flown import days_of, diversion_words, leg_title, stop_note, where_along, who_goes_where
from setfoot.tell.lines import STYLES, answers_table
from setfoot.tell.page import fill
from setfoot.tell.routemap import draw_route
from setfoot.tell.ruling import ruling_json
from setfoot.tell.screen import Page, styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from setfoot.facts import Argument, Leg, Overflight, Route, Ruling, Stop
    from setfoot.tell.names import Look, Names

BRIEF = ("steps", "precedents", "objections", "caveats")
"""What is left out of the rulings on states below and beside, which `check` tells in full."""


def route_lines(route: Route, names: Names, look: Look) -> Iterator[str]:
    """Stops, legs, arguments and notes, for one terminal."""
    page = Page(look)
    page.line(title_of(route, names), "bold")
    page.heading("Stops")
    _tell_stops(page, route, names)
    for number, leg in enumerate(route.legs, 1):
        page.heading(f"Leg {number}: {leg_title(leg)}")
        _tell_leg(page, leg, names, route.corridor_km)
    page.heading("Is a state bound towards somebody who only flies over it?")
    page.paragraph("The Statute has no rule for it, so the answer is unknown wherever a landing would bind.", indent=2)
    _tell_arguments(page, "For a duty", route.pro)
    _tell_arguments(page, "Against", route.contra)
    page.heading("What this does not know")
    for note in route.notes:
        page.paragraph(note, indent=2)
    page.line(f"  {words.law_tables(route)}", "dim")
    page.line()
    page.line(words.DISCLAIMER, "dim")
    yield page.text()


def route_object(route: Route, names: Names, look: Look) -> Iterator[str]:
    """The route as one object."""
    del names, look
    told = {
        "person": route.person,
        "on": route.on.isoformat(),
        "corridor_km": route.corridor_km,
        "stops": [stop_json(stop) for stop in route.stops],
        "legs": [leg_json(leg) for leg in route.legs],
        "arguments": {"for": _arguments_json(route.pro), "against": _arguments_json(route.contra)},
        "notes": list(route.notes),
        "law": route.law,
        "as_of": route.as_of.isoformat(),
    }
    yield written(told, indent=2) + "\n"


def route_page(route: Route, names: Names, look: Look) -> Iterator[str]:
    """The map with the legs, and the same in tables."""
    del look
    yield fill("route.html", names, title=title_of(route, names), route=route, plan=draw_route(route, names))


def title_of(route: Route, names: Names) -> str:
    """Who flies where, and when."""
    return f"{who_goes_where(route, names)}, {days_of(route)}"


def _tell_stops(page: Page, route: Route, names: Names) -> None:
    table = answers_table("day", "stop", "duty to arrest", "reason")
    for stop in route.stops:
        note = stop_note(stop)
        reason = words.REASONS[stop.ruling.reason] + (f" ({note})" if note else "")
        place = f"{stop.name}, {names.country(stop.country)}"
        table.add_row(styled(words.day(stop.day)), styled(place), _duty(stop.ruling), styled(reason))
    page.put(table)


def _tell_leg(page: Page, leg: Leg, names: Names, corridor_km: float) -> None:
    _tell_passes(page, "flies over", leg.over, names)
    page.line()
    if leg.beside:
        _tell_passes(page, f"within {corridor_km:,.0f} km", leg.beside, names)
    else:
        page.paragraph(f"No other state lies within {corridor_km:,.0f} km.", indent=2)
    page.line()
    near = "; ".join(diversion_words(one, names) for one in leg.diversions)
    page.paragraph(f"Nearest states bound by a landing that day: {near or 'none'}.", indent=2)


def _tell_passes(page: Page, head: str, passes: Sequence[Overflight], names: Names) -> None:
    table = answers_table(head, "km", "overflight", "if it landed there")
    for passed in passes:
        reason = "" if passed.duty == passed.landing.duty else f", {words.REASONS[passed.landing.reason]}"
        over = styled(words.DUTIES[passed.duty], STYLES[passed.duty])
        landed = _duty(passed.landing, reason or f", {words.REASONS[passed.landing.reason]}")
        table.add_row(styled(names.country(passed.country)), styled(where_along(passed)), over, landed)
    page.put(table)


def _duty(ruling: Ruling, more: str = "") -> Text:
    return styled(words.duty_of(ruling), STYLES[ruling.duty]).append(more, "not bold")


def _tell_arguments(page: Page, head: str, arguments: Sequence[Argument]) -> None:
    page.line(f"  {head}", "bold")
    for argument in arguments:
        ours = " Our reading." if argument.ours else ""
        page.paragraph(f"{argument.says} ({argument.article}).{ours}", indent=4)


def stop_json(stop: Stop) -> dict[str, object]:
    """A stop with its ruling."""
    return {
        "place": stop.name,
        "country": stop.country,
        "latitude": stop.latitude,
        "longitude": stop.longitude,
        "day": stop.day.isoformat(),
        "home": stop.home,
        "meant": stop.meant,
        "ruling": ruling_json(stop.ruling),
    }


def leg_json(leg: Leg) -> dict[str, object]:
    """A leg with the countries below and beside it."""
    return {
        "from": leg.start.name,
        "to": leg.end.name,
        "day": leg.end.day.isoformat(),
        "km": round(leg.km, 1),
        "line": [list(point) for point in leg.line],
        "over": [_overflight_json(passed) for passed in leg.over],
        "beside": [_overflight_json(passed) for passed in leg.beside],
        "diversions": [
            {
                "country": one.country,
                "off_km": round(one.off_km, 1),
                "at_km": round(one.at_km, 1),
                "contested": one.landing.contested,
                "landing": _brief_json(one.landing),
            }
            for one in leg.diversions
        ],
    }


def _overflight_json(passed: Overflight) -> dict[str, object]:
    return {
        "country": passed.country,
        "duty": passed.duty.value,
        "reason": passed.reason.value,
        "from_km": round(passed.from_km, 1),
        "to_km": round(passed.to_km, 1),
        "over_km": round(passed.over_km, 1),
        "stretches": [[round(start, 1), round(end, 1)] for start, end in passed.stretches],
        "off_km": round(passed.off_km, 1),
        "landing": _brief_json(passed.landing),
    }


def _brief_json(ruling: Ruling) -> dict[str, object]:
    return {key: value for key, value in ruling_json(ruling).items() if key not in BRIEF}


def _arguments_json(arguments: Sequence[Argument]) -> list[dict[str, object]]:
    return [{"says": one.says, "article": one.article, "ours": one.ours} for one in arguments]
