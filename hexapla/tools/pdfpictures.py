"""The pages of a PDF as pictures: cut to what is drawn on them, or whole, to be looked at on a screen."""

import contextlib
import io
import threading
from collections.abc import Iterator

SCALE = 200 / 72
"""Pixels a point: 200 an inch."""

MARGIN = 12
"""White pixels around what is drawn."""


ON_SCREEN = 96 / 72
"""The same for a screen."""

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


def page_pictures(data: bytes) -> Iterator[bytes]:
    """Yield a PNG of each page that shows anything, without its white edges."""
    import pypdfium2  # heavy, and few documents have drawings
    from PIL import Image, ImageChops, ImageOps

    document = pypdfium2.PdfDocument(data)
    for page in document:
        image = page.render(scale=SCALE).to_pil().convert("RGB")
        box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
        if box is not None:
            made = io.BytesIO()
            cut = ImageOps.expand(image.crop(box), MARGIN, "white").quantize(64)
            cut.save(made, "PNG", optimize=True, dpi=(200, 200))
            yield made.getvalue()
        page.close()
    document.close()
