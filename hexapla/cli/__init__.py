"""The command line: arguments in, exit code out; nothing else in the program prints."""

import os
import sys

from hexapla.cli import receipt

TYPE_CHECKING = False  # what `typing` has, which takes as long to load as hashing all of a document
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(argv: "Sequence[str] | None" = None, root: "Path | None" = None) -> int:
    """Run the program and return its exit code; a bug of ours shows its traceback and gives 70.

    `root` is where `sources/` and `out/` lie unless the arguments say otherwise: beside build.py for the
    launcher, which has looked for a receipt already, else the working directory.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if argv is None and (code := receipt.repeated(words, os.getcwd())) is not None:  # noqa: PTH109 - as TYPE_CHECKING
        return code
    from hexapla.cli.program import run  # late: a receipt needs nothing of it

    return run(words, root)
