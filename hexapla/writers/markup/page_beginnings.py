"""Pages that the author of a text began by hand: paper begins them too, a web page of ours only says so, for being read back."""

from lxml import etree

from hexapla.present.presentation import Column
from hexapla.writers.markup.elements import Fragment

BEGINS = "data-page-break"
"""Attribute of the element of a block that begins a page: `before`."""


def begin_pages(body: Fragment, column: Column) -> None:
    """Mark the elements of the blocks that begin a page, in place."""
    beginnings = {block.eid for block in column.blocks if block.begins_page}
    for root in body.elements if beginnings else ():
        for each in root.iter(etree.Element):
            if each.get("id") in beginnings:
                each.set(BEGINS, "before")
