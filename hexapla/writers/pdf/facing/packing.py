"""Which pieces stand on which spread: a dynamic programme over all places where a spread may end.

It knows nothing of pages but their height.  A piece goes on a spread only if it fits on both of its pages; what stands
on a spread is level, since every unit begins where the longer of its two languages lets the next one begin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

HOLE = 4.0
"""What an empty page costs, in spreads; a hole costs the square of its share of this."""

TOO_HIGH = 1e6
"""What it costs that a piece is higher than a page: it has to stand somewhere."""

_PAIR = (0, 1)


@dataclass(frozen=True)
class Extent:
    """A piece in one language: where it begins and ends in its unit, its first baseline, the height of its notes."""

    start: float
    end: float
    lead: float
    notes: float = 0.0


@dataclass(frozen=True)
class Piece:
    """What is not divided any more: a sentence pair, a row of a table, a heading.

    `gap` is the space between its unit and the one before; `head` what is repeated in each language where a later part
    of the unit begins a page; `price` what it costs to begin a spread with it, `is_first` says that it must.
    """

    unit: int
    number: int
    sides: tuple[Extent, Extent]
    gap: float = 0.0
    head: tuple[float, float] = (0.0, 0.0)
    price: float = 0.0
    is_first: bool = False


class Filling:
    """A spread while it is filled: how high both pages stand, with their notes."""

    def __init__(self, overhead: float) -> None:
        """Begin an empty spread; `overhead` is what the first note on a page takes besides its own height."""
        self.overhead = overhead
        self.top = 0.0
        self.unit = -1
        self.bases, self.heights, self.notes = [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]

    def add(self, piece: Piece) -> float:
        """Put a piece below the others, and return how high the higher of the pages is now."""
        if piece.unit != self.unit:
            if self.unit >= 0:
                self.top += max(self.heights) + piece.gap
            lead = max(side.lead for side in piece.sides)
            heads = piece.head if piece.number else (0.0, 0.0)
            self.bases = [lead - side.lead + head - side.start for side, head in zip(piece.sides, heads, strict=True)]
            self.unit = piece.unit
            self.heights = [0.0, 0.0]
        ends = (base + side.end for base, side in zip(self.bases, piece.sides, strict=True))
        self.heights = [max(old, end) for old, end in zip(self.heights, ends, strict=True)]
        self.notes = [old + side.notes for old, side in zip(self.notes, piece.sides, strict=True)]
        return max(
            self.top + self.heights[side] + (self.notes[side] + self.overhead if self.notes[side] else 0.0)
            for side in _PAIR
        )


def packed(pieces: Sequence[Piece], first: float, rest: float, overhead: float) -> list[tuple[int, int]]:
    """Return the spreads as ranges of pieces; `first` is the height of the first spread's pages, `rest` of all others.

    As few spreads as need be, none much emptier than the others, and as few paragraphs divided as that allows.
    """
    best = [(0.0, 0)] + [(inf, 0)] * len(pieces)
    for begin in range(len(pieces)):
        cost = best[begin][0]
        if cost == inf:
            continue
        capacity = rest if begin else first
        filling = Filling(overhead)
        for end in range(begin + 1, len(pieces) + 1):
            used = filling.add(pieces[end - 1])
            if end > begin + 1 and (used > capacity or pieces[end - 1].is_first):
                break
            total = cost + _price(pieces, end, used / capacity)
            if total < best[end][0]:
                best[end] = (total, begin)
    return _path(best)


def _price(pieces: Sequence[Piece], end: int, filled: float) -> float:
    """Return what a spread costs that ends before a piece and is filled so far."""
    price = 1.0 if filled <= 1 else TOO_HIGH
    if end == len(pieces) or pieces[end].is_first:
        return price
    return price + HOLE * max(1 - filled, 0.0) ** 2 + pieces[end].price


def _path(best: Sequence[tuple[float, int]]) -> list[tuple[int, int]]:
    spreads = []
    end = len(best) - 1
    while end:
        begin = best[end][1]
        spreads.append((begin, end))
        end = begin
    return spreads[::-1]
