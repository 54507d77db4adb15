"""How long a task takes and each stage in it, measured in the process that does it; nobody else looks at a clock.

Times are told of in the report of a build and in events; nothing that is made depends on them but the envelope of an
archive package, which says when it was made.
"""

import datetime
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Times:
    """Seconds on the wall clock and of processors, started programs counted in, of a task and of each stage in it.

    `megabytes` is the most memory that the process had taken by its end, 0 where the system does not say.
    """

    seconds: float = 0.0
    cpu: float = 0.0
    stages: tuple[tuple[str, float, float], ...] = ()
    megabytes: int = 0


_stages: dict[str, tuple[float, float]] = {}
_running: list[str] = []


def stage(name: str) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Return what makes a function count as a stage; a stage in another counts with the outer one."""

    def counted(function: Callable[Given, Made]) -> Callable[Given, Made]:
        @wraps(function)
        def timed(*given: Given.args, **named: Given.kwargs) -> Made:
            if _running:
                return function(*given, **named)
            _running.append(name)
            began = clocks()
            try:
                return function(*given, **named)
            finally:
                _running.clear()
                _stages[name] = _sum(_stages.get(name, (0.0, 0.0)), _since(began))

        return timed

    return counted


def task_begins() -> tuple[float, float]:
    """Return the clocks at the beginning of a task; stages outside of tasks are forgotten."""
    _stages.clear()
    return clocks()


def times_since(began: tuple[float, float]) -> Times:
    """Return the times of a task that began then, and forget its stages."""
    stages = tuple((name, *each) for name, each in _stages.items())
    _stages.clear()
    return Times(*_since(began), stages, _peak())


def clocks() -> tuple[float, float]:
    """Return the seconds of the wall clock, since some moment, and those of processors that this process has used."""
    return time.perf_counter(), time.process_time() + sum(_children())


def now() -> str:
    """Return this moment as archives note it: `2026-11-27T09:30:00Z`."""
    return f"{moment():%Y-%m-%dT%H:%M:%SZ}"


def own_cpu() -> float:
    """Return the seconds of processors that this process has used itself."""
    return time.process_time()


def _since(began: tuple[float, float]) -> tuple[float, float]:
    wall, cpu = clocks()
    return wall - began[0], cpu - began[1]


def _sum(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] + other[0], one[1] + other[1]


def _children() -> Iterator[float]:
    """Yield the processor seconds of the programs that this process has started and that have ended."""
    if sys.platform != "win32":
        import resource  # Windows has none

        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        yield from (usage.ru_utime, usage.ru_stime)


def _peak() -> int:
    if sys.platform == "win32":
        return 0
    import resource  # as above

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


def moment() -> datetime.datetime:
    """Return the moment, to the second, for what a person decides; no build asks for it."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
