"""Rows of tables that break over pages, and whose later cells call notes.

WeasyPrint 70.0 sets the cells of a row one after the other.  Where a later one calls a note, the page ends higher than it did for
those before it, which then overflow: the row is put on the next page, whole, and there its table has no head.  Here the notes of
the cells that need no second page are on the page before the first cell of their row is set.  No issue found upstream.
"""

from collections.abc import Iterable
from typing import Any

import weasyprint.layout.block as block_layout
from weasyprint.formatting_structure.boxes import TableCellBox
from weasyprint.layout.percent import resolve_percentages

_ALONE = {
    "adjoining_margins": None,
    "first_letter_style": None,
    "first_line_style": None,
    "discard": False,
    "max_lines": None,
}
"""How a cell is set by itself."""


def install() -> None:
    """Mend the setting of cells, once."""
    tables, original = block_layout.table_layout, block_layout.block_container_layout
    if getattr(original, "sets_notes_of_rows", False):
        return

    def table_layout(context: Any, table: Any, *arguments: Any) -> Any:
        if context.footnotes:
            vars(context).setdefault("rows_with_notes", {}).update(_rows_with_notes(table))
            vars(context).setdefault("begun_cells", {}).update(_begun_cells(table, arguments[1]))
        return tables(context, table, *arguments)

    def block_container_layout(context: Any, box: Any, *arguments: Any, **named: Any) -> Any:
        if not isinstance(box, TableCellBox) or not hasattr(context, "rows_with_notes"):
            return original(context, box, *arguments, **named)
        bottom, skip = arguments[:2]
        waiting = vars(context).setdefault("notes_of_cells", {})
        table, cells = context.rows_with_notes.get(box, (None, ()))
        for cell in cells if context.footnotes else ():
            rest = context.begun_cells.get(cell) if skip is not None else None
            _place(cell, table, box.position_y)
            waiting[cell] = _set_notes(original, context, cell, bottom, rest)
        found = original(context, box, *arguments, **named)
        _take_back(context, set(waiting.pop(box, ())) - set(_notes(found[0])))
        return found

    block_container_layout.__dict__.update(original.__dict__, sets_notes_of_rows=True)
    block_layout.table_layout, block_layout.block_container_layout = table_layout, block_container_layout


def _rows_with_notes(table: Any) -> dict[Any, Any]:
    """Return the table and the later cells with notes of each row that may break, by its first cell; looked for once a table."""
    if "rows_with_notes" not in vars(table):
        rows = (row for group in table.children if not group.is_header for row in group.children)
        found = {
            row.children[0]: (table, cells)
            for row in rows
            if row.style["break_inside"] == "auto" and (cells := [each for each in row.children[1:] if _notes(each)])
        }
        vars(table)["rows_with_notes"] = found
    return vars(table)["rows_with_notes"]  # type: ignore[no-any-return]  # set above


def _begun_cells(table: Any, skip: Any) -> dict[Any, Any]:
    """Return where each cell goes on of the row of a table that another page has begun, as the engine says it."""
    ((group, rows),) = skip.items() if skip else ((0, None),)
    ((row, cells),) = rows.items() if rows else ((0, None),)
    begun = cells or {}
    held = table.children[group].children[row].children if begun else ()
    return {cell: begun.get(place, {len(cell.children): None}) for place, cell in enumerate(held)}


def _notes(box: Any) -> list[Any]:
    """Return the notes that are called in a box, None for no box."""
    called = (getattr(each, "footnote", None) for each in box.descendants()) if box is not None else ()
    return [note for note in called if note is not None]


def _place(cell: Any, table: Any, top: float) -> None:
    """Say where a cell stands and how wide it is, as the engine does before it sets it."""
    widths = table.column_widths[cell.grid_x :][: cell.colspan]
    resolve_percentages(cell, containing_block=table)
    cell.position_x, cell.position_y = table.content_box_x(), top
    cell.margin_top = cell.margin_left = cell.width = 0
    cell.width, cell.height = max(0, sum(widths) - cell.border_width()), "auto"


def _set_notes(layout: Any, context: Any, cell: Any, bottom: float, skip: Any) -> list[Any]:
    """Put the notes of a cell on the page where all of it has room there, or all that is left of it (`skip`); return them."""
    before = list(context.current_page_footnotes)
    made, rest, *_ = layout(
        context, cell, bottom, skip, page_is_empty=False, absolute_boxes=[], fixed_boxes=[], **_ALONE
    )
    added = [note for note in context.current_page_footnotes if note not in before]
    if made is not None and rest is None:
        return added
    _take_back(context, added)
    return []


def _take_back(context: Any, notes: Iterable[Any]) -> None:
    for note in notes:
        if note in context.current_page_footnotes:
            context.unlayout_footnote(note)
