"""The command line: arguments in, exit code out; nothing else in the program prints."""

import sys
from collections.abc import Sequence
from pathlib import Path

from hexapla.cli.arguments import parse
from hexapla.errors import ExitCode, HexaplaError


def main(argv: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run the program and return its exit code; a bug of ours shows its traceback and gives 70.

    `root` is where `sources/` and `out/` lie unless the arguments say otherwise: beside build.py for the
    launcher, else the working directory.
    """
    arguments = parse(sys.argv[1:] if argv is None else argv, root or Path())
    from hexapla.cli.screen import Screen

    screen = Screen(arguments)
    try:
        return int(arguments.command(arguments, screen))
    except HexaplaError as fault:
        screen.fault(fault)
        return int(fault.exit_code)
    except KeyboardInterrupt:
        screen.interrupted()
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        return int(ExitCode.DONE)
    except Exception:  # noqa: BLE001 - the one place where a bug of ours becomes an exit code
        screen.bug()
        return int(ExitCode.BUG)
