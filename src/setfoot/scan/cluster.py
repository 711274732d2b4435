"""Scans and whatever else is one function over many values as Ray tasks: on this machine, or on a cluster that already runs.

Tasks are handed out a few at a time, so that neither a list of a million files nor a slow network fills the memory of
the driver, and their answers come as they are ready. A task whose worker is lost (killed, out of memory, its machine gone)
is run again by Ray, at most `RETRIES` times; one whose own code raises is not, since it would raise again. Either way what
became of it is an answer, `Lost`, and the others go on. When the driver stops asking, by Ctrl-C or for any other reason, the
tasks under way are cancelled: what they had not finished is as if it had never begun.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from setfoot.facts import BadQuestion, SetfootError
from setfoot.gather.remote import without_password
from setfoot.keep.manifest import FAILED, Line
from setfoot.scan.task import Task, scan_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from setfoot.scan.folders import Folder

Given = TypeVar("Given")
Made = TypeVar("Made")

RETRIES: Final = 3
"""How often a task is run again whose worker was lost; a file that kills every worker is told as lost after that."""
MEMORY: Final = 600_000_000
"""Bytes that a task asks for: Ray starts no more tasks on a machine than these fit into. A worker holds about half."""
AHEAD: Final = 2
"""Tasks handed out for each processor, so that none waits for the driver."""
STORE: Final = 100_000_000
"""Bytes of shared memory of a Ray of our own: tasks pass names of files and short answers, no data."""
REMEDY: Final = "Ray is not installed; install it with: pip install 'setfoot[cluster]'"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where tasks are run."""

    address: str | None = None
    """Of a Ray that runs already, as RAY_ADDRESS has it; None starts one on this machine."""
    workers: int = 1
    """Processors of a Ray of our own; one that runs already knows its own."""
    memory: int = MEMORY
    """Bytes that each task asks for."""
    retries: int = RETRIES
    """How often a task is run again whose worker was lost."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that gave no answer."""

    why: str
    """One sentence: what its code raised, or how its worker was lost."""
    crashed: bool
    """Its worker was lost, every time; nothing is known against the code, and another machine may do it."""


@contextmanager
def joined(cluster: Cluster) -> Iterator[Any]:
    """Ray, joined or started, and left again; a Ray that this process is already joined to stays so.

    BadQuestion when Ray is not installed or nothing answers at the address.
    """
    try:
        import ray  # noqa: PLC0415 - only the cluster extra has it, and importing takes half a second
    except ImportError as error:
        raise BadQuestion(REMEDY) from error
    if ray.is_initialized():
        yield ray
        return
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a Ray of our own tells nobody that it runs
    try:
        ray.init(**_settings(cluster))
    except (ConnectionError, ValueError, RuntimeError) as error:
        where = f"at {cluster.address}" if cluster.address else "on this machine"
        raise BadQuestion(
            f"no Ray can be used {where} ({error}); check RAY_ADDRESS, set RAY_AUTH_MODE=token where it asks for a token, or unset both for a Ray here"
        ) from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _settings(cluster: Cluster) -> dict[str, Any]:
    shared: dict[str, Any] = {"log_to_driver": False, "configure_logging": False}
    if cluster.address:
        return {**shared, "address": cluster.address}
    own: dict[str, Any] = {
        "address": "local",  # not one that somebody else may have started here
        "num_cpus": cluster.workers,
        "object_store_memory": STORE,
        "include_dashboard": False,  # a web server that nobody asked for
    }
    return {**shared, **own}


def run_tasks(
    function: Callable[[Given], Made], given: Iterable[Given], cluster: Cluster
) -> Iterator[tuple[Given, Made | Lost]]:
    """The function's answer for each value, in the order in which they come; close it, or let it end.

    The function is one of a module that every worker can import, and may be run more than once for the same value.
    """
    with joined(cluster) as ray:
        task = ray.remote(function).options(
            num_cpus=1, memory=_memory(ray, cluster), max_retries=cluster.retries, retry_exceptions=False
        )
        running: _Running[Given] = _Running(ray, {})
        try:
            for one in given:
                running.waiting[task.remote(one)] = one
                while len(running.waiting) >= AHEAD * running.processors():
                    yield running.next()
            while running.waiting:
                yield running.next()
        finally:
            running.cancel()


def _memory(ray: Any, cluster: Cluster) -> int:
    """What each task asks for; of a machine that has less, all it has, since Ray would wait for more for ever."""
    if cluster.address:
        return cluster.memory
    return min(cluster.memory, int(ray.cluster_resources().get("memory", cluster.memory)))


@dataclass(frozen=True, slots=True)
class _Running(Generic[Given]):
    """The tasks under way, each with what it was given."""

    ray: Any
    waiting: dict[Any, Given]

    def processors(self) -> int:
        """Of the whole cluster, asked again each time: it may grow and shrink."""
        return max(1, int(self.ray.cluster_resources().get("CPU", 1)))

    def next(self) -> tuple[Given, Any]:
        """Whichever is ready first; Ctrl-C is heard while waiting."""
        (ready, *_), _ = self.ray.wait(list(self.waiting), num_returns=1)
        given = self.waiting.pop(ready)
        try:
            return given, self.ray.get(ready)
        except self.ray.exceptions.RayError as error:
            return given, _lost(self.ray, error)

    def cancel(self) -> None:
        """Stop whatever is still under way."""
        for one in self.waiting:
            self.ray.cancel(one, force=True)
        self.waiting.clear()


def _lost(ray: Any, error: Any) -> Lost:
    if isinstance(error, ray.exceptions.RayTaskError):
        return Lost(f"{type(error.cause).__name__}: {error.cause}", crashed=False)
    return Lost(f"its worker was lost ({type(error).__name__})", crashed=True)


@dataclass(frozen=True, slots=True)
class Order:
    """A task as it is sent to a machine that may not be this one."""

    task: Task
    here: str
    """The folder that relative names of files are meant from."""
    out: Folder | None
    """Where the result goes when that is an address; None writes to the task's own path."""


@dataclass(frozen=True, slots=True)
class RayEngine:
    """Runs tasks on Ray; a result goes to the task's path, or to a folder at an address."""

    cluster: Cluster
    out: Folder | None = None

    def run(self, tasks: Iterable[Task], workers: int) -> Iterator[Line]:
        """The line of every task, as each is done; one whose worker is lost again and again has a line that says so."""
        here = str(Path.cwd())
        orders = (Order(replace(task, out=str(Path(task.out).absolute())), here, self.out) for task in tasks)
        for order, line in run_tasks(scan_into, orders, replace(self.cluster, workers=workers)):
            yield _told(order, line)


def scan_into(order: Order) -> Line:
    """Scan the file of the order on whichever machine this is, and put the result where the order has it."""
    with suppress(OSError):  # another machine need not have the folder: then addresses and whole paths alone are found
        os.chdir(order.here)
    if order.out is None:
        return scan_file(order.task)
    with TemporaryDirectory(prefix="setfoot-") as scratch:
        path = Path(scratch, Path(order.task.out).name)
        line = scan_file(replace(order.task, out=str(path)))
        try:
            if line.done:
                order.out.put(path)
        except SetfootError as error:
            return _failed(order.task, str(error))
    return line


def _told(order: Order, line: Line | Lost) -> Line:
    if isinstance(line, Lost):
        remedy = "go on with --resume" if line.crashed else "please report this, with the file"
        return _failed(order.task, f"{line.why}: {remedy}")
    if line.done and order.out is None and not Path(order.task.out).is_file():
        shared = "name a folder that all machines share, or an address (s3://bucket/folder)"
        return _failed(order.task, f"its result was written on another machine: {shared}, then --resume")
    return line


def _failed(task: Task, reason: str) -> Line:
    return Line(without_password(task.source), "", task.reader, task.today, FAILED, reason)
