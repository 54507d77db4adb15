"""What a UN table asks for on paper: its notes below it, its figures to the right, its width."""

import re

from lxml import etree

from hexapla.writers.elements import child, element

FIGURES = re.compile(r"[\s\d.,:%/()+\-\u2010-\u2015\u00a0\u202f٠-٩٫٬$€£]+|\.\.\.?|…")
"""What a cell of figures holds; two points are for what is not available, a dash for nothing."""

NARROWEST, WIDEST = 9, 36
"""Bounds of what a column's longest text counts for its width, in characters."""

WIDE, SHORT = 6, 12
"""A table of so many columns takes the whole width between the margins; one of so few rows stays on one page."""


def settle_tables(root: etree._Element) -> None:
    """Give every table in `root` what it needs; `root` itself may be one."""
    for holder in list(root.iter("div")):
        if holder.get("class") == "table":
            for table in holder.iter("table"):
                _settle(table, holder)
            _notes_below(holder)


def _settle(table: etree._Element, holder: etree._Element) -> None:
    rows = [list(row) for row in table.iter("tr")]
    kinds = {"wide": max(map(len, rows), default=0) >= WIDE, "short": len(rows) <= SHORT}
    holder.set("class", " ".join(("table", *(kind for kind, holds in kinds.items() if holds))))
    if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row):
        columns = [[cell] for row in rows for cell in row]
    else:
        columns = [[row[place] for row in rows if place < len(row)] for place in range(max(map(len, rows), default=0))]
        _set_widths(table, columns)
    for column in columns:
        texts = ["".join(map(str, cell.itertext())) for cell in column if cell.tag == "td"]
        if any(any(map(str.isdigit, text)) for text in texts) and all(
            FIGURES.fullmatch(text) for text in texts if text.strip()
        ):
            for cell in column:
                cell.set("class", "figures")


def _set_widths(table: etree._Element, columns: list[list[etree._Element]]) -> None:
    """Give the columns widths in proportion to their longest texts, within bounds."""
    lengths = [max(len("".join(map(str, cell.itertext()))) for cell in column) for column in columns]
    shares = [min(max(length, NARROWEST), WIDEST) for length in lengths]
    group = element("colgroup")
    for share in shares:
        child(group, "col", {"style": f"width: {100 * share / sum(shares):.1f}%"})
    table.insert(1 if len(table) and table[0].tag == "caption" else 0, group)


def _notes_below(holder: etree._Element) -> None:
    """Take the notes marked by a letter out of their cells to the end of the table."""
    notes = [
        each for each in holder.iter("span") if each.get("class") == "footnote" and is_table_mark(each.get("data-n"))
    ]
    if not notes:
        return
    below = child(holder, "div", {"class": "table-notes"})
    for note in notes:
        _take_out(note)
        note.tag = "p"
        note.set("class", "table-note")
        mark = etree.Element("span", {"class": "table-note-mark"})
        mark.text = note.get("data-n")
        note.insert(0, mark)
        below.append(note)


def is_table_mark(mark: str | None) -> bool:
    """Tell whether a note mark is a letter, as those of tables are."""
    return bool(mark) and len(mark or "") == 1 and (mark or "").isalpha()


def _take_out(note: etree._Element) -> None:
    """Remove an element and leave its tail where it is."""
    parent, before = note.getparent(), note.getprevious()
    if parent is not None:
        if before is not None:
            before.tail = (before.tail or "") + (note.tail or "") or None
        else:
            parent.text = (parent.text or "") + (note.tail or "") or None
        note.tail = None
        parent.remove(note)
