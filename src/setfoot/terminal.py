"""What the command line knows of the place it runs in: how wide and colourful it is, what day it is, who watches.

The rest of setfoot asks neither the terminal nor the clock nor the environment; it is told. Answers go to standard
output as UTF-8 on every system. What was skipped, a running count and complaints go to standard error.
"""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final, TypeVar

import click

from setfoot.facts import BadQuestion, Skipped, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from setfoot.tell import Look

Found = TypeVar("Found")
ALL_READ: Final = 0
WRONG_CALL: Final = 2
SOME_SKIPPED: Final = 3
PLAIN_WIDTH: Final = 100
"""Columns of an answer that goes to a file or a pipe."""
WIDEST: Final = 160


def speak_utf8() -> None:
    """Make standard output and error write UTF-8, and half characters as escapes, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(pieces: Iterable[str]) -> None:
    """Write the pieces as they come; a reader of our output who has gone is noticed here."""
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


def look() -> Look:
    """The terminal's width and whether it shows colour; fixed where the answer goes to a file."""
    from setfoot.tell import Look  # noqa: PLC0415 - `setfoot --help` loads no stage

    terminal = sys.stdout.isatty()
    width = min(os.get_terminal_size().columns, WIDEST) if terminal else PLAIN_WIDTH
    return Look(width, colour=terminal and "NO_COLOR" not in os.environ)


def today() -> date:
    """The day, from SETFOOT_TODAY where output must not depend on the clock."""
    told = os.environ.get("SETFOOT_TODAY")
    return day(told, "SETFOOT_TODAY") if told else date.today()  # noqa: DTZ011 - the user's own day is meant


def now() -> datetime:
    """The moment, in UTC; midnight of SETFOOT_TODAY where output must not depend on the clock."""
    told = os.environ.get("SETFOOT_TODAY")
    return datetime.combine(day(told, "SETFOOT_TODAY"), time(), UTC) if told else datetime.now(UTC)


def editor(told: str | None) -> str:
    """Who decides: as told, else by SETFOOT_BY, else the user of this machine."""
    try:
        name = told or os.environ.get("SETFOOT_BY") or getpass.getuser()
    except (OSError, KeyError):
        name = ""
    if not name.strip():
        raise BadQuestion("nobody is named who decides: add --by NAME, or set SETFOOT_BY")
    return " ".join(name.split())


def window(text: str) -> Window:
    """The days written; BadQuestion says how to write them."""
    try:
        return Window.parse(text)
    except ValueError as error:
        why = f": {error}" if "cannot end" in f"{error}" else " names no day"
        raise BadQuestion(f"{text!r}{why}; write 2024-09-02, or 2024-09, 2024, 2024-09-02..2024-09-05") from error


def day(text: str, where: str) -> date:
    """The one day written; BadQuestion names `where` it was written."""
    days = window(text)
    if days.width > 1:
        raise BadQuestion(f"{text!r} is more than one day: write {where} 2024-09-02")
    return days.first


def note(words: str) -> None:
    """Something worth knowing beside the answer, on standard error, as one line."""
    click.echo(words, file=sys.stderr)  # by name: click would pass by a bar that is shown there


class Account:
    """Counts what was read and tells what was not, for the exit status."""

    def __init__(self) -> None:
        self.read = self.skipped = 0

    def count(self, found: Iterable[Found | Skipped], doing: str) -> Iterator[Found]:
        """What could be used; the rest is told on standard error as it comes."""
        with _progress(doing) as advance:
            for one in found:
                if isinstance(one, Skipped):
                    self.skipped += 1
                    note(f"{'note on' if one.kept else 'skipped'} {one.source}: {one.note}")
                else:
                    self.read += 1
                    yield one
                advance()

    def status(self) -> int:
        """0 all read, 3 some skipped, 2 nothing usable."""
        if not self.read:
            remedy = "name files or folders of articles, or - for JSON Lines"
            click.echo(f"setfoot: nothing could be read; {remedy}", err=True)
            return WRONG_CALL
        return SOME_SKIPPED if self.skipped else ALL_READ


@contextmanager
def _progress(doing: str) -> Iterator[Callable[[], None]]:
    """A running count on standard error when somebody watches; the function it gives counts one."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - likewise

    told = "{task.description} {task.completed} articles, {task.fields[rate]} a second"
    columns = SpinnerColumn(), TextColumn(told), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=None, rate="0")

        def advance() -> None:
            progress.advance(task)
            progress.update(task, rate=f"{progress.tasks[0].speed or 0:.0f}")

        yield advance
