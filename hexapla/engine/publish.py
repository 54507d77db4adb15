"""Putting files in place: whole or not at all, never through a link, never over somebody's changes."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from hexapla.errors import SourceError


def put(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; the old one stays whole until the new one is.

    Raises:
        SourceError: the file is held open or the folder cannot be written.
    """
    real_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".hexapla-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        message = f"{path.name} could not be written: {error.strerror or error}."
        raise SourceError(message, "Close it in Word or the reader that holds it open, and build again.") from error


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, None where there is none; a link is no file of ours."""
    if path.is_symlink() or not path.is_file():
        return None
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, as `digest` does of a file."""
    return hashlib.sha256(data).hexdigest()


def set_aside(path: Path, folder: Path) -> Path:
    """Move a file that somebody changed into `edited/`, under a name nothing has there; return its new place."""
    real_folder(folder)
    target = folder / path.name
    count = 1
    while target.exists() or target.is_symlink():
        count += 1
        target = folder / f"{path.stem}-{count}{path.suffix}"
    shutil.move(path, target)
    return target


def remove(path: Path) -> None:
    """Remove an output that has no source any more, and its folder if that leaves it empty."""
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        path.parent.rmdir()


def real_folder(folder: Path) -> None:
    """Make a folder; a link planted in its place is taken away, not followed."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
