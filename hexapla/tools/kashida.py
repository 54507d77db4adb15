"""Kashida: strokes that stretch Arabic words to the width of a row, which LibreOffice's PDFs call by the Latin letter that their font has in that place."""

import re

_ARABIC = "[\u0620-\u063f\u0641-\u065f\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]"
_STROKES = re.compile(rf"(?<={_ARABIC})([A-Za-z])\1{{0,15}}(?={_ARABIC})")
"""One Latin letter, once or more, with no blank between two Arabic ones: no text has any."""


def kashidas(text: str) -> frozenset[int]:
    """Return the places of the letters in a text that are kashida."""
    return frozenset(place for found in _STROKES.finditer(text) for place in range(found.start(), found.end()))


def without_kashida(text: str) -> str:
    """Return a text without the letters that are kashida."""
    return _STROKES.sub("", text)
