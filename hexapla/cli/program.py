"""One run of the program: the words of the command line are parsed, the command is run, what goes wrong is said."""

from collections.abc import Sequence
from pathlib import Path

from hexapla.cli.handing_over import handed_over
from hexapla.cli.parser import parse
from hexapla.engine.pool import Pool, StoppedError
from hexapla.errors import ExitCode, HexaplaError


def run(words: Sequence[str], root: Path | None, resident: Pool | None = None) -> int:
    """Run a command and return its exit code; `resident` are the processes of the engine that does it for another."""
    arguments = parse(words, root or Path())
    arguments.words, arguments.root, arguments.program = words, str(root or Path.cwd()), run
    arguments.resident = resident
    if resident is None and (code := handed_over(arguments)) is not None:
        return code
    from hexapla.cli.screen import Screen

    screen = Screen(arguments)
    try:
        return int(arguments.command(arguments, screen))
    except HexaplaError as fault:
        screen.fault(fault)
        return int(fault.exit_code)
    except (KeyboardInterrupt, StoppedError):
        screen.interrupted()
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        return int(ExitCode.DONE)
    except Exception:  # noqa: BLE001 - the one place where a bug of ours becomes an exit code
        screen.bug()
        return int(ExitCode.BUG)
