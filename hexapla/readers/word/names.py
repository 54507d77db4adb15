"""The vocabulary of Word files: names of elements, and the few questions that every part asks of them."""

from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"

STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/drawingml/main": A,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
}
"""The names that files saved as Strict Open XML use for the same vocabularies."""

WIDEST = 63
"""Columns of the widest table that Word makes."""

_OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """Return the qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def val(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute of an element, its `w:val` unless another is named; None without the element."""
    return None if element is None else element.get(w(name))


def child_val(element: etree._Element | None, *path: str) -> str | None:
    """Return the `w:val` of the element at the end of a path."""
    return None if element is None else val(element.find("/".join(w(step) for step in path)))


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a property that can be switched is there and on."""
    return element is not None and element.get(w("val"), "1") not in _OFF


def is_on_attribute(element: etree._Element, name: str) -> bool:
    """Tell whether a switch that is an attribute is on."""
    return element.get(w(name), "0") not in _OFF


def whole(value: str | None, otherwise: int = 0) -> int:
    """Return a whole number as an attribute holds it, `otherwise` for what is none."""
    try:
        return int(value or "")
    except ValueError:
        return otherwise


def remove(element: etree._Element) -> None:
    """Take an element out; its tail stays (parts of Word files hold no text outside `w:t`)."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield every paragraph below an element, those of tables and text boxes too."""
    yield from root.iter(w("p"))
