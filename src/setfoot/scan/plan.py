"""A scan from its beginning or from where it was stopped: which files are left, and the account of each that is done."""

from __future__ import annotations

import os
import re
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from setfoot.facts import BadQuestion, digest
from setfoot.gather.remote import without_password
from setfoot.keep.manifest import MANIFEST, Line, add_line, read_manifest, rewrite_manifest
from setfoot.keep.results import drop_parts, need_parquet
from setfoot.scan.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from setfoot.scan.task import Engine

LOCK: Final = ".lock"
"""The file by which a scan keeps its folder for itself."""
_LONGEST: Final = 80
"""Characters of a source's name that go into its result's."""
_UNFIT: Final = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is left to do in a folder, and what is done."""

    folder: Path
    tasks: tuple[Task, ...]
    done: tuple[Line, ...]
    """The lines of an earlier run that stand."""
    today: date
    """The last day on which an article may have been published; that of the earlier run, where there was one."""


def plan_scan(sources: Iterable[str], out: Path, *, people: str | None, reader: str, today: date, resume: bool) -> Plan:
    """Make the folder ready and find what is left to do; a source named twice is done once.

    BadQuestion when the folder holds results and the scan is not to go on, when another reader began it, or when another
    process is scanning into it; BadSource when the library for results is missing.
    """
    need_parquet()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadQuestion(f"--out {out}: no folder can be made there ({error}); name another") from error
    _hold(out)
    if not resume and ((out / MANIFEST).exists() or any(out.glob("*.parquet"))):
        raise BadQuestion(f"--out {out} holds results already: add --resume to go on with that scan, or name another")
    known = read_manifest(out)
    _refuse_mixture(known, reader, out)
    today = known[0].today if known else today
    done = tuple(line for line in known if line.done and (out / line.result).is_file())
    drop_parts(out)
    rewrite_manifest(out, done)
    finished = {line.source for line in done}
    left = (source for source in dict.fromkeys(sources) if without_password(source) not in finished)
    tasks = tuple(Task(source, str(out / result_name(source)), people, today, reader) for source in left)
    return Plan(out, tasks, done, today)


def run_plan(plan: Plan, engine: Engine, workers: int) -> Generator[Line, None, None]:
    """Do what is left; each line is in the manifest before it is told. Stopped, it leaves nothing half written."""
    lines = engine.run(plan.tasks, workers)
    try:
        for line in lines:
            add_line(plan.folder, line)
            yield line
    finally:
        if isinstance(lines, Generator):
            lines.close()  # first the workers end, then what they had begun goes
        drop_parts(plan.folder)


def result_name(source: str) -> str:
    """The name of a source's result file, the same on every machine and for no two sources.

    >>> result_name("https://example.org/crawl/news-1.warc.gz")
    'news-1.warc.gz-d3c8e3d3.parquet'
    """
    path = urlsplit(source).path if "://" in source else source
    base = _UNFIT.sub("_", PurePosixPath(path.replace("\\", "/")).name).lstrip(".")[-_LONGEST:] or "source"
    return f"{base}-{digest(source, size=8)}.parquet"


def _hold(out: Path) -> None:
    """Keep other processes from scanning into the folder for as long as this one lives, where the system can."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    try:
        lock = os.open(out / LOCK, os.O_RDWR | os.O_CREAT, 0o644)  # never closed: the system lets go of it at our end
    except OSError as error:
        raise BadQuestion(f"--out {out}: nothing can be written there ({error}); name another folder") from error
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise BadQuestion(
            f"--out {out}: another scan is writing there; wait until it is done, or name another"
        ) from error
    except OSError:  # a disk of another machine that knows no locks
        return


def _refuse_mixture(known: tuple[Line, ...], reader: str, out: Path) -> None:
    others = {line.reader for line in known} - {reader}
    if others:
        why = (
            f"it was begun with another people list or another version of setfoot (reader {others.pop()}, now {reader})"
        )
        raise BadQuestion(f"--out {out}: {why}; give the same --people, or name another folder")
