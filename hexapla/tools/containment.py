"""A process that cannot outlive its parent, take more memory than it may, or leave children behind."""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import wait
from pathlib import Path

_PARENT_DEATH_SIGNAL = 1
"""`PR_SET_PDEATHSIG` of Linux: the kernel ends a process whose parent has gone, whatever it is doing."""

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
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def end_session(leader: int) -> None:
    """End a process made by `contain` with all that it has started; one that has ended already is no fault."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            os.kill(leader, signal.SIGTERM)
        return
    for process in (*_session_of(leader), leader):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _end_with_parent() -> None:
    """Wait until the process that asked for us has gone, and go with all that we have started."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        end_session(os.getpid())


def _session_of(leader: int) -> list[int]:
    """Return the other processes of a session, where the system shows them (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[_SESSION_FIELD]) == leader and int(stat.parent.name) != leader:
                found.append(int(stat.parent.name))
    return found
