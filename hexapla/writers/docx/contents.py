"""The contents list of a Word file: the headings that the list of the PDF says, with fields for the numbers of their pages."""

from lxml import etree

from hexapla.akn.inlines import Run
from hexapla.present.presentation import Entry
from hexapla.writers.docx.column import ColumnWriter
from hexapla.writers.docx.sections import widths_of_tables
from hexapla.writers.docx.text_area import HANG_OF_CONTENTS, MARGIN, WIDEST, indent, tab
from hexapla.writers.docx.wml import Elements, make, paragraph, words_of_field
from hexapla.writers.markup.contents_list import ContentsList, pages_said
from hexapla.writers.markup.listed_headings import GROUPED

NUMBER, DEEPEST = 851, 3
"""Where the numbers of headings end, in twentieths of a point, and the deepest level that stands further in than the one above it."""


def contents(listed: ContentsList, writer: ColumnWriter) -> Elements:
    """Return a contents list: its head, "Page" above the numbers, a line for each heading.

    What follows it begins a page.  A number of a page is what the source's own list says, until Word is asked to count; LibreOffice counts itself.
    """
    if not listed.entries:
        return []
    language, settings = writer.language, writer.setting()
    head = paragraph("TOCHeading", settings, writer.text(language.label("contents")))
    page = writer.words([Run(language.phrase("page").text, frozenset({"i"}))])
    above = paragraph(
        "TOC1",
        [make("keepNext"), _stops(writer, leader="none"), indent(0, hanging=0), *settings],
        [tab(), *page],
    )
    said = writer.column.source_contents[1:]
    lines = zip(listed.entries, pages_said(listed.entries, said), strict=True)
    return [head, above, *(_line(entry, number, writer) for entry, number in lines)]


def _line(entry: Entry, page: str, writer: ColumnWriter) -> etree._Element:
    """Return the line of a heading, or of the words above a group of them, which lead nowhere."""
    level = min(entry.level + (entry.style == GROUPED), DEEPEST)
    settings = [*writer.setting()]
    target = writer.file.bookmarks.names.get(entry.eid)
    if target is None:
        return paragraph(
            f"TOC{level}", [make("keepNext"), *settings, indent(MARGIN, hanging=0)], writer.text(entry.text)
        )
    number = [*([tab()] if level == 1 else []), *writer.text(entry.num), tab()] if entry.num else []
    hanging = (MARGIN if level == 1 else HANG_OF_CONTENTS) if entry.num else 0
    settings.append(indent(MARGIN + (level - 1) * HANG_OF_CONTENTS, hanging=hanging))
    look = writer.properties(Run(page))
    field = words_of_field(look, f"PAGEREF {target} \\h", page)
    link = make("hyperlink", *number, *writer.text(entry.text), anchor=target, history=1)
    stops = [make("tab", val="right", pos=NUMBER)] if entry.num and level == 1 else []
    return paragraph(f"TOC{level}", [_stops(writer, *stops), *settings], [link, tab(), *field])


def _stops(writer: ColumnWriter, *others: etree._Element, leader: str = "dot") -> etree._Element:
    """Return the stops of a line: that of the number of its page is at the edge of the page, whose margins are set later (`margins`)."""
    edge = (WIDEST + widths_of_tables(writer.file.presentation)[0]) // 2
    return make("tabs", *others, make("tab", val="right", leader=leader, pos=edge))
