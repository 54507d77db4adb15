"""Drawings as pixels, for programs that show no SVG."""

import io
from functools import lru_cache
from typing import Any

SCALE = 150 / 72
"""Pixels a point."""

NO_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6360600000000300012b094d840000000049454e44ae426082"
)
"""A PNG of one clear point."""


@lru_cache(16)
def png_of(drawing: bytes, across: float, down: float) -> bytes:
    """Return an SVG as a PNG of a size in points; one clear point where the engine that draws is not on this machine."""
    try:
        import weasyprint
    except OSError:  # its native libraries are missing
        return NO_PICTURE
    import pypdfium2
    from weasyprint.urls import URLFetcherResponse

    def fetch(url: str) -> Any:
        if not url.endswith("/drawing.svg"):
            raise PermissionError(url)
        return URLFetcherResponse(url, drawing, {"Content-Type": "image/svg+xml"})

    page = f"@page {{ size: {across}pt {down}pt; margin: 0 }} img {{ display: block; width: 100%; height: 100% }}"
    html = weasyprint.HTML(string='<img src="drawing.svg">', base_url="https://hexapla.invalid/", url_fetcher=fetch)
    document, made = pypdfium2.PdfDocument(html.write_pdf(stylesheets=[weasyprint.CSS(string=page)])), io.BytesIO()
    document[0].render(scale=SCALE).to_pil().quantize(64).save(made, "PNG", optimize=True)
    document.close()
    return made.getvalue()
