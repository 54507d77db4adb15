"""Which texts stand above and below a table on a page on its side: those that their source has there, as far as they follow one another."""

from collections.abc import Collection, Sequence

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.document import AknDocument
from hexapla.akn.names import TURNED
from hexapla.akn.table_reach import LANDSCAPE, reach_of

_UPRIGHT = ("annex", "figure")
"""Blocks that begin pages of their own or are turned by what they show."""


def settle_turned(document: AknDocument) -> None:
    """Leave what is said of texts on pages on their side with the blocks beside a table there, in place."""
    said = {element for element in document.root.iter() if element.attrib.pop(TURNED, "")}
    blocks = list(document.blocks()) if said else []
    places = {*_held(blocks, range(len(blocks)), said), *_held(blocks, range(len(blocks) - 1, -1, -1), said)}
    for place in places:
        holder = blocks[place].holder
        if holder is not None:
            holder.set(TURNED, "true")


def _held(blocks: Sequence[Block], order: range, said: Collection[etree._Element]) -> list[int]:
    """Return the places of the texts that come behind a table on its side, in an order, as far as it is said of them."""
    found = list[int]()
    is_turned = False
    for place in order:
        block = blocks[place]
        if block.kind == "table":
            is_turned = reach_of(block.content[0]).kind == LANDSCAPE
            continue
        is_turned &= block.kind not in _UPRIGHT and any(each in said for each in (block.element, *block.content))
        found += [place] if is_turned else []
    return found
