"""About how many lines the words of cells are, as the table alone tells it: a reader of our own files says the same as the reader of their source."""

from collections.abc import Mapping
from math import ceil

from lxml import etree

from hexapla.akn.grid import Grid, Place, grid, row_elements
from hexapla.akn.names import WHOLE
from hexapla.akn.table_cells import is_figure, with_styled_head

_ROOM, _LETTER = 480.0, 4.0
"""Points that a table of the United Nations is wide, and that one of its letters is: enough to tell which rows have several lines."""

_LOW = 6
"""Lines of a row that every edition keeps on one page, whatever its source says."""


def cell_lines(table: Grid) -> list[dict[Place, int]]:
    """Return for each row about how many lines the words of its cells are, 0 where one has none."""
    widths = [_ROOM * share / sum(table.shares) for share in table.shares]
    widths = widths or table.width * [_ROOM / max(1, table.width)]
    return [
        {cell: _lines(cell, sum(widths[cell.column : cell.column + cell.span])) for cell in row} for row in table.rows
    ]


def _lines(cell: Place, width: float) -> int:
    is_whole = is_figure(cell)  # no line divides it
    return sum(bool(words) if is_whole else ceil(_LETTER * len(words) / width) for words in cell.lines)


def lines_of_row(cells: Mapping[Place, int]) -> int:
    """Return how many lines a row has: those of its highest cell of one row."""
    return max((count for cell, count in cells.items() if cell.depth == 1), default=1)


def low_rows(table: Grid) -> frozenset[int]:
    """Return the rows that no edition breaks over pages, since they are a few lines high."""
    return frozenset(index for index, cells in enumerate(cell_lines(table)) if lines_of_row(cells) <= _LOW)


def whole_rows(table: Grid) -> frozenset[int]:
    """Return the rows below the head that their source keeps whole."""
    said = ((index, row) for index, row in enumerate(row_elements(table.rows)) if index >= table.heads)
    return frozenset(index for index, row in said if row is not None and row.get(WHOLE) == "true")


def keep_whole(table: etree._Element) -> None:
    """Leave what rows say of being kept whole where it tells more than every edition does by itself."""
    made = with_styled_head(grid(table))
    told = whole_rows(made) - low_rows(made)
    for index, row in enumerate(row_elements(made.rows)):
        if row is not None and index not in told and WHOLE in row.attrib:
            del row.attrib[WHOLE]
