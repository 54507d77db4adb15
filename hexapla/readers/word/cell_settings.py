"""What a cell of a Word file says of itself: how many columns it covers, the rules around it, whether it goes on downwards."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from hexapla.akn.rules import DOUBLE, NONE, THICK
from hexapla.readers.word.names import WIDEST, child_val, val, w, whole

_EIGHTHS = {NONE: "0", THICK: "12"}
SIDES = ("top", "left", "bottom", "right")
"""The sides of a cell, in the order in which its rules are told."""


class PlacedCell(NamedTuple):
    """A cell with its first column and the one behind its last, counted from 0."""

    element: etree._Element
    first: int
    end: int


def placed_cells(row: etree._Element) -> list[PlacedCell]:
    """Return the cells of a row, from left to right, in no more columns than Word makes."""
    found, place = list[PlacedCell](), min(whole(child_val(row, "trPr", "gridBefore")), WIDEST)
    for element in row.iterchildren(w("tc")):
        end = place + min(max(1, whole(child_val(element, "tcPr", "gridSpan"), 1)), WIDEST)
        found.append(PlacedCell(element, place, end))
        place = end
    return found


def _properties(cell: etree._Element) -> etree._Element:
    found = cell.find(w("tcPr"))
    if found is None:
        found = etree.Element(w("tcPr"))
        cell.insert(0, found)
    return found


def fill_of(properties: etree._Element | None) -> str:
    """Return the colour behind the words of a cell (`w:shd`), "" for that of the paper."""
    shade = None if properties is None else properties.find(w("shd"))
    fill = (val(shade, "fill") or "").upper()
    return "" if fill in ("AUTO", "FFFFFF") else fill


def set_span(cell: etree._Element, span: int) -> None:
    """Say how many columns a cell covers."""
    properties = _properties(cell)
    for old in properties.findall(w("gridSpan")):
        properties.remove(old)
    if span > 1:
        etree.SubElement(properties, w("gridSpan"), {w("val"): str(span)})


def set_borders(cell: etree._Element, weights: Sequence[str]) -> None:
    """Say which rules stand around a cell, and no others."""
    properties = _properties(cell)
    for old in properties.findall(w("tcBorders")):
        properties.remove(old)
    etree.SubElement(properties, w("tcBorders"))
    for side, weight in zip(SIDES, weights, strict=True):
        draw(cell, side, weight)


def draw(cell: etree._Element, side: str, weight: str) -> None:
    """Say which rule stands at one side of a cell (`hexapla.akn.rules.WEIGHTS`)."""
    borders = _properties(cell).find(w("tcBorders"))
    if borders is None:
        borders = etree.SubElement(_properties(cell), w("tcBorders"))
    for old in borders.findall(w(side)):
        borders.remove(old)
    kind = {NONE: "nil", DOUBLE: "double"}.get(weight, "single")
    etree.SubElement(borders, w(side), {w("val"): kind, w("sz"): _EIGHTHS.get(weight, "4")})


def set_merge(cell: etree._Element, goes_on: str) -> None:
    """Say that a cell begins or goes on downwards, if it does not go on itself."""
    properties = _properties(cell)
    if properties.find(w("vMerge")) is None:
        etree.SubElement(properties, w("vMerge"), {w("val"): goes_on})


def going_on(band: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Yield the cells that go on from those of a band above."""
    for cell in band:
        made = etree.Element(w("tc"))
        properties = cell.find(w("tcPr"))
        made.append(etree.Element(w("tcPr")) if properties is None else deepcopy(properties))
        for old in made[0].findall(w("vMerge")):
            made[0].remove(old)
        set_merge(made, "continue")
        yield made


def set_skipped(row: etree._Element, columns: int) -> None:
    """Say how many columns stand empty before the cells of a row."""
    properties = row.find(w("trPr"))
    before = None if properties is None else properties.find(w("gridBefore"))
    if before is not None and columns:
        before.set(w("val"), str(columns))


def empty_cells(span: int) -> Iterator[etree._Element]:
    """Yield a cell without words over so many columns, none over none."""
    if span > 0:
        made = etree.Element(w("tc"))
        set_span(made, span)
        set_borders(made, (NONE,) * 4)
        yield made
