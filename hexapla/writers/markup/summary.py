"""The summary of a report, as paper has it: in a frame, before what is numbered."""

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text
from hexapla.present.presentation import Column
from hexapla.writers.markup.elements import Fragment, element


def summary(column: Column) -> tuple[Block, ...]:
    """Return the blocks of a summary: its head, and all up to the first that has a number; none where nothing ends it."""
    blocks = column.blocks
    numbered = next((index for index, block in enumerate(blocks) if block.num and block.kind != "item"), 0)
    head = column.language.label("summary")
    starts = (index for index, block in enumerate(blocks[:numbered]) if [*map(plain_text, block.content)] == [head])
    return blocks[next(starts, numbered) : numbered]


def with_frame(body: Fragment, column: Column) -> Fragment:
    """Return the elements of a text with those of its summary in one."""
    boxed = summary(column)
    if not boxed:
        return body
    places = {each.get("id"): index for index, each in enumerate(body.elements)}
    after = column.blocks[column.blocks.index(boxed[-1]) + 1].eid
    start, end = places.get(boxed[0].eid), places.get(after)
    if start is None or end is None:
        return body
    frame: etree._Element = element("div", {"class": "summary"})
    frame.extend(body.elements[start:end])
    return Fragment((*body.elements[:start], frame, *body.elements[end:]))
