"""Sentences that may be missing: texts much shorter than their counterpart is usual in this document."""

import math
import re
import statistics
from collections.abc import Iterator, Sequence

from hexapla.concordance.facts import folded
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.result import Item, Level, Pair

_SENTENCE = re.compile(r"(?<![^\W\d_]\.[^\W\d_])(?<! [^\W\d_])[.!?](?= +[\"'«(]? ?[^\W\d_])|[。！？؟]")
_SHORTEST = 40
_LONG = 160
_FEWEST = 12
_USUAL_SPREAD = 0.1
_LETTERS_SPREAD = 1.6
_CLEAR = 2.4
_WITH_SENTENCES = 1.3


def missing_sentences(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each pair whose lengths are out of proportion."""
    ratios = {pair.id: _ratio(pair) for pair in pairs if _is_long(pair)}
    if len(ratios) < _FEWEST:
        return
    middle = statistics.median(ratios.values())
    own = 1.4826 * statistics.median(abs(ratio - middle) for ratio in ratios.values())
    for pair in pairs:
        if pair.id in ratios:
            deviation = (ratios[pair.id] - middle) / _spread(pair, own)
            if _is_odd(pair, deviation):
                short = 0 if deviation > 0 else 1
                rule = f"the {grammars[short].name} text is short for its counterpart: a sentence may be missing"
                yield Item(pair.id, pair.paragraph, "sentence", _counts(pair), Level.LOOK, rule)


def _spread(pair: Pair, own: float) -> float:
    """Return how far lengths may lie apart: that of this document, and more for short texts."""
    longer = max(len(text or "") for text in pair.texts)
    return math.hypot(max(_USUAL_SPREAD, own), _LETTERS_SPREAD / math.sqrt(longer))


def _is_long(pair: Pair) -> bool:
    return all(text is not None and len(text) >= _SHORTEST for text in pair.texts)


def _ratio(pair: Pair) -> float:
    return math.log(len(pair.texts[1] or "") / len(pair.texts[0] or ""))


def _is_odd(pair: Pair, deviation: float) -> bool:
    """Tell whether a length is odd: by far, or less far while sentences are fewer too."""
    first, second = (len(_SENTENCE.findall(folded(text or ""))) for text in pair.texts)
    if first < second if deviation > 0 else second < first:
        return abs(deviation) > _WITH_SENTENCES
    return abs(deviation) > _CLEAR and max(len(text or "") for text in pair.texts) >= _LONG


def _counts(pair: Pair) -> tuple[str, str]:
    """Return the two lengths: what an officer sees, and what an acceptance is tied to."""
    first, second = (f"{len(text or '')} characters" for text in pair.texts)
    return first, second
