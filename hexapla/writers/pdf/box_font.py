"""A font that draws a box for characters that no font has, so that none of them stops a page."""

import io
from collections.abc import Iterable

from hexapla.typography.fonts import BOX

EM, LOWER, UPPER, STROKE, WIDTH = 1000, -50, 650, 50, 600
"""Measures of the box, in units of the font: its em, its lower and upper edge, how wide its lines and the character are."""


def box_font(characters: Iterable[str]) -> bytes:
    """Return a font whose glyphs are boxes, one for each of some characters; the same bytes for the same ones."""
    from fontTools.fontBuilder import FontBuilder  # heavy, and few documents need it
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for inset, is_hole in ((0, False), (STROKE, True)):
        left, right, lower, upper = 50 + inset, WIDTH - 50 - inset, LOWER + inset, UPPER - inset
        corners = [(left, lower), (left, upper), (right, upper), (right, lower)]
        for number, corner in enumerate(reversed(corners) if is_hole else corners):
            (pen.lineTo if number else pen.moveTo)(corner)
        pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(EM, isTTF=True)
    builder.updateHead(created=0, modified=0)
    names = {ord(each): f"u{ord(each):04X}" for each in characters}  # one glyph each: a PDF reads letters off glyphs
    names |= {ord(" "): "space"}  # what HarfBuzz draws for characters that nobody sees
    glyphs = [".notdef", *names.values()]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(glyphs, box) | {"space": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (WIDTH, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": BOX, "styleName": "Regular", "psName": f"{BOX}-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()
