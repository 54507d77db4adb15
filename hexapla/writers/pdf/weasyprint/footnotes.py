"""Gap 1: footnotes that leave the page of their call.

`footnote-policy: line` asks that a line goes to the next page together with its note.  WeasyPrint
70.0 obeys it when the note itself overflows, but when the overflow is found at an orphans or widows
boundary it pushes notes of lines that stay to the next page, whatever their policy: some land a
page late, a few are lost.  Here it breaks the lines instead.  No issue says exactly this; the nearest are
https://github.com/Kozea/WeasyPrint/issues/1564, /1871 and /2432.

It also compares the height of the room for notes, which is the sum of their heights, with that sum anew, and takes a
difference in the fifteenth decimal place for an overflow: notes leave their page, pages stay all but empty, by chance or,
where a margin is no whole number of pixels, always.  Our room has no greatest height, so it never overflows; whether
the page does is asked by itself.  Notes that come from the page before are asked: what has no room below a few lines of the
text goes on to the next.  No issue found upstream.  This module may go
when `tests/writers/pdf/weasyprint/test_pdf_gaps.py` passes without it.
"""

# ruff: noqa: SLF001 - closing a gap means reaching inside

from math import inf
from typing import Any

import weasyprint.layout.block as block_layout
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout import LayoutContext

from hexapla.writers.pdf.weasyprint.flowing_notes import flow

LEAST = 100.0
"""What notes from the page before leave of a page for its text, in pixels: some six lines."""


class _Waiting:
    """The notes that are not on a page yet, quick to say that most boxes of a line are none of them."""

    __slots__ = ("_notes",)

    def __init__(self, notes: list[Any]) -> None:
        self._notes = notes

    def __bool__(self) -> bool:
        return bool(self._notes)

    def __contains__(self, note: Any) -> bool:
        return note is not None and note in self._notes


class _InColumn:
    """A layout context that says it is in a column, where notes are never pushed on; else itself."""

    __slots__ = ("_context",)

    in_column = True

    def __init__(self, context: Any) -> None:
        object.__setattr__(self, "_context", context)

    @property
    def footnotes(self) -> _Waiting:
        """The notes that are not on a page yet; a long document has thousands, and every box asks."""
        return _Waiting(self._context.footnotes)

    def layout_footnote(self, note: Any) -> bool:
        """Put a note on the page of its call; the line asks itself whether the page has room."""
        flow(self._context, note)
        self._context.layout_footnote(note)
        return False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._context, name, value)


def _height(context: Any, note: Any) -> float:
    """Return how much of the room a note takes; it is laid out once a page."""
    area = context.current_footnote_area
    heights: dict[Any, float] = vars(area).setdefault("note_heights", {})
    if note not in heights:
        alone = area.copy_with_children([note]).deepcopy()
        laid_out = block_layout.block_level_layout(context, create_anonymous_boxes(alone), -inf, None, area.page)[0]
        heights[note] = laid_out.height
    return heights[note]


def _update_area(context: Any) -> bool:
    """Let the room of notes be as high as the notes of the page, and the page end above it; tell whether too little is left."""
    area = context.current_footnote_area
    if area.height != "auto" and not context.in_column:
        context.page_bottom += area.margin_height()
    area.children = context.current_page_footnotes
    area.height = sum(_height(context, note) for note in area.children)
    if not context.in_column:
        context.page_bottom -= area.margin_height()
    return bool(not context.in_column and context.page_bottom - area.page.content_box_y() < LEAST)


def install() -> None:
    """Mend line layout, once."""
    original = block_layout._linebox_layout
    if getattr(original, "keeps_notes", False):
        return

    def linebox_layout(context: Any, *arguments: Any) -> Any:
        has_notes = context.footnotes or context.current_page_footnotes
        return original(_InColumn(context) if has_notes else context, *arguments)

    LayoutContext._update_footnote_area = _update_area
    linebox_layout.keeps_notes = True  # type: ignore[attr-defined]
    linebox_layout.original = original  # type: ignore[attr-defined]
    block_layout._linebox_layout = linebox_layout
