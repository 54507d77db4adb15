"""Where the words of cells stand that are not as high as their rows: at the top, half-way down, at the bottom (`w:vAlign`)."""

from collections.abc import Sequence
from math import ceil

from lxml import etree

from hexapla.akn.grid import BOTTOM, MIDDLE, TOP, Place, grid
from hexapla.akn.names import BRACE, VALIGN, akn
from hexapla.akn.table_cells import kinds, with_styled_head
from hexapla.readers.word.names import child_val, w

_VALIGNS = {"top": TOP, "center": MIDDLE, "both": MIDDLE, "bottom": BOTTOM}

_ROOM, _LETTER = 480.0, 4.0
"""Points that a table of the United Nations is wide, and that one of its letters is: enough to tell which rows have several lines."""


def valign_of(paragraph: etree._Element) -> str:
    """Return where the words of the cell stand that a paragraph is in (one of VALIGNS), "" where it does not say so."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    said = None if cell is None else child_val(cell.find(w("tcPr")), "vAlign")
    return _VALIGNS.get(said or "", "")


def set_valigns(table: etree._Element, *, is_ours: bool) -> None:
    """Take what the paragraphs of a table say of the cell they are in, and say it in the cells that are not as high as their rows.

    It is said of figures wherever they stand, since stations set them otherwise, of words where that is not the top; a file of
    ours (`is_ours`) says it of no others.
    """
    said = {each: str(each.attrib.pop(VALIGN)) for each in table.iter(akn("p")) if VALIGN in each.attrib}
    made = with_styled_head(grid(table))
    particular = kinds(made)
    widths = [_ROOM * share / sum(made.shares) for share in made.shares] or made.width * [_ROOM / max(1, made.width)]
    for row in made.rows[made.heads :]:
        lines = {cell: _lines(cell, widths) for cell in row}
        highest = max((count for cell, count in lines.items() if cell.depth == 1), default=1)
        for cell in row:
            stands = next((said[text] for text in cell.texts if text in said), "") or ("" if is_ours else TOP)
            is_told = stands and BRACE not in cell.element.attrib and cell.text
            is_lower = is_ours or lines[cell] < highest or cell.depth > 1
            if is_told and is_lower and (is_ours or stands != TOP or particular.get(cell) == "figures"):
                cell.element.set(VALIGN, stands)


def _lines(cell: Place, widths: Sequence[float]) -> int:
    """Return about how many lines the words of a cell are, 0 where it has none."""
    width = sum(widths[cell.column : cell.column + cell.span])
    return sum(ceil(_LETTER * len(words) / width) for words in cell.lines)
