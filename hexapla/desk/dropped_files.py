"""Files that were dropped on the desk: they wait in a temporary folder until somebody takes them into `sources/`."""

import re
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from hexapla.domain.limits import Limits
from hexapla.engine.pool import Pool
from hexapla.errors import SourceError, UsageError
from hexapla.officer.adding import LOCK_FILE_PREFIX, Added, add
from hexapla.officer.candidates import Options, ReadFile, read_files
from hexapla.officer.scans import Watching, unwatched
from hexapla.project.layout import SUFFIXES
from hexapla.storage.lock import Turn
from hexapla.storage.spool import temporary_folder
from hexapla.storage.tree import Tree

LARGEST = Limits().megabytes * 1024 * 1024
"""Bytes of a file; one that is longer is no text that could be read."""

MOST = 24
"""Files that may wait."""

_LONGEST = 120
"""Characters of a name."""

_UNFIT = re.compile(r"[^\w .,;~$+@!()\[\]&'’«»–—-]")
"""What stands in no name of ours: signs that lead elsewhere, that steer a screen, or that a system keeps for itself."""

TAKEN = ("added", "replaced", "same", "recognised")


class DroppedFiles:
    """The files that wait, by number, with what is said of each; `changing` is held by who changes something of them.

    `watching` shows how many pages of a scan were recognised.
    """

    def __init__(self, watching: Watching = unwatched) -> None:
        self._watching = watching
        self.changing = threading.Lock()
        self._folder = temporary_folder()
        self._tree = Tree(Path(self._folder.name), is_ours=True)
        self._count = 0
        self.files: dict[int, Path] = {}
        self._options: dict[Path, Options] = {}
        self._found: dict[Path, Added] = {}
        self._read: dict[Path, tuple[Options, list[ReadFile]]] = {}

    def put(self, name: str, data: bytes) -> None:
        """Put a file with those that wait, under its own name without what is not fit for one.

        Raises:
            UsageError: it is of a kind that is not read, or too many wait.
        """
        own = _UNFIT.sub("_", PurePosixPath(name.replace("\\", "/")).name)
        stem, suffix = own[: own.rfind(".")], own[own.rfind(".") :] if "." in own else ""
        if suffix.lower() not in SUFFIXES or not stem.strip(". ") or own.startswith(LOCK_FILE_PREFIX):
            message = f"{own or 'This'} is of a kind that Hexapla does not read."
            raise UsageError(message, f"It reads {', '.join(SUFFIXES)}.")
        if len(self.files) >= MOST:
            message = f"{MOST} files wait already."
            raise UsageError(message, "Take those in, or leave them out, before you drop more.")
        self._count += 1
        place = f"{self._count}/{stem[:_LONGEST]}{suffix}"
        self._tree.put(place, data)
        path = self._tree.root / place
        self.files[self._count], self._options[path] = path, Options()
        self._found.clear()

    def leave(self, number: int) -> None:
        """Leave a file out."""
        path = self.files.pop(number, None)
        if path is not None:
            self._tree.remove(path.relative_to(self._tree.root).as_posix())
            self._options.pop(path)
            self._read.pop(path, None)
            self._found.clear()

    def say(self, options: Mapping[int, Options]) -> None:
        """Take in what somebody says of files that wait."""
        self._options |= {self.files[number]: said for number, said in options.items() if number in self.files}
        self._found.clear()

    def said(self, number: int) -> Options:
        """Return what somebody has said of a file."""
        return self._options[self.files[number]]

    def understood(self, sources: Path, turn: Turn) -> dict[int, Added]:
        """Return what was understood of each file, and what would become of it; nothing is written."""
        if self.files and not self._found:
            self._found = {each.file: each for each in self._added(sources, turn, is_trial=True)}
        unknown = SourceError("It could not be looked at.", "Drop it once more.")
        return {
            number: self._found.get(path) or Added(path, "refused", fault=unknown)
            for number, path in self.files.items()
        }

    def take(self, sources: Path, turn: Turn) -> dict[int, Added]:
        """Take in those that can be; return them by number, and keep the others."""
        found = {each.file: each for each in self._added(sources, turn, is_trial=False)}
        taken = {number: found[path] for number, path in self.files.items() if found[path].outcome in TAKEN}
        for number in taken:
            self.leave(number)
        return taken

    def _added(self, sources: Path, turn: Turn, *, is_trial: bool) -> list[Added]:
        of_files = {path: replace(said, is_trial=is_trial) for path, said in self._options.items()}
        return add(
            sources, list(of_files), Options(of_files=of_files, is_trial=is_trial), turn=turn, read_as=self._read_as
        )

    def _read_as(self, file: Path, said: Options, pool: Pool) -> list[ReadFile]:
        """Return what a file says, read once for all that is said of how it is read: to recognise a scan takes long."""
        wanted = replace(said, symbol=None, replace=False, is_trial=False)
        known, files = self._read.get(file, (None, []))
        if known != wanted:
            files = read_files(file, wanted, pool, self._watching)
            self._read[file] = wanted, files
        return files
