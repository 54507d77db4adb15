"""Distances and edges of rows: what is usual in a text."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hexapla.readers.pdf.pieces import Row

_FEWEST = 3
"""Distances of rows of one size, from which on they tell the usual one."""

_FEWEST_FULL = 2
"""Rows as far below others that fill their width, from which on they tell it."""

_LABEL, _SHARE = 6, 2
"""Letters of a label at most, and it stands on more than one row in so many where rows are paragraphs."""

_SIZES = 0.6
"""Points by which rows of one paragraph may differ in size."""

_STRAIGHT = 0.1
"""The part of the rows of a side that end at one place, at least, where its rows are set to that width."""


def leading_of(pages: Sequence[Sequence[Row]]) -> dict[int, float]:
    """Return the usual distance of rows by their size.

    Where most paragraphs have one row, the distance of paragraphs comes most often: that of rows is the one below those that
    fill their width, and none is known where most rows that far below others begin with a label.
    """
    gaps: dict[int, Counter[float]] = {}
    below_full: dict[int, Counter[float]] = {}
    labelled: dict[int, Counter[float]] = {}
    for page in pages:
        edge = max((row.right for row in page), default=0.0)
        for one, two in pairwise(page):
            if abs(one.size - two.size) < _SIZES and 0.9 * one.size < one.base - two.base < 3 * one.size:
                gap = round((one.base - two.base) * 2) / 2
                gaps.setdefault(round(one.size), Counter())[gap] += 1
                if len(two.pieces) > 1 and len(two.pieces[0].text) <= _LABEL:
                    labelled.setdefault(round(one.size), Counter())[gap] += 1
                if one.right > edge - 2 * one.size:
                    below_full.setdefault(round(one.size), Counter())[gap] += 1
    usual = {
        key: min(gap for gap, count in each.items() if count * 4 >= max(each.values()))
        for key, each in gaps.items()
        if each.total() >= _FEWEST
    }
    full = {key: gap for key, each in below_full.items() for gap, count in each.most_common(1) if count >= _FEWEST_FULL}
    found = {key: min(gap, full.get(key, gap)) for key, gap in usual.items()}
    return {key: gap for key, gap in found.items() if labelled.get(key, Counter())[gap] * _SHARE <= gaps[key][gap]}


def edges_of(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the usual left edge of rows, and the outermost of their usual right ones."""
    left = Counter(round(row.left) for row in rows).most_common(1)
    rights = Counter(round(row.right) for row in rows)
    right = max((edge for edge, count in rights.items() if count * 3 >= max(rights.values())), default=0)
    return (left[0][0] if left else 0), right


def straight_of(rows: Sequence[Row]) -> frozenset[int]:
    """Return where many rows end, in points."""
    rights = Counter(round(row.right) for row in rows)
    return frozenset(edge for edge, count in rights.items() if count >= max(_FEWEST, _STRAIGHT * len(rows)))
