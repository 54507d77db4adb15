"""Blocks whose letters or lines their author has set closer by hand, or closer to what is above: one place says so for each."""

from itertools import pairwise

from hexapla.akn.document import AknDocument
from hexapla.akn.grid import CELLS
from hexapla.akn.names import CLOSER, CLOSER_LINES, NO_ROOM, ROOM, local

MOST = {CLOSER: 9, CLOSER_LINES: 10, ROOM: 6}
"""How much each may say, from 1: twentieths of a point of letters, tenths of lines, points of room; that there is none, tables say below others."""


def settle_closer(document: AknDocument) -> None:
    """Leave what is said of letters, lines and room with the blocks of the text, in place, and with the paragraphs of cells what is of letters.

    Titles and notes have their own.
    """
    for name, most in MOST.items():
        said = {each: str(each.attrib.pop(name)) for each in document.root.iter() if name in each.attrib}
        stated = {each: value for each, value in said.items() if value in map(str, range(1, most + 1))}
        for block in document.blocks() if stated else ():
            found = [stated[each] for each in (block.element, *block.content) if each in stated]
            if block.holder is not None and found:
                block.holder.set(name, max(found, key=int))
        for former, block in pairwise(document.blocks()) if name == ROOM and NO_ROOM in said.values() else ():
            if former.kind == block.kind == "table" and said.get(block.content[0]) == NO_ROOM:
                block.content[0].set(ROOM, NO_ROOM)
        for each, value in stated.items() if name == CLOSER else ():
            above = each.getparent()
            if above is not None and local(above) in CELLS:
                each.set(name, value)
