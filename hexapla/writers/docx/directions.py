"""Runs of a text that goes from right to left, divided where a passage runs from left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from hexapla.akn.inlines import Run
from hexapla.typography.directions import passages

_OPAQUE = "\ufffc"


def divided(runs: Sequence[Run]) -> Iterator[tuple[bool, list[Run]]]:
    """Yield groups of runs, each with whether it is such a passage; joined, they are the runs that came in."""
    texts = [_OPAQUE if _is_opaque(one) else one.text for one in runs]
    found = [*passages("".join(texts))]
    pieces, place = [], 0
    for one, text in zip(runs, texts, strict=True):
        edges = sorted({place, place + len(text), *(edge for span in found for edge in span)})
        for start, end in pairwise(edges):
            if place <= start and end <= place + len(text):
                piece = one if _is_opaque(one) else replace(one, text=text[start - place : end - place])
                pieces.append((next((span for span in found if span[0] <= start < span[1]), None), piece))
        place += len(text)
    for span, group in groupby(pieces, key=lambda piece: piece[0]):
        yield span is not None, [piece for _, piece in group]


def _is_opaque(one: Run) -> bool:
    return one.is_break or one.note is not None or one.image is not None or one.formula is not None
