"""Tables as HTML: heads with their scopes, figures marked, on paper the widths of columns too."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Protocol

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.grid import Grid, Place, grid
from hexapla.akn.inlines import Run, plain_text
from hexapla.akn.names import akn
from hexapla.present.presentation import Column
from hexapla.writers.markup.elements import child, element
from hexapla.writers.markup.table_layout import kinds, layout, tied

UNIT = re.compile(r"\([^()]+\)")
"""A caption that only says what the figures are: (Thousands of United States dollars)."""


class TableComposer(Protocol):
    """What a table asks of the composer of its column: ids, runs, and how wide a table may be on paper."""

    column: Column

    @property
    def on_paper(self) -> bool:
        """Tell whether this is for pages of paper."""

    @property
    def widths(self) -> tuple[float, float]:
        """The width of the text column and that between the margins, in points."""

    def identify(self, eid: str) -> str | None:
        """Return the HTML id of an eId, None when it was given out already."""

    def inline(self, parent: etree._Element, runs: Iterable[Run]) -> None:
        """Add runs at the end of an element."""


def table_markup(composer: TableComposer, block: Block) -> etree._Element:
    """Return the element of a table in a holder that bears its id."""
    holder = element("div", {"class": "table", "id": composer.identify(block.eid)})
    for content in block.content:
        made, table = child(holder, "table"), grid(content)
        for caption in content.iterfind(akn("caption")):
            kind = "unit" if UNIT.fullmatch(plain_text(caption)) else None
            composer.inline(child(made, "caption", {"class": kind}), composer.column.runs(caption))
        if composer.on_paper:
            _lay_out(holder, made, table, composer.widths)
        else:
            holder.set("tabindex", "0")
        _add_rows(composer, made, table)
    return holder


def _lay_out(holder: etree._Element, made: etree._Element, table: Grid, room: tuple[float, float]) -> None:
    found = layout(table, *room)
    holder.set("class", found.kinds)
    group = child(made, "colgroup")
    for share in found.shares:
        child(group, "col", {"style": f"width: {100 * share:.1f}%"})


def _add_rows(composer: TableComposer, made: etree._Element, table: Grid) -> None:
    particular, kept = kinds(table), tied(table)
    for is_head, rows in groupby(enumerate(table.rows), lambda row: row[0] < table.heads):
        part = child(made, "thead" if is_head else "tbody")
        for index, row in rows:
            holder = child(part, "tr", {"class": "tied" if index in kept else None})
            _add_cells(composer, holder, row, particular)


def _add_cells(
    composer: TableComposer, row: etree._Element, places: Iterable[Place], particular: Mapping[Place, str]
) -> None:
    """Add the cells of a row; a head that heads nothing or has no words is a plain cell of class `head`."""
    for place in places:
        names = ("head" if place.is_head and place.scope is None else "", particular.get(place, ""))
        attributes = {
            "scope": place.scope,
            "colspan": str(place.span) if place.span > 1 else None,
            "rowspan": str(place.depth) if place.depth > 1 else None,
            "class": " ".join(filter(None, names)),
        }
        made = child(row, "th" if place.scope else "td", attributes)
        for text in place.texts:
            holder = child(made, "p") if len(place.texts) > 1 else made
            composer.inline(holder, composer.column.runs(text))
