"""Tables that face each other: where a page has no room for their columns, both languages share them out alike, or no row would answer another."""

from collections.abc import Iterator, Mapping

from lxml import etree

from hexapla.akn.grid import Grid
from hexapla.present.presentation import Presentation
from hexapla.writers.markup.cell_pictures import shown_in
from hexapla.writers.markup.table_layout import Columns, Room, shared_alike
from hexapla.writers.markup.tables import grid_on_paper


def shared_columns(presentation: Presentation, room: Room) -> Mapping[etree._Element, Columns]:
    """Return for each table that one of its languages has no room for the columns of the tables that it is in every one."""
    found: dict[etree._Element, Columns] = {}
    codes = [column.language.code for column in presentation.columns]
    for tables in _facing(presentation):
        grids = [_grid(each, presentation) for each in tables]
        if len({each.width for each in grids}) == 1:
            columns = shared_alike([*zip(grids, codes, strict=True)], room)
            found.update(dict.fromkeys(tables, columns) if columns else {})
    return found


def _facing(presentation: Presentation) -> Iterator[tuple[etree._Element, ...]]:
    """Yield the tables that answer each other."""
    for row in presentation.rows:
        cells = [cell for cell in row.cells if cell is not None and row.kind == "table"]
        if len(cells) == len(presentation.columns):
            yield from zip(*(cell.content for cell in cells), strict=False)


def _grid(content: etree._Element, presentation: Presentation) -> Grid:
    return grid_on_paper(content, shown_in(content, presentation.media))
