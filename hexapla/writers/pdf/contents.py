"""The contents list of a long edition, as a Geneva report has it after its first page."""

from collections.abc import Sequence

from lxml import etree

from hexapla.present.presentation import Column, Entry, Presentation
from hexapla.writers.markup.elements import Fragment, child, element
from hexapla.writers.pdf.line_breaks import is_wide_entry
from hexapla.writers.pdf.summary import summary
from hexapla.xml_tree import append_text

LONG = 60_000
"""From so many characters on, some sixteen pages, an edition has a contents list."""

FEWEST, MOST = 5, 50
"""How many headings a list holds: fewer levels where there are too many."""


def contents(presentation: Presentation) -> Fragment:
    """Return the contents list of a long edition in one language; page numbers are set by the style sheet."""
    column = presentation.first
    boxed = {block.eid for block in summary(column)}
    listed = [entry for entry in column.contents if entry.eid not in boxed]
    entries = _entries(listed, presentation.station.contents_levels)
    if presentation.edition.is_parallel or _length(column) < LONG or len(entries) < FEWEST:
        return Fragment(())
    made = element("div", {"class": "contents"})
    child(made, "p", {"class": "contents-title"}).text = column.language.label("contents")
    child(made, "p", {"class": "contents-page"}).text = column.language.phrase("page").text
    lines = child(made, "div", {"role": "doc-toc"})
    for entry in entries:
        lines.append(_line(entry))
    return Fragment((made,))


def _length(column: Column) -> int:
    return sum(len("".join(map(str, part.itertext()))) for block in column.blocks for part in block.content)


def _entries(found: Sequence[Entry], deepest_level: int) -> list[Entry]:
    """Return the headings of as many levels as one or two pages can hold, and those of the first in any case."""
    for deepest in range(deepest_level, 0, -1):
        kept = [entry for entry in found if entry.level <= deepest]
        if len(kept) <= MOST:
            break
    return kept


def _line(entry: Entry) -> etree._Element:
    line = element("div", {"class": f"entry level-{entry.level}", "role": "doc-toc-entry"})
    link = child(line, "a", {"href": f"#{entry.eid}"})
    if entry.num:
        wide = " wide" if is_wide_entry(entry.num, entry.level) else ""
        child(link, "span", {"class": f"entry-num{wide}"}).text = entry.num
        append_text(link, " ")
    text = child(link, "span", {"class": "entry-text"})
    # The last word stays with its dots and its page: no line begins with dots.
    before, _, last = entry.text.rpartition(" ")
    text.text = f"{before} " if before else None
    child(text, "span", {"class": "entry-end", "data-target": f"#{entry.eid}"}).text = last
    return line
