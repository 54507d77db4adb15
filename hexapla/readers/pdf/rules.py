"""Rules: the level lines of a page that set a table, and the columns that they tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from hexapla.catalogue import languages
from hexapla.readers.pdf.alignment import aligned_edges
from hexapla.readers.pdf.columns import OVER, crosses, parted
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.paragraphs import names
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.turns import Box

_LEVEL = 1.6
"""Points within which rules are one line of rules."""

_APART = 7.0
"""Points by which the rules of two cells beside each other may stand apart."""

_BELOW = 1.5
"""How far below a running head, in sizes, the rule stands that belongs to it."""

_NARROWEST = 0.13
"""The part of a page that a line of rules is wide, at least."""

_MOSTLY = 0.6
"""The part of a table that a row of running text is wide, at least."""

_PARTS, _NUMBER = 2, re.compile(r"\d{1,3}(?:\.\d{1,3}|\.)")
_COUNTED = re.compile(r"\d{1,3}\.\s+\D")
"""The number and the text of a paragraph, the one of them, and both with no more than a blank between."""

_LABEL = 30
"""Characters of the label of a table, at most."""

_OFTEN = 2
"""Lines of rules that meet at one place: there an edge is, whatever stands over it."""

_HEAD = 2
"""Lines of rules that set a head: what stands below them is the body, whatever its rows are."""

_FEW = 4
"""Rows that a title within a table may have."""

LARGER = 1.6
"""Points by which a row is larger than those of a table that is none of them."""

MEET = 3.0
"""Points by which an edge may be missed."""


@dataclass(frozen=True)
class RuleLine:
    """Rules at one height, from left to right, and where others run up and down from them."""

    base: float
    rules: tuple[Box, ...]
    crossed: tuple[float, ...] = ()

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.rules[0].left

    @property
    def right(self) -> float:
        """Its right edge."""
        return max(rule.right for rule in self.rules)

    @cached_property
    def edges(self) -> list[float]:
        """Where one rule ends and the next begins, or another one crosses."""
        met = [(one.right + two.left) / 2 for one, two in pairwise(self.rules) if abs(two.left - one.right) <= _APART]
        return sorted([*met, *self.crossed])


def rule_lines(page: Page, furniture: Sequence[Row] = ()) -> list[RuleLine]:
    """Return the lines of rules of a page that are wide enough to belong to a table, the highest first.

    A rule right below a running head is none of them.
    """
    groups: list[list[Box]] = []
    own = [rule for rule in page.rules if not any(0 < row.base - rule.top < _BELOW * row.size for row in furniture)]
    for rule in sorted(own, key=lambda each: -each.top):
        if groups and abs(groups[-1][0].top - rule.top) <= _LEVEL:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    lines = [
        RuleLine(
            median(r.top for r in group), tuple(sorted(group, key=lambda r: r.left)), _crossed(group, page.uprights)
        )
        for group in groups
    ]
    return [line for line in lines if sum(r.right - r.left for r in line.rules) >= _NARROWEST * page.width]


def _crossed(rules: Sequence[Box], uprights: Sequence[Box]) -> tuple[float, ...]:
    """Return where upright rules meet level ones, their outer ends left out."""
    low, high = min(rule.bottom for rule in rules) - MEET, max(rule.top for rule in rules) + MEET
    left, right = min(rule.left for rule in rules) + OVER, max(rule.right for rule in rules) - OVER
    places = {round((box.left + box.right) / 2, 1) for box in uprights if box.bottom <= high and low <= box.top}
    return tuple(sorted(place for place in places if left < place < right))


def regions(lines: Sequence[RuleLine], rows: Sequence[Row]) -> Iterator[list[RuleLine]]:
    """Yield lines of rules that belong to one table: between two of them stand rows of cells, not of running text."""
    held: list[RuleLine] = []
    for line in lines:
        between = [row for row in rows if held and line.base <= row.base < held[-1].base]
        above = [row.size for row in rows if held and held[-1].base <= row.base < held[0].base]
        is_larger = any(row.size > max(above, default=row.size) + LARGER for row in between)
        has_title = (len(held) > _HEAD and is_larger) or any(_is_title(row) for row in between)
        if held and (has_title or not _are_cells(between, held, line)):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _is_title(row: Row) -> bool:
    """Tell whether a row is a heading, as the structure tree says, or nothing but the label of a table in any language."""
    is_label = (
        len(row.pieces) == 1 and len(row.text) < _LABEL and any(names(row.text, each.code) for each in languages())
    )
    return is_label or bool(row.tag and row.tag.is_heading)


def _are_cells(rows: Sequence[Row], held: Sequence[RuleLine], line: RuleLine) -> bool:
    if not rows:
        return held[-1].base - line.base < 60
    if any(is_numbered(row, line.right - line.left) for row in rows):
        return False
    reaches = _reaches_as_far(held, line) and len(held) <= _HEAD and (len(held) > 1 or len(rows) <= _FEW)
    if (
        reaches
        or _is_head(rows, held, line)
        or _is_of_group(rows, held[-1], line)
        or _is_over_groups(rows, held[-1], line)
    ):
        return True
    known = [*held, line]
    edges = sorted({edge for each in known for edge in each.edges})
    is_alike = _is_below(held, line)
    edges = edges or aligned_edges([rows[0], *rows] if is_alike else rows)[1:-1]  # one row alone tells columns too
    if not edges or any(_is_text(row, edges, known) for row in rows):
        return False
    goes_on = len(rows) <= _FEW and _is_in_columns_of(held, line) and any(len(row.pieces) > 1 for row in rows)
    bounds = [0.0, *edges, 0.0]
    apart = sum(
        1
        for row in rows
        if len(row.pieces) > 1 or len(list(parted(row.pieces[0], bounds))) > 1 or _fits(row, edges, known)
    )
    return goes_on or apart * 2 > len(rows) or (is_alike and apart * 2 == len(rows))


def is_numbered(row: Row, width: float) -> bool:
    """Tell whether a row is the number of a paragraph and most of a row of text beside a table of a width: it ends that."""
    is_counted = len(row.pieces) == _PARTS and bool(_NUMBER.fullmatch(row.pieces[0].text.strip()))
    is_joined = len(row.pieces) == 1 and bool(_COUNTED.match(row.text))
    return (is_counted or is_joined) and row.pieces[-1].right - row.pieces[-1].left > _MOSTLY * width


def _is_head(rows: Sequence[Row], held: Sequence[RuleLine], line: RuleLine) -> bool:
    """Tell whether few rows stand between two rules of one width, in pieces: the heads of a table."""
    return (
        len(held) == 1 and is_as_wide(held[0], line) and len(rows) <= _FEW and any(len(row.pieces) > 1 for row in rows)
    )


def _is_of_group(rows: Sequence[Row], above: RuleLine, line: RuleLine) -> bool:
    """Tell whether few rows between two rules of one width are titles of a group and a row of it in columns."""
    width = line.right - line.left
    are_titles = all(len(row.pieces) > 1 or row.right - row.left < _MOSTLY * width for row in rows)
    return (
        is_as_wide(above, line) and len(rows) <= _FEW and are_titles and any(len(row.pieces) > _PARTS for row in rows)
    )


def _is_over_groups(rows: Sequence[Row], above: RuleLine, line: RuleLine) -> bool:
    """Tell whether each piece of few rows stands above one of the rules that part the heads of groups from those below them."""
    pieces = [piece for row in rows for piece in row.pieces]
    is_within = above.left - MEET < line.left and line.right < above.right + MEET
    return (
        is_within
        and not is_as_wide(above, line)
        and len(rows) <= _FEW
        and all(
            any(rule.left - MEET < piece.left and piece.right < rule.right + MEET for rule in line.rules)
            and piece.right - piece.left < _MOSTLY * (above.right - above.left)
            for piece in pieces
        )
    )


def _reaches_as_far(held: Sequence[RuleLine], line: RuleLine) -> bool:
    """Tell whether a line of rules begins and ends below all others, one of them in columns."""
    return all(is_as_wide(each, line) for each in held) and any(each.edges for each in (*held, line))


def _is_below(held: Sequence[RuleLine], line: RuleLine) -> bool:
    """Tell whether a line of rules is as wide as one of those above, or ends within them."""
    left, right = min(each.left for each in held), max(each.right for each in held)
    return (left - MEET < line.left and line.right < right + MEET) or any(is_as_wide(each, line) for each in held)


def is_as_wide(one: RuleLine, two: RuleLine) -> bool:
    """Tell whether two lines of rules begin and end below each other."""
    return abs(one.left - two.left) < MEET and abs(one.right - two.right) < MEET


def _is_in_columns_of(held: Sequence[RuleLine], line: RuleLine) -> bool:
    """Tell whether the rules of a line meet where those of the line before do, one cell over columns or none."""
    one, two = sorted((held[-1].edges, line.edges), key=len)
    return len(one) >= _OFTEN and all(any(abs(each - other) <= MEET for other in two) for each in one)


def _is_text(row: Row, edges: Sequence[float], lines: Sequence[RuleLine]) -> bool:
    """Tell whether a row is running text: a piece of it goes over columns and most of their width."""
    width = max(each.right for each in lines) - min(each.left for each in lines)
    parts = [Piece(part) for piece in row.pieces for part in parted(piece, [0.0, *edges, 0.0])]
    widest = max(parts, key=lambda part: part.right - part.left)
    over = [edge for edge in edges if widest.left + MEET < edge < widest.right - MEET]
    return bool(over) and widest.right - widest.left > _MOSTLY * width


def _fits(row: Row, edges: Sequence[float], lines: Sequence[RuleLine]) -> bool:
    """Tell whether a row of one piece stands within one column."""
    left, right = min(each.left for each in lines), max(each.right for each in lines)
    bounds = [left - 4, *edges, right + 4]
    return any(low - 1 <= row.left and row.right <= high + 1 for low, high in pairwise(bounds))


def edges_of(lines: Sequence[RuleLine], rows: Sequence[Row]) -> list[float]:
    """Return the edges of the columns: where rules meet, and few words stand over it."""
    found = sorted(edge for line in lines for edge in line.edges)
    if not found:
        return aligned_edges(rows)
    groups: list[list[float]] = []
    for edge in found:
        if groups and edge - groups[-1][-1] <= MEET:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    kept = [median(group) for group in groups if len(group) >= _OFTEN or _is_clear(median(group), lines, rows)]
    parted = [low for low, high in pairwise([*kept, max(line.right for line in lines)]) if high - low > MEET]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return [left, *(edge for edge in parted if edge > left + MEET), right]


def _is_clear(edge: float, lines: Sequence[RuleLine], rows: Sequence[Row]) -> bool:
    """Tell whether hardly any words stand over an edge, below the first line of rules that has it."""
    top = max(line.base for line in lines if any(abs(each - edge) <= OVER for each in line.edges))
    below = [row for row in rows if row.base < top]
    return sum(1 for row in below if crosses(row, edge)) * 4 <= len(below)
