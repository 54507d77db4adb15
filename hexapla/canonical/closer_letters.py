"""Texts whose letters their author has set closer by hand: one place says so for each block of the text."""

import re

from hexapla.akn.document import AknDocument
from hexapla.akn.names import CLOSER

_STATED = re.compile("[1-9]")


def settle_closer_letters(document: AknDocument) -> None:
    """Leave what is said of letters with the blocks of the text, in place: titles, notes and tables have their own."""
    said = {each: str(each.attrib.pop(CLOSER)) for each in document.root.iter() if CLOSER in each.attrib}
    if not said:
        return
    for block in document.blocks():
        found = [said[each] for each in (block.element, *block.content) if each in said]
        if block.holder is not None and found and _STATED.fullmatch(max(found)):
            block.holder.set(CLOSER, max(found))
