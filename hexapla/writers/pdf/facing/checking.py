"""Whether the engine made the pages that were planned: each on a sheet of its own, nothing run over."""

# ruff: noqa: SLF001 - pages are read as the engine laid them out

from collections.abc import Iterator, Sequence
from typing import Any

TOLERANCE = 0.6
"""How much lower than planned the text of a unit may end, in pixels."""


def is_as_planned(pages: Sequence[Any], spreads: int) -> bool:
    """Tell whether the title leaf is followed by the pages of every spread, and no unit is higher than its place."""
    if len(pages) != 1 + 2 * spreads:
        return False
    for number, page in enumerate(pages[1:]):
        boxes = list(_marked(page._page_box))
        if [box.element.get("data-page") for box in boxes] != [f"{number // 2}.{number % 2}"]:
            return False
        if any(_overflows(unit) for unit in _units(boxes[0])):
            return False
    return True


def _marked(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element_tag == "div" and "data-page" in child.element.attrib:
            yield child
        else:
            yield from _marked(child)


def _units(page: Any) -> Iterator[Any]:
    return (child for child in page.children if child.element is not None and "data-part" in child.element.attrib)


def _overflows(unit: Any) -> bool:
    bottom = unit.content_box_y() + unit.height
    return any(
        child.position_y + child.margin_height() > bottom + TOLERANCE
        for child in unit.children
        if child.is_in_normal_flow()
    )
