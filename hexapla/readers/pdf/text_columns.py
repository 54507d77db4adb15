"""Text columns: where the rows of a page stand in two columns side by side, the left one is read first."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from hexapla.readers.pdf.alignment import aligned_edges
from hexapla.readers.pdf.pieces import Piece, Row

_FEWEST = 3
"""Rows that stand on either side, at least."""

_APART = 1.9
"""From which distance on, in sizes, rows of a page stand apart from those above."""

_LEVEL = 0.6
"""The part of the entries on the right that may begin level with one on the left: more are rows of a table."""

_FULL = 0.6
"""The part of its column that most rows of running text fill."""

_NEAR = 2.0

_ENTRY = 2
"""Columns of an entry of a list: its reference and its words."""

_LABEL = re.compile(r"\W*\w{0,5}\W*")
"""A number, a letter or a bullet alone: what stands before the entries of a list is no column."""


_REFERENCE = re.compile(r"(?=\S{0,8}\d)(?=.*[/(])\S{3,20}( \S{1,8})?")
"""A document symbol or the number of a resolution with its year, and no more."""

_TURNS = 3
"""Times that a table goes from one side to the other, at least."""

_STEP = 6
"""Points within which pieces begin at one place."""


class Area(NamedTuple):
    """Rows that are read one below the other; whether others stand beside them, and these are lists of references and words."""

    rows: tuple[Row, ...]
    is_list: bool = False
    is_column: bool = False


def areas_of(rows: Sequence[Row]) -> list[Area]:
    """Return the rows of a page in the order of reading, those of each column of text apart."""
    bands = [(band, *_gutter(band)) for band in _bands(rows)]
    found: list[Area] = []
    for (gutter, is_list), group in groupby(bands, key=lambda each: (round(each[1], -1), each[2])):
        held = list(group)
        own = [row for band, *_ in held for row in band]
        if gutter:
            found += [
                Area(tuple(_beside(own, held[0][1], is_left=is_left)), is_list, is_column=True)
                for is_left in (True, False)
            ]
        else:
            found.append(Area(tuple(own)))
    return found


def _bands(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield rows that stand together: from those above and below they stand apart, or some go over what parts others."""
    held: list[Row] = []
    for row in rows:
        if held and held[-1].base - row.base > _APART * min(row.size, held[-1].size):
            yield held
            held = []
        held.append(row)
    if held:
        yield held


def _gutter(rows: Sequence[Row]) -> tuple[float, bool]:
    """Return the middle of the room between two columns of text, 0 where rows stand in one, or in a table.

    Beside it stands whether both columns hold entries of a list.
    """
    list_edge = _list_gutter(rows)
    if list_edge:
        return list_edge, True
    edges = aligned_edges(rows)
    for edge in edges[1:-1]:
        left, right = ([*_beside(rows, edge, is_left=is_left)] for is_left in (True, False))
        labels = sum(bool(_LABEL.fullmatch(row.text)) for row in left)
        own = sum(row.right < edge for row in left)  # rows that go over the room tell of no column
        if (
            not _is_told_table(left, right)
            and labels * 2 <= own >= _FEWEST <= len(right)
            and (_are_unlevel(left, right) or _are_text(left, right, edges, edge))
        ):
            return edge, False
    return 0.0, False


def _is_told_table(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Tell whether the structure tree goes from left to right again and again: cells of rows, no columns of text."""
    sides = {row.tag.number: is_left for rows, is_left in ((left, True), (right, False)) for row in rows if row.tag}
    return sum(sides[one] != sides[two] for one, two in pairwise(sorted(sides))) >= _TURNS


def _list_gutter(rows: Sequence[Row]) -> float:
    """Return where the right half of rows begins that has the columns of the left one: references, and words as far beside them."""
    starts = Counter(round(piece.left) for row in rows for piece in row.pieces)
    columns = [place for place in sorted(starts) if not any(starts[other] for other in range(place - _STEP, place))]
    width = len(columns) // 2
    if (
        len(columns) not in (2, 2 * _ENTRY)
        or abs(columns[width - 1] - columns[0] - columns[-1] + columns[width]) > _NEAR
    ):
        return 0.0
    gutter = columns[width] - _NEAR
    halves = [[*_beside(rows, gutter, is_left=is_left)] for is_left in (True, False)]
    entries = [[row.pieces for row in half if len(row.pieces) == width] for half in halves]
    is_apart = all(row.right < gutter for row in halves[0])
    is_told = all(
        _REFERENCE.fullmatch(pieces[0].text)
        if width == 1
        else any(map(str.isdecimal, pieces[0].text)) and _are_words(pieces[1].text)
        for half in entries
        for pieces in half
    )
    return gutter if all(entries) and is_apart and is_told else 0.0


def _are_words(text: str) -> bool:
    return sum(map(str.isalpha, text)) * 2 > len(text)


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
