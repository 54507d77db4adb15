"""Lines below a table or a picture of a Word file, such as its source and its notes: in its small type, from its edge to its end."""

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.writers.docx.column import ColumnWriter, Formatting
from hexapla.writers.docx.tables import POINT
from hexapla.writers.docx.text_area import STEP
from hexapla.writers.docx.wml import Elements, make, paragraph
from hexapla.writers.markup.table_notes import is_lettered

AFTER = 240
"""What stands below the last of them, in twentieths of a point."""


def line_below(
    block: Block, writer: ColumnWriter, indents: tuple[int, int], idents: tuple[str, ...], *, is_last: bool
) -> etree._Element:
    """Return a line inside the bookmarks of some ids, which hangs as those of the station do.

    `indents` are what its table stands in from the margins, in twentieths of a point.
    """
    type_ = writer.file.presentation.station.tables
    hanging = round(POINT * type_.notes)
    first = hanging // 2 if is_lettered(block, writer.column) else hanging
    settings = [
        make("keepLines"),
        _spacing(writer, AFTER * is_last),
        make("ind", left=indents[0] + hanging, right=indents[1], hanging=first),
    ]
    return _small(block, writer, settings, idents)


def box_below(block: Block, writer: ColumnWriter, indents: tuple[int, int]) -> etree._Element:
    """Return the words of a box of a drawing, which shows them: small, and as deep in as boxes stand under others."""
    left = indents[0] + STEP * (block.level - 1)
    settings = [_spacing(writer, 0), make("ind", left=left, right=indents[1])]
    return _small(block, writer, settings, (block.eid,))


def _spacing(writer: ColumnWriter, after: int) -> etree._Element:
    size = writer.file.presentation.station.tables.sizes[0]
    return make("spacing", before=0, after=after, line=round(POINT * (size + 2)), lineRule="exact")


def _small(block: Block, writer: ColumnWriter, settings: Elements, idents: tuple[str, ...]) -> etree._Element:
    """Return a paragraph of the words of a block in the type of tables, inside the bookmarks of some ids."""
    size = writer.file.presentation.station.tables.sizes[0]
    words = writer.content(block.content, Formatting(size=round(2 * size)))
    content = writer.file.bookmarks.around(idents, words)
    return paragraph("Normal", [*settings, make("jc", val="left"), *writer.setting()], content)
