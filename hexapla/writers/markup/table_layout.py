"""How a table is set on paper: columns as wide as their words in the font that draws them, type and page that they fit.

What no line divides decides: a figure, a symbol, a code, a word.  Where they have no room the type becomes smaller, to seven
points, then the table stands on its side on its own page, then its columns are shared out to tables that all begin with its stub.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from hexapla.akn.grid import Grid, Place, with_columns
from hexapla.akn.table_cells import (
    depth_of,
    is_figure,
    is_of_words,
    kinds,
    lists_pairs,
    of_figures,
    row_kinds,
    stub_columns,
)
from hexapla.stations import USUAL, TableType
from hexapla.typography import fonts
from hexapla.writers.markup.table_words import Line, lines_of, undivided

WIDE = 7
"""A table of so many columns takes the whole width between the margins."""

COLUMN = 300.0
"""Points of a column of text that is none of several: beside it a table may be as wide as its source sets it."""

FEWEST_TO_SHARE = 2
"""Columns of a table that is not divided: the first stands in every part."""

STUB = 16.0
"""Ems up to which the words beside figures stay on one line where there is room."""

SMALL, PADDING, SMALL_PADDING = 7, 4.0, 3.0
"""What stands behind the words of a cell, and in small type, in points (`styles/print/body.css`)."""

BESIDE = 8.0
"""What stands before the words beside a figure."""

SAFETY = 0.6
"""Points that a column is wider than its longest word: widths are rounded, and letters are kerned."""

MARK = 0.72
"""The size of a raised note mark, in parts of that of the type."""

HEAD_LINES = 3
"""Over how many lines a column head may run before its column grows."""

LONGEST = 72.0
"""What a cell's text counts at most for the width of its column, in ems."""

GUTTER = 24.0
"""Points between the two columns of a list (`styles/print/new-york.css`)."""

STEPS = 16
"""Between the evenest share of columns and the greatest that has room."""

SHORT, TALL = 250.0, 80.0
"""A table that is no higher than this, two fifths of a page, stays on one; a row that is higher may break. In points."""


@dataclass(frozen=True)
class Layout:
    """How a table is set on paper: shares of its columns, size of type (`is_reduced`: below its kind's), page, what stays together."""

    shares: tuple[float, ...]
    size: float
    is_wide: bool
    height: float
    is_landscape: bool = False
    fits: bool = True
    tall_rows: frozenset[int] = frozenset()
    is_reduced: bool = False
    type: TableType = USUAL
    is_list: bool = False

    @property
    def is_short(self) -> bool:
        """Tell whether it is no higher than two fifths of a page."""
        return self.height <= SHORT

    @property
    def kinds(self) -> str:
        """The classes of a table on paper."""
        kinds = {
            "wide": self.is_wide,
            "landscape": self.is_landscape,
            "short": self.is_short,
            f"type-{self.size:g}": self.size != self.type.sizes[0],
        }
        return " ".join(("table", *(kind for kind, holds in kinds.items() if holds)))


@dataclass(frozen=True)
class Room:
    """Where a table stands: how wide its column is, how wide it may be, and that on its side, in points; its type."""

    narrow: float
    wide: float
    landscape: float | None = None
    type: TableType = USUAL


def layout(table: Grid, room: Room, language: str = "") -> Layout:
    """Return how a table is set in its column, in a wider one where it needs that, or on its side."""
    return _layout(_Measured(table, language, room.type), room)


def in_parts(table: Grid, place: Room, language: str = "") -> list[tuple[Grid, Layout]]:
    """Return how a table is set: itself, or the tables that its columns are shared out to, each with its stub."""
    measured = _Measured(table, language, place.type)
    whole = _layout(measured, place)
    if whole.fits or table.width <= FEWEST_TO_SHARE:
        return [(table, whole)]
    smallest = place.type.sizes[-1]
    room, needs, first = place.landscape or place.wide, measured.least(smallest), stub_columns(table)
    free = room - sum(needs[:first])
    parts = _even(list(_together(table, first, needs, free)), needs, free)
    grids = [with_columns(table, (*range(first), *part)) for part in parts]
    return [(each, _set(_Measured(each, language, place.type), room, smallest, place, is_wide=True)) for each in grids]


def _together(table: Grid, column: int, needs: Sequence[float], room: float) -> Iterator[list[int]]:
    """Yield the columns from one on, those below one head together where a table has room for them."""
    while column < table.width:
        heads = (cell for row in table.rows[: table.heads] for cell in row if cell.column == column)
        end = column + max((cell.span for cell in heads), default=1)
        if sum(needs[column:end]) > room:
            end = column + 1
        yield list(range(column, end))
        column = end


def _even(groups: Sequence[Sequence[int]], needs: Sequence[float], room: float) -> list[list[int]]:
    """Share groups of columns out to as few tables as hold them, none much wider than another."""
    fewest = _filled(groups, needs, room)
    least = sum(needs[column] for group in groups for column in group) / len(fewest)
    evener = (_filled(groups, needs, least + (room - least) * step / STEPS) for step in range(STEPS))
    return next((parts for parts in evener if len(parts) == len(fewest)), fewest)


def _filled(groups: Sequence[Sequence[int]], needs: Sequence[float], room: float) -> list[list[int]]:
    parts, free = [list[int]()], room
    for group in groups:
        need = sum(needs[column] for column in group)
        if parts[-1] and need > free:
            parts.append([])
            free = room
        parts[-1] += group
        free -= need
    return parts


def _layout(measured: "_Measured", place: Room) -> Layout:
    table, first = measured.table, measured.first
    is_wide = (
        table.width >= WIDE or (table.is_wide and place.narrow >= COLUMN) or not measured.fits(first, place.narrow)
    )
    rooms = [place.wide if is_wide else place.narrow, *([place.landscape] if place.landscape is not None else [])]
    sizes = (first, *(size for size in place.type.sizes if size < first))
    widths = [(room, size) for room in rooms for size in sizes]
    room, size = next((each for each in widths if measured.fits(each[1], each[0])), widths[-1])
    return _set(measured, room, size, place, is_wide=is_wide)


def _set(measured: "_Measured", room: float, size: float, place: Room, *, is_wide: bool) -> Layout:
    table, half = measured.table, (place.wide - GUTTER) / 2
    is_list = place.type.pairs and lists_pairs(table) and measured.fits(size, half)
    points = measured.widths(size, half if is_list else room)
    heights = [measured.height(index, points, size) for index in range(len(measured.table.rows))]
    whole = sum(points) or 1.0
    return Layout(
        tuple(each / whole for each in points),
        size,
        is_wide,
        sum(heights),
        is_landscape=room == place.landscape,
        fits=measured.fits(size, room),
        tall_rows=frozenset(index for index, height in enumerate(heights) if height > TALL),
        is_reduced=size < measured.first,
        type=place.type,
        is_list=is_list,
    )


class _Measured:
    """The words of a table, as wide as its font draws them."""

    def __init__(self, table: Grid, language: str, type_: TableType) -> None:
        self.table, self.language, self.type = table, language, type_
        self.particular, self.rows = kinds(table), row_kinds(table)
        by_columns = next((size for least, size in type_.many if table.width >= least), type_.sizes[0]), 0.0, PADDING
        is_set_as_text = is_of_words(table, self.particular)
        of_words = type_.words, type_.spacing, type_.gap
        self.first, self.spacing, self.gap = of_words if is_set_as_text else by_columns
        self.cells = sorted((cell for row in table.rows for cell in row), key=lambda cell: cell.span)
        self.lines = {cell: list(lines_of(cell)) for cell in self.cells}
        self.longest = {cell: self._longest(cell) for cell in self.cells}
        widths = {
            cell: [self._width(line, is_head=self._is_head(cell)) for line in self.lines[cell]] for cell in self.cells
        }
        self.full = {cell: max(each, default=0.0) for cell, each in widths.items()}

    def least(self, size: float) -> list[float]:
        """Return what the longest word of each column takes at a size of type."""
        return self._needs(size)[0]

    def fits(self, size: float, room: float) -> bool:
        """Tell whether every word has room at a size of type."""
        return sum(self.least(size)) <= room

    def widths(self, size: float, room: float) -> list[float]:
        """Share a width out: as the source does, or what is left in proportion to what columns lack; to each its longest word."""
        least, most = self._needs(size)
        if of_figures(self.table):
            stub = [self.full[cell] * size + self._around(cell, size) for cell in self.table.column(0)]
            least[0] = max([least[0], *(each for each in stub if each <= min(STUB * size, room - sum(least[1:])))])
        if self.table.shares:
            return _as_stated(self.table.shares, least, room)
        left, free = room - sum(least), room - sum(most)
        lacks = [(full - word) ** 0.8 for word, full in zip(least, most, strict=True)]
        if free >= 0:  # every text has room on one line
            return [full + free * full / sum(most) for full in most]
        if left > 0 and sum(lacks) > 0:
            return [word + left * lack / sum(lacks) for word, lack in zip(least, lacks, strict=True)]
        return least

    def height(self, row: int, widths: Sequence[float], size: float) -> float:
        """Return about how high a row is, in points."""
        most = 1
        for cell in self.table.rows[row]:
            width = sum(widths[cell.column : cell.column + cell.span]) - self._around(cell, size)
            lines = sum(
                max(1, ceil(self._width(line, is_head=self._is_head(cell)) * size / max(width, 1.0)))
                for line in self.lines[cell]
            )
            most = max(most, ceil(lines / cell.depth))
        return most * (size + 2) + 4

    def _needs(self, size: float) -> tuple[list[float], list[float]]:
        """Return what the longest word and the longest text of each column take; cells over several share theirs out."""
        least, most = [1.0] * self.table.width, [1.0] * self.table.width
        shares = self.table.shares or (1,) * self.table.width
        for cell in self.cells:
            if "group" in self.rows.get(cell.row, "").split():  # it goes on over the columns beside it
                continue
            is_head = self._is_head(cell)
            type_size, around = min(size, self.type.head) if is_head else size, self._around(cell, size)
            columns = range(cell.column, cell.column + cell.span)
            text = min(self.full[cell], LONGEST) / (HEAD_LINES if is_head else 1)
            for needs, wanted in ((least, self.longest[cell]), (most, max(text, self.longest[cell]))):
                missing = wanted * type_size + around - sum(needs[column] for column in columns)
                for column in columns if missing > 0 else ():
                    needs[column] += missing * shares[column] / sum(shares[each] for each in columns)
        return least, most

    def _around(self, cell: Place, size: float) -> float:
        is_last = cell.column + cell.span == self.table.width
        before = BESIDE if self.particular.get(cell) == "beside" else 0.0
        before += 0.0 if cell.column else self.type.indent * depth_of(self.rows.get(cell.row, "").split())
        return before + (0.0 if is_last else self.gap if size > SMALL else SMALL_PADDING) + SAFETY

    def _longest(self, cell: Place) -> float:
        lines = ((line,) if is_figure(cell) else undivided(line, self.language) for line in self.lines[cell])
        return max((self._width(part, is_head=self._is_head(cell)) for parts in lines for part in parts), default=0.0)

    def _is_head(self, cell: Place) -> bool:
        return cell.row < self.table.heads or "heads" in self.rows.get(cell.row, "").split()

    def _width(self, line: Line, *, is_head: bool) -> float:
        """Return how wide a line is, in ems of its type; column heads are italic."""
        return sum(
            fonts.width(text, bold=look.bold, italic=look.italic or is_head, language=self.language)
            * (MARK if look.raised else 1.0)
            + self.spacing * len(text)
            for text, look in line
        )


def _as_stated(shares: Sequence[int], least: Sequence[float], room: float) -> list[float]:
    """Share a width out as the source does, among the columns that then have room for their longest word."""
    short: set[int] = set()
    while True:
        free = room - sum(least[column] for column in short)
        whole = sum(share for column, share in enumerate(shares) if column not in short)
        widths = [least[column] if column in short else free * share / whole for column, share in enumerate(shares)]
        more = {column for column, width in enumerate(widths) if width < least[column]} - short
        if not more:
            return widths
        short |= more
