"""Fonts whose glyphs are found by character ids become fonts whose glyphs are found by their own numbers.

WeasyPrint 70.0 writes glyph ids into the page and says that they are character ids (`CIDToGIDMap /Identity`).  In a
CID-keyed CFF font, as Chinese ones are, what a viewer makes of that hangs on a table inside the font which the
version of HarfBuzz on the machine writes one way or another; veraPDF finds `.notdef` glyphs (PDF/UA-1 7.21.8,
PDF/A-3 6.2.11.8).  The outlines that are used become TrueType outlines, where the two numbers are the same by
definition.  No issue found upstream.
"""

import io
from collections.abc import Collection
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph
from weasyprint.pdf.fonts import Font

TOLERANCE = 0.001
"""How far an outline may move, in parts of the size of the type: a pixel on an imagesetter at 12 points is more."""

_MAXIMA = (
    "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
    "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
    "maxCompositeContours", "maxComponentDepth",
)  # fmt: skip


def install() -> None:
    """Mend the embedding of fonts, once."""
    original = Font.clean
    if getattr(original, "mended", False):
        return

    def clean(self: Any, to_unicode: Any, hinting: Any) -> None:
        original(self, to_unicode, hinting)
        if self.type == "otf":
            self.file_content = with_own_numbers(self.file_content, to_unicode)

    clean.mended = True  # type: ignore[attr-defined]
    Font.clean = clean


def with_own_numbers(data: bytes, used: Collection[int]) -> bytes:
    """Return a CID-keyed font with TrueType outlines of the glyphs that are used; any other font as it is."""
    with TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False) as font:
        if not hasattr(font["CFF "].cff.topDictIndex[0], "ROS"):
            return data
        order, shapes = font.getGlyphOrder(), font.getGlyphSet()
        glyphs = dict.fromkeys(order, Glyph())
        for number in (0, *used):
            if number < len(order):
                pen = TTGlyphPen(None)
                error = TOLERANCE * font["head"].unitsPerEm
                shapes[order[number]].draw(Cu2QuPen(pen, error, reverse_direction=True))
                glyphs[order[number]] = pen.glyph()
        _replace_outlines(font, order, glyphs)
        made = io.BytesIO()
        font.save(made, reorderTables=False)
        return made.getvalue()


def _replace_outlines(font: Any, order: list[str], glyphs: dict[str, Any]) -> None:
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    font["glyf"], font["loca"] = table, newTable("loca")
    for name in ("CFF ", "VORG"):
        if name in font:
            del font[name]
    maxima = font["maxp"]
    maxima.tableVersion = 0x00010000
    for name in _MAXIMA:
        setattr(maxima, name, 0)
    maxima.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
