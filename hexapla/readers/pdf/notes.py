"""Notes at the foot of a page: the rows below the short rule that parts them from the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from statistics import median

from hexapla.readers.pdf.doubts import NOTE
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.structure_tree import NOTE_ELEMENT

_DRAWN_LINE = re.compile(r"[_\u2014\u2500]{6,}")
_SHORT = (30.0, 200.0)
_NUMBER = re.compile(r"(\d{1,3})\s")
_SMALLER = 0.8
"""Points by which notes are smaller than the text, where their numbers do not tell them."""

_LEAD = re.compile(r"\w{3,15}\s?:")
"""What a paragraph of a note begins with, in italics, that stands before its mark: a word that says it explains."""

_DIFFERENT = 0.6
"""Points by which rows of two scripts may differ in size."""

_LEADING = 1.6
"""How far apart the rows of notes stand, in sizes, at most."""

_MARGIN = 12.0
"""Points by which the rule above notes that go on may stand in."""

_NEAR = 40.0
"""Points within which the first note stands below the rule."""


def parted_notes(page: Page, rows: Sequence[Row], size: float) -> tuple[list[Row], list[Row]]:
    """Return the rows of the text and those of the notes; the line of signs that parts them is in neither.

    `size` is that of most text of the document.
    """
    drawn = next((place for place, row in enumerate(rows) if _DRAWN_LINE.fullmatch(row.text.strip())), None)
    if drawn is not None and _are_small(rows[:drawn], rows[drawn + 1 :]):
        return list(rows[:drawn]), list(rows[drawn + 1 :])
    told = next((place for place, row in enumerate(rows) if row.tag and row.tag.kind == NOTE_ELEMENT), len(rows))
    if told < len(rows) and all(row.tag and row.tag.kind == NOTE_ELEMENT for row in rows[told:]):
        return list(rows[:told]), list(rows[told:])
    for rule in sorted(page.rules, key=lambda each: each.top):
        below = [row for row in rows if row.base < rule.top]
        above = [row for row in rows if row.base >= rule.top]
        is_smaller = bool(below) and max(row.size for row in below) < size - _SMALLER
        if (
            _SHORT[0] < rule.right - rule.left < _SHORT[1]
            and below
            and rule.top - below[0].base < _NEAR
            and _are_small(above, below)
            and (
                begins_note(below[0])
                or (not page.is_mirrored and rule.left > page.width / 2 and bool(mark_at_right(below[0])))
                or (is_smaller and (_number(below[0]) is not None or rule.left < _leftmost(above)))
            )
            and sum(1 for other in page.rules if abs(other.top - rule.top) < _SHORT[0] / 10) == 1
        ):
            return above, below
    return _parted_by_marks(rows, size)


def _parted_by_marks(rows: Sequence[Row], size: float) -> tuple[list[Row], list[Row]]:
    """Return the rows of the text and those of the notes where no rule parts them: smaller rows from a mark on that the text above calls."""
    place = len(rows)
    while place and rows[place - 1].size <= size - _SMALLER:
        place -= 1
    called = {mark for row in rows[:place] for mark in _calls(row)}
    start = next((number for number in range(place, len(rows)) if _first_mark(rows[number]) in called), len(rows))
    while place < start < len(rows) and _goes_on(rows[start - 1], rows[start]):  # from the page before
        start -= 1
    return list(rows[:start]), list(rows[start:])


def _goes_on(row: Row, below: Row) -> bool:
    """Tell whether a row may be of a note that began on a page before, by what stands below it."""
    is_near = row.base - below.base < _LEADING * row.size and abs(row.size - below.size) < _DIFFERENT
    return is_near and len(row.pieces) == 1 and row.page > 1


def _calls(row: Row) -> Iterator[str]:
    """Yield the raised marks of a row that stand behind words."""
    glyphs = [glyph for piece in row.pieces for glyph in piece.glyphs]
    runs = ["".join(each.text for each in run) for is_raised, run in groupby(glyphs, key=_is_raised) if is_raised]
    yield from (run.strip() for run in runs[_is_raised(glyphs[0]) :])


def _is_raised(glyph: Glyph) -> bool:
    return "sup" in glyph.marks


def _first_mark(row: Row) -> str:
    """Return the number, or the raised mark, that a row begins with."""
    first = row.pieces[0]
    raised = "".join(each.text for each in takewhile(is_mark, first.glyphs)).strip()
    number = first.text.strip() if len(row.pieces) > 1 else ""
    return raised or (number if number.isdecimal() else "")


def notes_below(page: Page, rows: Sequence[Row]) -> list[Row]:
    """Return the rows of the notes at the foot of a page; the median of its rows tells the size of its text."""
    return parted_notes(page, rows, median(row.size for row in rows))[1] if rows else []


def _leftmost(rows: Sequence[Row]) -> float:
    return min((row.left for row in rows), default=0.0) + _MARGIN


def _number(row: Row) -> int | None:
    """Return the number that a row begins with."""
    found = _NUMBER.match(row.text)
    return int(found[1]) if found else None


def begins_note(row: Row) -> bool:
    """Tell whether a row begins with the mark of a note."""
    return is_mark(row.pieces[0].glyphs[0])


def mark_at_right(row: Row) -> tuple[Glyph, ...]:
    """Return the mark at the right end of a row: there a note from right to left begins."""
    seen = sorted((each for each in row.pieces[-1].glyphs if not each.text.isspace()), key=lambda each: -each.right)
    return tuple(reversed([*takewhile(is_mark, seen)]))


def is_mark(glyph: Glyph) -> bool:
    """Tell whether a character is one of the mark of a note."""
    return "sup" in glyph.marks or glyph.text in "*†‡"


def _are_small(text: Sequence[Row], notes: Sequence[Row]) -> bool:
    """Tell whether rows are set no larger than the text above them, that of two scripts its larger one."""
    sizes = sorted(row.size for row in text)
    return bool(notes) and (not sizes or max(row.size for row in notes) <= sizes[len(sizes) * 3 // 4] + _DIFFERENT)


def notes_of(rows: Sequence[Row], known: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the notes of a page: each begins with its mark; rows above the first mark go on in the last note before.

    A number that is not raised is a mark where it follows on that of the last of the known notes.  A paragraph without a
    mark begins the note below it where the structure tree or its first word says so.
    """
    found: list[Paragraph] = []
    last = _number(known[-1].first) if known else None
    for row in rows:
        number = _number(row)
        is_next = number is not None and (number == last + 1 if last is not None else not found)
        is_marked = begins_note(row) or is_next
        if is_marked and found and _is_lead(found[-1], row):
            found[-1] = Paragraph(lead=found[-1].rows)
        elif is_marked or not found or _begins_lead(row):
            found.append(Paragraph())
        if is_next:
            last = number
        found[-1].rows.append(_raised(row) if is_next else row)
    return found


def _is_lead(above: Paragraph, row: Row) -> bool:
    """Tell whether a paragraph begins the note that has its mark in the row below: one of the same element, or one that says it explains."""
    tags = {row.tag, *(each.tag for each in above.rows)}
    is_one = len(tags) == 1 and row.tag is not None and row.tag.kind == NOTE_ELEMENT
    is_lettered = row.text[0].isalpha()  # a note of a table: what explains stands beside it
    is_said = not is_lettered and _begins_lead(above.first)
    return not begins_note(above.first) and (is_one or is_said)


def _begins_lead(row: Row) -> bool:
    """Tell whether a row begins with a word in italics and a colon."""
    word = _LEAD.match(row.text)
    return word is not None and all("i" in each.marks for each in row.pieces[0].glyphs[: word.end() - 2])


def _raised(row: Row) -> Row:
    """Return a row with its number marked as a raised one."""
    first = row.pieces[0]
    count = len(first.text) - len(first.text.lstrip("0123456789"))
    marked = [replace(glyph, marks=glyph.marks | {"sup"}) for glyph in first.glyphs[:count]]
    return Row(row.page, (Piece((*marked, *first.glyphs[count:])), *row.pieces[1:]))


def placed_notes(notes: list[Paragraph], before: Sequence[Paragraph], own: list[Paragraph]) -> list[Paragraph]:
    """Add the notes of a page to its own, and return those that may go on: one without a mark goes on in that before."""
    going_on = [] if begins_note(notes[0].first) else notes[:1]
    if going_on and before:
        before[-1].rows += notes.pop(0).rows
    elif going_on:
        notes[0].reasons.add(NOTE)
    own += notes
    return notes or list(before)
