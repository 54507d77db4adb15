"""Which blocks begin a page because their author wants it: none that does so anyway, headings with what follows them."""

from hexapla.akn.document import AknDocument
from hexapla.akn.names import BEFORE, PAGE


def settle_page_beginnings(document: AknDocument) -> None:
    """Leave the mark of a page's beginning where it counts, in place.

    The first block of the text and of an annex begin a page, or the text, in every edition; a block below headings takes
    them along: the first of them has the mark.
    """
    row = list(document.blocks())
    marked = {element for element in document.main.iter() if element.attrib.pop(PAGE, "")}
    for number, block in enumerate(row):
        own = {block.element, *block.content} & marked
        marked -= own
        if not own:
            continue
        place = number
        while place and row[place - 1].kind == "heading":
            place -= 1
        holder = row[place].page_holder
        if place and "annex" not in (row[place].kind, row[place - 1].kind) and holder is not None:
            holder.set(PAGE, BEFORE)
