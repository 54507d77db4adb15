"""Tables: a grid of cells from Word becomes an AKN table, spans and column heads kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from hexapla.akn.grid import grid
from hexapla.akn.names import BOOKMARKS, PLACE, SCOPE, WHOLE, E, akn
from hexapla.akn.regular_tables import square
from hexapla.akn.table_settings import keep_brace, keep_scopes, keep_way
from hexapla.readers.word.units import Cell, Row, Table
from hexapla.xml_tree import append_text

Filler = Callable[[Cell, bool], "list[etree._Element]"]  # noqa: SLF001 - the type has no public name
"""Gives the paragraphs of a cell; the second argument says whether it is a column head."""


@dataclass(frozen=True)
class _Placed:
    """A cell in its place on the grid."""

    cell: Cell
    place: int


def akn_table(
    table: Table, fill: Filler, captions: Sequence[etree._Element] = (), *, is_ours: bool = False
) -> etree._Element | None:
    """Return the table as AKN, None where it has no cell; rows at the top that repeat are column heads.

    `is_ours` says that cells which the file has as heads of their rows, or with braces, are that.

    The table is square: what Word's grid leaves free beside a row is an empty cell.  Its cells say where they stood.
    """
    rows = [(row, _placed(row)) for row in table.rows]
    heads = _heads(table.rows)
    found = E.table()
    if captions:
        found.append(_caption(captions))
    for index, (row, cells) in enumerate(rows):
        made = E.tr({WHOLE: "true"} if row.is_whole else {})
        for each in cells:
            if each.cell.merge == "continue" and _begins_above(rows[:index], each):
                continue
            filled = _cell(each, rows[index + 1 :], fill, is_head=index < heads)
            filled.set(PLACE, f"{index} {each.place}")
            keep_way(filled, each.cell.way)
            if is_ours:
                keep_brace(filled, each.cell.brace)
            if is_ours and each.cell.scope:
                filled.tag = akn("th")
                filled.set(SCOPE, each.cell.scope)
            made.append(filled)
        found.append(made)  # a row that cells above fill is counted in their depth, and taken out by `square`
    square(found)
    keep_scopes(found)
    return found if found.find("{*}tr") is not None else None


def covered(table: Table) -> Iterator[Cell]:
    """Yield the cells that a merged one above them covers: Word shows nothing of what they hold."""
    rows = [(row, _placed(row)) for row in table.rows]
    for index, (_, cells) in enumerate(rows):
        yield from (each.cell for each in cells if each.cell.merge == "continue" and _begins_above(rows[:index], each))


def widths(table: etree._Element, columns: Sequence[int]) -> list[int]:
    """Return the widths of the columns of a table by those of the grid of Word, of which some begin no cell."""
    starts = {
        place.column: int(said[1])
        for row in grid(table).rows
        for place in row
        if len(said := place.element.get(PLACE, "").split()) > 1
    }
    firsts = [starts[column] for column in sorted(starts)]
    return [sum(columns[first:end]) for first, end in zip(firsts, [*firsts[1:], len(columns)], strict=True)]


def _caption(lines: Sequence[etree._Element]) -> etree._Element:
    """Return the caption: its lines one below the other."""
    caption = E.caption()
    names = [str(line.get(BOOKMARKS)) for line in lines if line.get(BOOKMARKS)]
    if names:
        caption.set(BOOKMARKS, " ".join(names))
    for index, line in enumerate(lines):
        if index:
            caption.append(E.br())
        append_text(caption, line.text)
        caption.extend(list(line))
    return caption


def _placed(row: Row) -> list[_Placed]:
    place = row.skipped
    found = [_Placed(Cell(place, None, ()), 0)] if place else []
    for cell in row.cells:
        found.append(_Placed(cell, place))
        place += cell.span
    return found


def _heads(rows: Sequence[Row]) -> int:
    """Return how many rows at the top are column heads; a table of nothing but heads has none."""
    count = 0
    for row in rows:
        if not row.is_head:
            break
        count += 1
    return count if count < len(rows) else 0


def _begins_above(rows: Sequence[tuple[Row, list[_Placed]]], each: _Placed) -> bool:
    """Tell whether a continued cell continues anything: what stands above it at its place, of its width."""
    for _, cells in reversed(rows):
        above = next((one for one in cells if one.place == each.place and one.cell.span == each.cell.span), None)
        if above is None or above.cell.merge is None:
            return False
        if above.cell.merge == "restart":
            return True
    return False


def _cell(each: _Placed, below: Sequence[tuple[Row, list[_Placed]]], fill: Filler, *, is_head: bool) -> etree._Element:
    made = E("th" if is_head else "td")
    if each.cell.span > 1:
        made.set("colspan", str(each.cell.span))
    deep = 1
    if each.cell.merge == "restart":
        for _, cells in below:
            if not any(_continues(one, each) for one in cells):
                break
            deep += 1
    if deep > 1:
        made.set("rowspan", str(deep))
    made.extend(fill(each.cell, is_head) or [E.p()])
    return made


def _continues(one: _Placed, each: _Placed) -> bool:
    return one.place == each.place and one.cell.span == each.cell.span and one.cell.merge == "continue"
