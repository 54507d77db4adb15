"""XML trees as lxml keeps them: parsing that fetches nothing, and text that hangs on the element before it."""

from lxml import etree


def parse(data: bytes) -> etree._Element:
    """Return the root of an XML file; no entity is expanded, nothing is fetched.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed.
    """
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def append_text(element: etree._Element, text: str | None) -> None:
    """Add text at the end of an element's content, after its last child if it has one."""
    _write(element, element[-1] if len(element) else None, text)


def take_out(element: etree._Element) -> None:
    """Take an element out of its parent; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _write(parent, element.getprevious(), element.tail)
    element.tail = None
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put the content of an element in its place."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    place, children, tail = parent.index(element), list(element), element.tail
    _write(parent, before, element.text)
    parent[place : place + 1] = children
    _write(parent, children[-1] if children else before, tail)


def _write(parent: etree._Element, before: etree._Element | None, text: str | None) -> None:
    """Add text behind a child, or at the start of its parent where there is no child before it."""
    if text and before is not None:
        before.tail = (before.tail or "") + text
    elif text:
        parent.text = (parent.text or "") + text
