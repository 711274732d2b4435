"""The command line: parse, call one function of `run`, tell. No rule and no SQL here.

Exit status: 0 when all was read, 3 when some sources or records were skipped, 2 when nothing was usable or the call
was wrong. What was skipped goes to standard error with its reason; answers go to standard output.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from setfoot import __version__
from setfoot.facts import BadQuestion, Country, SetfootError, Skipped, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from setfoot.facts import ArticleId, PersonId, Report
    from setfoot.run import Desk
    from setfoot.tell import Look

Found = TypeVar("Found")
ALL_READ: Final = 0
WRONG_CALL: Final = 2
SOME_SKIPPED: Final = 3

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


def format_option(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The --format option with these forms, the first as default."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)


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
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of our output has gone
            ctx.exit(ALL_READ)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def main() -> None:
    r"""Read the news and keep the travel record of people under an ICC arrest warrant.

    \b
    Examples:
      setfoot report articles/ --out case        the main job: case files as HTML and JSON
      setfoot read article.txt                   what one article says
      setfoot check putin MN 2024-09-02          was the state bound to arrest?
      setfoot where netanyahu --on 2025-04-03    the answer for every state

    setfoot is a research aid, not legal advice.
    """


def _desk(people: str | None) -> Desk:
    from setfoot.run import open_desk  # noqa: PLC0415 - `setfoot --help` loads no stage

    if people is None:
        return open_desk()
    return open_desk(Path(people.removeprefix("+")), extend=people.startswith("+"))


def _look() -> Look:
    from setfoot.tell import Look  # noqa: PLC0415 - as above

    terminal = sys.stdout.isatty()
    width = min(os.get_terminal_size().columns, 160) if terminal else 100
    return Look(width, colour=terminal and "NO_COLOR" not in os.environ)


def _tell(pieces: Iterable[str]) -> None:
    for piece in pieces:
        sys.stdout.write(piece)


class _Account:
    """Counts what was read and tells what was not, for the exit status."""

    def __init__(self) -> None:
        self.read = self.skipped = 0

    def count(self, found: Iterable[Found | Skipped]) -> Iterator[Found]:
        """What could be used; the rest is told on standard error as it comes."""
        for one in found:
            if isinstance(one, Skipped):
                self.skipped += 1
                click.echo(f"skipped {one.source}: {one.note}", err=True)
            else:
                self.read += 1
                yield one

    def status(self) -> int:
        """0 all read, 3 some skipped, 2 nothing usable."""
        if not self.read:
            click.echo(
                "setfoot: nothing could be read; name files or folders of articles, or - for JSON Lines", err=True
            )
            return WRONG_CALL
        return SOME_SKIPPED if self.skipped else ALL_READ


@contextmanager
def _progress(label: str) -> Iterator[Callable[[], None]]:
    """A running count on standard error when somebody watches; the function it gives counts one."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - likewise

    columns = SpinnerColumn(), TextColumn("{task.description} {task.completed} articles"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)
        yield lambda: progress.advance(task)


def _counted(found: Iterable[Found], label: str) -> Iterator[Found]:
    with _progress(label) as advance:
        for one in found:
            advance()
            yield one


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@people_option
@format_option("lines", "jsonl")
@click.pass_context
def read(ctx: click.Context, sources: tuple[str, ...], people: str | None, form: str) -> None:
    """Tell what each article says; keeps nothing.

    SOURCE is a file or folder of .txt, .html, .json or .jsonl articles (also .gz, .zst), or - for JSON Lines.

    Example: setfoot read articles.jsonl --format jsonl
    """
    from setfoot.run import names_of, read_sources  # noqa: PLC0415 - as above
    from setfoot.tell import READING_FORMS  # noqa: PLC0415 - as above

    desk, account = _desk(people), _Account()
    found = account.count(_counted(read_sources(sources, desk, _today()), "reading"))
    _tell(READING_FORMS[form]((reading for _, reading in found), names_of(desk), _look()))
    ctx.exit(account.status())


def _today() -> date:
    """The day, from SETFOOT_TODAY where output must not depend on the clock."""
    told = os.environ.get("SETFOOT_TODAY")
    return date.fromisoformat(told) if told else date.today()  # noqa: DTZ011 - the user's own day is meant


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@archive_option
@people_option
@click.pass_context
def update(ctx: click.Context, sources: tuple[str, ...], archive: Path, people: str | None) -> None:
    """Read articles into an archive; safe to repeat and to interrupt.

    Example: setfoot update articles/ --archive my.db
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import update_archive  # noqa: PLC0415 - as above

    desk, account = _desk(people), _Account()
    with Archive.open(archive) as kept:
        for _ in account.count(_counted(update_archive(kept, sources, desk, _today()), "updating")):
            pass
        trips = len(kept.trips())
    status = account.status()
    click.echo(f"{archive}: {account.read} articles read or known, {trips} trips")
    ctx.exit(status)


@main.command()
@archive_option
@people_option
def rebuild(archive: Path, people: str | None) -> None:
    """Conclude all trips of an archive again from the reports it keeps.

    Example: setfoot rebuild --archive my.db
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import conclude  # noqa: PLC0415 - as above

    with Archive.open(archive, create=False) as kept:
        kept.rebuild()
        conclude(kept, _desk(people))
        click.echo(f"{archive}: {len(kept.trips())} trips")


@main.command()
@click.argument("person", required=False)
@archive_option
@people_option
@click.option("--since", metavar="DAY", help="Trips that may have been under way on or after DAY.")
@click.option("--until", metavar="DAY", help="Trips that may have been under way on or before DAY.")
@click.option("--country", metavar="CC", help="Trips to one country.")
@click.option("--as-of", metavar="DAY", help="What was known on DAY: only articles published by then.")
@format_option("lines", "json", "jsonl", "csv", "html")
def trips(
    person: str | None,
    archive: Path,
    people: str | None,
    since: str | None,
    until: str | None,
    country: str | None,
    as_of: str | None,
    form: str,
) -> None:
    """Show the trips of PERSON, or of everybody.

    Example: setfoot trips putin --since 2023-03-17 --format csv
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import conclude, enter, known_by, names_of  # noqa: PLC0415 - as above
    from setfoot.tables.people import find_person, load_people  # noqa: PLC0415 - as above
    from setfoot.tell import TRIP_FORMS  # noqa: PLC0415 - as above

    desk = _desk(people)
    known = {one.id: one for one in (*load_people(), *desk.people)}
    who = find_person(tuple(known.values()), person).id if person else None
    where = _country(country, desk) if country else None
    within = _span(since, until)
    with Archive.open(archive, create=False) as kept:
        conclude(kept, desk)
        if as_of:
            replayed = known_by(kept, who, _day(as_of), desk)
            found = tuple(
                t for t in replayed if where in {None, t.country} and (within is None or _meets(t.arrived, within))
            )
        else:
            found = kept.trips(who, country=where, within=within)
        entries = enter(found, kept.sources(r.quote.article for t in found for r in t.reports), desk)
    _tell(TRIP_FORMS[form](entries, names_of(desk), _look()))


def _meets(arrived: Window | None, within: Window) -> bool:
    return arrived is not None and arrived.meets(within) is not None


def _span(since: str | None, until: str | None) -> Window | None:
    if not since and not until:
        return None
    return Window(_window(since).first if since else date.min, _window(until).last if until else date.max)


def _window(text: str) -> Window:
    try:
        return Window.parse(text)
    except ValueError as error:
        raise BadQuestion(f"{error}") from error


def _day(text: str) -> date:
    return _window(text).last


def _country(words: str, desk: Desk) -> Country:
    """The state meant, or a territory that the law has rows for."""
    from setfoot.tables.places import find_state, load_states  # noqa: PLC0415 - as above

    code = Country(words.strip().upper())
    if re.fullmatch(r"[A-Z]{2}|\?\?", code) and (desk.law.knows(code) or code == "??"):
        return code
    return find_state(load_states(), words).code


@main.command()
@click.argument("trip_id", metavar="ID")
@archive_option
@people_option
@format_option("lines", "json", "jsonl", "html")
def trip(trip_id: str, archive: Path, people: str | None, form: str) -> None:
    """Show one trip with all its evidence, conflicts and ruling; ID is a trip's or any of its reports'.

    Example: setfoot trip t1a2b3c4d5e6f
    """
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import conclude, enter, names_of  # noqa: PLC0415 - as above
    from setfoot.tell import ONE_TRIP_FORMS  # noqa: PLC0415 - as above

    desk = _desk(people)
    with Archive.open(archive, create=False) as kept:
        conclude(kept, desk)
        found = kept.trip(trip_id)
        entry = enter((found,), kept.sources(report.quote.article for report in found.reports), desk)[0]
    _tell(ONE_TRIP_FORMS[form](entry, names_of(desk), _look()))


@main.command()
@click.argument("person")
@click.argument("country")
@click.argument("day", metavar="DAY[..DAY]")
@format_option("lines", "json")
def check(person: str, country: str, day: str, form: str) -> None:
    """Answer whether COUNTRY was bound to arrest PERSON on DAY; no archive needed.

    Example: setfoot check putin MN 2024-09-02
    """
    from setfoot.judge import judge_visit  # noqa: PLC0415 - as above
    from setfoot.run import names_of  # noqa: PLC0415 - as above
    from setfoot.tell import RULING_FORMS  # noqa: PLC0415 - as above

    desk = _desk(None)
    ruling = judge_visit(_wanted(person, desk), _country(country, desk), _window(day), desk.law)
    _tell(RULING_FORMS[form](ruling, names_of(desk), _look()))


def _wanted(words: str, desk: Desk) -> PersonId:
    """The wanted person meant: asked of the wanted first, so that a shared surname means them."""
    from setfoot.tables.people import find_person  # noqa: PLC0415 - as above

    wanted = tuple(person for person in desk.people if person.id in set(desk.law.wanted))
    return find_person(wanted, words).id


@main.command()
@click.argument("person")
@click.option("--on", "day", metavar="DAY", help="The day asked about; today when not given.")
@format_option("lines", "json", "csv", "html")
def where(person: str, day: str | None, form: str) -> None:
    """Answer for every state whether it was bound to arrest PERSON on a day.

    Example: setfoot where netanyahu --on 2025-04-03 --format csv
    """
    from setfoot.judge import judge_everywhere  # noqa: PLC0415 - as above
    from setfoot.run import names_of  # noqa: PLC0415 - as above
    from setfoot.tell import WHERE_FORMS  # noqa: PLC0415 - as above

    desk = _desk(None)
    asked = _window(day) if day else Window.of(_today())
    if asked.width > 1:
        raise BadQuestion(f"{day!r} is more than one day: write --on 2024-09-02")
    rulings = judge_everywhere(_wanted(person, desk), asked.first, desk.law)
    _tell(WHERE_FORMS[form](rulings, names_of(desk), _look()))


@main.command()
@click.argument("labels", type=click.Path(path_type=Path))
@click.argument("articles")
@people_option
@click.pass_context
def score(ctx: click.Context, labels: Path, articles: str, people: str | None) -> None:
    """Measure the reader against labelled articles.

    LABELS is JSON Lines of {"id", "trips": [...]}; ARTICLES the articles they are about.

    Example: setfoot score labels.jsonl articles.jsonl --people people.jsonl
    """
    from setfoot.run import read_sources  # noqa: PLC0415 - as above
    from setfoot.score import load_labels, score_lines, score_reports  # noqa: PLC0415 - as above

    desk, account = _desk(people), _Account()
    known = load_labels(labels)
    reports: dict[ArticleId, tuple[Report, ...]] = {
        article.id: reading.reports
        for article, reading in account.count(_counted(read_sources((articles,), desk, _today()), "reading"))
    }
    for line in score_lines(score_reports(known, reports)):
        click.echo(line)
    ctx.exit(account.status())


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the case files.")
@people_option
@click.pass_context
def report(ctx: click.Context, sources: tuple[str, ...], out: Path, people: str | None) -> None:
    """Do everything at once: read SOURCE, tell the trips, and write case files as HTML and JSON.

    The word `samples` stands for the sample reports that come with setfoot.

    Example: setfoot report articles/ --out case
    """
    from setfoot.run import make_report, names_of  # noqa: PLC0415 - as above
    from setfoot.tell import TRIP_FORMS  # noqa: PLC0415 - as above

    desk, account = _desk(people), _Account()
    with _with_samples(sources) as named:
        entries, written = make_report(named, desk, _today(), out, account.count)
    status = account.status()
    if status == WRONG_CALL:
        ctx.exit(status)
    _tell(TRIP_FORMS["lines"](entries, names_of(desk), _look()))
    click.echo(f"\n{len(entries)} trips from {account.read} articles; open {written[0]}")
    ctx.exit(status)


@contextmanager
def _with_samples(sources: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The sources, with `samples` standing for the shipped sample reports unless there is a file of that name."""
    if "samples" not in sources or Path("samples").exists():
        yield sources
        return
    with as_file(files("setfoot").joinpath("samples")) as folder:
        yield tuple(str(folder) if source == "samples" else source for source in sources)
