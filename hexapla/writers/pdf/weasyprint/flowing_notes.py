"""Gap 37: notes are never broken.

A long note is a row of parts (`writers/pdf/long_notes.py`), each of which goes to the page that has room; but each begins
a line of its own, in the middle of a sentence too.  Here the parts of one text are laid out as one before the first of
them has a page, and each is given whole lines of it, so that nobody sees where a part ends.  No issue found upstream; the nearest is
https://github.com/Kozea/WeasyPrint/issues/1564.  This module may go when the engine breaks notes itself.
"""

from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout.block import block_level_layout


def flow(context: Any, note: Any) -> None:
    """Give each part of a text of a note its lines, when the first part comes to its page; once."""
    parts = _parts(context.footnotes, note)
    texts = [each.children[-1] for each in parts if each.children and isinstance(each.children[-1], boxes.InlineBox)]
    if len(parts) < 2 or len(texts) < len(parts):
        return
    whole = texts[0].copy_with_children([child for text in texts for child in text.children])
    ends = _line_ends(context, note.copy_with_children([*note.children[:-1], whole]))
    kept = [ends[number * len(ends) // len(parts) - 1] for number in range(1, len(parts))]
    if len(ends) < len(parts) or None in kept:
        return
    rest = whole
    for part, text, end in zip(parts[:0:-1], texts[:0:-1], reversed(kept), strict=True):
        rest, behind = _split(rest, end)
        part.children = [*part.children[:-1], text.copy_with_children(behind.children)]
    note.children = [*note.children[:-1], rest]


def _parts(waiting: list[Any], note: Any) -> list[Any]:
    """Return the parts of the text that a note, not on a page yet, begins with; the note alone where it has one part or has been seen."""
    start = waiting.index(note)
    following = waiting[start + 1 : start + 2]
    if "flows" in vars(note) or not (following and _goes_on(following[0])):
        return [note]
    end = next((place for place in range(start + 1, len(waiting)) if not _goes_on(waiting[place])), len(waiting))
    for each in waiting[start:end]:
        each.flows = True
    return waiting[start:end]


def _goes_on(note: Any) -> bool:
    return note.element is not None and note.element.get("data-flows") is not None


def _line_ends(context: Any, note: Any) -> list[dict[int, Any] | None]:
    """Return where each line of a note ends in the last of its children, in the engine's way to say so; None elsewhere."""
    area = context.current_footnote_area
    alone = create_anonymous_boxes(area.copy_with_children([note]).deepcopy())
    laid_out = block_level_layout(context, alone, -inf, None, area.page)[0].children[0]
    text = len(note.children) - 1
    return [(line.resume_at or {}).get(text) for line in laid_out.children]


def _split(box: Any, place: dict[int, Any]) -> tuple[Any, Any]:
    """Return what a box has before a place, and what it has behind it; None for a text where there is none."""
    ((index, within),) = place.items()
    if isinstance(box, boxes.TextBox):
        text = box.text.encode()  # the engine counts bytes
        before, behind = (box.copy_with_text(each.decode()) if each else None for each in (text[:index], text[index:]))
        return before, behind
    first, second = list(box.children[:index]), list(box.children[index:])
    if within is not None:
        before, behind = _split(second[0], within)
        first, second = [*first, before], [behind, *second[1:]]
    one, two = (box.copy_with_children([child for child in row if child is not None]) for row in (first, second))
    return one, two
