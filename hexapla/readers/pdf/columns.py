"""Columns: which characters of a row stand in which column of a table, between its edges."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from unicodedata import bidirectional

from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.pieces import Piece, Row

_SPACER = 14.0
"""Points below which a column without words is none."""

_CELL_GAP = 0.36
"""From which gap on, in parts of the size, two words may stand in two cells."""

_WIDE = 0.6
"""From which gap on two figures are never one."""

_FIGURE_GAP = 0.15
"""From which gap on two figures do."""

OVER = 5.0
"""Points by which the words of a cell may reach over its edge."""


def parted(piece: Piece, edges: Sequence[float]) -> Iterator[tuple[Glyph, ...]]:
    """Yield the parts of a piece that stand in columns of their own."""
    letters = _letters(piece.glyphs)
    inner = [edge for edge in edges[1:-1] if piece.left < edge < piece.right]
    starts = {id(letters[place]) for edge in inner if (place := _gap_at(letters, edge, piece.blank)) is not None}
    held: list[Glyph] = []
    for glyph in piece.glyphs:
        if id(glyph) in starts and held:
            yield _stripped(held)
            held = []
        held.append(glyph)
    yield _stripped(held)


def _stripped(glyphs: list[Glyph]) -> tuple[Glyph, ...]:
    while len(glyphs) > 1 and glyphs[-1].text.isspace():
        glyphs.pop()
    return tuple(glyphs)


def covered(glyphs: Sequence[Glyph], edges: Sequence[float]) -> tuple[int, int]:
    """Return the first and the last column that characters stand in."""
    left, right = min(each.left for each in glyphs), max(each.right for each in glyphs)
    columns = [
        place
        for place, (low, high) in enumerate(pairwise(edges))
        if min(high, right) - max(low, left) > min(3.0, (right - left) / 2)
    ]
    return (columns[0], columns[-1]) if columns else (0, 0) if right <= edges[1] else (len(edges) - 2, len(edges) - 2)


def is_within(glyphs: Sequence[Glyph], edges: Sequence[float]) -> bool:
    """Tell whether characters stand within one column."""
    left, right = min(each.left for each in glyphs), max(each.right for each in glyphs)
    return any(low - OVER <= left and right <= high + OVER for low, high in pairwise(edges))


def without_spacers(rows: Sequence[Row], edges: Sequence[float]) -> list[float]:
    """Return the edges of the columns that hold anything: a narrow one without words only sets others apart."""
    used = {covered(glyphs, edges) for row in rows for piece in row.pieces for glyphs in parted(piece, edges)}
    empty = {
        place
        for place in range(len(edges) - 1)
        if (place, place) not in used and edges[place + 1] - edges[place] < _SPACER
    }
    return [edge for place, edge in enumerate(edges) if place - 1 not in empty or place == len(edges) - 1]


def crosses(row: Row, edge: float) -> bool:
    """Tell whether words of a row stand over an edge."""
    return any(glyph.left + 1 < edge < glyph.right - 1 for piece in row.pieces for glyph in piece.glyphs) or any(
        piece.left + 1 < edge < piece.right - 1 and not has_gap(piece, edge) for piece in row.pieces
    )


def has_gap(piece: Piece, edge: float) -> bool:
    """Tell whether the characters of a piece stand apart at an edge, by more than words do."""
    return _gap_at(_letters(piece.glyphs), edge, piece.blank) is not None


def _gap_at(letters: Sequence[Glyph], edge: float, blank: float) -> int | None:
    """Return which of the letters begins behind the widest gap at an edge, None where none is wide enough, or wider than a blank.

    A gap reaches from what stands before it to what stands behind: figures may run the other way than the words around them.
    """
    ends = list(accumulate((each.right for each in letters), max))
    starts = list(accumulate((each.left for each in reversed(letters)), min))[::-1]
    found = [
        (start - end, place)
        for place, (end, start) in enumerate(zip(ends, starts[1:], strict=False), 1)
        if end - OVER <= edge <= start + OVER and _is_apart(letters, place, (end, start), edge, blank)
    ]
    return max(found)[1] if found else None


def _is_apart(letters: Sequence[Glyph], place: int, room: tuple[float, float], edge: float, blank: float) -> bool:
    """Tell whether letters stand apart before a place by more than words do; `room` is where none stands.

    Two figures that end and begin at the edge itself may be as near as the thousands of one are, which aren't parted;
    where the structure tree has two paragraphs, any room parts them.
    """
    one, two = letters[place - 1 : place + 1]
    gap = (room[1] - room[0]) / two.size
    if one.tag and two.tag and one.tag.number != two.tag.number:  # two paragraphs stand in no cell beside each other
        return gap > 0
    before, after = ("".join(each.text for each in part) for part in (letters[:place][-4:], letters[place:][:4]))
    if gap < _WIDE and before[-1:].isdecimal() and after[:3].isdecimal() and not after[3:].isdecimal():
        return False
    is_at_edge = room[0] - 1 <= edge <= room[1] + 1 and not before[-1:].isalpha() and not after[:1].isalpha()
    return gap > (_FIGURE_GAP if is_at_edge else max(_CELL_GAP, blank / two.size))


def _letters(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters of a piece: blanks and signs that stand over others have boxes that tell no gap."""
    return [glyph for glyph in glyphs if not glyph.text.isspace() and bidirectional(glyph.text[0]) != "NSM"]
