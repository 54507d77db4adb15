"""Tables without rules: rows below each other whose words stand in the same columns."""

from collections.abc import Sequence

from hexapla.readers.pdf.alignment import aligned_edges, aligned_run
from hexapla.readers.pdf.cells import rows_of_cells
from hexapla.readers.pdf.doubts import COLUMNS
from hexapla.readers.pdf.paragraphs import begins_with_label
from hexapla.readers.pdf.rows import Row
from hexapla.readers.pdf.tables import PageTable

_FEWEST = 3
"""Rows in columns that such a table has, at least."""

_LABELS = 0.5
"""The part of its rows that may begin with a label: more are paragraphs."""


def unruled_tables(rows: Sequence[Row], language: str) -> tuple[list[PageTable], list[Row]]:
    """Return the tables of rows that stand in columns without rules, and the rows that stand in none."""
    tables: list[PageTable] = []
    rest: list[Row] = []
    place = 0
    while place < len(rows):
        own = aligned_run(rows[place:])
        parted_rows = [row for row in own if len(row.pieces) > 1]
        labels = sum(1 for row in parted_rows if begins_with_label(row, language))
        if len(parted_rows) >= _FEWEST and labels <= _LABELS * len(parted_rows):
            tables.append(_table(own))
            place += len(own)
        else:
            rest.append(rows[place])
            place += 1
    return tables, rest


def _table(rows: Sequence[Row]) -> PageTable:
    edges = aligned_edges(rows)
    cells, _ = rows_of_cells(rows, edges, (), float("inf"))
    size = max(row.size for row in rows)
    return PageTable(
        rows[0].page, rows[0].base, rows[-1].base, tuple(edges), tuple(cells), 0, size, frozenset({COLUMNS})
    )
