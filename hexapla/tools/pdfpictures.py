"""The pages of a PDF as pictures, cut to what is drawn on them."""

import io
from collections.abc import Iterator

SCALE = 200 / 72
"""Pixels a point: 200 an inch."""

MARGIN = 12
"""White pixels around what is drawn."""


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
