"""Tables: where the rules of a page set one, its columns and rows, and the words of its cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from hexapla.readers.pdf.pages import Box, Glyph, Page
from hexapla.readers.pdf.rows import Piece, Row

_LEVEL = 1.6
"""Points within which rules are one line of rules."""

_MEET = 3.0
"""Points by which an edge may be missed."""

_APART = 7.0
"""Points by which the rules of two cells beside each other may stand apart."""

_NARROWEST = 0.18
"""The part of a page that a line of rules is wide, at least."""

_LEADING = 1.32
"""From which distance on, in sizes, two rows of words are two rows of a table."""

_FURTHEST = 3.0
"""How far below the last row, in sizes, a table may go on."""

_TEXT = 9.0
"""Points that the words of a table may have below a smaller head."""

_MOSTLY = 0.6
"""The part of a table that a row of running text is wide, at least."""

_SPACER = 14.0
"""Points below which a column without words is none."""

_OVER = 5.0
"""Points by which the words of a cell may reach over its edge."""

_CELL_GAP = 0.36
"""From which gap on, in parts of the size, two words may stand in two cells."""

_OFTEN = 3
"""Lines of rules that meet at one place: there an edge is, whatever stands over it."""

_FEWEST_ROWS = 2


@dataclass(frozen=True)
class RuleLine:
    """Rules at one height, from left to right."""

    base: float
    rules: tuple[Box, ...]

    @property
    def left(self) -> float:
        return self.rules[0].left

    @property
    def right(self) -> float:
        return max(rule.right for rule in self.rules)

    @cached_property
    def edges(self) -> list[float]:
        """Where one rule ends and the next begins."""
        return [(one.right + two.left) / 2 for one, two in pairwise(self.rules) if abs(two.left - one.right) <= _APART]


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


def rule_lines(page: Page, furniture: Sequence[Row] = ()) -> list[RuleLine]:
    """Return the lines of rules of a page that are wide enough to belong to a table, the highest first.

    A rule right below a running head is none of them.
    """
    groups: list[list[Box]] = []
    own = [rule for rule in page.rules if not any(0 < row.base - rule.top < row.size for row in furniture)]
    for rule in sorted(own, key=lambda each: -each.top):
        if groups and abs(groups[-1][0].top - rule.top) <= _LEVEL:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    lines = [RuleLine(median(r.top for r in group), tuple(sorted(group, key=lambda r: r.left))) for group in groups]
    return [line for line in lines if sum(r.right - r.left for r in line.rules) >= _NARROWEST * page.width]


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
    for region in _regions(lines, rest):
        own = [row for row in rest if region[-1].base - 1 <= row.base < region[0].base + 1]
        own = [*_heading_rows(rest, region[0]), *own]
        edges = _edges(region, own)
        if len(edges) <= 2 or not own:  # noqa: PLR2004 - one column is no table
            continue
        below = [row for row in rest if row.base < region[-1].base - 1]
        own += _going_on(below, edges, max(row.size for row in own), own[-1].base)
        if len(own) < _FEWEST_ROWS:
            continue
        tables.append(_table(page, own, _without_spacers(own, edges), region))
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
    )


def _heading_rows(rows: Sequence[Row], line: RuleLine) -> list[Row]:
    """Return the row right above the first line of rules where it stands in columns: the heads of a table without a rule on top."""
    near = [row for row in rows if line.base < row.base < line.base + _LEADING * row.size]
    is_head = near and len(line.edges) > 0 and len(near[-1].pieces) > 1 and not line.right < near[-1].right - _MEET
    return near[-1:] if is_head else []


def _going_on(rows: Sequence[Row], edges: Sequence[float], size: float, base: float) -> Iterator[Row]:
    """Yield the rows below a height that are more of a table: no larger, each piece within its columns, none far off."""
    heads: list[Row] = []
    for row in rows:
        is_in = all(_is_within(glyphs, edges) for piece in row.pieces for glyphs in _parted(piece, edges))
        is_head = len(row.pieces) == 1 and abs(row.left - edges[0]) < _FURTHEST * size and row.right < edges[-1]
        is_note = "sup" in row.pieces[0].glyphs[0].marks
        if is_note or not (is_in or is_head) or row.size > max(size, _TEXT) + _LEVEL or base - row.base > _FURTHEST * max(size, row.size):
            return
        heads.append(row)
        base = row.base
        if is_in:
            yield from heads
            heads = []


def _is_within(glyphs: Sequence[Glyph], edges: Sequence[float]) -> bool:
    left, right = min(each.left for each in glyphs), max(each.right for each in glyphs)
    return any(low - _OVER <= left and right <= high + _OVER for low, high in pairwise(edges))


def _without_spacers(rows: Sequence[Row], edges: Sequence[float]) -> list[float]:
    """Return the edges of the columns that hold anything: a narrow one without words only sets others apart."""
    used = {_covered(glyphs, edges) for row in rows for piece in row.pieces for glyphs in _parted(piece, edges)}
    empty = {place for place in range(len(edges) - 1) if (place, place) not in used and edges[place + 1] - edges[place] < _SPACER}
    return [edge for place, edge in enumerate(edges) if place - 1 not in empty or place == len(edges) - 1]


def _regions(lines: Sequence[RuleLine], rows: Sequence[Row]) -> Iterator[list[RuleLine]]:
    """Yield lines of rules that belong to one table: between two of them stand rows of cells, not of running text."""
    held: list[RuleLine] = []
    for line in lines:
        between = [row for row in rows if held and line.base <= row.base < held[-1].base]
        if held and not _are_cells(between, held, line):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _are_cells(rows: Sequence[Row], held: Sequence[RuleLine], line: RuleLine) -> bool:
    if not rows:
        return held[-1].base - line.base < 60
    known = [*held, line]
    edges = sorted({edge for each in known for edge in each.edges})
    if not edges:
        return False
    if any(_is_text(row, edges, known) for row in rows):
        return False
    bounds = [0.0, *edges, 0.0]
    apart = sum(1 for row in rows if len(row.pieces) > 1 or len(list(_parted(row.pieces[0], bounds))) > 1 or _fits(row, edges, known))
    return apart * 2 > len(rows)


def _is_text(row: Row, edges: Sequence[float], lines: Sequence[RuleLine]) -> bool:
    """Tell whether a row is running text: a piece of it goes over columns and most of their width."""
    width = max(each.right for each in lines) - min(each.left for each in lines)
    parts = [Piece(part) for piece in row.pieces for part in _parted(piece, [0.0, *edges, 0.0])]
    widest = max(parts, key=lambda part: part.right - part.left)
    over = [edge for edge in edges if widest.left + _MEET < edge < widest.right - _MEET]
    return bool(over) and widest.right - widest.left > _MOSTLY * width


def _fits(row: Row, edges: Sequence[float], lines: Sequence[RuleLine]) -> bool:
    """Tell whether a row of one piece stands within one column."""
    left, right = min(each.left for each in lines), max(each.right for each in lines)
    bounds = [left - 4, *edges, right + 4]
    return any(low - 1 <= row.left and row.right <= high + 1 for low, high in pairwise(bounds))


def _edges(lines: Sequence[RuleLine], rows: Sequence[Row]) -> list[float]:
    """Return the edges of the columns: where rules meet, and few words stand over it."""
    found = sorted(edge for line in lines for edge in line.edges)
    groups: list[list[float]] = []
    for edge in found:
        if groups and edge - groups[-1][-1] <= _MEET:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    kept = [median(group) for group in groups if len(group) >= _OFTEN or _is_clear(median(group), lines, rows)]
    parted = [low for low, high in pairwise([*kept, max(line.right for line in lines)]) if high - low > _MEET]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return [left, *(edge for edge in parted if edge > left + _MEET), right]


def _is_clear(edge: float, lines: Sequence[RuleLine], rows: Sequence[Row]) -> bool:
    """Tell whether hardly any words stand over an edge, below the first line of rules that has it."""
    top = max(line.base for line in lines if any(abs(each - edge) <= _OVER for each in line.edges))
    below = [row for row in rows if row.base < top]
    return sum(1 for row in below if _crosses(row, edge)) * 4 <= len(below)


def _crosses(row: Row, edge: float) -> bool:
    return any(glyph.left + 1 < edge < glyph.right - 1 for piece in row.pieces for glyph in piece.glyphs) or any(
        piece.left + 1 < edge < piece.right - 1 and not _has_gap(piece, edge) for piece in row.pieces
    )


def _has_gap(piece: Piece, edge: float) -> bool:
    """Tell whether the characters of a piece stand apart at an edge, by more than words do."""
    return _gap_at(_letters(piece.glyphs), edge) is not None


def _gap_at(letters: Sequence[Glyph], edge: float) -> int | None:
    """Return which of the letters begins behind the widest gap at an edge, None where none is wider than between words."""
    found = [
        (two.left - one.right, place)
        for place, (one, two) in enumerate(pairwise(letters), 1)
        if one.right - _OVER <= edge <= two.left + _OVER and two.left - one.right > _CELL_GAP * two.size
    ]
    return max(found)[1] if found else None


def _letters(glyphs: Sequence[Glyph]) -> list[Glyph]:
    return [glyph for glyph in glyphs if not glyph.text.isspace()]


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
    head_end = full[1].base if len(full) > 2 else None  # noqa: PLR2004 - above and below the head, below the body
    heads = sum(1 for group in groups if head_end is not None and group[-1].base > head_end)
    made = [tuple(_row_cells(group, edges, _rule_below(group, lines))) for group in groups]
    return made, heads if heads < len(made) else 0


def _begins(above: Row, row: Row, lines: Sequence[RuleLine]) -> bool:
    """Tell whether a row of words begins a row of the table: a rule or more than a line's leading parts it from the last."""
    has_rule = any(row.base + 2 < line.base < above.base and line.left < row.right and row.left < line.right for line in lines)
    return has_rule or above.base - row.base > _LEADING * max(row.size, above.size)


def _rule_below(group: Sequence[Row], lines: Sequence[RuleLine]) -> RuleLine | None:
    base = group[-1].base
    return next((line for line in lines if base - 14 < line.base <= base + 1), None)


def _row_cells(group: Sequence[Row], edges: Sequence[float], below: RuleLine | None) -> Iterator[CellText]:
    """Yield the cells of a row of the table, empty ones too."""
    width = len(edges) - 1
    texts: dict[int, list[tuple[Glyph, ...]]] = {}
    spans: dict[int, int] = {}
    for row in group:
        for piece in row.pieces:
            for glyphs in _parted(piece, edges):
                first, last = _covered(glyphs, edges)
                texts.setdefault(first, []).append(glyphs)
                spans[first] = max(spans.get(first, 1), last - first + 1)
    column = 0
    while column < width:
        span = min(spans.get(column, 1), next((each for each in sorted(texts) if each > column), width) - column)
        yield CellText(tuple(texts.get(column, ())), column, max(1, span))
        column += max(1, span)


def _parted(piece: Piece, edges: Sequence[float]) -> Iterator[tuple[Glyph, ...]]:
    """Yield the parts of a piece that stand in columns of their own."""
    letters = _letters(piece.glyphs)
    inner = [edge for edge in edges[1:-1] if piece.left < edge < piece.right]
    starts = {id(letters[place]) for edge in inner if (place := _gap_at(letters, edge)) is not None}
    held: list[Glyph] = []
    for glyph in piece.glyphs:
        if id(glyph) in starts and held:
            yield tuple(held)
            held = []
        held.append(glyph)
    yield tuple(held)


def _covered(glyphs: Sequence[Glyph], edges: Sequence[float]) -> tuple[int, int]:
    """Return the first and the last column that characters stand in."""
    left, right = min(each.left for each in glyphs), max(each.right for each in glyphs)
    columns = [
        place for place, (low, high) in enumerate(pairwise(edges)) if min(high, right) - max(low, left) > min(3.0, (right - left) / 2)
    ]
    return (columns[0], columns[-1]) if columns else (0, 0) if right <= edges[1] else (len(edges) - 2, len(edges) - 2)
