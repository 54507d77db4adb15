"""Alignment: columns that no rules tell, by the room that the words of row after row leave free between them."""

import re
from collections.abc import Sequence

from hexapla.readers.pdf.columns import covered, is_within, parted
from hexapla.readers.pdf.pieces import Row

_FEWEST = 2
"""Rows of several pieces from which columns are seen."""

_OVER = 0.1
"""The part of such rows that may stand over the room between two columns."""

_ROOM = 0.3
"""How wide that room is, in sizes, at least."""

_FURTHEST = 3.0
"""How far apart two rows in columns stand, in sizes, at most."""

_LEADING = 1.32
"""From which distance on, in sizes, a row in the first column alone may be text below the columns."""

_LABEL = re.compile(r"[(\[]?\w{1,5}[.)\]](?:\w{1,2}[.)])?|[A-Za-z]{1,2}|[•·–—*-]")
"""What may stand before the words of one cell, a tabulator behind it."""

_LEADERS = ". . ."
_CROSSING = 0.25
"""The part of all rows that may go over it."""


def aligned_edges(rows: Sequence[Row], *, has_head: bool = False) -> list[float]:
    """Return the edges of the columns that rows stand in, outer ones too, none where they stand in no columns.

    Below a head, rows of one piece are words of the first column, however near they come to the next.
    """
    parted = [row for row in rows if len(row.pieces) > 1]
    if len(parted) < _FEWEST:
        return []
    most, room = int(_OVER * len(parted)), _ROOM * parted[0].size
    ends = [(row.left, row.right) for row in rows if has_head and len(row.pieces) == 1]
    free = [
        (max([low, *(right for left, right in ends if left < low and right <= high - room)]), high)
        for low, high in _free(parted, most)
    ]
    found = [(low + high) / 2 for low, high in free if high - low >= room and _is_clear((low + high) / 2, rows)]
    return [min(row.left for row in rows), *found, max(row.right for row in rows)] if found else []


def _free(rows: Sequence[Row], most: int) -> list[tuple[float, float]]:
    """Return from where to where no more than so many rows have words, between the first and the last of them."""
    ends = sorted(
        [(piece.left, 1) for row in rows for piece in row.pieces]
        + [(piece.right, -1) for row in rows for piece in row.pieces]
    )
    found: list[tuple[float, float]] = []
    depth = 0
    begun: float | None = None
    for place, change in ends:
        depth += change
        if begun is None and change < 0 and depth <= most:
            begun = place
        elif begun is not None and change > 0 and depth > most:
            found.append((begun, place))
            begun = None
    return found


def _is_clear(edge: float, rows: Sequence[Row]) -> bool:
    over = sum(1 for row in rows if any(piece.left + 1 < edge < piece.right - 1 for piece in row.pieces))
    return over <= _CROSSING * len(rows)


def is_label(text: str) -> bool:
    """Tell whether words are what a cell may begin with before a wide gap: a number, a letter or a sign of an item."""
    return bool(_LABEL.fullmatch(text.strip()))


def aligned_run(rows: Sequence[Row], *, has_head: bool = False) -> list[Row]:
    """Return the rows from the first on that stand in its columns; `has_head` tells of those below a head."""
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
        found = aligned_edges([rows[0], *own, row], has_head=has_head)  # one row alone tells columns too
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
