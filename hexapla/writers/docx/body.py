"""The blocks of one column as paragraphs in the UN's own Word styles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.closer_letters import closer_letters
from hexapla.akn.names import ALONE, FIRST, INNER, LAST, NO_ROOM, local
from hexapla.writers.docx.boxes import boxed
from hexapla.writers.docx.closer_letters import set_closer
from hexapla.writers.docx.column import TITLE, ColumnWriter
from hexapla.writers.docx.contents import contents
from hexapla.writers.docx.lines_below import box_below, line_below
from hexapla.writers.docx.sections import end_section, sections, widths_of_tables
from hexapla.writers.docx.tables import Measure, extent, make_low, table
from hexapla.writers.docx.text_area import BULLET_HANG, HEADINGS, MARGIN, PAGE, STEP, WIDEST, indent, outline, tab
from hexapla.writers.docx.wml import (
    Elements,
    begin_page,
    keep_with_next,
    make,
    paragraph,
    replace_content,
    set_closer_lines,
)
from hexapla.writers.markup.contents_list import contents_list
from hexapla.writers.markup.paragraph_class import is_signature
from hexapla.writers.markup.table_notes import is_line_below

TEXT = PAGE.text
BULLET = "•"
WIDTH = WIDEST - 2 * MARGIN
LONG_LABEL = 5  # a label of more characters (12 bis.) has its text on a stop further out
LONG_STOP = 1871


def in_sections(front: Elements, blocks: Sequence[Block], writer: ColumnWriter) -> Elements:
    """Return the text of an edition of one language below what is in front of it, in the sections of its pages, with its last rule."""
    writer.file.contents = contents_list(writer.file.presentation)
    first, *others = sections(blocks, writer)
    found = [[*front, *body(first, writer)], *(body(each, writer) for each in others)]
    keep_with_next(found[-1][-1:])
    return [*(each for section in found[:-1] for each in end_section(section)), *found[-1], end_rule()]


def body(blocks: Iterable[Block], writer: ColumnWriter) -> Elements:
    """Return the paragraphs and tables of blocks, each inside the bookmark of its id."""
    found: Elements = []
    above: tuple[int, int] | None = None
    begun: int | None = None
    for block, following in zip_longest(rows := list(blocks), rows[1:]):
        if found and block.room == NO_ROOM:
            make_low(found[-1])
        listed = _contents(block, writer)
        if above is not None and is_line_below(block, writer.column):
            is_last = following is None or not is_line_below(following, writer.column)
            made = [line_below(block, writer, above, (block.eid,), is_last=is_last)]
        elif above is not None and _is_box(block):
            made = [box_below(block, writer, above)]
        else:
            above = above if block.is_caption_below else _indents_below(block, writer)
            made = (_wide if block.eid in writer.file.wide else KINDS[block.kind])(block, writer)
        if block.is_of_same_figure(following):
            keep_with_next(made)
        if block.box in (FIRST, ALONE):
            begun = len(found) + len(listed)
        found += [*listed, *_set_by_hand(block, made, begins_page=bool(listed))]
        if block.box in (LAST, ALONE) and begun is not None:
            found[begun:] = boxed(found[begun:], WIDEST)
        begun = begun if block.box in (FIRST, INNER) else None
    return found


def _contents(block: Block, writer: ColumnWriter) -> Elements:
    """Return the contents list that stands before a block."""
    listed = writer.file.contents
    first = writer.column.blocks[0].eid
    return contents(listed, writer) if block.eid == (listed.following or first) else []


def _indents_below(block: Block, writer: ColumnWriter) -> tuple[int, int] | None:
    """Return how far in from both margins lines stand that belong to a block above them; None where it is no table or picture."""
    if block.kind == "table":
        left, width = extent(block.content[0], writer, _measure(block, writer))
        return left, WIDEST - left - width
    is_picture = any(run.image for content in block.content for run in writer.column.runs(content))
    edge = 0 if block.eid in writer.file.wide else MARGIN
    return (edge, edge) if is_picture else None


def _is_box(block: Block) -> bool:
    """Tell whether a block is a box of the drawing above it: lines below belong to that."""
    holder = block.element.getparent() if block.element is not None else None
    return block.kind == "item" and not block.num and holder is not None and local(holder) == "blockList"


def _set_by_hand(block: Block, found: Elements, *, begins_page: bool = False) -> Elements:
    """Return the elements of a block, set as their author did: to begin a page, as an annex always does, with closer letters and lines."""
    if block.begins_page or begins_page or block.kind == "annex":
        begin_page(found)
    closer = closer_letters(block.closer)
    if closer is not None:
        set_closer(found, closer)
    if block.closer_lines:
        set_closer_lines(found, int(block.closer_lines))
    return found


def marked(block: Block, writer: ColumnWriter, content: Elements) -> Elements:
    """Return content inside the bookmark of a block."""
    return writer.file.bookmarks.around((block.eid,), content)


def bookmarked(block: Block, writer: ColumnWriter, element: etree._Element) -> etree._Element:
    """Put the content of a finished paragraph inside the bookmark of a block."""
    replace_content(element, marked(block, writer, list(element)[1:]))
    return element


def _heading(block: Block, writer: ColumnWriter) -> Elements:
    label = writer.text(block.num or "")
    found = PAGE.heading(
        writer, writer.column.styles[block.eid], block.level, label, writer.content(block.content, TITLE)
    )
    return [bookmarked(block, writer, found)]


def _annex(block: Block, writer: ColumnWriter) -> Elements:
    """An annex begins a page: its label at the page margin, its title where titles stand."""
    found: Elements = []
    if block.num:
        settings = [indent(0, hanging=0), outline(block.level), *writer.setting()]
        found.append(paragraph(HEADINGS["chapter"], settings, marked(block, writer, writer.text(block.num))))
    title = writer.content(block.content, TITLE)
    if title or not found:
        settings = [*writer.setting()] if found else [outline(block.level), *writer.setting()]
        content = marked(block, writer, [tab(), tab(), *title])
        found.append(paragraph(HEADINGS["chapter"], settings, content))
    return found


def _paragraph(block: Block, writer: ColumnWriter) -> Elements:
    words = writer.content(block.content)
    number = writer.file.numbers.allot(block.num) if block.num else None
    if number is not None:
        listed = make("numPr", make("ilvl", val=0), make("numId", val=number))
        return [paragraph(TEXT, [listed, *writer.setting()], marked(block, writer, words))]
    if not block.num:
        return [paragraph(TEXT, writer.setting(), marked(block, writer, words))]
    stops = [make("tabs", make("tab", val="left", pos=LONG_STOP))] if len(block.num) > LONG_LABEL else []
    content = [*writer.text(block.num), tab(), *words]
    return [paragraph(TEXT, [*stops, *writer.setting()], marked(block, writer, content))]


def _alinea(block: Block, writer: ColumnWriter) -> Elements:
    """An unnumbered paragraph opens like a numbered one, but for verse and code; inside an item it keeps the item's indent."""
    if block.level or is_signature(block):
        return _continuation(block, writer)
    content = [
        *([] if block.has_lines else [tab()]),
        *writer.text(block.num or ""),
        *([tab()] if block.num else []),
        *writer.content(block.content),
    ]
    return [paragraph(TEXT, writer.setting(), marked(block, writer, content))]


def _wide(block: Block, writer: ColumnWriter) -> Elements:
    """A picture that is wider than the text, in the middle of its page."""
    content = replace(writer, measure=writer.file.wide[block.eid]).content(block.content)
    settings = [make("ind", left=0, right=0, firstLine=0), make("jc", val="center"), *writer.setting()]
    return [paragraph(TEXT, settings, marked(block, writer, content))]


def _continuation(block: Block, writer: ColumnWriter) -> Elements:
    settings = [indent(MARGIN + STEP * block.level)] if block.level else []
    settings += [make("jc", val="right")] if is_signature(block) else []
    return [paragraph(TEXT, [*settings, *writer.setting()], marked(block, writer, writer.content(block.content)))]


def _quote(block: Block, writer: ColumnWriter) -> Elements:
    inner = MARGIN + STEP * (block.level + 1)
    content = [*writer.text(block.num or ""), *([tab()] if block.num else []), *writer.content(block.content)]
    return [paragraph(TEXT, [indent(inner, right=MARGIN + STEP), *writer.setting()], marked(block, writer, content))]


def _item(block: Block, writer: ColumnWriter) -> Elements:
    words = writer.content(block.content)
    if block.num == BULLET:
        return [_bullet(block, writer, words)]
    label = writer.text(block.num or "")
    if block.level <= 1 and block.num:  # (a): first line on the second stop, the next lines flush
        content = [tab(), *label, tab(), *words]
        return [paragraph(TEXT, writer.setting(), marked(block, writer, content))]
    left = MARGIN + STEP * (block.level + 1)
    settings = [indent(left, hanging=STEP if block.num else 0), *writer.setting()]
    return [paragraph(TEXT, settings, marked(block, writer, [*label, *([tab()] if block.num else []), *words]))]


def _bullet(block: Block, writer: ColumnWriter, words: Elements) -> etree._Element:
    """Return an item of a bulleted list; the style prints the bullet."""
    deeper = [indent(MARGIN + STEP * block.level, hanging=BULLET_HANG)] if block.level > 2 else []
    style = "Bullet1G" if block.level <= 1 else "Bullet2G"
    return paragraph(style, [*deeper, *writer.setting()], marked(block, writer, words))


def _table(block: Block, writer: ColumnWriter) -> Elements:
    return table(block.content[0], writer, _measure(block, writer), (block.eid,))


def _measure(block: Block, writer: ColumnWriter) -> Measure:
    """Return where a table may stand: within its item, or from margin to margin."""
    inside = STEP * block.level
    upright, on_side = widths_of_tables(writer.file.presentation)
    return Measure(MARGIN + inside, WIDTH - inside, WIDTH - inside if inside else upright, on_side)


def _figure(block: Block, writer: ColumnWriter) -> Elements:
    settings = [make("keepLines"), make("jc", val="center"), *writer.setting()]
    return [paragraph(TEXT, settings, marked(block, writer, writer.content(block.content)))]


KINDS: Mapping[str, Callable[[Block, ColumnWriter], Elements]] = {
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
