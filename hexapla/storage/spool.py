"""What is on the disk for as long as a command runs: values that wait for their turn, the temporary files of its processes."""

import pickle
import tempfile
from typing import Any, Self

IN_MEMORY = 32 * 1024 * 1024
"""Bytes that are kept in memory before any go to the disk."""


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a folder for the temporary files of processes, removed with all that they leave there when they are ended."""
    return tempfile.TemporaryDirectory(prefix="hexapla-", ignore_cleanup_errors=True)


class Spool:
    """Values put away, each asked for once by its place: in an unnamed file that nobody else can open."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - it is closed when we are

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, value: object) -> int:
        """Put a value away and return its place."""
        place = self._file.seek(0, 2)
        pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def get(self, place: int) -> Any:
        """Return the value at a place."""
        self._file.seek(place)
        return pickle.load(self._file)  # noqa: S301 - what we have written ourselves, into a file without a name
