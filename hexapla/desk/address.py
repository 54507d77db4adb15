"""Where the desk is: an address of this machine alone, the same for a project every time, so that a bookmark stays good."""

import hashlib
import os
import socket
from pathlib import Path

from hexapla.errors import UsageError

HOST = "127.0.0.1"
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
