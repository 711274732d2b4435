"""Questions to the law, which need no archive: one state, all states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from setfoot.cli.group import desk_for, format_option, law_option, main, place_called
from setfoot.terminal import look, tell, today, window

if TYPE_CHECKING:
    from pathlib import Path


@main.command()
@click.argument("person")
@click.argument("country")
@click.argument("days", metavar="DAY[..DAY]")
@law_option
@format_option("lines", "json")
def check(person: str, country: str, days: str, law: Path | None, form: str) -> None:
    """Answer whether COUNTRY was bound to arrest PERSON on DAY; no archive needed.

    COUNTRY is a state or territory, by code or name, a disputed area (Crimea), or a city ("San Jose, CR" where several are called so),
    answered for its state.

    Example: setfoot check putin MN 2024-09-02
    """
    from setfoot.judge import judge_visit  # noqa: PLC0415 - as above
    from setfoot.tell import RULING_FORMS  # noqa: PLC0415 - as above

    desk = desk_for(None, law)
    asked = place_called(country, desk)
    ruling = judge_visit(desk.find_wanted(person), asked.country, window(days), desk.law, asked.area)
    tell(RULING_FORMS[form](ruling, desk.names, look()))


@main.command()
@click.argument("person")
@click.option(
    "--on",
    "on",
    metavar="DAY[..DAY]",
    help="The day asked about, today when not given; of a month, a year or DAY..DAY, what changes when.",
)
@law_option
@format_option("lines", "json", "csv", "html", "svg")
def where(person: str, on: str | None, law: Path | None, form: str) -> None:
    """Answer for every state whether it was bound to arrest PERSON on a day, or what changed over a span of days.

    `svg` is the world map as one A4 sheet to print.

    Example: setfoot where netanyahu --on 2025-04-03 --format csv

    Example: setfoot where putin --on 2023-03-17..2025-06-01
    """
    from setfoot.facts import Window  # noqa: PLC0415 - as above
    from setfoot.judge import judge_everywhere, judge_span  # noqa: PLC0415 - as above
    from setfoot.tell import SPAN_FORMS, WHERE_FORMS  # noqa: PLC0415 - as above

    days = Window.of(today()) if on is None else window(on)
    desk = desk_for(None, law)
    wanted = desk.find_wanted(person)
    if days.width == 1:
        tell(WHERE_FORMS[form](judge_everywhere(wanted, days.first, desk.law), desk.names, look()))
    else:
        tell(SPAN_FORMS[form](judge_span(wanted, days, desk.law), desk.names, look()))
