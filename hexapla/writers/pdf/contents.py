"""The contents list: the source's, with its headings and in its place; one of a long edition that has none, before the text."""

from collections.abc import Sequence
from itertools import dropwhile

from lxml import etree

from hexapla.present.presentation import Column, Entry, Presentation
from hexapla.writers.markup.elements import Fragment, child, element
from hexapla.writers.markup.held_words import hold
from hexapla.writers.markup.isolates import isolate_passages
from hexapla.writers.pdf.front_notes import front_notes
from hexapla.writers.pdf.line_breaks import is_wide_entry
from hexapla.writers.pdf.listed_headings import GROUPED, listed_headings
from hexapla.writers.pdf.summary import summary
from hexapla.writers.pdf.whole_words import draw_words_whole
from hexapla.xml_tree import append_text

FEWEST, MOST = 5, 50
"""How many headings a list holds: fewer levels where there are too many."""


def with_contents(body: Fragment, presentation: Presentation) -> Fragment:
    """Return the elements of a text in one language with its contents list, where it has one; the style sheet sets page numbers."""
    column = presentation.first
    following, *said = column.source_contents or ("",)  # the first line is their heading, where they have one
    boxed = {block.eid for block in summary(column)}
    listed = [entry for entry in column.contents if entry.eid not in boxed]
    entries = listed_headings(listed, said)
    if not entries:
        entries = _entries(listed, presentation.station.contents_levels)
        if _length(column) < presentation.station.contents_from or len(entries) < FEWEST:
            return body
    behind, notes = dropwhile(lambda block: block.eid != following, column.blocks), front_notes(column)
    first = next((block.eid for block in behind if block not in notes), None)
    place = next((index for index, each in enumerate(body.elements) if first and each.get("id") == first), 0)
    return Fragment((*body.elements[:place], _list(column, entries), *body.elements[place:]))


def _list(column: Column, entries: Sequence[Entry]) -> etree._Element:
    made = element("div", {"class": "contents"})
    child(made, "p", {"class": "contents-title"}).text = column.language.label("contents")
    child(made, "p", {"class": "contents-page"}).text = column.language.phrase("page").text
    lines = child(made, "div", {"role": "doc-toc"})
    for entry in entries:
        lines.append(_line(entry))
    hold(lines, column.language.code)
    isolate_passages(lines, column.language.code)
    draw_words_whole(lines, column.language.code)
    return made


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
    kind = "group" if not entry.eid else GROUPED if entry.style == GROUPED else ""
    line = element("div", {"class": f"entry level-{entry.level} {kind}".strip(), "role": "doc-toc-entry"})
    if not entry.eid:
        line.text = entry.text
        return line
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
