"""What a viewer shows beside the pages: bookmarks in two trees, the printed page numbers, how spreads lie open."""

from collections.abc import Sequence
from typing import Any

from hexapla.present.presentation import Column, Presentation
from hexapla.writers.pdf.page_markup import capitalised

Bookmark = tuple[str, tuple[int, float, float], list[Any], str]


def write(pdf: Any, presentation: Presentation, spreads: int) -> None:
    """Give the file its bookmarks, page labels and page layout; called before it is written."""
    import pydyf
    from weasyprint.pdf.anchors import add_outlines

    places = _places(pdf)
    add_outlines(pdf, [_tree(column, side, places) for side, column in enumerate(presentation.columns)])
    labels = pydyf.Array([0, pydyf.Dictionary({})])
    for number in range(2 * spreads):
        labels.extend((number + 1, pydyf.Dictionary({"P": pydyf.String(str(number // 2 + 1))})))
    if len(pdf.pages["Kids"]) // 3 > 2 * spreads + 1:
        labels.extend((2 * spreads + 1, pydyf.Dictionary({})))
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})
    # A book bound at its right would need /Direction /R2L besides, and then PDFium (Chrome) turns every Latin word around.
    if presentation.first.language.direction == "ltr":
        pdf.catalog["PageLayout"] = "/TwoPageRight"


def _places(pdf: Any) -> dict[str, tuple[int, float, float]]:
    """Return page and place of every named destination."""
    pages = {reference: number for number, reference in enumerate(pdf.page_references)}
    names: Sequence[Any] = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    return {
        name.string: (pages[place[0]], float(place[2]), float(place[3]))
        for name, place in zip(names[::2], names[1::2], strict=True)
    }


def _tree(column: Column, side: int, places: dict[str, tuple[int, float, float]]) -> Bookmark:
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
    opening = places.get(f"opening-{column.language.code}", (1 + side, 0.0, 0.0))
    return capitalised(column.language.native_name), opening, root, "open"
