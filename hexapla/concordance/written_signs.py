"""Names that a script of syllables (Chinese) writes in one way throughout, and in one place with a sign wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.sounds import FAR, apart

_FEWEST_SIGNS = 3
_MOST_SIGNS = 8
_FEWEST = 2
"""In so many units a name is written in one way before another way is a look."""

Span = tuple[int, int]
Unit = tuple[Sequence[tuple[str, Span]], str]
"""The names of one text with their places, and the other text."""


def signs_written_otherwise(units: Sequence[Unit], script: Grammar) -> Iterator[tuple[int, Span, Span, str]]:
    """Yield the number of a unit, the place of a name and of signs that are nearly its usual ones, and these."""
    runs = re.compile(f"[{''.join(script.syllables)}]{{{_FEWEST_SIGNS},}}")
    parts = [_parts(runs, text) if names else {} for names, text in units]
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for (names, _), known in zip(units, parts, strict=True):
        for name in {name for name, _ in names}:
            written[name].update(part for part in known if apart(name, part, script.code) == 0)
    usual = {name: max(forms, key=lambda form: (forms[form], len(form))) for name, forms in written.items() if forms}
    for n, ((names, text), known) in enumerate(zip(units, parts, strict=True)):
        for name, span in names:
            form = usual.get(name, "")
            if written[name][form] < _FEWEST or form in text:
                continue
            near = [part for part in known if _is_near(part, form) and apart(name, part, script.code) < FAR]
            if len(near) == 1:
                yield n, span, known[near[0]], form


def _parts(runs: re.Pattern[str], text: str) -> dict[str, Span]:
    """Return whatever may be a name in a text, with its place."""
    return {
        run[0][start:end]: (run.start() + start, run.start() + end)
        for run in runs.finditer(text)
        for start in range(len(run[0]))
        for end in range(start + _FEWEST_SIGNS, min(len(run[0]), start + _MOST_SIGNS) + 1)
    }


def _is_near(part: str, usual: str) -> bool:
    """Tell whether signs are the usual ones in another order, or but for one."""
    if len(part) != len(usual):
        return False
    is_one_other = len(usual) > _FEWEST_SIGNS and sum(a != b for a, b in zip(part, usual, strict=True)) == 1
    return is_one_other or sorted(part) == sorted(usual)
