"""The rules that tables of the United Nations have, and those that a table is drawn with.

Thin ones stand above, below what spans columns and around totals, heavy ones below the heads and at the end; none upright.
"""

from hexapla.akn.grid import Grid, row_elements
from hexapla.akn.names import CLOSE
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


def beside_rules(table: Grid) -> list[frozenset[str]]:
    """Return for every row on which sides, `above` and `below`, a rule over all columns stands; none of heads and of what heads rule."""
    level, heads = drawn_rules(table).level, table.heads
    found = []
    for row in range(len(table.rows)):
        edges = {"above": level[row] if row > heads else (), "below": level[row + 1] if row >= heads else ()}
        found.append(frozenset(side for side, edge in edges.items() if edge and NONE not in edge))
    return found


def close_ends(table: Grid) -> list[frozenset[str]]:
    """Return for every row on which sides it says that its words stand close to the rule there."""
    said = ("" if row is None else row.get(CLOSE, "") for row in row_elements(table.rows))
    return [frozenset(each.split()) for each in said]
