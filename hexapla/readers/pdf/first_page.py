"""The head of a first page: the rows that its lines fill, in one language or in two."""

from collections.abc import Collection, Sequence

from hexapla.readers.masthead.slots import HEAD, key_of
from hexapla.readers.pdf.rows import Piece, Row

_LEADING = 1.45
"""From which distance on, in parts of the size, two rows are not of one block."""

_SIZES = 0.6


def rows_of_masthead(rows: Sequence[Row], languages: Collection[str]) -> int:
    """Return how many rows of a first page its masthead has: up to its last line, with what that and those beside it go on in."""
    last = max((place for place, row in enumerate(rows) if _is_masthead(row, languages)), default=-1)
    pieces = [piece for row in rows[: last + 1] for piece in row.pieces]
    for row in rows[last + 1 :]:
        if not all(any(is_below(above, piece) for above in pieces) for piece in row.pieces):
            break
        last += 1
        pieces += row.pieces
    return last + 1


def is_below(above: Piece, piece: Piece) -> bool:
    """Tell whether a line stands below another one as the next of its block."""
    is_near = 0 < above.base - piece.base < _LEADING * piece.size and abs(above.left - piece.left) < piece.size
    return is_near and abs(above.size - piece.size) < _SIZES


def _is_masthead(row: Row, languages: Collection[str]) -> bool:
    texts = [piece.text.strip() for piece in row.pieces]
    return any(key_of(text, code, frozenset()) in HEAD for text in texts for code in languages)
