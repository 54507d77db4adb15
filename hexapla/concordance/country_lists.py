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
    for is_line, group in groupby(pairs, key=lambda pair: _is_line(pair, grammars)):
        run = list(group)
        if is_line and len(run) >= _FEWEST:
            yield from (replace(pair, scope=f"list of {run[0].id}") for pair in run)
        else:
            yield from run


def _is_line(pair: Pair, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether the texts of a pair are names of States and no more."""
    if pair.kind == "cell":
        return False
    return all(
        text is not None and len(text) <= _LONGEST and _is_name(text, rules.code)
        for text, rules in zip(pair.texts, grammars, strict=True)
    )


def _is_name(text: str, code: str) -> bool:
    """Tell whether a text begins with the name of a State and says hardly more."""
    found = countries(text, code)
    spans = list(found.values())
    left = len(text.strip(" \t,;.")) - sum(end - start for start, end in spans)
    return len(spans) == 1 and (left <= 3 or "(" in text)
