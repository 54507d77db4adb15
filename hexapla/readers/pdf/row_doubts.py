"""Doubts of rows: what shows by their distance or their words that two may be one, or that one is none of its table."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.table_parts import TableRow

_NEAR = 1.35
"""Up to which distance, in sizes, two rows stand as near as the lines of one cell."""

_SENTENCE, _TITLE, _LETTERS = 40, 25, 3
"""Letters of sentences that may be one in two rows, of words that a number may stand before, and of more than a label, at least."""

_HALVES = re.compile(r"\(?[-–]?\d{1,3}(?:\n\d{3}(?:[.,]\d+)?|[.,]\n\d+)%?\)?")
"""A figure that a narrow cell breaks, behind its thousands or its point."""

_NO_CELLS, _DASHES = frozenset("()$€£.,%"), frozenset("-–—")

_NUMBER = re.compile(r"\d{1,3}(?:\.[IVX]+)?(?:\.\d{1,3})?\.?|[A-Z]\.|[ivx]+\.")
"""The number of a paragraph or a heading."""


def doubtful_rows(rows: Sequence[TableRow]) -> set[int]:
    """Return which rows of a table may be one with the row beside them, a paragraph of the text, or its head once more."""
    return {*_near(rows), *_numbered(rows), *_heads_again(rows), *_of_signs(rows)}


def _near(rows: Sequence[TableRow]) -> Iterator[int]:
    """Yield the rows that stand as near to each other as the lines of a cell, with no rule between, and may be one.

    So may those whose words stand in other columns, two of sentences, words that begin small, and figures that may be the
    two halves of one.
    """
    for place, (above, below) in enumerate(pairwise(rows)):
        if not below.is_head and above.part is below.part and _is_near(above, below):
            one, two = ({cell.column: text_of(cell) for cell in full_cells(row)} for row in (above, below))
            are_halves = any(_HALVES.fullmatch(f"{one[each]}\n{two[each]}") for each in one.keys() & two)
            goes_on = any(text[0].islower() and len(text) > _LETTERS for text in two.values())
            is_one = one.keys() != two.keys() or goes_on or all(len(text) > _SENTENCE for text in two.values())
            if are_halves or (is_one and not above.is_head):
                yield from (place, place + 1)


def _is_near(above: TableRow, below: TableRow) -> bool:
    """Tell whether the lower of two rows begins so near below the end of the upper, or beside it, with no rule between; a tree parts rows itself."""
    last = min((cell.rows[-1][0].base for cell in full_cells(above)), default=float("inf"))
    first = max((cell.rows[0][0] for cell in full_cells(below)), key=lambda glyph: glyph.base, default=None)
    if first is None or first.tag or last - first.base > _NEAR * first.size:
        return False
    return not any(first.base < line.base < last for line in below.part.rules)


def _numbered(rows: Sequence[TableRow]) -> Iterator[int]:
    """Yield the rows of nothing but a number and words: each may be a paragraph or a heading of the text."""
    for place, row in enumerate(rows):
        full = full_cells(row)
        if [cell.column for cell in full] == [0, 1] and _NUMBER.fullmatch(text_of(full[0])):
            is_alone = len(row.cells) > len(full) or len(text_of(full[1])) > _TITLE
            yield from [place] if is_alone else []


def _heads_again(rows: Sequence[TableRow]) -> Iterator[int]:
    """Yield the rows most of whose words are those of the head, or of the first row, of their table."""
    heads: set[str] = set()
    for place, row in enumerate(rows):
        said = ["".join(text_of(cell).split()) for cell in full_cells(row)]
        if place and len(said) > 1 and not row.is_head and 2 * sum(each in heads for each in said) > len(said):
            yield place
        if row.is_head or not place:
            heads |= {each for each in said if any(map(str.isalnum, each))}


def _of_signs(rows: Sequence[TableRow]) -> Iterator[int]:
    """Yield the rows with a cell of one sign or figure, in a part of a table with signs that are no cell: a column without room stands sign below sign."""
    single = [{text for cell in full_cells(row) if len(text := text_of(cell)) == 1} for row in rows]
    broken = {id(row.part) for row, own in zip(rows, single, strict=True) if own & _NO_CELLS}
    yield from (place for place, row in enumerate(rows) if single[place] - _DASHES and id(row.part) in broken)


def full_cells(row: TableRow) -> list[CellText]:
    """Return the cells of a row that have words."""
    return [cell for cell in row.cells if text_of(cell)]


def text_of(cell: CellText) -> str:
    """Return the words of a cell."""
    return " ".join("".join(glyph.text for glyph in line) for line in cell.rows).strip()
