"""What a table is as a whole: of figures, of words that are set as text is, a box, a list of pairs."""

from collections.abc import Mapping

from hexapla.akn.grid import Grid, Place
from hexapla.akn.table_cells import MOST, is_figure

MOST_OF_WORDS = 5
"""Columns of words that a table may have which is set as text is: one without any is room between two rules."""

PAIR = 2
"""Columns of a table without heads that is a list: what is named, and its name."""


def of_figures(table: Grid) -> bool:
    """Tell whether all columns beside the first are of figures: these stand level with the end of its words."""
    body = [cell for row in table.rows[table.heads :] for cell in row if cell.span == 1 and cell.column and cell.text]
    columns = [[cell for cell in body if cell.column == number] for number in {cell.column for cell in body}]
    return bool(columns) and all(sum(map(is_figure, cells)) >= MOST * len(cells) for cells in columns)


def is_of_words(table: Grid, particular: Mapping[Place, str]) -> bool:
    """Tell whether a table of a few columns holds words beside its first, and no column of figures; a dash is none."""
    beside = [cell for row in table.rows[table.heads :] for cell in row if cell.column and cell.text]
    has_figures = any(particular.get(cell) == "figures" and any(map(str.isdigit, cell.text)) for cell in beside)
    is_named = bool(table.heads) or table.width > PAIR
    worded = {
        column
        for row in table.rows
        for cell in row
        if cell.text
        for column in range(cell.column, cell.column + cell.span)
    }
    return is_named and bool(beside) and len(worded) <= MOST_OF_WORDS and not has_figures


def is_box(table: Grid) -> bool:
    """Tell whether a table is a box: its source draws a frame around it, and nothing heads its columns."""
    return bool(table.rules.frame) and not table.heads


def lists_pairs(table: Grid) -> bool:
    """Tell whether a table is a list: without heads, frame, figures, pictures and sentences, what is named and its name; in a single row, a symbol."""
    if table.rules.frame or any(cell.has_picture for row in table.rows for cell in row):
        return False
    if sum(row[-1].text.endswith((".", "。")) for row in table.rows) * 2 > len(table.rows):
        return False
    is_even = all(len(row) == PAIR == table.width and row[0].depth == row[1].depth == 1 for row in table.rows)
    is_listed = len(table.rows) > 1 or (is_even and any(map(str.isdecimal, table.rows[0][0].text)))
    return is_even and is_listed and not table.heads and not of_figures(table)
