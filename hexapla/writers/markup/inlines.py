"""The inside of an element as a flat row of texts and elements, to be taken apart and put together anew."""

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from hexapla.xml_tree import append_text

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


def wrap_matches(
    root: etree._Element,
    find: re.Pattern[str],
    make: Callable[[str], etree._Element],
    *,
    in_links: bool = False,
    only: Callable[[etree._Element], bool] = lambda _: True,
) -> None:
    """Put what a pattern finds in the texts of `root` and below into elements; links keep their texts, but for `in_links`.

    `only` tells of an element whether its own texts are looked at.
    """
    for parent in [each for each in root.iter(etree.Element) if only(each)]:
        texts = (parent.text, *(each.tail for each in parent))
        if (in_links or parent.tag != "a") and any(text and find.search(text) for text in texts):
            for node in emptied(parent):
                for piece in _wrapped(node, find, make) if isinstance(node, str) else (node,):
                    append(parent, piece)


def _wrapped(text: str, find: re.Pattern[str], make: Callable[[str], etree._Element]) -> Iterator[InlineNode]:
    place = 0
    for found in find.finditer(text):
        yield text[place : found.start()]
        yield make(found[0])
        place = found.end()
    yield text[place:]


Span = tuple[int, int, etree._Element]  # noqa: SLF001 - as above
"""Where a part of a text begins and ends, and the empty element that is to hold it."""


def wrap_spans(parent: etree._Element, spans: Iterable[Span], text_of: Callable[[InlineNode], str]) -> None:
    """Put parts of the inside of an element, in order and none in another, into their elements; no child is cut in two.

    `text_of` says which text a node counts as.
    """
    waiting = iter(spans)
    span, place, is_open = next(waiting, None), 0, False
    for node in emptied(parent):
        rest: InlineNode | None = node
        while rest is not None:
            piece, rest = _cut(rest, place, span)
            place += len(text_of(piece))
            if span is None or place <= span[0]:
                append(parent, piece)
                continue
            if not is_open:
                parent.append(span[2])
            append(span[2], piece)
            is_open = place < span[1]
            span = span if is_open else next(waiting, None)


def _cut(node: InlineNode, place: int, span: Span | None) -> tuple[InlineNode, InlineNode | None]:
    """Cut a text at the next edge of a span; elements are never cut."""
    if span is None or not isinstance(node, str):
        return node, None
    edge = (span[1] if place >= span[0] else span[0]) - place
    return (node[:edge], node[edge:]) if 0 < edge < len(node) else (node, None)
