"""Notes of bitexts: at the foot of a page each stands in one language and below it in the other."""

from collections.abc import Sequence
from itertools import pairwise

from hexapla.readers.pdf.notes import begins_note
from hexapla.readers.pdf.rows import Row

_LEADING = 1.45
"""From which distance on, in sizes, rows below a note are none of it."""

_SHORT = 4.0
"""By how much, in sizes, the last row of a note in one language ends before the edge of the page, at least."""


def are_pairs(notes: Sequence[Row]) -> bool:
    """Tell whether rows of notes that end before the gutter hold two languages below each other: no mark stands in its last row."""
    marks = [begins_note(row) for row in notes]
    return marks[:1] == [True] and not marks[-1] and not any(one and two for one, two in pairwise(marks))


def is_apart(above: Row, row: Row) -> bool:
    """Tell whether a row stands further below another one than rows of one note do."""
    return above.base - row.base > _LEADING * row.size


def second_language(rows: Sequence[Row], own: Sequence[bool | None], edge: float, *, is_left: bool) -> int:
    """Return which row of a note the second language begins with: below a row that ends before it must, near the first that is told.

    `own` says of each row whether it is in the language that is read, `is_left` whether that one is the first.
    """
    told = next((place for place, says in enumerate(own) if place and says is not None and says is not is_left), None)
    known = max(
        (place for place, says in enumerate(own) if says is is_left and (told is None or place < told)), default=0
    )
    short = [place for place in range(known + 1, len(rows)) if rows[place - 1].right < edge - _SHORT * rows[place].size]
    before = [place for place in short if told is not None and place <= told]
    if told is not None:
        return before[-1] if before else told
    return short[0] if short else len(rows) - (len(rows) > 1)
