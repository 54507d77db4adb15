"""Definitions that each language has in the order of its own alphabet: what one text lacks here stands in another of them."""

import re
from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.result import Pair

_FIRST = re.compile(r"[^\W\d_]+")
_LETTERS = 5
"""By so many letters of its first word a unit has its place: more and less (`surface`, `surfaces`) are sorted as one."""
_FEWEST = 4
"""So many units at least begin with other letters: fewer stand in order by chance."""

_Keys = tuple[str | None, str | None]


def in_order_of_alphabets(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[range]:
    """Yield the places of neighbouring units of one parent that both languages sort; none of them is one language's alone."""
    if not all(rules.words.is_bounded for rules in grammars):
        return
    runs: dict[str, list[tuple[int, _Keys]]] = {}
    for place, pair in enumerate(pairs):
        parent, keys = pair.id.rpartition("__")[0], (_key(pair.texts[0]), _key(pair.texts[1]))
        run = runs.setdefault(parent, [])
        if "" in keys or not all(_follows(run, keys[side], side) for side in (0, 1)):
            yield from _whole(run)
            run.clear()
        if "" not in keys:
            run.append((place, keys))
    for run in runs.values():
        yield from _whole(run)


def _key(text: str | None) -> str | None:
    """Return what a text is sorted by, nothing where it begins with no word, None where there is no text."""
    first = _FIRST.match(folded(text or ""))
    return None if text is None else plain_letters(first[0])[:_LETTERS] if first else ""


def _follows(run: Sequence[tuple[int, _Keys]], key: str | None, side: int) -> bool:
    before = (keys[side] for _, keys in reversed(run))
    last = next((each for each in before if each is not None), "")
    return key is None or key >= last


def _whole(run: Sequence[tuple[int, _Keys]]) -> Iterator[range]:
    sides = [[keys[side] for _, keys in run if keys[side] is not None] for side in (0, 1)]
    if len(sides[0]) == len(sides[1]) and min(len(set(side)) for side in sides) >= _FEWEST:
        yield range(run[0][0], run[-1][0] + 1)
