"""Gap 36: texts of drawings (SVG) are laid letter by letter, so that Arabic is unjoined and runs the wrong way, and the scripts of India fall apart.

WeasyPrint 70.0 makes a layout of each letter, since each may have a place of its own.  Where none has, a text of such scripts is
laid as a whole (no issue found upstream).  This module may go when its test in `tests/writers/pdf/test_drawn_words.py` passes
without it.
"""

import re
from collections.abc import Iterator
from typing import Any

from weasyprint import svg

from hexapla.typography.directions import RIGHT_TO_LEFT
from hexapla.writers.pdf.complex_scripts import REORDERED

_JOINED = re.compile(f"[{RIGHT_TO_LEFT}{REORDERED}]")
_OF_LETTERS = ("rotate", "textLength", "letter-spacing")
"""What a drawing says of single letters; so it does with several numbers for a place."""

_PLACES = ("x", "y", "dx", "dy")


class _Whole(str):
    """A text that is one letter for the engine."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        """Yield the text as a whole."""
        yield str(self)


def install() -> None:
    """Mend the drawing of texts, once."""
    original = svg.TAGS["text"]
    if getattr(original, "mended", False):
        return

    def text(drawing: Any, node: Any, font_size: float) -> None:
        said = node.text
        if said and _JOINED.search(said) and not _has_letters_apart(node):
            node._etree_node.text = _Whole(said)  # noqa: SLF001  # the property has no setter
        original(drawing, node, font_size)

    text.mended = True  # type: ignore[attr-defined]
    svg.text = text
    svg.TAGS.update({tag: text for tag, draw in svg.TAGS.items() if draw is original})


def _has_letters_apart(node: Any) -> bool:
    several = (len(re.split(r"[\s,]+", node.get(name, "").strip())) > 1 for name in _PLACES)
    return any(node.get(name) for name in _OF_LETTERS) or any(several)
