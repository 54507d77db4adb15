"""What the structure tree says of the cells of a table otherwise than the page: two witnesses that differ are a doubt."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.structure_tree import Tag
from hexapla.readers.pdf.table_parts import TableRow
from hexapla.rising import longest_rising

Place = tuple[int, int]
"""The row of a cell, and its place in that."""


class _Told(NamedTuple):
    """A cell with words: its place, and the elements of the structure tree that it holds."""

    place: Place
    cell: CellText
    tags: frozenset[Tag]

    @property
    def first(self) -> int:
        """The number of its first paragraph."""
        return min(tag.number for tag in self.tags)

    @property
    def last(self) -> int:
        """The number of its last paragraph."""
        return max(tag.number for tag in self.tags)

    @property
    def cells(self) -> set[int]:
        """The cells of the tree that its words stand in."""
        return {tag.cell for tag in self.tags}


def told_otherwise(rows: Sequence[TableRow], torn: Collection[int] = ()) -> set[Place]:
    """Return the cells of a table that the structure tree has otherwise, none where it does not know them.

    `torn` are its elements that have words outside the table or stand elsewhere. A paragraph or a cell of the tree stands
    in one cell; cells follow each other row by row from left to right, and where the tree has paragraphs alone, an empty
    one for each empty cell between two of a row.
    """
    told = [[each for each in _told(number, row) if each.tags] for number, row in enumerate(rows)]
    found = set(_torn([each for row in told for each in row]))
    found |= {each.place for row in told for each in row if any(tag.number in torn for tag in each.tags)}
    for row in told:
        found |= {each.place for each in row if _is_joined(each)}
        for one, two in pairwise(row):
            if not _follows(one, two):
                found |= {one.place, two.place}
    full = [row for row in told if row]
    kept = longest_rising([min(each.first for each in row) for row in full])
    found |= {each.place for number, row in enumerate(full) if number not in kept for each in row}
    for above, below in pairwise(full[number] for number in kept):
        last, first = max(each.last for each in above), min(each.first for each in below)
        if last > first:
            found |= {each.place for each in above if each.last > first} | {
                each.place for each in below if each.first < last
            }
    return found


def _told(number: int, row: TableRow) -> Iterator[_Told]:
    for place, cell in enumerate(row.cells):
        tags = {glyph.tag for line in cell.rows for glyph in line if glyph.tag and not glyph.text.isspace()}
        yield _Told((number, place), cell, frozenset(tags))


def _torn(told: Sequence[_Told]) -> Iterator[Place]:
    """Yield the cells that share a paragraph or a cell of the tree with another one."""
    held: dict[tuple[bool, int], set[Place]] = defaultdict(set)
    for each in told:
        for tag in each.tags:
            held[False, tag.number].add(each.place)
            if tag.cell:
                held[True, tag.cell].add(each.place)
    for places in held.values():
        if len(places) > 1:
            yield from places


def _is_joined(each: _Told) -> bool:
    """Tell whether a cell holds two cells of the tree, or several paragraphs where the tree has no cells."""
    return len(each.cells) > 1 or (each.cells == {0} and len(each.tags) > 1)


def _follows(one: _Told, two: _Told) -> bool:
    """Tell whether the tree has one cell behind another one of its row, with a paragraph for each cell between them."""
    columns = two.cell.column - one.cell.column - one.cell.span + 1
    return two.first > one.last and (0 not in one.cells or two.first - one.last == columns)
