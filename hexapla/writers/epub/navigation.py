"""The navigation document: contents in every language of the edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from hexapla.present.presentation import Column, Entry, Presentation
from hexapla.writers.epub.chapters import XHTML, XML_LANG
from hexapla.writers.epub.front import TITLE_ID
from hexapla.writers.epub.pages import Page
from hexapla.writers.markup.templates import render

NAMESPACES: dict[Any, str] = {None: XHTML}


@dataclass(frozen=True)
class Markup:
    """An element that a template may print as it is, in XML."""

    element: etree._Element

    def __html__(self) -> str:
        """Return the markup, as an autoescaping template asks for it."""
        return str(etree.tostring(self.element, encoding="unicode"))


def navigation(
    readings: Sequence[tuple[Presentation, Mapping[str, str]]], first_file: str, pages: Sequence[Page] = ()
) -> bytes:
    """Return `nav.xhtml` of some readings, each with the chapter that holds each id; `pages` are those of the PDF.

    What follows the first reading, each language alone, is one entry called by the language, with its headings in it.
    """
    (presentation, files), *alone = readings
    first, contents = presentation.first, _contents(presentation, files)
    for reading, own in alone:
        name, item = reading.first.language.native_name, _add(contents, "li")
        _link(item, own, TITLE_ID, [(reading.first, name[:1].upper() + name[1:])])
        _mark_language(item, reading.first)
        item.append(_contents(reading, own))
    return render(
        "epub/nav.xhtml",
        language=first.language.code,
        direction=first.language.direction,
        labels=first.language.labels,
        title=first.title,
        contents=Markup(contents),
        first_file=first_file,
        pages=[Page(each.name, each.href.removeprefix("EPUB/")) for each in pages],
    ).encode()


def _contents(presentation: Presentation, files: Mapping[str, str]) -> etree._Element:
    """Return the list of headings, nested by their levels; the title of the document comes first."""
    root = etree.Element(f"{{{XHTML}}}ol", nsmap=NAMESPACES)
    _link(_add(root, "li"), files, TITLE_ID, _titles(presentation))
    open_lists: list[tuple[int, etree._Element]] = [(1, root)]
    for entry in presentation.first.contents:
        if entry.eid not in files:
            continue
        while len(open_lists) > 1 and open_lists[-1][0] > entry.level:
            open_lists.pop()
        # The title's own item never holds others: a heading that begins too deep stands beside it.
        if entry.level > open_lists[-1][0] and len(open_lists[-1][1]) > 1 - (len(open_lists) > 1):
            open_lists.append((entry.level, _add(open_lists[-1][1][-1], "ol")))
        _link(_add(open_lists[-1][1], "li"), files, entry.eid, _names(presentation, entry))
    return root


def _add(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{XHTML}}}{name}")


def _titles(presentation: Presentation) -> list[tuple[Column, str]]:
    return [(column, column.title) for column in presentation.columns]


def _names(presentation: Presentation, entry: Entry) -> list[tuple[Column, str]]:
    """Return a heading in each language that has it."""
    named = [(presentation.first, _name(entry))]
    for column in presentation.columns[1:]:
        named += [(column, _name(other)) for other in column.contents if other.eid == entry.eid]
    return [(column, name) for column, name in named if name]


def _name(entry: Entry) -> str:
    return f"{entry.num} {entry.text}".strip() if entry.num else entry.text


def _link(item: etree._Element, files: Mapping[str, str], eid: str, names: list[tuple[Column, str]]) -> None:
    """Put a link into an item: the name in the first language as it is, the others marked."""
    link = _add(item, "a")
    link.set("href", f"{files[eid]}#{eid}")
    link.text = names[0][1] if names else eid
    last: etree._Element | None = None
    for column, name in names[1:]:
        if last is None:
            link.text = f"{link.text} | "
        else:
            last.tail = " | "
        last = _add(link, "span")
        last.text = name
        _mark_language(last, column)


def _mark_language(element: etree._Element, column: Column) -> None:
    element.set("lang", column.language.code)
    element.set(XML_LANG, column.language.code)
    element.set("dir", column.language.direction)
