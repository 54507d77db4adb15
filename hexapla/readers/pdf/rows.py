"""Rows: the characters of a page that stand on one baseline, in pieces that wide gaps part."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple
from unicodedata import bidirectional, east_asian_width

from hexapla.readers.pdf.directions import as_seen, in_reading_order
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.pieces import SMALLER, Piece, Row, is_off
from hexapla.readers.pdf.stretched import spread_of, stretched_gap

_BLANK = 0.17
"""From which gap on, in parts of the size, two characters have a blank between them."""

_BLANK_OF_GAPS = 0.12
"""That on a page whose file draws no blanks at all: gaps alone part its words, and those of narrow rows are small."""

_FEW = 0.02
"""Below which part of its characters the blanks of a page are none."""

_BLANK_OF_LETTERS = 0.22
"""That of two Arabic letters, some of which stand apart within a word."""

_WIDE = 1.0
"""From which gap on two pieces stand apart."""

_REACH = 0.6
"""How far from the line, in parts of its size, a raised or lowered character may stand."""

_HIGHEST = 0.75
_LEVEL = 0.25
"""How far from a line, in parts of its size, a mark of few characters may stand, and any other piece."""

_APART = 0.45
"""From which gap on two Arabic letters are parted though the words around them have blanks of their own."""

_LEAST = 0.4
"""Which part of the usual gap at the blanks of its row one without a blank has to be, to be one."""

_CLOSING = frozenset(")];:,")
"""Signs that stand within no word: a no-break blank behind one keeps its width where a row is stretched."""

_FILLED = 0.9
"""Up to which gap a Chinese character and its neighbour have no blank between them."""

_OVERLAP = 0.2
"""By which part of the size two pieces of a row may stand over each other."""

_OVERLAP_OF_LETTERS = 0.8
"""That of two that Arabic letters end: tails go below the next letter, and some faces stack letters."""

_LONGEST_MARK = 3
_NUMBER = re.compile(r"(?:[IVXL]{1,5}|\d{1,3})\.")
_LEVELS = frozenset({"sup", "sub"})
_RIGHT = ("AL", "R")
_JOINING = ("AL", "NSM", "BN")
"""Letters whose boxes tell no gap: Arabic words have blanks of their own."""


def rows_of(page: Page) -> list[Row]:
    """Return the rows of a page, the highest first."""
    found, least = _pieces(page), _least_blank(page)
    pieces = sorted(
        found if page.is_mirrored else (_with_blanks(piece, least) for piece in found),
        key=lambda piece: (-piece.base, piece.left),
    )
    groups: list[list[Piece]] = []
    for piece in pieces:
        near = next((group for group in reversed(groups[-3:]) if _is_level(group, piece)), None)
        if near is None:
            groups.append([piece])
        else:
            near.append(piece)
    rows = [
        Row(page.number, tuple(_joined(sorted(group, key=lambda piece: piece.left), page, least))) for group in groups
    ]
    return sorted(rows, key=lambda row: -row.base)


def _least_blank(page: Page) -> float:
    """Return from which gap on, in parts of the size, two characters of a page have a blank between them."""
    blanks = sum(glyph.text.isspace() for glyph in page.glyphs)
    return _BLANK_OF_GAPS if blanks < _FEW * len(page.glyphs) and not page.recognised else _BLANK


def _pieces(page: Page) -> Iterator[Piece]:
    """Yield what the file draws in a row; from right to left, the blanks at its ends may stand within the line."""
    ended: Callable[[list[Glyph]], Iterable[Piece]] = _unordered if page.is_mirrored else _stripped
    held: list[Glyph] = []
    blanks: list[Glyph] = []  # that stand elsewhere in the line than what is drawn before them
    for glyph in page.glyphs:
        goes_on = not held or _goes_on(held[-1], glyph)
        if page.is_mirrored and glyph.text.isspace() and not goes_on:
            blanks.append(glyph)
            continue
        if not goes_on:
            yield from ended(held)
            held = []
        held += [*(each for each in blanks if abs(each.base - glyph.base) < _REACH * glyph.size), glyph]
        blanks = []
    yield from ended(held)


def _unordered(glyphs: list[Glyph]) -> list[Piece]:
    return [] if all(glyph.text.isspace() for glyph in glyphs) else [Piece(tuple(glyphs))]


def _stripped(glyphs: list[Glyph]) -> Iterator[Piece]:
    while glyphs and glyphs[-1].text.isspace():
        glyphs.pop()
    start = next((place for place, glyph in enumerate(glyphs) if not glyph.text.isspace()), len(glyphs))
    if glyphs[start:]:
        yield Piece(tuple(glyphs[start:]))


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = max(glyph.left - last.right, last.left - glyph.right)
    return (
        abs(last.base - glyph.base) < _REACH * size
        and -size < gap < _WIDE * size
        and not (last.text.isspace() and gap > _WIDE * size / 2)
    )


def _is_level(group: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a piece stands on the line of others: a raised one by itself too."""
    largest = max(group, key=lambda each: each.size)
    size = max(largest.size, piece.size)
    mark = min(piece, largest, key=lambda each: (each.size, len(each.text)))
    is_small = mark.size < size * SMALLER
    is_number = mark.text.strip().isdecimal() and mark.base > min(largest.base, piece.base)  # notes are set as small
    is_mark = (is_small or is_number) and len(mark.text.strip()) <= _LONGEST_MARK
    reach = (_HIGHEST if is_mark else _LEVEL) * size
    is_over = any(_is_over(each, piece, mark.size) for each in group)
    return abs(largest.base - piece.base) < reach and not is_over


def _is_over(one: Piece, two: Piece, size: float) -> bool:
    """Tell whether two pieces stand in one place, by more than a part of a size; signs of vowels stand over other letters.

    A mark may stand in a gap of words from right to left, which the file has in one piece.
    """
    if any(all(bidirectional(glyph.text[0]) == "NSM" for glyph in each.glyphs) for each in (one, two)):
        return False
    small, large = sorted((one, two), key=lambda each: each.size)
    spans = [large.ink]
    if len(small.text.strip()) <= _LONGEST_MARK and any(
        bidirectional(glyph.text[0]) in _RIGHT for glyph in large.glyphs
    ):
        spans = [(glyph.left, glyph.right) for glyph in large.glyphs if not glyph.text.isspace()]
    left, right = small.ink
    are_letters = all({bidirectional(end[0]) for end in (each.text[0], each.text[-1])} & {"AL"} for each in (one, two))
    room = max(1.0, (_OVERLAP_OF_LETTERS if are_letters else _OVERLAP) * size)
    return any(begun < right - room and left < end - room for begun, end in spans)


def _joined(pieces: Sequence[Piece], page: Page, least: float) -> Iterator[Piece]:
    """Yield the pieces of a row, those put together that no wide gap parts, or none wider than all gaps of a stretched row."""
    held: list[Piece] = []
    glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
    stretched = max(stretched_gap(glyphs), spread_of(glyphs)) if len(pieces) > 1 else 0.0
    for piece in pieces:
        gap = piece.left - max(each.right for each in held) if held else 0.0  # the mark of a note may stand within one
        if held and gap >= _WIDE * max(held[-1].size, piece.size) and gap > stretched:
            yield _one(held, page, least)
            held = []
        held.append(piece)
    if held:
        yield _one(held, page, least)


def _one(pieces: Sequence[Piece], page: Page, least: float) -> Piece:
    """Return pieces as one, blanks where gaps show them, in reading order."""
    if len(pieces) == 1 and not page.is_mirrored:
        return pieces[0]  # it has its blanks
    glyphs = tuple(glyph for piece in pieces for glyph in piece.glyphs)
    if not page.is_mirrored:
        return _with_blanks(Piece(glyphs), least)
    seen = _with_blanks(next(iter(_stripped(list(as_seen(glyphs))))), least)
    return Piece(in_reading_order(seen.glyphs))


def _with_blanks(piece: Piece, least: float) -> Piece:
    """Return a piece with a blank wherever a gap of `least` parts of the size shows one, and its raised and lowered characters marked so."""
    found: list[Glyph] = []
    row = _Spacing(least, _are_spaced(piece.glyphs), _LEAST * _usual_gap(piece.glyphs), piece.blank)
    for glyph in piece.glyphs:
        look = _placed(glyph, piece)
        if found and not (found[-1].text.isspace() or glyph.text.isspace()) and row.parts(found, look):
            found.append(Glyph(" ", found[-1].right, glyph.left, piece.base, piece.size, look.marks & found[-1].marks))
        if found[1:] and found[-1].text.isspace() and not glyph.text.isspace():
            marks = found[-2].marks & look.marks  # no blank is raised behind a mark, or light between bold words
            found[-1] = found[-1] if found[-1].marks == marks else replace(found[-1], marks=marks)
        if not (glyph.text.isspace() and found and found[-1].text.isspace()):
            found.append(look)
    return Piece(tuple(found))


class _Spacing(NamedTuple):
    """How words stand apart in a row: from which gap on, in sizes, whether Arabic words have blanks of their own, below which gap none is one, and up to which its words are one, in points."""

    least: float
    are_spaced: bool
    narrow: float
    blank: float

    def parts(self, found: Sequence[Glyph], glyph: Glyph) -> bool:
        """Tell whether a character stands apart from those before it."""
        before = found[-1]
        last = before
        if bidirectional(before.text[0]) == "NSM":
            last = next((each for each in reversed(found) if bidirectional(each.text[0]) != "NSM"), before)
        gap = max(glyph.left - last.right, last.left - glyph.right)
        size = max(glyph.size, last.size)
        if gap <= _BLANK_OF_GAPS * size or bidirectional(glyph.text[0]) == "NSM":  # the sign of a vowel is of a letter
            return False
        are_letters = all(bidirectional(each.text[0]) in _JOINING for each in (glyph, before))
        are_letters = are_letters and glyph.marks == before.marks
        is_joined = self.are_spaced and are_letters and gap < _APART * glyph.size
        is_joined = is_joined or (gap < self.narrow and not (last.text in _CLOSING and glyph.text.isalpha()))
        if any(east_asian_width(each.text[0]) in "WF" for each in (glyph, before)):
            is_joined = (
                gap < _FILLED * glyph.size or gap <= self.blank
            )  # Chinese rows are filled by the distance of signs
        is_counted = glyph.text.isupper() and _NUMBER.fullmatch("".join(each.text for each in found[:7]))
        blank = _BLANK_OF_GAPS if is_counted else _BLANK_OF_LETTERS if are_letters else self.least
        return not is_joined and gap > blank * size


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """Return how far words stand apart, in points, where the file has a blank between them, 0.0 where it has few."""
    gaps = [
        max(three.left - one.right, one.left - three.right)
        for one, two, three in zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
        if two.text.isspace()
    ]
    return median(gaps) if len(gaps) > _LONGEST_MARK else 0.0


def _are_spaced(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether Arabic words of a row have blanks of their own: beside another script they may have none."""
    return any(
        two.text.isspace() and all(bidirectional(each.text[0]) in _JOINING for each in (one, three))
        for one, two, three in zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
    )


def _placed(glyph: Glyph, piece: Piece) -> Glyph:
    """Return a character with the mark of one that is raised or lowered."""
    if glyph.base == piece.base:
        return glyph
    mark = "sup" if glyph.base > piece.base else "sub"
    return replace(glyph, marks=glyph.marks | {mark}) if is_off(glyph, piece) else glyph
