"""The order of cells: where a file is tagged, its structure tree has the paragraphs of a table row by row, cell by cell.

So it tells which lines are one paragraph, and which cell begins a row, wherever on the page it stands (ISO 32000-1, 14.8.2).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.structure_tree import Tag

_TORN = 0.1
"""The part of the paragraphs of a table that may stand in several columns, where its tags can be trusted."""

_LEVEL = 2.0
"""Points within which lines stand level."""


def tag_of(glyphs: Sequence[Glyph]) -> Tag | None:
    """Return the element that most characters stand in, None where they stand in none."""
    counts = Counter(glyph.tag for glyph in glyphs if glyph.tag and not glyph.text.isspace())
    return counts.most_common(1)[0][0] if counts else None


class Line(NamedTuple):
    """A line of a column: its paragraph in the structure tree, its column, its baseline in points."""

    tag: Tag | None
    column: int
    base: float


@dataclass(frozen=True)
class Order:
    """The first lines of the paragraphs of a table by their place in the structure tree, none where it cannot be trusted.

    `last` is the last column.
    """

    lines: Mapping[int, Line] = field(default_factory=dict)
    last: int = 0

    @classmethod
    def of(cls, lines: Iterable[Line], last: int) -> "Order":
        """Return the order of the lines of a table; a paragraph that stands in several columns is not known."""
        own: dict[int, list[Line]] = {}
        for line in lines:
            if line.tag:
                own.setdefault(line.tag.number, []).append(line)
        first = {
            number: max(each, key=lambda line: line.base)
            for number, each in sorted(own.items())
            if len({line.column for line in each}) == 1
        }
        if len(own) - len(first) > _TORN * len(own) or not _falls(first.values()):
            return cls()
        return cls(first, last)

    def rows(self, numbers: Iterable[int | None]) -> dict[int | None, int]:
        """Return the rows of cells by the places of their first paragraphs: one that stands no further to the right begins a row.

        What follows in the last column, with not even an empty cell between, may be more of the cell as well: none is told.
        """
        found: dict[int | None, int] = {}
        row, last, before = 0, -1, -1
        for number in sorted(each for each in numbers if each is not None and each in self.lines):
            column = self.lines[number].column
            is_next, before = number == before + 1, number
            if column == last == self.last and is_next:
                continue
            row += column <= last
            found[number], last = row, column
        return found

    def are_parted(self, above: Tag | None, below: Tag | None) -> bool | None:
        """Tell whether two paragraphs of a column stand in two cells, None where the tree cannot tell.

        Between those of two rows stand others, be they empty; a cell of the first column may be alone in its row.
        """
        if above is None or below is None or not {above.number, below.number} <= self.lines.keys():
            return None
        one, two = above.number, below.number
        if one == two or above.cell:
            return one != two and above.cell != below.cell
        if any(one < number < two for number in self.lines):
            return True
        if two != one + 1 or self.lines[one].column == self.last:
            return None
        return self._begins_row(one, two) if self.lines[one].column == 0 else False

    def _begins_row(self, one: int, two: int) -> bool | None:
        """Tell whether the cell that follows neighbours of the first column begins level with the second of them."""
        beside = next((line for number, line in self.lines.items() if number > two and line.column), None)
        if beside is None:
            return None
        if abs(beside.base - self.lines[two].base) < _LEVEL:
            return True
        return False if beside.base > self.lines[one].base - _LEVEL else None


def _falls(lines: Iterable[Line]) -> bool:
    """Tell whether each paragraph stands below those of its column that come before it."""
    low: dict[int, float] = {}
    for line in lines:
        if line.base > low.get(line.column, line.base) + _LEVEL:
            return False
        low[line.column] = line.base
    return True
