"""Gap 9: text without any font kills the process.

Where no font at all is loaded (we consult no system fonts, so a broken font file is enough), Pango gives
text no font, and WeasyPrint 70.0 passes the null pointer on: a segmentation fault, no message, a
dead worker.  No issue found upstream, where system fonts always help out.
"""

from typing import Any

from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi

from hexapla.errors import TemplateError


def install() -> None:
    """Mend the drawing of text, once."""
    original = Stream.add_font
    if getattr(original, "mended", False):
        return

    def add_font(self: Any, pango_font: Any) -> Any:
        if pango_font == ffi.NULL:
            raise TemplateError(
                "No font could be loaded for the text of a page.",
                "Run python3 build.py once more: it installs the locked font packages.",
            )
        return original(self, pango_font)

    add_font.mended = True  # type: ignore[attr-defined]
    Stream.add_font = add_font
