"""Every regular expression of the program, and texts on which a slow one is seen to be slow."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache

import hexapla
from hexapla.readers.text.reader import read_text
from samples import project

UNITS = (*" \taA1I.-–(|/*第", "a ", "1.", "1 ", "A/", ". ", "|a", " \n")
END = "\x00"
SIZES = (256, 512, 1024)
NOISE = 0.001
"""Seconds below which a time says nothing."""

MATCHED = ("hexapla.readers.structure.labels",)
"""Modules that look for their expressions at the beginning of a line alone."""


@dataclasses.dataclass(frozen=True)
class Expression:
    """An expression with the ways in which the program uses it: a search begins anew at every letter of a text."""

    pattern: re.Pattern[str]
    place: str
    is_searched: bool


@cache
def expressions() -> tuple[Expression, ...]:
    """Return the expressions of our own modules, and those that are made of data when a text of each language is read."""
    modules = [importlib.import_module(each.name) for each in pkgutil.walk_packages(hexapla.__path__, "hexapla.")
               if not each.name.endswith("__main__")]  # fmt: skip
    found = {}
    for module in modules:
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            searched = re.search(rf"\b{re.escape(name)}\.(?:search|find|sub|split)", source) is not None
            for each in _held(value, 0):
                found[each.pattern] = Expression(each, f"{module.__name__}.{name}", searched)
    for value in (value for module in modules for value in vars(module).values() if hasattr(value, "cache_clear")):
        value.cache_clear()
    made = {
        each.pattern: Expression(each, f"data: {each.pattern}", is_searched=module not in MATCHED)
        for each, module in _made()
    }
    return tuple((made | found).values())


def _held(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    """Yield the expressions that a value of a module holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 4 and isinstance(value, Mapping):
        yield from (each for inner in value.values() for each in _held(inner, depth + 1))
    elif depth < 4 and isinstance(value, tuple | list):
        yield from (each for inner in value for each in _held(inner, depth + 1))
    elif depth < 4 and dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from _held(vars(value), depth + 1)


def _made() -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the expressions that modules of ours compile while texts are read."""
    made: list[tuple[re.Pattern[str], str]] = []
    original = re._compiler.compile  # type: ignore[attr-defined]

    def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
        frame = sys._getframe()
        while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] in ("re", "samples"):
            frame = frame.f_back
        found: re.Pattern[str] = original(pattern, flags)
        if frame.f_globals.get("__name__", "").startswith("hexapla."):
            made.append((found, frame.f_globals["__name__"]))
        return found

    re.purge()
    re._compiler.compile = compiled  # type: ignore[attr-defined]
    try:
        for language in ("ar", "zh", "en", "fr", "ru", "es"):
            read_text(project.EN.encode(), f"{language}.txt", language)
    finally:
        re._compiler.compile = original  # type: ignore[attr-defined]
    yield from (each for each in made if isinstance(each[0].pattern, str))


def growth(expression: Expression) -> tuple[float, str]:
    """Return how much longer an expression takes on twice the text, at the worst, and on which text: 2 is linear."""
    return max((_ratio(expression, unit), repr(unit)) for unit in UNITS)


def _ratio(expression: Expression, unit: str) -> float:
    """Return the smaller of two ratios, so that a moment in which the machine was busy proves nothing."""
    first, second, third = (_time(expression, unit * (size // len(unit)) + END) for size in SIZES)
    return 0.0 if third < NOISE else min(second / first, third / second)


def _time(expression: Expression, text: str) -> float:
    start = time.process_time_ns()
    if expression.is_searched:
        for _ in expression.pattern.finditer(text):
            pass
    expression.pattern.match(text)
    expression.pattern.fullmatch(text)
    return (time.process_time_ns() - start) / 1e9
