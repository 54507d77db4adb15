"""Quarter turns: pages whose text runs up, down or upside down, seen as a reader holds them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Turn(NamedTuple):
    """How often a page is turned by a quarter, clockwise, until its text runs level; and its size as the file has it."""

    quarters: int
    page: Box

    @property
    def width(self) -> float:
        """How wide the page is once it is turned."""
        return self._sides()[0]

    @property
    def height(self) -> float:
        """How high the page is once it is turned."""
        return self._sides()[1]

    def _sides(self) -> tuple[float, float]:
        sides = (self.page.right - self.page.left, self.page.top - self.page.bottom)
        return sides if self.quarters % 2 == 0 else (sides[1], sides[0])

    def seen(self, box: Box) -> Box:
        """Return where a part of the page as the file has it stands once it is turned."""
        page = self.page
        if self.quarters == 1:
            return Box(box.bottom - page.bottom, page.right - box.right, box.top - page.bottom, page.right - box.left)
        if self.quarters == 2:
            return Box(page.right - box.right, page.top - box.top, page.right - box.left, page.top - box.bottom)
        if self.quarters == 3:
            return Box(page.top - box.top, box.left - page.left, page.top - box.bottom, box.right - page.left)
        return Box(box.left - page.left, box.bottom - page.bottom, box.right - page.left, box.top - page.bottom)


def quarters_of(across: float, up: float) -> int | None:
    """Return by how many quarters, clockwise, a direction has to be turned to run level; None for one that leans."""
    if abs(up) <= abs(across) / 10:
        return 0 if across > 0 else 2
    if abs(across) <= abs(up) / 10:
        return 1 if up > 0 else 3
    return None


def usual(quarters: Iterable[int]) -> int:
    """Return the turn of most characters of a page, 0 for one without any."""
    return next((each for each, _ in Counter(quarters).most_common(1)), 0)
