"""Justification: no-break blanks keep their width, and no blank becomes a hole.

WeasyPrint 70.0 stretches U+00A0 like a blank between words (CSS Text asks for both): in a narrow column `168 358` falls
apart into two numbers, and `« mot »` opens.  A page set by Word keeps them, and so do UN pages.
No issue found upstream.

Chinese has no blanks: its lines stay ragged.  There the space goes between the characters, as wide at the edges of elements,
and none behind the last of a line.

Pango lets a blank at the end of a text hang over the line's end.  Where another element follows, WeasyPrint then finds
the line too long, takes it for one that cannot be split, and breaks it after its first word: "The" stands alone on a line.
So it does where letters are spaced, and the space behind the last letter of the line has no room.

A blank by itself between two elements is not drawn: a reader of the text finds two words as one.

Where lines run from right to left, the blank at the end of a line stays behind the last element but one, and the line
hangs over its left edge by as much when it is justified.

A blank that is stretched is no longer kerned with the letters beside it, as Amiri kerns those of `كان` and PT Serif commas: lines come out longer
than their column, and what stands between two isolates runs over these.  What the words then lack is taken from the blanks.

Word sets the blanks of a full line narrower where one more word then has room.  The style sheets say by how much
(`word-spacing` below zero): lines are broken by narrow blanks, and a line that is not stretched gets what it has room for back.

It also stretches without a limit: three words in a narrow column stand an inch apart.  Beyond `WIDEST` a line is left
shorter than its column, as typesetters do.
"""

import math
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break

WIDEST = 1.5
"""How much wider a blank may become, in parts of the size of its type."""

WIDEST_SIGNS = 0.25
"""The same for the space between Chinese characters; where a line would need more, as before a long symbol, it is left as it is."""

TOLERANCE = 0.2
"""Pixels that a justified line may be longer or shorter than its column."""

KERNED = frozenset({"Amiri", "PT Serif"})
"""Families that kern letters with blanks."""

NO_BREAK = "\u00a0"
_HANGING = f" {NO_BREAK}"

_STRETCHED, _SIGNS = " |\u00a0".encode(), "\u3000-\u9fff\uff00-\uff7f"
_OTHER_LETTERS, _PLACES = re.compile("[\u0400-\u08ff]"), re.compile(f"[ {_SIGNS}]")
_CHINESE = rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc\xbd][\x80-\xbf])"
_PLACES_IN_BYTES = re.compile(rb" |" + _CHINESE + rb"+")
"""Where a line may be stretched: blanks between words, and Chinese characters; the engine looks at UTF-8."""

_SIGN = re.compile(f"[{_SIGNS}]")
_LAST_SIGN = re.compile(f"[{_SIGNS}]$")
"""A Chinese character at the end of a line: behind it no space is seen."""


class _Beginning(int):
    """Place 0 of a text, equal to none: the engine doubles the space at 0, as a blank needs it and a Chinese character does not."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = int.__hash__


class _Blanks:
    """The module `re` to the eyes of line breaking, but for which blanks are stretched."""

    def __getattr__(self, name: str) -> Any:
        return getattr(re, name)

    @staticmethod
    def finditer(pattern: bytes, text: bytes) -> Iterator[Any]:
        """Find our places where those of the engine are asked for."""
        for match in re.finditer(_PLACES_IN_BYTES if pattern == _STRETCHED else pattern, text):
            is_first_sign = pattern == _STRETCHED and match.start() == 0 and match[0] != b" "
            yield SimpleNamespace(start=_Beginning, end=match.end) if is_first_sign else match


def _mend_hanging() -> None:
    original = inline.split_first_line

    def split_first_line(
        text: str, style: Any, context: Any, max_width: float | None, spacing: float, *rest: Any, **named: Any
    ) -> Any:
        found = original(text, style, context, max_width, spacing, *rest, **named)
        if max_width is None:
            return found
        spaced = style["letter_spacing"] if style["letter_spacing"] != "normal" else 0.0
        if spaced and found[3] <= max_width + _hanging(text, found, spaced, style):
            found = (*found[:3], min(found[3], max_width), *found[4:])
        if found[2] is None:
            return found
        if spaced and len(text.encode()[: found[2]].split()) == 1:
            room = max_width - spaced
            found = max(found, original(text, style, context, room, spacing, *rest, **named), key=_length)
        if not _is_first_word(text, found[2]):
            return found
        bare = _width(text.rstrip(_HANGING), style, context, spacing)
        if bare > max_width:
            return found
        # All of it but its last blanks has room: a blank may hang over the end, a tied word goes to the next line.
        room = bare - 1 if text.endswith(NO_BREAK) else _width(text, style, context, spacing) + 1
        return original(text, style, context, room, spacing, *rest, **named)

    inline.split_first_line = split_first_line


def _hanging(text: str, found: tuple[Any, ...], spaced: float, style: Any) -> float:
    """Return how much of a line may hang over its end: what is behind its last letter is counted, and drawn as nothing.

    Of several words Pango has found that they have room: what goes beyond is never a letter.
    """
    has_words = len(text.encode()[: found[1]].split()) > 1
    return float(style["font_size"]) / 2 if has_words else spaced + TOLERANCE


def _length(found: tuple[Any, ...]) -> float:
    return found[2] or math.inf


def _is_first_word(text: str, end: int | None) -> bool:
    """Tell whether a text that ends in blanks was broken after its very first word, other words being left."""
    if end is None or not text.endswith(tuple(_HANGING)):
        return False
    first = text.encode()[:end].decode().strip(_HANGING)
    return " " not in first and first != text.strip(_HANGING)


def _width(text: str, style: Any, context: Any, spacing: float) -> float:
    layout = line_break.create_layout(text, style, context, None, spacing)  # a line lives as long as its layout
    width: float = line_break.line_size(layout.get_first_line()[0], style)[0]
    return width


def _mend_last_blanks() -> None:
    """Close lines that run from right to left where the blank at their end was."""
    original = inline.remove_last_whitespace

    def remove_last_whitespace(context: Any, line: Any) -> None:
        path = [line]
        while isinstance(path[-1], (boxes.LineBox, boxes.InlineBox)) and path[-1].children:
            path.append(path[-1].children[-1])
        *ancestors, last = path
        before = (last.width, last.text) if isinstance(last, boxes.TextBox) else None
        original(context, line)
        if before is None or not last.text or last.text == before[1] or line.style["direction"] != "rtl":
            return
        blank = before[0] - last.width
        if last.pango_layout.first_line_direction % 2:  # the engine has moved the whole line, for the blank still in it
            for child in line.children:
                child.translate(dx=blank, ignore_floats=True)
        for each in ancestors:
            for child in each.children[:-1] if each.style["direction"] == "rtl" else ():
                child.translate(dx=-blank, ignore_floats=True)
        last.pango_layout = line_break.create_layout(last.text, last.style, context, None, last.justification_spacing)
        last.pango_layout.deactivate()

    inline.remove_last_whitespace = remove_last_whitespace


class _Seen:
    """A box of blanks alone that says it holds more than that, so that it is drawn."""

    text = "-"

    def __init__(self, box: Any) -> None:
        self._box = box

    def __getattr__(self, name: str) -> Any:
        return getattr(self._box, name)


def _widen(context: Any, box: Any, spacing: float, moved: float) -> float:
    """Move a box, give its blanks this space, and return how far what stands behind it moves; done twice, the last counts."""
    if not isinstance(box, (boxes.TextBox, boxes.LineBox, boxes.InlineBox)):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    before = moved
    if isinstance(box, boxes.TextBox):
        box.justification_spacing = spacing
        if inline.count_expandable_spaces(box):
            box.pango_layout = line_break.create_layout(box.text, box.style, context, None, spacing)
            box.pango_layout.set_text(box.text, justify=True)
            moved += line_break.line_size(box.pango_layout.get_first_line()[0], box.style)[0] - box.width
            box.pango_layout.deactivate()
    else:
        for child in box.children[:: -1 if box.style["direction"] == "rtl" else 1]:
            moved = _widen(context, child, spacing, moved) if child.is_in_normal_flow() else moved
    box.width += moved - before
    return moved


def _is_kerned(line: Any) -> bool:
    return line.style["font_family"][0] in KERNED or _has(line, _OTHER_LETTERS)


def _has(box: Any, letters: re.Pattern[str]) -> bool:
    """Tell whether a line has one of some letters: those that such families draw wherever they stand, Chinese ones."""
    is_one = letters.search(getattr(box, "text", None) or "") is not None
    return is_one or any(_has(child, letters) for child in getattr(box, "children", ()))


def _mend_narrow_blanks() -> None:
    original = inline.text_align

    def text_align(context: Any, line: Any, available_width: float, last: bool) -> float:
        before, taken = line.width, -line.style["word_spacing"]
        offset: float = original(context, line, available_width, last)
        if taken > 0 and offset == 0 and line.width == before and (blanks := inline.count_expandable_spaces(line)):
            spacing = max(0.0, min(taken, (available_width - before) / blanks))
            if _is_kerned(line):
                _widen(context, line, spacing, 0)
                if (over := line.width - available_width) > TOLERANCE:
                    _widen(context, line, spacing - over / blanks, 0)
            else:
                inline.add_word_spacing(context, line, spacing, 0)
        return offset

    inline.text_align = text_align


def _mend_drawing() -> None:
    original = draw_text.draw_first_line

    def draw_first_line(stream: Any, box: Any, *rest: Any) -> Any:
        is_blank = box.text and not box.text.strip() and getattr(box, "width", 0)  # texts of drawings have none
        return original(stream, _Seen(box) if is_blank else box, *rest)

    draw_text.draw_first_line = draw_first_line


def _last_text(box: Any) -> str:
    """Return the text of the last box of a line that has one."""
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    return next(filter(None, map(_last_text, reversed(getattr(box, "children", ())))), "")


def install() -> None:
    """Mend justification, once."""
    original = inline.count_expandable_spaces
    if getattr(original, "mended", False):
        return

    def count_expandable_spaces(box: Any) -> int:
        return len(_PLACES.findall(box.text)) if isinstance(box, boxes.TextBox) else original(box)

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        blanks = count_expandable_spaces(line) - (_LAST_SIGN.search(_last_text(line)) is not None)
        if blanks > 0:
            spacing, size = extra_width / blanks, line.style["font_size"]
            if spacing > WIDEST_SIGNS * size and _has(line, _SIGN):
                return
            spacing = min(spacing, WIDEST * size)
            if _is_kerned(line):
                lost = _widen(context, line, spacing, 0) - spacing * blanks
                if abs(lost) > TOLERANCE:
                    _widen(context, line, spacing - lost / blanks, 0)
            else:
                inline.add_word_spacing(context, line, spacing, 0)

    count_expandable_spaces.mended = True  # type: ignore[attr-defined]
    inline.count_expandable_spaces = count_expandable_spaces
    inline.justify_line = justify_line
    line_break.re = _Blanks()
    _mend_hanging()
    _mend_last_blanks()
    _mend_narrow_blanks()
    _mend_drawing()
