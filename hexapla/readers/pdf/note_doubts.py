"""Doubts of notes: what shows by the words of one that some of them are another's, are lost, or stand in another order."""

import re
from unicodedata import bidirectional

from hexapla.readers.pdf.doubts import FRAGMENT, ORDER
from hexapla.readers.pdf.latin_passages import RIGHT
from hexapla.readers.pdf.notes import is_mark
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.structure.labels import ends_sentence
from hexapla.readers.text.line_ends import EAST_ASIAN

_OPEN = (":", "：", ";", "；")
_TURNED = re.compile(r"^\s*[,،]|\s[,،]\w|\s\.[\d(]")
"""A comma that begins words, and a stop that begins a figure: signs of a passage that runs the other way."""

_LATIN = re.compile(r"(?:\b[A-Za-z]\S{0,40}\s+){2}[A-Za-z]|\w\.\w{2,4}\b[^،]{0,200}\(")
"""Three Latin words, or an address with brackets behind it, whose order from right to left is not told by each letter."""


_OTHER = re.compile(rf"\w[.!?»”] {EAST_ASIAN.pattern}")
"""Chinese behind a sentence that ends with a stop and a blank: the note in the other language of an edition."""


def oddities_of_note(note: Paragraph, direction: str) -> set[str]:
    """Return the reasons to doubt a note in a language of a direction, `ltr` or `rtl`."""
    glyphs = [[each for piece in row.pieces for each in piece.glyphs] for row in note.rows]
    text = " ".join("".join(each.text for each in row if not is_mark(each)) for row in glyphs).strip()
    runs = {bidirectional(sign) in RIGHT for sign in text if sign.isalpha()}
    is_other = True in runs if direction == "ltr" else _LATIN.search(text) is not None
    is_other = is_other or (direction == "ltr" and _OTHER.search(text) is not None)
    is_open = not ends_sentence(text) or text.endswith(_OPEN)
    return {
        *([FRAGMENT] if is_open else []),
        *([ORDER] if is_other or not runs or _TURNED.search(text) else []),
    }
