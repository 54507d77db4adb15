"""Published PDFs: pages become rows, rows paragraphs, notes and tables, and these the lines of every source."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.grid import keep_scopes, square
from hexapla.akn.names import E
from hexapla.akn.reading import Reading, Repair, Slot
from hexapla.errors import SourceError
from hexapla.readers.masthead.recognition import JOB_NUMBER, read_masthead
from hexapla.readers.masthead.slots import job_number_of, key_of
from hexapla.readers.pdf.furniture import without_furniture
from hexapla.readers.pdf.looks import Looks
from hexapla.readers.pdf.notes import begins_note, parted_notes
from hexapla.readers.pdf.pages import Glyph, Page, pages_of
from hexapla.readers.pdf.paragraphs import Measure, Paragraph, goes_on, paragraphs_of
from hexapla.readers.pdf.rows import Row, rows_of
from hexapla.readers.pdf.tables import CellText, PageTable, tables_of
from hexapla.readers.pdf.words import Vocabulary, characters_of
from hexapla.readers.structure.content import titles_of, with_content
from hexapla.readers.structure.contents_list import contents_range
from hexapla.readers.structure.lines import Line, words_of_lines
from hexapla.readers.structure.styled import structure_of
from hexapla.readers.word.characters import element_of, plain, with_repairs
from hexapla.readers.word.paragraph_text import trimmed, without_format
from hexapla.readers.word.styles import HEADINGS

_LEADERS = re.compile(r"\s*(?:\.\s?){3,}\s*")
_MASTHEAD = 16
"""Rows of the first page among which those of the masthead are looked for."""

_MASTHEAD_KEYS = frozenset({"authority", "symbol", "distribution", "original", "limitation", "date", "language"})

_TABLE_EDGE = 3.0
"""Points by which the columns of a table that goes on over a page may differ."""


def read_pdf(data: bytes, name: str, language: str) -> Reading:
    """Read a PDF that holds text.

    Raises:
        SourceError: it cannot be opened, or holds pictures of pages and no text.
    """
    pages = list(pages_of(data, name))
    parted = without_furniture(pages, [rows_of(page) for page in pages])
    if not any(parted.text):
        message = f"{name} holds pictures of pages and no text."
        raise SourceError(message, "Get the text file, or have the pages recognised by a program for that, and add what it gives.")
    source = _Source(name, language, Vocabulary.of(parted.text))
    rows, front = _without_masthead(parted.text, language)
    blocks = [*front, *_blocks_of(pages, rows, parted.furniture, language)]
    lines = source.lines(blocks)
    slots, taken = read_masthead(lines, language)
    structure = structure_of(lines[taken:], language, name, titles_of(slots, lines))
    jobs = [job for row in parted.furniture for piece in row.pieces if (job := job_number_of(piece.text))]
    if jobs and not any(slot.key == JOB_NUMBER for slot in slots):
        slots = (*slots, Slot(JOB_NUMBER, jobs[0], 0))
    return Reading(
        language=language,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="",
        body=structure.body,
        slots=tuple(with_content(slot, lines) for slot in slots),
        attachments=tuple(structure.attachments),
        preamble=structure.preamble,
        repairs=(*source.repairs, *structure.repairs),
        findings=tuple(structure.findings),
        words=words_of_lines(lines),
    )


def _without_masthead(pages: Sequence[Sequence[Row]], language: str) -> tuple[list[Sequence[Row]], list["Block"]]:
    """Part the rows of the masthead from the first page: each piece of them is a line of its own."""
    first = pages[0]
    last = max((place for place, row in enumerate(first[:_MASTHEAD]) if _is_masthead(row, language)), default=-1)
    pieces = [Block(Paragraph([Row(row.page, (piece,))])) for row in first[: last + 1] for piece in row.pieces]
    return [first[last + 1 :], *pages[1:]], pieces


def _is_masthead(row: Row, language: str) -> bool:
    return any(key_of(piece.text.strip(), language, frozenset()) in _MASTHEAD_KEYS for piece in row.pieces)


@dataclass
class Block:
    """A paragraph or a table of the text, with the notes that stand at the foot of its pages."""

    body: Paragraph | list[PageTable]
    notes: list[Paragraph] = field(default_factory=list)


def _blocks_of(
    pages: Sequence[Page], rows: Sequence[Sequence[Row]], furniture: Sequence[Row], language: str
) -> list[Block]:
    """Return the blocks of a document in reading order, those put together that the end of a page cuts."""
    parts = [parted_notes(page, own) for page, own in zip(pages, rows, strict=True)]
    measure = Measure.of([text for text, _ in parts])
    found: list[Block] = []
    for page, (text, notes) in zip(pages, parts, strict=True):
        last = found[-1].body[-1] if found and isinstance(found[-1].body, list) else None
        tables, rest = tables_of(page, text, [row for row in furniture if row.page == page.number], last)
        paragraphs = _around(rest, tables, measure, language)
        placed = sorted([*tables, *paragraphs], key=lambda each: -(each.base if isinstance(each, PageTable) else each.first.base))
        for place, each in enumerate(placed):
            if not place and found and _joins(found[-1], each, measure, language):
                continue
            found.append(Block([each] if isinstance(each, PageTable) else each))
        footed = _notes_of(notes)
        if footed and found:
            _add_notes(found[-1], footed)
    return found


def _around(rows: Sequence[Row], tables: Sequence[PageTable], measure: Measure, language: str) -> list[Paragraph]:
    """Return the paragraphs of rows, none of which goes over a table."""
    found: list[Paragraph] = []
    bounds = [float("inf"), *(table.top for table in tables), float("-inf")]
    for high, low in zip(bounds, bounds[1:], strict=False):
        found += paragraphs_of([row for row in rows if low <= row.base < high], measure, language)
    return found


def _joins(above: Block, each: Paragraph | PageTable, measure: Measure, language: str) -> bool:
    """Put what a page begins with into the block that the page before ends with; False where it begins a new one."""
    if isinstance(each, PageTable):
        if not isinstance(above.body, list) or not _same_columns(above.body[-1], each):
            return False
        above.body.append(each)
        return True
    if isinstance(above.body, Paragraph) and goes_on(above.body, each.first, measure, language):
        above.body.rows += each.rows
        return True
    return False


def _same_columns(one: PageTable, two: PageTable) -> bool:
    pairs = list(zip(one.edges, two.edges, strict=False))
    return len(one.edges) == len(two.edges) and all(abs(left - right) <= _TABLE_EDGE for left, right in pairs)


def _notes_of(rows: Sequence[Row]) -> list[Paragraph]:
    """Return the notes of a page: each begins with its mark; rows above the first mark go on in the last note before."""
    found: list[Paragraph] = []
    for row in rows:
        if begins_note(row) or not found:
            found.append(Paragraph())
        found[-1].rows.append(row)
    return found


def _add_notes(block: Block, notes: list[Paragraph]) -> None:
    if block.notes and not begins_note(notes[0].first):
        block.notes[-1].rows += notes.pop(0).rows
    block.notes += notes


@dataclass
class _Source:
    """One file, and what it is made into."""

    name: str
    language: str
    vocabulary: Vocabulary
    repairs: list[Repair] = field(default_factory=list)
    count: int = 0
    contents: etree._Element = field(default_factory=E.hcontainer)

    def lines(self, blocks: Sequence[Block]) -> list[Line]:
        """Return the lines of the blocks, the contents list as what it is."""
        looks = Looks.of([block.body for block in blocks if isinstance(block.body, Paragraph)])
        texts = [" ".join(row.text for row in block.body.rows) if isinstance(block.body, Paragraph) else "" for block in blocks]
        contents = contents_range(texts, self.language)
        found: list[Line] = []
        for place, block in enumerate(blocks):
            if place in contents:
                found += self._contents(texts[place], is_first=place == contents.start)
                continue
            found += self._block(block, looks)
            for note in block.notes:
                found += self._paragraph(note, None)
        return found

    def _contents(self, text: str, *, is_first: bool) -> list[Line]:
        """Return the contents list where its title begins it; its entries are put into it one by one."""
        self.count += 1
        if is_first:
            self.contents = E.hcontainer({"name": CONTENTS}, E.heading(text))
            return [Line(self.count, "", block=self.contents)]
        entry = _LEADERS.sub("\t", text).strip()
        self.contents.append(E.alinea(E.content(E.p(entry))))
        return []

    def _block(self, block: Block, looks: Looks) -> Iterator[Line]:
        if isinstance(block.body, Paragraph):
            yield from self._paragraph(block.body, looks.style_of(block.body, self.language))
        else:
            self.count += 1
            yield Line(self.count, "", block=self._table(block.body))

    def _paragraph(self, paragraph: Paragraph, style: str | None) -> Iterator[Line]:
        self.count += 1
        rows = [tuple(_with_tabs(row)) for row in paragraph.rows]
        element, text = self._element("p", rows, is_heading=style in HEADINGS)
        if text:
            yield Line(self.count, text, 0, style, None, element)

    def _element(self, holder: str, rows: Sequence[Sequence[Glyph]], *, is_heading: bool = False) -> tuple[etree._Element, str]:
        content = characters_of(rows, self.vocabulary, self.language)
        content, log = with_repairs(content, self.language, self.count)
        self.repairs += log
        content, _ = trimmed(content)
        if is_heading:
            content = without_format(content, "b")
        return element_of(holder, content, lambda _: None), plain(content)

    def _table(self, parts: Sequence[PageTable]) -> etree._Element:
        table = E.table()
        head = [self._words(row) for row in parts[0].rows[: parts[0].heads]]
        for place, part in enumerate(parts):
            repeated = 0
            while place and repeated < len(head) and repeated < len(part.rows) and self._words(part.rows[repeated]) == head[repeated]:
                repeated += 1
            for index, row in enumerate(part.rows[repeated:], repeated):
                is_head = not place and index < part.heads
                table.append(E.tr(*(self._cell(cell, is_head=is_head) for cell in row)))
        square(table)
        keep_scopes(table)
        return table

    def _words(self, row: Sequence[CellText]) -> str:
        return "|".join("".join(glyph.text for line in cell.rows for glyph in line).strip() for cell in row)

    def _cell(self, cell: CellText, *, is_head: bool) -> etree._Element:
        made = E("th" if is_head else "td", {"colspan": str(cell.span)} if cell.span > 1 else {})
        made.append(self._element("p", cell.rows, is_heading=is_head)[0])
        return made


def _with_tabs(row: Row) -> Iterator[Glyph]:
    """Yield the characters of a row, pieces parted by a tabulator."""
    for place, piece in enumerate(row.pieces):
        if place:
            yield Glyph("\t", row.pieces[place - 1].right, piece.left, row.base, row.size, frozenset())
        yield from piece.glyphs
