"""What a table needs on paper: the room of its columns for their longest words and texts, the heights of its rows."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from hexapla.akn.grid import Grid, Place
from hexapla.akn.table_cells import depth_of, is_figure, kinds, row_kinds
from hexapla.akn.table_kinds import is_box, is_of_words, of_figures
from hexapla.akn.table_type import AS_TEXT_FROM
from hexapla.akn.ways import way
from hexapla.stations import TableType
from hexapla.typography import fonts
from hexapla.writers.markup.cell_pictures import pictures_of, with_room
from hexapla.writers.markup.isolates import runs_from_right
from hexapla.writers.markup.table_words import NUMBERED, WIDE_LETTER, Line, lines_of, undivided
from hexapla.writers.markup.turned_words import Turned, turned

STUB = 20.0
"""Ems up to which the words beside figures stay on one line where there is room."""

SMALL, SMALL_PADDING = 7, 3.0
"""What stands behind the words of a cell at the most, in points, in small type (`styles/print/body.css`)."""

BESIDE = 8.0
"""What stands before the words beside a figure where nothing stands before others, in points."""

SAFETY = 0.6
"""Points that a column is wider than its longest word: widths are rounded, and letters are kerned."""

MARK = 0.72
"""The size of a raised note mark, in parts of that of the type."""

HEAD_LINES = 3
"""Over how many lines a column head may run before its column grows."""

LONGEST = 72.0
"""What a cell's text counts at most for the width of its column, in ems."""

FRAME = 4.0
"""What stands between a frame and the words of a table with heads, in points."""

APART = 4.0
"""What stands before the head of a column of figures that would else nearly meet the one before it, in points (`styles/print/body.css`)."""

APART_FROM_FIGURES = 0.55
"""Ems between the figures of two columns where there is room: twice the blank between the groups of a number."""

MANY_FIGURES, APART_IN_CROWD = 12, 0.8
"""So many columns of figures stand apart by these ems, whatever the size of their type: in fewer, a source may have them closer."""

FEWEST_SIGNS = (6.0, 2.0)
"""Chinese signs that a line of the first column, and of others, holds at the least where it has as many: any two may be parted."""

TIGHT = 2.0
"""What stands behind the words of a cell where the columns of the source have no room for more, in points."""


class Measured:
    """The words of a table, as wide as its font draws them."""

    def __init__(self, table: Grid, language: str, type_: TableType) -> None:
        self.table, self.language, self.type = table, language, type_
        self.particular, self.rows = kinds(table), row_kinds(table)
        by_columns = next((size for least, size in type_.many if table.width >= least), type_.sizes[0])
        is_as_text = is_box(table) or is_of_words(table, self.particular)
        self.is_set_as_text = table.size >= AS_TEXT_FROM if table.size else is_as_text
        of_words, of_figures_ = (type_.words, type_.spacing, type_.padding_of_words), (by_columns, 0.0, type_.padding)
        self.first, self.spacing, self.padding = of_words if self.is_set_as_text else of_figures_
        self.tracking: float | None = None
        self.is_untracked = False
        self.head_spacing = self.spacing
        self.is_tight, self.is_of_figures = False, of_figures(table)
        figures = {cell.column for cell, kind in self.particular.items() if kind == "figures"}
        self.is_crowded = len(figures) >= MANY_FIGURES
        self.cells = sorted((cell for row in table.rows for cell in row), key=lambda cell: cell.span)
        shown = {each.source for each in table.pictures}
        self.lines = {cell: list(lines_of(cell, shown)) for cell in self.cells}
        self.pictures = {cell: found for cell in self.cells if (found := pictures_of(cell, table.pictures))}
        self._set_tracking()
        self.longest = {cell: self._longest(cell) for cell in self.cells}
        widths = {
            cell: [self._width(line, is_head=self._is_head(cell)) for line in self.lines[cell]] for cell in self.cells
        }
        self.full = {cell: max(each, default=0.0) for cell, each in widths.items()}
        self.turned = {
            cell: turned(widths[cell], self.longest[cell], cell.depth) for cell in self.cells if way(cell) and cell.text
        }
        for cell, room in self.turned.items():
            self.full[cell] = self.longest[cell] = room.across

    def _set_tracking(self) -> None:
        """Set letters as far apart as the source does, what it draws them wider included; letters that join are never set apart."""
        words = [text for lines in self.lines.values() for line in lines for text, _ in line]
        count, tracking = sum(map(len, words)), self.table.tracking
        if count and tracking is not None and not runs_from_right(self.language):
            mean = sum(fonts.width(text, language=self.language) for text in words) / count
            self.spacing = tracking.ems(self.first, mean)
            self.tracking = self.spacing * self.first
            self.head_spacing = self.tracking / min(self.first, self.type.head)

    def set_tight(self, room: float) -> None:
        """Set the columns of a table that is not set as text closer, where the source leaves its words no more room."""
        self.is_tight = False
        shares, least = () if self.is_set_as_text else self.table.shares, self.least(self.first)
        has_room = not self.is_of_figures and sum(least) <= room  # lines of words that nearly meet read as one
        self.is_tight = not has_room and any(
            room * share / sum(shares) < need for share, need in zip(shares, least, strict=False)
        )

    def is_tight_at(self, size: float) -> bool:
        """Tell whether columns stand closer at a size of type: in smaller type than the source has they would run into each other."""
        return self.is_tight and size == self.first

    def least(self, size: float) -> list[float]:
        """Return what the longest word of each column takes at a size of type; `MANY_FIGURES` stand apart."""
        return self._apart(size) if self.is_crowded else self._columns(size, self._words(size))

    def _apart(self, size: float) -> list[float]:
        """Return the same where figures and their heads stand apart from those of the column before."""
        words = self._words(size)
        for cell, kind in self.particular.items():
            if kind == "figures" and cell.column:
                wanted = (
                    APART if self._is_head(cell) else size * (APART_IN_CROWD if self.is_crowded else APART_FROM_FIGURES)
                )
                words[cell] += max(0.0, wanted - self._padding(cell, size)[1] - SAFETY)
        return self._columns(size, words)

    def shows_pictures(self, room: float) -> bool:
        """Tell whether the pictures in its cells have room as wide as they are beside its words."""
        return not self.pictures or sum(self._with_pictures(self.first)) <= room

    def _with_pictures(self, size: float) -> list[float]:
        """Return what each column takes with its pictures as wide as they are."""
        words = self._words(size)
        widest = {cell: max(each.width for each in found) for cell, found in self.pictures.items()}
        return self._columns(size, {cell: max(words[cell], widest.get(cell, 0.0)) for cell in self.cells})

    def fits(self, size: float, room: float) -> bool:
        """Tell whether every word has room at a size of type: in smaller type than its own, figures apart from those beside them."""
        return self.holds(size, room) if size == self.first else sum(self._apart(size)) <= room

    def holds(self, size: float, room: float) -> bool:
        """Tell whether every word has room at a size of type, however close to those beside it."""
        return sum(self.least(size)) <= room

    def widths(self, size: float, room: float) -> list[float]:
        """Share a width out: as the source does, or what is left in proportion to what columns lack; to each its longest word."""
        least, most = self.least(size), self._columns(size, self._texts(size))
        if sum(apart := self._apart(size)) <= room:
            least, most = apart, [max(pair) for pair in zip(apart, most, strict=True)]
        if self.pictures:
            least = with_room(least, most, self._with_pictures(size), room)
            most = [max(pair) for pair in zip(least, most, strict=True)]
        if self.is_of_figures:
            stub = (each for each in self._stub(size) if each <= room - sum(least[1:]))
            least[0] = max([least[0], *stub])
        if self.table.shares:
            return _as_stated(self.table.shares, least, room)
        left, free = room - sum(least), room - sum(most)
        lacks = [max(0.0, full - word) ** 0.8 for word, full in zip(least, most, strict=True)]  # 0.0 beside rounding
        if free >= 0:  # every text has room on one line
            return [full + free * full / sum(most) for full in most]
        if left > 0 and sum(lacks) > 0:
            return [word + left * lack / sum(lacks) for word, lack in zip(least, lacks, strict=True)]
        return least

    def holds_stub(self, room: float) -> bool:
        """Tell whether the words beside figures that stand on one line where there is room have it."""
        self.set_tight(room)
        return not self.is_of_figures or max(self._stub(self.first), default=0) <= room - sum(
            self.least(self.first)[1:]
        )

    def _stub(self, size: float) -> list[float]:
        """Return what words beside figures take on one line, those that are not too long for that."""
        needs = (self.full[cell] * size + self._around(cell, size) for cell in self.table.column(0))
        return [need for need in needs if need <= STUB * size]

    def nearly_meeting(self, widths: Sequence[float], size: float) -> Iterator[Place]:
        """Yield the heads of columns of figures whose words, on one line, nearly fill the width of their column, and have room on several."""
        for cell in self.cells:
            if not cell.column or cell in self.turned or cell.scope != "col" or self.particular.get(cell) != "figures":
                continue
            free = sum(widths[cell.column : cell.column + cell.span]) - self._around(cell, size)
            full, longest = (each[cell] * self._type(cell, size) for each in (self.full, self.longest))
            if full - SAFETY <= free < full + APART and longest + APART <= free + SAFETY:
                yield cell

    def height(self, row: int, widths: Sequence[float], size: float) -> float:
        """Return about how high a row is, in points."""
        most, tallest = 1, 0.0
        for cell in self.table.rows[row]:
            if cell in self.turned:
                tallest = max(tallest, self.turned[cell].along * self._type(cell, size) / cell.depth)
                continue
            width = sum(widths[cell.column : cell.column + cell.span]) - self._around(cell, size)
            lines = sum(
                max(1, ceil(self._width(line, is_head=self._is_head(cell)) * size / max(width, 1.0)))
                for line in self.lines[cell]
            )
            pictures = sum(each.height * min(1, width / each.width) for each in self.pictures.get(cell, ()))
            most, tallest = max(most, ceil(lines / cell.depth)), max(tallest, pictures / cell.depth)
        return max(most * (self.table.leading or size + 2), tallest) + self.table.room

    def turned_at(self, size: float) -> dict[Place, Turned]:
        """Return the room of the words that do not run level, in points, at a size of type."""
        return {cell: found.at(self._type(cell, size)) for cell, found in self.turned.items()}

    def _words(self, size: float) -> dict[Place, float]:
        """Return what the longest word of each cell takes."""
        return {cell: self.longest[cell] * self._type(cell, size) for cell in self.cells}

    def _texts(self, size: float) -> dict[Place, float]:
        """Return what the longest text of each cell takes, that of a head over several lines."""
        texts = {
            cell: min(self.full[cell], LONGEST) / (HEAD_LINES if self._is_head(cell) else 1) for cell in self.cells
        }
        return {cell: max(texts[cell], self.longest[cell]) * self._type(cell, size) for cell in self.cells}

    def _columns(self, size: float, wanted: Mapping[Place, float]) -> list[float]:
        """Return how wide each column must be for what its cells take; cells over several share theirs out."""
        needs = [1.0] * self.table.width
        shares = self.table.shares or (1,) * self.table.width
        for cell in self.cells:
            if "group" in self.rows.get(cell.row, "").split():  # it goes on over the columns beside it
                continue
            if self.table.shares and _is_gap(cell):  # as wide as its source has it
                continue
            columns = range(cell.column, cell.column + cell.span)
            missing = wanted[cell] + self._around(cell, size) - sum(needs[column] for column in columns)
            for column in columns if missing > 0 else ():
                needs[column] += missing * shares[column] / sum(shares[each] for each in columns)
        return needs

    def _type(self, cell: Place, size: float) -> float:
        return min(size, self.type.head) if self._is_head(cell) else size

    def _around(self, cell: Place, size: float) -> float:
        is_last = cell.column + cell.span == self.table.width
        before, behind = self._padding(cell, size)
        before += 0.0 if cell.column else self.type.indent * depth_of(self.rows.get(cell.row, "").split())
        before += self.type.indent if self.is_of_figures and not cell.column and NUMBERED.match(cell.text) else 0.0
        inset = self.type.inset if is_box(self.table) else (FRAME, FRAME) if self.table.rules.frame else (0.0, 0.0)
        before += 0.0 if cell.column else inset[0]
        return before + (inset[1] or behind if is_last else behind) + SAFETY

    def _padding(self, cell: Place, size: float) -> tuple[float, float]:
        """Return what stands before and behind the words of a cell, be it in no frame."""
        (before, behind), kind = self.padding, self.particular.get(cell)
        is_last = cell.column + cell.span == self.table.width
        if is_last and not before:
            behind = 0.0
        elif self.is_tight_at(size) or size <= SMALL:
            behind = min(behind, TIGHT if self.is_tight_at(size) else SMALL_PADDING)
        if not before:
            return BESIDE if kind == "beside" else 0.0, behind
        return before if cell.column and kind not in ("figures", "spanner") else 0.0, behind

    def _longest(self, cell: Place) -> float:
        lines = (
            (line,) if is_figure(cell) else undivided(line, self.language, is_head=cell.scope == "col")
            for line in self.lines[cell]
        )
        is_head = self._is_head(cell)
        found = max((self._width(part, is_head=is_head) for parts in lines for part in parts), default=0.0)
        if not WIDE_LETTER.search(cell.text):
            return found
        full = max((self._width(line, is_head=is_head) for line in self.lines[cell]), default=0.0)
        return max(found, min(full, FEWEST_SIGNS[bool(cell.column)]))

    def _is_head(self, cell: Place) -> bool:
        return cell.row < self.table.heads or "heads" in self.rows.get(cell.row, "").split()

    def _width(self, line: Line, *, is_head: bool) -> float:
        """Return how wide a line is, in ems of its type; column heads are italic."""
        return sum(
            fonts.width(text, bold=look.bold, italic=look.italic or is_head, language=self.language)
            * (MARK if look.raised else 1.0)
            + (self.head_spacing if is_head else self.spacing) * len(text)
            for text, look in line
        )


def _is_gap(cell: Place) -> bool:
    """Tell whether a cell shows nothing."""
    return not cell.text.strip() and not cell.has_picture


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
