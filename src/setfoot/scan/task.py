"""One input file to one result file and one line of the manifest; knows no engine.

A page goes through the gates in the order of their cost: its bytes, its story, its reading. The result is written under
another name beside its place and renamed when whole, so that the same task may run twice, anywhere, at once, and be
killed at any moment.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

from setfoot.desk import ENGLISH, open_named
from setfoot.facts import Article, BadSource, SetfootError, Skipped, Why
from setfoot.gather.gate import Gate
from setfoot.gather.remote import is_address, without_password
from setfoot.keep.manifest import FAILED, Line
from setfoot.keep.results import Told, write_results
from setfoot.read import read_article
from setfoot.scan.inputs import Gates, Input
from setfoot.tables.words import known_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from setfoot.desk import Desk

__all__ = ["Engine", "Line", "Pulse", "Task", "scan_file"]


@dataclass(frozen=True, slots=True)
class Task:
    """One input file and all that its result depends on; small, and the same on every machine."""

    source: str
    """The file or address, as the user named it."""
    out: str
    """The path of the result file."""
    people: str | None
    """As `--people` tells it: a file, with a + before it besides the shipped people; None for those alone."""
    today: date
    """The last day on which an article may have been published."""
    reader: str
    """The fingerprint of the reader that began the scan; a machine with another one refuses the task."""

    @property
    def name(self) -> str:
        """The source as it may be told: without a password in its address."""
        return without_password(self.source)

    def failed(self, reason: str) -> Line:
        """The line of a task that could not be done."""
        return Line(self.name, "", self.reader, self.today, FAILED, reason)


@dataclass(frozen=True, slots=True)
class Pulse:
    """How far a task has come, told about once a second to whoever shows progress."""

    source: str
    pages: int
    """Records so far."""
    bytes: int
    """Unpacked bytes so far."""
    at: int
    """How far into the file as it lies; 0 where nobody knows."""


_BEAT: Final = 0.5
"""Seconds between two pulses."""


class Engine(Protocol):
    """Where tasks run: in this machine's processes, or on a cluster."""

    def run(self, tasks: Iterable[Task], workers: int) -> Iterator[Line]:
        """The line of every task, as each is done; a task that cannot be done has a line that says why."""
        ...


def scan_file(task: Task, heard: Callable[[Pulse], None] | None = None) -> Line:
    """Read the file, write its result, and answer its line; raises nothing for what it reads.

    Whatever goes wrong with the file as a whole is a line that says why and what to do, and then there is no result.
    """
    began = monotonic()
    scan = _Scan(task, heard)
    try:
        out = Path(task.out)
        write_results(out, scan.found(_desk(task)), task.reader)
        failed = ""
    except SetfootError as error:
        failed = str(error)
    except OSError as error:
        failed = f"its result cannot be written ({error}): make room or name another folder, then go on with --resume"
    except Exception as error:  # noqa: BLE001 - one file of ten thousand must not end the scan
        failed = f"it cannot be scanned ({type(error).__name__}: {error}): please report this, with the file"
    return scan.line(failed, monotonic() - began)


class _Scan:
    """The scan of one file: what was found in it, and how much."""

    def __init__(self, task: Task, heard: Callable[[Pulse], None] | None) -> None:
        self._task, self._heard = task, heard
        self._input = Input(task.source)
        self._skipped: Counter[str] = Counter()
        self._notes = self._named = self._no_reader = self._kept = self._reporting = self._reports = 0
        self._told = monotonic()

    def found(self, desk: Desk) -> Iterator[Told | Skipped]:
        """What the result file is to hold, in the order of the file."""
        for one in self._input.gather(self._task.today, _gates(self._task.people)):
            if isinstance(one, Article):
                if _names_somebody(one, desk):
                    yield from self._read(one, desk)
            elif self._of_the_file(one):
                raise BadSource(one.note)
            else:
                yield self._left_out(one)
            self._pulse()

    def line(self, failed: str, seconds: float) -> Line:
        """The account of the whole."""
        task, read = self._task, self._input
        return Line(
            read.name,
            "" if failed else Path(task.out).name,
            task.reader,
            task.today,
            **({"status": FAILED, "reason": failed} if failed else {}),
            records=read.records,
            bytes=read.bytes,
            responses=read.pages,
            named_in_bytes=read.passed,
            named_in_text=self._named,
            no_reader=self._no_reader,
            kept=self._kept,
            reporting=self._reporting,
            reports=self._reports,
            skipped=dict(sorted(self._skipped.items())),
            notes=self._notes,
            seconds=seconds,
        )

    def _read(self, article: Article, desk: Desk) -> Iterator[Told | Skipped]:
        """What the article says of anybody watched; one that says nothing is counted only.

        So is one in a language without a reader: short names stand in most articles of some scripts.
        """
        self._named += 1
        try:
            reading = read_article(article, desk.lexicon_for(article.language))
        except Exception as error:  # noqa: BLE001 - one page of a million must not end the file
            note = f"setfoot failed on it ({type(error).__name__}: {error}): please report this, with the page"
            yield self._left_out(Skipped(Why.UNREADABLE, note, source=article.file or self._input.name))
            return
        if any(one.why is Why.NO_READER for one in reading.skipped):
            self._no_reader += 1
        elif reading.reports or reading.assertions or reading.skipped:
            self._kept += 1
            self._reporting += bool(reading.reports)
            self._reports += len(reading.reports)
            yield Told.of(article, reading)

    def _of_the_file(self, one: Skipped) -> bool:
        """Whether the file is to be scanned again: nothing of it could be read, or an address broke off.

        An empty file was read whole, and a file here that breaks off will do so again.
        """
        if one.source != self._input.name or one.why is Why.EMPTY:
            return False
        return not self._input.pages or (one.why is Why.UNREADABLE and is_address(self._task.source))

    def _left_out(self, one: Skipped) -> Skipped:
        if one.kept:
            self._notes += 1
        else:
            self._skipped[one.why.value] += 1
        return one

    def _pulse(self) -> None:
        if self._heard and monotonic() - self._told >= _BEAT:
            self._told = monotonic()
            self._heard(Pulse(self._input.name, self._input.records, self._input.bytes, self._input.at))


def _names_somebody(article: Article, desk: Desk) -> bool:
    return desk.lexicon_for(article.language).names_somebody(article.title, article.text)


def _desk(task: Task) -> Desk:
    """The desk of the task; BadSource when this machine would read otherwise than the one that began."""
    desk = _desk_of(task.people)
    if desk.reader != task.reader:
        remedy = "give every machine the same setfoot and the same people list, then go on with --resume"
        raise BadSource(f"the reader here is {desk.reader}, not {task.reader} that began the scan: {remedy}")
    return desk


@cache
def _desk_of(people: str | None) -> Desk:
    """Loaded once for all files of a process."""
    return open_named(people)


@cache
def _gates(people: str | None) -> Gates:
    """The gates for the names of everybody watched, in all languages that setfoot reads."""
    desk = _desk_of(people)
    lexicons = [desk.lexicon_for(language) for language in sorted({ENGLISH, *known_languages()})]
    pages = Gate(form for lexicon in lexicons for form in lexicon.watched_forms)

    def names_somebody(raw: bytes) -> bool:
        text = raw.decode("utf-8", "replace")
        return any(lexicon.names_somebody(text) for lexicon in lexicons)

    def prepare() -> None:
        pages.prepare()
        _give_back()

    return Gates(pages.passes, names_somebody, prepare)


def _give_back() -> None:
    """Give memory that was freed back to the system, where the C library keeps it until told (glibc); elsewhere nothing."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
