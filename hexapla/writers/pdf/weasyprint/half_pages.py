"""A table is kept whole only where the page before it stays more than half full.

CSS knows no condition for `break-inside` (CSS Fragmentation 3, 3.2): what is kept whole leaves the rest of its page empty,
be it most of it, where notes of its own, or side by side those of two languages, have no room there.  On the upper half
of a page such a table breaks, between groups or rows, if it does not fit.  No issue upstream: the wish is ours.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.layout import block

HALF = 0.54
"""Part of the height of a page, its upper margin counted and its notes not, above which it is less than half full."""


def install() -> None:
    """Mend the layout of blocks, once."""
    original = block.block_container_layout
    if getattr(original, "knows_half_pages", False):
        return

    def block_container_layout(context: Any, box: Any, *arguments: Any, **named: Any) -> Any:
        held = [] if context.in_column or box.position_y > HALF * context.page_bottom else [*_held(box)]
        styles = [each.style for each in held]
        for each in held:
            each.style = each.style.copy()
            each.style["break_inside"] = "auto"
        found = original(context, box, *arguments, **named)
        for each, style in zip(held, styles, strict=True):
            each.style = style
        return found

    block_container_layout.__dict__.update(original.__dict__, knows_half_pages=True)
    block.block_container_layout = block_container_layout


def _held(box: Any) -> Iterator[Any]:
    """Give the boxes that keep a table whole: its own, and side by side the row of its languages."""
    names = set() if box.element is None else set(box.element.get("class", "").split())
    is_table = {"table", "short"} <= names or ({"row", "whole"} <= names and _has_table(box.element))
    parts = (box, *(box.children if box.is_table_wrapper else ())) if is_table else ()
    yield from (each for each in parts if each.style["break_inside"] == "avoid")


def _has_table(row: Any) -> bool:
    return next(row.iter("table"), None) is not None
