"""The blocks of one column as paragraphs in the UN's own Word styles."""

from collections.abc import Callable, Iterable, Mapping

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.writers.docx.frames import BULLET_HANG, HEADINGS, MARGIN, PAGE, STEP, indent, outline, tab
from hexapla.writers.docx.pen import TITLE, Pen
from hexapla.writers.docx.tables import Room, table
from hexapla.writers.docx.wml import Elements, make, paragraph, refill

TEXT = PAGE.text
BULLET = "•"
WIDEST = 9639
WIDTH = WIDEST - 2 * MARGIN
LONG_LABEL = 5  # a label of more characters (12 bis.) has its text on a stop further out
LONG_STOP = 1871


def body(blocks: Iterable[Block], pen: Pen) -> Elements:
    """Return the paragraphs and tables of blocks, each inside the bookmark of its id."""
    return [element for block in blocks for element in KINDS[block.kind](block, pen)]


def marked(block: Block, pen: Pen, content: Elements) -> Elements:
    """Return content inside the bookmark of a block."""
    return pen.draft.bookmarks.around((block.eid,), content)


def bookmarked(block: Block, pen: Pen, element: etree._Element) -> etree._Element:
    """Put the content of a finished paragraph inside the bookmark of a block."""
    refill(element, marked(block, pen, list(element)[1:]))
    return element


def _heading(block: Block, pen: Pen) -> Elements:
    label = pen.text(block.num or "")
    found = PAGE.heading(pen, pen.column.styles[block.eid], block.level, label, pen.content(block.content, TITLE))
    return [bookmarked(block, pen, found)]


def _annex(block: Block, pen: Pen) -> Elements:
    """An annex begins a page: its label at the page margin, its title where titles stand."""
    found: Elements = []
    if block.num:
        settings = [make("pageBreakBefore"), indent(0, hanging=0), outline(block.level), *pen.setting()]
        found.append(paragraph(HEADINGS["chapter"], settings, marked(block, pen, pen.text(block.num))))
    title = pen.content(block.content, TITLE)
    if title or not found:
        settings = [*pen.setting()] if found else [make("pageBreakBefore"), outline(block.level), *pen.setting()]
        content = marked(block, pen, [tab(), tab(), *title])
        found.append(paragraph(HEADINGS["chapter"], settings, content))
    return found


def _paragraph(block: Block, pen: Pen) -> Elements:
    words = pen.content(block.content)
    number = pen.draft.numbers.allot(block.num) if block.num else None
    if number is not None:
        listed = make("numPr", make("ilvl", val=0), make("numId", val=number))
        return [paragraph(TEXT, [listed, *pen.setting()], marked(block, pen, words))]
    if not block.num:
        return [paragraph(TEXT, pen.setting(), marked(block, pen, words))]
    stops = [make("tabs", make("tab", val="left", pos=LONG_STOP))] if len(block.num) > LONG_LABEL else []
    content = [*pen.text(block.num), tab(), *words]
    return [paragraph(TEXT, [*stops, *pen.setting()], marked(block, pen, content))]


def _alinea(block: Block, pen: Pen) -> Elements:
    """An unnumbered paragraph opens like a numbered one; inside an item it keeps the item's indent."""
    if block.level:
        return _continuation(block, pen)
    content = [
        tab(),
        *pen.text(block.num or ""),
        *([tab()] if block.num else []),
        *pen.content(block.content),
    ]
    return [paragraph(TEXT, pen.setting(), marked(block, pen, content))]


def _continuation(block: Block, pen: Pen) -> Elements:
    settings = [indent(MARGIN + STEP * block.level)] if block.level else []
    return [paragraph(TEXT, [*settings, *pen.setting()], marked(block, pen, pen.content(block.content)))]


def _quote(block: Block, pen: Pen) -> Elements:
    inner = MARGIN + STEP * (block.level + 1)
    content = [*pen.text(block.num or ""), *([tab()] if block.num else []), *pen.content(block.content)]
    return [paragraph(TEXT, [indent(inner, right=MARGIN + STEP), *pen.setting()], marked(block, pen, content))]


def _item(block: Block, pen: Pen) -> Elements:
    words = pen.content(block.content)
    if block.num == BULLET:
        return [_bullet(block, pen, words)]
    label = pen.text(block.num or "")
    if block.level <= 1 and block.num:  # (a): first line on the second stop, the next lines flush
        content = [tab(), *label, tab(), *words]
        return [paragraph(TEXT, pen.setting(), marked(block, pen, content))]
    left = MARGIN + STEP * (block.level + 1)
    settings = [indent(left, hanging=STEP if block.num else 0), *pen.setting()]
    return [paragraph(TEXT, settings, marked(block, pen, [*label, *([tab()] if block.num else []), *words]))]


def _bullet(block: Block, pen: Pen, words: Elements) -> etree._Element:
    """Return an item of a bulleted list; the style prints the bullet."""
    deeper = [indent(MARGIN + STEP * block.level, hanging=BULLET_HANG)] if block.level > 2 else []
    style = "Bullet1G" if block.level <= 1 else "Bullet2G"
    return paragraph(style, [*deeper, *pen.setting()], marked(block, pen, words))


def _table(block: Block, pen: Pen) -> Elements:
    inside = STEP * block.level
    room = Room(MARGIN + inside, WIDTH - inside, WIDTH - inside if inside else WIDEST)
    return table(block.content[0], pen, room, (block.eid,))


def _figure(block: Block, pen: Pen) -> Elements:
    settings = [make("keepLines"), make("jc", val="center"), *pen.setting()]
    return [paragraph(TEXT, settings, marked(block, pen, pen.content(block.content)))]


KINDS: Mapping[str, Callable[[Block, Pen], Elements]] = {
    "heading": _heading,
    "annex": _annex,
    "paragraph": _paragraph,
    "alinea": _alinea,
    "continuation": _continuation,
    "quote": _quote,
    "item": _item,
    "table": _table,
    "figure": _figure,
}
"""A function for each kind of block."""


def end_rule() -> etree._Element:
    """Return the centred rule after the last line: three underlined tabulators."""
    underlined = make("rPr", make("u", val="single"))
    stroke = make("r", underlined, make("tab"), make("tab"), make("tab"))
    return paragraph(TEXT, [make("spacing", before=240, after=0), make("jc", val="center")], [stroke])
