"""Measured signs: dashes, figures and symbols of recognised lines that the place and length of their ink tell better."""

import re

from hexapla.readers.pdf.ink_lines import InkLine
from hexapla.readers.pdf.recognised_lines import ReadLine
from hexapla.tools.hocr import SeenWord
from hexapla.tools.ink import Shape

_FLAT, _DASH, _LONG = 0.15, 0.42, 0.75
"""How high a dash is, at most, and how long a dash and a long one are, at least, in sizes: a hyphen is shorter."""

_HYPHENS = "-–—"

_STROKES = ("|", "i", "l", "]", "[", "!")

_FIGURE = (0.55, 0.8)
"""How high a figure is, in sizes."""

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")

_ALIKE = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")

_SYMBOL = re.compile(r"[(«]?[АВЕКМНОРСТХA-Z]+(?:/[\dА-ЯA-Za-z.()-]*)+[,.;:)»]*")
"""A symbol, and the letters that Cyrillic and Latin print alike."""


def with_dashes(line: ReadLine, size: float) -> ReadLine:
    """Return a line whose dashes are as long as their ink, `size` being that of its type: Tesseract takes most of them for hyphens."""
    return ReadLine(line.ink, tuple(_dashed(word, line.ink, size) for word in line.words), line.marks)


def with_symbols(line: ReadLine) -> ReadLine:
    """Return a line whose symbols are in Latin letters, also those that look the same in Cyrillic; its apostrophes are those of print."""
    words = (word._replace(text=_APOSTROPHE.sub("’", word.text)) for word in line.words)
    return ReadLine(
        line.ink,
        tuple(
            word._replace(text=word.text.translate(_ALIKE)) if _SYMBOL.fullmatch(word.text) else word for word in words
        ),
        line.marks,
    )


def with_figures(line: ReadLine, size: float) -> ReadLine:
    """Return a line in which a single narrow shape as high as a figure is a 1: it is read as a stroke or a bracket."""
    return ReadLine(line.ink, tuple(_as_figure(word, line.ink, size) for word in line.words), line.marks)


def _as_figure(word: SeenWord, ink: InkLine, size: float) -> SeenWord:
    if word.text not in _STROKES:
        return word
    own = [each for each in ink.shapes if word.left - 2 <= (each.left + each.right) / 2 <= word.right + 2]
    is_figure = (
        len(own) == 1 and _FIGURE[0] * size < own[0].height < _FIGURE[1] * size and own[0].width < own[0].height / 2
    )
    return word._replace(text="1") if is_figure else word


def _dashed(word: SeenWord, ink: InkLine, size: float) -> SeenWord:
    near = (each for each in ink.shapes if word.left - 2 <= each.left and each.right <= word.right + 2)
    flat = [each for each in near if _is_flat(each, ink, size)]
    signs = [place for place, sign in enumerate(word.text) if sign in _HYPHENS]
    if not signs or len(signs) != len(flat):
        return word
    text = list(word.text)
    for place, shape in zip(signs, sorted(flat), strict=True):
        text[place] = "-" if shape.width < _DASH * size else "–" if shape.width < _LONG * size else "—"
    return word._replace(text="".join(text))


def _is_flat(shape: Shape, ink: InkLine, size: float) -> bool:
    is_high = ink.base - 0.6 * size < shape.bottom < ink.base - 0.08 * size
    return is_high and shape.height <= _FLAT * size and shape.width > max(1.5 * shape.height, 0.2 * size)
