"""Processes that do tasks: each the head of a session of its own, bounded in time and memory, ended with its parent.

A task is plain data and a function of the package, so that any process, and a cluster as well, can do it.  A process
that dies or takes too long costs its own task alone.
"""

import contextlib
import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from tempfile import TemporaryDirectory
from types import ModuleType, TracebackType
from typing import Any, Self

from hexapla.engine.allowance import Allowance
from hexapla.engine.attempt import attempt
from hexapla.errors import HexaplaError, SourceError, ToolFailedError
from hexapla.storage.spool import temporary_folder
from hexapla.timing import Times
from hexapla.tools.containment import contain, end_session

BYTES_A_SECOND = 2048
"""A task gets one second more than its limit for so many bytes of text."""

PRELOADED = "hexapla.engine.preload"
PRELOADED_FOR_PAGES = "hexapla.engine.preload_pages"
PRELOADED_TO_STAY = "hexapla.engine.preload_resident"
"""What is loaded once for all processes: what examining and comparing need, what laying out pages needs besides, and what
those of an engine that stays need."""


class StoppedError(Exception):
    """What a pool does is not wanted any more; its processes have let go of it."""


@dataclass(frozen=True)
class Task:
    """A function of the package and its arguments; `name` says for the reader what is done, `size` how many bytes.

    `is_again` is true of one whose process died the first time.
    """

    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    size: int = 0
    about: Any = field(default=None, compare=False)
    is_again: bool = False


@dataclass(frozen=True)
class Result:
    """What came of a task: its value; or the fault, or the traceback of a bug of ours; and how long it took."""

    task: Task
    value: Any = None
    fault: HexaplaError | None = None
    bug: str | None = None
    times: Times = field(default_factory=Times)

    def given(self) -> Any:
        """Return its value.

        Raises:
            HexaplaError: the fault that it met, or that it took too long or too much.
            RuntimeError: a bug of ours, with the traceback of the process.
        """
        if self.fault is not None:
            raise self.fault
        if self.bug is not None:
            raise RuntimeError(self.bug)
        return self.value


class Pool:
    """Processes that are started when they are needed and used again."""

    def __init__(self, allowance: Allowance, preload: str = PRELOADED, signals: Sequence[Any] = ()) -> None:
        """Set up a pool; `preload` is the module that its processes have loaded when they start, where that can be.

        Whatever can be read from one of the connections or sockets `signals` ends what the pool does.
        """
        self.allowance, self.signals = allowance, signals
        self._preload = preload
        self._workers: list[_Worker] = []
        self._files: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        if self._files is not None:
            self._files.cleanup()

    def results(self, tasks: Iterable[Task | None]) -> Iterator[Result]:
        """Yield the result of every task as it is done; a task is asked for when there is a process to do it.

        None means that there is no task before the next result.  A task whose process died is done once more, alone:
        the system may have ended it for want of memory.

        Raises:
            StoppedError: there was a signal.
        """
        self._let_go()  # of what somebody asked for who does not want it any more
        waiting, died = iter(tasks), list[Task]()
        while True:
            if died and not self._busy:
                self._give(replace(died.pop(), is_again=True))
            elif not died and not any(worker.is_alone for worker in self._busy):
                self._hand_out(waiting)
            if not self._busy:
                return
            ready = wait([*(worker.connection for worker in self._busy), *self.signals])
            if any(signal in ready for signal in self.signals):
                self._let_go()
                raise StoppedError
            for worker in [worker for worker in self._busy if worker.connection in ready]:
                result = worker.result()
                if not worker.is_alive:
                    self._workers.remove(worker)
                if worker.has_died and not result.task.is_again:
                    died.append(result.task)
                else:
                    yield result

    def _let_go(self) -> None:
        """End the processes that are at a task."""
        for worker in self._busy:
            worker.end()
            self._workers.remove(worker)

    @property
    def workers(self) -> int:
        """How many processes work at a time."""
        return self.allowance.workers or default_workers()

    @property
    def _busy(self) -> list["_Worker"]:
        return [worker for worker in self._workers if worker.task is not None]

    def result(self, task: Task) -> Any:
        """Do one task and return its value; raises as `Result.given` does."""
        (result,) = self.results([task])
        return result.given()

    def _hand_out(self, waiting: Iterator[Task | None]) -> None:
        while len(self._busy) < self.workers:
            task = next(waiting, None)
            if task is None:
                return
            self._give(task)

    def _give(self, task: Task) -> None:
        """Give a task to a process that waits for one, or to a new one."""
        worker = next((worker for worker in self._workers if worker.task is None), None)
        if worker is None:
            if self._files is None:
                self._files = temporary_folder()
            worker = _Worker(self.allowance, self._preload, self._files.name)
            self._workers.append(worker)
        worker.give(task)


class _Worker:
    """One process, and the task that it does; `task` is None while it waits for one."""

    def __init__(self, allowance: Allowance, preload: str, files: str) -> None:
        self.allowance = allowance
        self.task: Task | None = None
        self.is_alive = True
        self.has_died = False
        self._is_late = False
        context = _context(preload)
        self.connection: Connection[Any, Any]
        self.connection, inner = context.Pipe()
        self._process = context.Process(target=_serve, args=(inner, allowance.megabytes, files), daemon=True)
        with _without_main():
            self._process.start()
        inner.close()

    @property
    def is_alone(self) -> bool:
        """True while nothing else may be done beside its task."""
        return self.task is not None and self.task.is_again

    def give(self, task: Task) -> None:
        self.task = task
        seconds = self.allowance.seconds + task.size / BYTES_A_SECOND
        self._timer = threading.Timer(seconds, self._end_late)
        self._timer.daemon = True
        self._timer.start()
        with contextlib.suppress(OSError):  # it died; its result says so
            self.connection.send((task.function, task.arguments))

    def result(self) -> Result:
        """Return what came of the task; a process that died or was too late is no worker any more."""
        task, self.task = self.task, None
        assert task is not None  # noqa: S101 - the pool asks those alone that have one
        try:
            value, fault, bug, times = self.connection.recv()
        except (EOFError, OSError):
            value, fault, bug, times = None, self._death(task), None, Times()
            self.has_died = not self._is_late
            self.end()
        self._timer.cancel()
        if self._is_late and self.is_alive:  # it was done in the very moment in which it was ended
            self.end()
        if isinstance(fault, str):
            fault = exceeded(fault, task, self.allowance)
        return Result(task, value, fault, f"{task.name}:\n{bug}" if bug else None, times)

    def end(self) -> None:
        """End the process and all that it has started."""
        self.is_alive = False
        if self.task is not None:
            self._timer.cancel()
        if self._process.pid is not None:
            end_session(self._process.pid)
        self._process.join()
        self.connection.close()

    def _end_late(self) -> None:
        self._is_late = True
        if self._process.pid is not None:
            end_session(self._process.pid)

    def _death(self, task: Task) -> HexaplaError:
        if self._is_late:
            message = f"{task.name}: not done in the time that it may take, and ended."
            return ToolFailedError(
                message,
                f"Look whether the source is damaged or hostile; --time raises the limit ({self.allowance.seconds:g} seconds).",
            )
        return ToolFailedError(
            f"{task.name}: the process died.", "Free memory, or look whether this source is hostile."
        )


def default_workers() -> int:
    """Return how many processes this machine is good for."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def _context(preload: str) -> Any:
    """Return how processes are started: from a server that has imported the heavy libraries once, where there is one."""
    if not sys.platform.startswith("linux"):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    return context


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Start a process that does not import the script of the user again: our tasks are functions of the package."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(connection: "Connection[Any, Any]", megabytes: int, files: str) -> None:
    """Do tasks until the parent closes its end; `files` is the folder of temporary files, which the parent removes."""
    contain(megabytes)
    os.environ["TMPDIR"] = tempfile.tempdir = files
    with contextlib.suppress(EOFError, OSError):
        while True:
            function, arguments = connection.recv()
            connection.send(attempt(function, arguments))


def exceeded(bound: str, task: Task, allowance: Allowance = Allowance()) -> HexaplaError:
    """Return the fault of a task that met a bound: too much memory, or too many things within each other."""
    if bound == MemoryError.__name__:
        message = f"{task.name}: needs more than {allowance.megabytes:,} MB of memory."
        return ToolFailedError(message, "Look whether the source is damaged or hostile; --memory raises the limit.")
    message = f"{task.name}: something in it is nested deeper than any document."
    return SourceError(message, "Look for lists, tables or tags within each other, and take some out.")
