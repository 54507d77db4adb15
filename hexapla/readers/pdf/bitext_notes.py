"""Notes of bitexts: at the foot of a page each stands in one language and below it in the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from unicodedata import bidirectional

from hexapla.readers.pdf.latin_passages import RIGHT
from hexapla.readers.pdf.notes import begins_note, is_mark, mark_at_right
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.pieces import Row

_LEADING = 1.6
"""From which distance on, in sizes, rows below a note are none of it."""

_FURTHEST = 1.75
"""Up to which distance, in sizes, rows of notes in two scripts stand below each other."""

_SHORT = 4.0
"""By how much, in sizes, the last row of a note in one language ends before the edge of the page, at least."""

_INDENT = 40.0
"""Points by which a note may stand in."""

_OWN = 0.25
"""The part of the letters of a row from right to left that are of its own script, at least."""

NoteRow = tuple[Row, bool, tuple[Glyph, ...]]
"""A row of notes, whether it is in the language that is read, and the mark that it lacks."""


def are_opposed(notes: Sequence[Row], gutter: float) -> bool:
    """Tell whether rows of notes run from both sides, one language below the other: none has a language in each column."""
    is_level = any(above.base - row.base < row.size * 2 / 3 for above, row in pairwise(notes))
    is_parted = any(one.right < gutter < two.left for row in notes for one, two in pairwise(row.pieces))
    return bool(notes) and not is_level and not is_parted and bool(begins_note(notes[0]) or mark_at_right(notes[0]))


def opposed_notes(notes: Sequence[Row], left: float, right: float, column: str) -> Iterator[NoteRow]:
    """Yield rows of notes in two languages of which the one at the left runs from left to right, the other from right to left.

    The first alone has marks; a row is in the language from whose margin it runs, `left` and `right` those of the page; one
    that goes from margin to margin in that of its letters.
    """
    begins_right = not begins_note(notes[0]) or notes[0].pieces[0].glyphs[0] in mark_at_right(notes[0])
    is_of_right = _told_by_size(notes, left, right)
    mark: tuple[Glyph, ...] = ()
    is_note, was_right = True, False
    for above, row in zip((notes[0], *notes), notes, strict=False):
        is_note = is_note and above.base - row.base < _FURTHEST * max(above.size, row.size)
        if not is_note:  # what stands at the foot of the page, in both languages
            was_right = _runs_right(row) if " " in row.text.strip() else was_right  # an address tells no language
            yield row, was_right == (column == "right"), ()
            continue
        at_left, at_right = row.left - left < _INDENT, right - row.right < _INDENT
        own = mark_at_right(row) if begins_right else tuple(takewhile(is_mark, row.pieces[0].glyphs))
        is_right = begins_right if own else at_right if at_left != at_right else _runs_right(row) or is_of_right(row)
        mark = own or mark
        lacks = mark if is_right != begins_right else ()
        mark = () if lacks else mark
        is_own = is_right == (column == "right")
        yield row, is_own, _beside(row, lacks, is_right=is_right) if is_own else ()


def _told_by_size(notes: Sequence[Row], left: float, right: float) -> Callable[[Row], bool]:
    """Return what tells by its size whether a row is in the language at the right: none is where both are of one size."""
    sizes = {round(row.size) for row in notes if row.left - left >= _INDENT and _runs_right(row)}
    others = {round(row.size) for row in notes if right - row.right >= _INDENT and not _runs_right(row)}
    return lambda row: round(row.size) in sizes - others


def _beside(row: Row, mark: Sequence[Glyph], *, is_right: bool) -> tuple[Glyph, ...]:
    """Return a mark where a row begins."""
    if not mark:
        return ()
    low, high = min(each.left for each in mark), max(each.right for each in mark)
    aside = row.right + row.size / 2 - low if is_right else row.left - row.size / 2 - high
    return tuple(replace(each, left=each.left + aside, right=each.right + aside, base=row.base) for each in mark)


def _runs_right(row: Row) -> bool:
    """Tell whether a row is in a language from right to left: such rows hold titles in Latin letters, others hardly any of theirs."""
    letters = [bidirectional(each) in RIGHT for each in row.text if each.isalpha()]
    return sum(letters) > _OWN * len(letters)


def are_pairs(notes: Sequence[Row]) -> bool:
    """Tell whether rows of notes that end before the gutter hold two languages below each other: no mark stands in its last row."""
    marks = [begins_note(row) for row in notes]
    return marks[:1] == [True] and not marks[-1] and not any(one and two for one, two in pairwise(marks))


def is_apart(above: Row, row: Row) -> bool:
    """Tell whether a row stands further below another one than rows of one note do; letters of one language may be larger."""
    return above.base - row.base > _LEADING * max(above.size, row.size)


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
