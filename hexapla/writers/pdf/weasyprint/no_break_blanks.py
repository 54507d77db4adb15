"""No-break blanks are as wide as blanks: in Termes U+00A0 is a third wider.  No issue found upstream; it is a matter of fonts."""

import re
from functools import cache
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS, ffi, pango

from hexapla.typography import fonts


def install() -> None:
    """Let U+00A0 be as wide as a blank, once."""
    original = line_break.Layout.set_text
    if getattr(original, "mended", False):
        return

    def set_text(self: Any, text: str, justify: bool = False) -> None:
        original(self, text, justify)
        if fonts.NO_BREAK in self.text and (excess := _excess(self.style["font_family"][0])):
            _set_spacing(self, -int(excess * self.style["font_size"] * TO_UNITS))

    set_text.mended = True  # type: ignore[attr-defined]
    line_break.Layout.set_text = set_text


@cache
def _excess(name: str) -> float:
    """Return how much wider the no-break blank of a family is than its blank, in ems."""
    family = next((each for each in fonts.families() if each.name == name), None)
    return fonts.advance(family, fonts.NO_BREAK) - fonts.advance(family, " ") if family is not None else 0.0


def _set_spacing(layout: Any, spacing: int) -> None:
    """Set the space behind the no-break blanks of a layout, in units of Pango."""
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    written = layout.text.encode()
    for place in re.finditer(fonts.NO_BREAK.encode(), written):
        attribute = pango.pango_attr_letter_spacing_new(spacing)
        attribute.start_index, attribute.end_index = place.span()
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)
