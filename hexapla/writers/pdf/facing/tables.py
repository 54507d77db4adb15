"""Tables on facing pages: cut between their rows, and rows that no page holds cut into several."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from hexapla.writers.pdf.facing.slicing import BEYOND, START, Break, Place, letters, sliced, word_end
from hexapla.xml_tree import take_out

_WIDTH = re.compile(r"width: ([\d.]+)%")

_HOLDING = (Break.GROUPS, Break.ROWS, Break.ROW, Break.TIED_ROWS)
"""What a cut divides, what holds together most at the end."""

GOES_ON = "data-goes-on"
"""Says of a row that it is the rest of the one before it."""


def split_rows(elements: Sequence[etree._Element], parts: Sequence[Mapping[int, int]]) -> None:
    """Cut rows of a table into so many parts, by their number; in both languages alike where they have the same rows."""
    rows = [[] if each.get("data-gap") else body_rows(each) for each in elements]
    counts = {len(each) for each in rows if each}
    for side, own in enumerate(rows):
        if not own:
            continue
        _, free = _free_rows(elements[side])
        for number, row in enumerate(own, 1):
            several = (each.get(number, 1) for each in parts) if len(counts) == 1 else (parts[side].get(number, 1),)
            wanted = max(several)
            if wanted > 1 and {number - 1, number} <= {*free, 0, len(own)}:
                _split(row, wanted)


def _split(row: etree._Element, parts: int) -> None:
    """Put rows in the place of one, each with its share of the words of the highest cell, and as many lines of the others."""
    parent = row.getparent()
    if parent is None:
        return
    place, heights = parent.index(row), _heights(row)
    most = max(heights, default=0) / parts
    shares = [[min(1.0, part * most / height) if height else 1.0 for part in range(1, parts)] for height in heights]
    bounds = [
        [word_end(cell, int(letters(cell) * share)) for share in own] for cell, own in zip(row, shares, strict=True)
    ]
    for part in range(parts):
        made = etree.Element("tr", {str(key): str(value) for key, value in row.attrib.items()})
        if part:
            made.set(GOES_ON, "yes")
        for cell, own in zip(row, bounds, strict=True):
            start = START if part == 0 else (own[part - 1], 0)
            made.append(sliced(cell, start, BEYOND if part == parts - 1 else (own[part], 0)))
        parent.insert(place + part, made)
    parent.remove(row)


def _heights(row: etree._Element) -> list[float]:
    """Return how high each cell of a row is, in letters for the share of the width that its columns have."""
    columns = (column for table in row.iterancestors("table") for column in table.iter("col"))
    widths = [float(each) for each in _WIDTH.findall(" ".join(column.get("style", "") for column in columns))]
    found, column = [], 0
    for cell in row:
        span = int(cell.get("colspan", "1"))
        found.append(letters(cell) / (sum(widths[column : column + span]) or span))
        column += span
    return found


def rows_of(holder: etree._Element, start: Place, end: Place) -> etree._Element:
    """Return a copy of a table with some of its rows; what follows on rows left out has no caption, and its head is repeated unless it goes on within a row, or is single.

    Of a table whose columns are shared out to several, those that lose all their rows are left out.
    """
    made, number = deepcopy(holder), 0
    for table in [*made.iter("table")]:
        rows, begun = body_rows(table), number
        number += len(rows)
        for place, row in enumerate(rows, begun + 1):
            if not start[0] < place <= end[0]:
                take_out(row)
        if rows and not body_rows(table):
            take_out(table)
        elif start[0] > begun:
            _drop(table, "caption")
            _drop(table, "thead", *([] if body_rows(table)[0].get(GOES_ON) else ["single"]))
    if end != BEYOND:
        _drop(made, "div", "table-notes")
    return made


def _drop(root: etree._Element, name: str, kind: str | None = None) -> None:
    for each in list(root.iter(name)):
        parent = each.getparent()
        if parent is not None and (kind is None or each.get("class") == kind):
            parent.remove(each)


def body_rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table but those of its head."""
    return [row for row in table.iter("tr") if (parent := row.getparent()) is not None and parent.tag != "thead"]


def notes_in(table: etree._Element) -> Iterator[tuple[Place, etree._Element]]:
    """Yield the notes that a table calls for the foot of the page, each with the row it is called in."""
    rows = {row: number for number, row in enumerate(body_rows(table), 1)}
    for note in table.iter("span"):
        if "footnote" in note.get("class", "").split():
            yield (next((rows[each] for each in note.iterancestors("tr") if each in rows), 1), 0), note


def row_ends(elements: Sequence[etree._Element]) -> Iterator[tuple[tuple[Place, Place], Break]]:
    """Yield where a table may be cut: after the same row in both languages, never through a cell of several rows."""
    sides = [None if each.get("data-gap") else _free_rows(each) for each in elements]
    given = [each for each in sides if each is not None]
    if len({count for count, _ in given}) == 1:
        count, _ = given[0]
        for number in range(1, count):
            if all(number in free for _, free in given):
                yield ((number, 0), (number, 0)), max((free[number] for _, free in given), key=_HOLDING.index)
        return
    yield from _shared_ends(*given)


def _shared_ends(*sides: tuple[int, Mapping[int, Break]]) -> Iterator[tuple[tuple[Place, Place], Break]]:
    """Yield where tables of other numbers of rows may be cut: after each row of the longer, at the same share of the other, which may have no more of its rows to give."""
    is_turned = sides[0][0] < sides[1][0]
    (count, free), (other, other_free) = sides[::-1] if is_turned else sides
    for number in sorted(free) if other else ():
        beside = min(max(1, round(number * other / count)), other)
        if beside in other_free or beside == other:
            places = (number, 0), (beside, 0)
            kind = max(free[number], other_free.get(beside, free[number]), key=_HOLDING.index)
            yield (places[::-1] if is_turned else places), kind


def _free_rows(holder: etree._Element) -> tuple[int, Mapping[int, Break]]:
    """Return how many rows a table has below its head, and after which of them it may be cut."""
    rows = body_rows(holder)
    held: set[int] = set()
    for number, row in enumerate(rows, 1):
        for cell in row:
            span = cell.get("rowspan", "1")
            held.update(range(number, number + (int(span) if span.isdigit() else 1) - 1))
    pairs = enumerate(pairwise(rows), 1)
    return len(rows), {number: _break(*pair) for number, pair in pairs if number not in held}


def _break(above: etree._Element, below: etree._Element) -> Break:
    """Return what a cut between two rows divides."""
    if below.get(GOES_ON):
        return Break.ROW
    if "tied" in above.get("class", "").split():
        return Break.TIED_ROWS
    is_between = "group" in below.get("class", "").split() or above.getparent() is not below.getparent()
    return Break.GROUPS if is_between else Break.ROWS
