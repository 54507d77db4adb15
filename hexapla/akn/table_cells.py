"""What the cells and rows of a UN table are: figures, spanners, the stub, group rows, totals, rows that stay together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hexapla.akn.grid import START, Grid, Place
from hexapla.akn.inlines import runs
from hexapla.akn.row_groups import held_rows
from hexapla.akn.rules import DOUBLE, THICK, THIN

FIGURES = re.compile(r"(?:[A-Z]{2,3}\s?)?[$€£]?[\s\d.,:%/()\[\]+\-\u2010-\u2015\u2212\u00a0\u202f٠-٩٫٬$€£]+|\.\.\.?|…")
"""What a cell of figures holds; two points are for what is not available, a dash for nothing."""

UNIT = re.compile(r"\([^()]+\)")
"""Words that only say what figures are, or whose: (Thousands of United States dollars), (Resolution 76/274)."""

PERIOD = re.compile(r"(?:19|20)\d\d(?:\s?[/\u2010-\u2015-]\s?(?:\d\d|(?:19|20)\d\d))?")
"""A year, or a period of years, which names a column of figures: 2026, 2026/27, 2025–2027."""

LONGEST_SIDE_HEAD = 40
"""Letters of italic words that stand by themselves and head what follows; more are a title."""

LONGEST_HEAD = 120
"""Letters that the words of a row have at the most which head the rows below it; more are a text."""

FEW = 12
"""Words of so many letters (`n/a`, `nil`) follow the figures of their column."""

MOST = 0.75
"""The share of its cells from which on a column is one of figures."""

TIED, BRACED = 6, 12
"""So many rows that a cell spans stay on one page, and those that one with a brace spans."""

LONGEST_FIGURE = 24
"""A cell of figures of so many characters holds several, and may break between them."""


FEWEST_ROWS = 3
"""Rows that a table without a head has for each that is a head of what follows."""

MOST_HEADS = 3
"""So many rows at the top, set in italics, may be the head of a table whose source calls none so."""


def with_styled_head(table: Grid) -> Grid:
    """Return a table whose first rows are its head where the source says so by their look alone: in italics, one in bold.

    Such a head is not repeated on later pages where other heads stand below it: those name the columns from there on.
    """
    if table.heads:
        return table
    count = next((index for index, row in enumerate(table.rows) if not _is_styled_head(row)), 0) or _is_bold_head(table)
    reach = max((cell.row + cell.depth for row in table.rows[:count] for cell in row), default=0)
    if not 0 < count <= MOST_HEADS or reach > count:
        return table
    heads = tuple(
        tuple(replace(cell, scope="col" if cell.text else None) for cell in row) for row in table.rows[:count]
    )
    found = replace(table, rows=(*heads, *table.rows[count:]), heads=count)
    return replace(found, is_repeated=not inner_heads(found))


def _is_styled_head(row: tuple[Place, ...]) -> bool:
    filled = [cell for cell in row if cell.text]
    return len(filled) > 1 and all(_has_mark(cell, "i") for cell in filled)


def _is_bold_head(table: Grid) -> bool:
    """Tell whether the first row names its columns, all of them in bold, by words or years, and the next two have no bold word.

    Next are those that hold more than the name of a group, in their first cell alone.
    """
    first, *below = table.rows or ((),)
    rest = [row for row in below if any(cell.text for cell in row[1:])]
    names = [cell for cell in first[1:] if not PERIOD.fullmatch(cell.text)]
    is_named = len(first) > 1 and all(cell.text for cell in first[1:]) and not any(map(is_figure, names))
    is_bold = is_named and all(_has_mark(cell, "b") for cell in first if cell.text)
    return is_bold and len(rest) > 1 and not any(_has_mark(cell, "b") for row in rest[:2] for cell in row)


def kinds(table: Grid) -> dict[Place, str]:
    """Return what is particular about cells: `figures` stand to the right, and what stands above or among them.

    A `spanner` is the head of several columns, in their middle with a rule below it; text `beside` figures stands off.
    """
    found = dict.fromkeys(_figures(table), "figures")
    ends = {cell.column + cell.span for cell in found}
    inner = inner_heads(table)
    for cell in (cell for row in table.rows for cell in row):
        is_over = cell.row < table.heads - 1 if cell.scope == "col" else {cell.row, cell.row + 1} <= inner
        if is_over and cell.text and 1 < cell.span < table.width:
            found[cell] = "spanner"
        elif cell.column in ends:
            found.setdefault(cell, "beside")
    return found


def inner_heads(table: Grid) -> frozenset[int]:
    """Return the rows below the first head that are heads of what follows: the source sets them in italics.

    In a table without a head they are those that the source parts from what follows by a rule; all of them where it begins
    with words over all its columns instead and most of its rows are none.
    """
    within = range(table.heads, len(table.rows) - 1)
    styled = [number for number in within if _is_styled_head(table.rows[number])]
    is_whole = [cell.span for row in table.rows[:1] for cell in row] == [table.width]
    if table.heads or (is_whole and len(styled) * FEWEST_ROWS <= len(table.rows)):
        return frozenset(styled)
    return frozenset(number for number in styled if _is_ruled_off(table, number, styled))


def _is_ruled_off(table: Grid, row: int, styled: Sequence[int]) -> bool:
    """Tell whether the source draws a rule below a row, or below the last of the styled ones that stand with it."""
    end = next(number for number in range(row, len(table.rows)) if number + 1 not in styled)
    edge = table.rules.level[end + 1] if table.rules.level else ()
    return bool(edge) and set(edge) <= {THIN, THICK, DOUBLE}


def is_figure(cell: Place) -> bool:
    """Tell whether a cell is a figure, which no line divides."""
    text = cell.text
    return bool(text) and len(text) <= LONGEST_FIGURE and FIGURES.fullmatch(text) is not None


def stub(table: Grid) -> frozenset[Place]:
    """Return the cells of the first column that head their rows: words beside columns of figures, or a group of rows."""
    body = [row for row in table.rows[table.heads :] if row]
    if not table.heads or table.width < 2 or not any(cell.column for cell in _figures(table)):
        return frozenset()
    return frozenset(row[0] for row in body if row[0].column == 0 and row[0].text and not is_figure(row[0]))


def stub_columns(table: Grid) -> int:
    """Return how many columns name the rows: those below one head or of heads alone; numbers have their words beside them."""
    head = table.rows[0][0] if table.heads and table.rows[0] and not table.rows[0][0].column else None
    body = [[cell for cell in table.column(column) if cell.row >= table.heads] for column in range(table.width - 1)]
    named = next((n for n, cells in enumerate(body) if not cells or not all(cell.is_head for cell in cells)), len(body))
    are_numbers = all(is_figure(cell) for cell in body[0])
    count = max(named, head.span if head is not None else 1, 1 + are_numbers)
    return count if count < table.width - 1 else 1


def row_kinds(table: Grid) -> dict[int, str]:
    """Return the classes of rows.

    `group` heads those below it, which are `indented` (`indented-2` and deeper where the source sets rows in); `total` sums up the one before it, which stays with it; `tied` stays
    with the next; `heads` are heads of what follows, in the italics of those at the top, `side-head` one in italics by itself, `unit` says what figures below it are.

    A chart has no groups: a row that says nothing is a value that is not there.

    Rows that no source sets in are `indented` where groups and totals tell it, but in a table whose lines and letters a
    source sets: there it had them level.
    """
    inner = inner_heads(table)
    found = {number: ["tied"] for number in tied(table) | _lone_heads(table) | inner}
    for number in inner:
        found[number].append("heads")
    for number in _side_heads(table) - inner:
        found[number].append("side-head")
    heads, is_in_group = stub(table), False
    for index in range(table.heads, len(table.rows)):
        row = table.rows[index]
        if not row or row[0] not in heads:
            continue
        has_more = any(cell.text for cell in row[1:])
        names = found.setdefault(index, [])
        is_whole = sum(cell.span for cell in row) == table.width and all(cell.depth == 1 for cell in row)
        if not has_more and is_whole and index + 1 < len(table.rows) and not table.is_chart:
            is_in_group = True
            is_head = len(row[0].text) <= LONGEST_HEAD and "tied" not in names
            names[:0] = ["group", "tied"] if is_head else ["group"]
            names += ["unit"] if UNIT.fullmatch(row[0].text) else []
        elif has_more and all(_has_mark(cell, "b") for cell in row if any(map(str.isalnum, cell.text))):
            names += ["total", "indented"]
            if index > table.heads and "tied" not in found.setdefault(index - 1, []):
                found[index - 1].append("tied")
        elif has_more and is_in_group:
            names.append("indented")
    _hold(found, table.heads, len(table.rows))
    depths = {row[0].row: row[0].indent for row in table.rows if row and row[0].indent}
    is_set_out = bool(depths or table.leading or table.tracking)
    for number in {*found, *depths} if is_set_out else ():
        deep = depths.get(number, 0)
        names = [name for name in found.get(number, ()) if name != "indented"]
        found[number] = [*names, *(["indented"] if deep else []), *([f"indented-{deep}"] if deep > 1 else [])]
    return {row: " ".join(names) for row, names in found.items() if names}


def _hold(found: dict[int, list[str]], heads: int, count: int) -> None:
    """Tie the rows of groups; the head of one that is a text holds nothing."""
    for number in held_rows(found, heads, count):
        names = found.setdefault(number, [])
        if "tied" not in names and "group" not in names:
            names.append("tied")


def depth_of(names: list[str]) -> int:
    """Return by how many steps a row of such classes stands in."""
    deep = next((name.rpartition("-")[2] for name in names if name.startswith("indented-")), "")
    return int(deep or "indented" in names)


def tied(table: Grid) -> frozenset[int]:
    """Return the rows that go to one page with the next: a cell of a few rows reaches down into that."""
    cells = (cell for row in table.rows for cell in row if 1 < cell.depth <= (BRACED if cell.brace else TIED))
    return frozenset(row for cell in cells for row in range(cell.row, cell.row + cell.depth - 1))


def _lone_heads(table: Grid) -> frozenset[int]:
    """Return the rows that are heads of what follows: bold words by themselves, italic ones over several columns."""
    return frozenset(first.row for first in _alone(table) if _has_mark(first, "b")) | _side_heads(table)


def _side_heads(table: Grid) -> frozenset[int]:
    """Return the rows that hold italic words alone: over several columns, or few words between others of a table without figures."""
    alone = [first for first in _alone(table) if _has_mark(first, "i")]
    is_of_figures = bool(_figures(table))
    return frozenset(
        first.row
        for first in alone
        if len(table.rows[first.row]) < table.width
        or not (
            is_of_figures
            or len(first.text) > LONGEST_SIDE_HEAD
            or any(_has_mark(cell, "i") for cell in table.rows[first.row + 1][:1])
        )
    )


def _alone(table: Grid) -> list[Place]:
    """Return the cells of the first column beside which nothing stands, the last row apart."""
    rows = [row for row in table.rows[table.heads : -1] if row and sum(cell.span for cell in row) == table.width]
    return [row[0] for row in rows if not any(cell.text for cell in row[1:]) and all(cell.depth == 1 for cell in row)]


def _has_mark(cell: Place, mark: str) -> bool:
    """Tell whether all words of a cell are bold (`b`) or italic (`i`), the raised marks of notes apart."""
    texts = [run for text in cell.texts for run in runs(text) if run.note is None and run.text.strip()]
    level = [run for run in texts if "sup" not in run.marks] or texts
    return bool(level) and all(mark in run.marks for run in level)


def _figures(table: Grid) -> set[Place]:
    """Return the figures of a table, and what names one column of them, be it over an empty column beside it too.

    Dashes alone, for what is not there, make no column of figures in a table that has no other.
    """
    found: set[Place] = set()
    inner = inner_heads(table)
    for number in range(min(table.width, 1), table.width):
        cells = table.column(number)
        heads = {cell for cell in cells if cell.is_head or cell.row in inner}
        texts = [text for cell in cells if cell not in heads and (text := cell.text)]
        matching = sum(1 for text in texts if FIGURES.fullmatch(text))
        if texts and matching >= MOST * len(texts):
            found.update(cell for cell in cells if cell.align != START and (cell in heads or _is_short(cell.text)))
    if not any(any(map(str.isdigit, cell.text)) for cell in found if cell.row >= table.heads and not cell.is_head):
        found.clear()
    over_several = [cell for row in table.rows for cell in row if cell.span > 1 and cell.column and cell.text]
    found.update(cell for cell in over_several if FIGURES.fullmatch(cell.text) and not cell.is_head)
    ends = {cell.column + cell.span - 1 for cell in found}
    found.update(
        cell
        for cell in over_several
        if ends.intersection(range(cell.column, cell.column + cell.span)) == {cell.column + cell.span - 1}
        and (cell.is_head or _is_short(cell.text))
    )
    return found


def _is_short(text: str) -> bool:
    return len(text) <= FEW or bool(FIGURES.fullmatch(text))
