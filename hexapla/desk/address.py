"""Where the desk is: an address of this machine alone, the same for a project every time, so that a bookmark stays good."""

import contextlib
import hashlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from hexapla.errors import UsageError

HOST = "127.0.0.1"
_NOTE = ".desk"
_FIRST, _SPAN, _TRIES = 20_000, 10_000, 20
"""Ports below those that systems give away by themselves, and how many are tried."""


def ports(sources: Path) -> list[int]:
    """Return the ports of a project in the order in which they are tried: what its folder is called decides it."""
    start = int.from_bytes(hashlib.sha256(os.fsencode(sources.resolve())).digest()[:4])
    return [_FIRST + (start + number) % _SPAN for number in range(_TRIES)]


def listener(sources: Path, port: int | None = None) -> socket.socket:
    """Listen at the port that is named, else at the first of the project's that is free.

    Raises:
        UsageError: none is free.
    """
    for each in [port] if port else ports(sources):
        try:
            return socket.create_server((HOST, each))
        except OSError:
            continue
    message = f"Port {port} is taken by another program." if port else "The ports of this project are all taken."
    raise UsageError(message, "Name a free one with --port, or end the desk that runs already.")


def origin(listening: socket.socket) -> str:
    """Return the origin of the pages that are served there."""
    return f"http://{HOST}:{listening.getsockname()[1]}"


@contextlib.contextmanager
def noted(engine: Path | None, place: str) -> Iterator[None]:
    """Note beside the socket of an engine, where it has one, at which address it shows the desk, as long as it does."""
    note = engine.with_suffix(_NOTE) if engine else None
    if note:
        note.write_text(f"{place}/", encoding="ascii")
    try:
        yield
    finally:
        if note:
            note.unlink(missing_ok=True)


def noted_desk(engine: Path | None) -> str:
    """Return the address of the desk of an engine, "" where it has noted none, or nobody listens there any more."""
    try:
        place = engine.with_suffix(_NOTE).read_text(encoding="ascii") if engine else ""
        with socket.create_connection((HOST, int(place.rpartition(":")[2].strip("/"))), timeout=1):
            return place
    except (OSError, ValueError):
        return ""
