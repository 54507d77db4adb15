"""Lists of States, which every language sorts by its own alphabet: compared as lists, not line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hexapla.concordance.countries import countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.result import Pair

_FEWEST = 4
_LONGEST = 60
"""How many characters a line has at most that is no more than a name."""


def with_lists_together(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> tuple[Pair, ...]:
    """Return the pairs, those of a list of States with one scope: a State of one line may stand in another."""
    return tuple(_together(pairs, grammars))


def _together(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Pair]:
    lines = [_is_line(pair, grammars) for pair in pairs]
    for n, pair in enumerate(pairs[1:-1], 1):  # a State of a name that nobody knows stands between two that are known
        lines[n] = lines[n] or (lines[n - 1] and lines[n + 1] and _is_short(pair))
    for is_line, group in groupby(zip(lines, pairs, strict=True), key=lambda entry: entry[0]):
        run = [pair for _, pair in group]
        if is_line and len(run) >= _FEWEST:
            yield from (replace(pair, scope=f"list of {run[0].id}") for pair in run)
        else:
            yield from run


def _is_short(pair: Pair) -> bool:
    return pair.kind != "cell" and all(text is not None and len(text) <= _LONGEST for text in pair.texts)


def _is_line(pair: Pair, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether a pair of short texts is a State's name in one language at least, and no more."""
    names = zip(pair.texts, grammars, strict=True)
    return _is_short(pair) and any(_is_name(text or "", rules.code) for text, rules in names)


def _is_name(text: str, code: str) -> bool:
    """Tell whether a text begins with the name of a State and says hardly more."""
    found = countries(text, code)
    spans = list(found.values())
    left = len(text.strip(" \t,;.")) - sum(end - start for start, end in spans)
    return len(spans) == 1 and (left <= 3 or "(" in text)
