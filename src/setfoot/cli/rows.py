"""The rows of the law: what is behind an answer, and versions of the tables, to correct and to compare."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from setfoot.cli.group import country_called, desk_for, format_option, law_option, main
from setfoot.facts import BadQuestion
from setfoot.terminal import WRONG_CALL, look, note, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from setfoot.desk import Desk
    from setfoot.facts import Behind
    from setfoot.keep import Archive

DEFAULT_ARCHIVE = Path("setfoot.db")
existing_archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path),
    help="An archive; setfoot.db when there is one here.",
)


@main.command()
@click.argument("what", required=False)
@law_option
@format_option("lines", "json", "csv")
def facts(what: str | None, law: Path | None, form: str) -> None:
    """Show every row of the law's tables behind WHAT, a state or a wanted person, with its file and row.

    Without WHAT: how much each file holds, how far it is verified, and what is left out.

    Example: setfoot facts KG
    """
    from setfoot.tables.law import contents  # noqa: PLC0415 - `setfoot --help` loads no stage
    from setfoot.tell import BEHIND_FORMS, CONTENTS_FORMS  # noqa: PLC0415 - as above

    desk = desk_for(None, law)
    if what is None:
        tell(CONTENTS_FORMS[form](contents(desk.law), desk.names, look()))
    else:
        tell(BEHIND_FORMS[form](_behind(what, desk), desk.names, look()))


def _behind(what: str, desk: Desk) -> Behind:
    """The rows of whatever the words name: a state's code first, then a wanted person, then a state by name."""
    from setfoot.tables.law import behind_person, behind_state  # noqa: PLC0415 - as above

    code = what.strip().upper()
    if len(code) == 2 and code.isalpha():  # noqa: PLR2004 - as ISO 3166-1 alpha-2 has it
        return behind_state(desk.law, country_called(code, desk))
    try:
        return behind_person(desk.law, desk.find_wanted(what))
    except BadQuestion as nobody:
        try:
            return behind_state(desk.law, country_called(what, desk))
        except BadQuestion as nowhere:
            if desk.watches(what):
                raise nobody from None
            raise BadQuestion(f"{nobody}; {nowhere}") from None


@main.group(name="law")
def law_tables() -> None:
    """Save, correct, check and compare versions of the law's tables.

    Example: setfoot law diff shipped mytables
    """


@law_tables.command()
@click.argument("old")
@click.argument("new")
@existing_archive_option
@format_option("lines", "json", "csv")
def diff(old: str, new: str, archive: Path | None, form: str) -> None:
    """Show which rows differ between OLD and NEW, and which visits and trips are answered differently.

    OLD and NEW are each `shipped`, a folder, ZIP, wheel or checkout with the tables, or the name (or its beginning) of
    a version that the archive keeps. Visits are those of either version, trips those of the archive.

    Example: setfoot law diff shipped mytables --archive my.db
    """
    from setfoot.run import compare_laws  # noqa: PLC0415 - as above
    from setfoot.tell import CHANGE_FORMS  # noqa: PLC0415 - as above

    desk = desk_for(None)
    with _opened(archive) as kept:
        change = compare_laws(old, new, kept, desk)
    tell(CHANGE_FORMS[form](change, desk.names, look()))


@law_tables.command()
@existing_archive_option
@format_option("lines", "json")
def versions(archive: Path | None, form: str) -> None:
    """List the shipped version and those by which an archive was concluded, with the day of their first use.

    Example: setfoot law versions --archive my.db
    """
    from setfoot.run import known_laws  # noqa: PLC0415 - as above
    from setfoot.tell import VERSION_FORMS, Names  # noqa: PLC0415 - as above

    with _opened(archive) as kept:
        known = known_laws(kept)
    tell(VERSION_FORMS[form](known, Names(), look()))


@law_tables.command()
@click.argument("folder", type=click.Path(path_type=Path))
def save(folder: Path) -> None:
    """Write the shipped tables into FOLDER, new or empty, to be corrected there.

    Example: setfoot law save mytables
    """
    from setfoot.tables.law.versions import save_tables  # noqa: PLC0415 - as above

    written = save_tables(folder)
    click.echo(f"{folder}: {len(written)} files; correct them, then: setfoot law check {folder}")


@law_tables.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@format_option("lines", "json", "csv")
@click.pass_context
def check(ctx: click.Context, folder: Path | None, form: str) -> None:
    """Check the tables in FOLDER, or the shipped ones: what they hold, or every row that cannot stand.

    Example: setfoot law check mytables
    """
    from setfoot.tables.law import contents, find_bad_rows, load_law  # noqa: PLC0415 - as above
    from setfoot.tables.law.checks import odd_rows  # noqa: PLC0415 - as above
    from setfoot.tables.law.versions import find_tables  # noqa: PLC0415 - as above
    from setfoot.tell import CONTENTS_FORMS, Names  # noqa: PLC0415 - as above

    refused = find_bad_rows(find_tables(folder))
    for error in refused:
        note(f"setfoot: {error}")
    if refused:
        ctx.exit(WRONG_CALL)
    law = load_law(folder)
    for odd in odd_rows(law):
        note(f"note on {odd}")
    tell(CONTENTS_FORMS[form](contents(law), Names(), look()))


@contextmanager
def _opened(archive: Path | None) -> Iterator[Archive | None]:
    """The archive named, the usual one where it is there, or none."""
    from setfoot.keep import Archive  # noqa: PLC0415 - as above

    if archive is None and not DEFAULT_ARCHIVE.exists():
        yield None
        return
    with Archive.open(archive or DEFAULT_ARCHIVE, create=False) as kept:
        yield kept
