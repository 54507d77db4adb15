"""Bookmarks of an edition in several languages: a tree for each."""

from collections.abc import Sequence
from typing import Any

from hexapla.present.presentation import Column
from hexapla.writers.pdf.page_markup import capitalised

Bookmark = tuple[str, tuple[int, float, float], list[Any], str]


def write(pdf: Any, columns: Sequence[Column], first_pages: Sequence[int]) -> None:
    """Give a file its bookmarks before it is written; the tree of a language begins on its first page, from 0."""
    from weasyprint.pdf.anchors import add_outlines

    places = _places(pdf)
    add_outlines(pdf, [_tree(column, page, places) for column, page in zip(columns, first_pages, strict=True)])


def _places(pdf: Any) -> dict[str, tuple[int, float, float]]:
    """Return page and place of every named destination."""
    pages = {reference: number for number, reference in enumerate(pdf.page_references)}
    names: Sequence[Any] = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    return {
        name.string: (pages[place[0]], float(place[2]), float(place[3]))
        for name, place in zip(names[::2], names[1::2], strict=True)
    }


def _tree(column: Column, first_page: int, places: dict[str, tuple[int, float, float]]) -> Bookmark:
    """Return the headings of a language under its name."""
    root: list[Bookmark] = []
    stack: list[tuple[int, list[Any]]] = [(0, root)]
    for entry in column.contents:
        place = places.get(f"{entry.eid}-{column.language.code}")
        if place is None:
            continue
        while stack[-1][0] >= entry.level:
            stack.pop()
        label = " ".join(part for part in (entry.num, entry.text) if part)
        node: Bookmark = (f"{label} ({entry.paragraphs})" if entry.paragraphs else label, place, [], "closed")
        stack[-1][1].append(node)
        stack.append((entry.level, node[2]))
    opening = places.get(f"opening-{column.language.code}", (first_page, 0.0, 0.0))
    return capitalised(column.language.native_name), opening, root, "open"
