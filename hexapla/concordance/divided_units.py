"""Lines that one language has as two and the other as one: neither is missing, and what stands in them is answered."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.recognisers import facts_of
from hexapla.concordance.result import Item, Level, Pair
from hexapla.concordance.sorted_units import in_order_of_alphabets

_EVEN, _APART = 0.25, 0.2
"""How far apart the logarithms of two lengths may lie, and how much further one unit alone, where several are one."""
_FEWEST = 40
"""Lines shorter than this say little by their length."""
_COUNTED = frozenset(("number", "date", "reference", "instrument", "symbol"))
_UNITS = frozenset(("sentence", "list", "heading"))
_LINES, _HEADS = frozenset(("item", "alinea")), frozenset(("heading", "alinea"))
_EVEN_HEADS, _FEWEST_OF_HEAD = 0.5, 8
"""The same for a line that one language has as a heading, at the same place."""
_CODE = re.compile(r"_[a-z]{2}$")
_FIGURES = re.compile(r"\d+")
_GROUP = re.compile(r"(?<=\d)[ ,.](?=\d{3}(?!\d))")


_BESIDE = frozenset(("sentence", "negation", "term"))
"""What says nothing of two definitions that stand beside each other by chance."""


def settled_together(items: Sequence[Item], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield the items, those of lines that are divided otherwise in one language as no looks.

    Lines without a number that one language lacks, with what lacks nothing beside them, are as long as their
    counterparts together and have the same figures.  Definitions may stand in the order of each alphabet.
    """
    order = {pair.id: n for n, pair in enumerate(pairs)}
    sorted_units = {n: stretch for stretch in in_order_of_alphabets(pairs, grammars) for n in stretch}
    found = (*_shifted(pairs, grammars), *_facing(pairs, grammars), *_stretches(pairs, grammars))
    together = {n: stretch for stretch in found for n in stretch}
    for item in items:
        units = [pairs[n] for n in together.get(order[item.pair], ())]
        several = [pairs[n] for n in sorted_units.get(order[item.pair], ())]
        is_sorted = bool(several) and (
            item.kind in _BESIDE or _is_lone_unit(item) or _is_answered(item, several, grammars)
        )
        is_divided = bool(units) and (item.kind in _UNITS or _is_lone_answered(item, units, grammars))
        if item.level is Level.LOOK and (is_sorted or is_divided):
            yield replace(item, level=Level.NORMALISED, rule="stands in a unit nearby")
        else:
            yield item


def _facing(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[range]:
    """Yield the places of two units in a row, each in one language alone, that answer each other.

    One is a line, the other an item of a list, or a heading.
    """
    for place, (one, other) in enumerate(pairwise(pairs)):
        is_lone = not one.is_whole and not other.is_whole and (one.texts[0] is None) != (other.texts[0] is None)
        is_near = one.id.partition("__")[0] == other.id.partition("__")[0]
        stretch = range(place, place + 2)
        bounds = {_LINES: (_FEWEST, _EVEN), _HEADS: (_FEWEST_OF_HEAD, _EVEN_HEADS)}.get(
            frozenset((one.kind, other.kind))
        )
        is_at = is_near or "heading" in (one.kind, other.kind)
        if is_lone and is_at and bounds and _is_even(pairs, stretch, grammars, bounds):
            yield stretch


def _shifted(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[range]:
    """Yield the places of three units in a row, the outer ones each in one language alone, set beside each other one too late.

    A heading that one language has as a line sets the next one beside it.
    """
    for place, (one, middle, other) in enumerate(zip(pairs, pairs[1:], pairs[2:], strict=False)):
        side = 0 if one.texts[1] is None else 1
        is_open = not one.is_whole and middle.is_whole and not other.is_whole and other.texts[side] is None
        if not is_open or not {one.kind, middle.kind, other.kind} <= _HEADS or one.kind == other.kind:
            continue
        across = [_crossed(first, second, side) for first, second in ((one, middle), (middle, other))]
        apart = max(_uneven([each], grammars) for each in across)
        is_better = not _have_same_figures([middle], grammars) or _uneven([middle], grammars) > apart + _APART
        if is_better and apart <= _EVEN_HEADS and all(_have_same_figures([each], grammars) for each in across):
            yield range(place, place + 3)


def _crossed(first: Pair, second: Pair, side: int) -> Pair:
    """Return the text that one pair has on a side beside the text that another has on the other side."""
    texts = (first.texts[0], second.texts[1]) if side == 0 else (second.texts[0], first.texts[1])
    return replace(first, texts=texts)


def _stretches(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[range]:
    """Yield the places of units that answer each other only together."""
    place = 0
    while place < len(pairs):
        end = place
        while end < len(pairs) and _is_lone(pairs[end]) and _are_neighbours(pairs[place], pairs[end]):
            end += 1
        if end > place:
            before, behind = range(place - 1, end), range(place, end + 1)
            wider = [stretch for stretch in (before, behind) if _is_held(pairs, stretch, (place, end), grammars)]
            found = next((each for each in (range(place, end), *wider) if _is_even(pairs, each, grammars)), None)
            if found is not None:
                yield found
        place = max(end, place + 1)


def _is_lone(pair: Pair) -> bool:
    return pair.kind in _HEADS and not pair.is_whole


def _are_neighbours(one: Pair, other: Pair) -> bool:
    """Tell whether two lines stand below the same heading, or one is it; what a language lacks may have its code in the id."""
    if "heading" in (one.kind, other.kind):
        return True
    first, second = (_CODE.sub("", pair.id.rpartition("__")[0]) for pair in (one, other))
    return first == second


def _is_held(pairs: Sequence[Pair], stretch: range, lone: tuple[int, int], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether lone lines have a whole one beside them, less even without them than with them or of other figures."""
    at = stretch.start if stretch.start < lone[0] else lone[1]
    if not 0 <= at < len(pairs) or pairs[at].kind != "alinea" or not pairs[at].is_whole:
        return False
    apart = _uneven(pairs[at : at + 1], grammars) - _uneven([pairs[n] for n in stretch], grammars)
    is_uneven = apart > _APART or not _have_same_figures(pairs[at : at + 1], grammars)
    return is_uneven and _are_neighbours(pairs[at], pairs[lone[0]])


def _is_even(
    pairs: Sequence[Pair],
    stretch: range,
    grammars: tuple[Grammar, Grammar],
    bounds: tuple[int, float] = (_FEWEST, _EVEN),
) -> bool:
    """Tell whether units have two texts of the same figures and about as long, `bounds` the least length and the most apart."""
    units = [pairs[n] for n in stretch]
    shortest = min(len(_text(units, side)) for side in (0, 1))
    return shortest >= bounds[0] and _uneven(units, grammars) <= bounds[1] and _have_same_figures(units, grammars)


def _have_same_figures(units: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether both texts of units have the same figures, or the same numbers and dates in words too."""
    texts = [_text(units, side) for side in (0, 1)]
    figures = [set(_FIGURES.findall(_GROUP.sub("", text))) for text in texts]
    if figures[0] == figures[1]:
        return True
    found = [_values(text, side, grammars) for side, text in enumerate(texts)]
    return all(clear <= known for (clear, _), (_, known) in (found, found[::-1]))


def _uneven(units: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> float:
    """Return how far the lengths of both texts lie apart, as a logarithm."""
    ratio = math.log(grammars[1].length / grammars[0].length)
    first, second = (len(_text(units, side)) for side in (0, 1))
    return abs(math.log(second / first) - ratio) if first and second else math.inf


def _text(units: Sequence[Pair], side: int) -> str:
    return " ".join(folded(text) for pair in units if (text := pair.texts[side]))


def _is_answered(item: Item, units: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether what an item has in each language that has it stands in another of the units of the other language."""
    sides = [side for side in (0, 1) if item.texts[side] is not None]
    said = [_values(item.texts[side], side, grammars)[0] for side in sides]
    known = [_values(_text(units, 1 - side), 1 - side, grammars)[1] for side in sides]
    return all(bool(one) and one <= other for one, other in zip(said, known, strict=True))


def _is_lone_answered(item: Item, units: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> bool:
    return item.texts.count(None) == 1 and _is_answered(item, units, grammars)


def _is_lone_unit(item: Item) -> bool:
    return item.kind in _UNITS and item.texts.count(None) == 1


def _values(text: str | None, side: int, grammars: tuple[Grammar, Grammar]) -> tuple[set[str], set[str]]:
    """Return the values of a text in one of two languages: those that are reported when they are alone, and all."""
    texts = (text, None) if side == 0 else (None, text)
    found, _ = facts_of(texts, (grammars[0].code, grammars[1].code))
    counted = [fact for fact in found[side] if fact.kind in _COUNTED]
    return {fact.value for fact in counted if not fact.soft}, {fact.value for fact in counted}
