"""The head of a first page: the rows that its lines fill, in one language or in two."""

from collections.abc import Collection, Iterator, Sequence

from hexapla.readers.masthead.slots import HEAD, key_of
from hexapla.readers.pdf.rows import Piece, Row

_LEADING = 1.45
"""From which distance on, in parts of the size, two rows are not of one block."""

_SIZES = 0.6

_OTHER = 0.2
"""By which part of it sizes differ that are not of one line."""

_PLACED = frozenset({"sup", "sub"})


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


def parts_by_size(piece: Piece) -> Iterator[Piece]:
    """Yield the parts of a piece whose sizes differ: a long name reaches to the column beside it. Marks stay at their words."""
    start = 0
    for place in range(1, len(piece.glyphs)):
        one, two = piece.glyphs[place - 1 : place + 1]
        is_other = abs(one.size - two.size) > _OTHER * one.size and not two.marks & _PLACED
        if is_other and one.text.isspace():  # symbols have letters of two sizes
            yield Piece(piece.glyphs[start:place])
            start = place
    yield Piece(piece.glyphs[start:])


def lines_of_masthead(rows: Sequence[Row], language: str) -> list[list[Row]]:
    """Return rows of one piece as the lines of a masthead: those below each other are one line where it fills a slot as one."""
    found: list[list[Row]] = []
    place = 0
    while place < len(rows):
        end = place + 1
        while end < len(rows) and is_below(rows[end - 1].pieces[0], rows[end].pieces[0]):
            end += 1
        block = rows[place:end]
        while end > place + 1 and not _is_one_line(block, end - place, language):
            end -= 1
        found.append(list(rows[place:end]))
        place = end
    return found


def _is_one_line(block: Sequence[Row], count: int, language: str) -> bool:
    """Tell whether the first rows of a block are one line: they fill a slot, and no other line of it begins among them.

    Where the structure tree has them in two elements, and the first is a slot by itself, they are two: `Original:
    English` above `English and French only`.
    """
    texts = [row.text.strip() for row in block]
    first = " ".join(text for text, row in zip(texts[:count], block, strict=False) if row.tag == block[0].tag)
    is_slot = key_of(" ".join(texts[:count]), language) is not None
    is_told_apart = len({row.tag for row in block[:count]}) > 1 and key_of(first, language) is not None
    others = (" ".join(texts[start:end]) for start in range(1, count) for end in range(start + 1, len(texts) + 1))
    return is_slot and not is_told_apart and all(key_of(each, language) is None for each in others)
