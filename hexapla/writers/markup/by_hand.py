"""What the author of a text set by hand: pages that he began, letters, lines and blocks that stand closer.

Paper follows him, a web page of ours only says so, for being read back.
"""

from lxml import etree

from hexapla.present.presentation import Column
from hexapla.writers.markup.elements import Fragment

BEGINS = "data-page-break"
"""Attribute of the element of a block that begins a page: `before`."""

CLOSER = "data-closer"
"""Attribute of the element of a block whose letters stand closer: by how many twentieths of a point."""

CLOSER_LINES = "data-closer-lines"
"""Attribute of the element of a block whose lines stand closer: by how many tenths of a point."""


ROOM = "data-room"
"""Attribute of the element of a block that stands closer to what is above it: by how many points."""


BOX = "data-box"
"""Attribute of the element of a block in a frame: `first`, `inner`, `last` or `alone`."""

TURNED = "data-turned"
"""Attribute of the element of a block that stands on the page on its side of the table above it: `true`."""


def set_by_hand(body: Fragment, column: Column) -> None:
    """Mark the elements of the blocks that begin a page, and of those that stand or whose letters or lines stand closer, in place."""
    said = ((CLOSER, "closer"), (CLOSER_LINES, "closer_lines"), (ROOM, "room"), (TURNED, "turned"), (BOX, "box"))
    blocks = {
        block.eid: block
        for block in column.blocks
        if block.begins_page or any(getattr(block, each) for _, each in said)
    }
    for root in body.elements if blocks else ():
        for each in root.iter(etree.Element):
            block = blocks.get(each.get("id", ""))
            if block is not None and block.begins_page:
                each.set(BEGINS, "before")
            for name, which in said if block is not None else ():
                if getattr(block, which):
                    each.set(name, getattr(block, which))
