"""A table put right where its cells clash, so that it is as every edition sets it."""

from lxml import etree

from hexapla.akn.grid import CELLS, grid
from hexapla.akn.names import akn, local


def square(table: etree._Element) -> int:
    """Make a table regular where it is not, and return in how many places it was changed; no word is touched."""
    made = grid(table)
    changes = 0
    for bare in table.findall(akn("tr")):
        if not any(local(each) in CELLS for each in bare):
            table.remove(bare)
            changes += 1
    for row, element in zip(made.rows, table.findall(akn("tr")), strict=True):
        for place in row:
            if place.element.getparent() is None:  # behind the last cell: cells begin at the first free place
                element.append(place.element)
                changes += 1
            changes += _set(place.element, "colspan", place.span) + _set(place.element, "rowspan", place.depth)
    return changes


def _set(cell: etree._Element, name: str, value: int) -> int:
    """Set a span, none for one alone; return 1 where that changes what the table looks like."""
    before = cell.get(name)
    if value > 1:
        cell.set(name, str(value))
    elif before is not None:
        del cell.attrib[name]
    return int(before not in (None, "1") if value == 1 else before != str(value))
