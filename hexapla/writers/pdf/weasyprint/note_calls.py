"""The call of a note stays on the line of the word it stands after, and no word breaks that the next line has room for.

WeasyPrint 70.0 asks Pango whether a line may end between the last letter before an element and the first one inside it.
Pango says yes between a comma, a bracket or a Chinese character and a figure: `matter,` ends a line and `²` begins the
next one.  What a call begins with is never the beginning of a line.  No issue found upstream.

A word may break anywhere where it is alone on its line and too long for it (`overflow-wrap`).  Inside an element
WeasyPrint forgets what stands before it on the line, and breaks `2022` after its third figure.  Where a text begins tells.
No issue found upstream.
"""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

CALLS = frozenset({"note-call", "note-mark"})
"""Classes of elements that are calls of notes, or the marks of lost ones."""

CONTAINER, LINE_CHILDREN = 3, 8
"""Places of two arguments, counted from the one after `position_x`."""


def install() -> None:
    """Mend the layout of lines, once."""
    original = inline.split_inline_level
    if getattr(original, "mended", False):
        return

    def split_inline_level(context: Any, box: Any, position_x: float, *rest: Any) -> Any:
        if isinstance(box, boxes.TextBox) and not rest[LINE_CHILDREN]:
            container = rest[CONTAINER]
            if position_x > container.content_box_x() + 1:
                rest = (*rest[:LINE_CHILDREN], [(0, box)], *rest[LINE_CHILDREN + 1 :])
        found = original(context, box, position_x, *rest)
        if _is_call(box.element):
            new_box, resume_at, preserved, _, last, widths = found
            return new_box, resume_at, preserved, False, last, widths
        return found

    split_inline_level.mended = True  # type: ignore[attr-defined]
    inline.split_inline_level = split_inline_level


def _is_call(element: Any) -> bool:
    return element is not None and (element.tag == "sup" or element.get("class") in CALLS)
