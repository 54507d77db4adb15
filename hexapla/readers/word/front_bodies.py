"""The name of a body in the block under the masthead of a Word file that has no styles: large, bold, and over something."""

import re
from collections.abc import Sequence

from hexapla.readers.masthead.slots import is_body_name
from hexapla.readers.word.context import is_bold
from hexapla.readers.word.names import val, w, whole
from hexapla.readers.word.styles import HEADINGS
from hexapla.readers.word.tables import TextUnit
from hexapla.readers.word.units import Table

FRONT = frozenset({"session", "agenda", "agenda_title", "committee", "title", "subtitle"})
"""The kinds of styles in which lines under the masthead are set."""

_LARGE = 24
"""Half-points in which the UN sets the name of a committee; session lines are smaller."""

_SHORT = 60
"""Letters of a line of a session below the name of a body; a text is longer."""


_SIGNS = frozenset(":：?？؟")
"""What titles have and the name of no body: `Conference services: a review`."""


def names_body(each: TextUnit, below: Sequence[TextUnit | Table], language: str) -> bool:
    """Tell whether a line is the name of a body: it says so, is set so, and a session or a title follows; else it is a title itself."""
    is_large = any(whole(val(size)) >= _LARGE for size in each.unit.element.iter(w("sz")))
    is_set = is_large and is_bold(each.content) and not _SIGNS & set(each.text)
    return is_set and is_body_name(" ".join(each.text.split()), language) and any(map(_is_of_front, below))


def is_labelled(text: str) -> bool:
    """Tell whether a heading begins with a number or a letter: `I. Introduction`."""
    return bool(re.match(r"(?:[IVXLC]+|[A-Z]|\d+)\.[\t ]", text))


def _is_of_front(below: TextUnit | Table) -> bool:
    if isinstance(below, Table) or below.unit.label or is_labelled(below.text):
        return False
    return below.unit.kind in (*FRONT, *HEADINGS) or is_bold(below.content) or len(below.text) <= _SHORT
