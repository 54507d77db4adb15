"""Tables as the UN sets them: horizontal rules only, column heads repeated on every page."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.grid import Grid, Place, grid
from hexapla.akn.names import CLOSER, SCOPE, akn, local
from hexapla.akn.row_lines import low_rows, whole_rows
from hexapla.akn.rules import Rules
from hexapla.akn.table_cells import depth_of, is_figure, kinds, row_kinds, with_styled_head
from hexapla.akn.table_type import UNTRACKED, tracking_of
from hexapla.akn.usual_rules import beside_rules, close_ends, drawn_rules
from hexapla.writers.docx.cell_rules import borders, height_in, least_height, margins, way_in
from hexapla.writers.docx.column import ColumnWriter, Formatting, tracked
from hexapla.writers.docx.sides import side_of
from hexapla.writers.docx.wml import Elements, make, name, paragraph
from hexapla.writers.markup.captions import caption_parts
from hexapla.writers.markup.cell_pictures import shown_in
from hexapla.writers.markup.composer import room_on_paper
from hexapla.writers.markup.table_layout import Layout, Room, layout
from hexapla.writers.markup.tables import parts_on_paper

POINT = 20  # twentieths of a point
SLACK = 10  # of the room behind words, for programs that take a letter a little wider than its font has it
FRAME = 80  # between a frame and words, in twentieths of a point
BESIDE = 120
OFF = 81
"""How far words stand from a rule, in twentieths of a point (the templates of the United Nations)."""

Parts: TypeAlias = "Sequence[tuple[Grid, Layout]]"
"""The tables that one is on paper, each with how it is set."""

SMALL = 8
"""Points of type up to which rows stand closer."""


@dataclass(frozen=True)
class Measure:
    """Where a table may stand: its left edge and its width, that of wide ones, which stand out alike at both sides, of those on pages on their side."""

    left: int
    width: int
    widest: int
    on_side: int = 0


def is_wide(element: etree._Element, narrow: int, widest: int) -> bool:
    """Tell whether a table needs more than a narrow column."""
    return layout(with_styled_head(grid(element)), Room(narrow / POINT, widest / POINT)).is_wide


def is_on_its_side(block: Block, writer: ColumnWriter) -> bool:
    """Tell whether a block is a table for which the edition turns a page, which only those of one language do."""
    is_alone = not writer.file.presentation.edition.is_parallel
    return is_alone and block.kind == "table" and _as_on_paper(block.content[0], writer)[0][1].is_landscape


def _as_on_paper(element: etree._Element, writer: ColumnWriter) -> Parts:
    """Return how the PDF of one language sets a table: upright, on its side, or as several tables on their side."""
    room = room_on_paper(writer.file.presentation, 0, turns_pages=True)
    return parts_on_paper(element, writer.language.code, room, shown_in(element, writer.file.presentation.media))


def _parts(element: etree._Element, writer: ColumnWriter, measure: Measure) -> Parts:
    """Return how a table is set: as the PDF has it, but upright within an item as that has room, and in columns."""
    parts = [] if writer.file.presentation.edition.is_parallel else _as_on_paper(element, writer)
    if parts and (parts[0][1].is_landscape or measure.widest > measure.width):
        return parts
    room = Room(measure.width / POINT, measure.widest / POINT, type=writer.file.presentation.station.tables)
    return parts_on_paper(element, writer.language.code, room, shown_in(element, writer.file.presentation.media))


def table(element: etree._Element, writer: ColumnWriter, measure: Measure, idents: tuple[str, ...]) -> Elements:
    """Return the caption and the table, or those that its columns are shared out to; all lengths in twentieths of a point."""
    parts = _parts(element, writer, measure)
    if len(parts) > 1:  # its notes are called again in the first columns of every part
        writer.file.called_again |= {run.note for run in writer.column.runs(element) if run.note is not None}
        writer.file.parts[idents[0]] = _shared_out(element, [found.width for found, _ in parts])
    captions = [child for child in element if local(child) == "caption"]
    left, _ = _extent(measure, parts[0][1])
    settings_above = [make("keepNext"), make("spacing", after=60), make("ind", left=left), *writer.setting()]
    above = [paragraph("Heading1", settings_above, [run for each in captions for run in _caption(each, writer)])]
    made = [_made(found, sizes, writer, measure) for found, sizes in parts if found.rows]
    marked = writer.file.bookmarks.around(idents, [*(above if captions else []), *made[:1]] if made else above)
    return [*marked, *(each for more in made[1:] for each in (_below(), more)), _below()]


def _caption(element: etree._Element, writer: ColumnWriter) -> Elements:
    """Return the words of a caption: its title bold, its unit of measure in the type of heads."""
    parts = caption_parts(writer.column, element)
    small = Formatting(size=round(2 * writer.file.presentation.station.tables.head))
    title = {"unit": small, "reference": Formatting()}.get(parts.kind, Formatting(bold=True))
    found = [*writer.words(parts.label), *writer.words(parts.title, title), *writer.words(parts.unit, small)]
    return [*found, *writer.words(parts.behind, title)]


def _shared_out(element: etree._Element, widths: Sequence[int]) -> str:
    """Return how many columns all parts of a table have, and of each part but the first in which rows its first cell goes on from the one before.

    `2 - 0,1`: three parts; in the first two rows the third goes on.
    """
    whole = with_styled_head(grid(element))
    stub = (sum(widths) - whole.width) // (len(widths) - 1)
    starts = [sum(widths[:part]) - stub * (part - 1) for part in range(1, len(widths))]
    cells = [cell for row in whole.rows for cell in row]
    across = [[each for each in cells if each.column < start < each.column + each.span] for start in starts]
    rows = [sorted({row for cell in cut for row in range(cell.row, cell.row + cell.depth)}) for cut in across]
    return " ".join([str(stub), *(",".join(map(str, each)) or "-" for each in rows)])


def _below() -> etree._Element:
    """Return the space below a table."""
    return paragraph("Normal", [make("spacing", after=0, line=120, lineRule="exact")], [])


def make_low(below: etree._Element) -> None:
    """Take the space below a table, as far as Word allows: tables that touch would be one."""
    for spacing in below.iter(name("spacing")):
        spacing.set(name("line"), "20")


def _made(found: Grid, sizes: Layout, writer: ColumnWriter, measure: Measure) -> etree._Element:
    """Return a table without its caption."""
    left, width = _extent(measure, sizes)
    shares = _rounded(width, sizes.shares)
    settings = make("tblPr", make("tblW", w=width, type="dxa"), make("tblInd", w=left, type="dxa"))
    if writer.language.direction == "rtl":
        settings.insert(0, make("bidiVisual"))
    margins = (
        make(side, w=size, type="dxa")
        for side, size in (
            ("left", FRAME if found.rules.frame else 0),
            ("right", max(0, round(POINT * sizes.behind) - SLACK)),
        )
    )
    settings.extend([make("tblLayout", type="fixed"), make("tblCellMar", *margins)])
    settings.append(make("tblLook", val="00A0", firstRow=1, firstColumn=1))
    made = make("tbl", settings, make("tblGrid", *(make("gridCol", w=share) for share in shares)))
    made.extend(_Rows(writer, found, shares, sizes).rows())
    return made


def extent(element: etree._Element, writer: ColumnWriter, measure: Measure) -> tuple[int, int]:
    """Return the edge at which a table begins, and its width."""
    return _extent(measure, _parts(element, writer, measure)[0][1])


def _extent(measure: Measure, sizes: Layout) -> tuple[int, int]:
    """Return the edge at which a table begins, and its width."""
    if sizes.is_landscape:
        return 0, measure.on_side
    if sizes.beyond is not None:
        before, behind = (round(POINT * each) for each in sizes.beyond)
        return measure.left - before, measure.width + before + behind
    if sizes.is_wide and measure.widest > measure.width:
        return measure.left - (measure.widest - measure.width) // 2, measure.widest
    return measure.left, measure.width


@dataclass
class _Rows:
    """Makes the rows of a table: its cells, what reaches down from rows above, and what no cell fills."""

    writer: ColumnWriter
    table: Grid
    shares: Sequence[int]
    sizes: Layout
    kinds: dict[Place, str] = field(init=False)
    row_kinds: dict[int, str] = field(init=False)
    rules: Rules = field(init=False)
    off: list[frozenset[str]] = field(init=False)
    whole: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds, self.row_kinds = kinds(self.table), row_kinds(self.table)
        self.rules = drawn_rules(self.table)
        self.whole = low_rows(self.table) | whole_rows(self.table)
        sides = zip(beside_rules(self.table), close_ends(self.table), strict=True)
        self.off = [beside - close for beside, close in sides]

    def rows(self) -> Iterator[etree._Element]:
        """Yield the rows; heads are repeated on every page; low rows, and those that their source keeps so, stay whole."""
        reaching: dict[int, Place] = {}
        for index, row in enumerate(self.table.rows):
            made = make("tr")
            said = self._head(index) if index < self.table.heads or index in self.whole else []
            if said := [*said, *least_height(row, self.sizes.turned)]:
                made.append(make("trPr", *said))
            here = {place.column: place for place in row}
            reaching |= here
            column = 0
            while column < len(self.shares):
                place = reaching.get(column)
                made.append(self._cell(place, column, index, is_new=column in here))
                column += place.span if place is not None else 1
            reaching = {at: one for at, one in reaching.items() if one.row + one.depth > index + 1}
            yield made

    def _head(self, index: int) -> Elements:
        """Return what a row says of itself that stays whole: whether it is repeated as a head, which may be one by its look alone."""
        is_repeated = index < self.table.heads and self.table.is_repeated
        by_look = [make("cnfStyle", val="000000000000", firstRow=0)] if self._is_by_look(index) else []
        return [*by_look, make("cantSplit"), *([make("tblHeader")] if is_repeated else [])]

    def _is_by_look(self, index: int) -> bool:
        """Tell whether a row is a head by the look of its words alone, which it keeps."""
        return index < self.table.heads and not any(place.is_head for place in self.table.rows[index])

    def _cell(self, place: Place | None, column: int, row: int, *, is_new: bool) -> etree._Element:
        span = place.span if place is not None else 1
        width = sum(self.shares[column : column + span])
        is_row_head = place is not None and place.is_head and row >= self.table.heads
        of_column = is_row_head and place is not None and place.element.get(SCOPE) == "col"
        look = {"val": "100000000000", "firstRow": 1} if of_column else {"val": "001000000000", "firstColumn": 1}
        named = [make("cnfStyle", **look)] if is_row_head else []
        settings = make("tcPr", *named, make("tcW", w=width, type="dxa"))
        if span > 1:
            settings.append(make("gridSpan", val=span))
        if place is not None and place.depth > 1:
            settings.append(make("vMerge", val="restart" if is_new else "continue"))
        settings.append(borders(self.table, self.rules, place, (row, column, span)))
        if place is not None and is_figure(place):
            settings.append(make("noWrap"))
        settings.extend(margins(self.rules, column, span, is_flush=not self.sizes.padding[0]))
        is_head = row < self.table.heads
        settings.extend([*way_in(place), *height_in(place, is_head=is_head)])
        content = self._paragraphs(place, width, is_head=is_head) if place is not None and is_new else []
        return make("tc", settings, *(content or [paragraph("Normal", self._setting(row), [])]))

    def _paragraphs(self, place: Place, width: int, *, is_head: bool) -> Elements:
        of_row = self.row_kinds.get(place.row, "").split()
        is_small = is_head or bool(self.sizes.small_rows.intersection(of_row))
        size = min(self.sizes.size, self.sizes.type.head) if is_small else self.sizes.size
        usual = self.sizes.tracking
        closer = [0 if self.sizes.is_untracked else _closer(text) for text in place.texts]
        letters = [(usual or UNTRACKED).closer(each) if each else usual for each in closer]
        is_head_by_look = is_head and self._is_by_look(place.row)
        formatting = Formatting(size=round(2 * size), italic=is_head and not is_head_by_look, italic_marks=True)
        writer = replace(self.writer, measure=width)
        is_ltr = self.writer.language.direction == "rtl" and is_figure(place)
        setting = self._standing(place, self.kinds.get(place, ""), is_ltr=is_ltr)
        setting += [make("keepNext")] if "tied" in of_row else []
        depth = 0 if place.column else depth_of(of_row)
        setting += [make("ind", left=round(POINT * self.sizes.type.indent * depth))] if depth else []
        return [
            paragraph(
                "Normal",
                [*map(deepcopy, setting), *self._setting(place.row, is_ltr=is_ltr), *self._mark(text)],
                writer.content((text,), replace(formatting, tracking=tracking)),
            )
            for text, tracking in zip(place.texts, letters, strict=True)
        ]

    def _mark(self, text: etree._Element) -> Elements:
        """Return the properties of a paragraph's mark: how the source sets the letters where they have no room to stand so."""
        table = next(text.iterancestors(akn("table")), None) if self.sizes.is_untracked else None
        stated = tracking_of(table) if table is not None else None
        return [make("rPr", *tracked(stated.closer(_closer(text))))] if stated is not None else []

    def _standing(self, place: Place, kind: str, *, is_ltr: bool) -> Elements:
        """Return the properties of paragraphs that say where the words of a cell stand, and how far in where others do."""
        before = round(POINT * self.sizes.padding[0]) or (BESIDE if kind == "beside" else 0)
        is_set_in = before and place.column and kind not in ("figures", "spanner")
        side = side_of(place.align, kind, is_mirrored=is_ltr)
        return [*([make("ind", left=before)] if is_set_in else []), *([make("jc", val=side)] if side else [])]

    def _setting(self, row: int, *, is_ltr: bool = False) -> Elements:
        """Return the properties of the paragraphs of a row: their words stand off from rules where the source sets its lines.

        Figures alone run from left to right (`is_ltr`) in every language: LibreOffice sets groups of digits that a blank
        parts in the order of the paragraph.
        """
        size, leading = self.sizes.size, self.sizes.leading
        space = round(POINT * self.sizes.room / 2) if leading else 40 if size > SMALL else 20
        off = self.off[row] if leading else frozenset()
        before, after = (OFF if side in off else space for side in ("above", "below"))
        line, rule = round((leading or size + 2) * POINT), "exact" if leading else "atLeast"
        return [
            make("spacing", before=before, after=after, line=line, lineRule=rule),
            *([make("bidi", val=0)] if is_ltr else self.writer.setting()),
        ]


def _closer(text: etree._Element) -> int:
    return int(text.get(CLOSER, "0").partition(" ")[0])


def _rounded(width: int, shares: Sequence[float]) -> list[int]:
    """Return the widths of columns; what rounding leaves goes to the first."""
    found = [int(width * share) for share in shares]
    return [width - sum(found[1:]), *found[1:]] if found else [width]
