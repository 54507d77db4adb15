"""Borders as Word files write them: which sides have one, and how heavy it is on the page."""

from lxml import etree

from hexapla.akn.names import local
from hexapla.akn.rules import DOUBLE, NONE, THICK, THIN
from hexapla.readers.word.names import val, w, whole

_SIDES = {"start": "left", "end": "right"}
_THICK = 9
"""Eighths of a point from which on a rule is a heavy one; the templates of the United Nations have rules of 2, 4 and 12."""

_DOUBLE = ("double", "triple", "thinThick", "thickThin")


def borders(element: etree._Element | None) -> dict[str, str]:
    """Return the rules that an element with borders draws, by side; sides of which it says nothing stay out."""
    sides = ((local(each), each) for each in (element if element is not None else ()))
    return {_SIDES.get(name, name): _weight(each) for name, each in sides if name}


def style_rules(style: etree._Element) -> dict[str, dict[str, str]]:
    """Return the rules that the style of a table draws: in the whole of it (""), and in parts of it by their names."""
    whole_table = borders(style.find(f"{w('tblPr')}/{w('tblBorders')}"))
    parts = {
        str(val(part, "type")): borders(part.find(f"{w('tcPr')}/{w('tcBorders')}"))
        for part in style.iterfind(w("tblStylePr"))
    }
    return {name: sides for name, sides in {"": whole_table, **parts}.items() if sides}


def _weight(border: etree._Element) -> str:
    """Return how heavy a border is; one in the colour of the paper is none."""
    kind = val(border) or "none"
    if kind in ("nil", "none") or (val(border, "color") or "").upper() == "FFFFFF":
        return NONE
    if kind.startswith(_DOUBLE):
        return DOUBLE
    return THICK if whole(val(border, "sz")) >= _THICK else THIN
