"""From where to where a table of a Word file is set, against the text of its template and the text area of its section."""

from typing import NamedTuple

from lxml import etree

from hexapla.akn.table_reach import AS_TEXT, LANDSCAPE, OVERHANGING, WIDE, Reach
from hexapla.readers.word.cleaning import section_of
from hexapla.readers.word.names import child_val, val, w, whole

_USUAL = 9638
"""The width of the text area of a file that says nothing of it: that of the templates of Geneva, in twentieths of a point."""

_SLIP, _GAP = 60, 240
"""Twentieths of a point by which edges differ that were meant to be one: in templates of the UN; elsewhere, where Word hangs
tables out by the space before their words."""

_PARTS = 5000
"""Of how many parts a width is some of that is stated in parts (`pct`)."""


class Area(NamedTuple):
    """The text area of a section, in twentieths of a point: its width, 0 for one of several columns, and that of its pages upright."""

    width: int = 0
    upright: int = 0


def areas(body: etree._Element) -> list[Area]:
    """Return the text area of each section of a body."""
    sections = [*(section for each in body if (section := section_of(each)) is not None), body.find(w("sectPr"))]
    return [_area(section) for section in sections if section is not None]


def _area(section: etree._Element) -> Area:
    page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    found = (
        whole(val(page, "w"))
        - whole(val(margins, "left"))
        - whole(val(margins, "right"))
        - whole(val(margins, "gutter"))
    )
    if whole(val(section.find(w("cols")), "num"), 1) > 1:
        return Area()
    width = found if page is not None and found > 0 else _USUAL
    on_its_side = whole(val(page, "w")) - whole(val(page, "h"))
    return Area(width, width - on_its_side if 0 < on_its_side < width and val(page, "h") else width)


def reach_in(table: etree._Element, around: Area, margins: tuple[int, int]) -> Reach:
    """Return from where to where a table is set in a text area whose text stands off from both edges by `margins`.

    AS_TEXT where it is set as the text is, by less than a slip, or where nobody set it: Word fits a table without a width of its
    own to its words; on a page on its side its columns tell whether it needs that.  A table in a cell stands in the area of that.
    """
    area = around.width
    cell = table.find(f"../{w('tcPr')}/{w('tcW')}")
    if val(cell, "type") == "dxa":
        area = whole(val(cell, "w")) or area
    width = _width(table, area, is_of_template=any(margins))
    text, start = area - sum(margins), _start(table, area - width)
    if area > around.upright and max(width, _grid(table)) > around.upright + _GAP:
        return Reach(LANDSCAPE)
    if width <= 0 or text <= 0:
        return AS_TEXT
    slip = _SLIP if any(margins) else _GAP

    def is_at(before: int, behind: int) -> bool:
        return abs(start - before) <= slip and abs(start + width - behind) <= slip

    if is_at(margins[0], area - margins[1]):
        return AS_TEXT
    is_wider = not any(margins) and start >= -slip and start + width > area + slip  # than any text of its file
    if is_at(0, area) or is_wider:
        return Reach(WIDE)
    if is_at(margins[0], area):
        return Reach(OVERHANGING)
    first, last = (round(1000 * (edge - margins[0]) / text) for edge in (start, start + width))
    return Reach.of(first, last)


def _start(table: etree._Element, free: int) -> int:
    """Return where a table begins in an area that has so much room beside it: as it is aligned, else as it is set in or placed."""
    properties = table.find(w("tblPr"))
    placed = properties.find(w("tblpPr")) if properties is not None else None
    aligned = child_val(properties, "jc") if placed is None else val(placed, "tblpXSpec")
    if aligned in ("center", "right", "end"):
        return free // 2 if aligned == "center" else free
    stated = (
        val(properties.find(w("tblInd")), "w") if properties is not None and placed is None else val(placed, "tblpX")
    )
    return whole(stated)


def _width(table: etree._Element, area: int, *, is_of_template: bool) -> int:
    """Return how wide a table is: as it states, else as its grid says."""
    stated = table.find(f"{w('tblPr')}/{w('tblW')}")
    number, kind = whole(val(stated, "w")), val(stated, "type")
    if kind == "pct" and number > 0:
        return area * number // _PARTS
    if kind == "dxa" and number > 0:
        return number
    is_fixed = val(table.find(f"{w('tblPr')}/{w('tblLayout')}"), "type") == "fixed"
    return _grid(table) if is_fixed or is_of_template else 0


def _grid(table: etree._Element) -> int:
    """Return how wide the columns of a table are together, as its author or Word has shared its page out last."""
    return sum(max(0, whole(val(column, "w"))) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
