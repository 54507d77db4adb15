"""A page begun by hand in the source is not begun twice: where the page before runs over by a few lines, the text goes on.

CSS knows no condition for a forced break (CSS Fragmentation 3, 3.1).  Where an author ended pages by hand, our lines fill
them almost as the author's do; a page that is a few lines longer than the author's would be followed by one that holds
these lines alone.  Chapters begin their pages all the same.  No issue upstream: the wish is ours.
"""

from typing import Any

from weasyprint.layout import block

from hexapla.writers.markup.by_hand import BEGINS

CHAPTER = "h2"
"""Headings of the outermost level: their authors mean the page, whatever stands on the one before."""

BEGUN = 0.3
"""Part of the height of a page, its upper margin counted, above which what ran over is no page by itself."""

PARTED = frozenset(("table", "figure-caption"))
FULL = 0.7
"""The same for tables and figures: their authors begin a page where one would be parted, not for its sake."""


def install() -> None:
    """Mend the breaks between blocks, once."""
    original = block.block_level_page_break, block.force_page_break
    if getattr(original[0], "knows_pages_begun_by_hand", False):
        return
    page_break_between, forced = original
    after: list[Any] = [None]  # WeasyPrint asks which break stands before a block, then whether it is forced

    def block_level_page_break(sibling_before: Any, sibling_after: Any) -> Any:
        after[0] = sibling_after
        return page_break_between(sibling_before, sibling_after)

    def force_page_break(page_break: str, context: Any) -> bool:
        return bool(forced(page_break, context)) and not (_runs_over(context) and _begun_by_hand(after[0], context))

    block_level_page_break.knows_pages_begun_by_hand = True  # type: ignore[attr-defined]
    block.block_level_page_break, block.force_page_break = block_level_page_break, force_page_break


def _runs_over(context: Any) -> bool:
    """Tell whether this page began where the one before was full, not where a break was forced."""
    page = context.current_page - 1
    return page > 0 and str(context.page_maker[page][1]["break"]) == "any"


def _begun_by_hand(box: Any, context: Any) -> bool:
    """Tell whether a block below chapters begins a page by its author's hand, near the top of the page that it stands on."""
    filled = box.position_y / context.page_bottom
    while box is not None:
        if box.element is not None and box.element.get(BEGINS) == "before":
            is_parted = bool(PARTED & set(box.element.get("class", "").split()))
            return bool(box.element.tag != CHAPTER and filled <= (FULL if is_parted else BEGUN))
        box = next(iter(getattr(box, "children", ())), None)
    return False
