"""From archives of web pages to result files: a scan that can be stopped and gone on with."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

import click

from setfoot.cli.engines import engine_option, memory_option, told_now_and_then, workplace
from setfoot.cli.group import desk_for, main, people_option
from setfoot.facts import Skipped
from setfoot.terminal import ALL_READ, SOME_SKIPPED, WRONG_CALL, note, today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.progress import Progress, TaskID

    from setfoot.cli.engines import Workplace
    from setfoot.keep.manifest import Line
    from setfoot.scan.plan import Plan
    from setfoot.scan.task import Pulse

STOPPED: Final = 130
"""What a shell calls a command that Ctrl-C ended."""


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--out", required=True, help="Folder for the results and the manifest; with --engine ray also an address."
)
@engine_option
@memory_option
@people_option
@click.option("--workers", type=click.IntRange(min=1), help="Worker processes; as many as processors unless told.")
@click.option("--resume", is_flag=True, help="Go on with the scan that --out holds: what is done stays done.")
@click.pass_context
def scan(
    ctx: click.Context,
    files: tuple[str, ...],
    out: str,
    engine: str,
    memory: int | None,
    people: str | None,
    workers: int | None,
    resume: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Read large files of web pages or articles into result files, one for each FILE; safe to stop and go on with.

    FILE is a web archive (.warc, .warc.gz) or any source that `setfoot read` takes. The results are Parquet: DuckDB
    reads them, and `setfoot update DIR` takes them into an archive. DIR/manifest.jsonl is the account of every file.

    With --engine ray the same is done by a cluster, with the same results to the byte; then FILE and --out may be addresses
    of S3 storage (s3://bucket/name). `setfoot conclude DIR` makes the trips there too.

    Example: setfoot scan CC-NEWS-*.warc.gz --out results --workers 8
    """
    from setfoot.gather.lists import expand_sources  # noqa: PLC0415 - `setfoot --help` loads no stage
    from setfoot.scan.plan import plan_scan  # noqa: PLC0415 - as above

    ends = _Ends()
    sources = ends.named(expand_sources(files))
    with workplace(out, engine, memory) as place:
        reader = desk_for(people).reader
        plan = plan_scan(sources, place.path, people=people, reader=reader, today=today(), resume=resume)
        if plan.done:
            note(f"{out}: {_many(len(plan.done), 'file')} done before, {_many(len(plan.tasks), 'file')} to do")
        if plan.today != today():
            note(f"note on {out}: it goes on as of {plan.today}, the day on which it was begun")
        try:
            _run(plan, ends, workers or os.cpu_count() or 1, place)
        except KeyboardInterrupt:
            note(f"stopped; {out} keeps what is done: give the same command with --resume to go on")
            ctx.exit(STOPPED)
    for line in ends.told(out, plan.done):
        click.echo(line)
    ctx.exit(ends.status(plan.done))


def _run(plan: Plan, ends: _Ends, workers: int, place: Workplace) -> None:
    from setfoot.scan.plan import run_plan  # noqa: PLC0415 - as above

    with _watched(plan) as (heard, finished), closing(run_plan(plan, place.engine(heard), workers)) as lines:
        for line in place.follow(told_now_and_then(lines, len(plan.tasks))):
            ends.count(line)
            finished(line)


class _Ends:
    """What came of the files of this run, for the summary and the exit status."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._unnamed = 0

    def named(self, found: Iterable[str | Skipped]) -> Iterator[str]:
        """The files to scan; lists that could not be read are told."""
        for one in found:
            if isinstance(one, Skipped):
                self._unnamed += 1
                note(f"skipped {one.source}: {one.note}")
            else:
                yield one

    def count(self, line: Line) -> None:
        """Tell at once what a file could not give."""
        self._lines.append(line)
        if not line.done:
            note(f"skipped {line.source}: {line.reason}")
        elif line.skipped:
            note(f"note on {line.source}: left out {_reasons(line.skipped)}")

    def told(self, out: str, before: tuple[Line, ...]) -> Iterator[str]:
        """The summary of the folder, earlier runs included."""
        lines = [line for line in (*before, *self._lines) if line.done]
        failed = len(self._lines) + len(before) - len(lines)
        pages, reports = sum(line.responses for line in lines), sum(line.reports for line in lines)
        named = sum(line.named_in_text for line in lines)
        left_out = Counter[str]()
        for line in lines:
            left_out.update(line.skipped)
        what = f"{_many(pages, 'page')}, {named} naming somebody watched, {_many(reports, 'report')}"
        yield f"{out}: {_many(len(lines), 'file')}, {what}"
        if left_out:
            yield f"left out: {_reasons(left_out)}"
        if failed:
            yield f"{_many(failed, 'file')} failed; give the same command with --resume to try again"
        if reports:
            yield f"next: setfoot update {out}"

    def status(self, before: tuple[Line, ...]) -> int:
        """0 all read, 3 some left out or failed, 2 not one file done."""
        lines = (*before, *self._lines)
        if not any(line.done for line in lines):
            return WRONG_CALL
        whole = all(line.done and not line.skipped and not line.notes for line in lines)
        return ALL_READ if whole and not self._unnamed else SOME_SKIPPED


def _reasons(skipped: Mapping[str, int]) -> str:
    by_number = sorted(skipped.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{many} {why}" for why, many in by_number)


def _many(number: int, what: str) -> str:
    from setfoot.tell.words import many  # noqa: PLC0415 - as above

    return many(number, what)


@contextmanager
def _watched(plan: Plan) -> Iterator[tuple[Callable[[Pulse], None], Callable[[Line], None]]]:
    """A bar on standard error when somebody watches; it is told how far each file is, and which is done."""
    if not sys.stderr.isatty():
        yield (lambda _pulse: None), (lambda _line: None)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - likewise

    told = TextColumn("{task.description}")
    with Progress(told, BarColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        watch = _Watch(bar, [task.name for task in plan.tasks])
        yield watch.hear, watch.finish


class _Watch:
    """Adds up how far all files are."""

    def __init__(self, bar: Progress, sources: list[str]) -> None:
        self._bar, self._began = bar, monotonic()
        self._sizes = {source: _size(source) for source in sources}
        self._under_way: dict[str, Pulse] = {}
        self._files = self._pages = self._bytes = self._at = 0
        self._task: TaskID = bar.add_task("", total=sum(self._sizes.values()))
        self._show()

    def hear(self, pulse: Pulse) -> None:
        """A file is so far."""
        self._under_way[pulse.source] = pulse
        self._show()

    def finish(self, line: Line) -> None:
        """A file is done."""
        self._under_way.pop(line.source, None)
        self._files, self._pages, self._bytes = self._files + 1, self._pages + line.records, self._bytes + line.bytes
        self._at += self._sizes[line.source]
        self._show()

    def _show(self) -> None:
        running = self._under_way.values()
        seconds = max(monotonic() - self._began, 0.001)
        pages = self._pages + sum(pulse.pages for pulse in running)
        size = self._bytes + sum(pulse.bytes for pulse in running)
        rate = f"{pages / seconds:.0f} pages/s, {size / seconds / 1e6:.1f} MB/s"
        at = self._at + sum(min(pulse.at, self._sizes[pulse.source]) for pulse in running)
        self._bar.update(self._task, completed=at, description=f"{self._files} of {len(self._sizes)} files, {rate}")


def _size(source: str) -> int:
    """How much of the bar a file is: its bytes, or one where nobody knows."""
    try:
        return max(1, Path(source).stat().st_size)
    except (OSError, ValueError):
        return 1
