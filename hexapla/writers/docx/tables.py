"""Tables as the UN sets them: horizontal rules only, column heads repeated on every page."""

from collections.abc import Iterator

from lxml import etree

from hexapla.akn.names import local
from hexapla.writers.docx.pen import Look, Pen
from hexapla.writers.docx.wml import Elements, make, paragraph

THIN = 4  # eighths of a point
THICK = 12
TEXT = Look(size=18)
HEAD = Look(size=16, italic=True)


def table(element: etree._Element, pen: Pen, left: int, width: int, idents: tuple[str, ...]) -> Elements:
    """Return the caption and the table; `left` and `width` in twentieths of a point."""
    rows = [row for row in element.iter() if local(row) == "tr"]
    columns = max((sum(_span(cell, "colspan") for cell in _cells(row)) for row in rows), default=0)
    grid = _Grid(pen, _shares(width, max(columns, _deepest(rows))), len(rows))
    settings = make("tblPr", make("tblW", w=width, type="dxa"), make("tblInd", w=left, type="dxa"))
    if pen.language.direction == "rtl":
        settings.insert(0, make("bidiVisual"))
    settings.append(make("tblLayout", type="fixed"))
    found = make("tbl", settings, make("tblGrid", *(make("gridCol", w=share) for share in grid.shares)))
    heads = _heads(rows)
    for index, row in enumerate(rows):
        found.append(grid.row(row, index, heads))
    captions = [child for child in element if local(child) == "caption"]
    settings_above = [make("keepNext"), make("spacing", after=60), make("ind", left=left), *pen.setting()]
    above = [paragraph("Heading1", settings_above, pen.content(captions))]
    after = paragraph("Normal", [make("spacing", after=0, line=120, lineRule="exact")], [])
    marked = pen.draft.bookmarks.around(idents, [*(above if captions else []), found] if rows else above)
    return [*marked, after]


class _Grid:
    """Lays the cells of a table on a grid; remembers the cells that reach down into later rows."""

    def __init__(self, pen: Pen, shares: list[int], height: int) -> None:
        self.pen = pen
        self.shares = shares
        self.height = height
        self.reaching: dict[int, tuple[int, int]] = {}

    def row(self, row: etree._Element, index: int, heads: int) -> etree._Element:
        """Return a row of the table; the first `heads` rows are repeated on every page."""
        found = make("tr")
        if index < heads:
            found.append(make("trPr", make("cantSplit"), make("tblHeader")))
        lower = THICK if index in (heads - 1, self.height - 1) else None
        upper = THIN if index == 0 else None
        cells = iter(_cells(row))
        place = 0
        while place < len(self.shares):
            cell, span, down = self._next(cells, place)
            found.append(self._cell(cell, place, span, down, (upper, lower), is_head=index < heads))
            place += span
        return found

    def _next(self, cells: Iterator[etree._Element], place: int) -> tuple[etree._Element | None, int, str | None]:
        if place in self.reaching:
            left, span = self.reaching.pop(place)
            if left > 1:
                self.reaching[place] = (left - 1, span)
            return None, span, "continue"
        cell = next(cells, None)
        if cell is None:
            return None, 1, None
        room = len(self.shares) - place
        blocked = next((at - place for at in range(place + 1, place + room) if at in self.reaching), room)
        span = min(_span(cell, "colspan"), blocked)
        if (down := _span(cell, "rowspan")) > 1:
            self.reaching[place] = (down - 1, span)
        return cell, span, "restart" if down > 1 else None

    def _cell(
        self,
        cell: etree._Element | None,
        place: int,
        span: int,
        merge: str | None,
        rules: tuple[int | None, int | None],
        *,
        is_head: bool,
    ) -> etree._Element:
        settings = make("tcPr", make("tcW", w=sum(self.shares[place : place + span]), type="dxa"))
        if span > 1:
            settings.append(make("gridSpan", val=span))
        if merge:
            settings.append(make("vMerge", val=merge))
        settings.append(make("tcBorders", *_rules(rules)))
        if is_head:
            settings.append(make("vAlign", val="bottom"))
        return make("tc", settings, *self._paragraphs(cell, is_head=is_head))

    def _paragraphs(self, cell: etree._Element | None, *, is_head: bool) -> Elements:
        look = HEAD if is_head else TEXT
        texts = _texts(cell) if cell is not None else []
        found = [paragraph("Normal", self._setting(), self.pen.content((text,), look)) for text in texts]
        return found or [paragraph("Normal", self._setting(), [])]

    def _setting(self) -> Elements:
        return [make("spacing", before=40, after=40, line=220, lineRule="atLeast"), *self.pen.setting()]


def _texts(cell: etree._Element) -> list[etree._Element]:
    """Return the paragraphs of a cell: its children, or the cell itself where it holds bare text."""
    blocks = [child for child in cell if local(child) in ("p", "block", "heading")]
    return blocks or [cell]


def _cells(row: etree._Element) -> list[etree._Element]:
    return [child for child in row if local(child) in ("td", "th")]


def _heads(rows: list[etree._Element]) -> int:
    """Return how many rows at the top hold column heads only."""
    count = 0
    for row in rows:
        if not all(local(cell) == "th" for cell in _cells(row)) or not len(_cells(row)):
            break
        count += 1
    return count if count < len(rows) else 0


def _span(cell: etree._Element, attribute: str) -> int:
    value = cell.get(attribute, "1")
    return min(max(int(value), 1), 63) if value.isascii() and value.isdigit() else 1


def _deepest(rows: list[etree._Element]) -> int:
    """Return the columns that the widest row needs, cells that reach down from above counted."""
    reaching: list[tuple[int, int]] = []
    widest = 1
    for row in rows:
        here = sum(span for _, span in reaching)
        own = [(_span(cell, "rowspan"), _span(cell, "colspan")) for cell in _cells(row)]
        widest = max(widest, here + sum(span for _, span in own))
        reaching = [(down - 1, span) for down, span in [*reaching, *own] if down > 1]
    return min(widest, 63)


def _shares(width: int, columns: int) -> list[int]:
    """Return the widths of equal columns; what is left over goes to the first."""
    share = width // columns
    return [width - share * (columns - 1), *([share] * (columns - 1))]


def _rules(rules: tuple[int | None, int | None]) -> Elements:
    sides = zip(("top", "bottom"), rules, strict=True)
    return [make(side, val="single", sz=size, space=0, color="auto") for side, size in sides if size]
