"""The rows of a side-by-side edition on paper: a table each, its cells the same unit in every language."""

import json
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import Run
from hexapla.present.presentation import Column, Presentation, Row
from hexapla.writers.markup.composer import Composer
from hexapla.writers.markup.elements import Fragment, child, element
from hexapla.writers.markup.frames import summary
from hexapla.writers.markup.table_notes import is_table, rows_below, set_below
from hexapla.writers.pdf.running_heads import numbered, numbers_of

WHOLE = 2000
"""A row with so many characters in its longest cell, notes included, fits on two thirds of a page."""

SPLIT = 200
"""A cell with fewer characters, some four lines, has no two lines for each of two pages: it goes to one of them as it is."""

HELD = 800
"""A row with such a cell stays whole if its longest has fewer characters than this, a third of a page: else one language would begin, or end, a page before the other."""

SHOWN = ("img", "figure", "span")
"""What a picture is on a page; of the last, the words in its place."""

NARROWEST, WIDEST = 46.0, 54.0
"""Bounds of the first of two columns, in per cent of both."""


def rows(presentation: Presentation, composers: Iterable[Composer]) -> Fragment:
    """Return the rows of an edition, each with its id, the ids of its cells, and the numbers it has for the running head."""
    known = [numbered(column) for column in presentation.columns]
    idents = [{block.eid for block in column.blocks} for column in presentation.columns]
    given: set[str] = set()
    made = []
    for row in presentation.rows:
        numbers = numbers_of(row, known)
        made.append(_row(row, tuple(composers), _anchors(row, presentation.columns, idents, given)))
        if any(numbers):
            made[-1].set("data-numbers", json.dumps(numbers, ensure_ascii=False))
    _frame_summary(made, presentation)
    made = _with_lines_below(made, presentation)
    _hold_pictures(made)
    return Fragment(tuple(made))


def _frame_summary(made: Sequence[etree._Element], presentation: Presentation) -> None:
    """Say which rows are of the summary, around which a frame stands: the first, the last, those between."""
    boxed = {(place, block.eid) for place, column in enumerate(presentation.columns) for block in summary(column)}
    of_rows = [{(place, block.eid) for place, block in enumerate(row.cells) if block} for row in presentation.rows]
    framed = [row for row, cells in zip(made, of_rows, strict=True) if cells and cells <= boxed]
    for row in framed:
        ends = " framed-first" * (row is framed[0]) + " framed-last" * (row is framed[-1])
        row.set("class", f"{row.get('class')} framed{ends}")


def _with_lines_below(made: Sequence[etree._Element], presentation: Presentation) -> list[etree._Element]:
    """Return the rows but those that belong to the table above them: each cell stands below the table of its own language."""
    below = rows_below(presentation)
    for number, table in below.items():
        for cell, holder in zip(made[number], made[table], strict=True):
            _name_line(cell, made[number])
            set_below(list(cell), next(filter(is_table, holder)))
    return [row for number, row in enumerate(made) if number not in below]


def _name_line(cell: etree._Element, row: etree._Element) -> None:
    """Let the first line of a cell have its id, and in the first language that of the row."""
    if not cell.get("id") or not len(cell):
        return
    line = cell[0]
    line.set("id", str(cell.get("id")))
    if row[0] is cell:
        named = element("span", {"id": row.get("id")})
        named.text, line.text = line.text, None
        named.extend(list(line))
        line.append(named)


def _hold_pictures(made: Sequence[etree._Element]) -> None:
    """Let no page end between a picture and the caption above it, or its unit, nor before what stands below it and is its own."""
    shows = [any(each.tag != "span" or each.get("class") == "no-picture" for each in row.iter(*SHOWN)) for row in made]
    kinds = [{name for each in row.iter("p") for name in each.get("class", "").split()} for row in made]
    for number, row in enumerate(made[:-1]):
        below, is_unit = kinds[number + 1], number > 0 and "continuation" in kinds[number]
        is_above = "figure-caption" in kinds[number] or (is_unit and "figure-caption" in kinds[number - 1])
        leads = is_above and (shows[number + 1] or ("continuation" in below and any(shows[number + 2 : number + 3])))
        if ("caption-below" not in kinds[number] and leads) or (shows[number] and "caption-below" in below):
            row.set("class", f"{row.get('class')} leads")


def _anchors(
    row: Row, columns: Sequence[Column], idents: Sequence[set[str]], given: set[str]
) -> tuple[str | None, ...]:
    """Return the ids of the cells of a row: what their own language cites them by, each given once."""
    anchors: list[str | None] = []
    for column, block, own in zip(columns, row.cells, idents, strict=True):
        eid = block.eid if block is not None else row.id
        anchor = f"{eid}-{column.language.code}"
        is_free = anchor not in given and (block is not None or eid not in own)
        anchors.append(anchor if is_free else None)
        given.add(anchor)
    return tuple(anchors)


def _row(row: Row, composers: tuple[Composer, ...], anchors: Sequence[str | None]) -> etree._Element:
    heads = " is-heading" * (row.kind in ("heading", "annex")) + " begins-page" * row.begins_page
    made = element("div", {"class": f"row{heads}", "id": row.id})
    for index, (composer, block) in enumerate(zip(composers, row.cells, strict=True)):
        language = composer.column.language
        cell = child(made, "div", {"class": "cell", "lang": language.code, "dir": language.direction})
        anchor = anchors[index]
        if anchor:
            cell.set("id", anchor)
        if block is None:
            child(cell, "p", {"class": "missing"}).text = row.gaps[index] if index < len(row.gaps) else None
        else:
            cell.extend(_cell(composer, block, anchor))
    is_stacked = any("wide" in each.get("class", "").split() for each in made.iter("div"))
    kinds = {"whole": _calls_notes_twice(made) or (not is_stacked and _is_torn(made)), "stacked": is_stacked}
    made.set("class", " ".join((f"row{heads}", *(name for name, holds in kinds.items() if holds))))
    return made


def _calls_notes_twice(row: etree._Element) -> bool:
    """Tell whether cells call the same note in a row that fits on a page: it stays whole, or a call leaves its note."""
    called = [{each.get("href") for each in cell.iterfind(".//a[@class='note-call']")} for cell in row]
    return sum(map(len, called)) > len(set().union(*called)) and max(map(_length, row)) < WHOLE


def _is_torn(row: etree._Element) -> bool:
    """Tell whether a page that ends in a row would tear its languages from each other: one cell cannot be divided where another can."""
    lengths, held = [*map(_length, row)], [*map(_is_held, row)]
    is_whole = min(lengths) < SPLIT or any(held)
    return is_whole and all(length < HELD or each for length, each in zip(lengths, held, strict=True))


def _is_held(cell: etree._Element) -> bool:
    """Tell whether a cell is a picture, or a table that stands on one page."""
    return any(each.tag == "figure" or {"table", "short"} <= {*each.get("class", "").split()} for each in cell)


def _length(cell: etree._Element) -> int:
    return letters_wide("".join(map(str, cell.itertext())))


def _cell(composer: Composer, block: Block, anchor: str | None) -> tuple[etree._Element, ...]:
    made = composer.cell(block).elements
    for part in made:
        if block.is_annex and block.num:  # the label stands on a line of its own
            part.set("class", f"{part.get('class')} apart")
        if anchor is not None and part.get("id") == anchor:
            del part.attrib["id"]
    return made


def split(presentation: Presentation) -> str:
    """Return the width of the first column, in proportion to the text, within bounds."""
    lengths = [sum(letters_wide(run.text) for run in _column_runs(column)) for column in presentation.columns]
    if len(lengths) != 2 or not sum(lengths):
        return f"{100 / len(lengths):.2f}%"
    share = 100 * lengths[0] / sum(lengths)
    return f"{min(max(share, NARROWEST), WIDEST):.2f}%"


def letters_wide(text: str) -> int:
    """Return how many letters wide a text is; a Chinese character is as wide as two."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def _column_runs(column: Column) -> Iterator[Run]:
    return (run for block in column.blocks for content in block.content for run in column.runs(content))
