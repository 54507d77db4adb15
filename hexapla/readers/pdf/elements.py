"""Elements: blocks become the lines of every source, each as sure as it is; tables are set whole."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from lxml import etree

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.names import CONFIDENCE, MARKED, E
from hexapla.akn.reading import Repair
from hexapla.akn.regular_tables import square
from hexapla.akn.table_settings import keep_scopes
from hexapla.catalogue import language as language_of
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.identification import language_of_text
from hexapla.readers.pdf.block_tags import torn_or_moved
from hexapla.readers.pdf.blocks import Block
from hexapla.readers.pdf.cell_doubts import ends_open, is_open, with_doubts
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.doubts import DRAWING, FRAGMENT, HYPHEN, ORDER, Doubt, confidence_of
from hexapla.readers.pdf.drawings import PageDrawing
from hexapla.readers.pdf.followed import followed
from hexapla.readers.pdf.looks import Looks, is_quotation
from hexapla.readers.pdf.note_doubts import oddities_of_note
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.paragraphs import Paragraph, is_label, names
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.row_doubts import text_of
from hexapla.readers.pdf.table_notes import is_called, marks_called
from hexapla.readers.pdf.table_parts import heads_of_parts, whole_table
from hexapla.readers.pdf.tables import PageTable
from hexapla.readers.pdf.words import Vocabulary, characters_of
from hexapla.readers.structure.contents_list import contents_range
from hexapla.readers.structure.labels import ends_sentence
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.characters import element_of, plain, refused_links, with_repairs
from hexapla.readers.word.media import image_element
from hexapla.readers.word.paragraph_text import trimmed, without_format
from hexapla.readers.word.styles import HEADINGS

_FIRST_PAGE = 1
_QUOTED = 120
"""Characters of a drawing that a finding quotes."""

_TELLING = 40
"""Characters of a text from which on its language is asked."""

_NEAR = 6
"""Blocks above a paragraph that tell where text stands beside which a quotation stands in."""

_LEADERS = re.compile(r"\s*(?:\.\s?){3,}\s*")
_HYPHENS = "-\u2010"
_STRETCHED, _FEWEST_GAPS = 1.4, 3
"""How much wider than most a gap of a stretched row may be, and how many wide gaps such a row has, at least."""

_NUMBER = re.compile(r"\W*\w{1,5}\W*")
"""The number or the letter of a paragraph alone: behind it stands a tabulator, however wide the gaps of its row are."""

_LABEL = re.compile(r"(?:[A-Z]|[IVXL]+|\d{1,3})[.．]\t")


@dataclass
class Elements:
    """What the blocks of one file are made into, and what they bring: repairs, findings, doubts, counts and first lines of pages, heads left out; `is_open` tells of a table whose list may go on in the next, `known` are the heads of tables and `torn` what several blocks have or stands elsewhere, by the elements of the structure tree; `first_notes` are the numbers of the notes of page one, `head` the words of the first row of the last table, `called` the marks of notes in it, `is_parted` tells that a heading or a sentence stands behind it."""

    language: str
    vocabulary: Vocabulary
    repairs: list[Repair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    counts: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    begins: dict[int, int] = field(default_factory=dict)
    heads: list[tuple[int, str]] = field(default_factory=list)
    is_open: bool = False
    count: int = 0
    pictures: Callable[[PageDrawing], bytes] = lambda _: b""
    media: dict[str, bytes] = field(default_factory=dict)
    contents: etree._Element = field(default_factory=E.hcontainer)
    known: dict[frozenset[int], str] = field(default_factory=dict)
    torn: frozenset[int] = frozenset()
    first_notes: set[int] = field(default_factory=set)
    head: set[str] = field(default_factory=set)
    is_parted: bool = True
    called: frozenset[str] = frozenset()

    def lines(self, blocks: Sequence[Block]) -> list[Line]:
        """Return the lines of the blocks, the contents list as what it is."""
        looks = Looks.of([block.body for block in blocks if isinstance(block.body, Paragraph)])
        self.torn = torn_or_moved(blocks)
        texts = [_text_of(block.body) if isinstance(block.body, Paragraph) else "" for block in blocks]
        contents = contents_range(texts, self.language)
        ended = followed(blocks, texts, self.language)
        found: list[Line] = []
        for place, block in enumerate(blocks):
            self.is_open = self.is_open and isinstance(block.body, list)
            if place in contents and isinstance(block.body, Paragraph):
                found += self._contents(texts[place], is_first=place == contents.start)
                for row in block.body.rows:
                    self.counts[row.page]["contents"] = 1
            elif isinstance(block.body, Paragraph):
                style, reasons = looks.style_of(block.body, texts[place - 1] if place else "", self.language)
                is_title = place and is_label(texts[place - 1], self.language) and style in HEADINGS and found
                style = found[-1].style if is_title else style
                if place and style is None and isinstance(blocks[place - 1].body, list):
                    reasons = reasons or looks.of_table(block.body, self.language)
                if place and names(texts[place - 1], self.language):  # the title of a table or a figure, bold or not
                    style, reasons = None, tuple(looks.oddities(block.body))
                if style is None and _is_quotation(blocks[max(0, place - _NEAR) : place], block.body):
                    style = "quote"
                is_settled = reasons == (FRAGMENT,) and place in ended
                is_settled |= reasons == (DRAWING,) and is_called(block.body, self.called)
                reasons = () if is_settled else reasons
                reasons = (*reasons, *([ORDER] if self._is_foreign(texts[place]) else []))
                self.is_parted = self.is_parted or style in HEADINGS or ends_sentence(texts[place])
                self.counts[block.body.first.page]["headings" if style in HEADINGS else "paragraphs"] += 1
                found += self._paragraph(block.body, style, reasons)
            elif isinstance(block.body, PageDrawing):
                found += self._drawing(block.body)
            else:
                self.count += 1
                self.counts[block.body[0].page]["tables"] += 1
                for page in {part.page for part in block.body} - {block.body[0].page}:
                    self.counts[page]["goes_on"] = 1
                goes_on = place > 0 and self._may_go_on(blocks[place - 1], texts[place - 1], block.body[0])
                self.is_open = self.is_open or goes_on
                self.is_parted = False
                found.append(Line(self.count, "", block=self._table(block.body)))
            found += self._notes(block.notes)
        return found

    def _is_foreign(self, text: str) -> bool:
        """Tell whether words are in another language, as those of a column or a page are that were not parted."""
        return len(text) > _TELLING and language_of_text(text) not in (None, self.language)

    def _notes(self, notes: Sequence[Paragraph]) -> Iterator[Line]:
        for note in notes:
            self.counts[note.first.page]["notes"] += 1
            for line in self._paragraph(Paragraph(note.lead), None) if note.lead else ():
                if line.content is not None:
                    line.content.set(MARKED, "false")
                yield line
            if note.first.page == _FIRST_PAGE:
                self.first_notes.add(self.count + 1)
            is_lettered = note.first.text[:1].isalpha() and not is_called(note, self.called)  # such are notes of tables
            odd = oddities_of_note(note, language_of(self.language).direction)
            yield from self._paragraph(note, None, (*odd, *([DRAWING] if is_lettered else [])))

    def _contents(self, text: str, *, is_first: bool) -> list[Line]:
        """Return the contents list where its title begins it; its entries are put into it one by one."""
        self.count += 1
        if is_first:
            self.contents = E.hcontainer({"name": CONTENTS}, E.heading(text))
            return [Line(self.count, "", block=self.contents)]
        entry = _LEADERS.sub("\t", text).strip()
        entry = _LABEL.sub("", entry)  # the list of a Word file counts by itself, and so do the headings
        self.contents.append(E.alinea(E.content(E.p(entry))))
        return []

    def _paragraph(self, paragraph: Paragraph, style: str | None, reasons: Sequence[str] = ()) -> Iterator[Line]:
        # between two headings a number is left free, since headings of neighbouring lines would be joined
        self.count += 2 if style in HEADINGS else 1
        rows = [tuple(_with_tabs(row, is_first=not place)) for place, row in enumerate(paragraph.rows)]
        element, text = self._element(
            "p", rows, is_heading=style in HEADINGS, page=paragraph.first.page, reasons={*paragraph.reasons, *reasons}
        )
        if text:
            yield Line(self.count, text, 0, style, None, element)

    def _element(
        self,
        holder: str,
        rows: Sequence[Sequence[Glyph]],
        page: int,
        reasons: set[str],
        *,
        is_heading: bool = False,
        width: float = 0.0,
    ) -> tuple[etree._Element, str]:
        self.begins.setdefault(page, self.count)
        content, odd = characters_of(rows, self.vocabulary, self.language, is_heading=is_heading, width=width)
        content, log = with_repairs(content, self.language, self.count)
        self.repairs += log
        self.findings += refused_links(content, line=self.count, language=self.language)
        content, _ = trimmed(content)
        if is_heading:
            content = without_format(content, "b")
        element, text = element_of(holder, content, lambda _: None), plain(content)
        sure = min((glyph.sure for row in rows for glyph in row), default=1.0)
        element.set(CONFIDENCE, confidence_of(reasons | odd, sure))
        self.doubts += [Doubt(page, self.count, text, reason) for reason in sorted(reasons | odd) if text]
        return element, text

    def _drawing(self, drawing: PageDrawing) -> Iterator[Line]:
        """Yield a drawing as a picture, and the words of its boxes as a list."""
        image, plain, said = image_element(self.pictures(drawing), drawing.words)
        self.count += 1
        self.counts[drawing.page]["drawings"] += 1
        if image is not None:
            self.media[image.get("src", "")] = plain
            yield Line(self.count, "", style="paragraph", content=E.p(image))
            said = [*said, ("F-248", drawing.words[:_QUOTED] or None)]
        place = {"line": self.count, "language": self.language, "page": drawing.page}
        self.findings += [finding(code, before=before, taken=before, **place) for code, before in said]
        if drawing.boxes:
            self.count += 1
            yield Line(self.count, "", block=E.blockList(*(E.item(E.p(words)) for words in drawing.boxes)))

    def _may_go_on(self, above: Block, words: str, table: PageTable) -> bool:
        """Tell whether a table may be part of the one before: it has no head, or that of the other, at the top of a page or with no sentence between; or what stands above ends as no text does."""
        body = above.body[-1] if isinstance(above.body, list) else above.body
        page = body.last.page if isinstance(body, Paragraph) else body.page
        is_below = page < table.page or not self.is_parted
        return (is_below and self._has_no_head(table)) or (is_open(words) and not table.heads)

    def _has_no_head(self, table: PageTable) -> bool:
        """Tell whether a table begins without a head, or with most words of that of the table before."""
        head = _first_words(table)
        return not table.heads or 2 * len(head & self.head) > len(head)

    def _table(self, parts: Sequence[PageTable]) -> etree._Element:
        table = E.table()
        self.head, self.called = _first_words(parts[0]), marks_called(parts)
        rows, again = whole_table(parts, self.known)
        self.known |= heads_of_parts(parts)
        self.heads += again
        goes_on, self.is_open = self.is_open, ends_open(rows[-1])
        for row in with_doubts(rows, goes_on=goes_on, torn=self.torn):
            table.append(E.tr(*(self._cell(cell, row.part, is_head=row.is_head) for cell in row.cells)))
        square(table)
        keep_scopes(table)
        return table

    def _cell(self, cell: CellText, part: PageTable, *, is_head: bool) -> etree._Element:
        spans = {"colspan": cell.span, "rowspan": cell.depth}
        made = E("th" if is_head else "td", {name: str(span) for name, span in spans.items() if span > 1})
        ends = [line[-1] for line in cell.rows[:-1]]  # narrow cells divide where no row of text does
        is_divided = any(end.text in _HYPHENS and not end.is_spaced for end in ends)
        reasons = {*cell.reasons, *part.reasons, *([HYPHEN] if is_divided else [])}
        width = part.widths.get(cell.column, 0.0)
        element, _ = self._element("p", cell.rows, part.page, reasons, is_heading=is_head, width=width)
        made.set(CONFIDENCE, element.attrib.pop(CONFIDENCE))
        made.append(element)
        return made


def _is_quotation(above: Sequence[Block], paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a quotation right below another one."""
    texts = [each.body for each in above if isinstance(each.body, Paragraph)]
    return bool(above) and isinstance(above[-1].body, Paragraph) and is_quotation(paragraph, texts)


def _first_words(table: PageTable) -> set[str]:
    """Return the words of each cell of the first row of a table."""
    return {text for cell in table.rows[0] if (text := text_of(cell))}


def _text_of(paragraph: Paragraph) -> str:
    """Return the words of a paragraph; the page that the first row of an entry of a contents list ends with is said last."""
    first, rest = paragraph.first.text, [row.text for row in paragraph.rows[1:]]
    entry, _, page = first.rpartition("\t")
    is_entry = rest and _LEADERS.search(entry) is None and page.isdecimal() and "\t" not in "".join(rest)
    return " ".join([entry, *rest]) + f" . . . {page}" if is_entry else " ".join([first, *rest])


def _with_tabs(row: Row, *, is_first: bool) -> Iterator[Glyph]:
    """Yield the characters of a row, pieces parted by a tabulator, by a blank where the row is stretched to its edge."""
    gaps = [two.left - one.right for one, two in pairwise(row.pieces)]
    widest = _STRETCHED * median(gaps) if len(gaps) >= _FEWEST_GAPS else 0.0
    for place, piece in enumerate(row.pieces):
        if place:
            above = row.pieces[place - 1]
            is_label = place == 1 and _NUMBER.fullmatch(above.text.strip())
            is_stretched = not is_first or (gaps[place - 1] < widest and not is_label)
            marks = above.glyphs[-1].marks & piece.glyphs[0].marks & {"b", "i"} if is_stretched else frozenset()
            yield Glyph(" " if is_stretched else "\t", above.right, piece.left, row.base, row.size, marks)
        yield from piece.glyphs
