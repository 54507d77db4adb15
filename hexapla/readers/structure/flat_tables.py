"""Tables that a source flattened to rows of cells between bars: they become tables again."""

import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from hexapla.akn.grid import check_places
from hexapla.akn.names import E
from hexapla.akn.reading import Repair
from hexapla.readers.structure.lines import Line
from hexapla.typography.marks import Call, marked

RULED_LINE = "T-110"

_BLANKS = " \t\u00a0"
_RULE = re.compile(r"(?=.*(?:--|==))[|\s:+=-]+")
_BORDER = re.compile(r"\+[-=+:]+\+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{2,4})?")
_FIGURES = re.compile(r"(?=\D*\d)[\d.,%–\s\u00a0-]+")


def is_row(line: Line) -> bool:
    """Tell whether a line is a row of a flattened table, bars at both ends, or a border between rows."""
    is_border = _BORDER.fullmatch(line.text) is not None
    is_barred = len(line.text) > 1 and line.text.startswith("|") and line.text.endswith("|")
    return line.block is None and (is_barred or is_border)


def _cells_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the cells of a row and where each begins: `| a |  | b |` gives a, nothing, b."""
    start = 1
    for cell in text[1:-1].split("|"):
        yield start + len(cell) - len(cell.lstrip(_BLANKS)), cell.strip(_BLANKS)
        start += len(cell) + 1


def build_table(
    lines: Sequence[Line], language: str, calls: Callable[[Line, int, str], Sequence[Call]]
) -> tuple[etree._Element | None, list[Repair]]:
    """Return the table of consecutive rows, None where they are rules alone, and the repairs made on the way.

    A rule of hyphens under the first row makes it the head; without one, a row of words over columns of figures is it.
    `calls` gives the calls of notes in words that begin at an offset of a line.
    """
    repairs: list[Repair] = []
    rows: list[tuple[Line, list[tuple[int, str]]]] = []
    has_head = False
    for line in lines:
        if _RULE.fullmatch(line.text):
            repairs.append(Repair(RULED_LINE, line.number, 0, line.text, "", is_markup=True))
            has_head = has_head or len(rows) == 1
        else:
            rows.append((line, list(_cells_of(line.text))))
    if not rows:
        return None, repairs
    has_head = has_head or is_head([[text for _, text in cells] for _, cells in rows])
    columns = max(len(cells) for _, cells in rows)
    check_places(len(rows) * columns, f"Line {lines[0].number} of the source")
    table = E.table()
    for index, (line, cells) in enumerate(rows):
        row = E.tr()
        for start, text in [*cells, *[(0, "")] * (columns - len(cells))]:
            paragraph, made = marked("p", text, language, line.number, calls(line, start, text))
            repairs += made
            row.append(E("th" if has_head and index == 0 else "td", paragraph))
        table.append(row)
    return table, repairs


def is_head(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row is evidently the head: words or other years in every cell, figures below most of them."""
    if len(rows) < 2 or not all(rows[0][1:]) or any(_FIGURES.fullmatch(_YEAR.sub("", cell)) for cell in rows[0]):
        return False
    below = [cell for row in rows[1:] for cell in row[1:] if cell]
    if any(map(_YEAR.fullmatch, rows[0])) and any(map(_YEAR.fullmatch, below)):
        return False
    return bool(below) and sum(1 for cell in below if _FIGURES.fullmatch(cell)) * 2 > len(below)
