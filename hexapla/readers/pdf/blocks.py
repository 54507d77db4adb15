"""Blocks: the paragraphs and tables of all pages in reading order, those whole again that the end of a page cuts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hexapla.readers.pdf.doubts import COLUMNS
from hexapla.readers.pdf.drawings import PageDrawing, drawings_of
from hexapla.readers.pdf.furniture import Furnished
from hexapla.readers.pdf.notes import notes_of, parted_notes, placed_notes
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.paragraphs import Measure, Paragraph, goes_on, paragraphs_of
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.tables import PageTable, tables_of, with_edges_of_both
from hexapla.readers.pdf.text_columns import Area, areas_of
from hexapla.readers.pdf.unruled import unruled_tables

_TABLE_EDGE = 3.0
"""Points by which the columns of a table that goes on over a page may differ."""


_RARE = 3
"""A document that has one page or one row of text in so many in columns, at most, may have a table there."""


@dataclass
class Block:
    """A paragraph, a table or a drawing of the text, with the notes that stand at the foot of its pages."""

    body: Paragraph | list[PageTable] | PageDrawing
    notes: list[Paragraph] = field(default_factory=list)


def blocks_of(pages: Sequence[Page], parted: Furnished, language: str) -> list[Block]:
    """Return the blocks of a document."""
    drawn = [drawings_of(page, own) for page, own in zip(pages, parted.text, strict=True)]
    size = Measure.of([rows for _, _, rows in drawn]).size
    parts = [parted_notes(page, rows, size) for _, page, rows in drawn]
    parted_areas = [areas_of(text) for text, _ in parts]
    areas_of_text = [area for areas in parted_areas for area in areas]
    measure = Measure.of([area.rows for area in areas_of_text])
    in_columns = sum(len(area.rows) for area in areas_of_text if area.is_column)
    are_rare = _RARE * sum(len(areas) > 1 for areas in parted_areas) < len(parts) or _RARE * in_columns < sum(
        len(area.rows) for area in areas_of_text
    )
    found: list[Block] = []
    known: list[Paragraph] = []
    for (drawings, page, _), (text, notes) in zip(drawn, parts, strict=True):
        last = found[-1].body[-1] if found and isinstance(found[-1].body, list) else None
        furniture = [row for row in parted.furniture if row.page == page.number]
        tables, rest = tables_of(page, text, furniture, last, measure.size)
        for part in _in_order([*tables, *drawings], rest):
            if not isinstance(part, list):
                _add(found, [part], measure, language)
                continue
            areas = areas_of(part)
            for area in areas:
                reasons = {COLUMNS} if are_rare and area.is_column else set[str]()
                _take(found, area, measure if len(areas) == 1 else Measure.of([area.rows]), language, reasons)
        known = placed_notes(notes_of(notes, known), known, found[-1].notes) if notes and found else []
    return found


def _in_order(
    tables: Sequence[PageTable | PageDrawing], rows: Sequence[Row]
) -> Iterator[PageTable | PageDrawing | list[Row]]:
    """Yield the tables and drawings of a page and the rows around them, the highest first."""
    high = float("inf")
    for table in [*sorted(tables, key=lambda each: -each.top), None]:
        low = table.top if table else float("-inf")
        between = [row for row in rows if low <= row.base < high]
        if between:
            yield between
        if table:
            yield table
        high = low


def _take(found: list[Block], area: Area, measure: Measure, language: str, reasons: set[str]) -> None:
    """Add the blocks of rows that stand below each other, and of the tables without rules among them."""
    tables, rest = unruled_tables(area, language)
    for part in _in_order(tables, rest):
        own = paragraphs_of(part, measure, language) if isinstance(part, list) else [part]
        for each in own:
            if isinstance(each, Paragraph):
                each.reasons |= reasons
        _add(found, own, measure, language)


def _add(
    found: list[Block], parts: Sequence[PageTable | Paragraph | PageDrawing], measure: Measure, language: str
) -> None:
    """Add blocks, the first to the last one before where it goes on in it."""
    joins = bool(parts and found) and _joins(found[-1], parts[0], measure, language)
    found += [Block([each] if isinstance(each, PageTable) else each) for each in parts[joins:]]


def _joins(above: Block, each: Paragraph | PageTable | PageDrawing, measure: Measure, language: str) -> bool:
    """Put what a page begins with into the block that the page before ends with; False where it begins a new one."""
    if isinstance(each, PageTable):
        if not isinstance(above.body, list):
            return False
        last = above.body[-1]
        if last.page == each.page and each.top <= last.bottom:
            return False
        if _same_columns(last, each):
            above.body.append(each)
            return True
        both = with_edges_of_both(last, each)
        if both:
            above.body[-1:] = both
        return both is not None
    if (
        isinstance(above.body, Paragraph)
        and isinstance(each, Paragraph)
        and goes_on(above.body, each, measure, language)
    ):
        above.body.rows += each.rows
        return True
    return False


def _same_columns(one: PageTable, two: PageTable) -> bool:
    """Tell whether the columns of two tables stand at the same places, of a page or of a column of text."""
    shift = two.edges[0] - one.edges[0] if one.page == two.page else 0.0
    pairs = list(zip(one.edges, two.edges, strict=False))
    return len(one.edges) == len(two.edges) and all(abs(left + shift - right) <= _TABLE_EDGE for left, right in pairs)
