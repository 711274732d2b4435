"""Questions to the law, which need no archive: one state, all states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from setfoot.cli.group import country_called, desk_for, format_option, law_option, main
from setfoot.terminal import day, look, tell, today, window

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

    Example: setfoot check putin MN 2024-09-02
    """
    from setfoot.judge import judge_visit  # noqa: PLC0415 - as above
    from setfoot.tell import RULING_FORMS  # noqa: PLC0415 - as above

    desk = desk_for(None, law)
    ruling = judge_visit(desk.find_wanted(person), country_called(country, desk), window(days), desk.law)
    tell(RULING_FORMS[form](ruling, desk.names, look()))


@main.command()
@click.argument("person")
@click.option("--on", "on", metavar="DAY", help="The day asked about; today when not given.")
@law_option
@format_option("lines", "json", "csv", "html")
def where(person: str, on: str | None, law: Path | None, form: str) -> None:
    """Answer for every state whether it was bound to arrest PERSON on a day.

    Example: setfoot where netanyahu --on 2025-04-03 --format csv
    """
    from setfoot.judge import judge_everywhere  # noqa: PLC0415 - as above
    from setfoot.tell import WHERE_FORMS  # noqa: PLC0415 - as above

    desk = desk_for(None, law)
    rulings = judge_everywhere(desk.find_wanted(person), day(on, "--on") if on else today(), desk.law)
    tell(WHERE_FORMS[form](rulings, desk.names, look()))
