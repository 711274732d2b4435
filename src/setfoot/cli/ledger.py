"""The archive's trips held against a table of travel that somebody else keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from setfoot.cli.group import archive_option, days_between, desk_for, format_option, main, people_option
from setfoot.terminal import ALL_READ, SOME_SKIPPED, look, note, tell, today

if TYPE_CHECKING:
    from setfoot.facts import BadTable


@main.command()
@click.argument("table", type=click.Path(path_type=Path), metavar="LEDGER.csv")
@archive_option
@people_option
@click.option(
    "--tolerance",
    type=click.IntRange(0, 60),
    default=3,
    show_default=True,
    metavar="DAYS",
    help="How far apart the days of one trip may be told.",
)
@click.option("--since", metavar="DAY", help="Only what was under way on or after DAY.")
@click.option("--until", metavar="DAY", help="Only what was under way on or before DAY.")
@format_option("lines", "csv", "html", "json")
@click.pass_context
def diff(
    ctx: click.Context,
    table: Path,
    archive: Path,
    people: str | None,
    tolerance: int,
    since: str | None,
    until: str | None,
    form: str,
) -> None:
    """Hold the archive's trips against somebody else's table of travel.

    LEDGER.csv has the columns person, country, places, start and end (places and end may be missing), or those of COLT. A
    trip is the same as a row, differs from it, is only here or only there; who was not watched, and days that no article
    covers, are told apart. Rows that cannot be read are named on standard error, and the status is 3.

    Example: setfoot diff ledger.csv --archive my.db --tolerance 3 --format csv
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - `setfoot --help` loads no stage
    from setfoot.ledger import compare_ledger, within  # noqa: PLC0415 - as above
    from setfoot.run import conclude  # noqa: PLC0415 - as above
    from setfoot.tables.travel import load_travel  # noqa: PLC0415 - as above
    from setfoot.tell import LEDGER_FORMS  # noqa: PLC0415 - as above

    desk, days = desk_for(people), days_between(since, until)
    refused: list[BadTable] = []
    rows = load_travel(table, desk.everybody, refused.append)
    with Archive.open(archive, create=False) as kept:
        conclude(kept, desk, today())
        watched = {person.id for person in desk.people} | set(kept.persons())
        found = compare_ledger(table.name, rows, kept.trips(), watched, kept.covered(), tolerance)
    tell(LEDGER_FORMS[form](within(found, days) if days else found, desk.names, look()))
    for row in refused:
        note(f"skipped {row}")
    ctx.exit(SOME_SKIPPED if refused else ALL_READ)
