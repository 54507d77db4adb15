"""One command at a time in a tree: the others wait, and say for whom."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from hexapla.errors import SourceError, ToolFailedError
from hexapla.storage.reading import placed, printable, read_plain
from hexapla.storage.tree import Tree

LOCK = ".hexapla.lock"
HOLDER = ".hexapla.holder"
_MOST = 200
"""Characters of what a holder says of itself."""


@dataclass(frozen=True)
class Turn:
    """How a command waits for its turn.

    `command` says who we are to those who wait for us; `wait` is for how many seconds we wait, None for as long as it
    takes; `tell` is called once with a sentence if we have to.
    """

    command: str
    wait: float | None = None
    tell: Callable[[str], object] = lambda _: None


@contextlib.contextmanager
def exclusive(root: Path, turn: Turn, *, is_ours: bool) -> Iterator[Tree]:
    """Give a tree that nobody else writes into, with what a command that was cut off had planned finished or undone.

    Raises:
        ToolFailedError: another command did not end in that time.
        SourceError: the folder cannot be written.
    """
    tree = Tree(root, is_ours=is_ours)
    path = root / LOCK
    try:
        root.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            path.unlink()
        lock = FileLock(path)
        _acquire(lock, root, turn)
    except OSError as error:
        message = f"The folder {placed(root)} cannot be written: {error.strerror or error}."
        raise SourceError(message, "Look at its permissions, or name another folder.") from error
    try:
        tree.recover()
        tree.put(HOLDER, f"process {os.getpid()}: {turn.command}".encode())
        yield tree
    finally:
        with contextlib.suppress(SourceError):
            tree.remove(HOLDER)
            if not tree.is_planned:
                tree.sweep()
        with contextlib.suppress(OSError):  # Windows removes no open file; the library does when it is released
            path.unlink()  # who waits for a name that is gone tries anew, so nothing is left in a folder of others
        lock.release()


def finish_pending(tree: Tree, turn: Turn) -> bool:
    """Finish what a command that was cut off had planned in a tree, and sweep what it left; a clean one is not touched.

    Return False where leftovers without a plan stay, in a tree that only reads.

    Raises:
        SourceError: a plan cannot be finished.
    """
    if tree.is_pending:
        try:
            with exclusive(tree.root, turn, is_ours=tree.is_ours):
                pass
        except SourceError:
            if tree.is_planned:
                raise
            return False
    return True


def _acquire(lock: FileLock, root: Path, turn: Turn) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        holder = _holder(root)
        turn.tell(f"Waiting for another command in {placed(root)} ({holder}) …")
        try:
            lock.acquire(timeout=-1 if turn.wait is None else turn.wait)
        except Timeout:
            message = f"Another command in {placed(root)} did not end in {turn.wait:g} seconds ({holder})."
            raise ToolFailedError(message, "Wait for it, or say with --wait SECONDS for how long.") from None


def _holder(root: Path) -> str:
    """Return what the command that has the lock says of itself."""
    try:
        text = read_plain(root / HOLDER).decode("utf-8", "replace")
    except OSError:
        return "it does not say which"
    return printable(text[:_MOST])
