"""Passages that run the other way than their text, isolated from what stands around them."""

from functools import cache

from lxml import etree

from hexapla.catalogue import languages
from hexapla.typography.directions import has_right_to_left, passages, passages_from_right
from hexapla.writers.markup.inlines import InlineNode, inline_nodes, wrap_spans
from hexapla.writers.markup.pronunciation import OPAQUE

_PARTS = frozenset({"a", "abbr", "b", "em", "i", "span", "strong", "sub", "u"})
"""Elements that may be part of a passage, if they hold text alone."""

_APART = frozenset(
    {"num", "note-text", "note-call", "note-back", "note-mark", "footnote", "footnote-mark", "annotation"}
)
"""Classes of what is no part of the text around it."""


def isolate_passages(root: etree._Element, language: str) -> None:
    """Isolate such passages in `root` and below, by the direction of each element: its own, or that of its language."""
    _isolate_below(root, _direction(language), has_right=has_right_to_left("".join(map(str, root.itertext()))))


def _isolate_below(root: etree._Element, direction: str, *, has_right: bool) -> None:
    language = root.get("lang")
    direction = root.get("dir") or (_direction(language) if language else direction)
    if direction == "rtl" or has_right:
        _isolate(root, direction)
    for inner in root.iterchildren(etree.Element):
        _isolate_below(inner, direction, has_right=has_right)


def _direction(language: str) -> str:
    return "rtl" if runs_from_right(language) else "ltr"


@cache
def runs_from_right(language: str) -> bool:
    """Tell whether a language, by its code, is written from right to left."""
    return any(each.code == language and each.direction == "rtl" for each in languages())


def _isolate(parent: etree._Element, direction: str) -> None:
    """Put the passages in the text of an element into isolates of their own, no child of it cut in two."""
    namespace = etree.QName(parent).namespace
    name = f"{{{namespace}}}bdi" if namespace else "bdi"
    find, other = (passages, "ltr") if direction == "rtl" else (passages_from_right, "rtl")
    edges, place = [], 0
    for node in inline_nodes(parent):
        end = place + len(_text(node))
        edges += [] if isinstance(node, str) else [(place, end)]
        place = end
    found = [
        (start, end, parent.makeelement(name, {"dir": other}))
        for start, end in find("".join(map(_text, inline_nodes(parent))))
        if not any(before < edge < after for before, after in edges for edge in (start, end))
    ]
    if found:
        wrap_spans(parent, found, _text)


def _text(node: InlineNode) -> str:
    if isinstance(node, str):
        return node
    parts = [*node.iter(etree.Element)]
    is_text = all(etree.QName(each).localname in _PARTS and each.get("class") not in _APART for each in parts)
    return "".join(map(str, node.itertext())) if is_text else OPAQUE
