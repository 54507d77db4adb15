"""Tables as HTML: heads with their scopes, figures marked, on paper the widths of columns too."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Protocol

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.grid import Grid, Place, grid
from hexapla.akn.inlines import Run, plain_text
from hexapla.akn.names import akn
from hexapla.present.presentation import Column
from hexapla.writers.markup.elements import child, element
from hexapla.writers.markup.inlines import wrap_matches
from hexapla.writers.markup.table_cells import is_figure, kinds, row_kinds, stub, with_styled_head
from hexapla.writers.markup.table_layout import CODE, Layout, layout

UNIT = re.compile(r"\([^()]+\)")
"""A caption that only says what the figures are: (Thousands of United States dollars)."""


class TableComposer(Protocol):
    """What a table asks of the composer of its column: ids, runs, and how wide a table may be on paper."""

    column: Column

    @property
    def on_paper(self) -> bool:
        """Tell whether this is for pages of paper."""

    @property
    def widths(self) -> tuple[float, float, float | None]:
        """The width of the text column, that between the margins, and that of a page on its side, in points."""

    def identify(self, eid: str) -> str | None:
        """Return the HTML id of an eId, None when it was given out already."""

    def inline(self, parent: etree._Element, runs: Iterable[Run]) -> None:
        """Add runs at the end of an element."""


def table_markup(composer: TableComposer, block: Block) -> etree._Element:
    """Return the element of a table in a holder that bears its id."""
    holder = element("div", {"class": "table", "id": composer.identify(block.eid)})
    for content in block.content:
        made = child(holder, "table")
        table = with_styled_head(grid(content)) if composer.on_paper else grid(content)
        for caption in content.iterfind(akn("caption")):
            kind = "unit" if UNIT.fullmatch(plain_text(caption)) else None
            composer.inline(child(made, "caption", {"class": kind}), composer.column.runs(caption))
        if composer.on_paper:
            narrow, wide, landscape = composer.widths
            found = layout(table, narrow, wide, composer.column.language.code, landscape)
            _set_widths(holder, made, found)
        else:
            found = None
            holder.set("tabindex", "0")
        _add_rows(composer, made, table, found)
    return holder


def _set_widths(holder: etree._Element, made: etree._Element, found: Layout) -> None:
    holder.set("class", found.kinds)
    group = child(made, "colgroup")
    for share in found.shares:
        child(group, "col", {"style": f"width: {100 * share:.3f}%"})


def _add_rows(composer: TableComposer, made: etree._Element, table: Grid, found: Layout | None) -> None:
    """Add the rows; on paper with what each is, and the cells of the stub as heads of theirs."""
    classes, heads = (row_kinds(table), stub(table)) if found is not None else ({}, frozenset[Place]())
    particular = kinds(table)
    for is_head, rows in groupby(enumerate(table.rows), lambda row: row[0] < table.heads):
        part = child(made, "thead" if is_head else "tbody")
        for index, row in rows:
            tall = "tall" if found is not None and index in found.tall_rows else ""
            holder = child(part, "tr", {"class": f"{classes.get(index, '')} {tall}".strip()})
            is_group = "group" in classes.get(index, "").split()  # its words may go on over the empty cells beside them
            for place in (replace(row[0], span=table.width),) if is_group else row:
                scope = place.scope or ("row" if is_group or place in heads else None)
                _add_cell(composer, holder, place, scope, particular.get(place, ""))


def _add_cell(composer: TableComposer, row: etree._Element, place: Place, scope: str | None, kind: str) -> None:
    """Add a cell; a head that heads nothing or has no words is a plain cell of class `head`."""
    names = ("head" if place.is_head and scope is None else "", kind)
    attributes = {
        "scope": scope,
        "colspan": str(place.span) if place.span > 1 else None,
        "rowspan": str(place.depth) if place.depth > 1 else None,
        "class": " ".join(filter(None, (*names, "whole-word" if composer.on_paper and is_figure(place) else ""))),
    }
    made = child(row, "th" if scope else "td", attributes)
    for text in place.texts:
        holder = child(made, "p") if len(place.texts) > 1 else made
        composer.inline(holder, composer.column.runs(text))
        if composer.on_paper and not is_figure(place):
            wrap_matches(holder, CODE, lambda code: element("span", {"class": "whole-word"}, code))
