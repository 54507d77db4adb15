"""Text columns: where the rows of a page stand in two columns side by side, the left one is read first."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hexapla.readers.pdf.alignment import aligned_edges
from hexapla.readers.pdf.rows import Piece, Row

_FEWEST = 3
"""Rows that stand on either side, at least."""

_APART = 1.9
"""From which distance on, in sizes, rows of a page stand apart from those above."""

_LEVEL = 0.6
"""The part of the entries on the right that may begin level with one on the left: more are rows of a table."""

_FULL = 0.6
"""The part of its column that most rows of running text fill."""

_NEAR = 2.0


def areas_of(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Return the rows of a page in the order of reading, those of each column of text apart."""
    bands = [(band, _gutter(band)) for band in _bands(rows)]
    found: list[tuple[Row, ...]] = []
    for gutter, group in groupby(bands, key=lambda each: round(each[1] or 0.0, -1)):
        held = list(group)
        own = [row for band, _ in held for row in band]
        if not gutter:
            found.append(tuple(own))
        else:
            edge = held[0][1] or 0.0
            found += [tuple(_beside(own, edge, is_left=is_left)) for is_left in (True, False)]
    return found


def _bands(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield rows that stand together: from those above and below they stand apart, or some go over what parts others."""
    held: list[Row] = []
    for row in rows:
        if held and held[-1].base - row.base > _APART * row.size:
            yield held
            held = []
        held.append(row)
    if held:
        yield held


def _gutter(rows: Sequence[Row]) -> float | None:
    """Return the middle of the room between two columns of text, None where rows stand in one, or in a table."""
    edges = aligned_edges(rows)
    for edge in edges[1:-1]:
        left, right = ([*_beside(rows, edge, is_left=is_left)] for is_left in (True, False))
        if min(len(left), len(right)) >= _FEWEST and (_are_unlevel(left, right) or _are_text(left, right, edges, edge)):
            return edge
    return None


def _are_unlevel(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Tell whether entries begin on the right where none does on the left: those of two lists, not of a table."""
    one, two = (
        [row.base for row in rows if row.left < min(each.left for each in rows) + _NEAR] for rows in (left, right)
    )
    level = sum(1 for base in two if any(abs(base - each) < _NEAR for each in one))
    is_list = any(len(row.pieces) > 1 for row in left) and any(len(row.pieces) > 1 for row in right)
    return is_list and len(two) >= _FEWEST and level < _LEVEL * len(two)


def _are_text(left: Sequence[Row], right: Sequence[Row], edges: Sequence[float], edge: float) -> bool:
    """Tell whether most rows on both sides fill their column, which is half the page: running text."""
    widths = edge - edges[0], edges[-1] - edge
    is_even = min(widths) > 0.8 * max(widths)
    return is_even and all(
        sum(1 for row in rows if len(row.pieces) == 1 and row.right - row.left > _FULL * width) * 2 > len(rows)
        for rows, width in zip((left, right), widths, strict=True)
    )


def _beside(rows: Sequence[Row], edge: float, *, is_left: bool) -> Iterator[Row]:
    for row in rows:
        own: tuple[Piece, ...] = tuple(piece for piece in row.pieces if (piece.left < edge) == is_left)
        if own:
            yield Row(row.page, own)
