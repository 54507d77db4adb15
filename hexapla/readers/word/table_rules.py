"""The rules of the tables of a Word file, and where the words of their cells stand: what departs from the usual is kept.

A file says them in the style of a table, in the table, its rows, its cells and their paragraphs.  Much of what it says is
no decision: grids that Word draws around every cell, a border left over on one of them, borders as white as the paper.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from hexapla.akn.grid import CELLS, CENTER, END, START, Grid, Place, grid, row_elements
from hexapla.akn.names import ALIGN, PLACE, akn
from hexapla.akn.rules import DOUBLE, NONE, UNSAID, Rules, heavier, state
from hexapla.akn.table_cells import kinds, with_styled_head
from hexapla.akn.table_kinds import lists_pairs
from hexapla.akn.usual_rules import usual_rules
from hexapla.readers.word.borders import borders
from hexapla.readers.word.cell_settings import placed_cells
from hexapla.readers.word.names import child_val, is_on, val, w
from hexapla.readers.word.styles import Styles

_PARTS = {
    "firstColumn": ("firstCol", 7),
    "lastColumn": ("lastCol", 8),
    "firstRow": ("firstRow", 5),
    "lastRow": ("lastRow", 6),
}
"""What sets parts of a table apart: the switch of its look, the part of its style, the bit of the look in older files."""

_GRID = 0.5
"""The share of upright edges with a rule above which a table is ruled as Word rules a new one; double ones are drawn by hand."""

_WHOLE = 0.8
"""The share of its rows along which an upright rule goes that is one."""

_ALIGNMENTS = {"right": END, "end": END, "center": CENTER}
_MIRRORED = {START: END, END: START}


@dataclass(frozen=True)
class Drawn:
    """The rules of a table as Word draws them: above each row and below the last, and in each row at each upright edge."""

    level: tuple[tuple[str, ...], ...] = ()
    upright: tuple[tuple[str, ...], ...] = ()

    def without(self, rows: Collection[int]) -> "Drawn":
        """Return the rules without some rows; of those above and below one the heavier stays."""
        level: list[tuple[str, ...]] = []
        for number, edge in enumerate(self.level):
            if number - 1 in rows and level:
                level[-1] = tuple(map(heavier, zip(level[-1], edge, strict=True)))
            else:
                level.append(edge)
        return Drawn(tuple(level), tuple(row for number, row in enumerate(self.upright) if number not in rows))

    def without_heads(self, rows: Collection[int]) -> "Drawn":
        """Return the rules without rows that say a head again; in their place stands what stands above the row before them."""
        level = [
            self.level[number - 1] if number in rows else edge
            for number, edge in enumerate(self.level)
            if number - 1 not in rows
        ]
        return Drawn(tuple(level), tuple(row for number, row in enumerate(self.upright) if number not in rows))

    @property
    def is_unusual(self) -> bool:
        """Tell whether rules are drawn at all, and not around every cell."""
        inner = [edge for row in self.upright for edge in row[1:-1]]
        is_grid = sum(edge not in (NONE, DOUBLE) for edge in inner) > _GRID * len(inner)
        return not is_grid and any(edge != NONE for row in self.level for edge in row)

    @property
    def frame(self) -> str:
        """The rule that stands around the table, alike on all four sides; UNSAID where none does."""
        sides = (
            [set(edge) for edge in (self.level[0], self.level[-1], *zip(*self.upright, strict=True))]
            if self.upright
            else []
        )
        around = set().union(*(sides[place] for place in (0, 1, 2, -1))) if sides else set()
        return around.pop() if len(around) == 1 and around != {NONE} else UNSAID


UNDRAWN = Drawn()
"""The rules of a table that has none."""


def drawn(table: etree._Element, styles: Styles) -> Drawn:
    """Return the rules of a table of a Word file; where two cells meet, the heavier of theirs."""
    rows = table.findall(w("tr"))
    cells = [list(placed_cells(row)) for row in rows]
    width = max((end for row in cells for _, _, end in row), default=0)
    level = [[NONE] * width for _ in range(len(rows) + 1)]
    upright = [[NONE] * (width + 1) for _ in rows]
    style = child_val(table, "tblPr", "tblStyle")
    parts = _parts(table, styles, style)
    own = {**styles.rules(style), **borders(table.find(f"{w('tblPr')}/{w('tblBorders')}"))}
    for number, row in enumerate(cells):
        outer = {**own, **borders(rows[number].find(f"{w('tblPrEx')}/{w('tblBorders')}"))}
        for cell, first, end in row:
            is_edge = {"top": not number, "bottom": number + 1 == len(rows), "left": not first, "right": end == width}
            sides = _sides(outer, is_edge)
            for side, given in parts.items():
                ends = ("left", "right") if side in ("left", "right") else ("top", "bottom")
                sides |= _sides(given, {**is_edge, **dict.fromkeys(ends, True)}) if is_edge[side] else {}
            sides |= borders(cell.find(f"{w('tcPr')}/{w('tcBorders')}"))
            for column in range(first, end):
                for edge, side in ((number, "top"), (number + 1, "bottom")):
                    level[edge][column] = heavier((level[edge][column], sides.get(side, NONE)))
            for column, side in ((first, "left"), (end, "right")):
                upright[number][column] = heavier((upright[number][column], sides.get(side, NONE)))
    return Drawn(tuple(map(tuple, level)), tuple(map(tuple, upright)))


def _sides(given: Mapping[str, str], is_edge: Mapping[str, bool]) -> dict[str, str]:
    """Return the rules around a cell by those around and in what it stands in."""
    inner = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
    found = {side: given.get(side if is_edge[side] else inner[side]) for side in inner}
    return {side: weight for side, weight in found.items() if weight is not None}


def _parts(table: etree._Element, styles: Styles, style: str | None) -> dict[str, dict[str, str]]:
    """Return the rules of the parts that the style of a table sets apart, by the side on which each stands."""
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    bits = int(val(look) or "0", 16) if look is not None else 0
    names = zip(_PARTS.items(), ("left", "right", "top", "bottom"), strict=True)
    return {
        side: given
        for (switch, (part, bit)), side in names
        if (val(look, switch) or str(bits >> bit & 1)) in ("1", "true", "on") and (given := styles.rules(style, part))
    }


def set_rules(table: etree._Element, found: Drawn) -> None:
    """Say in a table which of the rules that its source draws are not the usual ones; its cells say where they stood."""
    places = {
        cell: tuple(map(int, cell.attrib.pop(PLACE).split()))
        for cell in table.iter(*map(akn, CELLS))
        if PLACE in cell.attrib
    }
    made = with_styled_head(grid(table))
    rows = {place.row: places[place.element][0] for row in made.rows for place in row if place.element in places}
    columns = {place.column: places[place.element][1] for row in made.rows for place in row if place.element in places}
    frame = found.frame
    if (
        not found.is_unusual
        or (lists_pairs(made) and not frame)
        or made.width < 2
        or len(rows) < len(made.rows)
        or len(columns) < made.width
    ):
        return
    usual, within = usual_rules(made), _within(made)
    level = [
        [
            usual.level[edge][column] if (edge, column) in within else found.level[rows.get(edge, -1)][columns[column]]
            for column in range(made.width)
        ]
        for edge in range(len(made.rows) + 1)
    ]
    swept = tuple(_swept(made, edge, tuple(weights)) for edge, weights in enumerate(level))
    upright = tuple(_upright(made, column, found, rows, columns) for column in range(made.width))
    state(table, row_elements(made.rows), Rules(swept, upright, frame).apart_from(usual))


def _within(table: Grid) -> set[tuple[int, int]]:
    """Return the edges, each with its columns, that lie within cells of several rows."""
    tall = (cell for row in table.rows for cell in row if cell.depth > 1)
    return {
        (edge, column)
        for cell in tall
        for edge in range(cell.row + 1, cell.row + cell.depth)
        for column in range(cell.column, cell.column + cell.span)
    }


def _swept(table: Grid, edge: int, weights: tuple[str, ...]) -> tuple[str, ...]:
    """Return an edge without what is left over: above and below a table a part, between its rows a piece above no figure."""
    ruled = [column for column, weight in enumerate(weights) if weight != NONE]
    if not ruled or len(ruled) == len(weights):
        return weights
    if edge in (0, len(table.rows)):
        weight = heavier(weights) if 2 * len(ruled) >= len(weights) else NONE
        return (weight,) * len(weights)
    if edge <= table.heads or len(ruled) > 1:
        return weights
    below = {cell for cell, kind in kinds(table).items() if cell.row == edge and kind == "figures"}
    return weights if any(cell.column == ruled[0] for cell in below) else (NONE,) * len(weights)


def _upright(table: Grid, column: int, found: Drawn, rows: Mapping[int, int], columns: Mapping[int, int]) -> str:
    """Return the rule at the end of a column, along which it goes from top to bottom; a frame says the last one."""
    if column + 1 == table.width:
        return NONE
    ends = [cell.row for row in table.rows for cell in row if cell.column == column + 1]
    weights = [found.upright[rows[row]][columns[column + 1]] for row in ends]
    ruled = [weight for weight in weights if weight != NONE]
    return heavier(ruled) if len(ruled) >= _WHOLE * len(weights) else NONE


def align_of(paragraph: etree._Element, styles: Styles) -> str:
    """Return where the words of a paragraph stand, "" where neither it nor its style says so."""
    properties = paragraph.find(w("pPr"))
    said = child_val(properties, "jc") or styles.align(child_val(properties, "pStyle"))
    found = _ALIGNMENTS.get(said, START) if said else UNSAID
    return _MIRRORED.get(found, found) if _is_against_table(paragraph) else found


def _is_against_table(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph says that it runs from left to right in a table whose columns run from right to left."""
    direction = paragraph.find(f"{w('pPr')}/{w('bidi')}")
    table = next(paragraph.iterancestors(w("tbl")), None)
    is_mirrored = table is not None and is_on(table.find(f"{w('tblPr')}/{w('bidiVisual')}"))
    return is_mirrored and direction is not None and not is_on(direction)


def set_aligns(table: etree._Element) -> None:
    """Take what the paragraphs of a table say of where they stand, and say in its cells what is not usual for such words.

    What a whole column has is meant, what single cells have is not.  That words stand where lines begin is meant in a
    table that sets figures to the right itself; in any other nobody has set them.
    """
    said = {each: str(each.attrib.pop(ALIGN)) for each in table.iter(akn("p")) if ALIGN in each.attrib}
    made = with_styled_head(grid(table))
    particular = kinds(made)
    usual = {"figures": END, "spanner": CENTER}
    aligns: dict[Place, str] = {}
    for cell in (cell for row in made.rows for cell in row if cell.text):
        found = {said.get(text, UNSAID) for text in cell.texts if "".join(map(str, text.itertext())).strip()}
        aligns[cell] = found.pop() if len(found) == 1 else UNSAID
    sets_right = any(aligns.get(cell) == END for cell, kind in particular.items() if kind == "figures")
    departs = {
        cell: one or START
        for cell, one in aligns.items()
        if (one in (CENTER, END) or sets_right) and (one or START) != usual.get(particular.get(cell, ""), START)
    }
    for cell in _meant(made, departs):
        cell.element.set(ALIGN, departs[cell])


def _meant(table: Grid, departs: Mapping[Place, str]) -> Iterator[Place]:
    for column in range(table.width):
        body = [cell for cell in table.column(column) if cell.row >= table.heads and cell.text]
        counts = Counter(departs[cell] for cell in body if cell in departs)
        for cell in body:
            if cell in departs and 2 * counts[departs[cell]] >= len(body):
                yield cell
    yield from (cell for cell in departs if cell.row < table.heads or cell.span > 1)
