"""What the structure tree says of blocks otherwise than the pages: elements in two of them, rows of tables at another place."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from hexapla.readers.pdf.blocks import Block
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.rising import longest_rising


def torn_or_moved(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the elements of the structure tree, by their numbers, that several blocks have, and those of rows that it has elsewhere."""
    held: Counter[int] = Counter()
    rows: list[set[int]] = []
    for block in blocks:
        if isinstance(block.body, Paragraph):
            held.update(_numbers(piece.glyphs for row in block.body.rows for piece in row.pieces))
        elif isinstance(block.body, list):
            own = [_of_cells(row) for part in block.body for row in part.rows]
            held.update(set().union(*own))
            rows += filter(None, own)
    kept = set(longest_rising([min(row) for row in rows]))
    moved = chain.from_iterable(row for place, row in enumerate(rows) if place not in kept)
    return frozenset(number for number, count in held.items() if count > 1).union(moved)


def _of_cells(row: Sequence[CellText]) -> set[int]:
    return _numbers(line for cell in row for line in cell.rows)


def _numbers(lines: Iterable[Sequence[Glyph]]) -> set[int]:
    return {glyph.tag.number for line in lines for glyph in line if glyph.tag and not glyph.text.isspace()}
