"""Which texts stand above and below a table on a page on its side: those that their source has there, as far as they follow one another."""

from collections.abc import Iterator, Sequence

from hexapla.akn.blocks import Block
from hexapla.akn.document import AknDocument
from hexapla.akn.names import TURNED
from hexapla.akn.table_reach import LANDSCAPE, reach_of

_ALONE = "figure"
"""What is turned by what it shows."""


def settle_turned(document: AknDocument) -> None:
    """Leave what is said of texts on pages on their side with the blocks beside a table there, in place."""
    said = {element for element in document.root.iter() if element.attrib.pop(TURNED, "")}
    blocks = list(document.blocks()) if said else []
    said_of = [any(each in said for each in (block.element, *block.content)) for block in blocks]
    places = {*_below(blocks, said_of), *_above(blocks, said_of)}
    for place in places:
        holder = blocks[place].holder
        if holder is not None:
            holder.set(TURNED, "true")


def _below(blocks: Sequence[Block], said: Sequence[bool]) -> Iterator[int]:
    """Yield the places of the texts below tables on their side, as far as it is said of them; an annex begins a page of its own."""
    is_turned = False
    for place, block in enumerate(blocks):
        if block.kind == "table":
            is_turned = _is_turned(block)
        else:
            is_turned &= block.kind not in ("annex", _ALONE) and said[place]
            if is_turned:
                yield place


def _above(blocks: Sequence[Block], said: Sequence[bool]) -> Iterator[int]:
    """Yield the places of the texts above tables on their side, as far as it is said of them, up to the head of their annex."""
    is_turned = False
    for place, block in reversed([*enumerate(blocks)]):
        if block.kind == "table":
            is_turned = _is_turned(block)
        else:
            is_turned &= block.kind != _ALONE and said[place]
            if is_turned:
                yield place
            is_turned &= block.kind != "annex"


def _is_turned(table: Block) -> bool:
    return reach_of(table.content[0]).kind == LANDSCAPE
