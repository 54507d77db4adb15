"""What memory a build of many small documents takes while it goes on, drawn as a picture.

``.venv/bin/python -m benchmarks.memory [--documents 300] [--formats html,pdf,docx] [--picture FILE.svg]`` makes a project
of documents of twelve paragraphs each, builds it with two workers, and looks four times a second at the resident memory
of the process that leads and of the largest of the others (Linux).  It prints the most of each, in the first and the last
third of the build, and the processor seconds of the leading process.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml.builder import ElementMaker
from lxml.etree import tostring

from benchmarks.corpus_projects import Folder

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "sources" / "CAT-C-PER-FCO-7" / "en.txt"
PARAGRAPHS = 12
SYMBOL = "CAT/C/PER/FCO/{number}"
PAUSE = 0.25
WIDTH, HEIGHT, MARGIN = 720, 240, 40

Sample = tuple[float, int, int]
"""Seconds since the beginning; megabytes of the process that leads, and of the largest other one."""


def folders(count: int) -> Iterator[Folder]:
    """Yield small documents, each with other paragraphs of the seed."""
    text = SEED.read_text(encoding="utf-8")
    paragraphs = re.findall(r"^\d+\.(.*)$", text, re.MULTILINE)
    head = text[: text.index("\n1.") + 1]
    for number in range(101, 101 + count):
        symbol = SYMBOL.format(number=number)
        own = (paragraphs[(number * 7 + each) % len(paragraphs)] for each in range(PARAGRAPHS))
        body = "\n\n".join(f"{each}.{words}" for each, words in enumerate(own, 1))
        content = f"{head.replace(SYMBOL.format(number=7), symbol)}{body}\n"
        yield Folder(symbol.replace("/", "-"), {"en.txt": content.encode()})


def watched(command: Sequence[str]) -> tuple[list[Sample], float]:
    """Run a command; return its memory over time, and the processor seconds of the process that leads."""
    began, samples, seconds = time.monotonic(), list[Sample](), 0.0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            own, others = _megabytes(process.pid), [_megabytes(each) for each in _below(process.pid)]
            if own:
                samples.append((time.monotonic() - began, own, max(others, default=0)))
            seconds = _seconds(process.pid) or seconds
            time.sleep(PAUSE)
    return samples, seconds


def _fields(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _seconds(process: int) -> float:
    fields = _fields(process)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _megabytes(process: int) -> int:
    fields = _fields(process)
    return int(fields[21]) * os.sysconf("SC_PAGE_SIZE") // 2**20 if fields else 0


def _below(process: int) -> Iterator[int]:
    """Yield the processes that one has started, and those that they have."""
    parents = {int(each.name): _fields(int(each.name)) for each in Path("/proc").glob("[0-9]*")}
    waiting = [process]
    while waiting:
        above = waiting.pop()
        found = [each for each, fields in parents.items() if fields and int(fields[1]) == above]
        yield from found
        waiting += found


def picture(samples: Sequence[Sample], documents: int) -> bytes:
    """Draw the memory of both over time."""
    make = ElementMaker(namespace="http://www.w3.org/2000/svg", nsmap={None: "http://www.w3.org/2000/svg"})
    end, most = samples[-1][0], max(max(own, other) for _, own, other in samples)

    def line(column: int, colour: str) -> object:
        points = " ".join(
            f"{MARGIN + (WIDTH - 2 * MARGIN) * each[0] / end:.1f},"
            f"{HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * each[column] / most:.1f}"
            for each in samples
        )
        return make.polyline(points=points, fill="none", stroke=colour)

    def words(x: int, y: int, text: str, colour: str = "black") -> object:
        return make.text(text, {"x": str(x), "y": str(y), "fill": colour, "font-family": "sans-serif"})

    title = f"A build of {documents} documents: at most {most} MB a process, over {end:.0f} seconds"
    drawing = make.svg(
        make.title(title),
        words(MARGIN, 24, title),
        line(2, "#0b62a4"),
        line(1, "#b3400a"),
        words(MARGIN, HEIGHT - 12, "the largest worker", "#0b62a4"),
        words(WIDTH // 2, HEIGHT - 12, "the process that leads", "#b3400a"),
        {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "width": str(WIDTH), "height": str(HEIGHT), "role": "img"},
    )
    return tostring(drawing, pretty_print=True)


def main() -> None:
    """Build, watch, print and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--formats", default="html,pdf,docx")
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hexapla-memory-") as place:
        for folder in folders(options.documents):
            folder.write(Path(place, "sources"))
        words = [
            "build",
            "-q",
            "-j",
            "2",
            "-f",
            options.formats,
            "--sources",
            f"{place}/sources",
            "--out",
            f"{place}/out",
        ]
        samples, seconds = watched([sys.executable, "-m", "hexapla", *words])
    third = len(samples) // 3
    for name, part in (("first", samples[:third]), ("last", samples[-third:])):
        own, other = (max(each[column] for each in part) for column in (1, 2))
        print(f"{name} third: {own} MB the process that leads, {other} MB the largest other one")
    print(
        f"{options.documents} documents, {samples[-1][0]:.0f} s; {seconds:.1f} processor seconds of the process that leads"
    )
    if options.picture:
        options.picture.write_bytes(picture(samples, options.documents))


if __name__ == "__main__":
    main()
