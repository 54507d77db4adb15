"""Tables within cells of tables: their rows and columns become rows and columns of the table around them, as they stand on the page.

A cell that holds a table of two rows becomes two rows; what stands beside it reaches down both.  So every edition has it,
and a voice reads it in rows.  Each paragraph stays, and is there once.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import pairwise, takewhile

from lxml import etree

from hexapla.akn.names import HX
from hexapla.akn.rules import NONE, heavier
from hexapla.readers.word.cell_settings import (
    SIDES,
    PlacedCell,
    draw,
    empty_cells,
    going_on,
    placed_cells,
    set_borders,
    set_merge,
    set_skipped,
    set_span,
)
from hexapla.readers.word.names import WIDEST, val, w, whole
from hexapla.readers.word.styles import Styles
from hexapla.readers.word.table_rules import Drawn, drawn

UNFOLDED, FLAT = f"{{{HX}}}unfolded", f"{{{HX}}}flat"
"""Attributes of a table of a Word file while it is read: the rows (from 1) whose inner tables became rows of it, those of which they could not."""

_NEAR = 120
"""Twentieths of a point by which an edge of an inner table may lie beside one of the table around it and still be that."""

_COUNTED = ("numPr", "footnoteReference", "endnoteReference")
"""What Word counts in the order of its cells."""


def unfold_inner_tables(body: etree._Element, styles: Styles) -> None:
    """Make the rows of tables within cells rows of the table around them, in place, inmost first; tables say of which rows they were."""
    for table in reversed(list(body.iter(w("tbl")))):
        rows = [placed_cells(row) for row in table.iterchildren(w("tr"))]
        if not any(len(row) > 1 for row in rows):
            continue  # a box, which is opened
        inner = [
            number
            for number, row in enumerate(rows)
            if any(map(_is_table, (each for cell in row for each in _tables(cell))))
        ]
        kept = [number for number in inner if _can_unfold(rows, number)]
        if kept and not _Unfolding(table, rows, kept, styles).unfold():
            kept = []
        for name, found in ((UNFOLDED, kept), (FLAT, [number for number in inner if number not in kept])):
            if found:
                table.set(name, " ".join(str(number + 1) for number in found))


def _tables(cell: PlacedCell) -> list[etree._Element]:
    return cell.element.findall(w("tbl"))


def _is_table(inner: etree._Element) -> bool:
    """Tell whether a table within a cell is more than a frame: it has rows of several cells."""
    return any(len(row.findall(w("tc"))) > 1 for row in inner.iterchildren(w("tr")))


def _can_unfold(rows: Sequence[Sequence[PlacedCell]], number: int) -> bool:
    """Tell whether a row can become several: no inner table stands in a cell of several rows, and nothing is counted in another order."""
    row = rows[number]
    holders = [cell for cell in row if _tables(cell)]
    if any(cell.element.find(f"{w('tcPr')}/{w('vMerge')}") is not None for cell in holders):
        return False
    behind = [cell.element for cell in row if cell.first > holders[0].first]
    return not (_counts(holders[0].element) and any(map(_counts, behind)))


def _counts(element: etree._Element) -> bool:
    return next(element.iter(*map(w, _COUNTED)), None) is not None


class _Unfolding:
    """One table, some rows of which become several."""

    def __init__(
        self, table: etree._Element, rows: list[list[PlacedCell]], kept: Sequence[int], styles: Styles
    ) -> None:
        self.table, self.rows, self.kept, self.styles = table, rows, kept, styles
        self.rules = drawn(table, styles)
        self.outer = _edges(table, max(cell.end for row in rows for cell in row))
        self.edges = list(self.outer)
        self.columns: dict[etree._Element, list[int]] = {}
        held = ((inner, cell) for number in kept for cell in rows[number] for inner in _tables(cell))
        for inner, cell in takewhile(lambda _: len(self.edges) <= WIDEST, held):
            self.columns[inner] = self._columns(inner, cell)
        self.edges.sort()

    def unfold(self) -> bool:
        """Unfold the rows; False, and nothing done, where there would be more columns than a table may have."""
        if len(self.edges) > WIDEST:
            return False
        for number, (row, cells) in enumerate(zip(list(self.table.iterchildren(w("tr"))), self.rows, strict=True)):
            if number in self.kept:
                self._part(row, cells, number)
            else:
                set_skipped(row, self._span(0, cells[0].first) if cells else 0)
                for cell in cells:
                    set_span(cell.element, self._span(cell.first, cell.end))
        grid = self.table.find(w("tblGrid"))
        grid = etree.SubElement(self.table, w("tblGrid")) if grid is None else grid
        grid[:] = [etree.Element(w("gridCol"), {w("w"): str(end - start)}) for start, end in pairwise(self.edges)]
        return True

    def _span(self, first: int, end: int) -> int:
        """Return how many columns there now are from one of the former columns to another."""
        return self.edges.index(self.outer[end]) - self.edges.index(self.outer[first])

    def _columns(self, inner: etree._Element, cell: PlacedCell) -> list[int]:
        """Return the edges of an inner table as those of the table around it; new ones are added."""
        start, end = self.outer[cell.first], self.outer[cell.end]
        own = _edges(
            inner, max((each.end for row in inner.iterchildren(w("tr")) for each in placed_cells(row)), default=1)
        )
        found = [start]
        for number, edge in enumerate(own[1:-1], 1):
            place = start + round((end - start) * edge / own[-1])
            free = [each for each in self.edges if found[-1] < each < end and abs(each - place) <= _NEAR]
            place = min(free, key=lambda each: abs(each - place), default=place)
            found.append(min(max(place, found[-1] + 1), end - (len(own) - 1 - number)))
        found.append(end)
        self.edges += [each for each in found if each not in self.edges]
        return found

    def _part(self, row: etree._Element, cells: Sequence[PlacedCell], number: int) -> None:
        bands = [self._bands(cell, number) for cell in cells]
        count = max(map(len, bands))
        place = row
        for index in range(count):
            made = etree.Element(w("tr"))
            for each in row.iterchildren(w("trPr")):
                made.append(deepcopy(each))
            set_skipped(made, self._span(0, cells[0].first))
            for band in bands:
                made.extend(going_on(band[-1]) if index >= len(band) else band[index])
            place.addnext(made)
            place = made
        for band in bands:
            for cell in band[-1] if len(band) < count else ():
                set_merge(cell, "restart")
        self.table.remove(row)

    def _bands(self, cell: PlacedCell, number: int) -> list[list[etree._Element]]:
        """Return the rows of cells that a cell becomes: one of its words before a table, one for each row of that, and so on."""
        above, below = (_heaviest(self.rules.level[edge][cell.first : cell.end]) for edge in (number, number + 1))
        left, right = (self.rules.upright[number][edge] for edge in (cell.first, cell.end))
        frame = (above, left, below, right)
        if not _tables(cell):
            set_span(cell.element, self._span(cell.first, cell.end))
            set_borders(cell.element, frame)
            return [[cell.element]]
        found: list[list[etree._Element]] = []
        words: etree._Element | None = None
        loose: list[etree._Element] = []  # paragraphs without words: they count, and stand with what is beside them
        for each in [each for each in cell.element if each.tag != w("tcPr")]:
            if each.tag == w("tbl"):
                found += self._rows_of(each)
                words = None
            elif not _shows(each):
                loose.append(each)
            elif words is not None:
                words.append(each)
            else:
                words = self._words(cell, each)
                found.append([words])
        found[-1][-1].extend(loose)
        _frame(found, frame)
        return found

    def _words(self, cell: PlacedCell, first: etree._Element) -> etree._Element:
        """Return a cell for words of one that holds a table too, the first paragraph in it."""
        made = etree.Element(w("tc"))
        properties = cell.element.find(w("tcPr"))
        if properties is not None:
            made.append(deepcopy(properties))
        set_span(made, self._span(cell.first, cell.end))
        set_borders(made, (NONE,) * 4)
        made.append(first)
        return made

    def _rows_of(self, inner: etree._Element) -> Iterator[list[etree._Element]]:
        """Yield the cells of each row of an inner table, empty ones where it has none."""
        edges, rules = [self.edges.index(each) for each in self.columns[inner]], drawn(inner, self.styles)
        for number, row in enumerate(inner.iterchildren(w("tr"))):
            cells = placed_cells(row)
            for cell in cells:
                set_span(cell.element, edges[cell.end] - edges[cell.first])
                set_borders(cell.element, _around(rules, number, cell))
            before = edges[cells[0].first] - edges[0] if cells else 0
            behind = edges[-1] - (edges[cells[-1].end] if cells else edges[0])
            yield [*empty_cells(before), *(cell.element for cell in cells), *empty_cells(behind)]


def _edges(table: etree._Element, width: int) -> list[int]:
    """Return where the columns of a table begin, and where its last one ends, in twentieths of a point; alike where its grid does not say so."""
    shares = [whole(val(each, "w")) for each in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    if len(shares) < width or min(shares, default=0) <= 0:
        shares = [9000 // width] * width
    found = [0]
    for share in shares[:width]:
        found.append(found[-1] + share)
    return found


def _shows(element: etree._Element) -> bool:
    return element.tag == w("p") and next(element.iter(w("t"), w("drawing"), w("pict"), w("sym")), None) is not None


def _heaviest(weights: Sequence[str]) -> str:
    return heavier(weights) if weights else NONE


def _around(rules: Drawn, number: int, cell: PlacedCell) -> tuple[str, str, str, str]:
    above, below = (_heaviest(rules.level[edge][cell.first : cell.end]) for edge in (number, number + 1))
    return above, rules.upright[number][cell.first], below, rules.upright[number][cell.end]


def _frame(bands: Sequence[Sequence[etree._Element]], frame: Sequence[str]) -> None:
    """Give what a cell became the rules that stood around the cell."""
    for side, cells in zip(
        SIDES, (bands[0], [each[0] for each in bands], bands[-1], [each[-1] for each in bands]), strict=True
    ):
        weight = frame[SIDES.index(side)]
        for cell in cells if weight != NONE else ():
            draw(cell, side, weight)
