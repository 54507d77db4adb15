"""How deep the rows of a table stand in, by tabulators or by the indent of their first words, and how far its lines from each other."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from lxml import etree

from hexapla.akn.grid import grid
from hexapla.akn.names import INDENT, akn, local
from hexapla.akn.table_settings import DEPTHS
from hexapla.akn.table_type import LEAST_ROOM_OF_ROWS, ROOM_OF_ROWS
from hexapla.readers.word.names import child_val, val, w, whole
from hexapla.readers.word.units import Row, Table

_TAB = 288
"""Twentieths of a point by which a tabulator sets words in (the templates of the UN)."""

_ALIKE = 100
"""Twentieths of a point by which rows of one depth may differ."""


_MOST = 2 / 3
"""The share of its lines, as long as they most often are, that set those of a table."""

_TIMES = 1.149
"""How far apart Times New Roman sets its lines by itself, in parts of its size: what it has above, below and between."""

_SINGLE = 240
"""What a paragraph says whose lines stand as its type wants, no part of that more (`w:lineRule` auto)."""

_LETTERS, _NEAR = 40, 0.1
"""About how many letters a line of a cell has; the share by which lines of one table differ where an author set some closer."""


def leading(table: Table, *, is_ours: bool) -> str:
    """Return how far from each other most paragraphs below the head of a table set their lines, in points; "" where they don't.

    Behind it stands how much room is between the words of two rows, where most leave less than usual.
    A table all of whose rows are said to be heads has none.  Files of ours set it exactly where their source did.  Authors set some of them closer, so that a page holds a line more: of lines that differ a little it is the mean, so that the
    table is as high as theirs.
    """
    rows = tuple(row for row in table.rows if not row.is_head) or table.rows
    lines: Counter[int] = Counter()
    for text in (each.element for each in Table(rows, 0).paragraphs()):
        letters = sum(len(each.text or "") for each in text.iter(w("t")))
        lines[_line(text, is_exact=is_ours)] += ceil(letters / _LETTERS)
    usual = max(lines, key=lambda line: lines[line] if line else 0, default=0)
    alike = {line: count for line, count in lines.items() if abs(line - usual) <= _NEAR * usual}
    count = sum(alike.values())
    if not usual or count < _MOST * lines.total():
        return ""
    said = f"{sum(line * each for line, each in alike.items()) / count / 20:.1f}".removesuffix(".0")
    room = _least_room(rows) if is_ours else _room(rows)
    return f"{said} {room:g}" if LEAST_ROOM_OF_ROWS <= room < ROOM_OF_ROWS else said


def _room(rows: Sequence[Row]) -> float:
    """Return how much room most rows leave above and below their words together, in points; words stand further from a rule."""
    said: Counter[int] = Counter()
    for row in rows:
        shown = [each for each in Table((row,), 0).paragraphs() if next(each.element.iter(w("t")), None) is not None]
        spaces = [each.element.find(f"{w('pPr')}/{w('spacing')}") for each in shown]
        said[sum(max((whole(val(each, side)) for each in spaces), default=0) for side in ("before", "after"))] += 1
    return max(said, key=lambda room: said[room], default=0) / 20


def _least_room(rows: Sequence[Row]) -> float:
    """Return how much room there is in a file of ours between the words of two rows that no rule parts, in points."""
    spaces = (each.element.find(f"{w('pPr')}/{w('spacing')}") for each in Table(tuple(rows), 0).paragraphs())
    sides = (whole(val(each, side)) for each in spaces if each is not None for side in ("before", "after"))
    return min(sides, default=0) / 10


def _line(paragraph: etree._Element, *, is_exact: bool) -> int:
    """Return how far its lines stand from each other, in twentieths of a point: as it sets them, as its type wants at least; 0 for unknown."""
    spacing = paragraph.find(f"{w('pPr')}/{w('spacing')}")
    line, rule = whole(val(spacing, "line")), val(spacing, "lineRule")
    if rule == "exact" or is_exact:
        return line if rule == "exact" else 0
    size = max((whole(child_val(run, "rPr", "sz")) for run in paragraph.iter(w("r"))), default=0)
    single = round(10 * _TIMES * size)
    if rule == "auto" and line:
        return round(single * line / _SINGLE)
    return max(line, single) if rule == "atLeast" and size else 0


def indent_of(paragraph: etree._Element, tabs: int) -> int:
    """Return how far the first words of a paragraph stand in, in twentieths of a point."""
    given = paragraph.find(f"{w('pPr')}/{w('ind')}")
    side = 0 if given is None else max(whole(val(given, "left")), whole(val(given, "start")))
    first = 0 if given is None else whole(val(given, "firstLine")) - whole(val(given, "hanging"))
    return max(0, side + first) + tabs * _TAB


def set_indents(table: etree._Element, *, is_ours: bool) -> None:
    """Take what the paragraphs of a table say of their indents, and say in its rows how deep each stands in.

    A file of ours says so itself.  Rows that all stand in alike stand in nowhere.
    """
    widths = {
        paragraph: int(paragraph.attrib.pop(INDENT)) for paragraph in table.iter(akn("p")) if INDENT in paragraph.attrib
    }
    cells = [row[0].element for row in grid(table).rows if row and not row[0].column and local(row[0].element) == "td"]
    firsts = {cell: first for cell in cells if (first := cell.find(akn("p"))) is not None and first in widths}
    steps: list[int] = []
    for width in sorted({widths[first] for first in firsts.values()}):
        if not steps or width > steps[-1] + _ALIKE:
            steps.append(width)
    for cell, first in firsts.items() if len(steps) > 1 and not is_ours else ():
        depth = sum(1 for step in steps[1:] if widths[first] >= step)
        row = cell.getparent()
        if depth and row is not None:
            row.set(INDENT, DEPTHS[min(depth, len(DEPTHS)) - 1])
