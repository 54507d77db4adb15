"""Every regular expression of the program, timed by doubling texts on which a slow one is seen to be slow.

``.venv/bin/python -m benchmarks.expressions`` prints how much longer each of the steepest takes for a text of twice the
length (linear is 2, quadratic 4), and ends with exit 1 where that is more than some three times for one that may meet a
long text.  It takes seconds: an expression that is slow is seen to be slow on a short text.  The suite asks the same
(tests/test_expressions.py).
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
from hexapla.concordance.compare import compare
from hexapla.concordance.pairs import pairs_of
from hexapla.domain.edition import Edition
from hexapla.pipeline import examine
from hexapla.present import present
from hexapla.present.presentation import Office
from hexapla.project.layout import Project, open_work
from hexapla.readers.text.reader import read_text
from hexapla.writers import write

SOURCES = Path(__file__).parent.parent / "sources"
SEED = SOURCES / "CAT-C-PER-FCO-7"
UNITS = (*" \taA1I.-–(|/*第", "a ", "1.", "1 ", "A/", ". ", "|a", " \n")
END = "\x00"
SHORTEST, LONGEST = 8, 1024
NOISE = 0.001
"""Seconds below which a time says nothing."""

ENOUGH = 0.02
"""Seconds that are enough to tell: no longer text is tried."""

LEAP = 50
"""Times as long that a text of twice the length takes where the next one would take for ever."""

TICK = 1e-7
"""The shortest time that a clock may tell."""

MOST = 3.0
"""Linear is 2, quadratic 4; between them lies what a busy machine adds."""

BOUNDED = {
    "hexapla.proof.page_words._ALONE": "a row at the edge of a page",
    "hexapla.readers.pdf.elements._LABEL": "the first row of a paragraph",
    "hexapla.readers.pdf.elements._LEADERS": "an entry of a contents list",
    "hexapla.writers.pdf.contents._PAGE": "an entry of a contents list",
    "hexapla.domain.symbol_grammar._PART": "a symbol has no more than 400 letters",
    "hexapla.domain.symbol_grammar._SLASH": "a symbol has no more than 400 letters",
    "hexapla.readers.structure.labels._CLOSING": "it sees the last 400 letters",
    "hexapla.readers.text.wrapping._DIVIDED_WORD": "it sees the last 40 letters",
    "hexapla.tools.pdflines._ADDRESS": "it sees the last 80 letters",
}
"""Expressions that are quadratic, and why no text of theirs is long."""

SQUARE = 6.0
"""What none may reach however short its text: a cube is 8, and what doubles with each letter is beyond measure."""

MATCHED = ("hexapla.domain.label_patterns",)
"""Modules that look for their expressions at the beginning of a line alone."""


@dataclasses.dataclass(frozen=True)
class Expression:
    """An expression with the ways in which the program uses it: a search begins anew at every letter of a text."""

    pattern: re.Pattern[str]
    place: str
    is_searched: bool


@cache
def expressions() -> tuple[Expression, ...]:
    """Return the expressions of our modules, and those made of data while texts are read, compared and written."""
    modules = [importlib.import_module(each.name) for each in pkgutil.walk_packages(hexapla.__path__, "hexapla.")
               if not each.name.endswith("__main__")]  # fmt: skip
    found = {}
    for module in modules:
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            used = set(re.findall(rf"\b{re.escape(name)}\.(\w+)", source))
            searched = not used or not used <= {"match", "fullmatch", "pattern"}
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
    """Yield the expressions that modules of ours compile while a text of each language is read and two are compared."""
    made: list[tuple[re.Pattern[str], str]] = []
    original = re._compiler.compile  # type: ignore[attr-defined]  # noqa: SLF001

    def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
        frame = sys._getframe()  # noqa: SLF001
        while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] in (
            "re",
            "benchmarks",
            "__main__",
        ):
            frame = frame.f_back
        found: re.Pattern[str] = original(pattern, flags)
        if frame.f_globals.get("__name__", "").startswith("hexapla."):
            made.append((found, frame.f_globals["__name__"]))
        return found

    re.purge()
    re._compiler.compile = compiled  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        for language in ("ar", "zh", "en", "fr", "ru", "es"):
            read_text((SEED / "en.txt").read_bytes(), f"{language}.txt", language)
        documents = examine(open_work(SEED), Project.open(SOURCES, SOURCES.parent / "out").office).documents
        pair = present(documents, Edition.parse("en-fr"), Office())
        compare(pairs_of(pair), ("en", "fr"), ())
        write(pair, "html")
    finally:
        re._compiler.compile = original  # type: ignore[attr-defined]  # noqa: SLF001
    yield from (each for each in made if isinstance(each[0].pattern, str))


def growth(expression: Expression) -> tuple[float, str]:
    """Return how much longer an expression takes on twice the text, at the worst, and on which text: 2 is linear."""
    ratio, unit = max((_ratio(expression, unit), unit) for unit in UNITS)
    again = [_ratio(expression, unit) for _ in range(2)] if ratio > MOST else []
    return min([ratio, *again]), repr(unit)


def _ratio(expression: Expression, unit: str) -> float:
    """Return the smaller of two ratios, so that a moment in which the machine was busy proves nothing."""
    times = [TICK, TICK]
    size = SHORTEST
    while size <= LONGEST and times[-1] < (ENOUGH if times[-1] < LEAP * times[-2] else NOISE / 10):
        times.append(_time(expression, unit * (size // len(unit)) + END))
        size *= 2
    first, second, third = (max(each, TICK) for each in times[-3:])
    return 0.0 if third < NOISE / 10 else min(second / first, third / second)


def _time(expression: Expression, text: str) -> float:
    start = time.process_time_ns()
    if expression.is_searched:
        for _ in expression.pattern.finditer(text):
            pass
    expression.pattern.match(text)
    expression.pattern.fullmatch(text)
    return (time.process_time_ns() - start) / 1e9


def steep(ratio: float, place: str) -> bool:
    """Tell whether an expression is too slow for the texts that it may meet."""
    return ratio > (SQUARE if place in BOUNDED else MOST)


def main() -> int:
    """Run the command."""
    found = sorted(((*growth(each), each.place) for each in expressions()), reverse=True)
    for ratio, unit, place in found[:10]:
        print(f"{ratio:5.1f} × on {unit}: {place}{' (bounded: ' + BOUNDED[place] + ')' if place in BOUNDED else ''}")
    slow = [place for ratio, _, place in found if steep(ratio, place)]
    print(f"{len(found)} expressions, {len(slow)} too steep: {', '.join(slow) or 'none'}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
