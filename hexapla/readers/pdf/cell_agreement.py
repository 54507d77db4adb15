"""Agreement: which rows of a table the structure tree has as the page shows them; two witnesses that agree leave no doubt.

A file that Word wrote has either the rows and cells of a table, or its paragraphs alone, cell by cell and row by row, one
for each empty cell too (ISO 32000-1, 14.8.4.3): so the numbers of its paragraphs tell in which column each cell stands.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.structure_tree import Tag
from hexapla.readers.pdf.table_parts import TableRow

_Row = list[tuple[CellText, Tag]]
"""The cells of a row that have words, each with the one element that holds them."""


def agreed(rows: Sequence[TableRow], torn: Collection[int] = ()) -> set[int]:
    """Return which rows between others of a table the structure tree has as they are; `torn` are its elements that have words outside the table or stand elsewhere."""
    full = [(place, row, cells) for place, row in enumerate(rows) if (cells := _full(row))]
    told = [_told(cells, torn) for *_, cells in full]
    held = Counter(each for *_, cells in full for each in {_key(tag) for cell in cells for tag in _tags(cell) if tag})
    joints = [_goes_on(one, two, _width(row)) for (_, row, _), (one, two) in zip(full, pairwise(told), strict=False)]
    found: set[int] = set()
    for (place, *_), own, is_below, is_above in zip(full[1:], told[1:], joints, joints[1:], strict=False):
        is_whole = bool(own) and all(held[_key(tag)] == 1 for _, tag in own)
        if is_whole and is_below and is_above and _is_in_order(own):
            found.add(place)
    return found


def _key(tag: Tag) -> tuple[int, int]:
    """Return the row of the tree that an element stands in, the element itself where the tree has paragraphs alone."""
    return (tag.row, 0) if tag.row else (0, tag.number)


def _tags(cell: CellText) -> set[Tag | None]:
    return {glyph.tag for line in cell.rows for glyph in line if not glyph.text.isspace()}


def _full(row: TableRow) -> list[CellText]:
    return [cell for cell in row.cells if any(not glyph.text.isspace() for line in cell.rows for glyph in line)]


def _width(row: TableRow) -> int:
    return len(row.part.edges) - 1


def _told(cells: Sequence[CellText], torn: Collection[int]) -> _Row:
    """Return the element of each cell, nothing where one has several or none, or has words outside the table."""
    found: _Row = []
    for cell in cells:
        tags = _tags(cell)
        first = next(iter(tags))
        if first is None or len({tag and (tag.cell or tag.number) for tag in tags}) > 1:
            return []
        if any(tag and tag.number in torn for tag in tags):
            return []
        found.append((cell, first))
    return found


def _is_in_order(row: _Row) -> bool:
    """Tell whether the cells of a row follow each other, with a paragraph for each empty cell between two."""
    if row[0][1].row:
        return len({tag.row for _, tag in row}) == 1 and all(
            one.cell < two.cell for (_, one), (_, two) in pairwise(row)
        )
    return all(
        two.number - one.number == right.column - left.column - left.span + 1
        for (left, one), (right, two) in pairwise(row)
    )


def _goes_on(above: _Row, below: _Row, width: int) -> bool:
    """Tell whether a row follows another one, with a paragraph for each empty cell at the end of one and the beginning of the other.

    A cell alone in its row may be as wide as the table, whatever its words are.
    """
    if not above or not below:
        return False
    (last, one), (first, two) = above[-1], below[0]
    if one.row or two.row:
        return one.row < two.row
    most = width - last.column - last.span + first.column + 1
    between = two.number - one.number
    return between == most or (len(above) == 1 and last.column == 0 and first.column < between <= most)
