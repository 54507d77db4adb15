"""Frames that stand for pictures which cannot be read: as large as these, with their words."""

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.readers.pictures.svg import SVG
from hexapla.typography import fonts

SIZE, LEADING = 9.0, 11.0
"""Points of the type of the words, and from line to line."""

INSIDE = 6.0
"""Points between the frame and its words."""

USUAL = (180.0, 72.0)
"""How wide and high a frame is in points where the source does not say, and how small it is at the least: a third of that."""

_svg = ElementMaker(namespace=SVG, nsmap={None: SVG})


def frame_of(words: str, width: float, height: float) -> bytes:
    """Return a drawing of a frame with as many of some words as have room in it, its size in points; 0 for one that is not known."""
    across, down = (max(side or usual, usual / 3) for side, usual in zip((width, height), USUAL, strict=True))
    room = int((down - 2 * INSIDE) / LEADING)
    lines = list(_lines(words, across - 2 * INSIDE))[:room]
    first = (down - len(lines) * LEADING) / 2 + SIZE
    said = [
        _svg.text(line, x=f"{across / 2:.1f}", y=f"{first + number * LEADING:.1f}") for number, line in enumerate(lines)
    ]
    sides = {"width": f"{across - 1:.1f}", "height": f"{down - 1:.1f}"}
    frame = _svg.rect(sides, x="0.5", y="0.5", fill="none", stroke="#767676")
    size = {"width": f"{across:.1f}pt", "height": f"{down:.1f}pt"}
    type_ = {"font-family": "serif", "font-size": f"{SIZE:g}", "text-anchor": "middle"}
    made = _svg.svg(size, frame, _svg.g(type_, *said), viewBox=f"0 0 {across:.1f} {down:.1f}")
    return etree.tostring(made, encoding="utf-8")


def _lines(words: str, room: float) -> Iterator[str]:
    """Yield words line by line; a word that is wider than the room has a line of its own, as far as it goes."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and fonts.width(longer) * SIZE > room:
            yield line
            longer = word
        line = longer
    yield from filter(None, (line,))
