"""Where the engine of a project listens: a socket in the user's runtime folder, named by all that decides what it makes."""

import contextlib
import os
import socket
import stat
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hexapla.engine.fingerprint import fingerprint
from hexapla.errors import UsageError
from hexapla.storage.reading import sha256
from hexapla.tools.process import KEPT

_NAME = 24
"""Letters of the name of a socket."""

_LONGEST = 100
"""Bytes that the path of a socket may have; systems take 104 or 108."""

_NOTE = ".desk"
"""How the name of the note ends that says where an engine shows the desk."""


def address(sources: Path, out: Path) -> Path | None:
    """Return the socket of the engine for these folders, None where there is no folder that is the user's alone.

    The name holds our fingerprint and what we take from the environment, so that an engine that would make other bytes
    is not found.
    """
    folder = _folder()
    if folder is None:
        return None
    environment = sorted((name, os.environ.get(name)) for name in KEPT)
    decides = repr((fingerprint(), str(sources.resolve()), str(out.resolve()), environment))
    path = folder / f"{sha256(decides.encode('utf-8', 'surrogateescape'))[:_NAME]}.socket"
    return path if len(os.fsencode(path)) <= _LONGEST else None


def connected(path: Path) -> socket.socket | None:
    """Return a connection to the engine that listens there, None where none does or it is another user's."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        return None
    if is_ours(connection):
        return connection
    connection.close()
    return None


def is_ours(connection: socket.socket) -> bool:
    """Tell whether the process at the other end is of the same user, where the system tells; else the folder has to do."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return bool(struct.unpack("3i", told)[1] == os.getuid())


@contextlib.contextmanager
def listening(path: Path | None) -> Iterator[socket.socket | None]:
    """Listen at an address; None where there is no place for a socket, and nobody will ask.

    Raises:
        UsageError: another engine listens there.
    """
    if path is None:
        yield None
        return
    refuse_another(path)
    path.unlink(missing_ok=True)  # one that was killed has left it
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
            listener.bind(str(path))
            listener.listen()
            yield listener
    finally:
        path.unlink(missing_ok=True)


def refuse_another(path: Path | None, desk: str = "") -> None:
    """Make sure that no engine listens at an address; `desk` is where it shows a desk, if it does.

    Raises:
        UsageError: one does.
    """
    if path is not None and (other := connected(path)) is not None:
        other.close()
        if desk:
            message = f"The desk of this project is open already, at {desk}"
            raise UsageError(message, "Open that address; or end that desk first, by the button below its documents.")
        message = "An engine watches these folders already."
        raise UsageError(message, "Use that one, or end it first with Ctrl-C.")


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
        with socket.create_connection(("127.0.0.1", int(place.rpartition(":")[2].strip("/"))), timeout=1):
            return place
    except (OSError, ValueError):
        return ""


def _folder() -> Path | None:
    """Return the folder of the sockets, made if it is not there; None where it is not the user's alone."""
    if not hasattr(socket, "AF_UNIX") or not hasattr(socket, "send_fds"):
        return None
    given = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(given, "hexapla") if given else Path(tempfile.gettempdir(), f"hexapla-{os.getuid()}")
    try:
        folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    is_own = found.st_uid == os.getuid() and not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return folder if stat.S_ISDIR(found.st_mode) and is_own else None
