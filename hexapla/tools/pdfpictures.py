"""The pages of a PDF as pictures, to be looked at on a screen."""

import contextlib
import io
import threading

ON_SCREEN = 96 / 72
"""Pixels a point."""

_LOCK = threading.Lock()
"""Held while a page is drawn: PDFium does one thing at a time."""


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has."""
    import pypdfium2  # heavy, and only who looks at pages needs it

    with _LOCK, contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        return len(document)


def page_picture(data: bytes, number: int) -> bytes | None:
    """Return a PNG of a whole page, by its number from 1 on; None where there is no such page."""
    import pypdfium2  # heavy, and only who looks at pages needs it

    with _LOCK, contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        if not 0 < number <= len(document):
            return None
        made = io.BytesIO()
        document[number - 1].render(scale=ON_SCREEN).to_pil().save(made, "PNG", compress_level=1)
        return made.getvalue()
