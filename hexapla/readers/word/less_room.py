"""Room that the author of a Word file left less of by hand, most often so that a page holds a line more."""

from lxml import etree

from hexapla.akn.names import NO_ROOM
from hexapla.readers.word.names import val, w, whole

ROOM = 120
"""Twentieths of a point: how high the empty paragraphs are by which templates of the United Nations make room."""

LEAST = 60
"""Twentieths of a point: one that is lower makes other room."""

MOST = 6
"""Points by which there may be less room, at most."""

_MARKS = [w(name) for name in ("bookmarkStart", "bookmarkEnd")]
_SHOWN = [w(name) for name in ("drawing", "pict", "object", "br", "sectPr", "sym")]


def less_room(element: etree._Element) -> int:
    """Return by how many points the empty paragraphs right above a paragraph or a table of the text are lower than in a template."""
    if etree.QName(element.getparent()).localname != "body":
        return 0
    less, above = 0, element.getprevious()
    while above is not None and above.tag == w("p") and not _shows(above):
        spacing = above.find(f"{w('pPr')}/{w('spacing')}")
        line = whole(val(spacing, "line"))
        if val(spacing, "lineRule") == "exact" and LEAST <= line < ROOM:
            less += ROOM - line
        above = above.getprevious()
    return min(MOST, round(less / 20))


def room_above(table: etree._Element) -> str:
    """Return what the room above a table of the text is said to be, "" for what it usually is: none where it stands right below another one."""
    above = next((each for each in table.itersiblings(preceding=True) if each.tag not in _MARKS), None)
    is_below = above is not None and above.tag == table.tag and etree.QName(table.getparent()).localname == "body"
    return NO_ROOM if is_below else str(less_room(table) or "")


def _shows(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(*_SHOWN), None) is not None or any(each.text for each in paragraph.iter(w("t")))
