"""How large a picture says it is: pixels an inch, as a PNG states them, or points, as a drawing does."""

import io
import re
import struct
import zlib

FINE = 150
"""From so many pixels an inch on a picture was made for paper; fewer are those of a screen, and say nothing."""

LARGE = 100.0
"""From so many points on a picture stands on lines of its own; one that says no width is as large as on a screen."""

_SCREEN = 96
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INCH, _POINTS = 0.0254, 72
_HEAD = 200
_DRAWN = re.compile(rb'<svg[^>]*? width="(?P<points>\d+(?:\.\d+)?)pt"')


def width_in_points(data: bytes) -> float | None:
    """Return the width of a picture that was made for paper, None for any other."""
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


def drawn_width(data: bytes) -> float | None:
    """Return the width that a drawing states in points, None for anything else."""
    stated = _DRAWN.search(data[:_HEAD])
    return float(stated["points"]) if stated else None


def is_large(data: bytes) -> bool:
    """Tell whether a picture stands between the lines of a text: a wide bitmap, or a drawing."""
    if b"<svg" in data[:_HEAD]:
        return True
    from PIL import Image  # heavy, and few documents have pictures

    try:
        with Image.open(io.BytesIO(data)) as image:
            pixels = image.width
    except OSError:
        return False
    return (width_in_points(data) or pixels * _POINTS / _SCREEN) >= LARGE


def of_width(data: bytes, points: float) -> bytes:
    """Return a PNG that says it is so wide where that makes it one for paper; any other picture as it is."""
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
