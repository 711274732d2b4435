"""An editor's word on reports, trips and origins, and the log of all such words."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from setfoot.cli.group import archive_option, country_called, desk_for, format_option, main, people_option
from setfoot.facts import BadQuestion, Decided, Decision, DecisionField, Named, Status
from setfoot.terminal import editor, look, now, tell, today, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from setfoot.desk import Desk
    from setfoot.facts import Subject, Trip
    from setfoot.keep import Archive
    from setfoot.run import Decisive

REPORTS = (Named.TRIP, Named.REPORT)


def deciding(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every decision: by whom, why, in which archive."""
    by = click.option("--by", metavar="NAME", help="Who decides; else SETFOOT_BY, else the user of this machine.")
    why = click.option("--because", "because", default="", metavar="TEXT", help="Why; it is told with the decision.")
    return by(why(archive_option(command)))


@main.group(name="decide", invoke_without_command=True)
@click.option(
    "--from",
    "log_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Add the decisions that `setfoot log --format jsonl` wrote; those that are known are passed over.",
)
@archive_option
@click.pass_context
def decide_group(ctx: click.Context, log_file: Path | None, archive: Path) -> None:
    """Decide what reports and trips are; it is kept for good and replayed on every run.

    ID is that of a report, or of a trip for all its reports, or the beginning of one; `setfoot trip` shows them.

    Example: setfoot decide reject 3f2a9c --by "Ada Lovelace" --because "the photo is of 2019"

    Example: setfoot decide --from colleague.jsonl --archive my.db
    """
    from setfoot.gather.decisions import gather_decisions  # noqa: PLC0415 - `setfoot --help` loads no stage
    from setfoot.run import decide  # noqa: PLC0415 - as above

    if ctx.invoked_subcommand:
        if log_file:
            raise BadQuestion("--from stands alone: setfoot decide --from FILE")
        return
    if log_file is None:
        click.echo(ctx.get_help())
        return
    try:
        lines = log_file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadQuestion(f"{log_file} cannot be read ({error}); give what setfoot log --format jsonl wrote") from error
    decisions = tuple(gather_decisions(lines, str(log_file)))
    with _opened(archive) as (kept, desk):
        _tell(decide(kept, decisions, desk, today()), desk)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction gives a field, and where it is from."""

    field: DecisionField
    old: str
    new: str
    source: str


@contextmanager
def _opened(archive: Path) -> Iterator[tuple[Archive, Desk]]:
    """The archive, concluded up to now, and the desk."""
    from setfoot.keep import Archive  # noqa: PLC0415 - as above
    from setfoot.run import conclude  # noqa: PLC0415 - as above

    desk = desk_for(None)
    with Archive.open(archive, create=False) as kept:
        conclude(kept, desk, today())
        yield kept, desk


def _add(kept: Archive, decision: Decision, desk: Desk) -> None:
    """Add one decision that was not made before."""
    from setfoot.run import decide, refuse_repeated  # noqa: PLC0415 - as above

    refuse_repeated(kept, decision)
    _tell(decide(kept, (decision,), desk, today()), desk)


def _tell(made: Decisive, desk: Desk) -> None:
    from setfoot.tell import what_changed  # noqa: PLC0415 - as above

    tell(what_changed(*made, desk.names, look()))


def _decide(
    kind: Decided, ids: Sequence[str], kinds: Sequence[Named], by: str | None, because: str, archive: Path
) -> None:
    """One decision on the things that the ids name."""
    from setfoot.keep import find_subject  # noqa: PLC0415 - as above
    from setfoot.run import next_moment  # noqa: PLC0415 - as above

    with _opened(archive) as (kept, desk):
        subjects = tuple(dict.fromkeys(find_subject(kept, name, *kinds) for name in ids))
        _check(kind, subjects)
        _add(kept, Decision(kind, subjects, editor(by), next_moment(kept, now()), because), desk)


def _check(kind: Decided, subjects: Sequence[Subject]) -> None:
    """BadQuestion when these things cannot be one, or not be apart."""
    if kind not in (Decided.SAME, Decided.DIFFERENT, Decided.SPLIT_ORIGINS, Decided.JOINED_ORIGINS):
        return
    if len(subjects) == 1:
        raise BadQuestion("all ids name the same thing; name two or more")
    people = sorted({said.person for subject in subjects for said in subject.said})
    if len(people) > 1:
        raise BadQuestion(f"the reports are of several people ({', '.join(people)}); a trip is of one")
    reports = [said.report for subject in subjects for said in subject.said]
    if kind is Decided.DIFFERENT and len(set(reports)) < len(reports):
        raise BadQuestion("two of the ids share a report, which cannot differ from itself; name single reports")


two_ids = click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
some_ids = click.argument("ids", nargs=-1, required=True, metavar="ID...")


@decide_group.command()
@two_ids
@deciding
def same(ids: tuple[str, ...], by: str | None, because: str, archive: Path) -> None:
    """Say that reports or trips are one trip.

    Example: setfoot decide same 3f2a9c 81bd07 --because "one stay, two embassies"
    """
    _decide(Decided.SAME, ids, REPORTS, by, because, archive)


@decide_group.command()
@two_ids
@deciding
def different(ids: tuple[str, ...], by: str | None, because: str, archive: Path) -> None:
    """Say that reports or trips belong to different trips; this beats any chain of `same`.

    Example: setfoot decide different 3f2a9c 81bd07 --because "he flew home between"
    """
    _decide(Decided.DIFFERENT, ids, REPORTS, by, because, archive)


@decide_group.command()
@some_ids
@deciding
def confirm(ids: tuple[str, ...], by: str | None, because: str, archive: Path) -> None:
    """Mark reports as confirmed; they outweigh those that nobody confirmed.

    Example: setfoot decide confirm 3f2a9c --because "saw the landing"
    """
    _decide(Decided.CONFIRMED, ids, REPORTS, by, because, archive)


@decide_group.command()
@some_ids
@deciding
def reject(ids: tuple[str, ...], by: str | None, because: str, archive: Path) -> None:
    """Reject reports: they stay visible and carry no weight.

    Example: setfoot decide reject 3f2a9c --because "the photo is of 2019"
    """
    _decide(Decided.REJECTED, ids, REPORTS, by, because, archive)


@decide_group.command(name="cannot-verify")
@some_ids
@deciding
def cannot_verify(ids: tuple[str, ...], by: str | None, because: str, archive: Path) -> None:
    """Mark reports as checked without success; their weight stays.

    Example: setfoot decide cannot-verify 3f2a9c --because "no footage found"
    """
    _decide(Decided.CANNOT_VERIFY, ids, REPORTS, by, because, archive)


@decide_group.command(name="join-origins")
@two_ids
@deciding
def join_origins(ids: tuple[str, ...], by: str | None, because: str, archive: Path) -> None:
    """Say that articles go back to one origin; ID is an article's or that of a report in it.

    Example: setfoot decide join-origins wire paper --because "same correspondent"
    """
    _decide(Decided.JOINED_ORIGINS, ids, (Named.ARTICLE,), by, because, archive)


@decide_group.command(name="split-origins")
@two_ids
@deciding
def split_origins(ids: tuple[str, ...], by: str | None, because: str, archive: Path) -> None:
    """Say that articles are origins of their own; what else was one with them stays with the first named.

    Example: setfoot decide split-origins wire paper --because "two reporters in the room"
    """
    _decide(Decided.SPLIT_ORIGINS, ids, (Named.ARTICLE,), by, because, archive)


@decide_group.command()
@click.argument("trip")
@click.argument("change", metavar="FIELD=VALUE")
@click.option("--source", required=True, metavar="URL", help="Where the new value is from.")
@deciding
def correct(trip: str, change: str, source: str, by: str | None, because: str, archive: Path) -> None:
    """Correct a field of TRIP: arrived, left, country, cities, occasions or status; the old value stays visible.

    Days are written 2024-09-02 or 2024-09-02..2024-09-03, lists "Osh; Bishkek"; an empty VALUE means not known.

    Example: setfoot decide correct t1a2b3c arrived=2024-09-02 --source https://example.org/log --because "the logbook"
    """
    from setfoot.keep import find_subject  # noqa: PLC0415 - as above
    from setfoot.run import next_moment  # noqa: PLC0415 - as above

    with _opened(archive) as (kept, desk):
        subject = find_subject(kept, trip, Named.TRIP)
        made = _correction(kept.trip(subject.name), change, source, desk)
        at = next_moment(kept, now())
        corrected = Decision(
            Decided.CORRECTED, (subject,), editor(by), at, because, made.field, made.old, made.new, made.source
        )
        _add(kept, corrected, desk)


def _correction(trip: Trip, change: str, source: str, desk: Desk) -> Correction:
    name, equals, value = change.partition("=")
    fields = ", ".join(DecisionField)
    if not equals or name not in set(DecisionField):
        raise BadQuestion(f"{change!r} is no correction: write FIELD=VALUE, FIELD being one of {fields}")
    field = DecisionField(name)
    old = {
        DecisionField.ARRIVED: str(trip.arrived or ""),
        DecisionField.LEFT: str(trip.left or ""),
        DecisionField.COUNTRY: str(trip.country),
        DecisionField.CITIES: "; ".join(trip.cities),
        DecisionField.OCCASIONS: "; ".join(trip.occasions),
        DecisionField.STATUS: trip.status.value,
    }[field]
    new = _value(field, value.strip(), trip, desk)
    if new == old:
        raise BadQuestion(f"the {name} is {old or 'not known'} already")
    return Correction(field, old, new, source)


def _value(field: DecisionField, value: str, trip: Trip, desk: Desk) -> str:
    """The written form of the value; BadQuestion when the field cannot have it."""
    if field is DecisionField.COUNTRY:
        return str(country_called(value, desk))
    if field is DecisionField.STATUS:
        if value not in set(Status):
            raise BadQuestion(f"{value!r} is no status: write one of {', '.join(Status)}")
        return value
    if field in (DecisionField.CITIES, DecisionField.OCCASIONS) or not value:
        return "; ".join(part.strip() for part in value.split(";") if part.strip())
    days = window(value)
    if field is DecisionField.LEFT and trip.arrived and days.last < trip.arrived.first:
        raise BadQuestion(f"left={value} lies before the arrival ({trip.arrived}); correct arrived first")
    return str(days)


@decide_group.command()
@click.argument("decision", metavar="DECISION")
@deciding
def withdraw(decision: str, by: str | None, because: str, archive: Path) -> None:
    """Take back an earlier decision; both stay in the log. A withdrawal can itself be withdrawn.

    Example: setfoot decide withdraw d5c0ffee --because "not satire after all"
    """
    from setfoot.keep import find_decision  # noqa: PLC0415 - as above
    from setfoot.run import next_moment  # noqa: PLC0415 - as above

    with _opened(archive) as (kept, desk):
        earlier = find_decision(kept, decision)
        at = next_moment(kept, now())
        taken_back = Decision(Decided.WITHDRAWN, earlier.subjects, editor(by), at, because, withdraws=earlier.id)
        _add(kept, taken_back, desk)


@main.command()
@click.argument("about", required=False, metavar="TRIP|REPORT|PERSON")
@archive_option
@people_option
@click.option("--since", metavar="DAY", help="Decisions made on or after DAY.")
@format_option("lines", "jsonl", "csv")
def log(about: str | None, archive: Path, people: str | None, since: str | None, form: str) -> None:
    """Show every decision in order: what it changed, by whom and why, and whether it still finds its subject.

    Example: setfoot log putin --since 2026-11-01
    """
    from setfoot.keep import Archive, find_subject  # noqa: PLC0415 - as above
    from setfoot.run import conclude, review_log  # noqa: PLC0415 - as above
    from setfoot.tell import LOG_FORMS  # noqa: PLC0415 - as above

    desk = desk_for(people)
    first = window(since).first if since else None
    with Archive.open(archive, create=False) as kept:
        conclude(kept, desk, today())
        if about is None or desk.watches(about):
            found = review_log(kept, desk.find(about) if about else None, first)
        else:
            found = review_log(kept, find_subject(kept, about, *REPORTS), first)
    tell(LOG_FORMS[form](found, desk.names, look()))
