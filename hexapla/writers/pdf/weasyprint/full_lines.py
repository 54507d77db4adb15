"""Full lines: one word more has room where its line's blanks become narrower, but not at any price.

Word sets the blanks of a justified line narrower where one more word then has room, and the style sheets say by how much at most
(`word-spacing` below zero).  It does so only where that changes the blanks less than leaving the word out would:
of 3,847 full lines of nine published reports, those that could have taken in a short word (*of*, *the*) at the price
of narrow blanks have left it to the next line wherever blanks grow by less than three times as much without it.
"""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break

PRICE = 3
"""How many times as much blanks must be stretched without the last word of a line as they are narrowed with it."""

LEAST = 0.3
"""How wide a letter is at least, in parts of the size of its type, to tell long words without measuring them."""


def _blanks(line: Any) -> int:
    return int(inline.count_expandable_spaces(line)) - _text(line).endswith(" ")


def _text(box: Any) -> str:
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    return "".join(map(_text, getattr(box, "children", ())))


def _last_text(line: Any) -> Any:
    """Return the text that a line ends with; None where it ends with something else."""
    while isinstance(line, (boxes.LineBox, boxes.InlineBox)) and line.children:
        line = line.children[-1]
    return line if isinstance(line, boxes.TextBox) else None


def _natural(context: Any, line: Any) -> float:
    """Return how wide a line is with blanks that are not narrowed, without what is behind its last letter."""
    last, style = _last_text(line), line.style
    width = line.width
    if last is not None and last.text.rstrip(" "):
        layout = line_break.create_layout(last.text.rstrip(" "), last.style, context, None, last.justification_spacing)
        width = last.position_x + line_break.line_size(layout.get_first_line()[0], last.style)[0] - line.content_box_x()
    behind = style["letter_spacing"] if style["letter_spacing"] != "normal" else 0.0
    return float(width - behind - style["word_spacing"] * _blanks(line))


def _is_dear(line: Any, overhang: float) -> bool:
    """Tell whether it may cost more to narrow the blanks of a line than to leave its last word out."""
    blanks, size = _blanks(line), line.style["font_size"]
    if overhang <= 0 or blanks < 2:
        return False
    word = len(_text(line).rstrip().rpartition(" ")[2]) * LEAST * size
    return bool(PRICE * overhang / blanks > (word - overhang) / (blanks - 1))


def install() -> None:
    """Let lines leave out a last word that their blanks would pay too much for, once."""
    original = inline.split_inline_box
    if getattr(original, "weighs_full_lines", False):
        return

    def split_inline_box(context: Any, box: Any, position_x: float, max_x: float, *rest: Any) -> Any:
        taken = -box.style["word_spacing"]
        if taken <= 0 or not isinstance(box, boxes.LineBox) or box.style["text_align_all"] != "justify":
            return original(context, box, position_x, max_x, *rest)
        lists = [each for each in rest if isinstance(each, list)]
        lengths = [len(each) for each in lists]
        found = original(context, box, position_x, max_x, *rest)
        line, resume_at, is_broken = found[:3]
        room = max_x - box.content_box_x()
        if resume_at is None or is_broken or line.width + taken * _blanks(line) <= room:
            return found
        overhang = _natural(context, line) - room
        if not _is_dear(line, overhang):
            return found
        held = [each[length:] for each, length in zip(lists, lengths, strict=True)]
        _cut(lists, lengths)
        other = original(context, box, position_x, max_x + overhang - taken * _blanks(line) - 1, *rest)
        stretched = (room - _natural(context, other[0])) / max(_blanks(other[0]), 1)
        if PRICE * overhang / _blanks(line) > stretched > 0:
            return other
        _cut(lists, lengths)
        for each, kept in zip(lists, held, strict=True):
            each.extend(kept)
        return found

    split_inline_box.weighs_full_lines = True  # type: ignore[attr-defined]
    inline.split_inline_box = split_inline_box


def _cut(lists: list[list[Any]], lengths: list[int]) -> None:
    for each, length in zip(lists, lengths, strict=True):
        del each[length:]
