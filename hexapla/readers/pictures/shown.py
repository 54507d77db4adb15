"""How a source shows a picture: a part of it, turned by right angles, mirrored; the picture is made so, and loses nothing that is shown."""

import io
import warnings
from dataclasses import dataclass, replace

from hexapla.readers.pictures import DAMAGED, PlainPicture

_BITMAPS = ("png", "jpg", "gif")
_WHOLE = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Shown:
    """What a source does to a picture that it shows.

    `cut` is what it leaves out at the left, above, at the right and below, in parts of the picture; `turns` counts right angles, clockwise;
    `mirrored` says whether left and right, and top and bottom, change places before that.  `width` is how wide it then stands, in points, 0
    where the source does not say.
    """

    cut: tuple[float, float, float, float] = _WHOLE
    turns: int = 0
    mirrored: tuple[bool, bool] = (False, False)
    width: float = 0.0

    @property
    def is_as_it_is(self) -> bool:
        """True where the picture itself is shown, whole and upright."""
        return self.cut == _WHOLE and not self.turns and not any(self.mirrored)


def as_shown(picture: PlainPicture, shown: Shown) -> PlainPicture:
    """Return a picture as its source shows it: a bitmap that is cut, turned or mirrored becomes a PNG of the pixels that are seen.

    Drawings and metafiles stay as they are, and so does a bitmap that cannot be read.
    """
    if shown.is_as_it_is or picture.ending not in _BITMAPS:
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
            seen = seen if seen.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16") else seen.convert("RGB")
            seen.info.clear()
            seen.save(made, "PNG", compress_level=9)
    except (Image.DecompressionBombError, *DAMAGED):
        return picture
    return replace(picture, data=made.getvalue(), ending="png")
