"""Texts whose letters or lines their author has set closer by hand: one place says so for each block of the text."""

import re

from hexapla.akn.document import AknDocument
from hexapla.akn.names import CLOSER, CLOSER_LINES

_STATED = re.compile("[1-9]|10")


def settle_closer(document: AknDocument) -> None:
    """Leave what is said of letters and lines with the blocks of the text, in place: titles, notes and tables have their own."""
    for name in (CLOSER, CLOSER_LINES):
        said = {each: str(each.attrib.pop(name)) for each in document.root.iter() if name in each.attrib}
        for block in document.blocks() if said else ():
            found = [said[each] for each in (block.element, *block.content) if each in said]
            stated = [each for each in found if _STATED.fullmatch(each)]
            if block.holder is not None and stated:
                block.holder.set(name, max(stated, key=int))
