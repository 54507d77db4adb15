"""Gap 32: viewers are asked to smooth pictures (`/Interpolate`), which PDF/A forbids (ISO 19005-3, 6.2.8).

A style sheet can say otherwise of a picture of the page, `image-rendering`, but not of one that an SVG holds, as drawings of
LibreOffice hold them (no issue found upstream).  This module may go when its test in
`tests/writers/pdf/weasyprint/test_pdf_gaps.py` passes without it.
"""

from typing import Any

from weasyprint.pdf.stream import Stream


def install() -> None:
    """Mend the adding of pictures, once."""
    original = Stream.add_image
    if getattr(original, "mended", False):
        return

    def add_image(self: Any, image: Any, _: bool, ratio: Any) -> str:
        return str(original(self, image, False, ratio))

    add_image.mended = True  # type: ignore[attr-defined]
    Stream.add_image = add_image
