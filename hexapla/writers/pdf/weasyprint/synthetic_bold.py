"""A bold that is bold where the package of a font has no bold file: the outlines are drawn and filled.

Chinese sets headings in a sans of heavy strokes.  The locked package has the regular weight alone, whose headings look
lighter than the text of other scripts; its outlines get a stroke of their own (text rendering mode 2), which moves no
character.  This is no gap of WeasyPrint, which knows nothing of the stroke of a text; it may go with a bold file.
"""

# ruff: noqa: SLF001 - closing a gap means reaching inside

from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

FAMILIES = frozenset({"Noto Serif SC"})
"""Families whose bold font is a regular file (`styles/languages`)."""

BOLD = 700
WIDTH = 0.028
"""How much is added to a stroke of a character, in parts of the size of the type."""

FILL, FILL_AND_STROKE = 0, 2


def install() -> None:
    """Mend the choice of fonts, once."""
    original, end = Stream.set_font_size, Stream.end_text
    if getattr(original, "mended", False):
        return

    def set_font_size(self: Any, font: Any, size: Any) -> None:
        original(self, font, size)
        if _is_stroked(self, font):
            pydyf.Stream.set_color_rgb(self, 0, 0, 0, stroke=True)
            self.set_line_width(WIDTH * size)
            _render(self, FILL_AND_STROKE)
        else:
            _render(self, FILL)

    def end_text(self: Any) -> None:
        _render(self, FILL)
        end(self)

    set_font_size.mended = True  # type: ignore[attr-defined]
    Stream.set_font_size = set_font_size
    Stream.end_text = end_text


def _render(stream: Any, mode: int) -> None:
    """Set how characters are drawn; every text begins and ends with the usual way."""
    if mode != stream.__dict__.get("hexapla_rendering", FILL):
        stream.set_text_rendering(mode)
        stream.hexapla_rendering = mode


def _is_stroked(stream: Any, name: Any) -> bool:
    """Tell whether the font of this name is a bold that has no file."""
    known = stream.__dict__.setdefault("hexapla_fonts", {})
    if name not in known:
        fonts = (font for font in stream._fonts.values() if font.hash == name)
        known[name] = any(font.family in FAMILIES and font.weight >= BOLD for font in fonts)
    return bool(known[name])
