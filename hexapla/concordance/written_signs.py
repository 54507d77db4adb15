"""Names that a script of syllables (Chinese) writes in one way throughout, and in one place with a sign wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.sounds import FAR, apart, consonants

_FEWEST_SIGNS = 3
_SHORTEST = 5
_MOST_SIGNS = 8
_FEWEST = 2
"""In so many units a name is written in one way before another way is a look."""

Span = tuple[int, int]
Unit = tuple[Sequence[tuple[str, Span]], str]
"""The names of one text with their places, and the other text."""


def signs_written_otherwise(units: Sequence[Unit], script: Grammar) -> Iterator[tuple[int, Span, Span, str]]:
    """Yield the number of a unit, the place of a name and of signs that are nearly its usual ones, and these."""
    parts = [_parts(_runs(script.code), text) if names else {} for names, text in units]
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


def exchanged_signs(names: Sequence[tuple[str, Span]], text: str, script: Grammar) -> Iterator[tuple[Span, Span]]:
    """Yield the places of a name that no signs of a text write, and of signs that do once two of them change places."""
    if not script.syllables or not names:
        return
    known = _parts(_runs(script.code), text)
    unanswered = [each for each in names if not any(apart(each[0], part, script.code) == 0 for part in known)]
    answered = [name for name, span in names if (name, span) not in unanswered]
    for name, span in unanswered:
        near = [part for part in known if len(name) >= _SHORTEST and _are_exchanged(name, part, script.code)]
        longest = max(near, key=len, default="")
        is_one = longest and all(part in longest for part in near)
        is_joined = is_one and longest[0] in script.joined and apart(name, longest[1:], script.code) == 0
        longer = [part for part in known if is_one and longest in part]
        is_other = any(apart(each, part, script.code, (False, False)) == 0 for each in answered for part in longer)
        if is_one and not is_joined and not is_other and len(longest) + 1 >= consonants(name):
            yield span, known[longest]


def _are_exchanged(name: str, part: str, code: str) -> bool:
    swapped = (part[:n] + part[n + 1] + part[n] + part[n + 2 :] for n in range(len(part) - 1))
    return apart(name, part, code) == 1 and any(apart(name, each, code) == 0 for each in swapped)


@cache
def _runs(code: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(grammar(code).syllables)}]{{{_FEWEST_SIGNS},}}")


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
