"""Pandoc, the one of the `pypandoc_binary` wheel: always in its sandbox, warnings are failures.

The sandbox keeps pandoc from opening any file that the document names
(https://pandoc.org/MANUAL.html#a-note-on-security); the memory limit stops what a small archive can
unfold to; the warnings would else stand for text or pictures silently left out.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.tools.process import Completed, run

GUARDS = ("--sandbox", "--fail-if-warnings")
MEMORY = ("+RTS", "-M512M", "-RTS")
SECONDS = 120.0

WARNED = 3
HEAP_EXHAUSTED = 251
HEAP_OVERFLOW = 2

_SIZE_ADVICE = "Split the document, or look whether the source is damaged: it unfolds to more than 512 MB."
_ADVICE = "If the document looks right, report this as a fault of Hexapla, with the source."


@cache
def find() -> Path:
    """Return the pandoc program that pypandoc brings.

    Raises:
        ToolMissingError: pypandoc or its program is not there.
    """
    advice = "Run python3 build.py once more: it installs the locked packages, pandoc among them."
    try:
        import pypandoc

        return Path(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        message = "Pandoc is missing: the package pypandoc_binary is not installed, or has no program for this system."
        raise ToolMissingError(message, advice) from error


@cache
def api_version() -> tuple[int, ...]:
    """Return the version of the JSON tree that this pandoc reads and writes."""
    tree = json.loads(convert(b"", "commonmark", "json"))
    return tuple(tree["pandoc-api-version"])


def convert(
    data: bytes,
    reader: str,
    writer: str,
    options: Sequence[str] = (),
    *,
    timeout: float = SECONDS,
    warnings: list[str] | None = None,
) -> bytes:
    """Convert bytes from one format of pandoc's to another.

    What it warns of is a failure, unless a list is given that its warnings are added to.

    Raises:
        ToolMissingError: pandoc is not there.
        ToolFailedError: pandoc failed, warned, took too long or needed too much memory.
    """
    program = find()
    # The data folder is the program's own: a user's pandoc templates must not change our bytes.
    fixed = ("--from", reader, "--to", writer, "--output", "-", f"--data-dir={program.parent}")
    guards = GUARDS if warnings is None else GUARDS[:1]
    done = run([program, *guards, *fixed, *options, *MEMORY], input=data, timeout=timeout)
    if done.returncode:
        raise _failure(done)
    if warnings is not None:
        warnings += [line for line in done.complaint.splitlines() if line.startswith("[WARNING]")]
    return done.stdout


def _failure(done: Completed) -> ToolFailedError:
    if done.returncode in (HEAP_EXHAUSTED, HEAP_OVERFLOW) and "heap" in done.complaint.lower():
        return ToolFailedError("Pandoc needed more memory than it may have.", _SIZE_ADVICE)
    if done.returncode == WARNED and "[WARNING]" in done.complaint:
        warnings = [line for line in done.complaint.splitlines() if not line.startswith("Failing")]
        return ToolFailedError(
            f"Pandoc warned, and a warning may mean lost text. It says: “{' '.join(warnings)}”", _ADVICE
        )
    return ToolFailedError(f"Pandoc failed with exit code {done.returncode}. It says: “{done.complaint}”", _ADVICE)
