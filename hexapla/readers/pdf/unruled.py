"""Tables without rules: rows below each other whose words stand in the same columns."""

from collections.abc import Sequence

from hexapla.readers.pdf.alignment import aligned_edges
from hexapla.readers.pdf.cells import rows_of_cells
from hexapla.readers.pdf.columns import covered, is_within, parted
from hexapla.readers.pdf.doubts import COLUMNS
from hexapla.readers.pdf.paragraphs import begins_with_label
from hexapla.readers.pdf.rows import Row
from hexapla.readers.pdf.tables import PageTable

_FEWEST = 3
"""Rows in columns that such a table has, at least."""

_FURTHEST = 3.0
"""How far apart two rows of it stand, in sizes, at most."""

_LEADING = 1.32
"""From which distance on, in sizes, a row in the first column alone may be text below the table."""

_LABELS = 0.5
"""The part of its rows that may begin with a label: more are paragraphs."""

_LEADERS = ". . ."


def unruled_tables(rows: Sequence[Row], language: str) -> tuple[list[PageTable], list[Row]]:
    """Return the tables of rows that stand in columns without rules, and the rows that stand in none."""
    tables: list[PageTable] = []
    rest: list[Row] = []
    place = 0
    while place < len(rows):
        own = _run(rows[place:])
        parted_rows = [row for row in own if len(row.pieces) > 1]
        labels = sum(1 for row in parted_rows if begins_with_label(row, language))
        if len(parted_rows) >= _FEWEST and labels <= _LABELS * len(parted_rows):
            tables.append(_table(own))
            place += len(own)
        else:
            rest.append(rows[place])
            place += 1
    return tables, rest


def _run(rows: Sequence[Row]) -> list[Row]:
    """Return the rows from the first on that stand in its columns."""
    if len(rows[0].pieces) == 1 or _has_leaders(rows[0]):
        return []
    own = [rows[0]]
    edges = aligned_edges([rows[0], rows[0]])
    for row in rows[1:]:
        if (
            own[-1].base - row.base > _FURTHEST * row.size
            or _has_leaders(row)
            or abs(row.size - own[-1].size) > row.size / 3
        ):
            break
        found = aligned_edges([rows[0], *own, row])  # one row alone tells columns too
        if len(found) < len(edges) or not _stands_in(row, found):
            break
        own.append(row)
        edges = found
    while len(own) > 1 and _is_lone(own[-1], edges) and own[-2].base - own[-1].base > _LEADING * own[-1].size:
        own.pop()
    return own


def _stands_in(row: Row, edges: Sequence[float]) -> bool:
    return all(is_within(glyphs, edges) for piece in row.pieces for glyphs in parted(piece, edges))


def _is_lone(row: Row, edges: Sequence[float]) -> bool:
    """Tell whether a row stands in the first column alone: at the end of a table it may be text below it."""
    return len(row.pieces) == 1 and covered(row.pieces[0].glyphs, edges) == (0, 0)


def _has_leaders(row: Row) -> bool:
    return _LEADERS in " ".join(row.text.split()) or "....." in row.text


def _table(rows: Sequence[Row]) -> PageTable:
    edges = aligned_edges(rows)
    cells, _ = rows_of_cells(rows, edges, (), float("inf"))
    size = max(row.size for row in rows)
    return PageTable(
        rows[0].page, rows[0].base, rows[-1].base, tuple(edges), tuple(cells), 0, size, frozenset({COLUMNS})
    )
