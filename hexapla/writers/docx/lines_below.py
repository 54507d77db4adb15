"""Lines below a table or a picture of a Word file, such as its source and its notes: in its small type, from its edge to its end."""

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.writers.docx.column import ColumnWriter, Formatting
from hexapla.writers.docx.tables import POINT
from hexapla.writers.docx.wml import make, paragraph
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
    size = type_.sizes[0]
    settings = [
        make("keepLines"),
        make("spacing", before=0, after=AFTER * is_last, line=round(POINT * (size + 2)), lineRule="exact"),
        make("ind", left=indents[0] + hanging, right=indents[1], hanging=first),
        make("jc", val="left"),
        *writer.setting(),
    ]
    words = writer.content(block.content, Formatting(size=round(2 * size)))
    return paragraph("Normal", settings, writer.file.bookmarks.around(idents, words))
