"""The body of a Word file in reading order: paragraphs with their automatic numbers, tables with their grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from hexapla.akn.closer_letters import CloserLetters
from hexapla.akn.heads_again import WordRow, heads_again
from hexapla.akn.table_reach import AS_TEXT, Reach
from hexapla.akn.table_type import Tracking
from hexapla.readers.word.braces import Brace, braced, braces
from hexapla.readers.word.cell_settings import fill_of
from hexapla.readers.word.cleaning import section_of, style_of
from hexapla.readers.word.framed_boxes import is_framed
from hexapla.readers.word.inner_tables import FLAT, UNFOLDED
from hexapla.readers.word.less_room import less_room, room_above
from hexapla.readers.word.names import WIDEST, child_val, is_on, val, w, whole
from hexapla.readers.word.numbering import Numbering
from hexapla.readers.word.pandoc_input import PandocInput
from hexapla.readers.word.plain_by_hand import is_text_by_hand
from hexapla.readers.word.styles import Styles
from hexapla.readers.word.table_reach import Area, reach_in
from hexapla.readers.word.table_rules import UNDRAWN, Drawn, align_of, drawn
from hexapla.readers.word.tracking import closer, closer_lines, stated, tracking
from hexapla.readers.word.turned_words import way_of
from hexapla.readers.word.type_size import type_size


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its place among all (from 1), its number in the input of pandoc, its automatic label, what its style is.

    `section` counts the sections before it; `align` is where its words stand (ALIGNMENTS), "" where nothing says so;
    `begins_page` says that its author has it begin one, `closer` by how much its letters are set closer by hand
    (`hx:closer`), `closer_lines` by how much its lines are (`hx:lines`),
    `room` how much less room is left above it (`hx:room`), `is_turned` that it stands on a page on its side,
    `box` the number of the frame around it, 0 for none.
    """

    element: etree._Element
    number: int
    input_number: int
    label: str
    kind: str | None
    outline: int | None
    section: int
    bookmarks: tuple[str, ...] = ()
    align: str = ""
    begins_page: bool = False
    closer: CloserLetters | None = None
    closer_lines: int = 0
    room: int = 0
    is_turned: bool = False
    box: int = 0


@dataclass(frozen=True)
class Cell:
    """One cell: the columns it spans, `restart` or `continue` where it is merged downwards, what it holds.

    `scope` says that the file has it as the head of its `row` or its `col`, `brace` that a brace stands `before` or `behind` its words;
    only files of ours mean them.  `fill` is the colour behind its words, "" for that of the paper; `way`
    says that they run `up` or `down`.
    """

    span: int
    merge: str | None
    content: "tuple[Unit, ...]"
    scope: str = ""
    brace: str = ""
    fill: str = ""
    way: str = ""


@dataclass(frozen=True)
class Row:
    """One row; `is_head` where Word repeats it on every page, `is_whole` where it never breaks it over two; `skipped` columns stand empty before its cells."""

    is_head: bool
    cells: tuple[Cell, ...]
    skipped: int = 0
    is_whole: bool = False


@dataclass(frozen=True)
class Table:
    """One table; `bookmarks` are those of its first cell that began before it, `columns` the widths of its grid.

    `reach` says from where to where it is set, `has_set_columns` that somebody set its grid: it holds whatever the words need
    (`fixed`), or its file's text stands off from its margins, as in the templates of the United Nations, `has_row_heads` that
    its style sets the first column in bold type, `rules` where it has rules, `begins_page` that its author has it begin one,
    `tracking` how it sets letters (`hx:tracking`), `size` how large they are, in points, `braces` what it draws along its rows, `room` how much less room is left above it (`hx:room`), `unfolded` of which rows
    (from 1, parted by blanks) tables within them became rows of it, `flat` of which they became words alone, `box` the number of the frame around it, 0 for none.
    """

    rows: tuple[Row, ...]
    number: int
    bookmarks: tuple[str, ...] = ()
    columns: tuple[int, ...] = ()
    reach: Reach = AS_TEXT
    has_row_heads: bool = False
    rules: Drawn = UNDRAWN
    begins_page: bool = False
    tracking: str = ""
    has_set_columns: bool = False
    room: str = ""
    braces: tuple[Brace, ...] = ()
    size: float = 0
    unfolded: str = ""
    flat: str = ""
    box: int = 0

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph of the table, inner tables' too."""
        for row in self.rows:
            for cell in row.cells:
                for unit in cell.content:
                    yield from unit.paragraphs() if isinstance(unit, Table) else (unit,)


Unit: TypeAlias = Paragraph | Table

_LOOKS = {"firstRow": 5, "firstColumn": 7}
"""Which bit of the look of a table says, in older files, that its first row or column is set apart."""


@dataclass
class Gatherer:
    """Walks through parts of a file and makes units of what it finds; everything is counted in order.

    `beginnings` are the elements that begin a page, `areas` the text area of each section,
    `around` how most letters of the table stand whose row, no head, it is at, `box` in which frame it is.
    """

    styles: Styles
    numbering: Numbering
    pandoc_input: PandocInput
    addresses: dict[str, str] = field(default_factory=dict)
    count: int = 0
    section: int = 0
    sections: list[int] = field(default_factory=list)
    beginnings: frozenset[etree._Element] = frozenset()
    areas: Sequence[Area] = ()
    around: Tracking | None = None
    box: int = 0

    def units(self, holder: etree._Element) -> Iterator[Unit]:
        """Yield the units of a body, a cell, a note or a text box."""
        loose: list[str] = []  # bookmarks that begin between paragraphs
        for child in holder:
            if child.tag == w("p"):
                yield self._paragraph(child, loose)
                loose = []
                for box in _boxes(child):
                    yield from self._in_box(box)
            elif child.tag == w("tbl"):
                yield self._table(child, loose)
                loose = []
            elif child.tag == w("bookmarkStart"):
                loose.append(val(child, "name") or "")

    def _in_box(self, box: etree._Element) -> Iterator[Unit]:
        """Yield the units of a text box, which say in which frame they stand."""
        around = self.box
        self.box = self.count + 1 if is_framed(box) else around
        yield from self.units(box)
        self.box = around

    def _paragraph(self, element: etree._Element, loose: Sequence[str]) -> Paragraph:
        self.count += 1
        style = style_of(element)
        is_text = is_text_by_hand(element, self.styles)
        area = next(iter(self.areas[self.section :]), Area())
        own = [val(mark, "name") or "" for mark in element.iter(w("bookmarkStart"))]
        found = Paragraph(
            element=element,
            number=self.count,
            input_number=self.pandoc_input.add(element, self.addresses),
            label=self._label(element),
            kind=self.styles.kind(self.styles.standard if is_text else style or self.styles.standard),
            outline=None if is_text else self.styles.outline(element),
            section=self.section,
            bookmarks=(*loose, *own),
            align=align_of(element, self.styles),
            begins_page=element in self.beginnings,
            closer=closer(element, self.styles, self.around),
            closer_lines=closer_lines(element, self.styles),
            room=less_room(element),
            is_turned=area.width > area.upright,
            box=self.box,
        )
        self.sections += [self.section] * (len(self.pandoc_input.objects) - len(self.sections))
        if section_of(element) is not None:
            self.section += 1
        return found

    def _label(self, element: etree._Element) -> str:
        place = self.styles.list_of(element)
        if place is None or not _has_content(element):
            return ""
        number, depth, style = place
        if depth is None:
            depth = self.numbering.level_of_style(number, style or "")
        return self.numbering.label(number, depth)

    def _table(self, element: etree._Element, loose: Sequence[str]) -> Table:
        number = self.count + 1
        letters, around = tracking(element, self.styles), self.around
        rows = tuple(self._row(row, letters) for row in element.iterchildren(w("tr")))
        again = _heads_again(element)
        rows = tuple(row for place, row in enumerate(rows) if place not in again)
        if rows and not any(row.is_head for row in rows) and self._is_head(element, "firstRow", "firstRow"):
            rows = (replace(rows[0], is_head=True), *rows[1:])
        self.around = around
        columns = element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        widths = tuple(max(0, whole(val(column, "w"))) for column in columns)
        reach = reach_in(element, next(iter(self.areas[self.section :]), Area()), self.styles.margins)
        rules = drawn(element, self.styles).without_heads(again)
        has_heads, begins_page = self._is_head(element, "firstColumn", "firstCol"), element in self.beginnings
        room = room_above(element)
        is_fixed = val(element.find(f"{w('tblPr')}/{w('tblLayout')}"), "type") == "fixed"
        are_set, said = any(self.styles.margins) or is_fixed, stated(element, letters, self.styles)
        return Table(
            rows, number, tuple(loose), widths, reach, has_heads, rules, begins_page, said, are_set, room,
            tuple(braces(element, widths)), type_size(element, self.styles), element.get(UNFOLDED, ""), element.get(FLAT, ""), self.box,
        )  # fmt: skip

    def _is_head(self, table: etree._Element, name: str, part: str) -> bool:
        """Tell whether a table asks its style for the look of its first row or column, and the style has that in bold."""
        look, style = table.find(f"{w('tblPr')}/{w('tblLook')}"), child_val(table, "tblPr", "tblStyle")
        said = val(look, name) or str(int(val(look) or "0", 16) >> _LOOKS[name] & 1)
        return said in ("1", "true", "on") and self.styles.is_bold(style, part)

    def _row(self, element: etree._Element, letters: Tracking | None) -> Row:
        properties = element.find(w("trPr"))
        is_head, is_whole = (
            properties is not None and is_on(properties.find(w(name))) for name in ("tblHeader", "cantSplit")
        )
        self.around = None if is_head else letters
        cells = tuple(self._cell(cell) for cell in element.iterchildren(w("tc")))
        is_held = is_whole or _are_held(element)
        return Row(is_head, cells, min(whole(child_val(properties, "gridBefore")), WIDEST), is_held)

    def _cell(self, element: etree._Element) -> Cell:
        properties = element.find(w("tcPr"))
        merged = properties.find(w("vMerge")) if properties is not None else None
        span = whole(child_val(properties, "gridSpan"), 1)
        merge = None if merged is None else val(merged) or "continue"
        look = properties.find(w("cnfStyle")) if properties is not None else None
        heads = (("firstColumn", "row"), ("firstRow", "col"))
        scope = next((scope for name, scope in heads if look is not None and val(look, name) == "1"), "")
        return Cell(
            min(max(span, 1), WIDEST), merge, tuple(self.units(element)), scope, braced(properties),
            fill_of(properties), way_of(properties),
        )  # fmt: skip


def _are_held(row: etree._Element) -> bool:
    """Tell whether no paragraph of a row with words may break over pages."""
    said = [each for each in row.iter(w("p")) if next(each.iter(w("t")), None) is not None]
    return bool(said) and all(is_on(each.find(f"{w('pPr')}/{w('keepLines')}")) for each in said)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of a paragraph; those inside one of them are its own affair."""
    for box in paragraph.iter(w("txbxContent")):
        outer = next(box.iterancestors(w("txbxContent")), None)
        if outer is None or outer in paragraph.iterancestors():
            yield box


def _heads_again(table: etree._Element) -> frozenset[int]:
    """Return the places of the rows of a table that say its head again; none where it holds drawings or tables, which count on its rows."""
    rows = list(table.iterchildren(w("tr")))
    holds = any(next(row.iter(w("tbl"), w("drawing"), w("pict")), None) is not None for row in rows)
    return frozenset() if holds or {UNFOLDED, FLAT} & {*table.attrib} else heads_again([*map(_word_row, rows)])


def _word_row(row: etree._Element) -> WordRow:
    cells = ("".join(text.text or "" for text in cell.iter(w("t"))) for cell in row.iterchildren(w("tc")))
    mark = row.find(f"{w('trPr')}/{w('tblHeader')}")
    return WordRow(mark is not None and is_on(mark), tuple(" ".join(each.split()) for each in cells))


def _has_content(element: etree._Element) -> bool:
    """Tell whether a paragraph shows anything: Word counts empty ones too, UN templates have none in lists."""
    return (
        any(each.tag != w("pPr") for each in element)
        and next(element.iter(w("t"), w("drawing"), w("pict"), w("footnoteReference")), None) is not None
    )
