"""Running other programs: bounded in time, each in a process group of its own that dies whole."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hexapla.errors import ToolFailedError, ToolMissingError

KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR")
"""The variables of our own environment that `fixed_environment` hands on: places, no preferences."""


@dataclass(frozen=True)
class Completed:
    """What a program that ended by itself left behind."""

    returncode: int
    stdout: bytes
    stderr: bytes

    @property
    def complaint(self) -> str:
        """The text it wrote to standard error, bytes that are no UTF-8 replaced."""
        return self.stderr.decode("utf-8", "replace").strip()


def fixed_environment(**variables: str) -> dict[str, str]:
    """Return an environment that does not depend on the user: locale, time zone and clock are given."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "0", **variables}


def start_again() -> None:
    """Let this very program start once more in the place of this process, as it was started; Windows has no such thing."""
    if sys.platform != "win32":
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own program, without a shell


def run(
    command: Sequence[str | Path],
    *,
    input: bytes = b"",  # noqa: A002 - the name that subprocess gives it
    timeout: float,
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Completed:
    """Run a program to its end and return what it wrote; its exit code is the caller's to judge.

    Without `env` the program gets `fixed_environment()`.  When `timeout` seconds are over, or we are
    interrupted, the program ends with all that it started.

    Raises:
        ToolMissingError: there is no such program, or it may not be run.
        ToolFailedError: it took longer than `timeout`.
    """
    name = Path(command[0]).name
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, never a shell
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(fixed_environment() if env is None else env),
            cwd=folder,
            **_own_group(),
        )
    except OSError as error:
        message = f"The program {name} cannot be started: {error.strerror or error}."
        raise ToolMissingError(
            message, "Run python3 build.py doctor: it says how to install what is missing."
        ) from error
    with process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except subprocess.TimeoutExpired as error:
            _end(process)
            message = f"The program {name} did not finish in {timeout:g} seconds and was ended."
            raise ToolFailedError(
                message, "Look whether the source is damaged or very large, then try again."
            ) from error
        except BaseException:
            _end(process)
            raise
    return Completed(process.returncode, stdout, stderr)


def _own_group() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}  # and in our session, so that who ends us ends it too


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and its children: killing the parent alone leaves the children at work."""
    if sys.platform == "win32":
        killer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
        subprocess.run([killer, "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()
