"""What stands in brackets in one text and has no counterpart in the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log

from hexapla.concordance.countries import countries, without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.open_brackets import open_brackets
from hexapla.concordance.result import Item, Level, Pair, in_one_text

_BRACKET = re.compile(r"\(([^()]*)\)")
_LABEL = re.compile(r"[A-Za-zА-Яа-яء-ي]{1,2}|[ivx]+|[IVX]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST = 8
"""Where a text has more in brackets, which of them has no counterpart is not told."""
_LENGTHS = 4
"""Lengths that differ e times are as much as a quarter of a text between two places."""
_BESIDE_STATE = 1
"""How many words stand beside a State in brackets at most: a city. `(Fund of Peru)` explains another name."""

Asides = Sequence[re.Match[str]]


def lone_brackets(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield a style item for each pair where one text has more in brackets than the other.

    A figure, symbol, date or name in brackets is compared as it is elsewhere, and is a look by itself.
    """
    for pair in pairs:
        texts = [folded(text or "") for text in pair.texts]
        if not pair.is_whole or any(map(open_brackets, texts)):
            continue
        found = [[match for match in _BRACKET.finditer(text) if _is_aside(match[1])] for text in texts]
        side = 0 if len(found[0]) > len(found[1]) else 1
        alone = () if side and found[0] else _unanswered(found, texts, side, grammars)
        if alone and not _is_named(alone, pair.texts, side, grammars):
            yield _item(pair, max(alone, key=lambda match: len(match[0])), side, grammars)


def _unanswered(found: Sequence[Asides], texts: Sequence[str], side: int, grammars: tuple[Grammar, Grammar]) -> Asides:
    """Return what stands in brackets in one text without a counterpart; the rest answer each other in their order.

    Of the ways to pair these that is taken in which they stand at like places, are as long, and name the same States.
    """
    own, others = found[side], found[1 - side]
    if len(own) == len(others) or len(own) > _MOST:
        return ()
    long = len(texts[side]) / max(1, len(texts[1 - side]))
    named = {match: set(countries(match[0], grammars[k].code)) for k in (0, 1) for match in found[k]}

    def apart(kept: Asides) -> float:
        return sum(
            abs(a.start() - b.start() * long) / len(texts[side])
            + abs(log(len(a[0]) / (len(b[0]) * long))) / _LENGTHS
            + (named[a] != named[b])
            for a, b in zip(kept, others, strict=True)
        )

    answered = min(combinations(own, len(others)), key=apart)
    return [match for match in own if match not in answered]


def _is_named(
    asides: Sequence[re.Match[str]], texts: tuple[str | None, str | None], side: int, grammars: tuple[Grammar, Grammar]
) -> bool:
    """Tell whether an aside is a State that the other text names without brackets."""
    others = countries(texts[1 - side] or "", grammars[1 - side].code)
    rules = grammars[side]
    return any(
        not others.keys().isdisjoint(countries(aside[0], rules.code))
        and sum(word not in rules.function_words for word in _named_words(aside[0], rules)) <= _BESIDE_STATE
        for aside in asides
    )


def _named_words(aside: str, rules: Grammar) -> list[str]:
    """Return the words of an aside that are no part of the name of a State."""
    return _WORD.findall(without_countries(aside, rules.code).casefold())


def _item(pair: Pair, match: re.Match[str], side: int, grammars: tuple[Grammar, Grammar]) -> Item:
    texts, spans = in_one_text(side, (pair.texts[side] or "")[slice(*match.span())], match.span())
    rule = f"in brackets in the {grammars[side].name} text alone"
    return Item(pair.id, pair.paragraph, "bracket", texts, Level.STYLE, rule, spans)


def _is_aside(words: str) -> bool:
    """Tell whether brackets hold words: no reference, no marker, no acronym."""
    if _LABEL.fullmatch(words.strip()):
        return False
    return any(not word.isupper() for word in _WORD.findall(words)) and not any(sign.isdigit() for sign in words)
