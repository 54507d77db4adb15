"""The contents list: the source's, with its headings and in its place; one of a long edition that has none, before the text."""

from collections.abc import Sequence

from lxml import etree

from hexapla.present.presentation import Column, Entry, Presentation
from hexapla.writers.markup.contents_list import contents_list
from hexapla.writers.markup.elements import Fragment, child, element
from hexapla.writers.markup.held_words import hold
from hexapla.writers.markup.isolates import isolate_passages
from hexapla.writers.markup.listed_headings import GROUPED
from hexapla.writers.pdf.figures_from_right import mark_figures
from hexapla.writers.pdf.line_breaks import is_wide_entry
from hexapla.writers.pdf.whole_words import draw_words_whole
from hexapla.xml_tree import append_text


def with_contents(body: Fragment, presentation: Presentation) -> Fragment:
    """Return the elements of a text in one language with its contents list, where it has one; the style sheet sets page numbers."""
    listed = contents_list(presentation)
    if not listed.entries:
        return body
    first = listed.following
    place = next((index for index, each in enumerate(body.elements) if first and each.get("id") == first), 0)
    return Fragment((*body.elements[:place], _list(presentation.first, listed.entries), *body.elements[place:]))


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
    mark_figures(lines, column.language.code)
    return made


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
