"""Figures of texts that run from right to left: which way `2019-2024` is set is said by the letters before it.

The engine lays a line without the one above: what begins one has lost the letters that it follows, and a range of years would
be set from left to right there alone (UAX #9, W2).  A mark that nobody sees stands for them (U+061C, Arabic letter mark).
"""

import re
from unicodedata import bidirectional

from lxml import etree

from hexapla.writers.markup.isolates import runs_from_right

_MARK = "\u061c"
_FIGURES = re.compile(r"(?<![\w.,:+\-/])\d[\d.,:/]*(?=[+-]\d|[ \u00a0]?[%‰°])")
"""A figure whose signs stand on its one or its other side by what is before it."""

_INLINE = frozenset({"a", "abbr", "b", "em", "i", "span", "strong", "u", "sup", "sub"})
_STRONG = frozenset({"L", "R", "AL"})


def mark_figures(root: etree._Element, language: str) -> None:
    """Set such a mark before figures that follow on Arabic letters, in `root` and below, by the language of each element."""
    _mark(root, language, "")


def _mark(element: etree._Element, language: str, last: str) -> str:
    """Mark the figures of an element, behind a character of a class, and return the class of its last strong character."""
    language, name = element.get("lang", language), etree.QName(element).localname
    if element.get("dir") == "ltr" or name == "bdi":  # what is isolated says nothing to what stands around it
        for child in element.iterchildren(etree.Element):
            _mark(child, language, "")
        return last
    last = last if name in _INLINE else ""
    is_own = runs_from_right(language)
    element.text, last = _marked(element.text, last, is_own=is_own)
    for child in element.iterchildren(etree.Element):
        last = _mark(child, language, last)
        child.tail, last = _marked(child.tail, last, is_own=is_own)
    return last


def _marked(text: str | None, last: str, *, is_own: bool) -> tuple[str | None, str]:
    """Return a text with its marks, and the class of its last strong character."""
    if not text:
        return text, last
    parts, place = [], 0
    for found in _FIGURES.finditer(text) if is_own else ():
        last = _last_strong(text[place : found.start()], last)
        parts += [text[place : found.start()], _MARK if last == "AL" else ""]
        place = found.start()
    return "".join((*parts, text[place:])), _last_strong(text[place:], last)


def _last_strong(text: str, last: str) -> str:
    return next((kind for each in reversed(text) if (kind := bidirectional(each)) in _STRONG), last)
