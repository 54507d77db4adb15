"""The marks of running text as HTML elements: bold, raised, struck out, put in; and formulas."""

import re
from collections.abc import Mapping

from lxml import etree

from hexapla.akn.formulas import DRAWN_SIZE, drawing_of, in_namespace
from hexapla.akn.inlines import Run
from hexapla.domain.language import Language
from hexapla.writers.markup.elements import Attributes, child, element

MARKS = ("del", "ins", "b", "i", "u", "sub")
"""Marks that are elements of HTML, the outermost first; raised letters are spans."""

_SIZE = re.compile(rb'viewBox="\S+ (?P<top>\S+) (?P<width>\S+) (?P<height>[^\s"]+)"')
"""What a drawing says of itself; the line of the letters around it is at 0."""

_LINED = ("del", "ins", "u")
_CHANGES = ("del", "ins")


def marked(parent: etree._Element, run: Run, language: Language | None) -> etree._Element:
    """Return the innermost element for the marks of a run; changes are heard in `language`, where it is given."""
    for mark in (mark for mark in MARKS if mark in run.marks):
        is_double = "double" in run.marks and mark in _LINED
        heard = _heard(mark, language) if language and mark in _CHANGES else {}
        parent = child(parent, mark, {**heard, "class": "double" if is_double else None})
    return parent


def formula(run: Run, drawings: Mapping[str, bytes] | None = None) -> etree._Element:
    """Return a formula as MathML; on paper, where there are `drawings`, as its drawing, else in one line of text."""
    if run.formula is not None and drawings is None:
        return in_namespace(run.formula, None)
    address = drawing_of(run.formula) if run.formula is not None else ""
    size = _SIZE.search((drawings or {}).get(address, b""))
    if size is None:
        return element("span", {"class": "formula"}, run.text)
    top, width, height = (float(size[name]) / DRAWN_SIZE for name in ("top", "width", "height"))
    style = f"width: {width:.3f}em; height: {height:.3f}em; vertical-align: {-top - height:.3f}em"
    return element("img", {"class": "formula", "src": address, "alt": run.text, "style": style})


def _heard(mark: str, language: Language) -> Attributes:
    """Return what is said before and after words that are struck out or put in."""
    return {f"data-{edge}": language.label(f"{mark}_{edge}") for edge in ("begins", "ends")}
