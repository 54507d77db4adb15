"""The rules that tables of the United Nations have, and those that a table is drawn with.

Thin ones stand above, below what spans columns and around totals, heavy ones below the heads and at the end; none upright.
"""

from hexapla.akn.grid import Grid
from hexapla.akn.rules import NONE, THICK, THIN, Rules, heavier
from hexapla.akn.table_cells import inner_heads, kinds, row_kinds


def usual_rules(table: Grid) -> Rules:
    """Return the rules that a table has where its source says nothing of them."""
    rows, inner = len(table.rows), inner_heads(table)
    level = [[NONE] * table.width for _ in range(rows + 1)]

    def draw(edge: int, weight: str, first: int = 0, end: int = table.width) -> None:
        level[edge][first:end] = [heavier((weight, one)) for one in level[edge][first:end]]

    draw(0, THIN)
    for number, names in row_kinds(table).items():
        for edge in (number, number + 1) if "total" in names.split() else ():
            draw(edge, THIN)
    for cell, kind in kinds(table).items():
        if kind == "spanner":
            draw(cell.row + cell.depth, THIN, cell.column, cell.column + cell.span)
    for end in (
        rows,
        *(number + 1 for number in inner if number + 1 not in inner),
        *([table.heads] if table.heads else []),
    ):
        draw(end, THICK)
    return Rules(tuple(map(tuple, level)), (NONE,) * table.width)


def drawn_rules(table: Grid) -> Rules:
    """Return the rules that a table has: what its source says of them, else the usual ones."""
    return table.rules.over(usual_rules(table))
