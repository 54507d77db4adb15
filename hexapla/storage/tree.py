"""The only place that writes, renames or removes in `sources/` and `out/`: whole or not at all, never through a link.

A file is written in `.hexapla/` at the top of its tree and moved into its place from there.  Several that belong
together are moved by a plan that is on the disk before the first one moves: a command that is cut off after that is
finished by the next one, a command that is cut off before it is undone.
"""

import contextlib
import json
import os
import re
import shutil
import stat
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Never

from hexapla.errors import SourceError
from hexapla.storage.reading import placed, printable, read_plain, sha256
from hexapla.storage.records import DIGEST, load_record

STAGE = ".hexapla"
PLAN = "plan.json"
_FORMAT = "hexapla-plan/1"
_PART = re.compile(r"(?!\.{1,2}$)[^/\\:\x00-\x1f\x7f]{1,255}")
_MOVE = {"name": str, "staged": (re.compile(r"[0-9]{1,6}"), None), "sha256": (DIGEST, None), "before": (DIGEST, None)}
_SHAPE = {"format": re.compile(re.escape(_FORMAT)), "moves": [_MOVE]}


@dataclass(frozen=True)
class Move:
    """A step of a plan: a staged file goes to `name`, or, without one, `name` goes; `before` is what stands there now."""

    name: str
    staged: str | None
    sha256: str | None
    before: str | None


@dataclass(frozen=True)
class Change:
    """A file as it shall be; without `data` it goes, which only a file may of which the same plan keeps the bytes."""

    name: str
    data: bytes | None


def is_own_name(name: str) -> bool:
    """Tell whether a name leads to a place below a tree: relative, with slashes, no part that goes up or hides us."""
    return all(_PART.fullmatch(part) for part in name.split("/")) and name.split("/", maxsplit=1)[0] != STAGE


class Tree:
    """A folder that we write into and nothing outside of it; names are relative to it.

    `is_ours` says that a link in the way is taken away, as in `out/`; elsewhere it is refused.
    """

    def __init__(self, root: Path, *, is_ours: bool) -> None:
        self.root = root
        self.is_ours = is_ours
        self._count = 0

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of a file, None where there is none; what lies behind a link is not there."""
        data = self.read(name)
        return None if data is None else sha256(data)

    def read(self, name: str) -> bytes | None:
        """Return a file, None where there is none that is plain and below the tree."""
        if not is_own_name(name) or any(folder.is_symlink() for folder in self._folders(name)):
            return None
        try:
            return read_plain(self.root / name)
        except OSError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Put a file in its place; the old one stays whole until the new one is.

        Raises:
            SourceError: the file is held open, the folder cannot be written, or the disk is full.
        """
        with self._fault(name):
            self._make_folders(name)
            staged = self._stage(data)
            staged.replace(self.root / name)

    def append(self, name: str, line: bytes) -> None:
        """Add a line to a file, on the disk when this returns; a line that was cut off before spoils no other.

        Raises:
            SourceError: the file cannot be written.
        """
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with self._fault(name):
            self._make_folders(name)
            _make_way(self.root / name)
            with os.fdopen(os.open(self.root / name, flags, 0o644), "ab") as file:
                file.write(b"\n" + line)
                file.flush()
                os.fsync(file.fileno())

    def remove(self, name: str, digest: str | None = None) -> bool:
        """Remove a file, and the folders that this leaves empty; with a digest only the file that has it.

        Raises:
            SourceError: the file cannot be removed.
        """
        there = self.digest(name)
        if there is None or digest not in (None, there):
            return False
        with self._fault(name):
            (self.root / name).unlink()
            for folder in reversed(self._folders(name)):
                try:
                    folder.rmdir()
                except OSError:  # it is not empty
                    break
        return True

    def free_name(self, name: str, folder: str) -> str:
        """Return a name for a file in another folder that nothing has there."""
        path = Path(name)
        count, target = 1, f"{folder}/{path.name}"
        while os.path.lexists(self.root / target):
            count += 1
            target = f"{folder}/{path.stem}-{count}{path.suffix}"
        return target

    def set_aside(self, name: str, target: str) -> None:
        """Move a file to a name that nothing has.

        Raises:
            SourceError: the file cannot be moved.
        """
        with self._fault(name):
            self._make_folders(target)
            (self.root / name).rename(self.root / target)

    def commit(self, changes: Sequence[Change]) -> None:
        """Make several changes, all or none of them, whatever happens meanwhile.

        Raises:
            SourceError: something cannot be written; nothing has changed then, or the next command finishes it.
        """
        moves = []
        for change in sorted(changes, key=lambda change: change.data is None):
            with self._fault(change.name):
                self._check_place(change.name)
                staged = None if change.data is None else self._stage(change.data).name
            digest = None if change.data is None else sha256(change.data)
            moves.append(Move(change.name, staged, digest, self.digest(change.name)))
        with self._fault(PLAN):
            plan = {"format": _FORMAT, "moves": [asdict(move) for move in moves]}
            self._stage(json.dumps(plan).encode()).replace(self.root / STAGE / PLAN)
            _to_disk(self.root / STAGE)
        self.recover()

    @property
    def is_pending(self) -> bool:
        """True while a command is at work, or has left something that is to be finished or swept away."""
        return os.path.lexists(self.root / STAGE)

    @property
    def is_planned(self) -> bool:
        """True while a plan waits to be finished."""
        return os.path.lexists(self.root / STAGE / PLAN)

    def recover(self) -> None:
        """Finish what was planned, and sweep away what was not.

        Raises:
            SourceError: a file cannot be moved into its place.
        """
        stage = self.root / STAGE
        plan = None if stage.is_symlink() else load_record(stage / PLAN, _SHAPE)
        moves = [Move(**each) for each in plan["moves"]] if plan else []
        for move in moves:
            if is_own_name(move.name):
                self._apply(move, {each.sha256 for each in moves if self.digest(each.name) == each.sha256})
        self.sweep()

    def sweep(self) -> None:
        """Remove what commands that were cut off have left in the stage, the plan first."""
        stage = self.root / STAGE
        with self._fault(STAGE):
            if stage.is_symlink() or stage.is_file():
                stage.unlink()
            elif stage.is_dir():
                with contextlib.suppress(FileNotFoundError):
                    (stage / PLAN).unlink()
                shutil.rmtree(stage)

    def _apply(self, move: Move, kept: set[str | None]) -> None:
        """Take one step, unless it was taken, or somebody has changed the file since."""
        there = self.digest(move.name)
        if there == move.sha256 or there != move.before:
            return
        with self._fault(move.name):
            if move.staged is None and move.before in kept:
                (self.root / move.name).unlink()
            elif move.staged is not None and self._staged_digest(move.staged) == move.sha256:
                self._make_folders(move.name)
                (self.root / STAGE / move.staged).replace(self.root / move.name)
            _to_disk((self.root / move.name).parent)

    def _staged_digest(self, staged: str) -> str | None:
        try:
            return sha256(read_plain(self.root / STAGE / staged))
        except OSError:
            return None

    def _stage(self, data: bytes) -> Path:
        """Write a file in the stage, on the disk when this returns."""
        stage = self.root / STAGE
        if stage.is_symlink() or stage.is_file():
            stage.unlink()
        stage.mkdir(parents=True, exist_ok=True)
        self._count += 1
        path = stage / str(self._count)
        _make_way(path)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, 0o644), "wb") as file:
            file.write(data)
            file.flush()
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), 0o644)  # whatever the umask of who builds: outputs are for everybody
            os.fsync(file.fileno())
        return path

    def _folders(self, name: str) -> list[Path]:
        """Return the folders between the top and a name, the top one first."""
        parts = name.split("/")[:-1]
        return [self.root.joinpath(*parts[: place + 1]) for place in range(len(parts))]

    def _check_place(self, name: str) -> None:
        """Refuse a name that is none of ours, or that leads through a link of somebody else."""
        if not is_own_name(name):
            message = f"{printable(name)} is no name of a file below {placed(self.root)}."
            raise SourceError(message, "This is a fault of Hexapla; please report it.")
        for folder in self._folders(name):
            if folder.is_symlink() and not self.is_ours:
                message = f"{placed(folder)} is a link, and Hexapla writes through none."
                raise SourceError(message, "Put the folder itself there.")

    def _make_folders(self, name: str) -> None:
        """Make the folders of a name; a link in the place of one of ours is taken away, never followed."""
        self._check_place(name)
        self.root.mkdir(parents=True, exist_ok=True)
        for folder in self._folders(name):
            if folder.is_symlink():
                folder.unlink()
            if not folder.is_dir():
                folder.mkdir()

    @contextlib.contextmanager
    def _fault(self, name: str) -> Iterator[None]:
        """Turn a refusal of the system into a fault that names the file."""
        try:
            yield
        except OSError as error:
            self._fail(name, error)

    def _fail(self, name: str, error: OSError) -> Never:
        message = f"{placed(self.root / name)} could not be written: {error.strerror or error}."
        advice = "Close it in the program that holds it open, or make room and look at the permissions; then try again."
        raise SourceError(message, advice) from error


def _make_way(path: Path) -> None:
    """Take away what is no file of our own: a link, a pipe, a file that has a second name elsewhere."""
    with contextlib.suppress(FileNotFoundError):
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_nlink > 1:
            path.unlink()


def _to_disk(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can promise that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
