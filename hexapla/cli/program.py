"""One run of the program: the words of the command line are parsed, the command is run, what goes wrong is said."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from hexapla.cli.handing_over import handed_over
from hexapla.cli.parser import parse
from hexapla.engine.pool import Pool, StoppedError
from hexapla.errors import ExitCode, HexaplaError, UsageError


def run(words: Sequence[str], root: Path | None, resident: Pool | None = None) -> int:
    """Run a command and return its exit code; `resident` are the processes of the engine that does it for another."""
    try:
        arguments = parse(words, root or Path())
    except UsageError as fault:
        said = argparse.Namespace(quiet=False, verbose=0, json="--json" in words, json_lines="--json-lines" in words)
        return _told(fault, said)
    arguments.words, arguments.root, arguments.program = words, str(root or Path.cwd()), run
    arguments.resident = resident
    if resident is None and (code := handed_over(arguments)) is not None:
        return code
    return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    """Run what was parsed, and say what goes wrong."""
    from hexapla.cli.screen import Screen

    screen = Screen(arguments)
    try:
        return int(arguments.command(arguments, screen))
    except HexaplaError as fault:
        return _told(fault, arguments)
    except (KeyboardInterrupt, StoppedError):
        screen.interrupted()
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        return int(ExitCode.DONE)
    except Exception:  # noqa: BLE001 - the one place where a bug of ours becomes an exit code
        screen.bug()
        return int(ExitCode.BUG)


def _told(fault: HexaplaError, arguments: argparse.Namespace) -> int:
    """Show a fault, and return its exit code."""
    from hexapla.cli.screen import Screen

    Screen(arguments).fault(fault)
    return int(fault.exit_code)
