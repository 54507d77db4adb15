"""Tables as HTML: heads with their scopes, figures marked, on paper the widths of columns too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Protocol

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.grid import Grid, Place, Shown, grid
from hexapla.akn.inlines import Run
from hexapla.akn.names import (
    CHART,
    CLOSE,
    CLOSER,
    COLUMNS,
    FRAME,
    INDENT,
    LEADING,
    REACH,
    RULE,
    SIZE,
    TRACKING,
    UPRIGHT,
    WHOLE,
    akn,
)
from hexapla.akn.row_lines import whole_rows
from hexapla.akn.table_cells import is_figure, kinds, row_kinds, stub, with_styled_head
from hexapla.akn.table_kinds import of_figures
from hexapla.akn.table_type import ROOM_OF_ROWS
from hexapla.akn.ways import way
from hexapla.present.presentation import Column
from hexapla.writers.markup.by_hand import CLOSER as SET_CLOSER
from hexapla.writers.markup.captions import caption_parts
from hexapla.writers.markup.cell_pictures import shown_in
from hexapla.writers.markup.cell_words import hold_codes
from hexapla.writers.markup.column_labels import LABELLED, column_labels, words_reaching
from hexapla.writers.markup.elements import child, element
from hexapla.writers.markup.inlines import wrap_matches
from hexapla.writers.markup.ruled_cells import cell_rules, classes, kind_of, row_classes
from hexapla.writers.markup.table_layout import Columns, Layout, Room, in_parts
from hexapla.writers.markup.table_words import DATED, NUMBER_ALONE, NUMBERED
from hexapla.writers.markup.turned_words import turn
from hexapla.xml_tree import take_out


class TableComposer(Protocol):
    """What a table asks of the composer of its column: ids, runs, and how wide a table may be on paper."""

    column: Column

    @property
    def media(self) -> Mapping[str, bytes]:
        """The bytes of pictures by their `src`."""

    @property
    def on_paper(self) -> bool:
        """Tell whether this is for pages of paper."""

    @property
    def room(self) -> Room:
        """Where a table stands on paper."""

    @property
    def shared(self) -> Mapping[etree._Element, Columns]:
        """The tables that are divided on paper as their counterparts in another language are."""

    def identify(self, eid: str) -> str | None:
        """Return the HTML id of an eId, None when it was given out already."""

    def inline(self, parent: etree._Element, runs: Iterable[Run]) -> None:
        """Add runs at the end of an element."""


def table_markup(composer: TableComposer, block: Block) -> etree._Element:
    """Return the element of a table in a holder that bears its id."""
    holder = element("div", {"class": "table", "id": composer.identify(block.eid)})
    for content in block.content:
        parts: list[tuple[Grid, Layout | None]] = [(grid(content), None)]
        if composer.on_paper:
            pictures = shown_in(content, composer.media)
            columns = composer.shared.get(content, ())
            parts = [*parts_on_paper(content, composer.column.language.code, composer.room, pictures, columns)]
        else:
            holder.set("tabindex", "0")
        for number, (table, found) in enumerate(parts):
            made = child(holder, "table", {"class": kind_of(table) or None})
            for caption in content.iterfind(akn("caption")) if number == 0 else ():
                _add_caption(composer, made, caption)
            if found is not None:
                _set_widths(made, found)
                # A single row of figures under its head is what the paragraphs below it are about.
                figures = "of-figures tied" if len(table.rows) == table.heads + 1 else "of-figures"
                holder.set("class", f"{found.kinds} {figures}" if of_figures(table) else found.kinds)
                if found.beyond is not None:
                    before, behind = found.beyond
                    notes = (
                        behind if before <= 0 < behind else 0
                    )  # below a table that begins with the text they end with it
                    holder.set("style", f"--before: {before:.4g}pt; --behind: {behind:.4g}pt; --notes: {notes:.4g}pt")
            else:
                _state(made, content)
            _add_rows(composer, made, table, found)
            if found is not None and found.is_list:
                holder.set("class", f"{holder.get('class')} listed")
                child(holder, "div", {"class": "list"}).append(made)
            for note in [*made.iterfind(".//span[@class='footnote']")] if number else ():
                if note.get("id") is None:  # its cell stands in the part before as well
                    take_out(note)
    return holder


def _state(made: etree._Element, content: etree._Element) -> None:
    """Say in a table of a page what only its source knows: a page of ours gives it back; a screen sets columns by what is in them."""
    said = {
        "data-columns": COLUMNS,
        "data-reach": REACH,
        "data-rule": RULE,
        "data-upright": UPRIGHT,
        "data-frame": FRAME,
        "data-leading": LEADING,
        "data-tracking": TRACKING,
        "data-size": SIZE,
    }
    made.attrib.update({name: content.get(key, "") for name, key in said.items() if content.get(key)})
    if content.get("class") == CHART:
        made.set("class", f"{made.get('class', '')} {CHART}".strip())


def _add_caption(composer: TableComposer, made: etree._Element, caption: etree._Element) -> None:
    """Add the caption of a table; its unit of measure is set in smaller type, what only names a document is not bold."""
    parts = caption_parts(composer.column, caption)
    holder = child(made, "caption", {"class": parts.kind or None})
    if parts.label:
        composer.inline(child(holder, "span", {"class": "label"}), parts.label)
    composer.inline(holder, parts.title)
    if parts.unit:
        composer.inline(child(holder, "span", {"class": "unit"}), parts.unit)
    composer.inline(holder, parts.behind)


@lru_cache(256)
def parts_on_paper(
    content: etree._Element, language: str, room: Room, pictures: tuple[Shown, ...] = (), columns: Columns = ()
) -> list[tuple[Grid, Layout]]:
    """Return the tables that one is on paper, each with how it is set; remembered, since the gate asks again."""
    return in_parts(grid_on_paper(content, pictures), room, language, columns)


def grid_on_paper(content: etree._Element, pictures: tuple[Shown, ...]) -> Grid:
    """Return the grid of a table as paper shows it: its head by its look, its pictures in their size."""
    return replace(with_styled_head(grid(content)), pictures=pictures)


def _set_widths(made: etree._Element, found: Layout) -> None:
    lines = {"line-height": found.leading or None, "letter-spacing": found.spacing, "--tracking": found.spacing}
    lines["--beside-words"] = found.room / 2 if found.leading and found.room != ROOM_OF_ROWS else None
    style = "; ".join(f"{name}: {points:.4g}pt" for name, points in lines.items() if points is not None)
    if style:
        made.set("style", style)
    if found.leading:
        made.set("class", f"{made.get('class', '')} led".strip())
    group = child(made, "colgroup")
    for share in found.shares:
        child(group, "col", {"style": f"width: {100 * share:.3f}%"})


def _add_rows(composer: TableComposer, made: etree._Element, table: Grid, found: Layout | None) -> None:
    """Add the rows with what each is, the cells of the stub as heads of theirs."""
    names, heads = row_kinds(table), stub(table)
    particular, rules = kinds(table), cell_rules(table)
    labels = column_labels(table) if found is None else {}
    if labels:
        made.set("class", f"{made.get('class', '')} {LABELLED}".strip())
    reaching = words_reaching(table) if labels else {}
    whole = whole_rows(table)
    beside = row_classes(table) if found is not None and found.leading else []
    for is_head, rows in groupby(enumerate(table.rows), lambda row: row[0] < table.heads):
        is_single = is_head and not table.is_repeated
        part = child(made, "thead" if is_head else "tbody", {"class": "single" if is_single else None})
        for index, row in rows:
            tall = "tall" if found is not None and index in found.tall_rows else ""
            kept = "kept" if tall and found and index in whole - found.long_rows else ""
            kinds_of_row = filter(None, (names.get(index, ""), tall, kept, *beside[index : index + 1]))
            holder = child(part, "tr", {"class": " ".join(kinds_of_row)})
            if found is None:
                _state_row(holder, row)
            if index in reaching:
                holder.set("data-reaching", reaching[index])
            is_group = (
                found is not None and "group" in names.get(index, "").split()
            )  # its words may go on over the empty cells beside them
            for place in (replace(row[0], span=table.width),) if is_group else row:
                is_stub = place.scope is None and (is_group or place in heads)
                apart = "apart " if found is not None and place in found.apart else ""
                kind = f"{'stub ' if is_stub else ''}{apart}{particular.get(place, '')} {classes(place, rules)}".strip()
                cell = _add_cell(composer, holder, place, "row" if is_stub else place.scope, kind)
                if place in labels:
                    cell.set("data-label", labels[place])
                if found is not None and place in found.turned:
                    turn(cell, found.turned[place])


def _state_row(holder: etree._Element, row: Sequence[Place]) -> None:
    """Say in a row of a page what only its source knows of it."""
    element = next((up for place in row if (up := place.element.getparent()) is not None), None)
    said = {"data-indent": INDENT, "data-rule": RULE, "data-close": CLOSE, "data-whole": WHOLE}
    if element is not None:
        holder.attrib.update({name: element.get(key, "") for name, key in said.items() if element.get(key)})


def _add_cell(
    composer: TableComposer, row: etree._Element, place: Place, scope: str | None, kind: str
) -> etree._Element:
    """Add a cell, and return it; a head that heads nothing or has no words is a plain cell of class `head`.

    On paper, one before which a cell from above reaches down is of class `inner`: it is the first of its row, not of the first column.
    """
    is_inner = composer.on_paper and place.column and not len(row)
    names = ("head" if place.is_head and scope is None else "", "inner" if is_inner else "", kind)
    attributes = {
        "scope": scope,
        "colspan": str(place.span) if place.span > 1 else None,
        "rowspan": str(place.depth) if place.depth > 1 else None,
        "data-align": place.align if place.align and not composer.on_paper else None,
        "data-valign": place.valign if place.valign and not composer.on_paper else None,
        "data-brace": place.brace or None,
        "data-runs": way(place) or None,
        "class": " ".join(filter(None, (*names, "whole-word" if composer.on_paper and is_figure(place) else ""))),
    }
    made = child(row, "th" if scope else "td", attributes)
    for text in place.texts:
        holder = child(made, "p") if len(place.texts) > 1 else made
        composer.inline(holder, composer.column.runs(text))
        if text.get(CLOSER):
            holder.set(SET_CLOSER, text.get(CLOSER, ""))
        _set_number_apart(holder, " " if composer.on_paper else "\t")
        if composer.on_paper and place.scope == "col":
            wrap_matches(holder, DATED, _divided, in_links=True)
        if composer.on_paper and not is_figure(place):
            hold_codes(holder)
    return made


def _divided(words: str) -> etree._Element:
    """Return the element of words that a line may divide behind their hyphen."""
    before, hyphen, behind = words.partition("-")
    made = element("span", {}, before + hyphen)
    child(made, "wbr").tail = behind
    return made


def _set_number_apart(holder: etree._Element, between: str) -> None:
    """Put the number that a tabulator parts from the words of a cell (`1.1.1`, `II.`) into an element of its own."""
    first = holder if holder.text or not len(holder) else holder[0]
    found = NUMBERED.match(first.text or "") or (NUMBER_ALONE.fullmatch(first.text or "") if len(first) else None)
    if found:
        first.insert(0, element("span", {"class": "cell-num"}, f"{found['number']}{between}"))
        first[0].tail, first.text = (first.text or "")[found.end() :], None
