"""Boxed sections: which blocks stand in one frame, first to last."""

from hexapla.akn.blocks import Block
from hexapla.akn.document import AknDocument
from hexapla.akn.names import ALONE, BOX, FIRST, INNER, LAST


def settle_boxes(document: AknDocument) -> None:
    """Say of each block in a frame whether it is the first there, the last or between, in place; readers number the frames."""
    said = {element: str(element.attrib.pop(BOX)) for element in document.root.iter() if BOX in element.attrib}
    groups: list[list[Block]] = []
    before = ""
    for block in document.blocks() if said else ():
        told = next((said[each] for each in (*block.content, block.element) if each in said), "")
        told = "" if block.kind == "annex" or block.holder is None else told
        goes_on = told in (INNER, LAST) and before in (FIRST, INNER)
        if told and (goes_on or (told == before and told.isdecimal())):
            groups[-1].append(block)
        elif told:
            groups.append([block])
        before = told
    for group in groups:
        for place, block in enumerate(group, 1):
            ends = (place == 1, place == len(group))
            word = {(True, True): ALONE, (True, False): FIRST, (False, True): LAST}.get(ends, INNER)
            if block.holder is not None:
                block.holder.set(BOX, word)
