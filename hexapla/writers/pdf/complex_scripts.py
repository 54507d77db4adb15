"""Words of scripts whose glyphs are not their letters: the file says what they are (`/ActualText`).

A table of a font says one text for each glyph; where letters change their places or join, no such table gives the words back.
"""

import re

from lxml import etree

from hexapla.typography.directions import RIGHT_TO_LEFT
from hexapla.writers.markup.elements import element
from hexapla.writers.markup.inlines import wrap_matches

REORDERED = "\u0900-\u0dff\u0f00-\u109f\u1780-\u18af"
"""The scripts of India and its neighbours, Tibetan, Burmese, Khmer, Mongolian; Thai and Lao are written in the order of their letters."""


_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_WORD = re.compile(rf"[{REORDERED}][{REORDERED}\u200c\u200d]*")
"""A word each: what a line divides would be said twice."""


def mark_complex_scripts(root: etree._Element) -> None:
    """Say in `root` and below what such words are."""
    wrap_matches(root, _WORD, lambda text: element("span", {"data-actual": text}, text))


def has_right_to_left(text: str) -> bool:
    """Tell whether a text has words that run right to left: readers of the file then find a line's words in any order."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
