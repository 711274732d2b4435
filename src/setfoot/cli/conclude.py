"""From result files to trips, by person, with no archive between."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from setfoot.cli.engines import LOCAL, cluster_here, engine_option, memory_option
from setfoot.cli.group import main, people_option
from setfoot.facts import BadSource, Skipped
from setfoot.terminal import ALL_READ, SOME_SKIPPED, note

if TYPE_CHECKING:
    from setfoot.scan.conclude import Concluded, Run
    from setfoot.scan.folders import Folder

PARTS: Final = 16


@main.command()
@click.argument("results", metavar="DIR")
@click.option("--out", required=True, help="Folder for the files of trips; with --engine ray also an address.")
@click.option(
    "--parts", type=click.IntRange(min=1), default=PARTS, show_default=True, help="Files of trips, by person."
)
@engine_option
@memory_option
@people_option
@click.option("--workers", type=click.IntRange(min=1), help="Workers of a Ray started here; as many as processors.")
@click.pass_context
def conclude(
    ctx: click.Context,
    results: str,
    out: str,
    parts: int,
    engine: str,
    memory: int | None,
    people: str | None,
    workers: int | None,
) -> None:
    """Conclude the trips from the results of `setfoot scan --out DIR`, person by person, without an archive.

    The trips are those of `setfoot update DIR` and `setfoot trips --format jsonl`, in files trips-0001-of-0016.jsonl and
    so on, one person's always in one file; reports that found no trip are in files unplaced-*.jsonl. What editors
    decided is kept in archives, and not known here.

    Example: setfoot conclude s3://bucket/results --out s3://bucket/trips --engine ray --parts 200
    """
    from setfoot.scan.conclude import Concluded, conclude_results  # noqa: PLC0415 - `setfoot --help` loads no stage
    from setfoot.scan.mirror import results_in  # noqa: PLC0415 - as above

    found, told = _folder(results), _folder(out)
    names = results_in(found)
    if not names:
        raise BadSource(
            f"{results}: there are no results of a scan; make some with: setfoot scan FILE... --out {results}"
        )
    done: list[Concluded] = []
    skipped = 0
    run = _engine(engine, workers, memory)
    with closing(conclude_results(found, names, told, people, parts, run)) as answers:
        for one in answers:
            if isinstance(one, Skipped):
                skipped += 1
                note(f"skipped {one.source}: {one.note}")
            elif isinstance(one, Concluded):
                done.append(one)
                note(f"{len(done)} of {parts} parts: {_account(one)}")
    click.echo(f"{out}: {_summary(done)}")
    ctx.exit(SOME_SKIPPED if skipped else ALL_READ)


def _folder(name: str) -> Folder:
    from setfoot.gather.remote import is_address  # noqa: PLC0415 - as above
    from setfoot.scan.folders import Folder  # noqa: PLC0415 - as above

    return Folder(name if is_address(name) else str(Path(name).absolute()))


def _engine(engine: str, workers: int | None, memory: int | None) -> Run:
    if engine == LOCAL:
        from setfoot.scan.conclude import in_this_process  # noqa: PLC0415 - as above

        return in_this_process
    from setfoot.scan.cluster import run_tasks  # noqa: PLC0415 - as above

    return partial(run_tasks, cluster=cluster_here(workers, memory))


def _account(one: Concluded) -> str:
    from setfoot.tell.words import many  # noqa: PLC0415 - as above

    trips, reports = many(one.trips, "trip"), many(one.reports, "report")
    return f"{trips} from {reports} in {one.seconds:.1f} s"


def _summary(done: list[Concluded]) -> str:
    from setfoot.tell.words import many  # noqa: PLC0415 - as above

    people, trips = sum(one.people for one in done), sum(one.trips for one in done)
    reports, unplaced = sum(one.reports for one in done), sum(one.unplaced for one in done)
    told = f"{many(trips, 'trip')} of {many(people, 'person', 'people')} from {many(reports, 'report')}"
    return f"{told}; {many(unplaced, 'report')} found no trip"
