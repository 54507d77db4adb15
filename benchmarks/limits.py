"""Work in processes of its own, several at a time, each of which ends in time, whatever it started."""

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any


@dataclass(frozen=True)
class Task:
    """A function and what it is called with, what it is for, and the seconds that it has."""

    key: Any
    seconds: float
    work: Callable[..., Any]
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What came of a task: its value, or what went wrong (`fault`)."""

    task: Task
    value: Any
    fault: str | None
    seconds: float


@dataclass
class _Running:
    task: Task
    process: BaseProcess
    began: float

    @property
    def left(self) -> float:
        return self.began + self.task.seconds - time.monotonic()


def answers(tasks: Iterable[Task], workers: int) -> Iterator[Answer]:
    """Yield what comes of tasks as each ends; one that is too slow is ended, with all it started."""
    waiting = list(reversed(list(tasks)))
    running: dict[Connection, _Running] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                receiver, started = _start(waiting.pop())
                running[receiver] = started
            ready = wait(list(running), timeout=max(0, min(each.left for each in running.values())))
            for receiver in list(running):
                one = running[receiver]
                if receiver in ready or one.left <= 0:
                    yield _end(receiver, running.pop(receiver), is_ready=receiver in ready)
    finally:
        for receiver, one in running.items():
            _end(receiver, one, is_ready=False)


def _start(task: Task) -> tuple[Connection, _Running]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_apart, args=(sender, task))
    process.start()
    sender.close()
    return receiver, _Running(task, process, time.monotonic())


def _end(receiver: Connection, one: _Running, *, is_ready: bool) -> Answer:
    value, fault = None, f"stopped after {one.task.seconds:.0f} s"
    if is_ready:
        try:
            is_done, value = receiver.recv()
            fault = None if is_done else value
        except EOFError:
            fault = "died"
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(one.process.pid or 0, signal.SIGKILL)
    one.process.join()
    receiver.close()
    return Answer(one.task, None if fault else value, fault, time.monotonic() - one.began)


def _apart(sender: Connection, task: Task) -> None:
    os.setsid()
    try:
        sender.send((True, task.work(*task.arguments)))
    except BaseException as error:  # noqa: BLE001  the other side says what it was
        sender.send((False, f"{type(error).__name__}: {error}"))
