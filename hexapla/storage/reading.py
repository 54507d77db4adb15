"""Reading files that anybody may have put there: no link is followed, nothing but a plain file is opened."""

import hashlib
import os
import stat
from pathlib import Path

MOST_BYTES = 512 * 1024 * 1024
"""The largest file that is read whole; no source and no output of ours comes near it."""


class NotPlainError(OSError):
    """There is something else than a plain file: a link, a pipe, a device, or a file larger than any of ours."""


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, as our records write it."""
    return hashlib.sha256(data).hexdigest()


def read_plain(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        NotPlainError: it is a link or no file, or too large.
        OSError: it is not there, or cannot be opened.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_symlink():
        message = "it is a link, and Hexapla follows none"
        raise NotPlainError(0, message)
    with os.fdopen(os.open(path, flags), "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode):
            message = "it is no plain file"
            raise NotPlainError(0, message)
        if facts.st_size > MOST_BYTES:
            message = f"it is {facts.st_size:,} bytes long, and the limit is {MOST_BYTES:,}"
            raise NotPlainError(0, message)
        return file.read()


def placed(path: Path) -> str:
    """Return the path of a file as it is shown: from `sources/` or `out/` on where it lies in one of them."""
    start = max((place for place, part in enumerate(path.parts) if part in ("sources", "out")), default=0)
    return printable(str(Path(*path.parts[start:])))


def printable(name: str) -> str:
    r"""Return a name as it can be shown and recorded: bytes that are no UTF-8 as `\xe9`, controls as `\x1b`."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
