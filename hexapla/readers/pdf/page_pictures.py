"""Pictures of pages: which pages of a PDF are one, and how they look to a program that recognises their words."""

from math import sqrt
from typing import TYPE_CHECKING, Any

from hexapla.domain.limits import current
from hexapla.errors import SourceError
from hexapla.tools.tesseract import DOTS_AN_INCH

if TYPE_CHECKING:
    from PIL.Image import Image

_FEW = 200
"""Characters up to which a page with a picture is a picture of a page: a running head, a stamp, no text."""

_PART = 0.3
"""The part of such a page that its pictures cover, at least."""

_OUTLINES = 100
"""Drawn paths from which on a page without a character has its letters as outlines."""

_MOST_PIXELS = 40_000_000
"""A page on A3 at 300 dots an inch has 17 million."""

_POINTS = 72


def has_picture(page: Any) -> bool:
    """Tell whether pictures cover a good part of a page."""
    from pypdfium2 import raw

    width, height = page.get_size()
    boxes = [bounds_of(item) for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)]
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    return bool(covered > _PART * width * height)


def is_picture(page: Any, characters: int) -> bool:
    """Tell whether a page of so many characters is the picture of one: scanned, or drawn as outlines."""
    from pypdfium2 import raw

    if characters > _FEW:
        return False
    paths = 0 if characters else sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3))
    return paths > _OUTLINES or has_picture(page)


def picture_of(page: Any, quarters: int = 0) -> "Image":
    """Return how a page looks, in shades of grey, turned clockwise by quarters.

    Raises:
        SourceError: one of its pictures is larger than a picture may be.
    """
    from pypdfium2 import raw

    most = current().pixels
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        across, down = item.get_px_size()
        if across * down > most * 1_000_000:
            message = f"A picture of a page has {across:,} by {down:,} pixels; a picture may have {most:,} million."
            raise SourceError(message, "Scan it anew, or raise pixels under [limits] in document.toml.")
    width, height = page.get_size()
    scale = min(DOTS_AN_INCH / _POINTS, sqrt(_MOST_PIXELS / max(1.0, width * height)))
    image: Image = page.render(scale=scale, grayscale=True, rotation=90 * quarters).to_pil().convert("L")
    image.info["dpi"] = (scale * _POINTS, scale * _POINTS)
    return image


def bounds_of(item: Any) -> tuple[float, float, float, float]:
    """Return the edges of what a page draws (left, bottom, right, top), in points of the page: forms have measures of their own."""
    bounds: tuple[float, float, float, float] = item.get_bounds()
    while (item := item.container) is not None:
        bounds = item.get_matrix().on_rect(*bounds)
    return bounds
