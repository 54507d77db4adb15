"""The marks of running text as HTML elements: bold, raised, struck out, put in; and formulas."""

from lxml import etree

from hexapla.akn.formulas import in_namespace
from hexapla.akn.inlines import Run
from hexapla.domain.language import Language
from hexapla.writers.markup.elements import Attributes, child, element

MARKS = ("del", "ins", "b", "i", "u", "sub")
"""Marks that are elements of HTML, the outermost first; raised letters are spans."""

_LINED = ("del", "ins", "u")
_CHANGES = ("del", "ins")


def marked(parent: etree._Element, run: Run, language: Language | None) -> etree._Element:
    """Return the innermost element for the marks of a run; changes are heard in `language`, where it is given."""
    for mark in (mark for mark in MARKS if mark in run.marks):
        is_double = "double" in run.marks and mark in _LINED
        heard = _heard(mark, language) if language and mark in _CHANGES else {}
        parent = child(parent, mark, {**heard, "class": "double" if is_double else None})
    return parent


def formula(run: Run, *, is_drawn: bool) -> etree._Element:
    """Return a formula as MathML, else in one line of text."""
    if run.formula is None or not is_drawn:
        return element("span", {"class": "formula"}, run.text)
    return in_namespace(run.formula, None)


def _heard(mark: str, language: Language) -> Attributes:
    """Return what is said before and after words that are struck out or put in."""
    return {f"data-{edge}": language.label(f"{mark}_{edge}") for edge in ("begins", "ends")}
