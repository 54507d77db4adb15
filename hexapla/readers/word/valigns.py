"""Where the words of cells stand that are not as high as their rows: at the top, half-way down, at the bottom (`w:vAlign`)."""

from lxml import etree

from hexapla.akn.grid import BOTTOM, MIDDLE, TOP, grid
from hexapla.akn.names import BRACE, VALIGN, akn
from hexapla.akn.row_lines import cell_lines, lines_of_row
from hexapla.akn.table_cells import kinds, with_styled_head
from hexapla.readers.word.names import child_val, w

_VALIGNS = {"top": TOP, "center": MIDDLE, "both": MIDDLE, "bottom": BOTTOM}


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
    for lines in cell_lines(made)[made.heads :]:
        highest = lines_of_row(lines)
        for cell in lines:
            stands = next((said[text] for text in cell.texts if text in said), "") or ("" if is_ours else TOP)
            is_told = stands and BRACE not in cell.element.attrib and cell.text
            is_lower = is_ours or lines[cell] < highest or cell.depth > 1
            if is_told and is_lower and (is_ours or stands != TOP or particular.get(cell) == "figures"):
                cell.element.set(VALIGN, stands)
