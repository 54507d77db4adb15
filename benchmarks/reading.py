"""How long the text reader takes and how much memory it needs, for the seed once, ten and a hundred times.

Run it in a checkout that is set up: ``.venv/bin/python -m benchmarks.reading``.  Every figure is a ratio to pandoc
reading the same text as Markdown into its own tree, on the same machine; the times themselves stand behind it.
Each reading runs in a process of its own, so that its memory is its own.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "sources" / "CAT-C-PER-FCO-7" / "en.txt"
TIMES = (1, 10, 100)
RUNS = 5


def repeated(text: str, times: int) -> str:
    """Return the seed so many times over, its paragraphs numbered through."""
    front, _, body = text.partition("I.Introduction")
    count = 0

    def number(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{count}."

    return front + re.sub(r"(?m)^\d+\.(?=\S)", number, ("I.Introduction" + body + "\n") * times)


def measured(command: list[str], text: str) -> tuple[float, float]:
    """Return seconds and megabytes of one run of a program that reads the text from its standard input."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=ROOT)
    assert process.stdin is not None  # noqa: S101  a pipe was asked for
    process.stdin.write(text.encode())
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        message = f"{command[0]} failed: {status}"
        raise SystemExit(message)
    return seconds, usage.ru_maxrss / 1024


def typical(command: list[str], text: str) -> tuple[float, float]:
    """Return the median of several runs."""
    runs = [measured(command, text) for _ in range(RUNS)]
    return statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)


def main() -> None:
    """Print the table."""
    read = "import sys; from hexapla.readers.text import read_text; read_text(sys.stdin.buffer.read(), 'en.txt', 'en')"
    ours = [sys.executable, "-c", read]
    pandoc = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=native"]
    idle = typical([sys.executable, "-c", "import sys; import hexapla.readers.text; sys.stdin.buffer.read()"], "")
    print(f"starting Python and the reader: {idle[0]:.2f} s, {idle[1]:.0f} MB, not taken off below")
    print(f"{'seed':>6} {'paragraphs':>11} {'time':>7} {'memory':>7}    ours              pandoc")
    text = SEED.read_text(encoding="utf-8")
    for times in TIMES:
        longer = repeated(text, times)
        own, other = typical(ours, longer), typical(pandoc, longer)
        paragraphs = len(re.findall(r"(?m)^\d+\.", longer))
        print(f"{times:>5}x {paragraphs:>11,} {own[0] / other[0]:>7.2f} {own[1] / other[1]:>7.2f}"
              f"    {own[0]:.2f} s {own[1]:>5.0f} MB    {other[0]:.2f} s {other[1]:>5.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
