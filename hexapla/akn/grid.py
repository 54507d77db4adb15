"""Tables: the cells of a table in their places, as every edition sets them.

A grid is *regular* when each place in it belongs to exactly one cell, no cell reaches out of its head, its body or the
table, and in each row and each column some cell begins.  Readers of pages, books and paper rely on that; sources don't
always keep to it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from hexapla.akn.inlines import runs
from hexapla.akn.names import ALIGN, BRACE, CHART, COLUMNS, INDENT, SCOPE, VALIGN, E, akn, local
from hexapla.akn.rules import UNRULED, Rules, stated
from hexapla.akn.table_reach import AS_TEXT, Reach, reach_of
from hexapla.akn.table_type import ROOM_OF_ROWS, Tracking, leading_of, room_of_rows, size_of, tracking_of
from hexapla.domain.limits import current
from hexapla.errors import SourceError

CELLS = ("td", "th")
PARAGRAPHS = ("p", "block", "heading")
MOST = 1000
"""Columns or rows that one cell may say it covers."""

ALIGNMENTS = START, CENTER, END = "start", "center", "end"
"""Where the words of a cell stand: at the side where its lines begin, in the middle, at the other side."""

VALIGNS = TOP, MIDDLE, BOTTOM = "top", "middle", "bottom"
"""Where the words of a cell stand that is higher than they are."""

BRACES = BEFORE_WORDS, BEHIND_WORDS = "before", "behind"
"""On which side of the words of a cell a brace stands along its rows."""


@dataclass(frozen=True)
class Place:
    """A cell in its place: its row and column, how many of them it covers.

    `scope` is `col` or `row` for a head that has words and heads something, None for every other cell.
    """

    element: etree._Element
    row: int
    column: int
    span: int = 1
    depth: int = 1
    scope: str | None = None

    @property
    def is_head(self) -> bool:
        """Tell whether the source calls the cell a head, words or no words."""
        return local(self.element) == "th"

    @property
    def indent(self) -> int:
        """How deep the source sets the words in that stand first in the row, 0 where it does not."""
        row = self.element.getparent()
        return int(row.get(INDENT, "0")) if row is not None and not self.column else 0

    @property
    def align(self) -> str:
        """Where the source sets the words of the cell (one of ALIGNMENTS), "" where they stand as such words do."""
        return self._one_of(ALIGN, ALIGNMENTS)

    @property
    def valign(self) -> str:
        """Where the source sets the words in the height of the cell (one of VALIGNS), "" where they stand as such words do."""
        return self._one_of(VALIGN, VALIGNS)

    @property
    def brace(self) -> str:
        """On which side of its words the source draws a brace along the rows of the cell (one of BRACES), "" where it draws none."""
        return self._one_of(BRACE, BRACES if self.depth > 1 else ())

    def _one_of(self, attribute: str, words: Sequence[str]) -> str:
        said = self.element.get(attribute, "")
        return said if said in words else ""

    @property
    def texts(self) -> list[etree._Element]:
        """The paragraphs of the cell, those of tables within it too; the cell itself where it holds bare text."""
        found = [each for each in self.element.iter() if local(each) in PARAGRAPHS and not _is_in_note(each)]
        return found or [self.element]

    @property
    def lines(self) -> list[str]:
        """The words of each paragraph, without its note marks."""
        return ["".join(run.text for run in runs(each) if run.note is None).strip() for each in self.texts]

    @property
    def text(self) -> str:
        """The words of the cell without its note marks, paragraphs set off by a blank."""
        return " ".join(self.lines).strip()

    @property
    def has_picture(self) -> bool:
        """Tell whether a picture stands in the cell."""
        return next((True for text in self.texts for _ in text.iter(akn("img"))), False)


class Shown(NamedTuple):
    """A picture in a cell: its address, how wide and high it is by itself, in points."""

    source: str
    width: float
    height: float


@dataclass(frozen=True)
class Grid:
    """The cells of a table row by row, how many columns there are, how many rows at the top are its head.

    `shares` is how wide the source sets the columns, in thousandths of the table; empty where it does not say so.
    `reach` is from where to where the source sets it, `rules` what it says of its rules,
    `leading` how far from each other it sets lines, in points, 0 where it does not say so, `room` what is between the words of two rows, `tracking` how it sets letters, None where it does not say so; `is_repeated` that its head goes on over pages; `size` how large its letters are, in points, 0 as usual; `pictures` those that an edition shows in its cells; `is_chart` that it says what a chart shows.
    """

    rows: tuple[tuple[Place, ...], ...]
    width: int
    heads: int
    shares: tuple[int, ...] = ()
    reach: Reach = AS_TEXT
    rules: Rules = UNRULED
    leading: float = 0
    is_repeated: bool = True
    tracking: Tracking | None = None
    room: float = ROOM_OF_ROWS
    size: float = 0
    pictures: tuple[Shown, ...] = ()
    is_chart: bool = False

    def column(self, number: int) -> list[Place]:
        """Return the cells that stand in a column and in no other."""
        return [place for row in self.rows for place in row if place.column == number and place.span == 1]


def grid(table: etree._Element) -> Grid:
    """Return the regular grid that comes nearest to a table, which stays as it is.

    Every cell is in it; where a row has none, an empty one stands that has no parent.
    """
    rows = [[each for each in row if local(each) in CELLS] for row in table.iterfind(akn("tr"))]
    heads = _heads(rows)
    placed = _without_empty(_placed(rows, heads))
    heads = sum(1 for row in placed if row and row[0].row < heads)
    renumbered = [[replace(place, row=index) for place in row] for index, row in enumerate(placed)]
    has_data = any(not place.is_head for row in renumbered for place in row)
    width = max((place.column + place.span for row in renumbered for place in row), default=0)
    found = tuple(
        tuple(replace(place, scope=_scope(place, row, heads) if has_data else None) for place in row)
        for row in _filled(renumbered, width)
    )
    return Grid(
        found,
        width,
        heads,
        shares_of(table.get(COLUMNS, ""), width),
        reach_of(table),
        stated(table, row_elements(found), width),
        leading_of(table),
        tracking=tracking_of(table),
        room=room_of_rows(table),
        size=size_of(table),
        is_chart=table.get("class") == CHART,
    )


def row_elements(rows: Sequence[Sequence[Place]]) -> list[etree._Element | None]:
    """Return the element of each row of a grid, None for one of which no cell has any."""
    return [next((up for place in row if (up := place.element.getparent()) is not None), None) for row in rows]


def shares_of(said: str, width: int) -> tuple[int, ...]:
    """Return the widths of columns that a table says it has; none where they are not those of as many columns."""
    shares = tuple(int(share) for share in said.split() if share.isdecimal())
    return shares if len(shares) == width and all(shares) else ()


def with_columns(table: Grid, columns: Sequence[int]) -> Grid:
    """Return a table with some of the columns of another; a cell over several of them covers those that are left."""
    rows = tuple(
        tuple(
            replace(place, column=kept[0], span=len(kept))
            for place in row
            if (kept := [at for at, column in enumerate(columns) if 0 <= column - place.column < place.span])
        )
        for row in table.rows
    )
    shares = tuple(table.shares[column] for column in columns) if table.shares else ()
    return replace(table, rows=rows, width=len(columns), shares=shares, rules=table.rules.of_columns(columns))


def check_places(places: int, name: str) -> None:
    """Refuse a table that no page can hold: every empty place of it would be a cell of every edition.

    Raises:
        SourceError: it has more places than a table may have.
    """
    if places > current().cells:
        message = f"{name} has a table of {places:,} places; the limit is {current().cells:,}."
        raise SourceError(message, "Divide the table, or raise cells under [limits] in document.toml.")


def extent(table: etree._Element) -> int:
    """Return in how many places of a table cells may stand: its rows by its columns, before any is filled."""
    rows = [[each for each in row if local(each) in CELLS] for row in table.iterfind(akn("tr"))]
    placed = _without_empty(_placed(rows, _heads(rows)))
    return len(placed) * max((place.column + place.span for row in placed for place in row), default=0)


def _placed(rows: Sequence[Sequence[etree._Element]], heads: int) -> list[list[Place]]:
    """Put cells on the first free places of their rows, as a browser does; where they would overlap, they end sooner."""
    found: list[list[Place]] = []
    reaching: dict[int, int] = {}  # column: rows below this one that are taken
    for index, row in enumerate(rows):
        end = heads if index < heads else len(rows)
        column, here = 0, []
        for cell in row:
            while reaching.get(column, 0) > 0:
                column += 1
            wanted = _number(cell, "colspan")
            span = next((at for at in range(1, wanted) if reaching.get(column + at, 0) > 0), wanted)
            here.append(Place(cell, index, column, span, min(_number(cell, "rowspan"), end - index)))
            column += span
        reaching = {at: left - 1 for at, left in reaching.items() if left > 1}
        reaching |= {
            at: one.depth - 1 for one in here for at in range(one.column, one.column + one.span) if one.depth > 1
        }
        found.append(here)
    return found


def _without_empty(rows: Sequence[Sequence[Place]]) -> list[list[Place]]:
    """Take out the rows and the columns in which no cell begins."""
    begins = sorted({place.column for row in rows for place in row})
    kept = [index for index, row in enumerate(rows) if row]

    def left(places: Sequence[int], first: int, count: int) -> int:
        return bisect_left(places, first + count) - bisect_left(places, first)

    return [
        [
            replace(
                place,
                column=bisect_left(begins, place.column),
                span=left(begins, place.column, place.span),
                depth=left(kept, index, place.depth),
            )
            for place in rows[index]
        ]
        for index in kept
    ]


def _filled(rows: Sequence[Sequence[Place]], width: int) -> Iterator[list[Place]]:
    """Yield the rows with an empty cell in each place that no cell covers."""
    reaching: list[Place] = []
    for index, row in enumerate(rows):
        reaching = [place for place in (*reaching, *row) if place.row + place.depth > index]
        taken = {column for place in reaching for column in range(place.column, place.column + place.span)}
        name = "th" if all(place.is_head for place in row) else "td"
        free = (Place(E(name, E.p()), index, column) for column in range(width) if column not in taken)
        yield sorted((*row, *free), key=lambda place: place.column)


def _number(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1")
    return (
        min(max(int(value), 1), MOST)
        if value.isascii() and value.isdigit() and len(value) < len(str(MOST * MOST))
        else 1
    )


def _heads(rows: Sequence[Sequence[etree._Element]]) -> int:
    """Return how many rows at the top are heads alone; a table of nothing but heads has none."""
    count = next((index for index, row in enumerate(rows) if any(local(cell) != "th" for cell in row)), len(rows))
    return count if count < len(rows) else 0


def _scope(place: Place, row: Sequence[Place], heads: int) -> str | None:
    if not place.is_head or not (place.text or place.element.find(f".//{akn('img')}") is not None):
        return None
    stated = place.element.get(SCOPE)
    return stated or ("col" if place.row < heads or all(each.is_head for each in row) else "row")


def _is_in_note(element: etree._Element) -> bool:
    return any(local(above) == "authorialNote" for above in _above_in_cell(element))


def _above_in_cell(element: etree._Element) -> Iterator[etree._Element]:
    for above in element.iterancestors():
        if local(above) in CELLS:
            return
        yield above
