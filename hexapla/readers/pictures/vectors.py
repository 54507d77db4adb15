"""Drawings that stand beside a bitmap of them: taken where they are safe and every edition can draw them.

Word keeps a PNG beside each SVG, for programs that draw none ([MS-ODRAWXML], 2.3.1, `svgBlip`).
"""

import re

from hexapla.akn.document import parse
from hexapla.akn.names import local
from hexapla.readers.pictures import plain_picture

_HARMLESS = frozenset({"comment", "metadata", "other data"})
"""What may be taken out of a drawing that then still shows all that it did; scripts, addresses and embedded pages may not."""

_UNDRAWN = frozenset({"filter", "switch", "set", "animate", "animateMotion", "animateTransform", "mesh", "hatch"})
"""What WeasyPrint draws otherwise than Word, or not at all."""

_NUMBERS = re.compile(r"\s*-?[\d.]+(?:\s+-?[\d.]+){3}\s*")


def drawable(data: bytes) -> bytes | None:
    """Return a drawing without what is none; None where it held what is no drawing, or draws what not every edition can."""
    picture = plain_picture(data)
    if picture is None or picture.ending != "svg" or not _HARMLESS.issuperset(picture.removed):
        return None
    root = parse(picture.data)
    if not _NUMBERS.fullmatch(root.get("viewBox", "")) or any(local(each) in _UNDRAWN for each in root.iter()):
        return None
    return picture.data
