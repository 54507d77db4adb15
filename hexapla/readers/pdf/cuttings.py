"""Cuttings: parts of the picture of a page as Tesseract reads them best, with paper around."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN = 12
"""Pixels of paper around what is cut out."""

_SIDE = 4


def paper_of(picture: "Image") -> int:
    """Return the shade of the paper: most of a picture has it."""
    return max(range(256), key=picture.histogram().__getitem__)


def doubled(picture: "Image", box: tuple[int, int, int, int]) -> "Image":
    """Return a small part of a picture, by its edges, twice as large."""
    from PIL import Image

    left, top, right, bottom = box
    cut = picture.crop((left - _SIDE, top - _SIDE, right + _SIDE, bottom + _SIDE))
    whole = Image.new("L", (cut.width + 2 * MARGIN, cut.height + 2 * MARGIN), paper_of(picture))
    whole.paste(cut, (MARGIN, MARGIN))
    return whole.resize((whole.width * 2, whole.height * 2), Image.Resampling.BICUBIC)
