"""How large a picture says it is: pixels an inch, as a PNG or a JPEG states them, or points, as a drawing does."""

import io
import re
import struct
import zlib
from typing import NamedTuple

FINE = 97
"""From so many pixels an inch on a picture was made for paper; fewer are those of a screen, and say nothing."""

LARGE = 100.0
"""From so many points on a picture stands on lines of its own; one that says no width is as large as on a screen."""

_SCREEN = 96
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JFIF = b"\xff\xd8\xff\xe0\0\x10JFIF\0"
_DENSITY = slice(13, 18)
"""Where a JPEG whose first segment is that of JFIF says how many pixels it has an inch (unit 1) or a centimetre (2)."""

_AN_INCH = {1: 1.0, 2: 2.54}
_ORIENTATION, _ON_ITS_SIDE = 0x0112, range(5, 9)
"""How EXIF numbers the ways in which a picture lies on its side (CIPA DC-008, 4.6.5)."""

_INCH, _POINTS = 0.0254, 72
_HEAD = 200
_DRAWN = re.compile(rb'<svg[^>]*? width="(?P<points>\d+(?:\.\d+)?)pt"')
_HIGH = re.compile(rb'<svg[^>]*? height="(?P<points>\d+(?:\.\d+)?)pt"')


def width_in_points(data: bytes) -> float | None:
    """Return the width of a picture that was made for paper, None for any other."""
    if data.startswith(_JFIF):
        return _width_of_jpeg(data)
    if not data.startswith(_SIGNATURE):
        return None
    at, pixels = len(_SIGNATURE), 0
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"IHDR":
            (pixels,) = struct.unpack_from(">I", data, at + 8)
        elif kind == b"pHYs":
            a_metre, _, unit = struct.unpack_from(">IIB", data, at + 8)
            an_inch = a_metre * _INCH
            return pixels * _POINTS / an_inch if unit == 1 and an_inch >= FINE else None
        elif kind == b"IDAT":
            return None
        at += length + 12
    return None


def _width_of_jpeg(data: bytes) -> float | None:
    seen = _pixels(data)
    if seen is None:
        return None
    unit, *stated = struct.unpack(">BHH", data[_DENSITY])
    an_inch = stated[seen.is_on_its_side] * _AN_INCH.get(unit, 0)
    return seen.across * _POINTS / an_inch if an_inch >= FINE else None


class _Pixels(NamedTuple):
    """How many pixels a bitmap has across and down as it is seen, and whether it lies on its side."""

    across: int
    down: int
    is_on_its_side: bool


def _pixels(data: bytes) -> _Pixels | None:
    """Return the pixels of a bitmap, None for anything else."""
    from PIL import Image  # heavy, and few documents have pictures

    try:
        with Image.open(io.BytesIO(data)) as image:
            is_on_its_side = image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
            across, down = reversed(image.size) if is_on_its_side else image.size
            return _Pixels(across, down, is_on_its_side)
    except OSError:
        return None


def drawn_width(data: bytes) -> float | None:
    """Return the width that a drawing states in points, None for anything else."""
    stated = _DRAWN.search(data[:_HEAD])
    return float(stated["points"]) if stated else None


def size_in_points(data: bytes) -> tuple[float, float] | None:
    """Return how wide and high a picture is by itself: what it says, else as on a screen; None for a drawing that says no points."""
    if b"<svg" in data[:_HEAD]:
        stated = [found for each in (_DRAWN, _HIGH) if (found := each.search(data[:_HEAD]))]
        return (float(stated[0]["points"]), float(stated[1]["points"])) if len(stated) == 2 else None
    seen = _pixels(data)
    if seen is None:
        return None
    width = width_in_points(data) or seen.across * _POINTS / _SCREEN
    return width, width * seen.down / seen.across


def is_large(data: bytes) -> bool:
    """Tell whether a picture stands between the lines of a text: a wide one, or a drawing that says no points."""
    size = size_in_points(data)
    return b"<svg" in data[:_HEAD] if size is None else size[0] >= LARGE


def of_width(data: bytes, points: float) -> bytes:
    """Return a PNG or a JPEG that says it is so wide where that makes it one for paper; any other picture as it is."""
    if data.startswith(_JFIF) and points > 0:
        return _jpeg_of_width(data, points)
    if not data.startswith(_SIGNATURE) or points <= 0:
        return data
    start, pixels = len(_SIGNATURE), struct.unpack_from(">I", data, len(_SIGNATURE) + 8)[0]
    if pixels * _POINTS / points < FINE:
        return data
    a_metre = round(pixels * _POINTS / points / _INCH)
    said = b"pHYs" + struct.pack(">IIB", a_metre, a_metre, 1)
    parts, at = [data[: start + 25]], start + 25  # the head of a PNG is of one length
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        parts += [data[at:end]] if data[at + 4 : at + 8] != b"pHYs" else []
        at = end
    return b"".join((parts[0], struct.pack(">I", 9), said, struct.pack(">I", zlib.crc32(said)), *parts[1:]))


def _jpeg_of_width(data: bytes, points: float) -> bytes:
    seen = _pixels(data)
    an_inch = round(seen.across * _POINTS / points) if seen is not None else 0
    if not FINE <= an_inch <= 0xFFFF:
        return data
    said = struct.pack(">BHH", 1, an_inch, an_inch)
    return data[: _DENSITY.start] + said + data[_DENSITY.stop :]
