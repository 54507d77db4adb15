"""Tables without rules: rows below each other whose words stand in the same columns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hexapla.readers.pdf.alignment import aligned_edges, aligned_run
from hexapla.readers.pdf.cells import rows_of_cells
from hexapla.readers.pdf.columns import OVER
from hexapla.readers.pdf.doubts import COLUMNS
from hexapla.readers.pdf.paragraphs import begins_with_label
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.tables import PageTable
from hexapla.readers.pdf.text_columns import Area

_FEWEST = 3
"""Rows in columns that such a table has, at least."""

_REGULAR, _SURE = 0.5, 0.75
"""How regular rows are that make a table, and those that make one for certain."""

_LABELS = 0.5
"""The part of its rows that may begin with a label: more are paragraphs."""


def unruled_tables(area: Area, language: str) -> tuple[list[PageTable], list[Row]]:
    """Return the tables of rows that stand in columns without rules, and the rows that stand in none."""
    rows = area.rows
    if area.is_list and all(len(row.pieces) == 1 for row in rows):
        return [_table(rows, is_list=True)], []
    fewest = 1 if area.is_list else _FEWEST
    tables: list[PageTable] = []
    rest: list[Row] = []
    place = 0
    while place < len(rows):
        own = aligned_run(rows[place:])
        parted_rows = [row for row in own if len(row.pieces) > 1]
        labels = sum(1 for row in parted_rows if begins_with_label(row, language))
        table = (
            _table(own, is_list=area.is_list)
            if len(parted_rows) >= fewest and labels <= _LABELS * len(parted_rows)
            else None
        )
        if table and _regularity(table) >= _REGULAR:
            if area.is_list and rest and min(row.left for row in rest) > table.edges[1] - OVER:
                table, rest = _table(own, is_list=True, above=rest), []  # a cell that the column of text before begins
            tables.append(table)
            place += len(own)
        else:
            rest.append(rows[place])
            place += 1
    return tables, rest


def _table(rows: Sequence[Row], *, is_list: bool, above: Sequence[Row] = ()) -> PageTable:
    """Return a table of rows; `above` are rows of a cell that tell no columns."""
    edges = aligned_edges([rows[0], *rows])  # one row alone tells columns too
    edges = edges or [min(row.left for row in rows), max(row.right for row in rows)]
    rows = [*above, *rows]
    cells, _ = rows_of_cells(rows, edges, (), float("inf"))
    size = max(row.size for row in rows)
    table = PageTable(rows[0].page, rows[0].base, rows[-1].base, tuple(edges), tuple(cells), 0, size)
    is_sure = is_list or (len(cells) > 2 * _FEWEST and _regularity(table) >= _SURE)
    return table if is_sure else replace(table, reasons=frozenset({COLUMNS}))


def _regularity(table: PageTable) -> float:
    """Return which part of the cells hold words that begin or end where those of their column do: no drawing has many."""
    columns: dict[int, list[tuple[int, int]]] = {}
    for cell in (cell for row in table.rows for cell in row if cell.rows):
        ends = min(glyph.left for line in cell.rows for glyph in line), max(g.right for line in cell.rows for g in line)
        columns.setdefault(cell.column, []).append((round(ends[0] / 2), round(ends[1] / 2)))
    alike = sum(
        max(Counter(end[place] for end in ends).most_common(1)[0][1] for place in (0, 1)) for ends in columns.values()
    )
    return alike / (len(table.rows) * (len(table.edges) - 1))
