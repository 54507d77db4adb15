"""How the source of a page of ours set its tables, notes and letters, and began its pages: the page says it where nobody sees it, or by its order."""

from lxml import etree

from hexapla.akn.names import BEFORE, BOX, CHART, CLOSER, CLOSER_LINES, MARKED, PAGE, ROOM, TURNED, WHOLE, akn
from hexapla.akn.row_lines import keep_whole
from hexapla.akn.table_settings import (
    keep_align,
    keep_brace,
    keep_close,
    keep_columns,
    keep_indents,
    keep_leading,
    keep_reach,
    keep_rules,
    keep_size,
    keep_tracking,
    keep_valign,
    keep_way,
)

_BY_HAND = (
    (CLOSER, "data-closer"),
    (CLOSER_LINES, "data-closer-lines"),
    (ROOM, "data-room"),
    (TURNED, "data-turned"),
    (BOX, "data-box"),
)


def keep_settings(table: etree._Element, page: etree._Element) -> None:
    """Say in a table what the same table of a page of ours says of its columns, its rows, its cells and its rules."""
    rows = list(page.iter("tr"))
    for row, made_row in zip(rows, table.iterfind(akn("tr")), strict=False):
        if row.get("data-whole"):
            made_row.set(WHOLE, "true")
        for cell, made_cell in zip(row, made_row, strict=False):
            keep_align(made_cell, str(cell.get("data-align", "")))
            keep_valign(made_cell, str(cell.get("data-valign", "")))
            keep_brace(made_cell, str(cell.get("data-brace", "")))
            keep_way(made_cell, str(cell.get("data-runs", "")))
            for text, made in zip(cell.findall("p") or [cell], made_cell.iterfind(akn("p")), strict=False):
                keep_by_hand(made, text)
    keep_indents(table, [each.get("data-indent", "") for each in rows])
    keep_close(table, [each.get("data-close", "") for each in rows])
    below = [each.get("data-rule", "") for each in rows]
    keep_rules(table, page.get("data-rule", ""), below, page.get("data-upright", ""), page.get("data-frame", ""))
    keep_leading(table, page.get("data-leading", ""))
    keep_tracking(table, page.get("data-tracking", ""))
    keep_size(table, page.get("data-size", ""))
    keep_columns(table, page.get("data-columns", ""))
    keep_reach(table, page.get("data-reach", ""))
    keep_whole(table)
    if CHART in page.get("class", "").split():
        table.set("class", CHART)


def keep_by_hand(made: etree._Element, page: etree._Element) -> etree._Element:
    """Have a text or a table begin a page, itself, its letters and lines stand closer where its element in a page of ours says so; return it."""
    if page.get("data-page-break") == "before":
        made.set(PAGE, BEFORE)
    for name, said in _BY_HAND:
        if page.get(said):
            made.set(name, str(page.get(said)))
    return made


def with_mark(text: etree._Element, page: etree._Element) -> etree._Element:
    """Return a paragraph of a note, saying that the note's mark stands before it if it does so on a page of ours."""
    before = page.getprevious()
    if before is not None and "note-back" in before.get("class", "").split():
        text.set(MARKED, "true")
    return text
