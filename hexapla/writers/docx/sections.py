"""The sections of a Word file: tables and pictures that need it stand on pages on their side, what is before and behind them on upright ones.

Sections stand by turns on upright pages, as the first does with its masthead, and on pages on their side; each begins a page.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby, takewhile
from math import ceil

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import Run, words_of
from hexapla.present.presentation import Presentation
from hexapla.typography.picture_size import size_in_points
from hexapla.writers.docx.column import ColumnWriter
from hexapla.writers.docx.package import Members, parsed, serialised
from hexapla.writers.docx.tables import POINT, is_on_its_side
from hexapla.writers.docx.wml import Elements, make, name, paragraph
from hexapla.writers.markup.broad_pictures import height_on_its_side
from hexapla.writers.markup.composer import room_on_paper
from hexapla.writers.markup.last_lines import LINE, last_lines
from hexapla.writers.markup.table_notes import is_line_below

PAPER = {"A4": (11907, 16840), "Letter": (12240, 15840)}
"""Width and height of pages that stand upright, in twentieths of a point."""

_DOCUMENT = "word/document.xml"
_OF_FIRST = ("titlePg", "pgNumType")
"""What the first section alone says: that its first page is another, with which number it begins."""


def widths_of_tables(presentation: Presentation) -> tuple[int, int]:
    """Return how wide tables are that go from margin to margin of the station, on pages that stand upright and on their side."""
    upright = round(POINT * presentation.station.paper[presentation.page_size].page)
    width, height = PAPER[presentation.page_size]
    return upright, height - width + upright


def sections(blocks: Sequence[Block], writer: ColumnWriter) -> list[list[Block]]:
    """Return blocks by the section in which they stand; the first may have none."""
    writer.file.broad = dict(_broad(blocks, writer))
    writer.file.wide = {**dict(_wide(blocks, writer)), **writer.file.broad}
    turned = zip(_on_their_side(blocks, writer), blocks, strict=True)
    found = [
        (is_turned, [block for _, block in group]) for is_turned, group in groupby(turned, key=lambda each: each[0])
    ]
    return [*([[]] if not found or found[0][0] else []), *(group for _, group in found)]


def _on_their_side(blocks: Sequence[Block], writer: ColumnWriter) -> list[bool]:
    """Tell of each block whether it stands on a page on its side.

    Tables and pictures that need it do, with up to two headings right above and the lines right below that belong to them, what their source has there above and below, what stands
    alone between two of them, and the last lines of a text, of which no page is made.
    """
    turned = [block.eid in writer.file.broad or is_on_its_side(block, writer) for block in blocks]
    found = list(turned)
    for place, block in enumerate(blocks):
        is_held = bool(block.turned) or is_line_below(block, writer.column)
        found[place] |= place > 0 and found[place - 1] and is_held
    for place, is_turned in enumerate(turned):
        for above in (place - 1, place - 2) if is_turned else ():
            if above < 0 or blocks[above].kind not in ("heading", "annex"):
                break
            found[above] = True
        if is_turned and place > 1 and found[place - 2]:
            found[place - 1] = True
    for place in range(len(blocks) - 2, -1, -1):
        found[place] |= found[place + 1] and bool(blocks[place].turned)
    last = len(blocks) - sum(1 for _ in last_lines(_lengths(blocks, writer)))
    return [*found[:last], *[True] * (len(blocks) - last)] if last > 0 and found[last - 1] else found


def _broad(blocks: Sequence[Block], writer: ColumnWriter) -> Iterator[tuple[str, int]]:
    """Yield the ids of the pictures that are larger on pages on their side, and how wide they are there, in twentieths of a point."""
    presentation, heads = writer.file.presentation, ("heading", "annex")
    room = room_on_paper(presentation, 0, turns_pages=not presentation.edition.is_parallel)
    for place, block in enumerate(blocks):
        runs = _runs(block, writer) if block.kind not in heads else []
        data = presentation.media.get(runs[0].image or "") if len(runs) == 1 else None
        size = size_in_points(data) if data is not None else None
        if size is None:
            continue
        above = takewhile(lambda each: each.kind in heads, reversed(blocks[:place]))
        below = takewhile(lambda each: is_line_below(each, writer.column), blocks[place + 1 :])
        free = height_on_its_side(size, room, *([_letters(each, writer) for each in some] for some in (above, below)))
        if free is not None:
            yield block.eid, min(widths_of_tables(presentation)[1], round(POINT * free * size[0] / size[1]))


def _wide(blocks: Sequence[Block], writer: ColumnWriter) -> Iterator[tuple[str, int]]:
    """Yield the ids of the pictures that are wider than the text, and how wide they are between the margins, in twentieths of a point."""
    media, widest = writer.file.presentation.media, widths_of_tables(writer.file.presentation)[0]
    for block in blocks:
        runs = _runs(block, writer) if block.kind not in ("heading", "annex") and not block.level else []
        data = media.get(runs[0].image or "") if len(runs) == 1 else None
        size = size_in_points(data) if data is not None else None
        if size is not None and POINT * size[0] > writer.measure:
            yield block.eid, min(widest, round(POINT * size[0]))


def _runs(block: Block, writer: ColumnWriter) -> list[Run]:
    """Return what a block shows."""
    return [run for content in block.content for run in writer.column.runs(content) if run.image or run.text.strip()]


def _letters(block: Block, writer: ColumnWriter) -> int:
    return sum(len(words_of(writer.column.runs(content))) for content in block.content)


def _lengths(blocks: Sequence[Block], writer: ColumnWriter) -> Iterator[tuple[Block, int, bool]]:
    """Yield blocks from the last on, with how many lines each is and whether it may stand at the head of a page."""
    for block in reversed(blocks):
        yield (
            block,
            ceil(_letters(block, writer) / LINE),
            block.begins_page or block.kind in ("annex", "table", "figure"),
        )


def end_section(content: Elements) -> Elements:
    """Return the content of a section that others follow, of which the last paragraph says that it ends there."""
    if not content or content[-1].tag != name("p"):
        content = [*content, paragraph("Normal", [make("spacing", after=0, line=20, lineRule="exact")], [])]
    content[-1][0].append(make("sectPr"))
    return content


def settle_sections(members: Members, presentation: Presentation) -> None:
    """Fill the sections of a document as its last one is filled, every second one turned; heads, feet and numbers of pages go on."""
    root = parsed(members[_DOCUMENT])
    ended = list(root.iterfind(f"{name('body')}/{name('p')}/{name('pPr')}/{name('sectPr')}"))
    last = root.find(f"{name('body')}/{name('sectPr')}")
    if not ended or last is None:
        return
    filled = list(last)
    for number, section in enumerate([*ended, last]):
        section[:] = [deepcopy(each) for each in filled if number == 0 or not _is_of_first(each)]
        if number % 2:
            _turn(section, widths_of_tables(presentation)[1])
    members[_DOCUMENT] = serialised(root)


def _is_of_first(setting: etree._Element) -> bool:
    return etree.QName(setting).localname in _OF_FIRST or setting.get(name("type")) == "first"


def _turn(section: etree._Element, width: int) -> None:
    """Set a section on its side, with so much between its margins."""
    for size in section.iterfind(name("pgSz")):
        across, down = size.get(name("h"), ""), size.get(name("w"), "")
        size.attrib.update(make("pgSz", w=across, h=down, orient="landscape").attrib)
        margin = (int(across) - width) // 2
        for margins in section.iterfind(name("pgMar")):
            margins.attrib.update(make("pgMar", left=margin, right=int(across) - width - margin).attrib)
