"""The margins of Word pages: tables that go from margin to margin, heads of pages and lines flush left share their edges.

The indents of our styles count from the margins of Geneva; where those of a station are further out, text stays where it is.
"""

from lxml import etree

from hexapla.present.presentation import Presentation
from hexapla.writers.docx.package import Members, parsed, serialised
from hexapla.writers.docx.sections import widths_of_tables
from hexapla.writers.docx.text_area import WIDEST
from hexapla.writers.docx.wml import name

PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml")


def set_margins(members: Members, presentation: Presentation) -> None:
    """Set the margins of a file of one language as far out as the widest tables of its station stand; no text moves."""
    out = (widths_of_tables(presentation)[0] - WIDEST) // 2
    if out <= 0 or presentation.edition.is_parallel:
        return
    for part in PARTS:
        root = parsed(members[part])
        for each in root.iter(name("sectPr")):
            if not any(size.get(name("orient")) for size in each.iterfind(name("pgSz"))):
                _move(each.find(name("pgMar")), -out, "left", "right")
        for each in root.iter(name("ind"), name("tab"), name("tblInd")):
            if next(each.iterancestors(name("tc")), None) is None:
                _move(each, out, *(("w",) if each.tag == name("tblInd") else ("left", "right", "pos")))
        for each in root.iter(name("tblpPr")):
            _widen(each, out)
        members[part] = serialised(root)


def _move(setting: etree._Element | None, by: int, *sides: str) -> None:
    """Add to the lengths that a setting has, in twentieths of a point; none at all means the margin itself."""
    for side in map(name, sides) if setting is not None else ():
        if int(setting.get(side, 0)):  # type: ignore[union-attr]
            setting.set(side, str(int(setting.get(side, 0)) + by))  # type: ignore[union-attr]


def _widen(place: etree._Element, out: int) -> None:
    """Let the table that hangs at a place on the page, the masthead, begin and end at the margins: its last column is wider."""
    table = next(place.iterancestors(name("tbl")))
    _move(place, -out, "tblpX")
    last = [table.find(f"{name('tblGrid')}/{name('gridCol')}[last()]"), table.find(f".//{name('tblW')}")]
    last += [row.find(f"{name('tc')}[last()]/{name('tcPr')}/{name('tcW')}") for row in table.iterfind(name("tr"))]
    for width in last:
        _move(width, 2 * out, "w")
