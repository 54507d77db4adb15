"""Every regular expression of the program, timed by doubling texts on which a slow one is seen to be slow.

``.venv/bin/python -m benchmarks.expressions`` prints those that take more than some three times as long for a text of
twice the length (linear is 2, quadratic 4), and ends with exit 1 where there is one.
"""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import hexapla
from hexapla.readers.text.reader import read_text

SEED = Path(__file__).parent.parent / "sources" / "CAT-C-PER-FCO-7" / "en.txt"
UNITS = (*" \taA1I.-–(|/*第", "a ", "1.", "1 ", "A/", ". ", "|a", " \n")
END = "\x00"
SIZES = (256, 512, 1024)
NOISE = 0.001
"""Seconds below which a time says nothing."""

TICK = 1e-7
"""The shortest time that a clock may tell."""

MOST = 3.0
"""Linear is 2, quadratic 4; between them lies what a busy machine adds."""

BOUNDED = {
    "hexapla.domain.symbol_grammar._PART": "a symbol has no more than 400 letters",
    "hexapla.domain.symbol_grammar._SLASH": "a symbol has no more than 400 letters",
}
"""Expressions that are steeper, and why no text of theirs is long."""

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
    original = re._compiler.compile  # type: ignore[attr-defined]  # noqa: SLF001

    def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
        frame = sys._getframe()  # noqa: SLF001
        while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] in ("re", "samples"):
            frame = frame.f_back
        found: re.Pattern[str] = original(pattern, flags)
        if frame.f_globals.get("__name__", "").startswith("hexapla."):
            made.append((found, frame.f_globals["__name__"]))
        return found

    re.purge()
    re._compiler.compile = compiled  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        for language in ("ar", "zh", "en", "fr", "ru", "es"):
            read_text(SEED.read_bytes(), f"{language}.txt", language)
    finally:
        re._compiler.compile = original  # type: ignore[attr-defined]  # noqa: SLF001
    yield from (each for each in made if isinstance(each[0].pattern, str))


def growth(expression: Expression) -> tuple[float, str]:
    """Return how much longer an expression takes on twice the text, at the worst, and on which text: 2 is linear."""
    return max((_ratio(expression, unit), repr(unit)) for unit in UNITS)


def _ratio(expression: Expression, unit: str) -> float:
    """Return the smaller of two ratios, so that a moment in which the machine was busy proves nothing."""
    first, second, third = (_time(expression, unit * (size // len(unit)) + END) for size in SIZES)
    return 0.0 if third < NOISE else min(second / max(first, TICK), third / max(second, TICK))


def _time(expression: Expression, text: str) -> float:
    start = time.process_time_ns()
    if expression.is_searched:
        for _ in expression.pattern.finditer(text):
            pass
    expression.pattern.match(text)
    expression.pattern.fullmatch(text)
    return (time.process_time_ns() - start) / 1e9


def main() -> int:
    """Run the command."""
    steep = 0
    for each in expressions():
        if each.place in BOUNDED:
            continue
        ratio, unit = growth(each)
        if ratio > MOST:
            steep += 1
            print(f"{ratio:5.1f} × on {unit}: {each.place}")
    print(f"{len(expressions())} expressions, {steep} steeper than {MOST}")
    return int(steep > 0)


if __name__ == "__main__":
    sys.exit(main())
