"""Notes at the foot of a page: the rows below the short rule that parts them from the text."""

import re
from collections.abc import Sequence

from hexapla.readers.pdf.doubts import NOTE
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.pdf.rows import Row

_DRAWN_LINE = re.compile(r"[_\u2014\u2500]{6,}")
_SHORT = (30.0, 200.0)
_NEAR = 40.0
"""Points within which the first note stands below the rule."""


def parted_notes(page: Page, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows of the text and those of the notes; the line of signs that parts them is in neither."""
    drawn = next((place for place, row in enumerate(rows) if _DRAWN_LINE.fullmatch(row.text.strip())), None)
    if drawn is not None and _are_small(rows[:drawn], rows[drawn + 1 :]):
        return list(rows[:drawn]), list(rows[drawn + 1 :])
    for rule in sorted(page.rules, key=lambda each: each.top):
        below = [row for row in rows if row.base < rule.top]
        above = [row for row in rows if row.base >= rule.top]
        is_alone = sum(1 for other in page.rules if abs(other.top - rule.top) < _SHORT[0] / 10) == 1
        if (
            _SHORT[0] < rule.right - rule.left < _SHORT[1]
            and is_alone
            and below
            and rule.top - below[0].base < _NEAR
            and _are_small(above, below)
            and begins_note(below[0])
        ):
            return above, below
    return list(rows), []


def begins_note(row: Row) -> bool:
    """Tell whether a row begins with the mark of a note."""
    first = row.pieces[0].glyphs[0]
    return "sup" in first.marks or first.text in "*†‡"


def _are_small(text: Sequence[Row], notes: Sequence[Row]) -> bool:
    """Tell whether rows are set no larger than most of the text above them."""
    sizes = sorted(row.size for row in text)
    return bool(notes) and (not sizes or max(row.size for row in notes) <= sizes[len(sizes) // 2] + 0.1)


def notes_of(rows: Sequence[Row]) -> list[Paragraph]:
    """Return the notes of a page: each begins with its mark; rows above the first mark go on in the last note before."""
    found: list[Paragraph] = []
    for row in rows:
        if begins_note(row) or not found:
            found.append(Paragraph())
        found[-1].rows.append(row)
    return found


def add_notes(known: list[Paragraph], notes: list[Paragraph]) -> None:
    """Add the notes of a page to those of the page before: what has no mark goes on in the last of these."""
    if known and not begins_note(notes[0].first):
        known[-1].rows += notes.pop(0).rows
    elif not begins_note(notes[0].first):
        notes[0].reasons.add(NOTE)
    known += notes
