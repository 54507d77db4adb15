"""One cause is one item: what several rules say of one slip is said once, with all its places, the costliest first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.result import Item, Level, Pair, Place, in_one_text

_SIGNS = re.compile(r"\W")
_BRACKET = re.compile(r"\([^()]*\)")

_COSTS = {
    "language": 95, "number": 90, "date": 88, "sentence": 85, "symbol": 82, "reference": 76, "negation": 86, "instrument": 76,
    "cell": 75, "ordinal": 70, "term": 78, "heading": 60, "list": 50, "bracket": 45, "acronym": 44, "name": 40,
    "note": 35,
}  # fmt: skip
"""What a slip of each kind could cost: a figure before the name of a place."""

_PLACES = {"paragraph": 8, "item": 8, "cell": 6, "row": 6, "alinea": 0, "heading": -5, "note": -15}
_FEWEST_STYLE = 3
_STYLE_PER_WORDS = 3
_STATES = 30
"""How much more the name of a State costs than another."""

_FIGURES = frozenset(("number", "date", "list"))
"""Kinds of style items that say how a thing is written, where both texts say it."""

_FACTS = frozenset(("number", "date", "ordinal", "reference", "instrument", "list"))
_LONE, _WORD = 10, 15
"""How much less a fact costs that one text has alone, and one in words: the other may say it in its own way."""

_EVERYWHERE = frozenset(("name", "term", "acronym"))
"""Kinds that have one cause wherever the same words stand."""

_IN_ONE_UNIT = frozenset(("list", "reference", "acronym", "note"))
"""Kinds of which several in one unit, all of one side, have one cause: an enumeration, `paragraphs (1) and (2)`."""


def grouped(items: Iterable[Item], pairs: Sequence[Pair]) -> list[Item]:
    """Return the items, each cause once, sorted by level and cost, then in the order of the document."""
    kinds = {pair.id: pair.kind for pair in pairs}
    order = {pair.id: n for n, pair in enumerate(pairs)}
    looks = [item for item in items if item.level is Level.LOOK]
    others = [item for item in items if item.level is not Level.LOOK and not _holds_one(item, looks)]
    looks.sort(key=lambda item: (order[item.pair], _start(item)))
    looks = list(_in_brackets(looks, {pair.id: pair for pair in pairs}))
    found = _exchanged(_gathered(_facing(_outside_of_larger(looks))), pairs)
    found.sort(key=lambda item: (-_cost(item, kinds[item.pair]), order[item.pair], _start(item)))
    levels = list(Level)
    others = _gathered(sorted(others, key=lambda item: (levels.index(item.level), order[item.pair], _start(item))))
    few = sorted(
        _few_of_style(others, pairs), key=lambda item: (levels.index(item.level), order[item.pair], _start(item))
    )
    return [*found, *few]


def _few_of_style(items: Sequence[Item], pairs: Sequence[Pair]) -> Iterator[Item]:
    """Leave three style items for a thousand words, what is said before how figures are written, then what stands most often."""
    words = sum(len((text or "").split()) for pair in pairs for text in pair.texts[:1])
    style = [item for item in items if item.level is Level.STYLE]
    style.sort(key=lambda item: (item.kind in _FIGURES, -len(item.places)))
    kept = style[: max(_FEWEST_STYLE, _STYLE_PER_WORDS * words // 1000)]
    for item in items:
        if item.level is Level.STYLE and item not in kept:
            yield replace(item, level=Level.NORMALISED)
        else:
            yield item


def _start(item: Item) -> int:
    return next((span[0] for span in item.spans if span), 0)


def _cost(item: Item, kind: str) -> int:
    cost = _COSTS.get(item.kind, 50) + _PLACES.get(kind, 0)
    if item.kind == "name" and "country" in item.rule:
        cost += _STATES
    if item.kind in _FACTS and item.texts.count(None) == 1:
        is_word = not any(sign.isdigit() for text in item.texts for sign in text or "")
        cost -= _LONE + (_WORD if is_word else 0)
    return cost


def _in_brackets(items: Sequence[Item], pairs: Mapping[str, Pair]) -> Iterator[Item]:
    """Let several facts in one bracket of one text be one item: the bracket has no counterpart."""
    held: dict[tuple[str, int, tuple[int, int]], list[Item]] = defaultdict(list)
    for item in items:
        side = 0 if item.spans[0] else 1
        text, span = pairs[item.pair].texts[side], item.spans[side]
        bracket = None
        if item.kind in _FACTS and item.texts.count(None) == 1 and text and span:
            found = (match.span() for match in _BRACKET.finditer(folded(text)))
            bracket = next((each for each in found if each[0] <= span[0] and span[1] <= each[1]), None)
        if bracket is None:
            yield item
        else:
            held[item.pair, side, bracket].append(item)
    for (_, side, bracket), several in held.items():
        if len(several) == 1:
            yield several[0]
            continue
        texts, spans = in_one_text(side, (pairs[several[0].pair].texts[side] or "")[slice(*bracket)], bracket)
        yield replace(several[0], kind="bracket", texts=texts, spans=spans, rule=f"{several[0].rule}, brackets and all")


def _outside_of_larger(items: Sequence[Item]) -> Iterator[Item]:
    """Leave out what stands inside a sentence or brackets that are themselves without a counterpart."""
    larger = [item for item in items if item.kind in ("sentence", "bracket") and item.spans.count(None) == 1]
    bracketed = {item.pair for item in larger if item.kind == "bracket"}
    for item in items:
        is_length = item.kind == "sentence" and item.spans == (None, None) and item.pair in bracketed
        if not is_length and not any(item is not other and _is_inside(item, other) for other in larger):
            yield item


def _holds_one(item: Item, looks: Sequence[Item]) -> bool:
    """Tell whether an aside that one text has alone holds a fact or name that is looked at already."""
    return item.kind == "bracket" and any(_is_inside(look, item) for look in looks)


def _is_inside(item: Item, other: Item) -> bool:
    if item.pair != other.pair or item.kind == "sentence":
        return False
    spans = [(own, whole) for own, whole in zip(item.spans, other.spans, strict=True) if own]
    return bool(spans) and all(whole and whole[0] <= own[0] and own[1] <= whole[1] for own, whole in spans)


def _facing(items: Iterable[Item]) -> Iterator[Item]:
    """Let two names of a pair that each stand in one text alone be one item: the name differs."""
    waiting: list[Item] = []
    for item in items:
        other = next((each for each in waiting if _are_facing(each, item)), None)
        if other is None:
            waiting.append(item)
            continue
        first, second = (other, item) if other.texts[0] else (item, other)
        waiting[waiting.index(other)] = replace(
            other,
            texts=(first.texts[0], second.texts[1]),
            spans=(first.spans[0], second.spans[1]),
            rule="the name differs",
        )
    yield from waiting


def _are_facing(first: Item, second: Item) -> bool:
    if not first.kind == second.kind == "name" or first.pair != second.pair:
        return False
    sides = [[text is not None for text in item.texts] for item in (first, second)]
    return sides in ([[True, False], [False, True]], [[False, True], [True, False]])


def _gathered(items: Iterable[Item]) -> list[Item]:
    """Let the items of one cause be one, with the places of all."""
    found: dict[tuple[object, ...], Item] = {}
    for n, item in enumerate(items):
        key = _cause(item, n)
        first = found.get(key)
        if first is None:
            found[key] = item
        elif item.level is Level.STYLE or item.kind in _EVERYWHERE or item.kind == "language":
            found[key] = replace(first, places=(*first.places, Place(item.pair, item.paragraph, item.spans)))
        else:
            found[key] = _joined(first, item)
    return list(found.values())


def _cause(item: Item, n: int) -> tuple[object, ...]:
    words = tuple(text and folded(text).casefold() for text in item.texts)
    if item.level is Level.NORMALISED:
        return (n,)
    if item.kind == "language":
        return (item.kind, item.rule)
    if item.kind in _EVERYWHERE:
        return (item.kind, item.level, item.rule, words)
    if item.level is Level.STYLE:
        return (item.kind, item.rule)
    if item.kind in _IN_ONE_UNIT and item.texts.count(None) == 1:
        return (item.kind, item.rule, item.pair)
    return (n,)


def _joined(first: Item, item: Item) -> Item:
    texts = tuple(
        before if text is None else text if before is None else f"{before}, {text}"
        for before, text in zip(first.texts, item.texts, strict=True)
    )
    place = Place(item.pair, item.paragraph, item.spans)
    return replace(first, texts=(texts[0], texts[1]), places=(*first.places, place))


def _exchanged(items: Sequence[Item], pairs: Sequence[Pair]) -> list[Item]:
    """Let two items that have each other's values be one: they were exchanged."""
    within = {pair.id: (pair.within or pair.together) for pair in pairs}
    found: list[Item] = []
    for item in items:
        mirror = next((each for each in found if _mirrors(each, item, within)), None)
        if mirror is None:
            found.append(item)
            continue
        place = Place(item.pair, item.paragraph, item.spans)
        changed = replace(mirror, rule="two values seem to be exchanged", places=(*mirror.places, place))
        found[found.index(mirror)] = changed
    return found


def _mirrors(first: Item, second: Item, within: dict[str, str]) -> bool:
    if first.kind != second.kind or None in first.texts or None in second.texts:
        return False
    keys = [tuple(_SIGNS.sub("", plain_letters(text or "")) for text in item.texts) for item in (first, second)]
    return within[first.pair] == within[second.pair] and keys[0] == keys[1][::-1]
