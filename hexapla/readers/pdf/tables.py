"""Tables: the rows between the rules of one, and the words of its cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hexapla.readers.pdf.alignment import aligned_edges, aligned_run
from hexapla.readers.pdf.cells import CellText, rows_of_cells
from hexapla.readers.pdf.columns import OVER, is_within, parted, without_spacers
from hexapla.readers.pdf.gutters import edges_of_heads, edges_of_values, refined_edges
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.rules import LARGER, MEET, RuleLine, edges_of, is_as_wide, is_numbered, regions, rule_lines

_LEADING = 1.32
"""How far above the first line of rules, in sizes, a row stands that it belongs to."""

_NEAR = 8.0
"""Points by which a rule over a whole table may end before its edges."""

_FURTHEST = 3.0
"""How far below the last row, in sizes, a table may go on."""

_SMALLER = 1.0
"""Points by which rows are smaller than the text that belong to a table, whatever their columns."""

_TEXT = 9.0
"""Points that the words of a table may have below a smaller head."""

_NUMBER = re.compile(r"(?:[A-Z]|[IVXL]{1,6}|\d{1,2})\.")
"""The number of a heading."""

_FEWEST_ROWS = 2
_TITLES = 3
"""Titles of groups that may stand between a head and the first row in columns, and one more."""

_ITEM = re.compile(r"\(?\w{1,4}\)\s")

_LABEL = re.compile(r"\(?\w{1,5}[.．、)-]|[•–—]")
"""The label of a paragraph or an item: it and its words are no heads of two columns."""


@dataclass(frozen=True)
class PageTable:
    """A table of one page: its height, the edges of its columns, its rows of cells, how many are its head, its doubts, and the rows and the rules of the page that it is made of."""

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[tuple[CellText, ...], ...]
    heads: int
    size: float
    reasons: frozenset[str] = frozenset()
    lines: tuple[Row, ...] = ()
    rules: tuple[RuleLine, ...] = ()

    @cached_property
    def widths(self) -> dict[int, float]:
        """How wide the widest line of a cell is by its first column, in points."""
        found: dict[int, float] = {}
        for cell in (each for row in self.rows for each in row if each.span == 1):
            for line in cell.rows:
                width = max(glyph.right for glyph in line) - min(glyph.left for glyph in line)
                found[cell.column] = max(width, found.get(cell.column, 0.0))
        return found


def tables_of(
    page: Page, rows: Sequence[Row], furniture: Sequence[Row] = (), above: PageTable | None = None, size: float = 0.0
) -> tuple[list[PageTable], list[Row]]:
    """Return the tables of a page, and the rows that stand in none.

    `above` is one that the page before ends with, `size` that of the text around tables.
    """
    tables: list[PageTable] = []
    rest = list(rows)
    lines = rule_lines(page, furniture)
    if above is not None:
        own = _continued(above, rest, lines, size)
        if own:
            part = _table(page.number, own, refined_edges(above.edges, own), ())
            tables.append(replace(part, reasons=above.reasons))
        rest = rest[len(own) :]
    for region in regions(lines, rest):
        own = [row for row in rest if region[-1].base - 1 <= row.base < region[0].base + 1]
        own = [*_heading_rows(rest, region), *own]
        edges = edges_of(region, own)
        if len(edges) <= 2 and 2 * sum(len(row.pieces) > 1 for row in own) > len(own):
            edges = refined_edges([min(line.left for line in region), max(line.right for line in region)], own)
        first = next((place for place, row in enumerate(own) if len(row.pieces) > 1), None)
        if len(edges) <= 2 and first is not None:  # rules tell no columns, and too few rows stand between them
            run = aligned_run(rest[rest.index(own[first]) :])
            own, edges = [*own[:first], *run], aligned_edges(run) or _edges_of_head(region, run)
        elif not any(line.edges for line in region):
            own, edges = _with_run_below(own, edges, [row for row in rest if row.base < region[-1].base])
        if len(edges) <= 2 or not own:
            continue
        edges = _columns(edges, own, _heads(own, edges, region))
        below = [row for row in rest if row.base < min(region[-1].base, own[-1].base) - 1]
        is_open = _head_end(own, edges, region) == float("inf")
        own += _going_on(below, edges, max(row.size for row in own), own[-1].base, size if is_open else 0.0)
        if len(own) < _FEWEST_ROWS:
            continue
        tables.append(_table(page.number, own, without_spacers(own, edges), region))
        rest = [row for row in rest if row not in own]
    return tables, rest


def _with_run_below(heads: list[Row], edges: list[float], rows: Sequence[Row]) -> tuple[list[Row], list[float]]:
    """Return a head that rules set alone with the rows in columns below it, and the edges that these tell where they are more: narrow heads seem one."""
    start = next((place for place, row in enumerate(rows[:_TITLES]) if len(row.pieces) > 1), None)
    if not heads or start is None or heads[-1].base - rows[start].base > _TITLES * _FURTHEST * heads[-1].size:
        return heads, edges
    run = aligned_run(rows[start:], has_head=True)
    found = aligned_edges(run, has_head=True)
    if len(found) <= len(edges):
        return heads, edges
    outer = min(edges[0], found[0]), max(edges[-1], found[-1])
    inner = [_before_heads(edge, heads, run) for edge in found[1:-1]]
    return [*heads, *rows[:start], *run], [outer[0], *inner, outer[1]]


def _before_heads(edge: float, heads: Sequence[Row], rows: Sequence[Row]) -> float:
    """Return where an edge stands before the heads that are over it, and behind the words of the rows that end before it."""
    over = [piece.left for row in heads for piece in row.pieces if piece.left < edge < piece.right]
    ends = [piece.right for row in rows for piece in row.pieces if piece.right <= edge]
    return max([min(over) - 1, *(end + 1 for end in ends)]) if over else edge


def _edges_of_head(region: Sequence[RuleLine], rows: Sequence[Row]) -> list[float]:
    """Return the edges that a head between two rules of one width tells alone, where what stands below it is in one column."""
    top, bottom = region[0], region[-1]
    is_between = bottom.base < rows[0].base < top.base and is_as_wide(top, bottom)
    inner = aligned_edges([rows[0], *rows])[1:-1] if is_between else []
    return [top.left, *inner, top.right] if inner else []


def _continued(above: PageTable, rows: Sequence[Row], lines: Sequence[RuleLine], size: float) -> list[Row]:
    """Return the rows at the top of a page that go on in the table above, none where rules begin one of their own."""
    if not rows:
        return []
    first = next(regions(lines, rows), [])
    is_rule_alone = len(first) == 1 and first[0].base > rows[0].base and _is_of(first[0], above.edges)
    own = lines[1:] if is_rule_alone else lines
    region = next((each for each in regions(own, rows) if any(line.edges for line in each)), [])
    heads = _heading_rows(rows, region) if region else []
    end = max([float("-inf"), *(line.base for line in region), *(row.base for row in heads)])
    top = [row for row in rows if row.base > end]
    while region and top and "b" in top[-1].marks and len(top[-1].pieces) == 1:  # the title of the table below
        top.pop()
    return list(_going_on(top, above.edges, above.size, top[0].base, size)) if top and rows[0] is top[0] else []


def _is_of(line: RuleLine, edges: Sequence[float]) -> bool:
    """Tell whether a line of rules is in the columns of a table: alone above its first row on a page it begins no other."""
    return bool(line.edges) and all(any(abs(each - edge) <= MEET for edge in edges) for each in line.edges)


def _table(page: int, own: Sequence[Row], edges: Sequence[float], region: Sequence[RuleLine]) -> PageTable:
    cells, heads = rows_of_cells(
        own, edges, [rule for line in region for rule in line.rules], _head_end(own, edges, region)
    )
    top, bottom = own[0].base, own[-1].base
    return PageTable(
        page,
        max([top, *(line.base for line in region[:1])]),
        min([bottom, *(line.base for line in region[-1:])]),
        tuple(edges),
        tuple(cells),
        heads,
        max(row.size for row in own),
        lines=tuple(own),
        rules=tuple(region),
    )


def with_edges_of_both(one: PageTable, two: PageTable) -> tuple[PageTable, PageTable] | None:
    """Return two parts of one table with the columns that the rows of both tell, None where these are fewer than one has alone."""
    if not (one.lines and two.lines and _reach_as_far(one, two)):
        return None
    heads = _heads(one.lines, one.edges, one.rules)
    inner = _columns((one.edges[0], one.edges[-1]), (*one.lines, *two.lines), heads)[1:-1]
    if len(inner) + _FEWEST_ROWS < max(len(one.edges), len(two.edges)):
        return None
    first, second = (
        replace(
            _table(each.page, each.lines, (each.edges[0], *inner, each.edges[-1]), each.rules), reasons=each.reasons
        )
        for each in (one, two)
    )
    return first, second


def _reach_as_far(one: PageTable, two: PageTable) -> bool:
    return all(abs(one.edges[end] - two.edges[end]) < _NEAR for end in (0, -1))


def _columns(edges: Sequence[float], rows: Sequence[Row], heads: Sequence[Row]) -> list[float]:
    return edges_of_values(edges_of_heads(refined_edges(edges, rows), heads, rows), rows)


def _heads(rows: Sequence[Row], edges: Sequence[float], lines: Sequence[RuleLine]) -> list[Row]:
    """Return the rows above the rule that ends the head of a table, none where no rule does."""
    end = _head_end(rows, edges, lines) if rows else 0.0
    return [row for row in rows if row.base > end]


def _head_end(rows: Sequence[Row], edges: Sequence[float], lines: Sequence[RuleLine]) -> float:
    """Return the height of the rule that ends the head of a table: the first below its first row that has rows below it."""
    full = [line.base for line in lines if line.left < edges[0] + _NEAR and line.right > edges[-1] - _NEAR]
    below = [height for height in full if rows[-1].base < height < rows[0].base]
    return below[0] if below else float("inf")


def _heading_rows(rows: Sequence[Row], region: Sequence[RuleLine]) -> list[Row]:
    """Return the row right above the first line of rules: heads in columns, or one above a rule that begins further in."""
    line, left = region[0], min(each.left for each in region)
    near = [row for row in rows if line.base < row.base < line.base + _LEADING * row.size]
    if not near or near[-1].right > line.right + MEET or _is_heading(near[-1]):
        return []
    is_over = line.left > left + _FURTHEST * near[-1].size and near[-1].left > line.left - MEET
    is_item = _LABEL.fullmatch(near[-1].pieces[0].text.strip()) and len(near[-1].pieces) == _FEWEST_ROWS
    return near[-1:] if line.edges and not is_item and (len(near[-1].pieces) > 1 or is_over) else []


def _is_heading(row: Row) -> bool:
    """Tell whether a row is a heading of the text: the structure tree says so, or bold words stand behind a number."""
    is_numbered = len(row.pieces) > 1 and bool(_NUMBER.fullmatch(row.pieces[0].text.strip())) and "b" in row.marks
    return is_numbered or bool(row.tag and row.tag.is_heading)


def _going_on(rows: Sequence[Row], edges: Sequence[float], size: float, base: float, text: float) -> Iterator[Row]:
    """Yield the rows below a height that are more of a table: no larger, each piece within its columns, none far off.

    A row in smaller type than the text may go over its columns; a numbered paragraph that reaches into the last, or is in
    larger type, ends the table, and so does an item in larger type.
    """
    heads: list[Row] = []
    for row in rows:
        is_whole = row.size < text - _SMALLER and edges[0] - OVER < row.left and row.right < edges[-1] + OVER
        is_in = is_whole or all(is_within(glyphs, edges) for piece in row.pieces for glyphs in parted(piece, edges))
        is_head = len(row.pieces) == 1 and abs(row.left - edges[0]) < _FURTHEST * size and row.right < edges[-1]
        is_note = "sup" in row.pieces[0].glyphs[0].marks
        if (
            is_note
            or _is_text(row, edges)
            or (_ITEM.match(row.text) and row.size > max(size, _TEXT) + _SMALLER / 2)
            or (is_numbered(row, edges[-1] - edges[0]) and (row.right > edges[-2] or row.size > max(size, _TEXT)))
            or not (is_in or is_head)
            or row.size > max(size, _TEXT) + LARGER
            or base - row.base > _FURTHEST * max(size, row.size)
        ):
            return
        heads.append(row)
        base = row.base
        if is_in:
            yield from heads
            heads = []


def _is_text(row: Row, edges: Sequence[float]) -> bool:
    """Tell whether the structure tree has a row as a heading, or holds words of one column and of others together."""
    parts = [glyphs for piece in row.pieces for glyphs in parted(piece, edges)]
    tags = {glyph.tag for glyphs in parts for glyph in glyphs if not glyph.text.isspace()}
    is_one = len(parts) > _FEWEST_ROWS and len(tags) == 1 and None not in tags
    return is_one or _is_heading(row)
