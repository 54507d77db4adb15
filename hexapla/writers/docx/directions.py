"""Runs of a text that goes from right to left, divided where a passage runs from left to right, and what says that it does so.

Word is told by an element (`w:dir`).  LibreOffice does not know it and orders the characters by themselves (`812 400` becomes
400 812), so that isolates stand around the passage (UAX #9, 2.4.2), in alternatives that are empty for who knows the element:
no reader gets them as text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from hexapla.akn.inlines import Run
from hexapla.typography.directions import passages
from hexapla.writers.docx.wml import Elements, for_libreoffice, make, name, run

_OPAQUE = "\ufffc"
_ISOLATE, _END = "\u2066", "\u2069"


class Piece(NamedTuple):
    """A part of a run: the places where the passage begins and ends that it is of, if of one, and whether it is the first or the last of it."""

    run: Run
    span: tuple[int, int] | None = None
    is_first: bool = False
    is_last: bool = False


def divided(runs: Sequence[Run]) -> Iterator[Piece]:
    """Yield the pieces of runs, divided where such passages begin and end; joined, they are the runs that came in."""
    texts = [_OPAQUE if _is_opaque(one) else one.text for one in runs]
    found = [*passages("".join(texts))]
    place = 0
    for one, text in zip(runs, texts, strict=True):
        edges = sorted({place, place + len(text), *(edge for span in found for edge in span)})
        for start, end in pairwise(edges):
            if place <= start and end <= place + len(text):
                piece = one if _is_opaque(one) else replace(one, text=text[start - place : end - place])
                span = next((span for span in found if span[0] <= start < span[1]), None)
                yield Piece(piece, span, span is not None and start == span[0], span is not None and end == span[1])
        place += len(text)


def from_left(inside: Elements, pieces: Sequence[Piece]) -> Elements:
    """Return the elements of pieces of such a passage in an element that says so, the isolate before its first and its end behind the last."""
    holder = make("dir", *inside, val="ltr")
    etree.strip_elements(holder, name("rtl"))
    look = next((found for each in holder if (found := each.find(name("rPr"))) is not None), make("rPr"))
    before, behind = ([run(look, for_libreoffice(sign))] for sign in (_ISOLATE, _END))
    return [*(before if pieces[0].is_first else ()), holder, *(behind if pieces[-1].is_last else ())]


def _is_opaque(one: Run) -> bool:
    return one.is_break or one.note is not None or one.image is not None or one.formula is not None
