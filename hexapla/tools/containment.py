"""A process that cannot outlive its parent, take more memory than it may, or leave children behind."""

import contextlib
import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import wait
from pathlib import Path

_STREAMS = 3
"""Descriptors below are standard input, output and error."""

_SESSION_FIELD = 3
"""Where the session stands in `/proc/PID/stat`, counted behind the name of the program."""


def contain(megabytes: int) -> None:
    """Make this process the head of a session of its own, bounded in memory, that ends with its parent.

    What it starts belongs to its session and has the same bounds.  Windows has no sessions; there a process that
    its parent leaves ends when it has done its task.
    """
    if sys.platform == "win32":
        return
    import resource  # Windows has none

    with contextlib.suppress(OSError):  # it is the head of a session already
        os.setsid()
    for kind, most in ((resource.RLIMIT_AS, megabytes * 1024 * 1024), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # not every system bounds every kind
            resource.setrlimit(kind, (most, most))
    _set_watch()


def end_session(leader: int) -> None:
    """End a process made by `contain` with all that it has started; one that has ended already is no fault."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            os.kill(leader, signal.SIGTERM)
        return
    for process in (*_session_of(leader), leader):  # the one that is at it goes last, with its group
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _set_watch() -> None:
    """Have a process beside us wait until our parent has gone, and end us then with all that we have started.

    A thread would not do: code in C that keeps the interpreter to itself lets no thread run.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    leader, sentinel = os.getpid(), int(parent.sentinel)
    if os.fork():
        return
    try:
        os.closerange(_STREAMS, sentinel)  # what we kept open here would never be seen to end
        os.closerange(sentinel + 1, os.sysconf("SC_OPEN_MAX"))
        wait([sentinel])
        end_session(leader)
    finally:
        os._exit(0)


def _session_of(leader: int) -> list[int]:
    """Return the processes of a session but its leader and ourselves, where the system shows them (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[_SESSION_FIELD]) == leader and int(stat.parent.name) not in (leader, os.getpid()):
                found.append(int(stat.parent.name))
    return found
