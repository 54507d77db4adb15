"""Sentences that may be missing: a sentence without a counterpart, or a text far shorter than its counterpart."""

import math
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from hexapla.catalogue import language
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.result import Item, Level, Pair
from hexapla.present.beads import SPREAD, Group, align
from hexapla.present.sentences import Span, sentences

_SHORTEST = 40
_LONG = 160
_USUAL = 6
_USUAL_SPREAD = 0.1
_LETTERS_SPREAD = 1.6
_CLEAR = 4.0
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{3,8}(?![A-Za-z])")
_LETTERS_OF_WORD = 8
"""How many letters a word has for which an acronym has one."""
_LATIN = re.compile(r"[\x20-\x7e]")
_SIGNS = 0.6
"""A language that needs so much less room than English writes signs for words."""
_UNEVEN = 1.5
_UNEVEN_PER_CHANGE = 8
_CHANGED = (2, 6)
"""What a document is taken for before it is read: one text in three has sentences joined or split."""

_NEARLY_ONE = 0.6
"""How much of a sentence a text lacks at least that has joined two, where it has lost one."""

Sentences = tuple[Sequence[Span], Sequence[Span]]
"""The sentences of a pair in both languages."""

_AS_MANY = 2.0
"""How much clearer it must be that a sentence is missing where both texts have as many."""


def missing_sentences(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each pair with a sentence that nothing answers, or with lengths out of all proportion."""
    whole = [pair for pair in pairs if None not in pair.texts and all(pair.texts)]
    ratios = [_ratio(pair, grammars) for pair in whole if _is_long(pair)]
    middle = statistics.median([*ratios, *[math.log(grammars[1].length / grammars[0].length)] * _USUAL])
    own = 1.4826 * statistics.median(abs(ratio - middle) for ratio in ratios) if ratios else 0.0
    known = {pair.id: _sentences_of(pair, grammars) for pair in whole}
    clear = _clear(known.values())
    for pair in whole:
        scale = math.exp(middle), clear
        item = _unanswered(pair, known[pair.id], scale, grammars)
        longer = _written_out(pair)
        if item is not None and longer.texts != pair.texts:
            item = item if _unanswered(longer, _sentences_of(longer, grammars), scale, grammars) else None
        if item is None and _is_long(pair):
            ratios_of_pair = (_ratio(pair, grammars), _ratio(_written_out(pair), grammars))
            deviation = min((ratio - middle for ratio in ratios_of_pair), key=abs)
            item = _disproportionate(pair, deviation / _spread(pair, own), grammars)
        if item is not None:
            yield item


def _sentences_of(pair: Pair, grammars: tuple[Grammar, Grammar]) -> Sentences:
    first, second = (sentences(text or "", language(g.code)) for text, g in zip(pair.texts, grammars, strict=True))
    return first, second


def has_as_many_sentences(pair: Pair, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether both texts of a pair have as many sentences, so that each is likely to answer its own."""
    first, second = _sentences_of(pair, grammars)
    return len(first) == len(second)


def aligned_sentences(
    pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the sentences of each pair that answer each other, with the number of the pair."""
    ratio = grammars[1].length / grammars[0].length
    for n, pair in enumerate(pairs):
        if all(pair.texts):
            texts, codes = (str(pair.texts[0]), str(pair.texts[1])), (grammars[0].code, grammars[1].code)
            yield from ((n, each) for each in _answering(texts, codes, ratio))


@lru_cache(maxsize=20_000)
def _answering(texts: tuple[str, str], codes: tuple[str, str], ratio: float) -> tuple[tuple[str, str], ...]:
    """Return the sentences of two texts that answer each other."""
    first, second = (
        [text[slice(*span)] for span in sentences(text, language(code))]
        for text, code in zip(texts, codes, strict=True)
    )
    return tuple(
        ("".join(first[m] for m in left), "".join(second[m] for m in right))
        for left, right in align(first, second, ratio)
        if left and right
    )


def _clear(known: Iterable[Sentences]) -> float:
    """Return how uneven sentences must be to be reported: hardly, where translators kept to the sentence throughout."""
    several = [len(first) == len(second) for first, second in known if len(first) > 1 or len(second) > 1]
    changed = (several.count(False) + _CHANGED[0]) / (len(several) + _CHANGED[1])
    return min(_UNEVEN, _UNEVEN_PER_CHANGE * changed)


def _unanswered(
    pair: Pair, spans: Sentences, scale: tuple[float, float], grammars: tuple[Grammar, Grammar]
) -> Item | None:
    """Return an item for the sentence that most clearly lacks a counterpart."""
    if max(map(len, spans)) == 1:
        return None
    ratio, clear = scale
    texts = tuple(text or "" for text in pair.texts)
    known = [[text[slice(*span)] for span in own] for text, own in zip(texts, spans, strict=True)]
    beads = align(known[0], known[1], ratio)
    odd = max(beads, key=lambda bead: _excess(bead, known, ratio, grammars))
    least = clear * (_AS_MANY if len(spans[0]) == len(spans[1]) else 1)
    if _excess(odd, known, ratio, grammars) <= least:
        return None
    more = 0 if len(odd[0]) > len(odd[1]) else 1
    if odd[0] and odd[1] and not _lacks_one(odd, known, ratio, grammars):
        return None
    if len(spans[1 - more]) == 1 and _is_as_long(texts, more, ratio, grammars):
        return None  # one sentence says all that several say
    marks = tuple(_extent(text, own, side) for text, own, side in zip(texts, spans, odd, strict=True))
    quoted = tuple(text[slice(*mark)] if mark else None for text, mark in zip(texts, marks, strict=True))
    if not odd[1 - more] and grammars[more].words.is_bounded and " " not in (quoted[more] or ""):
        return None  # an abbreviation taken for a sentence
    if not odd[1 - more]:
        rule = f"nothing in the {grammars[1 - more].name} text answers this sentence"
    else:
        rule = f"the {grammars[1 - more].name} text is short for these sentences: one may be missing"
    return Item(pair.id, pair.paragraph, "sentence", (quoted[0], quoted[1]), Level.LOOK, rule, (marks[0], marks[1]))


def _is_as_long(texts: Sequence[str], more: int, ratio: float, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether the text of one sentence is as long as its counterpart lets expect, or longer; `more` has several."""
    first, second = (_size(text, rules) for text, rules in zip(texts, grammars, strict=True))
    return second >= ratio * first if more == 0 else second <= ratio * first


def _lacks_one(odd: Group, known: Sequence[Sequence[str]], ratio: float, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether a side with fewer sentences is too short by what the shortest of the other side would take in it, or nearly."""
    more = 0 if len(odd[0]) > len(odd[1]) else 1
    scale = ratio if more == 0 else 1 / ratio
    own, other = (
        [_size(texts[n].strip(), rules) for n in side] for texts, side, rules in zip(known, odd, grammars, strict=True)
    )
    longer, shorter = (own, other) if more == 0 else (other, own)
    return sum(longer) * scale - sum(shorter) >= _NEARLY_ONE * min(longer) * scale


def _excess(bead: Group, known: Sequence[Sequence[str]], ratio: float, grammars: tuple[Grammar, Grammar]) -> float:
    """Return by how many deviations the side of a bead with fewer sentences is too short for the other."""
    if len(bead[0]) == len(bead[1]):
        return -math.inf
    first, second = (
        sum(_size(own[n].strip(), rules) + 1 for n in side)
        for own, side, rules in zip(known, bead, grammars, strict=True)
    )
    if not first or not second:
        return math.inf
    # Measured between the two languages, so that their order makes no difference.
    deviation = (second / math.sqrt(ratio) - first * math.sqrt(ratio)) / math.sqrt(SPREAD * math.sqrt(first * second))
    return deviation if len(bead[0]) < len(bead[1]) else -deviation


def _extent(text: str, spans: Sequence[Span], side: range) -> Span | None:
    if not side:
        return None
    start, end = spans[side.start][0], spans[side.stop - 1][1]
    return start, start + len(text[start:end].rstrip())


def _disproportionate(pair: Pair, deviation: float, grammars: tuple[Grammar, Grammar]) -> Item | None:
    if abs(deviation) <= _CLEAR or max(len(text or "") for text in pair.texts) < _LONG:
        return None
    short = 0 if deviation > 0 else 1
    rule = f"the {grammars[short].name} text is short for its counterpart: a sentence may be missing"
    first, second = (f"{len(text or '')} characters" for text in pair.texts)
    return Item(pair.id, pair.paragraph, "sentence", (first, second), Level.LOOK, rule)


def _spread(pair: Pair, own: float) -> float:
    """Return how far lengths may lie apart: that of this document, and more for short texts."""
    longer = max(len(text or "") for text in pair.texts)
    return math.hypot(max(_USUAL_SPREAD, own), _LETTERS_SPREAD / math.sqrt(longer))


def _written_out(pair: Pair) -> Pair:
    """Return a pair as long as it is where each text writes out the acronyms that the other has not."""
    first, second = (text or "" for text in pair.texts)
    texts = [_longer(first, second), _longer(second, first)]
    return replace(pair, texts=(texts[0], texts[1]))


def _longer(text: str, other: str) -> str:
    """Return a text as long as with its acronyms written out that the other has not, or has in brackets behind a name."""

    def written_out(match: re.Match[str]) -> str:
        is_introduced = f"({match[0]})" in other and f"({match[0]})" not in text
        return match[0] * _LETTERS_OF_WORD if match[0] not in other or is_introduced else match[0]

    return _ACRONYM.sub(written_out, text)


def _is_long(pair: Pair) -> bool:
    return all(text is not None and len(text) >= _SHORTEST for text in pair.texts)


def _ratio(pair: Pair, grammars: tuple[Grammar, Grammar]) -> float:
    first, second = (_size(text or "", rules) for text, rules in zip(pair.texts, grammars, strict=True))
    return math.log(second / first)


def _size(text: str, rules: Grammar) -> float:
    """Return how long a text is in letters of its language: figures and Latin letters among signs are no longer than elsewhere."""
    return len(text) - (1 - rules.length) * len(_LATIN.findall(text)) if rules.length < _SIGNS else len(text)
