"""Pages on their side: of pictures that are broader than the page and larger there, as organization charts are, and of texts beside tables."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from lxml import etree

from hexapla.typography.picture_size import size_in_points
from hexapla.writers.markup.broad_pictures import height_on_its_side
from hexapla.writers.markup.by_hand import TURNED
from hexapla.writers.markup.elements import Fragment
from hexapla.writers.markup.table_layout import Room
from hexapla.writers.markup.table_notes import HEADINGS


def turn_pages_of_pictures(body: Fragment, media: Mapping[str, bytes], room: Room) -> None:
    """Mark the pictures of a text in one language that stand on pages on their side, and what stands there with them, in place."""
    blocks = list(body.elements)
    for place, block in enumerate(blocks):
        pictures = list(block.iter("img"))
        size = size_in_points(media.get(pictures[0].get("src", ""), b"")) if len(pictures) == 1 else None
        if size is None or "picture" not in _kinds(block):
            continue
        above, below = _above(blocks[:place]), _below(blocks[place + 1 :])
        free = height_on_its_side(size, room, map(_letters, above), map(_letters, below))
        if free is None:
            continue
        _call(block, "landscape")
        pictures[0].set("style", f"{pictures[0].get('style', '')}; max-height: {free:.0f}pt".removeprefix("; "))
        for each in (*above, *below):
            _call(each, "with-landscape")


def turn_pages_of_texts(body: Fragment) -> None:
    """Mark the texts that stand on the page on its side of what is above or below them, as their source has them, in place."""
    found = [*_beside(body.elements), *_beside(body.elements[::-1])]
    for block in dict.fromkeys(found):
        _call(block, "with-landscape")


def _beside(blocks: Sequence[etree._Element]) -> list[etree._Element]:
    """Return the texts that come behind something on its side, in the order of these blocks."""
    found: list[etree._Element] = []
    is_turned = False
    for block in blocks:
        kinds = _kinds(block)
        if kinds & {"landscape", "with-landscape"}:
            is_turned = True
            continue
        is_turned &= "table" not in kinds and any(each.get(TURNED) for each in block.iter(etree.Element))
        found += [block] if is_turned else []
    return found


def _above(blocks: Sequence[etree._Element]) -> list[etree._Element]:
    """Return the headings and the caption that blocks end with; one that stands below its picture is none of them."""
    found: list[etree._Element] = []
    for each, before in pairwise((*reversed(blocks), etree.Element("p"))):
        is_unit = "continuation" in _kinds(each) and "figure-caption" in _kinds(before)
        is_caption = "figure-caption" in _kinds(each) and "caption-below" not in _kinds(each)
        if not is_unit and each.tag not in HEADINGS and not is_caption:
            break
        found.append(each)
    return found


def _below(blocks: Sequence[etree._Element]) -> list[etree._Element]:
    """Return the caption and the lines below a picture that blocks begin with."""
    found: list[etree._Element] = []
    for each in blocks:
        if not _kinds(each) & {"table-note", "caption-below"}:
            break
        found.append(each)
    return found


def _letters(block: etree._Element) -> int:
    return len("".join(map(str, block.itertext())))


def _kinds(block: etree._Element) -> frozenset[str]:
    return frozenset(block.get("class", "").split())


def _call(block: etree._Element, kind: str) -> None:
    block.set("class", f"{block.get('class', '')} {kind}".strip())
