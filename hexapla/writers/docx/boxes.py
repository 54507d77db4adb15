"""Boxes of the source in a Word file: a table of one cell in a frame, from margin to margin."""

from lxml import etree

from hexapla.writers.docx.wml import Elements, make, paragraph

_LINE = 4
"""Eighths of a point of the line around a box."""

_OUT = 110
"""Twentieths of a point by which the line stands out of the margins, so that words stand where they do elsewhere."""


def boxed(content: Elements, width: int) -> Elements:
    """Return content in a frame around the text area, which is so wide, in twentieths of a point, and room below it."""
    sides = ("top", "left", "bottom", "right")
    rules = make("tblBorders", *(make(side, val="single", sz=_LINE, space=0) for side in sides))
    margins = (make(side, w=room, type="dxa") for side, room in zip(sides, (60, _OUT, 60, _OUT), strict=True))
    settings = make("tblPr", make("tblW", w=width + 2 * _OUT, type="dxa"), make("tblInd", w=-_OUT, type="dxa"), rules)
    settings.extend([make("tblLayout", type="fixed"), make("tblCellMar", *margins)])
    cell = make("tc", make("tcPr", make("tcW", w=width + 2 * _OUT, type="dxa")), *content, *_end(content))
    grid = make("tblGrid", make("gridCol", w=width + 2 * _OUT))
    return [make("tbl", settings, grid, make("tr", cell)), _low(120)]


def _end(content: Elements) -> Elements:
    """Return what a cell must end with where its content is no paragraph: one that takes no room."""
    return [] if content and content[-1].tag.endswith("}p") else [_low(20)]


def _low(height: int) -> etree._Element:
    return paragraph("Normal", [make("spacing", after=0, line=height, lineRule="exact")], [])
