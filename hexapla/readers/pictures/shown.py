"""How a source shows a picture: a part of it, turned by right angles, mirrored, stretched; the picture is made so, and loses nothing that is shown."""

import io
import warnings
from dataclasses import dataclass, replace

from lxml import etree

from hexapla.readers.pictures import DAMAGED, PlainPicture
from hexapla.xml_tree import parse

_BITMAPS = ("png", "jpg", "gif")
_WHOLE = (0.0, 0.0, 0.0, 0.0)

STRETCHED, MOST_STRETCHED = 1.04, 8.0
"""From how often wider (or higher) than its pixels on a picture is stretched; less is how its source rounds; and how often one is at most."""


@dataclass(frozen=True)
class Shown:
    """What a source does to a picture that it shows.

    `cut` is what it leaves out at the left, above, at the right and below, in parts of the picture; `turns` counts right angles, clockwise;
    `mirrored` says whether left and right, and top and bottom, change places before that.  `width` and `height` are how large it then stands, in points, 0
    where the source does not say.
    """

    cut: tuple[float, float, float, float] = _WHOLE
    turns: int = 0
    mirrored: tuple[bool, bool] = (False, False)
    width: float = 0.0
    height: float = 0.0

    @property
    def is_as_it_is(self) -> bool:
        """True where the picture itself is shown, whole and upright."""
        return self.cut == _WHOLE and not self.turns and not any(self.mirrored)

    def stretched(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return how many pixels across and down show a bitmap of so many as it stands, none fewer than it has."""
        across, down = size
        if not self.width or not self.height or not across or not down:
            return size
        wider = self.width * down / self.height / across
        if not STRETCHED <= max(wider, 1 / wider) <= MOST_STRETCHED:
            return size
        return (round(across * wider), down) if wider > 1 else (across, round(down / wider))


def as_shown(picture: PlainPicture, shown: Shown) -> PlainPicture:
    """Return a picture as its source shows it: a bitmap that is cut, turned, mirrored or stretched becomes a PNG of the pixels that are seen.

    Drawings and metafiles stay as they are, and so does a bitmap that cannot be read.
    """
    if (shown.is_as_it_is and not (shown.width and shown.height)) or picture.ending not in _BITMAPS:
        return picture
    from PIL import Image, ImageOps  # heavy, and few sources do so

    made = io.BytesIO()
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(picture.data)) as image:
            seen = ImageOps.exif_transpose(image)
            left, above, right, below = shown.cut
            box = (left * seen.width, above * seen.height, (1 - right) * seen.width, (1 - below) * seen.height)
            seen = seen.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
            if not seen.width or not seen.height:
                return picture
            for is_meant, how in zip(shown.mirrored, (ImageOps.mirror, ImageOps.flip), strict=True):
                seen = how(seen) if is_meant else seen
            seen = seen.rotate(-90 * shown.turns, expand=True)
            pixels = shown.stretched(seen.size)
            if shown.is_as_it_is and pixels == seen.size:
                return picture
            if pixels != seen.size:
                seen = (seen.convert("RGBA") if seen.mode in ("LA", "P") else seen).resize(pixels)
            seen = seen if seen.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16") else seen.convert("RGB")
            seen.info.clear()
            seen.save(made, "PNG", compress_level=9)
    except (Image.DecompressionBombError, *DAMAGED):
        return picture
    return replace(picture, data=made.getvalue(), ending="png")


def drawing_as_shown(picture: PlainPicture, shown: Shown) -> PlainPicture:
    """Return a drawing that LibreOffice made as its source shows it: the part that is seen, as wide and as high."""
    if picture.ending != "svg" or not (shown.width and shown.height):
        return picture
    root = parse(picture.data)
    left, top, width, height = map(float, root.get("viewBox", "").split())
    before, above, behind, below = shown.cut
    view = (left + before * width, top + above * height, (1 - before - behind) * width, (1 - above - below) * height)
    if min(view[2:]) <= 0:
        return picture
    root.attrib.update({"width": f"{shown.width:.1f}pt", "height": f"{shown.height:.1f}pt"})
    root.attrib.update({"viewBox": " ".join(f"{each:.2f}" for each in view), "preserveAspectRatio": "none"})
    return replace(picture, data=etree.tostring(root))
