"""Cells: the words between the edges of columns become rows of cells, parted by rules and by distance."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hexapla.readers.pdf.cell_breaks import is_broken_figure
from hexapla.readers.pdf.cell_leading import Entry, are_lines, limit_of, limit_of_head
from hexapla.readers.pdf.cell_order import Line, Order
from hexapla.readers.pdf.columns import covered, parted
from hexapla.readers.pdf.doubts import EDGE, ROWS
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.turns import Box

_FEW_RULES = 6
"""Rules over the first column from which these part rows, not its words."""

_FEWEST = 2
"""Rules beside each other from which it is told how far a head reaches."""

_OVER = 8.0
"""Points by which a rule may reach over an edge."""

_ASCENT, _DESCENT = 0.8, 0.2
"""How far letters reach above and below the line, in sizes."""

_LEVEL = 2.0
"""Points within which cells begin level with each other."""

_MOSTLY = 0.5
"""The part of a column that a rule crosses, at least, which parts its cells."""


@dataclass(frozen=True)
class CellText:
    """The words of a cell: its lines of characters, the columns and rows that it covers, and the reasons to doubt it."""

    rows: tuple[tuple[Glyph, ...], ...]
    column: int
    span: int = 1
    depth: int = 1
    reasons: frozenset[str] = frozenset()


@dataclass
class _Cell:
    """Lines of one cell, and from where to where it reaches: as far as its letters do, unless rules tell."""

    lines: list[Entry]
    top: float
    bottom: float
    last: int
    is_head: bool = False
    is_ruled: bool = False  # a rule stands above it
    is_joined: bool = False  # it holds lines of another one that no row is known of

    @property
    def column(self) -> int:
        """Its first column."""
        return self.lines[0].column

    @property
    def number(self) -> int | None:
        """The place of its first paragraph in the structure tree."""
        return self.lines[0].tag.number if self.lines[0].tag else None


def rows_of_cells(
    rows: Sequence[Row], edges: Sequence[float], rules: Sequence[Box], head_end: float
) -> tuple[list[tuple[CellText, ...]], int]:
    """Return the rows of the cells of a table, and how many of them stand above the end of the head."""
    entries = [
        Entry(glyphs, *covered(glyphs, edges), row.base, max(glyph.size for glyph in glyphs))
        for row in rows
        for piece in row.pieces
        for glyphs in parted(piece, edges)
    ]
    crossing = [[rule for rule in rules if _crosses(rule, *bounds)] for bounds in pairwise(edges)]
    heights = [[(rule.top + rule.bottom) / 2 for rule in each] for each in crossing]
    limit = limit_of(entries)
    if len(heights[0]) < _FEW_RULES and are_lines(entries):
        limit = 0.0
    head = max(limit, limit_of_head([entry for entry in entries if entry.base > head_end]))
    body = (Line(entry.tag, entry.column, entry.base) for entry in entries if entry.base < head_end)
    order = Order.of(body, len(edges) - 2)
    cells: list[_Cell] = []
    labels: dict[float, int] = {}
    for column, own in enumerate(heights):
        cells += _cells(
            entries, column, own, lambda each: head if each.base > head_end else limit, order, labels=labels
        )
        labels = labels or {line.base: row for row, cell in enumerate(cells) for line in cell.lines}
    for cell in _alone(cells, heights, head_end):
        first, last = cell.lines[0].base, cell.lines[-1].base
        cell.top = min((height for height in heights[cell.column] if height > first), default=cell.top)
        cell.is_head = True
        cell.last = max(cell.last, _last_below(cell, edges, rules))
        cell.bottom = max((height for height in heights[cell.column] if height < last), default=cell.bottom)
    made: list[tuple[CellText, ...]] = []
    heads = 0
    told = order.rows(cell.number for cell in cells)
    for group in _whole_groups(_level_groups(cells, told)):
        made += _rows(group, len(edges) - 1, told if made or head_end < float("inf") else {})
        heads = len(made) if group[0].lines[0].base > head_end else heads
    return made, heads


def _crosses(rule: Box, left: float, right: float) -> bool:
    return min(rule.right, right) - max(rule.left, left) > _MOSTLY * (right - left)


def _cells(
    entries: Iterable[Entry],
    column: int,
    heights: Sequence[float],
    limit: Callable[[Entry], float],
    order: Order,
    *,
    labels: Mapping[float, int],
) -> list[_Cell]:
    """Return the cells of a column, the highest first; `labels` are the cells of the first column by the baselines of their lines."""
    found: list[_Cell] = []
    for entry in sorted((each for each in entries if each.column == column), key=lambda each: -each.base):
        above = found[-1].lines[-1] if found else None
        bottom = entry.base - _DESCENT * entry.size
        is_parted = order.are_parted(above.tag, entry.tag) if above else None
        is_ruled = above is not None and any(entry.base + 2 < height < above.base for height in heights)
        if is_parted is None and above is not None:
            is_broken = not is_ruled and is_broken_figure(above, entry, labels)
            is_parted = not is_broken and _begins(above, entry, heights, limit(entry))
        if above is None or is_parted:
            top = entry.base + _ASCENT * entry.size
            found.append(_Cell([entry], top, bottom, entry.last, is_ruled=is_ruled))
        else:
            found[-1].lines.append(entry)
            found[-1].bottom, found[-1].last = bottom, max(entry.last, found[-1].last)
    return found


def _begins(above: Entry, entry: Entry, heights: Sequence[float], limit: float) -> bool:
    gap = above.base - entry.base
    has_rule = any(entry.base + 2 < height < above.base for height in heights)
    are_figures = above.is_figure and entry.is_figure and gap > entry.size / 2
    return has_rule or are_figures or gap > limit * max(entry.size, above.size)


def _alone(cells: Sequence[_Cell], heights: Sequence[Sequence[float]], head_end: float) -> list[_Cell]:
    """Return the cells of the head, where rules alone part them from each other: they reach from rule to rule."""
    found = [cell for cell in cells if cell.lines[-1].base > head_end]
    for one, two in pairwise(found):
        bases = one.lines[-1].base, two.lines[0].base
        if one.column == two.column and not any(bases[1] < height < bases[0] for height in heights[one.column]):
            return []
    return found


def _last_below(cell: _Cell, edges: Sequence[float], rules: Sequence[Box]) -> int:
    """Return the last column under the rule above a cell of the head, its own where one rule goes over the whole table."""
    level = [rule for rule in rules if abs((rule.top + rule.bottom) / 2 - cell.top) < 1]
    over = [rule for rule in level if rule.left < edges[cell.column + 1] - 1 and edges[cell.column] + 1 < rule.right]
    if len(level) < _FEWEST or len(over) != 1:
        return cell.column
    return max(place for place, edge in enumerate(edges[:-1]) if edge < over[0].right - _OVER)


def _level_groups(cells: Sequence[_Cell], told: Mapping[int | None, int]) -> Iterator[list[_Cell]]:
    """Yield the cells that stand beside each other, those too that stand beside one of these; `told` are rows of the tree."""
    held: list[_Cell] = []
    ordered = sorted(cells, key=lambda each: -each.top)
    for place, cell in enumerate(ordered):
        last = max((told.get(each.number, -1) for each in held), default=-1)
        is_below = min((told[each.number] for each in ordered[place:] if each.number in told), default=last + 1) > last
        if held and is_below and cell.top <= min(each.bottom for each in held) + 0.5:
            yield held
            held = []
        held.append(cell)
    if held:
        yield held


def _whole_groups(groups: Iterable[list[_Cell]]) -> Iterator[list[_Cell]]:
    """Yield groups of cells, those as one whose lower cells are more paragraphs of the prose above them."""
    held: list[_Cell] = []
    for group in groups:
        prose = {cell.column for cell in held if len(cell.lines) > 1 and not cell.is_head}
        goes_on = 2 * len(group) < len({cell.column for cell in held}) and all(
            cell.column in prose and not cell.is_ruled and (cell.column > 0 or len(cell.lines) > 1) for cell in group
        )
        if held and not goes_on:
            yield held
            held = []
        held = [*held, *group]
    if held:
        yield held


def _rows(group: Sequence[_Cell], width: int, told: Mapping[int | None, int]) -> Iterator[tuple[CellText, ...]]:
    """Yield the rows of cells that stand beside each other, as the structure tree has them, else by their place: sure where both agree."""
    by_order, by_height = _by_order(group, told), _by_height(group)
    placed: dict[tuple[int, int], _Cell] = {}
    for row, cell in zip(by_order or by_height, group, strict=True):
        held = placed.setdefault((row, cell.column), cell)
        if held is not cell:
            held.lines += cell.lines
            held.is_joined = True
    depth = max(by_order or by_height) + 1
    is_sure = by_order == by_height
    rows = [tuple(_row_cells(placed, row, depth, width, is_sure=is_sure)) for row in range(depth)]
    if not is_sure and all(cell.is_head for cell in group) and _is_filled(rows, width):
        rows = [tuple(_row_cells(placed, row, depth, width, is_sure=True)) for row in range(depth)]
    yield from rows


def _is_filled(rows: Sequence[Sequence[CellText]], width: int) -> bool:
    """Tell whether words stand in all columns of all rows of a head but the first column: then it fits in one way alone."""
    taken = {
        (down, right)
        for number, row in enumerate(rows)
        for cell in row
        if cell.rows
        for down in range(number, number + cell.depth)
        for right in range(cell.column, cell.column + cell.span)
    }
    return all((row, column) in taken for row in range(len(rows)) for column in range(1, width))


def _by_order(group: Sequence[_Cell], told: Mapping[int | None, int]) -> list[int]:
    """Return the rows of cells, as the structure tree has them; none where it does not know all of them, each in a place of its own."""
    if not all(cell.number in told for cell in group):
        return []
    known = sorted({told[cell.number] for cell in group})
    rows = [known.index(told[cell.number]) for cell in group]
    return rows if len({*zip(rows, (cell.column for cell in group), strict=True)}) == len(group) else []


def _by_height(group: Sequence[_Cell]) -> list[int]:
    """Return the rows of cells, as many as the column with most of them has; `group` is from the highest on."""
    counts = Counter(cell.column for cell in group)
    most = max(counts, key=lambda column: (counts[column], column))
    begun = [cell for cell in group if cell.column == most]
    starts = [cell.top for cell in begun if cell is begun[0] or cell.is_ruled or _begins_row(cell, group, len(counts))]
    starts[0] = max(cell.top for cell in group)
    return [max(place for place, start in enumerate(starts) if start >= cell.top - 0.5) for cell in group]


def _begins_row(cell: _Cell, group: Sequence[_Cell], columns: int) -> bool:
    """Tell whether cells of half the columns begin level with one: else it goes on in the row, as a paragraph of its own."""
    level = sum(1 for each in group if abs(each.top - cell.top) < _LEVEL)
    return 2 * level >= columns


def _row_cells(
    placed: dict[tuple[int, int], _Cell], row: int, depth: int, width: int, *, is_sure: bool
) -> Iterator[CellText]:
    """Yield the cells of a row, empty ones where no cell from above reaches into it."""
    column = 0
    while column < width:
        cell = placed.get((row, column))
        if cell is None and any((above, column) in placed for above in range(row)):
            column += 1
            continue
        last = cell.last if cell else column
        free = next((each for each in range(column + 1, last + 1) if (row, each) in placed), last + 1)
        under = (each for each, place in sorted(placed) if each > row and column <= place < free)
        below = next(under, depth) if cell else row + 1
        is_whole = free == width or (cell is not None and cell.is_head)
        reasons = frozenset({EDGE} if free > column + 1 and not is_whole else ())
        is_unsure = depth > 1 and not is_sure and (below - row > 1 or any(each.is_head for each in placed.values()))
        reasons |= frozenset({ROWS} if is_unsure or (cell and cell.is_joined) else ())
        rows = tuple(line.glyphs for line in cell.lines) if cell else ()
        yield CellText(rows, column, free - column, below - row, reasons)
        column = free
