"""Tables of a Word file of ours whose columns are shared out to several: one each again, as the text has it."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from hexapla.readers.word.names import val, w, whole
from hexapla.readers.word.own_file import OwnFile

_PARTS = re.compile(r"[1-9]\d{0,3}(?: (?:-|\d{1,5}(?:,\d{1,5})*))+")


def join_parts(body: etree._Element, own: OwnFile) -> None:
    """Join the tables that one was shared out to, in place; those between which words stand, or of other rows than the first, stay."""
    for mark in list(body.iterchildren(w("bookmarkStart"))):
        said = own.parts.get(own.eid([val(mark, "name") or ""]) or "", "")
        if _PARTS.fullmatch(said):
            stub, *cut = said.split()
            first, *others = islice(_tables_from(mark), len(cut) + 1)
            if len(others) == len(cut) and len({len(_rows(each)) for each in (first, *others)}) == 1:
                for part, rows in zip(others, cut, strict=True):
                    _join(first, part, int(stub), frozenset(rows.split(",")))


def _tables_from(mark: etree._Element) -> Iterator[etree._Element]:
    """Yield the first table behind a mark, and those behind it up to the next words."""
    is_behind = False
    for each in mark.itersiblings():
        if each.tag == w("tbl"):
            yield each
            is_behind = True
        elif is_behind and next(each.iter(w("t")), None) is not None:
            return


def _rows(table: etree._Element) -> list[etree._Element]:
    return table.findall(w("tr"))


def _join(first: etree._Element, part: etree._Element, stub: int, cut: frozenset[str]) -> None:
    """Put the columns of a part behind those that are there; in the rows of `cut` its first cell goes on from the last one there."""
    for number, (row, more) in enumerate(zip(_rows(first), _rows(part), strict=True)):
        end, goes_on = 0, str(number) in cut
        for cell in more.findall(w("tc")):
            start, end = max(end, stub), end + _span(cell)
            if end > stub and goes_on:
                _set_span(row.findall(w("tc"))[-1], end - start)
            elif end > stub:
                row.append(cell)
            goes_on = goes_on and end <= stub
    for grid, more in zip(first.iterfind(w("tblGrid")), part.iterfind(w("tblGrid")), strict=True):
        grid.extend(list(more)[stub:])
    part.getparent().remove(part)  # type: ignore[union-attr]


def _span(cell: etree._Element) -> int:
    return max(1, whole(val(cell.find(f"{w('tcPr')}/{w('gridSpan')}")), 1))


def _set_span(cell: etree._Element, more: int) -> None:
    """Let a cell of ours cover so many columns more."""
    settings, span = cell.find(w("tcPr")), _span(cell) + more
    found = settings.find(w("gridSpan")) if settings is not None else None
    if settings is not None and found is None:
        found = etree.SubElement(settings, w("gridSpan"))
    if found is not None:
        found.set(w("val"), str(span))
