"""How a source shows a picture: a part of it, turned by right angles, mirrored, stretched; the picture is made so, and loses nothing that is shown."""

import io
import math
import warnings
from dataclasses import dataclass, replace

from hexapla.readers.pictures import DAMAGED, PlainPicture

_BITMAPS = ("png", "jpg", "gif")
_WHOLE = (0.0, 0.0, 0.0, 0.0)

STRETCHED, MOST_STRETCHED = 1.04, 8.0
"""From how often wider (or higher) than its pixels on a picture is stretched; less is how its source rounds; and how often one is at most."""

_SCREEN, FINER = 0.75, 1.02
"""Points that a pixel of a screen is wide; how much finer a bitmap is than one at the least that says its size."""

_FRAME = 100
"""Thousandths of a second that browsers show a frame of a GIF which does not say how long."""


@dataclass(frozen=True)
class Shown:
    """What a source does to a picture that it shows.

    `cut` is what it leaves out at the left, above, at the right and below, in parts of the picture; `turns` counts right angles, clockwise;
    `mirrored` says whether left and right, and top and bottom, change places before that.  `width` and `height` are how large it then stands, in points, 0
    where the source does not say.  `tilt` is by how many degrees it is turned after that, clockwise.
    """

    cut: tuple[float, float, float, float] = _WHOLE
    turns: int = 0
    mirrored: tuple[bool, bool] = (False, False)
    width: float = 0.0
    height: float = 0.0
    tilt: float = 0.0

    @property
    def is_turned(self) -> bool:
        """True where the picture is turned or mirrored."""
        return bool(self.turns or self.tilt or any(self.mirrored))

    @property
    def is_as_it_is(self) -> bool:
        """True where the picture itself is shown, whole and upright."""
        return self.cut == _WHOLE and not self.is_turned

    @property
    def room(self) -> tuple[float, float]:
        """How wide and high the room is that the picture takes, in points."""
        sine, cosine = (abs(part(math.radians(self.tilt))) for part in (math.sin, math.cos))
        return self.width * cosine + self.height * sine, self.width * sine + self.height * cosine

    def stretched(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return how many pixels across and down show a bitmap of so many as it stands, none fewer than it has.

        One that is larger than on a screen has so many that its size is one of paper.
        """
        across, down = size
        if not self.width or not self.height or not across or not down:
            return size
        wider = self.width * down / self.height / across
        if STRETCHED <= max(wider, 1 / wider) <= MOST_STRETCHED:
            across, down = (round(across * wider), down) if wider > 1 else (across, round(down / wider))
        larger = self.width / (across * _SCREEN)
        times = math.ceil(larger * FINER) if STRETCHED <= larger <= MOST_STRETCHED else 1
        return across * times, down * times


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
            if shown.tilt:
                seen = seen.convert("RGBA").rotate(-shown.tilt, Image.Resampling.BICUBIC, expand=True)
            seen = seen if seen.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16") else seen.convert("RGB")
            seen.info.clear()
            seen.save(made, "PNG", compress_level=9)
    except (Image.DecompressionBombError, *DAMAGED):
        return picture
    return replace(picture, data=made.getvalue(), ending="png")


def of_paper(picture: PlainPicture, shown: Shown) -> PlainPicture:
    """Return a GIF that is not as large as on a screen as a PNG of the same pixels, which can say its size; it moves as it did."""
    if picture.ending != "gif" or not shown.width:
        return picture
    from PIL import Image, ImageSequence  # as above

    made = io.BytesIO()
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(picture.data)) as image:
            larger = shown.width / (image.width * _SCREEN)
            if max(larger, 1 / larger) < STRETCHED:
                return picture
            frames = [frame.copy() for frame in ImageSequence.Iterator(image)]
            lasts = {"duration": [frame.info.get("duration", _FRAME) for frame in frames]} if frames[1:] else {}
            frames[0].save(made, "PNG", save_all=bool(lasts), append_images=frames[1:], compress_level=9, **lasts)
    except (Image.DecompressionBombError, *DAMAGED):
        return picture
    return replace(picture, data=made.getvalue(), ending="png")
