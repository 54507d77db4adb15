"""What a UN table asks for: figures to the right, columns as wide as their words, type that fits, its notes below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from lxml import etree

from hexapla.akn.grid import Grid, Place
from hexapla.writers.markup.elements import child

FIGURES = re.compile(r"(?:[A-Z]{2,3}\s?)?[$€£]?[\s\d.,:%/()+\-\u2010-\u2015\u2212\u00a0\u202f٠-٩٫٬$€£]+|\.\.\.?|…")
"""What a cell of figures holds; two points are for what is not available, a dash for nothing."""

FEW = 12
"""Words of so many letters (`n/a`, `nil`) follow the figures of their column."""

MOST = 0.75
"""The share of its cells from which on a column is one of figures."""

WIDE, SHORT = 6, 12
"""A table of so many columns takes the whole width between the margins; one of so few rows stays on one page."""

TIED = 6
"""So many rows that a cell spans stay on one page."""

SIZES = (9, 8, 7, 6)
"""Sizes of type on paper, in points: the first in which the longest word of every column has room."""

LETTER, GAP = 0.5, 5.0
"""The width of a letter in parts of the size of type; what stands between two columns, in points."""

BREAKS = re.compile(r"[\s\u200b/\u2010\u2013\u2014-]+")
"""Where a line may end within a cell."""

HEAD_LINES = 3
"""Over how many lines a column head may run before its column grows."""

LONGEST = 160
"""What a cell's text counts at most for the width of its column, in letters."""


@dataclass(frozen=True)
class Layout:
    """How a table is set on paper: shares of its columns in its width, size of type, and its kind."""

    shares: tuple[float, ...]
    size: int
    is_wide: bool
    is_short: bool

    @property
    def kinds(self) -> str:
        """The classes of a table on paper."""
        kinds = {"wide": self.is_wide, "short": self.is_short, f"type-{self.size}": self.size != SIZES[0]}
        return " ".join(("table", *(kind for kind, holds in kinds.items() if holds)))


def layout(table: Grid, narrow: float, wide: float) -> Layout:
    """Return how a table is set in a column `narrow` points wide, or in the `wide` one where it needs that."""
    least, most = _needs(table)
    is_wide = table.width >= WIDE or not _fits(least, SIZES[0], narrow)
    room = wide if is_wide else narrow
    size = next((each for each in SIZES if _fits(least, each, room)), SIZES[-1])
    letters = max(room - GAP * table.width, 1.0) / (LETTER * size)
    return Layout(_shares(least, most, letters, GAP / (LETTER * size)), size, is_wide, len(table.rows) <= SHORT)


def kinds(table: Grid) -> dict[Place, str]:
    """Return what is particular about cells: `figures` stand to the right, and what stands above or among them.

    A `spanner` is the head of several columns, in their middle with a rule below it; text `beside` figures stands off.
    """
    found = dict.fromkeys(_figures(table), "figures")
    ends = {cell.column + cell.span for cell in found}
    for cell in (cell for row in table.rows for cell in row):
        if cell.scope == "col" and cell.row < table.heads - 1 and 1 < cell.span < table.width:
            found[cell] = "spanner"
        elif cell.column in ends:
            found.setdefault(cell, "beside")
    return found


def tied(table: Grid) -> frozenset[int]:
    """Return the rows that go to one page with the next: a cell of a few rows reaches down into that."""
    cells = (cell for row in table.rows for cell in row if 1 < cell.depth <= TIED)
    return frozenset(row for cell in cells for row in range(cell.row, cell.row + cell.depth - 1))


def _figures(table: Grid) -> set[Place]:
    found: set[Place] = set()
    for number in range(min(table.width, 1), table.width):
        cells = table.column(number)
        texts = [text for cell in cells if not cell.is_head and (text := cell.text)]
        fitting = sum(1 for text in texts if FIGURES.fullmatch(text))
        if texts and fitting >= MOST * len(texts):
            found.update(cell for cell in cells if cell.is_head or _is_short(cell.text))
    over_several = (cell for row in table.rows for cell in row if cell.span > 1 and cell.column and not cell.is_head)
    found.update(cell for cell in over_several if cell.text and FIGURES.fullmatch(cell.text))
    return found


def _is_short(text: str) -> bool:
    return len(text) <= FEW or bool(FIGURES.fullmatch(text))


def _needs(table: Grid) -> tuple[list[float], list[float]]:
    """Return the longest word and the longest text of each column, in letters; cells over several share theirs out."""
    least, most = [1.0] * table.width, [1.0] * table.width
    cells = sorted((cell for row in table.rows for cell in row), key=lambda cell: cell.span)
    for cell in cells:
        columns = range(cell.column, cell.column + cell.span)
        longest = max((_width(line) for each in cell.lines for line in each.split("\n")), default=0.0)
        longest /= HEAD_LINES if cell.row < table.heads else 1
        for needs, wanted in ((least, _longest_word(cell)), (most, min(longest, LONGEST))):
            missing = wanted - sum(needs[column] for column in columns)
            for column in columns if missing > 0 else ():
                needs[column] += missing / cell.span
    return least, [max(pair) for pair in zip(least, most, strict=True)]


def _fits(least: Sequence[float], size: int, room: float) -> bool:
    return sum(least) * LETTER * size + GAP * len(least) <= room


def _shares(least: Sequence[float], most: Sequence[float], letters: float, gap: float) -> tuple[float, ...]:
    """Share out a width: to each column its longest word, and of what is left in proportion to what it lacks."""
    left = max(letters - sum(least), 0.0)
    lacks = [(full - word) ** 0.8 for word, full in zip(least, most, strict=True)]
    if sum(most) <= letters:  # every text has room on one line
        widths = [full + (letters - sum(most)) * full / sum(most) for full in most]
    elif sum(lacks) > 0:
        widths = [word + left * lack / sum(lacks) for word, lack in zip(least, lacks, strict=True)]
    else:
        widths = list(least)
    whole = sum(widths) + gap * len(widths)
    return tuple((width + gap) / whole for width in widths)


def _longest_word(cell: Place) -> float:
    return max((_width(word) for line in cell.lines for word in re.split(BREAKS, _apart(line))), default=0.0)


def _apart(text: str) -> str:
    """Set blanks around wide characters: lines of Chinese break between any two."""
    return text if text.isascii() else re.sub(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])", r" \1 ", text)


def _width(text: str) -> float:
    """Return how many letters wide a text is; a Chinese character is as wide as two."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def move_table_notes(root: etree._Element) -> None:
    """Set the notes of every table in `root` below it, as paper has them; `root` itself may be one."""
    for holder in list(root.iter("div")):
        if "table" in holder.get("class", "").split():
            _notes_below(holder)


def _notes_below(holder: etree._Element) -> None:
    """Take the notes marked by a letter out of the cells of a table on paper to its end."""
    notes = [
        each for each in holder.iter("span") if each.get("class") == "footnote" and is_table_mark(each.get("data-n"))
    ]
    if not notes:
        return
    below = child(holder, "div", {"class": "table-notes"})
    for note in notes:
        _take_out(note)
        note.tag = "p"
        note.set("class", "table-note")
        mark = etree.Element("span", {"class": "table-note-mark"})
        mark.text = note.get("data-n")
        note.insert(0, mark)
        below.append(note)


def is_table_mark(mark: str | None) -> bool:
    """Tell whether a note mark is a letter, as those of tables are."""
    return bool(mark) and len(mark or "") == 1 and (mark or "").isalpha()


def _take_out(note: etree._Element) -> None:
    """Remove an element and leave its tail where it is."""
    parent, before = note.getparent(), note.getprevious()
    if parent is not None:
        if before is not None:
            before.tail = (before.tail or "") + (note.tail or "") or None
        else:
            parent.text = (parent.text or "") + (note.tail or "") or None
        note.tail = None
        parent.remove(note)
