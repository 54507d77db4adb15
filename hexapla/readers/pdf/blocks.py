"""Blocks: the paragraphs and tables of all pages in reading order, those whole again that the end of a page cuts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hexapla.readers.pdf.furniture import Furnished
from hexapla.readers.pdf.notes import add_notes, notes_of, parted_notes
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.paragraphs import Measure, Paragraph, goes_on, paragraphs_of
from hexapla.readers.pdf.rows import Row
from hexapla.readers.pdf.tables import PageTable, tables_of

_TABLE_EDGE = 3.0
"""Points by which the columns of a table that goes on over a page may differ."""


@dataclass
class Block:
    """A paragraph or a table of the text, with the notes that stand at the foot of its pages."""

    body: Paragraph | list[PageTable]
    notes: list[Paragraph] = field(default_factory=list)


def blocks_of(pages: Sequence[Page], parted: Furnished, language: str) -> list[Block]:
    """Return the blocks of a document."""
    parts = [parted_notes(page, own) for page, own in zip(pages, parted.text, strict=True)]
    measure = Measure.of([text for text, _ in parts])
    found: list[Block] = []
    for page, (text, notes) in zip(pages, parts, strict=True):
        last = found[-1].body[-1] if found and isinstance(found[-1].body, list) else None
        furniture = [row for row in parted.furniture if row.page == page.number]
        tables, rest = tables_of(page, text, furniture, last, measure.size)
        placed: list[Paragraph | PageTable] = sorted(
            [*tables, *_around(rest, tables, measure, language)], key=lambda each: -_height(each)
        )
        if placed and found and _joins(found[-1], placed[0], measure, language):
            del placed[0]
        found += [Block([each] if isinstance(each, PageTable) else each) for each in placed]
        if notes and found:
            add_notes(found[-1].notes, notes_of(notes))
    return found


def _height(part: Paragraph | PageTable) -> float:
    return part.top if isinstance(part, PageTable) else part.first.base


def _around(rows: Sequence[Row], tables: Sequence[PageTable], measure: Measure, language: str) -> list[Paragraph]:
    """Return the paragraphs of rows, none of which goes over a table."""
    found: list[Paragraph] = []
    bounds = [float("inf"), *(table.top for table in tables), float("-inf")]
    for high, low in pairwise(bounds):
        found += paragraphs_of([row for row in rows if low <= row.base < high], measure, language)
    return found


def _joins(above: Block, each: Paragraph | PageTable, measure: Measure, language: str) -> bool:
    """Put what a page begins with into the block that the page before ends with; False where it begins a new one."""
    if isinstance(each, PageTable):
        if not isinstance(above.body, list) or not _same_columns(above.body[-1], each):
            return False
        above.body.append(each)
        return True
    if isinstance(above.body, Paragraph) and goes_on(above.body, each, measure, language):
        above.body.rows += each.rows
        return True
    return False


def _same_columns(one: PageTable, two: PageTable) -> bool:
    pairs = list(zip(one.edges, two.edges, strict=False))
    return len(one.edges) == len(two.edges) and all(abs(left - right) <= _TABLE_EDGE for left, right in pairs)
