"""What EXIF says of a picture that is seen: how it is turned, and how large it is on paper."""

import struct
import warnings

_EXIF = b"Exif\0\0"
_ORIENTATION, _ACROSS, _DOWN, _UNIT = 0x0112, 0x011A, 0x011B, 0x0128
_TURNED = range(2, 9)
_UNITS = {2: 1, 3: 2}
"""Inches and centimetres, as EXIF and as JFIF number them."""

_MOST = 65535


def turned(content: bytes) -> bytes:
    """Return the EXIF segment that says nothing but how a picture is turned; b"" for one that stands upright."""
    orientation = _read(content).get(_ORIENTATION)
    if orientation is None or orientation not in _TURNED:
        return b""
    plain = _EXIF + b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, int(orientation), 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(plain) + 2) + plain


def density(content: bytes) -> bytes:
    """Return the JFIF segment that says how large a picture is on paper, b"" where EXIF does not say it."""
    facts = _read(content)
    try:
        across, down = round(facts[_ACROSS]), round(facts[_DOWN])
        unit = _UNITS[int(facts.get(_UNIT, 2))]
    except (KeyError, ValueError, OverflowError):
        return b""
    if not (0 < across <= _MOST and 0 < down <= _MOST):
        return b""
    return b"\xff\xe0\0\x10JFIF\0\1\1" + struct.pack(">BHHBB", unit, across, down, 0, 0)


def _read(content: bytes) -> dict[int, float]:
    from PIL.Image import Exif

    facts = Exif()
    try:
        with warnings.catch_warnings(action="ignore"):
            facts.load(content)
            found = {tag: facts[tag] for tag in (_ORIENTATION, _ACROSS, _DOWN, _UNIT) if tag in facts}
            return {tag: float(value) for tag, value in found.items()}
    except (ArithmeticError, LookupError, OSError, SyntaxError, TypeError, ValueError, struct.error):
        return {}
