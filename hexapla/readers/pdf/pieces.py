"""What the file draws on one baseline without a wide gap, and the rows that it makes."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from unicodedata import bidirectional

from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.stretched import gap_of_blanks
from hexapla.readers.pdf.structure_tree import Tag

_RAISED = 0.15
"""How far above or below the line, in parts of its size, a smaller character is raised or lowered."""

SMALLER = 0.85
"""Below which part of the size of a line a character may be one that is raised or lowered."""

_HARDLY_SMALLER, _FAR_RAISED = 0.97, 0.3
"""The same of Latin characters beside Arabic letters, whose faces are set larger."""

_NEARLY_ALL = 0.9


@dataclass(frozen=True)
class Piece:
    """Characters of a row without a wide gap, in reading order."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def left(self) -> float:
        """Its left edge."""
        return min(glyph.left for glyph in self.glyphs)

    @cached_property
    def right(self) -> float:
        """Its right edge."""
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def ink(self) -> tuple[float, float]:
        """The edges of its characters, blanks at its ends and signs that stand over them left out."""
        seen = [glyph for glyph in self.glyphs if not glyph.text.isspace() and bidirectional(glyph.text[0]) != "NSM"]
        seen = seen or [glyph for glyph in self.glyphs if not glyph.text.isspace()]
        return min(glyph.left for glyph in seen), max(glyph.right for glyph in seen)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters, raised and lowered ones left out."""
        if len({glyph.size for glyph in self.glyphs}) == 1:
            return self.glyphs[0].size
        largest = max(self.glyphs, key=lambda glyph: glyph.size)
        return median(glyph.size for glyph in self.glyphs if not is_off(glyph, largest))

    @cached_property
    def base(self) -> float:
        """The baseline of those of its own size."""
        if len({glyph.base for glyph in self.glyphs}) == 1:
            return self.glyphs[0].base
        return median(glyph.base for glyph in self.glyphs if glyph.size >= self.size * SMALLER)

    @cached_property
    def blank(self) -> float:
        """Up to which gap, in points, its words are one: 0.0 where it is no wider than usual."""
        return gap_of_blanks(self.glyphs)

    @cached_property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True)
class Row:
    """Pieces that stand on one baseline of a page, from left to right; `page` counts from 1."""

    page: int
    pieces: tuple[Piece, ...]

    @cached_property
    def left(self) -> float:
        """Its left edge."""
        return self.pieces[0].left

    @cached_property
    def right(self) -> float:
        """Its right edge."""
        return max(piece.right for piece in self.pieces)

    @cached_property
    def size(self) -> float:
        """The largest size of its pieces."""
        return max(piece.size for piece in self.pieces)

    @cached_property
    def base(self) -> float:
        """The baseline of most of its pieces."""
        return median(piece.base for piece in self.pieces)

    @cached_property
    def text(self) -> str:
        """The words, pieces parted by tabulators."""
        return "\t".join(piece.text for piece in self.pieces)

    @cached_property
    def tag(self) -> Tag | None:
        """The element of the structure tree that most of its characters stand in."""
        counts = Counter(glyph.tag for piece in self.pieces for glyph in piece.glyphs if not glyph.text.isspace())
        return counts.most_common(1)[0][0]

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks that nearly all its letters have: a number before them may have none."""
        letters = [glyph.marks for piece in self.pieces for glyph in piece.glyphs if glyph.text.isalpha()]
        counts = Counter(mark for marks in letters for mark in marks)
        return frozenset(mark for mark, count in counts.items() if count >= _NEARLY_ALL * len(letters))


def is_off(glyph: Glyph, beside: Glyph | Piece) -> bool:
    """Tell whether a character is smaller than what stands beside it, and raised or lowered."""
    height = abs(glyph.base - beside.base) / beside.size
    return (glyph.size < beside.size * SMALLER and height >= _RAISED) or (
        glyph.size < beside.size * _HARDLY_SMALLER and height >= _FAR_RAISED
    )
