"""Where the work of a command runs, and where its results go: this machine's processes or Ray, a folder or an address."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

import click

from setfoot.facts import BadQuestion
from setfoot.terminal import note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from setfoot.keep.manifest import Line
    from setfoot.scan.cluster import Cluster
    from setfoot.scan.task import Engine, Pulse

EVERY: Final = 30.0
"""Seconds between two lines of a log."""
LOCAL: Final = "local"
RAY: Final = "ray"

engine_option = click.option(
    "--engine",
    type=click.Choice((LOCAL, RAY)),
    default=LOCAL,
    show_default=True,
    help="Where to run: processes of this machine, or Ray (setfoot[cluster]): the one at RAY_ADDRESS, else one started here.",
)
memory_option = click.option(
    "--memory",
    type=click.IntRange(min=50),
    metavar="MB",
    help="Memory that each task asks Ray for; 600 unless told. Ray runs no more tasks on a machine than fit.",
)


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a scan runs and where its results go."""

    path: Path
    """The folder of this machine that has the manifest."""
    engine: Callable[[Callable[[Pulse], None]], Engine]
    """Makes the engine, given who is to hear how far each file is."""
    follow: Callable[[Iterable[Line]], Iterator[Line]]
    """Passes on the lines of the manifest, and does what else is to be done with them."""


def told_now_and_then(lines: Iterable[Line], files: int) -> Iterator[Line]:
    """Pass on the lines, and write how far the scan is to a log now and then; a terminal has its bar."""
    began = told = monotonic()
    pages = 0
    for done, line in enumerate(lines, 1):
        pages += line.records
        if not sys.stderr.isatty() and monotonic() - told >= EVERY:
            told = monotonic()
            spent = told - began
            left = timedelta(seconds=round(spent / done * (files - done)))
            note(f"{done} of {files} files, {pages / spent:.0f} pages/s, {left} left")
        yield line


@contextmanager
def workplace(out: str, engine: str, memory: int | None) -> Iterator[Workplace]:
    """The place for a scan; BadQuestion when the results are to go to an address and nothing here can put them there."""
    from setfoot.gather.remote import is_address  # noqa: PLC0415 - `setfoot --help` loads no stage

    if engine == LOCAL:
        from setfoot.scan.local import LocalEngine  # noqa: PLC0415 - as above

        if is_address(out):
            raise BadQuestion(f"--out {out} is an address: add --engine ray, or name a folder of this machine")
        yield Workplace(Path(out), LocalEngine, iter)
        return
    from setfoot.scan.cluster import RayEngine  # noqa: PLC0415 - as above
    from setfoot.scan.folders import Folder  # noqa: PLC0415 - as above
    from setfoot.scan.mirror import mirrored  # noqa: PLC0415 - as above

    if not is_address(out):
        yield Workplace(Path(out), lambda _heard: RayEngine(cluster_here(memory=memory)), iter)
        return
    folder = Folder(out)
    with mirrored(folder) as mirror:
        yield Workplace(mirror.path, lambda _heard: RayEngine(cluster_here(memory=memory), folder), mirror.follow)


def cluster_here(workers: int | None = None, memory: int | None = None) -> Cluster:
    """The Ray that the environment names, or else one with a worker for each processor of this machine."""
    from setfoot.scan.cluster import MEMORY, Cluster  # noqa: PLC0415 - as above

    size = memory * 1_000_000 if memory else MEMORY
    return Cluster(os.environ.get("RAY_ADDRESS") or None, workers or os.cpu_count() or 1, size)
