"""How far from each other a table says that its lines and its letters stand, and how large these are."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from hexapla.akn.names import LEADING, SIZE, TRACKING

MOST_LEADING = (7.0, 24.0)
"""Between how many points from each other the lines of a table may stand."""

ROOM_OF_ROWS, LEAST_ROOM_OF_ROWS = 4.0, 1.0
"""How much room there is between the words of two rows in tables of the United Nations, in points, and how much at least."""

MOST_TRACKING, MOST_WIDTH = (-0.5, 1.5), (90, 115)
"""Between how many points apart the letters of a table may stand, and in how many parts of a hundred they may be drawn."""

MOST_SIZES, AS_TEXT_FROM = (5.0, 14.0), 9.5
"""Between how many points letters of a table may be large, and from how many on they are as large as those of the text."""

CLOSER_BY = 0.012
"""By how many points letters that Word sets apart stand closer than it says, on the average: it goes on in whole dots of its page."""


@dataclass(frozen=True)
class Tracking:
    """What stands between the letters of a table, in points, and how wide these are drawn, in parts of a hundred.

    `w:spacing` and `w:w` of runs in Word files, which the templates of New York set to 0.2 points and 103.
    """

    points: float = 0
    width: int = 100

    def __bool__(self) -> bool:
        """Tell whether letters stand otherwise than their font sets them."""
        return self != UNTRACKED

    def __str__(self) -> str:
        """Return it as an attribute says it."""
        return f"{self.points:g} {self.width}"

    def closer(self, twentieths: int) -> "Tracking":
        """Return how letters stand that are set closer, by so many twentieths of a point."""
        return replace(self, points=self.points - twentieths / 20)

    def ems(self, size: float, mean: float) -> float:
        """Return what it adds to each letter, in ems, at a size of type in points whose letters are so many ems wide, on the average."""
        return (self.points - CLOSER_BY) / size + (self.width / 100 - 1) * mean if self else 0.0


UNTRACKED = Tracking()
"""The tracking of letters that stand as their font sets them."""


def leading_of(table: etree._Element) -> float:
    """Return how far from each other a table says that its lines stand, in points; 0 where it says nothing that can be."""
    return _lines(table)[0]


def room_of_rows(table: etree._Element) -> float:
    """Return how much room a table says that there is between the words of two rows, in points; the usual where it says nothing that can be."""
    return _lines(table)[1]


def _lines(table: etree._Element) -> tuple[float, float]:
    said = re.fullmatch(r"(\d{1,2}(?:\.\d{1,2})?)(?: (\d(?:\.\d{1,2})?))?", table.get(LEADING, ""))
    leading, room = (float(said[1]), float(said[2] or ROOM_OF_ROWS)) if said else (0.0, 0.0)
    can_be = MOST_LEADING[0] <= leading <= MOST_LEADING[1] and LEAST_ROOM_OF_ROWS <= room <= ROOM_OF_ROWS
    return (leading, room) if can_be else (0.0, ROOM_OF_ROWS)


def size_of(table: etree._Element) -> float:
    """Return how large a table says that its letters are, in points; 0 where it says nothing that can be."""
    said = table.get(SIZE, "")
    size = float(said) if re.fullmatch(r"\d{1,2}(?:\.\d{1,2})?", said) else 0.0
    return size if MOST_SIZES[0] <= size <= MOST_SIZES[1] else 0.0


def tracking_of(table: etree._Element) -> Tracking | None:
    """Return what a table says of its letters, None where it says nothing that can be."""
    said = re.fullmatch(r"(-?\d(?:\.\d{1,2})?) (\d{2,3})", table.get(TRACKING, ""))
    if said is None:
        return None
    found = Tracking(float(said[1]), int(said[2]))
    can_be = MOST_TRACKING[0] <= found.points <= MOST_TRACKING[1] and MOST_WIDTH[0] <= found.width <= MOST_WIDTH[1]
    return found if can_be else None
