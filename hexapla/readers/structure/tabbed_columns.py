"""Columns that tabulators make in a styled source: rows of as many cells each become a table."""

import copy
import re
from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.readers.structure.flat_tables import is_head
from hexapla.readers.structure.labels import split_label
from hexapla.readers.structure.lines import PLAIN, Line
from hexapla.xml_tree import append_text

_FEWEST_ROWS = 3
_FEWEST_CELLS = 3
_FEWEST_SAID = 2
"""Cells of a row that say something: a mark and its words are a note."""

_NOTE = re.compile(r"\s*[a-z]\s*\t[^\t]+")
"""A letter and words: a note, however many tabulators stand before it."""

_STYLES = (None, "paragraph", PLAIN)


def with_tabbed_tables(lines: Sequence[Line], language: str) -> tuple[list[Line], list[int]]:
    """Return the lines, rows of columns as tables, and the numbers of the lines at which these begin."""
    found: list[Line] = []
    begun = []
    counts = _without_gaps([_cells(line, language) for line in lines])
    for cells, group in groupby(zip(counts, lines, strict=True), lambda each: each[0]):
        rows = [line for _, line in group]
        if cells < _FEWEST_CELLS or len(rows) < _FEWEST_ROWS:
            found += rows
        else:
            found.append(Line(rows[0].number, "", block=_table(rows, cells)))
            begun.append(rows[0].number)
    return found, begun


def _without_gaps(counts: Sequence[int]) -> list[int]:
    """Return counts of cells, those of lines between two of as many raised to theirs: the last cells of a row may be empty."""
    found = list(counts)
    for index in range(1, len(found) - 1):
        before, after = found[index - 1], counts[index + 1]
        if before == after >= _FEWEST_CELLS and _FEWEST_SAID <= found[index] < before:
            found[index] = before
    return found


def _cells(line: Line, language: str) -> int:
    """Return how many cells tabulators part in a line, 0 for a line that is no row of them."""
    if line.content is None or line.style not in _STYLES or line.label or line.eid:
        return 0
    said = [cell for cell in line.text.split("\t") if re.search(r"\w", cell)]
    label = split_label(line.text, language).label
    is_labelled = bool(label) and not label.isdecimal()  # a figure alone is a cell
    if len(said) < _FEWEST_SAID or is_labelled or _NOTE.fullmatch("\t".join(said)):
        return 0
    return line.tabs + line.text.count("\t") + 1


def _table(rows: Sequence[Line], columns: int) -> etree._Element:
    cells = [
        [*(E.p() for _ in range(row.tabs)), *map(_trimmed, _Parted(row.content).cells)]
        for row in rows
        if row.content is not None
    ]
    cells = [[*row, *(E.p() for _ in range(columns - len(row)))] for row in cells]
    shown = [any(_says(cell) for cell in column) for column in zip(*cells, strict=True)]
    kept = [[cell for cell, is_shown in zip(row, shown, strict=True) if is_shown] for row in cells]
    has_head = is_head([["".join(map(str, cell.itertext())).strip() for cell in row] for row in kept])
    names = ["th" if has_head and not index else "td" for index in range(len(kept))]
    return E.table(*(E.tr(*(E(name, cell) for cell in row)) for name, row in zip(names, kept, strict=True)))


def _says(cell: etree._Element) -> bool:
    return len(cell) > 0 or bool((cell.text or "").strip())


class _Parted:
    """The content of a line cut at each tabulator: `cells` are the pieces, elements that reach over one begun anew in each."""

    def __init__(self, content: etree._Element) -> None:
        self.cells = [E.p()]
        self._open: list[etree._Element] = []
        self._take(content)

    def _take(self, element: etree._Element) -> None:
        self._write(element.text or "")
        for child in element:
            if "\t" in "".join(map(str, child.itertext())):
                self._begin(child)
                self._open.append(child)
                self._take(child)
                self._open.pop()
            else:
                self._place().append(made := copy.deepcopy(child))
                made.tail = None
            self._write(child.tail or "")

    def _write(self, text: str) -> None:
        first, *others = text.split("\t")
        append_text(self._place(), first)
        for piece in others:
            self.cells.append(E.p())
            opened, self._open = self._open, []
            for each in opened:
                self._begin(each)
                self._open.append(each)
            append_text(self._place(), piece)

    def _begin(self, element: etree._Element) -> None:
        self._place().append(E(local(element), {str(key): str(value) for key, value in element.attrib.items()}))

    def _place(self) -> etree._Element:
        """Return the innermost element that is open in the last cell."""
        holder = self.cells[-1]
        for _ in self._open:
            holder = holder[-1]
        return holder


def _trimmed(cell: etree._Element) -> etree._Element:
    """Return a cell without blanks at its ends."""
    cell.text = (cell.text or "").lstrip(" \u00a0") or None
    if len(cell):
        cell[-1].tail = (cell[-1].tail or "").rstrip(" \u00a0") or None
    else:
        cell.text = (cell.text or "").rstrip(" \u00a0") or None
    return cell
