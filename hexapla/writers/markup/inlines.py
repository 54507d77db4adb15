"""The inside of an element as a flat row of texts and elements, to be taken apart and put together anew."""

from collections.abc import Iterator

from lxml import etree

from hexapla.writers.markup.elements import append_text

InlineNode = str | etree._Element  # noqa: SLF001 - lxml has no other name for it


def inline_nodes(parent: etree._Element) -> Iterator[InlineNode]:
    """Yield the texts and children of an element in reading order; tails are texts of their own."""
    if parent.text:
        yield parent.text
    for child in parent:
        yield child
        if child.tail:
            yield child.tail


def emptied(parent: etree._Element) -> list[InlineNode]:
    """Take everything out of an element and return it."""
    taken = list(inline_nodes(parent))
    for child in list(parent):
        child.tail = None
        parent.remove(child)
    parent.text = None
    return taken


def append(parent: etree._Element, node: InlineNode) -> None:
    """Add a text or an element at the end of another element."""
    if isinstance(node, str):
        append_text(parent, node)
    else:
        parent.append(node)
