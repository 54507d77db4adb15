"""Ligatures: letters that one sign draws, whose order no place on the page tells."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import bidirectional

from hexapla.readers.pdf.pages import Glyph

_LAM = "\u0644"
_ALEFS = frozenset("\u0622\u0623\u0625\u0627")
"""The letters that always join with a lam before them (Unicode Standard, 9.2, Arabic: Lam-Alef Ligatures)."""

_EF = "f"
"""The letter that Latin ligatures begin with (Unicode Standard, 7.1: ff, fi, fl, ffi, ffl)."""


def with_ligatures_in_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return characters with the letters of each ligature in reading order.

    PDFium turns round the letters of a ligature where it takes a row to run from right to left.  A lam stands before the
    alef of its ligature, never behind it, and tells so for all others of the page.
    """
    held = list(_ligatures(glyphs))
    turned = sum(_is_turned(each) for each in held)
    straight = sum(_is_turned(each[::-1]) for each in held)
    return [
        glyph
        for each in held
        for glyph in (each[::-1] if _is_turned(each) or (turned > straight and not _is_turned(each[::-1])) else each)
    ]


def _ligatures(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield letters that stand at one and the same place together, every other character alone."""
    for (*_, script), own in groupby(glyphs, key=_place):
        group = list(own)
        if script == "L":
            group.sort(key=lambda each: each.text != _EF)
        yield from [group] if script == "AL" else ([each] for each in group)


def _place(glyph: Glyph) -> tuple[float, float, float, str]:
    return glyph.left, glyph.right, glyph.base, bidirectional(glyph.text[0]) if glyph.text.isalpha() else ""


def _is_turned(letters: Sequence[Glyph]) -> bool:
    """Tell whether letters are the ligature of a lam and an alef, the alef first."""
    return len(letters) == 2 and letters[0].text in _ALEFS and letters[1].text == _LAM
