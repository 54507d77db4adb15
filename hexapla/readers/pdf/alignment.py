"""Alignment: columns that no rules tell, by the room that the words of row after row leave free between them."""

from collections.abc import Sequence

from hexapla.readers.pdf.rows import Row

_FEWEST = 2
"""Rows of several pieces from which columns are seen."""

_OVER = 0.1
"""The part of such rows that may stand over the room between two columns."""

_ROOM = 0.3
"""How wide that room is, in sizes, at least."""

_CROSSING = 0.25
"""The part of all rows that may go over it."""


def aligned_edges(rows: Sequence[Row]) -> list[float]:
    """Return the edges of the columns that rows stand in, outer ones too, none where they stand in no columns."""
    parted = [row for row in rows if len(row.pieces) > 1]
    if len(parted) < _FEWEST:
        return []
    most = int(_OVER * len(parted))
    found = [
        (low + high) / 2
        for low, high in _free(parted, most)
        if high - low >= _ROOM * parted[0].size and _is_clear((low + high) / 2, rows)
    ]
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
