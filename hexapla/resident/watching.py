"""Building what is saved: pages for the browser at once, all else behind them, commands of the user in between."""

from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import wait
from socket import socket
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
    """
    saved, behind = Changes(is_of_all=True), Changes()
    signals: list[Any] = [changes.connection, *([listener] if listener else [])]
    with Pool(request.allowance, PRELOADED_TO_STAY) as pool:
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
            if listener in wait(signals) and listener is not None:
                serve(listener.accept()[0], pool)
            saved = changes.take()
