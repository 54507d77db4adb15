"""What the columns of a table are called, for screens that have no room for them beside each other: each cell says it itself."""

from collections.abc import Sequence

from hexapla.akn.grid import Grid, Place
from hexapla.akn.table_cells import inner_heads, with_styled_head

FEWEST = 3
"""A table of so many columns, beneath heads, is set row by row on a narrow screen."""

LABELLED = "labelled"
"""The class of such a table."""


def column_labels(table: Grid) -> dict[Place, str]:
    """Return the words above each cell that no first column holds, from the highest head down, by cell; none in a table of few columns.

    Heads amid the rows name the columns from there on; the first may be told by their look alone.
    """
    table = with_styled_head(table)
    if not table.heads or table.width < FEWEST:
        return {}
    inner = inner_heads(table)
    heads = [cell for row in table.rows[: table.heads] for cell in row]
    found: dict[Place, str] = {}
    for number, row in enumerate(table.rows[table.heads :], table.heads):
        if number in inner:
            heads = [*(heads if number - 1 in inner else ()), *row]
            continue
        for cell in row:
            if cell.column and cell.text and not cell.is_head and (words := _above(cell, heads)):
                found[cell] = words
    return found


def words_reaching(table: Grid) -> dict[int, str]:
    """Return the words of cells that reach down into a row from above, by row, each on a line behind what its column is called.

    A screen that sets a table row by row has them at the row alone in which they begin; none in a table of few columns.
    """
    table, labels = with_styled_head(table), column_labels(table)
    found: dict[int, list[str]] = {}
    for cell in (cell for row in table.rows[table.heads :] for cell in row if labels and cell.text):
        for row in range(cell.row + 1, cell.row + cell.depth):
            found.setdefault(row, []).append(f"{labels[cell]}: {cell.text}" if cell in labels else cell.text)
    return {row: "\n".join(words) for row, words in found.items()}


def _above(cell: Place, heads: Sequence[Place]) -> str:
    over = (head for head in heads if head.column <= cell.column < head.column + head.span)
    return ", ".join(dict.fromkeys(head.text for head in over if head.text))
