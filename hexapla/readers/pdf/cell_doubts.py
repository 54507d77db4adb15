"""Doubts of cells: what in the rows of a table shows that one may have been cut or joined wrongly, or taken in from the text."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from statistics import median

from hexapla.data_files import data_file
from hexapla.readers.pdf.cell_agreement import agreed
from hexapla.readers.pdf.cell_gaps import may_be_two
from hexapla.readers.pdf.cell_tags import told_otherwise
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.columns import OVER
from hexapla.readers.pdf.doubts import CUT, EDGE, ROWS
from hexapla.readers.pdf.row_doubts import doubtful_rows, full_cells, text_of
from hexapla.readers.pdf.table_parts import TableRow
from hexapla.readers.structure.labels import ends_sentence

_LABEL = re.compile(r"\w{1,4}\)")

_FAR = 4 * OVER
"""Points beyond the edges of a table at which words are none of it."""

_LARGER = 0.6
"""Points by which a row alone is larger than a table that may be a title above another one."""

_HEADS = 3
"""Rows among the first of a table that may be its head."""

_FEWEST, _MANY = 2, 1 / 3
"""How many cells of a column, and which part of them, seem two where its table has columns that are not seen."""

_FEW = 3
"""Cells that figures alone may fill: more have words beside them."""

_ALL = -1
"""All columns as one."""

_SENTENCE = 40
"""Letters of a sentence, and of no label that ends with a colon, at least."""

_LABELS = 3
"""Letters that the label of a row or a note mark has at most."""


def with_doubts(rows: Sequence[TableRow], *, goes_on: bool = False, torn: Collection[int] = ()) -> list[TableRow]:
    """Return the rows of a table with the reasons to doubt their cells; `goes_on` tells of one below a list that is not at its end.

    Doubtful is a row of one cell that a table begins or a part of it begins or ends with, or that stands below another
    column than the first, and the row above; a row of heads that is not the first one; a row with words over the edge of a cell; a row with empty cells one of whose others
    is doubtful, and the row above it; a cell that goes on within a sentence below another, and this one; a cell that
    begins or ends as none does, or that the structure tree has otherwise; a table beside whose edges words stand. `torn` are
    elements of the tree with words outside the table; a row that the tree has as the page has it is not doubtful.
    """
    told = told_otherwise(rows, torn)
    others, beside = {*told, *((row, None) for row, _ in told)}, _parts_beside_words(rows) | _parts_of_two(rows)
    made = [
        row._replace(
            cells=tuple(
                replace(
                    cell,
                    reasons=cell.reasons
                    | reasons
                    | _odd(cell)
                    | ({ROWS} if (number, None if row.is_head else place) in others else set())
                    | ({EDGE} if id(row.part) in beside else set()),
                )
                for place, cell in enumerate(row.cells)
            )
        )
        for number, (row, reasons) in enumerate(zip(rows, _of_rows(rows, goes_on=goes_on), strict=True))
    ]
    made = [_all_doubted(row, _columns(row)) if _is_mostly_odd(row) else row for row in made]
    for place in range(1, len(made)):
        for cell in full_cells(made[place]):
            above = next((each for each in full_cells(made[place - 1]) if each.column == cell.column), None)
            if above is not None and text_of(cell)[:1].islower() and not made[place].is_head:
                made[place - 1], made[place] = (
                    _doubted(made[at], one) for at, one in ((place - 1, above), (place, cell))
                )
    for place, columns in enumerate(_of_neighbours(rows)):
        made[place] = _all_doubted(made[place], columns)
    known = agreed(rows, torn) - {row for row, _ in told}
    return [
        _settled(row) if place in known and id(row.part) not in beside and not _is_said_alone(row) else row
        for place, row in enumerate(made)
    ]


def _is_said_alone(row: TableRow) -> bool:
    return _announces(full := full_cells(row)) or (len(full) == 1 and _is_said(full[0]))


def _announces(full: Sequence[CellText]) -> bool:
    """Tell whether the last cell of a row is a sentence that announces what stands below it: a table within it may."""
    return bool(full) and len(text := text_of(full[-1])) > _SENTENCE and text.endswith(":")


def _settled(row: TableRow) -> TableRow:
    """Return a row without doubts."""
    return row._replace(cells=tuple(replace(cell, reasons=frozenset()) for cell in row.cells))


def _parts_beside_words(rows: Sequence[TableRow]) -> set[int]:
    """Return which parts of a table have words outside their edges: they may stand within a cell of another table."""
    return {
        id(row.part)
        for row in rows
        for cell in row.cells
        for line in cell.rows
        if line[0].left < row.part.edges[0] - _FAR or line[-1].right > row.part.edges[-1] + _FAR
    }


def _parts_of_two(rows: Sequence[TableRow]) -> set[int]:
    """Return which parts of a table have many cells, in all or in a column, that may be two, or figures alone: their columns are told wrongly."""
    held: dict[tuple[int, int], list[bool]] = {}
    said: dict[int, list[str]] = {}
    for row in rows:
        for cell in full_cells(row):
            said.setdefault(id(row.part), []).append(text_of(cell))
            for column in (cell.column, _ALL):
                held.setdefault((id(row.part), column), []).append(EDGE in _odd(cell))
    without = {part for part, texts in said.items() if len(texts) > _FEW and not any(map(str.isalpha, "".join(texts)))}
    return without | {part for (part, _), are_two in held.items() if sum(are_two) >= max(_FEWEST, _MANY * len(are_two))}


def ends_open(row: TableRow) -> bool:
    """Tell whether a cell of a row ends with a comma, a semicolon or a small word: it may go on below."""
    return any(_is_open(cell) for cell in full_cells(row))


def _is_open(cell: CellText) -> bool:
    """Tell whether the words of a cell are open; letters below a word alone are the end of it that a narrow cell breaks off."""
    ends = ["".join(glyph.text for glyph in line).strip() for line in cell.rows[-2:]]
    is_broken = len(ends) > 1 and len(ends[1]) <= _LABELS and all(end.isalpha() for end in ends)
    return is_open(text_of(cell)) and not is_broken


def is_open(text: str) -> bool:
    """Tell whether words end with a comma, a semicolon or a small word."""
    return text.endswith((",", ";")) or text.rpartition(" ")[2] in _small_words()


@cache
def _small_words() -> frozenset[str]:
    """Return the words of all languages that stand in nearly every sentence, letters alone left out: note marks are some."""
    return frozenset(word for words in data_file("recognition")["words"].values() for word in words if len(word) > 1)


def _of_rows(rows: Sequence[TableRow], *, goes_on: bool) -> list[set[str]]:
    """Return the reasons to doubt all cells of each row."""
    open_ = [goes_on, *map(ends_open, rows)]
    own = doubtful_rows(rows)
    found = [{ROWS} if open_[number] or number in own else set[str]() for number in range(len(rows))]
    for place, row in enumerate(rows):
        is_outer = any(
            not 0 <= other < len(rows) or rows[other].part is not row.part for other in (place - 1, place + 1)
        )
        full = full_cells(row)
        is_inner = _announces(full) or (len(full) == 1 and (full[0].column > 0 or _is_said(full[0])))
        if is_inner or (len(full) == 1 and ((is_outer and len(row.cells) > 1) or place == 0)):
            found[place].add(ROWS)
            if place and full[0].column > 0:
                found[place - 1].add(ROWS)
        if is_outer and any(text_of(cell).endswith(":") for cell in full):  # what it announces may stand in it
            found[place].add(ROWS)
        if row.part is not rows[0].part and row.cells in row.part.rows[: row.part.heads]:
            found[place].add(CUT)
    for place, row in enumerate(rows):
        if any(ROWS in cell.reasons for cell in row.cells) and len(full_cells(row)) < len(row.cells):
            for near in (place - 1, place)[not place :]:
                found[near].add(ROWS)
    return found


def _larger(rows: Sequence[TableRow]) -> list[int]:
    """Return the rows of one cell in larger type than most of the table: each may be a title of the text."""
    full = [full_cells(row) for row in rows]
    sizes = [_size(cell) for cells in full for cell in cells]
    usual = median(sizes) if sizes else 0.0
    return [place for place, cells in enumerate(full) if len(cells) == 1 and _size(cells[0]) > usual + _LARGER]


def _size(cell: CellText) -> float:
    """Return the size of most characters of a cell, in points."""
    return median(glyph.size for line in cell.rows for glyph in line)


def _is_said(cell: CellText) -> bool:
    """Tell whether the only words of a row are a sentence over columns: text between two tables."""
    return cell.span > 1 and ends_sentence(text_of(cell))


def _odd(cell: CellText) -> frozenset[str]:
    """Return the reason to doubt words that begin small, end with a comma, a semicolon or a small word, or hold half of a pair of brackets."""
    text = text_of(cell)
    is_halved = text.count("(") != text.count(")") and not _LABEL.match(text)
    is_odd = (text[:1].islower() and len(text) > _LABELS) or _is_open(cell) or is_halved
    return frozenset({ROWS} if is_odd else {EDGE} if may_be_two(cell, text) else ())


def _is_mostly_odd(row: TableRow) -> bool:
    """Tell whether most cells of a row begin or end as none does: a row of text may have been parted."""
    full = full_cells(row)
    return len(full) > 1 and 2 * sum(bool(_odd(cell)) for cell in full) >= len(full)


def _columns(row: TableRow) -> set[int]:
    return {cell.column for cell in row.cells}


def _all_doubted(row: TableRow, columns: Collection[int]) -> TableRow:
    """Return a row whose cells in these columns are doubtful."""
    own = (replace(cell, reasons=cell.reasons | {ROWS}) if cell.column in columns else cell for cell in row.cells)
    return row._replace(cells=tuple(own))


def _of_neighbours(rows: Sequence[TableRow]) -> Iterator[set[int]]:
    """Yield for each row the columns of its cells that its neighbours make doubtful.

    Words between two empty cells may be those of a cell over several rows, set in the middle of it. Words alone in a row
    above the head of the table once more, or whose last line stands in brackets, may be the title of another table; so
    may the head.
    """
    heads = [tuple(map(text_of, full_cells(row))) for row in rows]
    again = {
        place
        for place, said in enumerate(heads)
        if len(said) > 1 and said in heads[: min(place, _HEADS)] and _has_no_figures(said)
    }
    larger = _larger(rows)
    for place, row in enumerate(rows):
        is_lone = len(full_cells(row)) == 1
        is_title = is_lone and (place in larger or place + 1 in again or _ends_in_brackets(full_cells(row)[0]))
        if place in again or is_title:
            yield _columns(row)
            continue
        above, below = (rows[near].cells if 0 <= near < len(rows) else () for near in (place - 1, place + 1))
        is_below_title = place > 0 and len(full_cells(rows[place - 1])) == 1
        blank = [{each.column for each in cells if not text_of(each)} for cells in (above, below)]
        free = blank[0] & blank[1] if blank[1] else blank[0]
        beside = {cell.column for cell in row.cells if cell.column in free and text_of(cell)[:1].isalpha()}
        yield set() if is_lone or is_below_title else beside


def _has_no_figures(said: Sequence[str]) -> bool:
    return all(any(map(str.isalpha, each)) for each in said)


def _ends_in_brackets(cell: CellText) -> bool:
    last = "".join(glyph.text for glyph in cell.rows[-1]).strip()
    return len(cell.rows) > 1 and last.startswith("(") and last.endswith(")")


def _doubted(row: TableRow, cell: CellText) -> TableRow:
    own = (replace(each, reasons=each.reasons | {ROWS}) if each.column == cell.column else each for each in row.cells)
    return row._replace(cells=tuple(own))
