"""What a printed edition must hold, as the gate asks for it: its passages, its notes, its fonts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.formulas import drawing_of
from hexapla.akn.grid import Grid, grid
from hexapla.akn.inlines import Run
from hexapla.akn.names import XML_LANG
from hexapla.akn.table_reach import LANDSCAPE
from hexapla.present.presentation import Column, Note, Presentation, Row
from hexapla.tools.pdfgate import Expected, Passage
from hexapla.tools.pdfspreads import Facing
from hexapla.typography import fonts
from hexapla.typography.directions import has_right_to_left
from hexapla.writers.markup.cell_pictures import shown_in
from hexapla.writers.markup.composer import room_on_paper
from hexapla.writers.markup.front_notes import front_notes
from hexapla.writers.markup.shared_columns import shared_columns
from hexapla.writers.markup.table_layout import Columns, Layout, Room
from hexapla.writers.markup.table_notes import is_of_table, is_table_mark, rows_below
from hexapla.writers.markup.tables import parts_on_paper
from hexapla.writers.pdf.drawn_words import drawn_words
from hexapla.writers.pdf.pictures import for_paper

LONG_ROW = 250
"""A row of a table with more characters than this may be cut on facing pages."""


def needed_fonts(presentation: Presentation) -> tuple[fonts.Family, ...]:
    """Return the font families that the edition declares."""
    return fonts.needed(_texts(presentation), (*presentation.edition.languages, *sorted(_foreign(presentation))))


def boxed_characters(presentation: Presentation) -> str:
    """Return the characters of an edition that no font has, which a box stands for."""
    return "".join(sorted({each for text in _texts(presentation) for each in fonts.without_font(text)}))


def _texts(presentation: Presentation) -> Iterator[str]:
    yield from map(fonts.printable, drawn_words(presentation.media))
    for column in presentation.columns:
        for text in _masthead_texts(column):
            yield fonts.printable(text)
        for block in column.blocks:
            yield fonts.printable((block.num or "") + "".join(_content_texts(column, block.content)))
        for note in column.notes:
            yield fonts.printable(note.marker + "".join(_content_texts(column, note.content)))


def _foreign(presentation: Presentation) -> Iterator[str]:
    """Yield the languages that passages say they are in."""
    for column in presentation.columns:
        contents = (*(block.content for block in column.blocks), *(note.content for note in column.notes))
        yield from {
            language
            for part in chain(*contents)
            for each in part.iter(etree.Element)
            if (language := each.get(XML_LANG))
        }


def _masthead_texts(column: Column) -> Iterator[str]:
    head = column.masthead
    yield from (run.text for line in head.front for run in line)
    yield from head.name
    single = (head.authority, head.symbol, head.distribution, head.date, head.language, head.original)
    yield from (text for text in (*single, head.limitation) if text)
    yield from (text for text in (head.job_number, column.standing) if text)
    yield column.language.native_name
    yield column.title  # of another language where this one has none


def _content_texts(column: Column, content: tuple[etree._Element, ...]) -> Iterator[str]:
    for part in content:
        for run in column.runs(part):
            yield run.text


def expected(presentation: Presentation) -> Expected:
    """Return what the finished file must hold, for the gate."""
    presentation = for_paper(presentation)
    return Expected(
        passages=tuple(_passages(presentation)),
        notes=tuple(_note_passages(presentation)),
        fonts=_font_names(presentation),
    )


def tables_set(presentation: Presentation) -> Iterator[tuple[Block, str, Sequence[tuple[Grid, Layout]]]]:
    """Yield the tables that are set as their columns need it: in smaller type, on their side where their source is not, or as several."""
    room = _room(presentation)
    tables = ((column, block) for column in presentation.columns for block in column.blocks if block.kind == "table")
    for column, block in tables:
        for content in block.content:
            parts = parts_on_paper(content, column.language.code, room, shown_in(content, presentation.media))
            table, found = parts[0]
            is_turned = found.is_landscape and table.reach.kind != LANDSCAPE
            if found.is_reduced or is_turned or len(parts) > 1:
                yield block, column.language.code, parts


def _room(presentation: Presentation) -> Room:
    is_parallel = presentation.edition.is_parallel
    return room_on_paper(presentation, len(presentation.columns) if is_parallel else 0, turns_pages=not is_parallel)


def _font_names(presentation: Presentation) -> frozenset[str]:
    return frozenset((fonts.BOX, *(name for family in needed_fonts(presentation) for name in family.pdf_names)))


def expected_facing(presentation: Presentation) -> Facing:
    """Return what the finished file of facing pages must hold, for the gate; the first language is on the left."""
    presentation = for_paper(presentation)
    names = _font_names(presentation)
    left, right = (
        Expected(tuple(_own_passages(presentation, side)), tuple(_own_notes(column, presentation)), names)
        for side, column in enumerate(presentation.columns)
    )
    below = rows_below(presentation)
    loose = (number in below or row.kind in ("table", "figure") for number, row in enumerate(presentation.rows))
    return Facing(
        (left, right),
        gaps=frozenset(row.id for row in presentation.rows if None in row.cells),
        loose=frozenset(row.id for row, is_loose in zip(presentation.rows, loose, strict=True) if is_loose),
        ragged=frozenset(row.id for row in presentation.rows if row.kind == "table" and len(_rows_of(row)) > 1),
    )


def _rows_of(row: Row) -> frozenset[int]:
    """Return how many rows the tables of a row have, in any of its languages."""
    contents = (cell.content for cell in row.cells if cell is not None)
    return frozenset(sum(len(grid(each).rows) for each in content) for content in contents)


def _own_passages(presentation: Presentation, side: int) -> Iterator[Passage]:
    """Yield the passages of one language in the order of the rows, and the words that stand where it has none."""
    column = presentation.columns[side]
    code, is_any_order = column.language.code, column.language.direction == "rtl"
    title = _seen(column.masthead.title, presentation)
    yield Passage(f"title-{code}", code, title, is_any_order)
    room = room_on_paper(presentation, 0, turns_pages=False)
    shared = shared_columns(presentation, room)
    for row in presentation.rows:
        block = row.cells[side]
        gap = (row.gaps[side] if side < len(row.gaps) else None) or ""
        for text in (gap,) if block is None else _printed(column, block, presentation, room, shared):
            # A row of a table that no page holds is cut: its cells go on one beside the other.
            yield Passage(
                row.id,
                code,
                text,
                is_any_order or has_right_to_left(text) or (row.kind == "table" and len(text) > LONG_ROW),
            )


def _own_notes(column: Column, presentation: Presentation) -> Iterator[Passage]:
    code, is_any_order = column.language.code, column.language.direction == "rtl"
    for note in column.notes:
        if not note.is_lost:
            text = _said_by(note, column, presentation)
            yield Passage(f"{note.eid}-{code}", code, text, is_any_order, is_table_mark(note.marker))


def _said_by(note: Note, column: Column, presentation: Presentation) -> str:
    """Return the words of a note as the page has them: a mark that stands before a later paragraph is one of them."""
    texts = [_seen(column.runs(each), presentation) for each in note.content]
    if note.marked:
        texts[note.marked] = f"{note.marker}{texts[note.marked]}"
    return "".join(texts)


def _passages(presentation: Presentation) -> Iterator[Passage]:
    """Yield the passages of one language after the other, as the file is read."""
    mixed = _is_mixed(presentation)
    room = _room(presentation)
    for index, column in enumerate(presentation.columns):
        title = _seen(column.masthead.title, presentation)
        yield Passage("title", column.language.code, title, is_any_order=mixed)
        cells = (row.cells[index] for row in presentation.rows)
        blocks = (cell for cell in cells if cell is not None)
        notes = front_notes(column)
        own = (block for block in column.blocks if block not in notes)
        for block in blocks if presentation.edition.is_parallel else own:
            for text in _printed(column, block, presentation, room, {}):
                yield Passage(block.eid, column.language.code, text, is_any_order=mixed or has_right_to_left(text))


def _printed(
    column: Column, block: Block, presentation: Presentation, room: Room, shared: Mapping[etree._Element, Columns]
) -> Iterator[str]:
    """Yield the texts of a block as its page has them: pictures are seen, not read.

    A table is taken row by row, since its head is repeated on every page, and its columns may be shared out.  Parts that lines divide have a line each.
    """
    parts = [list(block.content)]
    if block.kind == "table":
        tables = [
            each
            for content in block.content
            for each, _ in parts_on_paper(
                content, column.language.code, room, shown_in(content, presentation.media), shared.get(content, ())
            )
        ]
        parts = [[text for cell in row for text in cell.texts] for each in tables for row in each.rows]
    for index, part in enumerate(parts):
        texts = [_seen(column.runs(content), presentation) for content in part]
        yield "\n".join([block.num, *texts] if block.num and index == 0 else texts)


def _seen(runs: Iterable[Run], presentation: Presentation) -> str:
    """Return what can be read of runs: pictures and formulas that are drawn are seen."""
    return "".join(run.text for run in runs if not _is_drawn(run, presentation))


def _is_drawn(run: Run, presentation: Presentation) -> bool:
    address = run.image if run.formula is None else drawing_of(run.formula)
    return address in presentation.media


def _note_passages(presentation: Presentation) -> Iterator[Passage]:
    mixed = _is_mixed(presentation)
    for block in () if presentation.edition.is_parallel else front_notes(presentation.first):
        text = "".join(_seen(presentation.first.runs(content), presentation) for content in block.content)
        place = {"is_any_order": mixed or has_right_to_left(text), "is_anywhere": True}
        yield Passage(block.eid, presentation.first.language.code, text.lstrip("* \t\u00a0"), **place)
    for column in presentation.columns:
        for note in column.notes:
            if not note.is_lost:
                text = _said_by(note, column, presentation)
                place = {"is_any_order": mixed or has_right_to_left(text), "is_anywhere": is_table_mark(note.marker)}
                eid = note.eid
                if is_of_table(note) and presentation.edition.is_parallel:
                    eid = f"{eid}-{column.language.code}"
                yield Passage(eid, column.language.code, text, **place)


def _is_mixed(presentation: Presentation) -> bool:
    """Tell whether lines may run right to left: pypdfium2 then gives a line's words in any order."""
    return any(column.language.direction == "rtl" for column in presentation.columns)
