"""Which blocks begin a page because their author wants it: none that does so anyway, headings with what follows them."""

from lxml import etree

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.document import AknDocument
from hexapla.akn.names import BEFORE, PAGE, akn


def settle_page_beginnings(document: AknDocument) -> None:
    """Leave the mark of a page's beginning where it counts, in place.

    The first block of the text, that behind the contents list and those of an annex have none: editions have places of
    their own for these.  A block below headings takes them along: the first of them has the mark.
    """
    row = list(document.blocks())
    marked = {element for element in document.main.iter() if element.attrib.pop(PAGE, "")}
    if not marked:
        return
    firsts = _firsts(document.main, [block.holder for block in row])
    for number, block in enumerate(row):
        own = {block.element, *block.content} & marked
        marked -= own
        place = number
        while own and place not in firsts and row[place - 1].kind == "heading":
            place -= 1
        holder = row[place].holder
        if own and place not in firsts and "annex" not in (row[place].kind, row[place - 1].kind) and holder is not None:
            holder.set(PAGE, BEFORE)


def _firsts(main: etree._Element, holders: list[etree._Element | None]) -> set[int]:
    """Return the places of the first block and of those that stand right behind a contents list."""
    places = {element: place for place, element in enumerate(main.iter())}
    lists = [places[each] for each in main.iter(akn("hcontainer")) if each.get("name") == CONTENTS]
    behind = [[n for n, each in enumerate(holders) if each is not None and places[each] > place] for place in lists]
    return {0, *(numbers[0] for numbers in behind if numbers)}
