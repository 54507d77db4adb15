"""Leading: from which distance on two lines of a column stand in two cells."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile
from statistics import median

from hexapla.readers.pdf.cell_order import tag_of
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.structure_tree import Tag
from hexapla.readers.text.line_ends import EAST_ASIAN

_LEADING = 1.32
"""From which distance on, in sizes, two lines of a column stand in two cells at the latest."""

_WIDEST = 1.75
"""That where words run on from line to line."""

_RUNNING = 0.6
"""The part of lines at the usual distance that run on, at least, where each is no row."""

_FILLED = 0.75
"""The part of the columns of a table that have a line at one height, at least, where it may be a row."""

_NEAR = 0.08
"""In sizes, what distances differ by that are one."""

_MORE = 1.13
"""From which part of the usual distance on two lines of a column stand in two cells."""

_OF_ROWS = 0.94
"""Up to which part of the least distance of rows, which two figures in a column tell, lines stand in one cell."""

_HEAD = 1.6
"""Up to which distance, in sizes, lines of a head that is level at its foot or its top are one cell."""

_FEWEST = 2
_NEARLY_ALL, _MOST = 0.9, 0.8
_ALIKE = 0.3
"""Points by which sizes may differ that are one."""

_FIGURES = re.compile(r"[(\[]?[$€£]?[-–—+]?(?:\d[\d.,\s\u00a0]*)?%?[)\]]?")


@dataclass(frozen=True)
class Entry:
    """Words of one line that stand in one column, or reach from one over others."""

    glyphs: tuple[Glyph, ...]
    column: int
    last: int
    base: float
    size: float

    @property
    def is_figure(self) -> bool:
        """Tell whether it holds figures alone."""
        return bool(_FIGURES.fullmatch(self.text))

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(glyph.text for glyph in self.glyphs).strip()

    @cached_property
    def tag(self) -> Tag | None:
        """Return the element of the structure tree that it stands in."""
        return tag_of(self.glyphs)


def limit_of(entries: Sequence[Entry]) -> float:
    """Return from which distance on, in sizes, two lines of a column stand in two cells: more than what is usual within cells.

    Lines that stand further apart than type does by itself are those of one cell where words run on from most of them, or
    from any that stand closer than two figures of a column do.
    """
    size = median(entry.size for entry in entries)
    widest: dict[int, float] = {}
    for entry in entries:
        widest[entry.column] = max(entry.glyphs[-1].right, widest.get(entry.column, 0.0))
    filled = Counter(entry.base for entry in entries)
    tells_case = not all(entry.glyphs[0].text.islower() for entry in entries)
    gaps: dict[float, list[bool]] = defaultdict(list)
    figures: Counter[float] = Counter()
    last: dict[int, Entry] = {}
    for entry in entries:
        above = last.get(entry.column)
        if above is not None and above.base > entry.base and abs(entry.size - size) < _ALIKE > abs(above.size - size):
            is_row = filled[entry.base] >= _FILLED * len(widest)
            runs_on = _runs_on(above, entry, 0.0 if is_row else widest[entry.column], tells_case=tells_case)
            gap = round((above.base - entry.base) / size * 20) / 20
            gaps[gap].append(runs_on)
            figures[gap] += above.is_figure and entry.is_figure
        last[entry.column] = entry
    most = max(map(len, gaps.values()), default=0)
    usual = min((gap for gap, own in gaps.items() if len(own) * 4 >= most and gap >= 1), default=_LEADING)
    near = [each for gap, own in gaps.items() if abs(gap - usual) < _NEAR for each in own]
    is_running = len(near) > _FEWEST and sum(near) >= _RUNNING * len(near)
    limit = min(_WIDEST if is_running else _LEADING, _MORE * usual)
    rows = min(_WIDEST, _OF_ROWS * min((gap for gap, count in figures.items() if count), default=0.0))
    return rows if any(limit <= gap < rows and any(own) for gap, own in gaps.items()) else limit


def _runs_on(above: Entry, below: Entry, widest: float, *, tells_case: bool) -> bool:
    """Tell whether words go on from one line of a column in the next: that begins small, or its first word had no room behind some above.

    `widest` is where the longest line of the column ends, 0 where nearly all columns have a line beside: it may be a row.
    """
    if above.is_figure or below.is_figure or above.column != above.last:
        return False
    is_sign = EAST_ASIAN.match(below.text) is not None  # rows end between any two of them
    word = [below.glyphs[0]] if is_sign else list(takewhile(lambda glyph: not glyph.text.isspace(), below.glyphs))
    width = max(glyph.right for glyph in word) - min(glyph.left for glyph in word) if word else 0.0
    words = above.text if is_sign else above.text.split()
    is_full = len(words) > _FEWEST and 0 < widest < max(glyph.right for glyph in above.glyphs) + width
    return (tells_case and below.glyphs[0].text.islower()) or is_full


def are_lines(entries: Sequence[Entry]) -> bool:
    """Tell whether each line of a table is a row: none stands apart, and nearly all of the first column begin as no sentence goes on."""
    first = sorted((entry for entry in entries if entry.column == 0), key=lambda each: -each.base)
    is_parted = any(one.base - two.base > _LEADING * one.size for one, two in pairwise(first[1:]))
    is_begun = all(
        sum(1 for each in own if not each.glyphs[0].text.islower()) >= part * len(own)
        for own, part in ((first, _NEARLY_ALL), (entries, _MOST))
    )
    return len(first) > _FEWEST and not is_parted and is_begun


def limit_of_head(entries: Sequence[Entry]) -> float:
    """Return the limit within a head: wider where all its columns have a line at its foot, or at its top, and few another; else 0."""
    bases = sorted({entry.base for entry in entries})
    columns = {entry.column for entry in entries}
    is_level = any(
        {entry.column for entry in entries if entry.base == base} == columns for base in (*bases[:1], *bases[-1:])
    )
    is_wide = any(entry.last > entry.column for entry in entries)
    return _HEAD if len(bases) > 1 and is_level and not is_wide and len(entries) < len(bases) * len(columns) else 0.0
