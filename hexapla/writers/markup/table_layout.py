"""How a table is set on paper: columns as wide as their words in the font that draws them, type and page that they fit.

What no line divides decides: a figure, a symbol, a code, a word.  Where they have no room the type becomes smaller, to seven
points, then the table stands on its side on its own page, then its columns are shared out to tables that all begin with its stub.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hexapla.akn.grid import Grid, Place, with_columns
from hexapla.akn.table_cells import stub_columns
from hexapla.akn.table_kinds import lists_pairs
from hexapla.akn.table_reach import LANDSCAPE, WIDE
from hexapla.akn.table_type import ROOM_OF_ROWS, Tracking
from hexapla.stations import USUAL, TableType
from hexapla.writers.markup.table_measures import SMALL, SMALL_PADDING, TIGHT, Measured
from hexapla.writers.markup.turned_words import Turned

MANY = 7
"""A table of so many columns takes the whole width between the margins."""

COLUMN = 300.0
"""Points of a column of text that is none of several: beside it a table may be as wide as its source sets it."""

OUTSIDE = 14.0
"""Points by which a table may stand out of the margins of a page, where its source sets it so."""

FEWEST_TO_SHARE = 2
"""Columns of a table that is not divided: the first stands in every part."""

GUTTER = 12.0
"""Points between the two columns of a list (`styles/print/new-york.css`)."""

STEPS = 16
"""Between the evenest share of columns and the greatest that has room."""

FEW_LETTERS, MANY_LINES = 6.0, 4
"""Ems of a column in one of several languages, some twelve letters, in which no words of a cell run over more lines than these: a table stands below that of the other language instead."""

TALL = 80.0
"""A row that is higher may break, in points."""

LONG, LONG_ON_ITS_SIDE = 540.0, 320.0
"""A row that is higher breaks whatever its source says: below heads no page has room for it, in points."""


Columns = tuple[tuple[int, ...], ...]
"""The columns of each of the tables that one is shared out to; none where it stays one."""


@dataclass(frozen=True)
class Layout:
    """How a table is set on paper: shares of its columns, size of type (`is_reduced`: below its kind's), its leading, the room between rows, its tracking, page, what stays together.

    `spacing` is what its tracking puts between letters, `padding` what stands before and behind the words of its cells, `beyond` by how much it stands out of its column
    before and behind it, in points, where it is neither as wide as that nor as the page.  `apart` are the heads that break since on one line they would nearly meet those before them.  `is_untracked`: its letters
    stand as their font sets them, since as its source does they have no room.  `turned` has the room of words that run up or down, in points.
    """

    shares: tuple[float, ...]
    size: float
    is_wide: bool
    height: float
    is_landscape: bool = False
    fits: bool = True
    tall_rows: frozenset[int] = frozenset()
    long_rows: frozenset[int] = frozenset()
    apart: frozenset[Place] = frozenset()
    is_reduced: bool = False
    type: TableType = USUAL
    is_list: bool = False
    leading: float = 0
    room: float = ROOM_OF_ROWS
    tracking: Tracking | None = None
    spacing: float | None = None
    is_tight: bool = False
    padding: tuple[float, float] = USUAL.padding
    beyond: tuple[float, float] | None = None
    is_untracked: bool = False
    turned: Mapping[Place, Turned] = field(default_factory=dict)

    @property
    def is_short(self) -> bool:
        """Tell whether it is no higher than a table that stays on one page."""
        return self.height <= self.type.short

    @property
    def behind(self) -> float:
        """What stands behind the words of a cell, in points: less in small type."""
        return min(self.padding[1], SMALL_PADDING) if self.size <= SMALL else self.padding[1]

    @property
    def small_rows(self) -> frozenset[str]:
        """The kinds of rows that are set in the type of heads: lone italic words where cells are set as the text is."""
        is_as_text = self.size > self.type.sizes[0]
        return frozenset({"heads", "unit", *(["side-head"] if is_as_text else [])})

    @property
    def kinds(self) -> str:
        """The classes of a table on paper."""
        kinds = {
            "wide": self.is_wide,
            "reaching": self.beyond is not None,
            "landscape": self.is_landscape,
            "short": self.is_short,
            "tight": self.is_tight,
            "untracked": self.is_untracked,
            "squeezed": not self.fits,
            f"type-{self.size:g}": self.size != self.type.sizes[0],
        }
        return " ".join(("table", *(kind for kind, holds in kinds.items() if holds)))


@dataclass(frozen=True)
class Room:
    """Where a table stands: how wide its column is, how wide it may be, and that on its side, in points; its type.

    `outside` is how far it may stand out of the page's margins where its source sets it so.
    """

    narrow: float
    wide: float
    landscape: float | None = None
    type: TableType = USUAL
    outside: float = 0

    @property
    def margin(self) -> float:
        """What is beside the column on both sides."""
        return (self.wide - self.narrow) / 2

    def beyond(self, table: Grid) -> tuple[float, float]:
        """Return by how much its source has a table stand out of the column before and behind it; (0, 0) in one of several."""
        if self.narrow < COLUMN:
            return 0.0, 0.0
        before, behind = table.reach.beyond(self.narrow, self.margin)
        most = self.margin + self.outside
        return min(before, most), min(behind, most)


def layout(table: Grid, room: Room, language: str = "") -> Layout:
    """Return how a table is set in its column, in a wider one where it needs that, or on its side."""
    return _layout(_measured(table, language, room), room)


def in_parts(table: Grid, place: Room, language: str = "", columns: Columns = ()) -> list[tuple[Grid, Layout]]:
    """Return how a table is set: itself, or the tables that its columns are shared out to (to `columns` where that is said), each with its stub."""
    measured = _measured(table, language, place)
    parts = columns or columns_shared([measured], place)
    if not parts:
        return [(table, _layout(measured, place))]
    room, smallest = place.landscape or place.wide, place.type.sizes[-1]
    grids = [with_columns(measured.table, part) for part in parts]
    beyond = place.margin, place.margin
    return [(each, _set(Measured(each, language, place.type), room, smallest, place, beyond)) for each in grids]


def shared_alike(tables: Sequence[tuple[Grid, str]], place: Room) -> Columns:
    """Return the columns of the tables that those of one table in several languages are shared out to, the same in each; none where each has room."""
    return columns_shared([_measured(table, language, place) for table, language in tables], place)


def columns_shared(measured: Sequence[Measured], place: Room) -> Columns:
    """Return the columns of each table that those of one are shared out to, by what it needs in every language; none where it has room in each."""
    table, smallest = measured[0].table, place.type.sizes[-1]
    if table.width <= FEWEST_TO_SHARE or all(_layout(each, place).fits for each in measured):
        return ()
    room, first = place.landscape or place.wide, max(stub_columns(each.table) for each in measured)
    needs = [max(each) for each in zip(*(each.least(smallest) for each in measured), strict=True)]
    free = room - sum(needs[:first])
    parts = _even(list(_together(table, first, needs, free)), needs, free)
    return tuple((*range(first), *part) for part in parts)


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


def _measured(table: Grid, language: str, place: Room) -> Measured:
    """Return the words of a table, their letters as its source sets them where they need no other room for that."""
    bare = Measured(replace(table, tracking=None), language, place.type)
    if table.tracking is None:
        return bare
    beyond = _beyond(bare, place)
    room = place.narrow + sum(beyond)
    tracked = Measured(table, language, place.type)
    has_room = _beyond(tracked, place) == beyond and tracked.fits(tracked.first, room)
    bare.is_untracked = not (has_room and (tracked.holds_stub(room) or not bare.holds_stub(room)))
    return bare if bare.is_untracked else tracked


def _beyond(measured: Measured, place: Room) -> tuple[float, float]:
    """Return by how much a table stands out of its column before and behind it: as its source has it, if its words then have room."""
    table, stated = measured.table, place.beyond(measured.table)
    if any(stated) and (
        table.reach.kind in (WIDE, LANDSCAPE) or measured.fits(measured.first, place.narrow + sum(stated))
    ):
        return stated
    has_room = measured.fits(measured.first, place.narrow) and measured.shows_pictures(place.narrow)
    has_room = has_room and not (place.narrow < COLUMN and _starves(measured, place.narrow))
    is_wide = table.width >= MANY or not has_room
    return (place.margin, place.margin) if is_wide else (0.0, 0.0)


def _starves(measured: Measured, room: float) -> bool:
    """Tell whether words would run over many lines of a few letters."""
    widths, heads, size = measured.widths(measured.first, room), measured.table.heads, measured.first
    return any(
        widths[cell.column] < FEW_LETTERS * size and measured.full[cell] * size > MANY_LINES * widths[cell.column]
        for cell in measured.cells
        if cell.row >= heads and cell.span == 1 and cell not in measured.turned
    )


def _layout(measured: Measured, place: Room) -> Layout:
    first = measured.first
    beyond = _beyond(measured, place)
    room = place.narrow + sum(beyond)
    rooms = [room, *([place.landscape] if place.landscape is not None else [])]
    if measured.table.reach.kind == LANDSCAPE:
        rooms = rooms[-1:]
    measured.set_tight(room)
    sizes = (first, *(size for size in place.type.sizes if size < first))
    widths = [(room, size) for room in rooms for size in sizes]
    room, size = next((each for each in widths if measured.fits(each[1], each[0])), widths[-1])
    return _set(measured, room, size, place, beyond)


def _set(measured: Measured, room: float, size: float, place: Room, beyond: tuple[float, float]) -> Layout:
    table, half = measured.table, (place.wide - GUTTER) / 2
    is_list = place.type.pairs and lists_pairs(table) and measured.fits(size, half)
    points = measured.widths(size, half if is_list else room)
    heights = [measured.height(index, points, size) for index in range(len(measured.table.rows))]
    whole, longest = sum(points) or 1.0, LONG_ON_ITS_SIDE if room == place.landscape else LONG
    return Layout(
        tuple(each / whole for each in points),
        size,
        min(beyond) >= place.margin > 0,
        sum(heights),
        is_landscape=room == place.landscape,
        fits=measured.holds(size, room),
        tall_rows=frozenset(index for index, height in enumerate(heights) if height > TALL),
        apart=frozenset(measured.nearly_meeting(points, size)),
        long_rows=frozenset(index for index, height in enumerate(heights) if height > longest),
        is_reduced=size < measured.first,
        type=place.type,
        is_list=is_list,
        leading=table.leading if size == measured.first else 0,
        room=table.room,
        tracking=table.tracking,
        spacing=measured.tracking,
        is_tight=measured.is_tight_at(size),
        is_untracked=measured.is_untracked,
        padding=(
            measured.padding[0],
            min(measured.padding[1], TIGHT) if measured.is_tight_at(size) else measured.padding[1],
        ),
        turned=measured.turned_at(size),
        beyond=None if room == place.landscape or beyond in ((0, 0), (place.margin, place.margin)) else beyond,
    )
