"""Tables: the rows between the rules of one, and the words of its cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.readers.pdf.columns import covered, is_within, parted, without_spacers
from hexapla.readers.pdf.doubts import EDGE, ROWS
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.rows import Row
from hexapla.readers.pdf.rules import MEET, RuleLine, edges_of, regions, rule_lines

_LEADING = 1.32
"""From which distance on, in sizes, two rows of words are two rows of a table."""

_FURTHEST = 3.0
"""How far below the last row, in sizes, a table may go on."""

_TEXT = 9.0
"""Points that the words of a table may have below a smaller head."""

_FEWEST_ROWS = 2


@dataclass(frozen=True)
class CellText:
    """The words of a cell: its rows of characters, the columns that it covers, and the reasons to doubt it."""

    rows: tuple[tuple[Glyph, ...], ...]
    column: int
    span: int = 1
    reasons: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PageTable:
    """A table of one page: its height, the edges of its columns, its rows of cells, how many are its head, and its doubts."""

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[tuple[CellText, ...], ...]
    heads: int
    size: float
    reasons: frozenset[str] = frozenset()


def tables_of(
    page: Page, rows: Sequence[Row], furniture: Sequence[Row] = (), above: PageTable | None = None
) -> tuple[list[PageTable], list[Row]]:
    """Return the tables of a page, and the rows that stand in none; `above` is one that the page before ends with."""
    tables: list[PageTable] = []
    rest = list(rows)
    lines = rule_lines(page, furniture)
    if above is not None:
        own = _continued(above, rest, lines)
        tables += [_table(page, own, above.edges, ())] if own else []
        rest = rest[len(own) :]
    for region in regions(lines, rest):
        own = [row for row in rest if region[-1].base - 1 <= row.base < region[0].base + 1]
        own = [*_heading_rows(rest, region[0]), *own]
        edges = edges_of(region, own)
        if len(edges) <= 2 or not own:
            continue
        below = [row for row in rest if row.base < region[-1].base - 1]
        own += _going_on(below, edges, max(row.size for row in own), own[-1].base)
        if len(own) < _FEWEST_ROWS:
            continue
        tables.append(_table(page, own, without_spacers(own, edges), region))
        rest = [row for row in rest if row not in own]
    return tables, rest


def _continued(above: PageTable, rows: Sequence[Row], lines: Sequence[RuleLine]) -> list[Row]:
    """Return the rows at the top of a page that go on in the table above, none where rules begin one of their own."""
    end = next((line.base for line in lines if line.edges), float("-inf"))
    top = [row for row in rows if row.base > end]
    return list(_going_on(top, above.edges, above.size, top[0].base)) if top and rows[0] is top[0] else []


def _table(page: Page, own: Sequence[Row], edges: Sequence[float], region: Sequence[RuleLine]) -> PageTable:
    cells, heads = _cells(own, edges, region)
    top, bottom = own[0].base, own[-1].base
    return PageTable(
        page.number,
        max([top, *(line.base for line in region[:1])]),
        min([bottom, *(line.base for line in region[-1:])]),
        tuple(edges),
        tuple(cells),
        heads,
        max(row.size for row in own),
        frozenset() if region and bottom > region[-1].base - 1 else frozenset({ROWS}),
    )


def _heading_rows(rows: Sequence[Row], line: RuleLine) -> list[Row]:
    """Return the row right above the first line of rules where it stands in columns: the heads of a table without a rule on top."""
    near = [row for row in rows if line.base < row.base < line.base + _LEADING * row.size]
    is_head = near and len(line.edges) > 0 and len(near[-1].pieces) > 1 and not line.right < near[-1].right - MEET
    return near[-1:] if is_head else []


def _going_on(rows: Sequence[Row], edges: Sequence[float], size: float, base: float) -> Iterator[Row]:
    """Yield the rows below a height that are more of a table: no larger, each piece within its columns, none far off."""
    heads: list[Row] = []
    for row in rows:
        is_in = all(is_within(glyphs, edges) for piece in row.pieces for glyphs in parted(piece, edges))
        is_head = len(row.pieces) == 1 and abs(row.left - edges[0]) < _FURTHEST * size and row.right < edges[-1]
        is_note = "sup" in row.pieces[0].glyphs[0].marks
        if (
            is_note
            or not (is_in or is_head)
            or row.size > max(size, _TEXT) + 1.6
            or base - row.base > _FURTHEST * max(size, row.size)
        ):
            return
        heads.append(row)
        base = row.base
        if is_in:
            yield from heads
            heads = []


def _cells(
    rows: Sequence[Row], edges: Sequence[float], lines: Sequence[RuleLine]
) -> tuple[list[tuple[CellText, ...]], int]:
    """Return the rows of cells, and how many of them are the head."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and not _begins(groups[-1][-1], row, lines):
            groups[-1].append(row)
        else:
            groups.append([row])
    full = [line for line in lines if line.right - line.left > 0.85 * (edges[-1] - edges[0])]
    head_end = full[1].base if len(full) > 2 else None
    heads = sum(1 for group in groups if head_end is not None and group[-1].base > head_end)
    made = [tuple(_row_cells(group, edges)) for group in groups]
    return made, heads if heads < len(made) else 0


def _begins(above: Row, row: Row, lines: Sequence[RuleLine]) -> bool:
    """Tell whether a row of words begins a row of the table: a rule or more than a line's leading parts it from the last."""
    has_rule = any(
        row.base + 2 < line.base < above.base and line.left < row.right and row.left < line.right for line in lines
    )
    return has_rule or above.base - row.base > _LEADING * max(row.size, above.size)


def _row_cells(group: Sequence[Row], edges: Sequence[float]) -> Iterator[CellText]:
    """Yield the cells of a row of the table, empty ones too."""
    width = len(edges) - 1
    texts: dict[int, list[tuple[Glyph, ...]]] = {}
    spans: dict[int, int] = {}
    for row in group:
        for piece in row.pieces:
            for glyphs in parted(piece, edges):
                first, last = covered(glyphs, edges)
                texts.setdefault(first, []).append(glyphs)
                spans[first] = max(spans.get(first, 1), last - first + 1)
    column = 0
    while column < width:
        span = min(spans.get(column, 1), next((each for each in sorted(texts) if each > column), width) - column)
        reasons = frozenset({EDGE} if span > 1 else ())
        yield CellText(tuple(texts.get(column, ())), column, max(1, span), reasons)
        column += max(1, span)
