"""Building what is saved: pages for the browser at once, all else behind them, commands of the user in between."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import wait
from socket import socket, socketpair
from typing import Any

from hexapla.engine.pool import PRELOADED_TO_STAY, Pool, StoppedError, Task
from hexapla.engine.request import Request
from hexapla.resident.changes import Changes, Watched

FIRST = "html"
"""The format that is made before all others."""

Build = Callable[[Changes, Request, Pool], None]
"""Builds what changed, as it is asked for, with these processes, and shows what came of it."""


def build_what_changes(
    request: Request,
    changes: Watched,
    listener: socket | None,
    build: Build,
    serve: Callable[[socket, Pool], None],
) -> None:
    """Build all, and again whatever changes, until Hexapla itself does.

    What is saved, or asked for, while other editions are made ends that: it comes first.  `serve` does the command of a
    connection with processes that are warm.

    Raises:
        KeyboardInterrupt: the user interrupted it.
    """
    saved, behind = Changes(is_of_all=True), Changes()
    with _interruption() as interruption, Pool(request.allowance, PRELOADED_TO_STAY) as pool:
        signals: list[Any] = [changes.connection, interruption, *([listener] if listener else [])]
        # What processes come from is started now: later it would keep the terminal of a command open.
        pool.result(Task("the engine", list, ()))
        while not saved.is_of_program:
            if saved and FIRST in (request.formats or (FIRST,)):
                build(saved, replace(request, formats=(FIRST,)), pool)
            behind |= saved
            if behind:
                try:
                    with Pool(request.allowance, PRELOADED_TO_STAY, signals) as others:
                        build(behind, request, others)
                    behind = Changes()
                except StoppedError:
                    pass
            ready = wait(signals)
            if interruption in ready:
                raise KeyboardInterrupt
            if listener in ready and listener is not None:
                serve(listener.accept()[0], pool)
            saved = changes.take()


@contextmanager
def _interruption() -> Iterator[socket]:
    """Return what can be read from as soon as the user has interrupted the program.

    An exception alone can be lost: it is raised when the main thread does something next, which may be to wait.
    """
    interruption, noticed = socketpair()
    with interruption, noticed:
        noticed.setblocking(False)
        before = signal.set_wakeup_fd(noticed.fileno(), warn_on_full_buffer=False)
        try:
            yield interruption
        finally:
            signal.set_wakeup_fd(before)
