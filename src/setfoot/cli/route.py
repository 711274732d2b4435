"""A question to the law about a planned flight, which needs no archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from setfoot.cli.group import desk_for, format_option, law_option, main
from setfoot.terminal import day, look, tell, today

if TYPE_CHECKING:
    from pathlib import Path


@main.command()
@click.argument("person")
@click.argument("itinerary", metavar='"STOP > STOP..."')
@click.option("--on", "on", metavar="DAY", help="The day of departure; today when not given.")
@click.option(
    "--corridor",
    type=float,
    default=200.0,
    show_default=True,
    metavar="KM",
    help="How far beside the shortest line states are told.",
)
@law_option
@format_option("lines", "json", "html", "svg")
def route(person: str, itinerary: str, on: str | None, corridor: float, law: Path | None, form: str) -> None:
    """Answer for a planned flight of PERSON: the duty at each stop, and which states lie below.

    A STOP is a city in any language, a city and its state ("Birmingham, GB"), or a state, which means its capital. A day may
    stand behind it; without one it has the day of the stop before. Each leg is taken as the shortest line and judged on the
    day of the stop it leads to. Flying over has an answer of its own: the Statute has no rule for it.

    Example: setfoot route putin "Moscow > Ulaanbaatar 2026-12-02 > Johannesburg" --on 2026-12-01
    """
    from setfoot.judge.itinerary import read_itinerary  # noqa: PLC0415 - `setfoot --help` loads no stage
    from setfoot.judge.route import judge_route  # noqa: PLC0415 - as above, and it loads the geometry
    from setfoot.tables.borders import load_borders  # noqa: PLC0415 - as above
    from setfoot.tell import ROUTE_FORMS  # noqa: PLC0415 - as above

    desk = desk_for(None, law)
    wanted = desk.find_wanted(person)
    calls = read_itinerary(itinerary, today() if on is None else day(on, "--on"))
    tell(ROUTE_FORMS[form](judge_route(wanted, calls, desk.law, load_borders(), corridor), desk.names, look()))
