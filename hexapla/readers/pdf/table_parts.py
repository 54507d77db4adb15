"""Parts of a table: what stands of it on each page becomes one table again, repeated heads left out, rows that a page end cuts whole."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.doubts import CUT
from hexapla.readers.pdf.structure_tree import Tag
from hexapla.readers.pdf.tables import PageTable
from hexapla.readers.structure.labels import ends_sentence

_FIGURE = re.compile(r"\(?[$€£]?\d[\d.,\u00a0 ]*%?\)?")
_YEAR = re.compile(r"(?:19|20)\d\d\b")

_MORE_ROWS = 4
"""Rows that a head may have more where a page repeats it."""


class TableRow(NamedTuple):
    """A row of cells, the part of its table that it stands in, and whether it is one of its head."""

    cells: tuple[CellText, ...]
    part: PageTable
    is_head: bool


def whole_table(
    parts: Sequence[PageTable], known: Mapping[frozenset[int], str] = MappingProxyType({})
) -> tuple[list[TableRow], list[tuple[int, str]]]:
    """Return the rows of a table of one or more pages, and the heads that were left out on later ones, with their pages.

    `known` are the heads of the tables before it by their elements of the structure tree: what has both again is one that
    a page repeats.
    """
    again: list[tuple[int, str]] = []
    head = [_words(row) for row in parts[0].rows[: parts[0].heads]]
    found = [TableRow(row, parts[0], place < parts[0].heads) for place, row in enumerate(parts[0].rows)]
    for part in parts[1:]:
        repeated = _repeated(parts[0].rows[: max(1, len(head))], part.rows) if head else _begun_again(parts[0], part)
        while repeated < len(part.rows) and (
            (words := _words(part.rows[repeated])) in head[repeated : repeated + 1]
            or words == known.get(_numbers(part.rows[repeated]))
        ):
            repeated += 1
        said = " ".join(_text(cell) for row in part.rows[:repeated] for cell in row if _text(cell))
        again += [(part.page, said)] if said else []
        own = [TableRow(row, part, is_head=False) for row in part.rows[repeated:]]
        is_told = bool(own) and not found[-1].is_head and _is_told_cut(found[-1].cells, own[0].cells)
        if is_told or (own and _is_cut(found, own[0].cells)):
            _join(found, own.pop(0).cells, set() if is_told else {CUT})
        found += own
    return found, again


def _begun_again(first: PageTable, part: PageTable) -> int:
    """Return how many rows of heads a page repeats of a table that no rule tells the heads of: it begins as the table does."""
    if part.page == first.page or len(first.rows) == 1 or len(part.rows) == 1:
        return 0
    one, two = ([_text(cell) for cell in each.rows[0]] for each in (first, part))
    is_head = sum(map(bool, one)) > 1 and not any(text[:1].isdigit() and not _YEAR.match(text) for text in one)
    return int(is_head and one == two)


def _repeated(head: Sequence[Sequence[CellText]], rows: Sequence[Sequence[CellText]]) -> int:
    """Return how many rows have the words of a head, all of them and no others: a page that repeats it may part its lines otherwise."""
    wanted, held = Counter("".join(map(_words, head))), Counter[str]()
    for place, row in enumerate(rows[: len(head) + _MORE_ROWS], 1):
        held += Counter(_words(row))
        if held == wanted:
            return place
    return 0


def heads_of_parts(parts: Sequence[PageTable]) -> dict[frozenset[int], str]:
    """Return the words of the heads of a table by the elements of the structure tree that they stand in."""
    rows = (row for part in parts for row in part.rows[: part.heads])
    return {numbers: _words(row) for row in rows if (numbers := _numbers(row))}


def _numbers(row: Sequence[CellText]) -> frozenset[int]:
    return frozenset(tag.number for tag in _tags(row) if tag)


def _words(row: Sequence[CellText]) -> str:
    return "".join("".join(_text(cell).split()) for cell in row)


def _text(cell: CellText) -> str:
    return " ".join("".join(glyph.text for glyph in line) for line in cell.rows).strip()


def _above(rows: Sequence[TableRow], column: int) -> tuple[int, int] | None:
    """Return the row and the place in it of the last cell that covers a column."""
    for number in range(len(rows) - 1, -1, -1):
        for place, cell in enumerate(rows[number].cells):
            if cell.column <= column < cell.column + cell.span:
                return number, place
    return None


def _is_told_cut(above: Sequence[CellText], below: Sequence[CellText]) -> bool:
    """Tell whether the structure tree has two rows as one: cells of the lower come before others of the upper.

    A head that a page repeats comes before all of the upper. The tree may have the two parts of a row as two rows all
    the same.
    """
    one, two = (_tags(row) for row in (above, below))
    if not one or not two or None in one | two:
        return False
    numbers = [{tag.number for tag in tags if tag} for tags in (one, two)]
    cells = [{tag.cell for tag in tags if tag and tag.cell} for tags in (one, two)]
    is_between = min(numbers[1]) <= max(numbers[0]) and max(numbers[1]) >= min(numbers[0])
    return is_between or bool(cells[0] & cells[1])


def _tags(row: Sequence[CellText]) -> set[Tag | None]:
    return {glyph.tag for cell in row for line in cell.rows for glyph in line if not glyph.text.isspace()}


def _is_cut(rows: Sequence[TableRow], below: Sequence[CellText]) -> bool:
    """Tell whether the end of a page cuts a row: some cell goes on within a sentence, and none begins.

    Beside an empty cell, or one that goes on in a list, one with a capital letter may be a name within a sentence.
    """
    going_on = 0
    lists = {cell.column for cell in rows[-1].cells if _text(cell).endswith((",", ";"))}
    is_open = any(not _text(each) for each in below) or bool(lists & {each.column for each in below if _text(each)})
    for cell in (each for each in below if _text(each)):
        place = _above(rows, cell.column)
        text = _text(rows[place[0]].cells[place[1]]) if place else ""
        if not text or rows[place[0]].is_head:  # type: ignore[index]
            return False
        if _FIGURE.fullmatch(text) and _FIGURE.fullmatch(_text(cell)):  # a figure in each: two rows
            return False
        if cell.column in lists:
            going_on += 1
            continue
        if _is_bold(cell) and not _is_bold(rows[place[0]].cells[place[1]]):  # type: ignore[index]
            return False  # the title of a group, in a script that has no capital letters too
        if ends_sentence(text) or not _text(cell)[0].isalpha():
            continue
        if _text(cell)[0].isupper() and not is_open:
            return False
        going_on += not _text(cell)[0].isupper()
    return going_on > 0


def _is_bold(cell: CellText) -> bool:
    return all("b" in glyph.marks for line in cell.rows for glyph in line if glyph.text.isalpha())


def _join(rows: list[TableRow], below: Sequence[CellText], reasons: set[str]) -> None:
    """Put the words of a row into the cells of the row that the page before ends with, for some reasons doubtful."""
    for cell in (each for each in below if _text(each)):
        number, place = _above(rows, cell.column) or (len(rows) - 1, 0)
        row = rows[number]
        whole = replace(row.cells[place], rows=row.cells[place].rows + cell.rows, reasons=cell.reasons | reasons)
        rows[number] = row._replace(cells=(*row.cells[:place], whole, *row.cells[place + 1 :]))
