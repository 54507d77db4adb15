"""A command handed over to the engine that stays: its words, where it was typed, its terminal; back comes its exit code.

The message is the length of a JSON object in four bytes, with the terminal's descriptors, and the object.  The engine
answers one byte when it begins and the exit code in another when it has done; a command that hangs up is interrupted.
"""

import contextlib
import json
import os
import socket
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from hexapla.resident.address import is_ours

PATIENCE = 2.0
"""Seconds after which a command says that it waits, or the engine gives up a command that says nothing."""

SHOWN = ("TERM", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "XDG_CACHE_HOME")
"""What of the environment decides how something is shown, and where it is remembered that it was."""

_MOST = 1_000_000
_STREAMS = 2
_LENGTH = struct.Struct("!I")
_BEGUN = b"\x01"


@dataclass(frozen=True)
class Command:
    """A command as it was typed: its words, the project's root, the working directory, how its terminal shows."""

    words: tuple[str, ...]
    root: str
    folder: str
    encoding: str
    environment: Mapping[str, str]


def command(words: Sequence[str], root: Path, encoding: str) -> Command:
    """Return a command as it is handed over."""
    shown = {name: os.environ[name] for name in SHOWN if name in os.environ}
    for name, value in zip(("COLUMNS", "LINES"), _size(), strict=False):
        shown.setdefault(name, str(value))
    return Command(tuple(words), str(root.resolve()), str(Path.cwd()), encoding, shown)


def hand_over(
    connection: socket.socket, given: Command, streams: Sequence[int], wait: Callable[[], None]
) -> int | None:
    """Let the engine do a command; return its exit code, None where the engine ended before it had done it.

    `wait` is called where the engine is at work for somebody else.

    Raises:
        KeyboardInterrupt: the user does not want to wait for what is finished either.
    """
    content = json.dumps(asdict(given)).encode()
    with connection:
        try:
            socket.send_fds(connection, [_LENGTH.pack(len(content))], streams)
            connection.sendall(content)
            connection.settimeout(PATIENCE)
            try:
                begun = connection.recv(1)
            except TimeoutError:
                wait()
                connection.settimeout(None)
                begun = connection.recv(1)
            connection.settimeout(None)
            code = begun and _code(connection)
        except OSError:
            return None
    return code[0] if code else None


def _code(connection: socket.socket) -> bytes:
    try:
        return connection.recv(1)
    except KeyboardInterrupt:
        connection.shutdown(socket.SHUT_WR)  # the engine stops, says so on our terminal, and answers
        return connection.recv(1)


def serve(connection: socket.socket, run: Callable[[Command, int, int], int]) -> None:
    """Do the command of one connection; one that is not the user's, or says nothing sensible, is hung up on."""
    with connection, contextlib.ExitStack() as stack:
        if not is_ours(connection):
            return
        try:
            given, streams = _received(connection)
        except (OSError, ValueError, TypeError, KeyError, struct.error):
            return
        for each in streams:
            stack.callback(os.close, each)
        with contextlib.suppress(OSError):  # who asked has gone
            connection.sendall(_BEGUN)
            connection.sendall(bytes([run(given, *streams)]))


def _received(connection: socket.socket) -> tuple[Command, list[int]]:
    """Read a command and the descriptors of its terminal.

    Raises:
        OSError, ValueError, TypeError, KeyError, struct.error: it is none.
    """
    connection.settimeout(PATIENCE)
    head, streams, _, _ = socket.recv_fds(connection, _LENGTH.size, _STREAMS)
    try:
        with connection.makefile("rb") as file:
            (length,) = _LENGTH.unpack(head)
            content = json.loads(file.read(min(length, _MOST)))
        given = Command(**{**content, "words": tuple(map(str, content["words"]))})
        output, errors = streams
    except BaseException:
        for each in streams:
            os.close(each)
        raise
    connection.settimeout(None)
    return given, [output, errors]


def _size() -> tuple[int, ...]:
    """Return the columns and lines of the terminal, where there is one."""
    for stream in (2, 1):
        with contextlib.suppress(OSError):
            return tuple(os.get_terminal_size(stream))
    return ()
