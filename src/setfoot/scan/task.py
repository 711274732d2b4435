"""One input file to one result file and one line of the manifest; knows no engine.

A page goes through the gates in the order of their cost: its bytes, its story, its reading. The result is written under
another name beside its place and renamed when whole, so that the same task may run twice, anywhere, at once, and be
killed at any moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from setfoot.keep.manifest import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

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


class Engine(Protocol):
    """Where tasks run: in this machine's processes, or on a cluster."""

    def run(self, tasks: Iterable[Task], workers: int) -> Iterator[Line]:
        """The line of every task, as each is done; a task that cannot be done has a line that says why."""
        ...


def scan_file(task: Task, heard: Callable[[Pulse], None] | None = None) -> Line:
    """Read the file, write its result, and answer its line; raises nothing for what it reads."""
    raise NotImplementedError
