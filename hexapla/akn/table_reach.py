"""From where to where a table says that its source sets it, against the text that it stands in."""

import re
from dataclasses import dataclass

from lxml import etree

from hexapla.akn.names import REACH

WIDE, OVERHANGING, LANDSCAPE = "wide", "overhanging", "landscape"
"""What a table says that its source sets as wide as the page, from the edge of the text to the margin at its other side, or on a page
on its side.
"""

OUTERMOST = (-500, 2500)
"""Between where a table may stand, in thousandths of the width of the text."""

NARROWEST = 100
"""Thousandths of the width of the text that a table has at least."""


@dataclass(frozen=True)
class Reach:
    """Where a table begins and ends, in thousandths of the width of the text, from the side where lines begin.

    So `0 1000` is as wide as the text.  `kind` is WIDE or OVERHANGING where it reaches to the margins of its page, whatever their width,
    LANDSCAPE where it needs those of a page on its side: it is WIDE on one that stands upright.
    """

    kind: str = ""
    start: int = 0
    end: int = 1000

    @classmethod
    def of(cls, start: int, end: int) -> "Reach":
        """Return the reach from one place to another, AS_TEXT where no table can be set so."""
        can_be = OUTERMOST[0] <= start <= end - NARROWEST and end <= OUTERMOST[1]
        return cls("", start, end) if can_be else AS_TEXT

    def __bool__(self) -> bool:
        """Tell whether a table stands elsewhere than its text."""
        return self != AS_TEXT

    def __str__(self) -> str:
        """Return it as an attribute says it, "" where there is nothing to say."""
        return self.kind or (f"{self.start} {self.end}" if self else "")

    def beyond(self, text: float, margin: float) -> tuple[float, float]:
        """Return by how much a table stands out before and behind its text, of which both have the width of a margin beside them.

        All in the same unit; less than nothing where it stands within its text.
        """
        if self.kind:
            return (0.0 if self.kind == OVERHANGING else margin), margin
        return -self.start / 1000 * text, (self.end - 1000) / 1000 * text


AS_TEXT = Reach()
"""The reach of a table whose source says nothing of it, or sets it as its text."""


def reach_of(table: etree._Element) -> Reach:
    """Return where a table says that it begins and ends, AS_TEXT where it says nothing that can be."""
    said = table.get(REACH, "")
    if said in (WIDE, OVERHANGING, LANDSCAPE):
        return Reach(said)
    numbers = re.fullmatch(r"(-?\d{1,4}) (-?\d{1,4})", said)
    return Reach.of(int(numbers[1]), int(numbers[2])) if numbers else AS_TEXT
