"""Side by side: a real table, one row a unit, the true numbers typed in every column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import Run
from hexapla.present.presentation import Row
from hexapla.writers.docx.body import BULLET
from hexapla.writers.docx.column import TITLE, ColumnWriter, Formatting, WordFile
from hexapla.writers.docx.lines_below import line_below
from hexapla.writers.docx.notes import Key
from hexapla.writers.docx.tables import Measure, is_wide, table
from hexapla.writers.docx.text_area import BULLET_HANG, HANG, TextArea, indent, tab
from hexapla.writers.docx.wml import Elements, begin_page, make, paragraph, replace_content
from hexapla.writers.markup.table_notes import is_line_below, rows_below

TEXT = "ColumnTxt"
WIDTH = 9639
PADDING = 113
HEAD_PADDING = 57  # a row that goes on under the repeated heads keeps clear of their rule
WIDEST = WIDTH - 2 * PADDING - HANG
TOLERANCE = 0.04  # a column may take this much more or less than an equal share


def side_by_side(file: WordFile) -> Elements:
    """Return the table of a side-by-side edition: heads, the opening of the document, its rows."""
    columns, rows = file.presentation.columns, file.presentation.rows
    widths = _widths(file)
    measures = [width - 2 * PADDING - HANG for width in widths]
    writers = [ColumnWriter(file, column, index, measures[index]) for index, column in enumerate(columns)]
    _join_notes(file)
    found = make("tbl", _settings(writers[0]), make("tblGrid", *(make("gridCol", w=width) for width in widths)))
    found.append(_row(widths, [_head(writer) for writer in writers], is_head=True))
    found.append(_row(widths, [_area(writer).front(writer) for writer in writers]))
    lines = [_lines_below(rows, writer) for writer in writers]
    below = rows_below(file.presentation)
    stacked = {number for number, row in enumerate(rows) if _is_stacked(row, measures)}
    for number, row in enumerate(rows):
        if number in stacked:  # too wide for a column: in one language after the other, with what belongs to it
            held = [row, *(rows[each] for each, table_ in below.items() if table_ == number)]
            wide = [_cell(each, replace(writer, measure=WIDEST), lines) for writer in writers for each in held]
            found.extend(_whole_row(cell, len(writers)) for cell in wide)
        elif below.get(number) not in stacked:
            cells = [_cell(row, writer, lines) for writer in writers]
            if row.begins_page:
                begin_page(cells[0])
            found.append(_row(widths, cells))
    # Word joins tables that touch, and the masthead above is one.
    spacer = paragraph("Normal", [make("keepNext"), make("spacing", line=20, lineRule="exact")], [])
    return [spacer, found]


def _lines_below(rows: Sequence[Row], writer: ColumnWriter) -> dict[str, bool]:
    """Return the ids of the lines below the tables and pictures of a column, and whether each is the last of its own."""
    found: dict[str, bool] = {}
    above = ""
    for block in filter(None, (row.cells[writer.index] for row in rows)):
        is_line = bool(above) and is_line_below(block, writer.column)
        if is_line:
            found |= {above: False, block.eid: True} if above in found else {block.eid: True}
        above = block.eid if is_line or _holds_lines(block, writer) else ""
    return found


def _holds_lines(block: Block, writer: ColumnWriter) -> bool:
    return _is_table(block) or any(run.image for content in block.content for run in writer.column.runs(content))


def _is_stacked(row: Row, measures: Sequence[int]) -> bool:
    tables = [
        (block.content[0], measure) for block, measure in zip(row.cells, measures, strict=True) if _is_table(block)
    ]
    return any(is_wide(element, measure, WIDEST) for element, measure in tables)


def _is_table(block: Block | None) -> TypeGuard[Block]:
    return block is not None and block.kind == "table"


def _whole_row(content: Elements, columns: int) -> etree._Element:
    """Return a row of one cell over all columns."""
    settings = make("tcPr", make("tcW", w=WIDTH, type="dxa"), make("gridSpan", val=columns))
    return make("tr", make("tc", settings, *content))


def _settings(first: ColumnWriter) -> etree._Element:
    found = make("tblPr", make("tblW", w=WIDTH, type="dxa"), make("tblLayout", type="fixed"))
    if first.language.direction == "rtl":
        found.insert(0, make("bidiVisual"))
    paddings = {"top": HEAD_PADDING, "left": PADDING, "right": PADDING}
    found.append(make("tblCellMar", *(make(side, w=size, type="dxa") for side, size in paddings.items())))
    return found


def _area(writer: ColumnWriter) -> TextArea:
    return TextArea(TEXT, is_column=True, is_outlined=writer.index == 0)


def _widths(file: WordFile) -> list[int]:
    """Return the columns' widths: in proportion to their texts, close to equal shares."""
    columns = file.presentation.columns
    lengths = [
        sum(len(run.text) for block in column.blocks for part in block.content for run in column.runs(part)) or 1
        for column in columns
    ]
    equal = 1 / len(columns)
    shares = [min(max(length / sum(lengths), equal - TOLERANCE), equal + TOLERANCE) for length in lengths]
    widths = [int(WIDTH * share / sum(shares)) for share in shares]
    return [WIDTH - sum(widths[1:]), *widths[1:]]


def _join_notes(file: WordFile) -> None:
    """Join the notes of one number: by id, else by their mark within a row."""
    first: dict[str, Key] = {}
    for row in _called(file):
        here: dict[str, Key] = {}
        for index, runs in enumerate(row):
            for eid, mark in ((run.note, run.text) for run in runs if run.note is not None):
                leader = first.get(eid) or here.get(mark)
                if leader is not None and leader[0] != index:
                    file.notes.join((index, eid), leader)
                else:
                    first[eid] = here[mark] = (index, eid)


def _called(file: WordFile) -> Iterable[list[Sequence[Run]]]:
    """Yield the runs of every row, a column each; the lines under the masthead are the first row."""
    columns = file.presentation.columns
    yield [[run for line in column.masthead.front for run in line] for column in columns]
    for row in file.presentation.rows:
        yield [
            [run for element in (block.content if block else ()) for run in column.runs(element)]
            for column, block in zip(columns, row.cells, strict=True)
        ]


def _row(widths: Sequence[int], cells: Sequence[Elements], *, is_head: bool = False) -> etree._Element:
    found = make("tr")
    if is_head:
        found.append(make("trPr", make("cantSplit"), make("tblHeader")))
    for width, content in zip(widths, cells, strict=True):
        settings = make("tcPr", make("tcW", w=width, type="dxa"))
        if is_head:
            settings.append(make("tcBorders", make("bottom", val="single", sz=4, space=0, color="auto")))
        found.append(make("tc", settings, *(content or [paragraph("Normal", [], [])])))
    return found


def _head(writer: ColumnWriter) -> Elements:
    """Return a column's head: the language by its own name, on every page."""
    settings = [make("keepNext"), make("spacing", before=60, after=60), *writer.setting()]
    own = writer.language.native_name
    return [paragraph("Normal", settings, writer.text(own[:1].upper() + own[1:], Formatting(bold=True, size=18)))]


def _cell(row: Row, writer: ColumnWriter, lines: Sequence[Mapping[str, bool]]) -> Elements:
    """Return a cell, its text inside the bookmarks of cell and row; what is missing is said in words."""
    cell_id = f"{row.id}-{writer.language.code}"
    idents = (row.id, cell_id) if writer.index == 0 else (cell_id,)
    block = row.cells[writer.index]
    if _is_table(block):
        return table(block.content[0], writer, Measure(HANG, writer.measure, writer.measure), idents)
    of_column = lines[writer.index]
    if block is not None and block.eid in of_column:
        return [line_below(block, writer, (HANG, 0), idents, is_last=of_column[block.eid])]
    found = _paragraph(block, writer) if block is not None else _gap(row, writer)
    replace_content(found, writer.file.bookmarks.around(idents, list(found)[1:]))
    return [found]


def _gap(row: Row, writer: ColumnWriter) -> etree._Element:
    words = row.gaps[writer.index] if writer.index < len(row.gaps) else None
    return paragraph(TEXT, writer.setting(), writer.text(words or ""))


def _paragraph(block: Block, writer: ColumnWriter) -> etree._Element:
    if block.kind in ("heading", "annex"):
        kind = writer.column.styles.get(block.eid, "chapter")
        words = writer.content(block.content, TITLE)
        if block.is_annex and block.num and words:  # the label on a line of its own
            words = [*writer.text(block.num), make("r", make("br")), *words]
            return _area(writer).heading(writer, kind, block.level, [], words)
        return _area(writer).heading(writer, kind, block.level, writer.text(block.num or ""), words)
    words = writer.content(block.content)
    depth = HANG * (block.level + (block.kind == "quote"))
    if block.kind == "item" and block.num == BULLET:
        settings = [indent(depth + BULLET_HANG, right=0, hanging=BULLET_HANG), make("jc", val="left")]
        settings.append(make("suppressAutoHyphens", val=0))
        return paragraph("Bullet1G", [*settings, *writer.setting()], words)
    label = [*writer.text(block.num), tab()] if block.num else []
    hanging = HANG if label else 0
    return paragraph(TEXT, [indent(HANG + depth, hanging=hanging), *writer.setting()], [*label, *words])
