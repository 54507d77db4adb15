"""What was measured is set: the boxes of each part, which are laid out already, take their place on its page.

The pages are laid out with the notes of each part alone, in a box as high as the part; so its text is laid out once.
"""

# ruff: noqa: SLF001 - pages are read as the engine laid them out

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hexapla.writers.pdf.facing.measuring import Measure
from hexapla.writers.pdf.facing.plan import Placed


def is_as_planned(pages: Sequence[Any], spreads: int) -> bool:
    """Tell whether the title leaf is followed by the pages of every spread, each on a sheet of its own."""
    if len(pages) != 1 + 2 * spreads:
        return False
    found = ([box.element.get("data-page") for box in _marked(page._page_box, "data-page")] for page in pages[1:])
    return all(keys == [f"{number // 2}.{number % 2}"] for number, keys in enumerate(found))


def set_parts(document: Any, spreads: Sequence[Sequence[Placed]]) -> Any:
    """Return a document with the boxes of all parts in their places."""
    title, *pages = document.pages
    for number, page in enumerate(pages):
        measures = (placed.measures[number % 2] for placed in spreads[number // 2])
        _set(_marked(page._page_box, "data-part"), measures)
    return document.copy([title, *(type(page)(page._page_box) for page in pages)])


def _set(places: Iterable[Any], measures: Iterable[Measure]) -> None:
    for place, measure in zip(places, measures, strict=True):
        box = measure.box
        dx = place.content_box_x() - box.content_box_x()
        box.translate(dx, place.content_box_y() - box.content_box_y() - measure.before)
        place.children = box.children


def _marked(box: Any, name: str) -> Iterator[Any]:
    """Yield the boxes of the elements below a box that have an attribute."""
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element_tag == "div" and name in child.element.attrib:
            yield child
        else:
            yield from _marked(child, name)
