"""Frames on paper: around the summary of a report, before what is numbered, and around what stands in a box of the source."""

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import ALONE, FIRST, INNER, LAST
from hexapla.domain.label_patterns import matches
from hexapla.present.presentation import Column
from hexapla.writers.markup.by_hand import BOX
from hexapla.writers.markup.elements import Fragment, element


def summary(column: Column) -> tuple[Block, ...]:
    """Return the blocks of a summary: its head, and all up to the first that has a number; none where nothing ends it."""
    blocks = column.blocks
    numbered = next((index for index, block in enumerate(blocks) if block.num and block.kind != "item"), 0)
    words = ("".join(map(plain_text, block.content)).strip() for block in blocks[:numbered])
    starts = (index for index, said in enumerate(words) if matches("summary", said, column.language.code))
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


def with_boxes(body: Fragment) -> Fragment:
    """Return the elements of a text with those of each box in one; what stands on a page on its side is in no frame, nor is a summary in a second one."""
    found: list[etree._Element] = []
    before = ""
    for each in body.elements:
        told = "" if {"landscape", "summary"}.intersection(each.get("class", "").split()) else _box(each)
        if told in (INNER, LAST) and before in (FIRST, INNER):
            found[-1].append(each)
        elif told in (FIRST, ALONE):
            frame: etree._Element = element("div", {"class": "summary boxed"})
            frame.append(each)
            found.append(frame)
        else:
            found.append(each)
            told = ""
        before = told
    return Fragment(tuple(found))


def _box(root: etree._Element) -> str:
    """Return where in its box an element stands; one of several blocks, from the first to the last of them."""
    told = [each.get(BOX, "") for each in root.iter(etree.Element) if each.get(BOX)]
    ends = {told[0], told[-1]} if told else set()
    if len(ends) < len((FIRST, LAST)):
        return next(iter(ends), "")
    return ALONE if ends == {FIRST, LAST} else FIRST if FIRST in ends else LAST if LAST in ends else told[0]
