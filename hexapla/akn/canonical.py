"""The one way a document is written: the same tree always gives the same bytes."""

import copy

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import MEANINGS
from hexapla.akn.names import local
from hexapla.xml_tree import take_out

TEXT_HOLDERS = MEANINGS | {
    "p", "heading", "subheading", "num", "docTitle", "block", "docAuthority", "docNumber", "docDate", "docCommittee",
    "inline", "ref", "b", "i", "u", "del", "ins", "sup", "sub", "span", "docProponent", "session", "docketNumber", "a", "rref", "caption",
    "th", "td", "li", "docType", "docStatus", "longTitle", "shortTitle", "formula", "eol", "br", "remark", "text",
    "listIntroduction", "listWrapUp", "crossHeading", "abbr",
}  # fmt: skip
"""Elements with running text: no blank inside them may change."""

_FIRST_ATTRIBUTES = ("name", "eId", "wId", "contains", "href", "value", "date", "marker", "placement")


def canonicalise(root: etree._Element) -> etree._Element:
    """Return a copy in canonical form: attribute order, indentation, no comments; twice is once."""
    tree = copy.deepcopy(root)
    for odd in list(tree.iter(etree.Comment, etree.PI)):
        take_out(odd)
    for element in tree.iter():
        _sort_attributes(element)
        element.text = element.text or None  # no text and an empty one are written alike
    _indent(tree, 0)
    tree.tail = None
    etree.cleanup_namespaces(tree, keep_ns_prefixes=["hx"])
    return tree


def to_bytes(root: etree._Element) -> bytes:
    """Return the canonical file: UTF-8, declaration, one newline at the end."""
    body = etree.tostring(canonicalise(root), encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def document_bytes(document: AknDocument) -> bytes:
    """Return the canonical file of a document."""
    return to_bytes(document.root)


def _sort_attributes(element: etree._Element) -> None:
    items = {str(key): str(value) for key, value in element.attrib.items()}
    first = [key for key in _FIRST_ATTRIBUTES if key in items]
    ordered = first + sorted(key for key in items if key not in first)
    if ordered != list(items):
        element.attrib.clear()
        for key in ordered:
            element.set(key, items[key])


def _indent(element: etree._Element, depth: int) -> None:
    """Indent what holds elements only; running text is left as it is."""
    if local(element) in TEXT_HOLDERS and not _holds_blocks(element):
        return
    children = list(element)
    if not children:
        if element.text is not None and not element.text.strip():
            element.text = None
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in children:
        child.tail = "\n" + "  " * (depth + 1)
        _indent(child, depth + 1)
    children[-1].tail = "\n" + "  " * depth


def _holds_blocks(element: etree._Element) -> bool:
    """Tell whether an element that may hold running text holds blocks instead, as a `td` with paragraphs does."""
    texts = [element.text, *(child.tail for child in element)]
    has_text = any(text and text.strip() for text in texts)
    return not has_text and any(local(child) in ("p", "block", "table", "ul") for child in element)
