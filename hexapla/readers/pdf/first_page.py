"""The head of a first page: the rows that its lines fill, in one language or in two."""

from collections.abc import Collection, Iterator, Sequence

from hexapla.readers.masthead.slots import HEAD, is_body_name, key_of, names_languages
from hexapla.readers.pdf.pieces import Piece, Row

_LEADING = 1.45
"""From which distance on, in parts of the size, two rows are not of one block."""

_SIZES = 0.6

_OTHER = 0.2
"""By which part of it sizes differ that are not of one line."""

_FIRST_LINE = 2
"""Pieces of the first line of a masthead: the organization and the symbol."""

_PLACED = frozenset({"sup", "sub"})

_LANGUAGES = "limitation"
_LARGE = 1.4
"""By how many times the names of bodies in the head are larger than the smallest of its lines."""


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
    """Return rows of one piece as the lines of a masthead: those below each other are one line where it fills a slot as one, or is a name set large."""
    found: list[list[Row]] = []
    least = min((row.size for row in rows), default=0.0)
    place = 0
    while place < len(rows):
        end = place + 1
        while end < len(rows) and is_below(rows[end - 1].pieces[0], rows[end].pieces[0]):
            end += 1
        block = rows[place:end]
        while end > place + 1 and not _is_one_line(block, end - place, language, least):
            end -= 1
        found.append(list(rows[place:end]))
        place = end
    return found


def _is_one_line(block: Sequence[Row], count: int, language: str, least: float) -> bool:
    """Tell whether the first rows of a block are one line: they fill a slot, and no other line of it begins among them.

    Where the structure tree has them in two elements, and the first is a slot by itself, they are two: `Original:
    English` above `English and French only`.  The languages alone may go on in a second row: `English and` above
    `French only`.  A name that no slot has is one line where all of it is larger than the `least` rows of the head.
    """
    texts = [row.text.strip() for row in block]
    first = " ".join(text for text, row in zip(texts[:count], block, strict=False) if row.tag == block[0].tag)
    key = key_of(" ".join(texts[:count]), language)
    is_told_apart = len({row.tag for row in block[:count]}) > 1 and key_of(first, language) is not None
    starts = [
        start for start in range(1, count) if not (key == _LANGUAGES and _names_languages(texts[:start], language))
    ]
    others = (" ".join(texts[start:end]) for start in starts for end in range(start + 1, len(texts) + 1))
    is_alone = all(key_of(each, language) is None for each in others)
    if key is None:
        is_name = count == len(block) and not any(is_body_name(text, language) for text in texts[1:])
        return is_alone and is_name and all(_is_large(row, language, least) for row in block)
    return is_alone and not is_told_apart


def _names_languages(texts: Sequence[str], language: str) -> bool:
    """Tell whether rows name languages and say nothing else."""
    words = " ".join(texts)
    return key_of(words, language) is None and names_languages(words, language)


def _is_large(row: Row, language: str, least: float) -> bool:
    """Tell whether a row is set much larger than the least rows of the head, and fills no slot by itself."""
    return row.size > _LARGE * least and key_of(row.text.strip(), language) is None


def parted_first_line(pieces: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """Part the first line of a masthead, the organization and the symbol, from the lines below it; it may lack one of the two."""
    count = _FIRST_LINE
    if len(pieces) > 1:
        above, piece = pieces[0].pieces[0], pieces[1].pieces[0]
        count -= above.base - piece.base > piece.size / 2 and not is_below(above, piece)
    return pieces[:count], pieces[count:]
