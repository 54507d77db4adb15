"""Words of cells that run up or down on paper, as their source has them: what room they take, and their element."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from lxml import etree

from hexapla.writers.markup.elements import child
from hexapla.writers.markup.inlines import append, emptied

LONGEST, OF_ROW = 12.0, 2.0
"""How high a cell of one row grows at most for the words in it, in ems, and how much more for each row below that it covers."""

LEADING = 1.2
"""The leading of such words, in ems."""

SLACK = 1.05
"""Words that fill several lines leave some of each free."""


class Turned(NamedTuple):
    """The room of words that do not run level: along their lines, and across all of them, in ems or in points."""

    along: float
    across: float

    def at(self, size: float) -> "Turned":
        """Return the room at a size of type."""
        return Turned(self.along * size, self.across * size)


def turned(lines: Sequence[float], longest: float, depth: int) -> Turned:
    """Return the room of words, of which `lines` are as wide as that, the longest word so, in a cell of so many rows; all in ems."""
    along = max(longest, min(max(lines, default=0.0), LONGEST + OF_ROW * (depth - 1))) * SLACK
    return Turned(along, LEADING * sum(max(1, ceil(line * SLACK / along)) for line in lines))


def turn(cell: etree._Element, room: Turned) -> None:
    """Put what a cell holds into an element that the style sheet turns, `room` in points."""
    style = f"--along: {room.along:.4g}pt; --across: {room.across:.4g}pt"
    held = emptied(cell)
    inner = child(child(cell, "div", {"class": "turned", "style": style}), "div")
    for node in held:
        append(inner, node)
