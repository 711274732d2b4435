"""The group of all commands, and the options and questions that several of them share."""

from __future__ import annotations

import errno
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from setfoot import __version__
from setfoot.facts import BadQuestion, SetfootError, Window
from setfoot.terminal import ALL_READ, WRONG_CALL, note, speak_utf8, window

if TYPE_CHECKING:
    from collections.abc import Callable

    from setfoot.desk import Desk
    from setfoot.facts import Country
    from setfoot.tables.asked import Asked

NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
"""What a full disk, or a full share of one, is told by."""

sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
people_option = click.option(
    "--people",
    metavar="FILE",
    help="Watch the people of FILE.jsonl instead of the shipped list; with a + before the name, besides it.",
)
archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path),
    default=Path("setfoot.db"),
    show_default=True,
    help="The archive file.",
)


law_option = click.option(
    "--law",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Ask these law tables instead of the shipped ones: a folder of them, a ZIP, a wheel or a checkout.",
)


def format_option(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The --format option with these forms, the first as default."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="How to answer."
    )


class Commands(click.Group):
    """A group whose commands end with a clear message and the right status when a question or a table is wrong."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a SetfootError becomes its message and status 2."""
        try:
            return super().invoke(ctx)
        except SetfootError as error:
            click.echo(f"setfoot: {error}", err=True)
            ctx.exit(WRONG_CALL)
        except BrokenPipeError:
            _drop_output()  # its reader has gone
            ctx.exit(ALL_READ)
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            _drop_output()
            click.echo(f"setfoot: the disk is full ({error.strerror}); make room, then ask again", err=True)
            ctx.exit(WRONG_CALL)


def _drop_output() -> None:
    """What is still to be written to standard output goes nowhere, so that Python does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


EXAMPLES = """\b
Examples:
  setfoot report articles/ --out case        the main job: case files as HTML and JSON
  setfoot read article.txt                   what one article says
  setfoot why article.txt                    why it was read so, candidate by candidate
  setfoot update articles/                   read into an archive; then: setfoot trips
  setfoot scan crawl-*.warc.gz --out DIR     large files; then: setfoot update DIR
  setfoot check putin MN 2024-09-02          was the state bound to arrest?
  setfoot where netanyahu --on 2025-04-03    the answer for every state
  setfoot route putin "Moscow > Minsk"       a planned flight: stops, and states below

SOURCE is a file or folder of .txt, .html, .json or .jsonl articles or .warc files of a crawler (also .gz, .zst), or -
for JSON Lines on standard input. PERSON is an id, a name or an alias. DAY is written 2024-09-02.

Exit status: 0 when all was read, 3 when some files or records were skipped, 2 when nothing was usable or the call was
wrong.
"""


@click.group(
    cls=Commands,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__)
def main() -> None:
    """Read the news and keep the travel record of people under an ICC arrest warrant.

    A research aid, not legal advice.
    """
    speak_utf8()


def desk_for(people: str | None, law: Path | None = None) -> Desk:
    """The desk for the shipped people, or for those that --people names, and for the tables that --law names."""
    from setfoot.desk import open_named  # noqa: PLC0415 - `setfoot --help` loads no stage

    return open_named(people, law)


def days_between(since: str | None, until: str | None) -> Window | None:
    """The days that --since and --until leave; None when neither is told."""
    if not since and not until:
        return None
    first = window(since).first if since else date.min
    last = window(until).last if until else date.max
    if last < first:
        raise BadQuestion(f"--until {until} lies before --since {since}: exchange them")
    return Window(first, last)


def place_called(words: str, desk: Desk) -> Asked:
    """The state, territory or area meant; where another place was named, a note tells whose it is."""
    from setfoot.tables.asked import find_asked  # noqa: PLC0415 - as above

    asked = find_asked(words, desk.law)
    if asked.note:
        note(asked.note)
    return asked


def country_called(words: str, desk: Desk) -> Country:
    """The code of the state or territory meant, as `place_called`."""
    return place_called(words, desk).country
