"""Gaps within cells: whether words or figures that stand beside each other in one may be two cells."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hexapla.readers.pdf.alignment import is_label
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.pages import Glyph

_JOINED = re.compile(r"^\w{1,4}\.[^\W\d_]{2}|\d– \d")
"""A label and words without a blank between, and a blank within a range."""

_VALUE = r"(?:[-–—]|\(?[$€£]?\d{1,3}(?:[ \u00a0,]\d{3})*(?:[.,]\d+)?%?\)?)"
_TWO_VALUES = re.compile(rf"(?!{_VALUE}$){_VALUE}(?:(?<=[)–—])|\s)\s*{_VALUE}(?:\s*{_VALUE})*")
"""Figures or dashes that stand beside each other, each of which may be a cell."""

_WITH_PART = re.compile(r"[^()]+\s\([^()]+\)")
"""A figure with a part of it in brackets: `77 (12)`."""

_APART, _STRETCHED = 0.6, 3
"""From which gap on, in sizes, words stand wide apart, and how many such gaps a stretched line has."""

_LEVELS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s+[^\W\d_]")
"""A number of several levels before words: `2.1.3 Lamps that were lit`."""

_SEEN, _BLANK = 0.12, 0.4
"""From which gap on, in sizes, words are parted, and how wide a blank is that a file draws, at most."""


def may_be_two(cell: CellText, text: str) -> bool:
    """Tell whether what stands in a cell may be two; `text` are its words."""
    is_one = _WITH_PART.fullmatch(text) and all(map(_has_drawn_blanks, cell.rows))
    are_values = _TWO_VALUES.fullmatch(_as_seen(cell) or text) and not is_one
    return bool(_JOINED.search(text) or are_values) or _has_two_beside(cell) or _stands_apart(cell)


def _as_seen(cell: CellText) -> str:
    """Return the figures of one line from left to right where they run against the words around them, "" for others: there the last group of a figure comes first."""
    if len(cell.rows) != 1:
        return ""
    figures = [glyph for glyph in cell.rows[0] if glyph.text.isdecimal()]
    if not any(two.left < one.left for one, two in pairwise(figures)):
        return ""
    return "".join(glyph.text for glyph in sorted(cell.rows[0], key=lambda glyph: -glyph.left)).strip()


def _gaps(line: Sequence[Glyph], least: float) -> Iterator[tuple[float, float]]:
    """Yield where the gaps of a line begin that are wider than so many sizes, and how wide each is, in sizes.

    Figures of a language from right to left do not stand in the order in which they are read.
    """
    letters = sorted((glyph for glyph in line if not glyph.text.isspace()), key=lambda glyph: glyph.left)
    end = letters[0].right if letters else 0.0
    for one, two in pairwise(letters):
        gap = (two.left - end) / max(one.size, two.size)
        if gap > least:
            yield end, gap
        end = max(end, two.right)


def _has_drawn_blanks(line: Sequence[Glyph]) -> bool:
    """Tell whether the file has a blank for each gap of a line, none wider than one is: no end of a cell is drawn."""
    gaps = [width for _, width in _gaps(line, _SEEN)]
    return bool(gaps) and max(gaps) <= _BLANK and sum(glyph.is_spaced for glyph in line[:-1]) >= len(gaps)


def _stands_apart(cell: CellText) -> bool:
    """Tell whether words of a line stand wider apart than a blank, once or twice: what one cell seems may be two columns."""
    for line in cell.rows:
        gaps = [end for end, _ in _gaps(line, _APART)]
        first = "".join(glyph.text for glyph in line if glyph.right <= gaps[0]) if gaps else ""
        is_led = is_label(first) or _LEVELS.match("".join(glyph.text for glyph in line))
        if 0 < len(gaps) < _STRETCHED and not is_led:
            return True
    return False


def _has_two_beside(cell: CellText) -> bool:
    """Tell whether a cell has words that stand wide apart beside each other, and the first are no label: they may be two cells."""
    return any(
        abs(one[0].base - two[0].base) < 1 and not is_label("".join(glyph.text for glyph in one))
        for one, two in pairwise(cell.rows)
    )
