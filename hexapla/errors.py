"""Faults of the surroundings: each error says what happened, and what to do about it.

A defect of a *document* is never one of these: it is a `Finding`.  A bug of ours is
any other exception, and reaches the user as a traceback.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program tells the shell (docs/contract.md, part 1)."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    SOURCE = 3
    CONFIGURATION = 4
    TEMPLATE = 5
    TOOL_MISSING = 6
    TOOL_FAILED = 7
    BUG = 70
    INTERRUPTED = 130


class HexaplaError(Exception):
    """A fault with a message in one sentence, advice in another, and an exit code."""

    exit_code = ExitCode.BUG

    def __init__(self, message: str, advice: str = "") -> None:
        """Say what is wrong in `message` and what the user can do in `advice`."""
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __reduce__(self) -> tuple[type["HexaplaError"], tuple[str, str]]:
        """Cross process borders whole: workers raise these too."""
        return type(self), (self.message, self.advice)

    def as_json(self) -> dict[str, str | int]:
        """Return the fault as `--json` has it."""
        return {"message": self.message, "advice": self.advice, "exit": int(self.exit_code)}

    def __str__(self) -> str:
        """Give message and advice as the terminal shows them."""
        return f"{self.message}\n{self.advice}" if self.advice else self.message


class RefusedError(HexaplaError):
    """A document has open errors, and what was asked for is not done with such a document."""

    exit_code = ExitCode.FINDINGS


class UsageError(HexaplaError):
    """The command line asks for something that is not there."""

    exit_code = ExitCode.USAGE


class SourceError(HexaplaError):
    """A source cannot be opened or read."""

    exit_code = ExitCode.SOURCE


class PicturesError(SourceError):
    """A PDF holds pictures of pages and no text."""


class ConfigurationError(HexaplaError):
    """`document.toml`, `office.toml` or the layout of a document's folder is at fault."""

    exit_code = ExitCode.CONFIGURATION


class CollisionError(ConfigurationError):
    """Two documents have one symbol, and would be written into one folder."""


class TemplateError(HexaplaError):
    """A template, a style sheet or a font of ours, or of the office, is missing or wrong."""

    exit_code = ExitCode.TEMPLATE


class ToolMissingError(HexaplaError):
    """A program or native library that an output needs is not on this machine."""

    exit_code = ExitCode.TOOL_MISSING


class ToolFailedError(HexaplaError):
    """A program we rely on ran and failed."""

    exit_code = ExitCode.TOOL_FAILED
