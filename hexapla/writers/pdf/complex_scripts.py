"""Words of scripts whose glyphs are not their letters: the file says what they are (`/ActualText`).

A table of a font says one text for each glyph; where letters change their places or join, no such table gives the words back.
"""

import re

from lxml import etree

from hexapla.writers.markup.elements import element
from hexapla.writers.markup.inlines import wrap_matches

REORDERED = "\u0900-\u0dff\u0f00-\u109f\u1780-\u18af"
"""The scripts of India and its neighbours, Tibetan, Burmese, Khmer, Mongolian; Thai and Lao are written in the order of their letters."""


_WORD = re.compile(rf"[{REORDERED}][{REORDERED}\u200c\u200d]*")
"""A word each: what a line divides would be said twice."""


def mark_complex_scripts(root: etree._Element) -> None:
    """Say in `root` and below what such words are."""
    wrap_matches(root, _WORD, lambda text: element("span", {"data-actual": text}, text))
