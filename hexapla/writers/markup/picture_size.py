"""How large a picture says it is: pixels an inch, as a PNG states them."""

import struct

FINE = 150
"""From so many pixels an inch on a picture was made for paper; fewer are those of a screen, and say nothing."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INCH, _POINTS = 0.0254, 72


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
