"""Braces that a Word file draws beside rows of its tables: the cell of these rows says that it has one."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from hexapla.akn.grid import BEFORE_WORDS, BEHIND_WORDS, CELLS
from hexapla.akn.names import BRACE, PLACE, akn
from hexapla.readers.word.names import WP, child_val, w, whole

_SHAPES = ("rightBrace", "rightBracket", "leftBrace", "leftBracket")
"""Shapes that hold rows together (ISO/IEC 29500-1, 20.1.10.56)."""

_METRIC = 635
"""English metric units in a twentieth of a point."""

_NEAREST, _ROWS = 900, 2
"""How far from the edge of a cell a brace may be drawn, in twentieths of a point, and how many rows from its first one anchored."""


class Brace(NamedTuple):
    """A brace of a table: the row that it is anchored in, and where its middle stands, in twentieths of a point from the start of the table."""

    row: int
    middle: float


def braces(table: etree._Element, columns: Sequence[int]) -> Iterator[Brace]:
    """Yield the braces that a table draws; `columns` are the widths of its grid."""
    for index, row in enumerate(table.iterchildren(w("tr"))):
        column = whole(child_val(row.find(w("trPr")), "gridBefore"))
        for cell in row.iterchildren(w("tc")):
            for shape in cell.iter("{*}prstGeom"):
                frame = next(shape.iterancestors(f"{{{WP}}}anchor"), None)
                if frame is None or shape.get("prst") not in _SHAPES:
                    continue
                offset, extent = frame.find("{*}positionH/{*}posOffset"), frame.find("{*}extent")
                middle = whole(offset.text if offset is not None else None)
                middle += whole(extent.get("cx") if extent is not None else None) // 2
                yield Brace(index, sum(columns[:column]) + middle / _METRIC)
            column += whole(child_val(cell.find(w("tcPr")), "gridSpan"), 1)


def braced(properties: etree._Element | None) -> str:
    """Return on which side of its words a cell of a file of ours has a brace: a rule there, its words half-way down."""
    if child_val(properties, "vAlign") != "center" or properties is None:
        return ""
    sides = (("left", BEFORE_WORDS), ("right", BEHIND_WORDS))
    return next((side for name, side in sides if properties.find(f"{w('tcBorders')}/{w(name)}") is not None), "")


def set_braces(table: etree._Element, drawn: Sequence[Brace], columns: Sequence[int], left_out: Collection[int]) -> int:
    """Say in the cells of a table which of them have a brace, and on which side of their words; return how many braces stand at none.

    A brace is that of the cell of several rows of which an edge is nearest; `left_out` are the rows of the source that the table has not.
    """
    cells = [each for each in table.iter(*map(akn, CELLS)) if int(each.get("rowspan", "1")) > 1 and each.get(PLACE)]
    lost = 0
    for brace in drawn:
        row = brace.row - sum(1 for each in left_out if each < brace.row)
        near = [
            (rows, off, side, cell)
            for cell in cells
            for rows, off, side in _distances(cell, brace, row, columns)
            if rows <= _ROWS and off <= _NEAREST
        ]
        if near:
            _, _, side, cell = min(near, key=lambda each: each[:2])
            cell.set(BRACE, side)
        lost += not near
    return lost


def _distances(
    cell: etree._Element, brace: Brace, row: int, columns: Sequence[int]
) -> Iterator[tuple[int, float, str]]:
    """Yield how far the edges of a cell are from a brace, in rows and in twentieths of a point, and on which side of its words each is."""
    first, column = map(int, cell.get(PLACE, "").split())
    for side, end in ((BEFORE_WORDS, column), (BEHIND_WORDS, column + int(cell.get("colspan", "1")))):
        yield abs(first - row), abs(sum(columns[:end]) - brace.middle), side
