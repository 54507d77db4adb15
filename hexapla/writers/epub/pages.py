"""The pages of the PDF in the book: a mark where each begins, so that a citation by page is found in both."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from hexapla.present.presentation import PageStart
from hexapla.tools.pdftext import fold
from hexapla.writers.epub.chapters import OPS, XHTML, serialise
from hexapla.xml_tree import parse

SHORTEST = 12
"""A page that begins with fewer letters than these could begin anywhere."""

WINDOW = 4000
"""Letters before and after the place where a page should begin in which its beginning is looked for."""

Place = tuple[etree._Element, bool, int]  # noqa: SLF001 - the type has no public name
"""A letter: its element, whether it stands in the tail, and where."""


@dataclass(frozen=True)
class Page:
    """A page that begins in the book: what it is called, and the address of its mark."""

    name: str
    href: str


def with_page_marks(
    texts: Mapping[str, bytes], starts: Sequence[PageStart]
) -> tuple[dict[str, bytes], tuple[Page, ...]]:
    """Return the chapters with a mark where each page begins, and the pages found; one that is not found has none."""
    if not starts:
        return dict(texts), ()
    roots = {name: parse(data) for name, data in texts.items()}
    letters, places, files = _letters(roots)
    found = list(_found(letters, starts))
    marks: list[Page] = []
    for start, position in reversed(found):  # from the end: a mark cuts the text before it off
        file = files[bisect_left([end for end, _ in files], position + 1)][1]
        _mark(places[position], start.name)
        marks.append(Page(start.name, f"{file}#page_{start.name}"))
    return {name: serialise(root) for name, root in roots.items()}, tuple(reversed(marks))


def _letters(roots: Mapping[str, etree._Element]) -> tuple[str, list[Place], list[tuple[int, str]]]:
    """Return the letters of the text without its notes, where each stands, and where each chapter ends."""
    letters: list[str] = []
    places: list[Place] = []
    files = []
    for name, root in roots.items():
        body = root.find(f"{{{XHTML}}}body")
        for element, is_tail, text in _texts(body) if body is not None else ():
            for index, character in enumerate(text):
                for letter in fold(character):
                    letters.append(letter)
                    places.append((element, is_tail, index))
        files.append((len(letters), name))
    return "".join(letters), places, files


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element, bool, str]]:
    if element.text:
        yield element, False, element.text
    for child in element:
        if child.tag != f"{{{XHTML}}}aside" and isinstance(child.tag, str):
            yield from _texts(child)
        if child.tail:
            yield child, True, child.tail


def _found(letters: str, starts: Sequence[PageStart]) -> Iterator[tuple[PageStart, int]]:
    """Yield the pages whose beginning is found, each behind the one before and near where it must be."""
    place, counted = 0, 0
    ends = [*(start.letters for start in starts[1:]), 0]
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        expected = place + start.letters - counted
        at = _nearest(letters, start.text, max(place, expected - WINDOW), expected) if index else 0
        if at is not None:
            yield start, at
            place, counted = at, start.letters
        else:  # a page that the book has not, such as the contents: the next begins where it would have begun
            counted += end - start.letters


def _nearest(letters: str, text: str, first: int, expected: int) -> int | None:
    """Return where a text, or at least its first half, stands nearest to a place, None where it stands nowhere around it.

    Side by side, the other language may come between two items that a page begins with.
    """
    for begins in (text, text[: len(text) // 2]):
        found = []
        at = letters.find(begins, first, expected + WINDOW) if len(begins) >= SHORTEST else -1
        while at >= 0:
            found.append(at)
            at = letters.find(begins, at + 1, expected + WINDOW)
        if found:
            return min(found, key=lambda each: abs(each - expected))
    return None


def _mark(place: Place, name: str) -> None:
    element, is_tail, index = place
    mark = etree.Element(f"{{{XHTML}}}span", {"id": f"page_{name}", "role": "doc-pagebreak", "aria-label": name})
    mark.set(f"{{{OPS}}}type", "pagebreak")
    text = (element.tail if is_tail else element.text) or ""
    before, mark.tail = text[:index], text[index:]
    if is_tail:
        element.tail = before
        parent = element.getparent()
        if parent is not None:
            parent.insert(parent.index(element) + 1, mark)
            return
    element.text = before
    element.insert(0, mark)
