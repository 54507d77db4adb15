"""Gutters: the room between columns of a table that no rule tells, seen where words of row after row stand apart."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from hexapla.readers.pdf.alignment import is_label
from hexapla.readers.pdf.columns import OVER, parted
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.stretched import stretched_gap

_NARROWEST = 6.0
"""Points that a column is wide, at least."""

_FEWEST = 3
"""Rows with words on both sides of a gutter, at least."""

_MOST_LEVEL = 0.6
"""The part of the rows beside a narrow gutter whose words begin or end level at it, at least."""

_CROSSING = 0.25
"""The part of the rows beside a gutter that may stand over it."""

_UNLABELLED = 0.25
"""The part of the gaps at a gutter, at least, before which other words than labels stand."""

_APART, _WIDE = 0.55, 1.0
"""From which gap on, in sizes, words may stand in two columns, and from which on they do, unless the first are a label."""

_BLANK = 0.2
"""How wide, in sizes, a blank is, at least."""

_NARROW = 0.3
"""How wide, in sizes, the room is that all rows leave free below two heads, at least."""

_VALUE = re.compile(r"[-–—]|\(?[$€£]?\d[\d \u00a0.,]*%?\)?%?")
_DECIMALS = re.compile(r"\d[.,]\d")
_FAR, _TITLES = 24.0, 2
"""Points that a title within a table is set in, at most, and how many such a row of columns may have."""

_LEVEL = 1.5
"""Points by which the ends or the beginnings of words differ that stand in one column, at most."""


class _Gap(NamedTuple):
    """Where the words of a row stand apart: in points, and how far in sizes; behind a label alone no column need begin."""

    left: float
    right: float
    width: float
    is_of_label: bool


def refined_edges(edges: Sequence[float], rows: Sequence[Row]) -> list[float]:
    """Return the edges of columns with those between them that rules do not tell: there words stand apart, and none over it.

    The rule above a group of columns may be one. What stands behind a label alone is no column by itself.
    """
    found = [edges[0]]
    for low, high in pairwise(edges):
        own = [(row, _is_title(each, edges)) for each in rows if (row := _within(each, low, high)) is not None]
        inner = [edge for edge in _gutters(own) if low + _NARROWEST < edge < high - _NARROWEST]
        found += [*inner, high]
    return found


def edges_of_heads(edges: Sequence[float], heads: Sequence[Row], rows: Sequence[Row]) -> list[float]:
    """Return the edges of columns with those between two heads beside each other where no row has a word, titles left out: a column may have words in few rows."""
    widest = max(heads, key=lambda row: len(row.pieces), default=None)
    if widest is None or len(widest.pieces) < _FEWEST:
        return list(edges)
    found = list(edges)
    inked = [word.ink for row in rows if not _is_title(row, edges) for word in _words(row)]
    for one, two in pairwise(_words(widest)):
        left = max([one.ink[1], *(right for start, right in inked if right < two.ink[0] and start < one.ink[1])])
        is_free = not any(start < two.ink[0] - 1 and left + 1 < right for start, right in inked)
        is_known = any(one.ink[1] - 1 < edge < two.ink[0] + 1 for edge in edges)
        if is_free and not is_known and two.ink[0] - left > _NARROW * widest.size:
            found.append((left + two.ink[0]) / 2)
    return sorted(found)


def edges_of_values(edges: Sequence[float], rows: Sequence[Row]) -> list[float]:
    """Return the edges of columns with those between the values of one row alone: words and figures beside each other are cells."""
    parted = [row for row in rows if len(row.pieces) >= _FEWEST and all(map(_is_value, row.pieces[1:]))]
    if len(parted) != 1:
        return list(edges)
    gaps = [(one.right, two.left) for one, two in pairwise(parted[0].pieces)]
    inner = [(left + right) / 2 for left, right in gaps if not any(left <= edge <= right for edge in edges)]
    return sorted([*edges, *inner])


def _is_value(piece: Piece) -> bool:
    return _VALUE.fullmatch(piece.text.strip()) is not None


def _is_title(row: Row, edges: Sequence[float]) -> bool:
    """Tell whether a row holds nothing but words at the left edge of a table: they may reach over its columns."""
    return len(row.pieces) == 1 and abs(row.left - edges[0]) < _FAR


def _within(row: Row, low: float, high: float) -> Row | None:
    """Return what of a row stands between two edges."""
    parts = tuple(
        Piece(glyphs)
        for piece in row.pieces
        for glyphs in parted(piece, [piece.left, low, high, piece.right])
        if low - OVER <= glyphs[0].left and glyphs[-1].right <= high + OVER
    )
    return Row(row.page, parts) if parts else None


def _gutters(rows: Sequence[tuple[Row, bool]]) -> list[float]:
    """Return where rows stand apart, if enough of them do and hardly any has words there."""
    found: list[float] = []
    words = [list(_words(row)) for row, is_title in rows if not is_title]
    titles = [row for row, is_title in rows if is_title]
    gaps = sorted((gap for own in words for gap in _gaps(own)), key=lambda gap: gap.width)
    for gap in gaps:  # the narrowest tell most surely where an edge is
        if any(gap.left - 1 <= each <= gap.right + 1 for each in found):
            continue
        near = [each for each in gaps if gap.left < each.right and each.left < gap.right]
        ends = [each.left for each in (*near, gap) if each.left > gap.left - OVER]  # the cell before may be empty
        is_level = max(ends) < min(gap.left + OVER, gap.right - 1)
        edge = max(ends) + 1 if is_level else (gap.left + gap.right) / 2  # figures end level
        over = [own for own in words if own[0].left < edge < own[-1].right]
        crossing = sum(any(_is_over(each, edge) for each in own) for own in over)
        crossing += max(0, sum(row.left < edge < row.right for row in titles) - _TITLES * len(over))
        if len(over) >= _FEWEST and _is_gutter(near, len(over), crossing):
            found.append(edge)
    return sorted(found)


def _is_over(words: Piece, edge: float) -> bool:
    """Tell whether letters stand over an edge, or right beside it: a blank there tells nothing."""
    if not words.left + 1 < edge < words.right - 1:
        return False
    ends = accumulate((each.right for each in words.glyphs), max)
    gaps = [(end, each.left) for end, each in zip(ends, words.glyphs[1:], strict=False)]
    return not any(left - 1 < edge < right + 1 and right - left > _BLANK * words.size for left, right in gaps)


def _is_gutter(gaps: Sequence[_Gap], over: int, crossing: int) -> bool:
    """Tell whether gaps of rows are one gutter: of so many rows with words on both sides, some stand over it."""
    if crossing > _CROSSING * over or sum(not gap.is_of_label for gap in gaps) < _UNLABELLED * len(gaps):
        return False
    if not gaps:  # the edge may stand outside the narrowest of them
        return False
    if median(gap.width for gap in gaps) >= _WIDE:
        return True
    level = max(
        sum(abs(each - median(ends)) < _LEVEL for each in ends)
        for ends in ([gap.left for gap in gaps], [gap.right for gap in gaps])
    )
    return level >= max(_FEWEST, _MOST_LEVEL * over)


def _words(row: Row) -> Iterator[Piece]:
    """Yield the words of a row that stand apart, those of a stretched row as one."""
    for piece in row.pieces:
        letters = [glyph for glyph in piece.glyphs if not glyph.text.isspace()]
        stretched = stretched_gap(piece.glyphs)
        held = letters[:1]
        for one, two in pairwise(letters):
            end = max(each.right for each in held)  # figures may run the other way than the words around them
            if two.left - end > max(stretched, _APART * max(one.size, two.size)):
                yield Piece(tuple(held))
                held = []
            held.append(two)
        yield Piece(tuple(held))


def _gaps(words: Sequence[Piece]) -> Iterator[_Gap]:
    for number, (one, two) in enumerate(pairwise(words)):
        width = (two.left - one.right) / max(one.size, two.size)
        is_before_words = not number and two.text[0].isalpha() and not _DECIMALS.search(one.text)
        yield _Gap(one.right, two.left, width, is_before_words and is_label(one.text))
