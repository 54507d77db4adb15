"""Heads of rows that a source tells by bold type alone: its first column is bold, and what stands beside it is not."""

from lxml import etree

from hexapla.akn.grid import grid
from hexapla.akn.names import SCOPE, akn, local
from hexapla.akn.table_settings import keep_scopes
from hexapla.readers.structure.bold_headings import is_bold

_FEWEST = 2


def mark_row_heads(table: etree._Element, *, is_told: bool = False) -> None:
    """Make heads of the first cells of the rows, where all that hold words are bold and two rows go on in plain type.

    `is_told` says that the style of the table sets its first column in bold type.  A first row that is bold as a
    whole, or that the style sets apart, names the columns.
    """
    rows = [[place.element for place in row] for row in grid(table).rows if row and row[0].column == 0]
    has_heads = bool(rows) and all(local(cell) == "th" for cell in rows[0])
    if rows and not has_heads and (is_told or all(map(_is_bold, filter(_words, rows[0])))):
        rows = rows[1:]
    rows = [row for row in rows if local(row[0]) == "td" and _words(row[0])]
    plain = [row for row in rows if any(_words(cell) and not _is_bold(cell) for cell in row[1:])]
    if len(plain) < _FEWEST or not (is_told or all(_is_bold(row[0]) for row in rows)):
        return
    for first, *_ in rows:
        first.tag = akn("th")
        first.set(SCOPE, "row")
        if _is_bold(first):
            etree.strip_tags(first, akn("b"))
    keep_scopes(table)


def _words(cell: etree._Element) -> str:
    return "".join(map(str, cell.itertext())).strip()


def _is_bold(cell: etree._Element) -> bool:
    return all(is_bold(line) for line in cell.iter(akn("p")) if _words(line))
