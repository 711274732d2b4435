"""Tasks in worker processes of this machine, each of which loads the lexicon once and does one file after another.

A worker that dies (killed, out of memory) costs its file only: the file is done once more by another worker, and where
that dies too, told as failed. Workers leave Ctrl-C to the one who started them, and end by themselves when that one is
gone, so that nobody goes on writing after a kill -9.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Final

from setfoot.scan.task import Pulse, scan_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from setfoot.scan.task import Line, Task

TRIES: Final = 2
"""How many workers a file may cost."""
_PATIENCE: Final = 5.0
"""Seconds for a worker to end when it is told to."""


@dataclass(slots=True)
class _Worker:
    """A process, our end of the pipe to it, and what it is doing."""

    process: SpawnProcess
    pipe: Connection[Task | None, Line | Pulse]
    task: Task
    tries: int


@dataclass(slots=True)
class LocalEngine:
    """Runs tasks in processes; `heard` is told how far each is."""

    heard: Callable[[Pulse], None] | None = None
    _workers: list[_Worker] = field(default_factory=list, init=False)

    @property
    def pids(self) -> tuple[int, ...]:
        """The ids of the workers' processes, in the order in which they were started."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def run(self, tasks: Iterable[Task], workers: int) -> Iterator[Line]:
        """The line of every task, as each is done, in no order; a worker is started for each task up to `workers`."""
        waiting = iter(tasks)
        try:
            for _ in range(max(1, workers)):
                self._start(next(waiting, None))
            while self._workers:
                for worker in self._ready():
                    yield from self._hear(worker, waiting)
        finally:
            self._stop()

    def _start(self, task: Task | None, tries: int = 1) -> None:
        if task is None:
            return
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        with suppress(OSError):  # it has died at once: its pipe says so next
            ours.send(task)
        self._workers.append(_Worker(process, ours, task, tries))

    def _ready(self) -> list[_Worker]:
        """Those that have said something, or died."""
        ready = set(map(id, wait([worker.pipe for worker in self._workers])))
        return [worker for worker in self._workers if id(worker.pipe) in ready]

    def _hear(self, worker: _Worker, waiting: Iterator[Task]) -> Iterator[Line]:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker, waiting)
            return
        if isinstance(said, Pulse):
            if self.heard:
                self.heard(said)
            return
        task = next(waiting, None)
        if task is None:
            self._dismiss(worker)
        else:
            worker.task, worker.tries = task, 1
            with suppress(OSError):  # it has died since: its pipe says so next
                worker.pipe.send(task)
        yield said

    def _bury(self, worker: _Worker, waiting: Iterator[Task]) -> Iterator[Line]:
        """Have a dead worker's file done by another, once."""
        self._dismiss(worker)
        if worker.tries < TRIES:
            self._start(worker.task, worker.tries + 1)
            return
        ended = worker.process.exitcode
        reason = (
            f"its worker died {TRIES} times (exit status {ended}): free memory or use fewer --workers, then --resume"
        )
        self._start(next(waiting, None))
        yield worker.task.failed(reason)

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        with suppress(OSError):
            worker.pipe.send(None)
        worker.pipe.close()
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()

    def _stop(self) -> None:
        """End all workers at once, whatever they are doing."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
            worker.pipe.close()
        self._workers.clear()


def _work(pipe: Connection[Line | Pulse, Task | None]) -> None:
    """What a worker does until it is told that there is nothing left."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):  # whoever listened is gone
        while task := pipe.recv():
            pipe.send(scan_file(task, pipe.send))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
