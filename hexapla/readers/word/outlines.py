"""Headings that an outline level tells, and no style: programs that put documents together leave such."""

from collections.abc import Sequence

from hexapla.readers.word.context import is_bold
from hexapla.readers.word.names import val, w, whole
from hexapla.readers.word.styles import OUTLINE, Styles
from hexapla.readers.word.tables import TextUnit

_LARGE = 24
"""Half-points from which type is larger than any text."""

_FIRST_LEVELS = (0, 1)


def kind_of_outline(each: TextUnit, outline: int, styles: Styles, styled: Sequence[str]) -> str:
    """Return the kind of a heading of an outline level.

    Where others of the file have styles (`styled` are their kinds), bold words to which the author alone gave a level are
    of the kind that looks like them, and of the second one where they are no larger than text.
    """
    properties = each.unit.element.find(w("pPr"))
    is_direct = properties is not None and properties.find(w("outlineLvl")) is not None
    has_style = properties is not None and properties.find(w("pStyle")) is not None
    if not styled or not is_direct or has_style or not is_bold(each.content):
        return OUTLINE[outline]
    size = max((whole(val(size)) for size in each.unit.element.iter(w("sz"))), default=0)
    kind = styles.heading_like(outline, size)
    as_text = "h23" if size < _LARGE and outline in _FIRST_LEVELS else OUTLINE[outline]
    return kind if kind and kind in styled else as_text
