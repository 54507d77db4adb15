"""Headings that an outline level tells, and no style: programs that put documents together leave such."""

from collections.abc import Sequence

from hexapla.readers.word.characters import Characters
from hexapla.readers.word.context import is_bold
from hexapla.readers.word.names import child_val, val, w, whole
from hexapla.readers.word.paragraph_text import without_format
from hexapla.readers.word.styles import HEADINGS, OUTLINE, Styles
from hexapla.readers.word.tables import TextUnit

_LARGE = 24
"""Half-points from which type is larger than any text."""

_FIRST_LEVELS = (0, 1)

_ITALIC = "h4"
"""The kind of heading that is set in italic type and not in bold."""


def kind_of_outline(each: TextUnit, outline: int, styles: Styles, styled: Sequence[str]) -> str:
    """Return the kind of a heading of an outline level.

    Where others of the file have styles (`styled` are their kinds), bold words to which the author alone gave a level are
    of the kind that looks like them, and of the second one where they are no larger than text.
    """
    if not styled or not _is_direct(each) or not is_bold(each.content):
        return OUTLINE[outline]
    size = max((whole(val(size)) for size in each.unit.element.iter(w("sz"))), default=0)
    kind = styles.heading_like(outline, size)
    as_text = "h23" if size < _LARGE and outline in _FIRST_LEVELS else OUTLINE[outline]
    return kind if kind and kind in styled else as_text


def look_of_heading(each: TextUnit, style: str | None, styled: Sequence[str]) -> str:
    """Return the style that a heading of a Word file shows: that of its template, or the type in which its author set it.

    "" where the file tells its level alone.
    """
    if style not in HEADINGS or style == "part":
        return ""
    if each.unit.kind == style:
        return str(style)
    if not styled or each.unit.outline is None or not _is_direct(each):
        return ""
    return str(style) if is_bold(each.content) else _ITALIC if without_format(each.content, "i") != each.content else ""


def words_of(content: Characters, style: str | None, look: str) -> Characters:
    """Return the characters of a line without the bold or italic type of a heading that has this look."""
    words = without_format(content, "b") if style in HEADINGS else content
    return without_format(words, "i") if look == _ITALIC else words


def _is_direct(each: TextUnit) -> bool:
    """Tell whether the author alone gave a paragraph its outline level: it has no style."""
    properties = each.unit.element.find(w("pPr"))
    return child_val(properties, "outlineLvl") is not None and child_val(properties, "pStyle") is None
