"""The report of a build: where its time went, and why what was made.  It holds times, so that no record and no package has it."""

from typing import Any

from hexapla.engine.run import Run
from hexapla.writers.markup.templates import render

NAME = "reports/build.html"


def write(run: Run) -> dict[str, Any]:
    """Write the report of a run that did anything, and return what it says."""
    content = run.progress.report(run.pool.workers)
    run.tree.put(NAME, render("reports/build.html", **content).encode())
    return content
