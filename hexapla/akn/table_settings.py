"""What a table says of how its source sets it: widths of columns, indents of rows, rules, where words stand, what heads are of."""

from collections.abc import Sequence

from lxml import etree

from hexapla.akn.grid import ALIGNMENTS, BRACES, CELLS, VALIGNS, grid, row_elements, shares_of
from hexapla.akn.names import (
    ALIGN,
    BRACE,
    CLOSE,
    COLUMNS,
    INDENT,
    LEADING,
    REACH,
    RUNS,
    SCOPE,
    SIZE,
    TRACKING,
    VALIGN,
    akn,
)
from hexapla.akn.rules import read_rules, state
from hexapla.akn.table_reach import Reach, reach_of
from hexapla.akn.table_type import leading_of, size_of, tracking_of
from hexapla.akn.ways import WAYS

DEPTHS = tuple("123456")
"""How deep a row may stand in; a source that sets one deeper makes no finer steps."""

ENDS = ("above", "below", "above below")
"""Where words of a row may stand close to a rule."""

ALIKE = 1.02
"""Columns that differ by no more than this were set by no hand: a program shared the width out."""


def set_columns(table: etree._Element, widths: Sequence[float], *, are_set: bool = False) -> None:
    """Say in a table how wide its source sets its columns, of which there are as many; else say nothing.

    Nothing is said of columns that are all alike either, but where it is known that somebody set them (`are_set`).
    """
    is_told = bool(widths) and min(widths) > 0 and (are_set or max(widths) > ALIKE * min(widths))
    if is_told and len(widths) == grid(table).width > 1:
        table.set(COLUMNS, " ".join(str(max(1, round(1000 * each / sum(widths)))) for each in widths))


def set_reach(table: etree._Element, reach: Reach) -> None:
    """Say in a table from where to where its source sets it, where it stands elsewhere than its text."""
    if reach:
        table.set(REACH, str(reach))


def keep_scopes(table: etree._Element) -> None:
    """Leave what the heads of a table state of themselves (`col`, `row`) where their places do not tell it alone."""
    stated = [(cell, cell.attrib.pop(SCOPE)) for cell in table.iter(*map(akn, CELLS)) if SCOPE in cell.attrib]
    told = {place.element: place.scope for row in grid(table).rows for place in row}
    for cell, scope in stated:
        if scope in ("col", "row") and told.get(cell) not in (None, scope):
            cell.set(SCOPE, scope)


def keep_indents(table: etree._Element, stated: Sequence[str]) -> None:
    """Say in the rows of a table how deep a file of ours says that they stand in, if it says so of as many rows."""
    rows = table.findall(akn("tr"))
    for row, depth in zip(rows, stated, strict=True) if len(rows) == len(stated) else ():
        if depth in DEPTHS:
            row.set(INDENT, depth)


def keep_close(table: etree._Element, stated: Sequence[str]) -> None:
    """Say in the rows of a table where a file of ours says that they stand close to a rule, if it says so of as many rows."""
    rows = table.findall(akn("tr"))
    for row, ends in zip(rows, stated, strict=True) if len(rows) == len(stated) else ():
        if ends in ENDS:
            row.set(CLOSE, ends)


def keep_columns(table: etree._Element, stated: str) -> None:
    """Say in a table what a file of ours says of its columns, if it can be that."""
    if shares_of(stated, grid(table).width):
        table.set(COLUMNS, stated)


def keep_reach(table: etree._Element, stated: str) -> None:
    """Say in a table what a file of ours says of where it begins and ends, if it can be that."""
    table.set(REACH, stated)
    if not reach_of(table):
        del table.attrib[REACH]


def keep_rules(table: etree._Element, above: str, below: Sequence[str], upright: str, frame: str = "") -> None:
    """Say in a table and in its rows what a file of ours says of their rules, if it says so of as many rows."""
    made = grid(table)
    rows = row_elements(made.rows)
    if len(rows) == len(below):
        state(table, rows, read_rules((above, *below), upright, made.width, frame))


def keep_leading(table: etree._Element, said: str) -> None:
    """Say in a table how far from each other a file of ours says that its lines stand, if it can be that."""
    table.set(LEADING, said)
    if not leading_of(table):
        del table.attrib[LEADING]


def keep_tracking(table: etree._Element, said: str) -> None:
    """Say in a table what a file of ours says of its letters, if it can be that."""
    table.set(TRACKING, said)
    if tracking_of(table) is None:
        del table.attrib[TRACKING]


def keep_size(table: etree._Element, said: str) -> None:
    """Say in a table what a file of ours says of how large its letters are, if it can be that."""
    table.set(SIZE, said)
    if not size_of(table):
        del table.attrib[SIZE]


def keep_brace(cell: etree._Element, said: str) -> None:
    """Say in a cell on which side of its words a file of ours says that a brace stands, if it can be that."""
    if said in BRACES and int(cell.get("rowspan", "1")) > 1:
        cell.set(BRACE, said)


def keep_way(cell: etree._Element, said: str) -> None:
    """Say in a cell which way a file of ours says that its words run, if it can be that."""
    if said in WAYS:
        cell.set(RUNS, said)


def keep_align(cell: etree._Element, said: str) -> None:
    """Say in a cell where a file of ours says that its words stand, if it can be that."""
    if said in ALIGNMENTS:
        cell.set(ALIGN, said)


def keep_valign(cell: etree._Element, said: str) -> None:
    """Say in a cell at which end of it a file of ours says that its words stand, if it can be that."""
    if said in VALIGNS:
        cell.set(VALIGN, said)
