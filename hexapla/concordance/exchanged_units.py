"""Units that changed places in one language: each answers the other's counterpart better than its own."""

import math
import re
from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.result import Item, Level, Pair, Place

_WORD = re.compile(r"[^\W\d_]{5,}|\d+")
_BEGINNING = 5
_FEWEST_WORDS = 4
_FEWEST_SHARED = 1
_TIMES = 3
_REACH = 2

Words = frozenset[str]


def exchanged_units(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for two units, one soon behind the other, whose words are alike crosswise and not side by side."""
    whole = [pair for pair in pairs if pair.is_whole and pair.kind in ("paragraph", "item", "alinea")]
    words = [(_beginnings(pair.texts[0], grammars[0]), _beginnings(pair.texts[1], grammars[1])) for pair in whole]
    for m, (first, second) in enumerate(words):
        for n in range(m + 1, min(m + 1 + _REACH, len(words))):
            others = words[n]
            if min(map(len, (first, second, *others))) < _FEWEST_WORDS:
                continue
            beside = _likeness(first, second) + _likeness(*others)
            across = _likeness(first, others[1]) + _likeness(others[0], second)
            shared = min(len(first & others[1]), len(others[0] & second))
            if across > _TIMES * beside and shared >= _FEWEST_SHARED:
                yield _item(whole[m], whole[n])


def _item(pair: Pair, other: Pair) -> Item:
    (first, second), elsewhere = (
        ((0, len(each.texts[0] or "")), (0, len(each.texts[1] or ""))) for each in (pair, other)
    )
    rule = f"this unit and {other.id} seem to be exchanged in one language"
    place = Place(other.id, other.paragraph, elsewhere)
    return Item(pair.id, pair.paragraph, "sentence", pair.texts, Level.LOOK, rule, (first, second), places=(place,))


def _beginnings(text: str | None, rules: Grammar) -> Words:
    words = (plain_letters(word) for word in _WORD.findall(folded(text or "")))
    return frozenset(word[:_BEGINNING] for word in words if word not in rules.function_words)


def _likeness(first: Words, second: Words) -> float:
    return len(first & second) / math.sqrt(len(first) * len(second))
