"""Blocks whose letters or lines their author has set closer by hand, or closer to what is above: one place says so for each."""

from itertools import pairwise

from hexapla.akn.blocks import Block
from hexapla.akn.closer_letters import STRAY, closer_letters
from hexapla.akn.document import AknDocument
from hexapla.akn.grid import CELLS
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import CLOSER, CLOSER_LINES, NO_ROOM, ROOM, local

MOST = {CLOSER_LINES: 10, ROOM: 6}
"""How much each may say, from 1: tenths of a point of lines, points of room; that there is none, tables say below others."""


def settle_closer(document: AknDocument) -> None:
    """Leave what is said of letters, lines and room with the blocks of the text, in place, and with the paragraphs of cells what is of letters.

    Titles and notes have their own.
    """
    for name in (CLOSER, *MOST):
        said = {each: str(each.attrib.pop(name)) for each in document.root.iter() if name in each.attrib}
        stated = {each: value for each, value in said.items() if _can_be(name, value)}
        for block in document.blocks() if stated else ():
            found = [stated.pop(each) for each in (block.element, *block.content) if each in stated]
            if block.holder is not None and found:
                block.holder.set(name, _settled(max(found, key=_amount), block))
        for former, block in pairwise(document.blocks()) if name == ROOM and NO_ROOM in said.values() else ():
            if former.kind == block.kind == "table" and said.get(block.content[0]) == NO_ROOM:
                block.content[0].set(ROOM, NO_ROOM)
        for each, value in stated.items() if name == CLOSER else ():
            above = each.getparent()
            if above is not None and local(above) in CELLS:
                each.set(name, value)


def _can_be(name: str, said: str) -> bool:
    return closer_letters(said) is not None if name == CLOSER else said in map(str, range(1, MOST[name] + 1))


def _settled(said: str, block: Block) -> str:
    """Return what is said of a block: of all its letters where it is of all but its number and a stray few, and where it has several texts."""
    closer = closer_letters(said)
    if closer is None or not closer.first:
        return said
    letters = sum(len(plain_text(content)) for content in block.content)
    is_whole = len(block.content) > 1 or max(0, letters - closer.first) + closer.last < STRAY
    return str(closer.by) if is_whole else said


def _amount(said: str) -> int:
    return int(said.partition(" ")[0])
