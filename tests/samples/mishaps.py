"""Mishaps of the world, brought about in a process of their own: power that fails, disks that are full or closed."""

import errno
import gc
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hexapla.cli import main

OPERATIONS = ("open", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir")
"""The file operations of Python by which our trees are written."""

POWER_FAILED = 99
KINDS = ("power", "killed", "full", "closed", "twice", "twice, one killed")
"""Mishaps that chance chooses from: the power fails, a kill, a full disk, a closed one, the same command twice at once."""

Mishap = Callable[[int], None]
"""Called with the number of a file operation before it is done."""


def program(
    words: list[str],
    mishap: Mishap = lambda _: None,
    kill_after: float | None = None,
    again_after: float | None = None,
) -> int:
    """Run a command in a fork of this process, a mishap on its way; return its exit code, or 99 for a death.

    `again_after` so many seconds the same command is started once more beside it; the code is the higher one then.
    """
    children = [_started(words, mishap)]
    if again_after is not None:
        time.sleep(again_after)
        children.append(_started(words, lambda _: None))
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(children[0], signal.SIGKILL)
    ends = [os.waitpid(child, 0)[1] for child in children]
    return max(os.waitstatus_to_exitcode(end) if os.WIFEXITED(end) else POWER_FAILED for end in ends)


def _started(words: list[str], mishap: Mishap) -> int:
    """Start a command in a fork of this process."""
    child = os.fork()
    if not child:
        gc.freeze()  # what tests before left behind, such as temporary folders, is not collected here, as operations of ours
        code = POWER_FAILED
        try:
            _watch_operations(mishap)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            code = main(words)
        finally:
            os._exit(code)
    return child


def power_fails_before(number: int) -> Mishap:
    def mishap(count: int) -> None:
        if count == number:
            os._exit(POWER_FAILED)

    return mishap


def refused_from(number: int, code: int = errno.ENOSPC) -> Mishap:
    """The system refuses whatever would be written from an operation on: the disk is full, or has been closed."""

    def mishap(count: int) -> None:
        if count >= number:
            raise OSError(code, os.strerror(code))

    return mishap


def counted(words: list[str]) -> int:
    """Return how many file operations a command makes."""
    read, write = os.pipe()

    def mishap(count: int) -> None:
        os.write(write, b"%8d" % count)

    program(words, mishap)
    os.close(write)
    with os.fdopen(read, "rb") as counts:
        return int(counts.read()[-8:])


def any_mishap(chance: random.Random, operations: int) -> dict[str, Any]:
    """Return a mishap by chance, as arguments of `program`."""
    number = chance.randint(1, operations)
    kind = chance.choice(KINDS)
    if kind == "killed":
        return {"kill_after": chance.uniform(0.0, 0.4)}
    if kind == "twice":
        return {"again_after": chance.uniform(0.0, 0.2)}
    if kind == "twice, one killed":
        return {"again_after": chance.uniform(0.0, 0.1), "kill_after": chance.uniform(0.0, 0.2)}
    if kind == "power":
        return {"mishap": power_fails_before(number)}
    return {"mishap": refused_from(number, errno.ENOSPC if kind == "full" else errno.EROFS)}


def _watch_operations(mishap: Mishap) -> None:
    count = 0
    os.fsync = lambda _: None  # a fork that dies takes no disk with it

    def watched(operation: Callable[..., Any], *, is_open: bool) -> Callable[..., Any]:
        def instead(*words: Any, **more: Any) -> Any:
            nonlocal count
            flags = words[1] if is_open and len(words) > 1 else 0
            if not is_open or flags & (os.O_WRONLY | os.O_RDWR):
                count += 1
                mishap(count)
            return operation(*words, **more)

        return instead

    for name in OPERATIONS:
        setattr(os, name, watched(getattr(os, name), is_open=name == "open"))


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but what locks leave, and the report that holds times."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".hexapla."))
    found = (path for path in found if path.name != "build.html")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
