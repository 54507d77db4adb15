"""What a page draws of text: each character as the file has it, its place and its look."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from math import hypot
from typing import Any, NamedTuple
from unicodedata import bidirectional

from hexapla.readers.pdf.soft_hyphens import SIGN
from hexapla.readers.pdf.turns import Box, quarters_of

_FORCED_BOLD = 600
"""The weight from which a font is bold."""

_SIGNS = {2: "-", ord(SIGN): "\u00ad"}
"""PDFium's own sign of a hyphen at the end of a line, and ours of a soft one."""

_LAST_OF_LATIN = 0x2AF
"""The last letter before the first sign that is drawn above or below another."""

_FIRST_SHOWN = 32
"""The first character that is no control character."""

_WIDE = 1.5
"""How wide the box of a letter is, at most, in parts of its size."""

_OVERHANG = 0.3
"""By which part of the size the ink of a letter may reach over its place: more is another width than the file says."""


_SEEN = 0.05
"""Points from which on ink reaches over."""


class Drawn(NamedTuple):
    """A character as the file has it: its box, the place on the baseline where it begins, how it looks."""

    text: str
    box: Box
    origin: Box
    look: "Look"


class Look(NamedTuple):
    """How a text object looks: its size in points, its marks, the quarter turns to level, whether it is seen, which marked content it is.

    `font` is its font, whose place in memory tells it from others, `em` how wide that is set, in points.
    """

    size: float
    marks: frozenset[str]
    quarters: int | None
    is_seen: bool = True
    content: int = -1
    font: Any = None
    place: int = 0
    em: float = 0.0


def drawn_by(words: Any) -> Iterator[Drawn]:
    """Yield the characters of a page that stand in the file itself, blanks too.

    Letters of one ligature begin at one place and have its box, each of them.
    """
    advances: dict[tuple[int, int], float] = {}
    for _, letters in groupby(_held_by(words), key=lambda each: each.origin):
        first, *others = letters
        if others:
            yield from _side_by_side([first, *others])
        elif first.look.quarters == 0 and bidirectional(first.text) == "L":
            yield first._replace(box=_without_overhang(first, advances))
        else:
            yield first


def _side_by_side(letters: list[Drawn]) -> Iterator[Drawn]:
    """Yield the letters of one ligature; of one far wider than a letter, as a Chinese dash of two is, each with its part of the box."""
    box, count = letters[0].box, len(letters)
    if box.right - box.left <= _WIDE * letters[0].look.size or letters[0].look.quarters != 0:
        yield from letters
        return
    width = (box.right - box.left) / count
    for place, each in enumerate(letters):
        yield each._replace(box=replace(box, left=box.left + place * width, right=box.left + (place + 1) * width))


def _held_by(words: Any) -> Iterator[Drawn]:
    """Yield characters with their boxes as the file has them."""
    from pypdfium2 import raw

    across, up, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    known: dict[int, Look] = {}
    for index in range(raw.FPDFText_CountChars(words)):
        if raw.FPDFText_IsGenerated(words, index) == 1:
            continue
        item = raw.FPDFText_GetTextObject(words, index)
        key = ctypes.addressof(item.contents) if item else 0
        if key not in known:
            known[key] = _look(item) if item else Look(0.0, frozenset(), None)
        raw.FPDFText_GetCharOrigin(words, index, across, up)
        raw.FPDFText_GetLooseCharBox(words, index, box)
        code = raw.FPDFText_GetUnicode(words, index)
        text = _SIGNS.get(code, chr(code) if code >= _FIRST_SHOWN else "")
        if text:
            is_sign = code > _LAST_OF_LATIN and bidirectional(text) == "NSM"
            edges = _ink(words, index) if is_sign else (box.left, box.bottom, box.right, box.top)
            place = Box(edges[0], min(edges[1::2]), edges[2], max(edges[1::2]))
            yield Drawn(text, place, Box(across.value, up.value, across.value, up.value), known[key])


def _ink(words: Any, index: int) -> tuple[float, float, float, float]:
    """Return the edges of what is drawn of a character: the sign of a vowel begins where its letter does, wherever it stands."""
    from pypdfium2 import raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(words, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _without_overhang(letter: Drawn, advances: dict[tuple[int, int], float]) -> Box:
    """Return the box of a letter without what its ink reaches over its place on the line.

    Letters such as an italic f do, and any of a font that is not in the file and another one stands in for: between
    them and the next word no gap would show.  `advances` are those known, in parts of the size, by font and letter.
    """
    box, start, look, code = letter.box, letter.origin.left, letter.look, ord(letter.text)
    key = look.place, code
    if key not in advances:
        from pypdfium2 import raw

        width = ctypes.c_float()
        is_told = raw.FPDFFont_GetGlyphWidth(look.font, code, 1000.0, width)
        advances[key] = width.value / 1000 if is_told else 0.0
    end = start + advances[key] * look.em
    over = max(box.right - end, start - box.left)
    if advances[key] <= 0 or not _SEEN < over < _OVERHANG * look.em:
        return box
    return Box(max(box.left, start), box.bottom, min(box.right, end), box.top)


def _look(item: Any) -> Look:
    """Return how a text object looks."""
    from pypdfium2 import raw

    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(item, size)
    raw.FPDFPageObj_GetMatrix(item, matrix)
    quarters = quarters_of(matrix.a, matrix.b) if matrix.a * matrix.d > matrix.b * matrix.c else None
    font = raw.FPDFTextObj_GetFont(item)
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("latin-1").lower()
    angle = ctypes.c_int()
    raw.FPDFFont_GetItalicAngle(font, angle)
    is_bold = "bold" in name or raw.FPDFFont_GetWeight(font) >= _FORCED_BOLD
    is_italic = "italic" in name or "oblique" in name or angle.value != 0
    marks = frozenset([*(["b"] if is_bold else []), *(["i"] if is_italic else [])])
    is_seen = raw.FPDFTextObj_GetTextRenderMode(item) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
    content = raw.FPDFPageObj_GetMarkedContentID(item)
    em = size.value * hypot(matrix.a, matrix.b)
    return Look(
        size.value * hypot(matrix.c, matrix.d),
        marks,
        quarters,
        is_seen,
        content,
        font,
        ctypes.cast(font, ctypes.c_void_p).value or 0,
        em,
    )
