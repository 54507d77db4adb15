"""What a command costs: processor seconds and memory of it and of all that it starts, also of what outlives it (Linux)."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNNER = """
import ctypes, json, os, resource, subprocess, sys, time
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: whose parent has gone is ours to wait for
began = time.monotonic()
code = subprocess.call(sys.argv[2:])
seconds = time.monotonic() - began
try:
    while True:
        os.wait()
except ChildProcessError:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump([code, used.ru_utime + used.ru_stime, seconds, used.ru_maxrss // 1024], file)
"""

WHOLE = 100
"""From which number on figures are shown without a fraction."""


@dataclass(frozen=True)
class Cost:
    """Processor seconds of a whole tree of processes, seconds on the wall clock, and megabytes of its largest process."""

    cpu: float
    seconds: float
    megabytes: int
    said: str = ""


@dataclass(frozen=True)
class Figure:
    """A line of the table: what was measured, least, median and most of it, its unit, and what stands behind it."""

    what: str
    values: tuple[float, ...]
    target: str = ""
    behind: str = ""
    unit: str = " ×"

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as text."""
        shown = [min(self.values), statistics.median(self.values), max(self.values)] if self.values else []
        cells = [f"{each:,.0f}{self.unit}" if each >= WHOLE else f"{each:.2f}{self.unit}" for each in shown]
        return (self.what, *(cells or ["–"] * 3), self.target, self.behind)


def cost(command: Sequence[str | Path], place: Path, codes: tuple[int, ...] = (0,), **environment: str) -> Cost:
    """Run a command in a folder and return what it cost; another exit code than one of `codes` ends the measuring."""
    with tempfile.NamedTemporaryFile() as result:
        runner = [sys.executable, "-I", "-c", RUNNER, result.name, *map(str, command)]
        done = subprocess.run(
            runner, cwd=place, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=True
        )
        code, cpu, seconds, megabytes = json.loads(Path(result.name).read_bytes())
    if code not in codes:
        raise SystemExit(f"{' '.join(map(str, command))}: exit {code}\n{done.stdout}{done.stderr}")
    return Cost(cpu, seconds, megabytes, done.stdout)


def in_turns(rounds: int, *measures: Callable[[], Cost]) -> list[tuple[Cost, ...]]:
    """Measure one after another, so many times, so that what else the machine does meets all alike."""
    return [tuple(measure() for measure in measures) for _ in range(rounds)]


def ratio(what: str, target: str, names: str, pairs: Sequence[tuple[Cost, ...]], count: int = 1) -> Figure:
    """Return the ratio of two costs; `names` says what stands behind it, `count` how often the first was done."""
    ours, theirs = (statistics.median(each[place].cpu for each in pairs) for place in (0, 1))
    behind = names.format(f"{ours / count:.2f} s", f"{theirs:.2f} s")
    return Figure(what, tuple(one.cpu / count / other.cpu for one, other in pairs), target, behind)
