"""A sentence that one language has in another unit nearby: what stands in it is answered there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair

_FACTS = frozenset(("number", "date", "reference", "instrument", "symbol"))
_NEARBY = 5
"""So many units apart, a sentence may have been moved."""
_REST = 0.5
"""What part of the difference in length may be left when both units are taken together."""
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"\d[\d.]*[a-z]?|(?<!\w)[A-Za-z](?!\w)")


def settled_nearby(items: Sequence[Item], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield the items, those of a sentence in another unit of its article or paragraph as no looks.

    They are facts of one text alone that the other has alone in a unit nearby, and the lengths of those two units.
    """
    order = {pair.id: n for n, pair in enumerate(pairs)}
    lone = [item for item in items if item.level is Level.LOOK and item.kind in _FACTS and item.texts.count(None) == 1]
    met: list[Item] = []
    units: set[frozenset[int]] = set()
    for one, other in combinations(lone, 2):
        places = (order[one.pair], order[other.pair])
        is_near = 0 < abs(places[0] - places[1]) <= _NEARBY and _division(one.pair) == _division(other.pair)
        if is_near and one not in met and other not in met and _answer(one, other):
            met += [one, other]
            units.add(frozenset(places))
    letters = {(item.pair, item.texts[0] is None) for item in met if item.kind == "reference"}
    met += [each for each in lone if (each.pair, each.texts[0] is None) in letters and not _DIGIT.search(_said(each))]
    for item in items:
        is_length = item.kind == "sentence" and item.spans == (None, None)
        together = [unit for unit in units if order[item.pair] in unit] if is_length else []
        if item in met or any(_is_even([pairs[n] for n in unit], grammars) for unit in together):
            yield replace(item, level=Level.NORMALISED, rule="stands in a unit nearby")
        else:
            yield item


def _said(item: Item) -> str:
    return next(filter(None, item.texts), "")


def _division(eid: str) -> str:
    return eid.partition("__")[0]


def _answer(one: Item, other: Item) -> bool:
    """Tell whether two facts, each of one text alone, are one: of one kind, in both languages, with one label."""
    labels = [_LABEL.findall(folded(_said(item)).lower()) for item in (one, other)]
    is_facing = (one.texts[0] is None) != (other.texts[0] is None)
    return one.kind == other.kind and is_facing and bool(labels[0]) and labels[0] == labels[1]


def _is_even(units: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether one text is too long in one unit and too short in the other, by about as much."""
    ratio = grammars[1].length / grammars[0].length
    more = [len(pair.texts[1] or "") - ratio * len(pair.texts[0] or "") for pair in units]
    return abs(sum(more)) <= _REST * max(map(abs, more))
