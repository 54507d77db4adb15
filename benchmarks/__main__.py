"""What the engine costs, measured in one go: ``.venv/bin/python -m benchmarks [--quick | --long] [--write] [--tree TREE]``.

Every figure is processor time of the whole tree of processes, each round in turns with what it is compared with; the table
has the least, the median and the most.  `--quick` takes under a minute and is what CI prints; `--long` adds what takes an
hour; `--write` puts the table into docs/performance.md; `--tree` measures the code of another checkout.  Figures of a
machine that others use are worth nothing.
"""

import argparse
import datetime
import importlib.metadata
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypandoc
from rich.console import Console
from rich.table import Table

from benchmarks import figures
from benchmarks.figures import Bench
from benchmarks.measuring import Figure

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
COLUMNS = ("what", "least", "median", "most", "target", "behind it")
PIPE_WIDTH = 200
MARKS = ("<!-- measured -->", "<!-- /measured -->")


def quick(bench: Bench) -> Iterator[Figure]:
    """Yield what CI prints."""
    yield from figures.nothing(bench, 3)
    yield from figures.pages(bench, 65)
    yield from figures.growth(bench, 4)
    yield from figures.saved(bench, 2)
    yield from figures.many(bench, (1, 3))


def usual(bench: Bench) -> Iterator[Figure]:
    """Yield all but what takes long."""
    yield from figures.suite(bench)
    yield from figures.changed(bench)
    yield from figures.saved(bench, 5)
    yield from figures.workers(bench, 10)
    yield from figures.nothing(bench, 60)
    yield from figures.pages(bench, 65, 650)
    yield from figures.pages(bench, 65, kind="side")
    yield from figures.pages(bench, 65, kind="facing")
    yield from figures.growth(bench, 8)
    yield from figures.many(bench, (1, 10, 100))


def long(bench: Bench) -> Iterator[Figure]:
    """Yield everything."""
    yield from usual(bench)
    yield from figures.workers(bench, 50)
    yield from figures.many(bench, (300, 1000))
    yield from figures.memory(bench, 6500)


def machine(tree: Path) -> str:
    """Return on what it was measured, and when."""
    cpu = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    day = datetime.datetime.now(tz=datetime.UTC)
    revision = subprocess.run(
        ["git", "-C", tree, "rev-parse", "--short", "HEAD"],  # noqa: S607 - the one on the PATH
        capture_output=True,
        text=True,
        check=False,
    )
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("weasyprint", "lxml")]
    return (
        f"{day.day} {day:%B %Y}, revision {revision.stdout.strip() or 'unknown'}, {cpu[1] if cpu else platform.machine()}, "
        f"{os.cpu_count()} cores, {memory:.0f} GB, load {os.getloadavg()[0]:.1f} at the beginning; {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, pandoc {pypandoc.get_pandoc_version()}, {', '.join(versions)}."
    )


def main() -> None:
    """Measure, print every line as it is known, and write the page if asked."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--quick", dest="chosen", action="store_const", const=quick, default=usual, help="under a minute"
    )
    parser.add_argument(
        "--long", dest="chosen", action="store_const", const=long, help="300 and 1,000 documents, 6,500 paragraphs"
    )
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--tree", type=Path, default=ROOT, help="the checkout whose code is measured")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (3)")
    options = parser.parse_args()
    where, lines = machine(options.tree), []
    console, table = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH), Table(*COLUMNS, title=where, box=None)
    with tempfile.TemporaryDirectory(prefix="hexapla-bench-") as folder:
        for figure in options.chosen(
            Bench(options.tree.resolve(), Path(folder), 1 if options.chosen is quick else options.rounds)
        ):
            table.add_row(*figure.cells)
            lines.append(figure.cells)
            console.print("  ".join(figure.cells), style="dim", highlight=False, soft_wrap=True)
    console.print(table)
    if options.write:
        write(where, lines)


def write(where: str, lines: list[tuple[str, ...]]) -> None:
    """Put the table between the marks of the page."""
    rows = [COLUMNS, ("---",) * len(COLUMNS), *lines]
    shown = "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARKS[0])
    PAGE.write_text(
        f"{before}{MARKS[0]}\n\n{where}\n\n{shown}\n\n{MARKS[1]}{rest.partition(MARKS[1])[2]}", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
