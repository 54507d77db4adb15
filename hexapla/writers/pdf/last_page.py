"""The end of a text: what stands there takes along what is before it, so that a last page never holds two lines."""

from collections.abc import Iterable, Iterator
from math import ceil

from lxml import etree

from hexapla.writers.markup.by_hand import BEGINS
from hexapla.writers.markup.last_lines import COLUMN, LINE, last_lines
from hexapla.writers.pdf.parallel import letters_wide

_BLOCKS = frozenset(("p", "tr", "figure", "h1", "h2", "h3", "h4", "h5", "h6"))
_LEFT_OUT = frozenset(("thead", "caption"))


def hold_blocks(roots: Iterable[etree._Element]) -> None:
    """Hold the last blocks of a text in one language together; each row of a table counts as one line."""
    blocks = [each for root in roots for each in _blocks(root)]
    _hold((each, 1 if each.tag == "tr" else ceil(_letters(each) / LINE)) for each in reversed(blocks))


def hold_rows(rows: Iterable[etree._Element]) -> None:
    """Hold the last rows of languages side by side together."""
    _hold((row, ceil(max(map(_letters, row)) / COLUMN)) for row in reversed(list(rows)))


def _hold(blocks: Iterable[tuple[etree._Element, int]]) -> None:
    for block in last_lines((block, lines, _may_begin_page(block)) for block, lines in blocks):
        block.set("class", f"{block.get('class', '')} held".strip())


def _may_begin_page(block: etree._Element) -> bool:
    begins_page = "annex" in block.get("class", "").split() or block.get(BEGINS) is not None
    return begins_page or next(block.iter("img", "figure"), None) is not None


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the blocks of an element in their order; an item comes before the items in it."""
    if element.tag in _BLOCKS or element.tag == "li":
        yield element
    if element.tag not in _BLOCKS and element.tag not in _LEFT_OUT:
        for child in element.iterchildren("*"):
            yield from _blocks(child)


def _letters(block: etree._Element) -> int:
    """Return how many letters wide the text of a block is, without its notes and the items in it."""
    inside = [
        each for each in block.iter("span", "ul") if each.tag == "ul" or "footnote" in each.get("class", "").split()
    ]
    texts = [letters_wide("".join(map(str, each.itertext()))) for each in (block, *inside)]
    return texts[0] - sum(texts[1:])
