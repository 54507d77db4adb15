"""One run of the program: the words of the command line are parsed, the command is run, what goes wrong is said."""

from collections.abc import Sequence
from pathlib import Path

from hexapla.cli.arguments import parse
from hexapla.errors import ExitCode, HexaplaError


def run(words: Sequence[str], root: Path | None) -> int:
    """Run a command and return its exit code."""
    arguments = parse(words, root or Path())
    arguments.words, arguments.root = words, str(root or Path.cwd())
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
