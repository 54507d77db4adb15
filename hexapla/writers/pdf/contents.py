"""The contents list: the source's, with its headings and in its place; one of a long edition that has none, before the text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from lxml import etree

from hexapla.present.presentation import Column, Entry, Presentation
from hexapla.writers.markup.elements import Fragment, child, element
from hexapla.writers.markup.held_words import hold
from hexapla.writers.markup.isolates import isolate_passages
from hexapla.writers.pdf.front_notes import front_notes
from hexapla.writers.pdf.line_breaks import is_wide_entry
from hexapla.writers.pdf.summary import summary
from hexapla.xml_tree import append_text

_PAGE = re.compile(r"[\s.…]*\d{1,4}$")
"""The number of a page at the end of a line of a source's list."""

GROUP = 2
"""How many words at most stand above a group of lines of a source's list: `Annexes`."""

MOSTLY = 0.6
"""The share of the lines of a source's list that are headings of its text."""

FEWEST, MOST = 5, 50
"""How many headings a list holds: fewer levels where there are too many."""


def with_contents(body: Fragment, presentation: Presentation) -> Fragment:
    """Return the elements of a text in one language with its contents list, where it has one; the style sheet sets page numbers."""
    column = presentation.first
    following, *said = column.source_contents or ("",)  # the first line is their heading, where they have one
    boxed = {block.eid for block in summary(column)}
    listed = [entry for entry in column.contents if entry.eid not in boxed]
    entries = _of_source(listed, said)
    if not entries:
        entries = _entries(listed, presentation.station.contents_levels)
        if _length(column) < presentation.station.contents_from or len(entries) < FEWEST:
            return body
    behind, notes = dropwhile(lambda block: block.eid != following, column.blocks), front_notes(column)
    first = next((block.eid for block in behind if block not in notes), None)
    place = next((index for index, each in enumerate(body.elements) if first and each.get("id") == first), 0)
    return Fragment((*body.elements[:place], _list(column, entries), *body.elements[place:]))


def _of_source(headings: Sequence[Entry], said: Sequence[str]) -> list[Entry]:
    """Return the headings that a source's contents list says, in its words; none where it says too few of them to be one.

    Where the list says them in the order of the text, a heading that stands twice is the one between its neighbours, and
    the words above a group of them (`Annexes`), which lead nowhere, stand there too.
    """
    lines = [(words, {_folded(each) for each in (words, _PAGE.sub("", words))}) for words in said]
    known = _known(headings, [form for _, forms in lines for form in forms])
    rest = iter(known)
    every = {form for _, forms in known for form in forms}
    in_order = list[Entry]()
    for (words, forms), (_, following) in pairwise([*lines, ("", set[str]())]):
        if forms & every:
            hit = next((entry for entry, own in rest if forms & own), None)
            if hit is None:
                in_order = [entry for entry, own in known if any(own & forms for _, forms in lines)]
                break
            in_order.append(_as_said(hit, words))
        elif in_order and following & every and len(words.split()) <= GROUP and not _PAGE.search(words):
            in_order.append(Entry("", 1, None, words.strip(), "", ""))
    groups = sum(1 for entry in in_order if not entry.eid)
    return in_order if len(in_order) - groups >= MOSTLY * (len(said) - groups) else []


def _known(headings: Sequence[Entry], said: Sequence[str]) -> list[tuple[Entry, set[str]]]:
    """Return headings with the forms in which a contents list may say them: a numbered one with how one above it begins, too.

    `Subprogramme 1 (a). Mainstreaming` is the heading `(a) Mainstreaming` below `Subprogramme 1: Human rights`.
    """
    known, above = list[tuple[Entry, set[str]]](), list[str]()
    for entry in headings:
        whole = _folded(f"{entry.num or ''}{entry.text}")
        longer = (form for form in said if entry.num and form != whole and form.endswith(whole))
        with_one_above = {form for form in longer if any(each.startswith(form.removesuffix(whole)) for each in above)}
        known.append((entry, {_folded(entry.text), whole, *with_one_above}))
        above.append(whole)
    return known


def _as_said(entry: Entry, words: str) -> Entry:
    """Return a heading with the points and note marks that the source's list gives it: `Subprogramme 1. Trade***`."""
    said = _PAGE.sub("", words).strip()
    label = (entry.num or "").strip()
    said = said.removeprefix(label).strip() if label else said
    if _folded(said) == _folded(entry.text):
        return replace(entry, text=said)
    return (
        replace(entry, num=None, text=said) if label and _folded(said).endswith(_folded(label + entry.text)) else entry
    )


def _folded(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _list(column: Column, entries: Sequence[Entry]) -> etree._Element:
    made = element("div", {"class": "contents"})
    child(made, "p", {"class": "contents-title"}).text = column.language.label("contents")
    child(made, "p", {"class": "contents-page"}).text = column.language.phrase("page").text
    lines = child(made, "div", {"role": "doc-toc"})
    for entry in entries:
        lines.append(_line(entry))
    hold(lines, column.language.code)
    isolate_passages(lines, column.language.code)
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
    line = element("div", {"class": f"entry level-{entry.level}", "role": "doc-toc-entry"})
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
