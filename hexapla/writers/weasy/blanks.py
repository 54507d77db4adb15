"""No-break blanks keep their width when a line is justified.

WeasyPrint 70.0 stretches U+00A0 like a blank between words (CSS Text asks for both): in a narrow column `168 358` falls
apart into two numbers, and `« mot »` opens.  A page set by Word keeps them, and so do UN pages.
No issue found upstream.
"""

# ruff: noqa: SLF001 - closing a gap means reaching inside

import re
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break

_STRETCHED = " |\u00a0".encode()


class _Blanks:
    """The module `re` to the eyes of line breaking, but for which blanks are stretched."""

    def __getattr__(self, name: str) -> Any:
        return getattr(re, name)

    @staticmethod
    def finditer(pattern: bytes, text: bytes) -> Iterator[re.Match[bytes]]:
        """Find blanks between words alone, where both kinds are asked for."""
        return re.finditer(b" " if pattern == _STRETCHED else pattern, text)


def install() -> None:
    """Mend justification, once."""
    original = inline.count_expandable_spaces
    if getattr(original, "mended", False):
        return

    def count_expandable_spaces(box: Any) -> int:
        return box.text.count(" ") if isinstance(box, boxes.TextBox) else original(box)

    count_expandable_spaces.mended = True  # type: ignore[attr-defined]
    inline.count_expandable_spaces = count_expandable_spaces
    line_break.re = _Blanks()
