"""Rules see letters composed, items count in the texts as they are: the way there and back."""

from collections.abc import Iterable
from dataclasses import replace

from hexapla.concordance.letters import composed
from hexapla.concordance.result import Item, Pair, Place, Spans

Places = tuple[tuple[int, ...] | None, tuple[int, ...] | None]
"""Where the letters of the composed texts of a pair stand in the texts as they are."""


def composed_pairs(pairs: Iterable[Pair]) -> tuple[tuple[Pair, ...], list[Places]]:
    """Return pairs with composed letters, so that no rule sees one letter written in two ways, and the way back."""
    found: list[Pair] = []
    places: list[Places] = []
    for pair in pairs:
        first, second = ((None, None) if text is None else composed(text) for text in pair.texts)
        found.append(replace(pair, texts=(first[0], second[0])))
        places.append((first[1], second[1]))
    return tuple(found), places


def as_given(item: Item, pair: Pair, places: Places) -> Item:
    """Return an item that counts in, and quotes, the texts as they are."""
    if places == (None, None):
        return item
    spans = _spans(item.spans, places)
    first, second = (_quoted(*each) for each in zip(item.texts, item.spans, spans, pair.texts, strict=True))
    others = tuple(_place(each, item.pair, places) for each in item.places)
    return replace(item, spans=spans, texts=(first, second), places=others)


def _place(place: Place, pair: str, places: Places) -> Place:
    return replace(place, spans=_spans(place.spans, places)) if place.pair == pair else place


def _spans(spans: Spans, places: Places) -> Spans:
    first, second = (
        span if span is None or known is None else (known[span[0]], known[span[1]])
        for span, known in zip(spans, places, strict=True)
    )
    return first, second


def _quoted(
    words: str | None, before: tuple[int, int] | None, span: tuple[int, int] | None, text: str | None
) -> str | None:
    """Return the words that an item quotes as the text has them, where they are what its place holds."""
    if words is None or text is None or span is None or before is None or len(words) != before[1] - before[0]:
        return words
    return text[slice(*span)]
