"""Tables of the canonical XML as pandoc tables."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from lxml import etree

from hexapla.akn.names import akn, local
from hexapla.writers.epub import nodes
from hexapla.writers.epub.nodes import Node

if TYPE_CHECKING:
    from hexapla.writers.epub.composer import Composer


def table(composer: "Composer", element: etree._Element) -> Node:
    """Return a table; rows of `th` alone at its top are its head."""
    rows = [_cells(row) for row in element.iter(akn("tr"))]
    head = list(takewhile(lambda row: all(local(cell) == "th" for cell in row), rows))
    if len(head) == len(rows):
        head = []
    body = rows[len(head) :]
    heads = [[_cell(composer, cell) for cell in row] for row in head]
    bodies = [[_cell(composer, cell) for cell in row] for row in body]
    return nodes.table(_caption(composer, element), heads, bodies, _width(rows), _row_heads(body))


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if local(cell) in ("td", "th")]


def _cell(composer: "Composer", cell: etree._Element) -> list[Any]:
    parts = [part for part in cell if local(part) in ("p", "block")] or [cell]
    paragraphs = [composer.inlines(composer.column.runs(part)) for part in parts]
    blocks = [{"t": "Plain" if len(paragraphs) == 1 else "Para", "c": inlines} for inlines in paragraphs]
    return nodes.cell(blocks, _span(cell, "rowspan"), _span(cell, "colspan"))


def _caption(composer: "Composer", element: etree._Element) -> list[Node]:
    return [
        {"t": "Plain", "c": composer.inlines(composer.column.runs(caption))}
        for caption in element.iterfind(akn("caption"))
    ]


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(int(value), 1) if value.isdecimal() else 1


def _width(rows: Sequence[Sequence[etree._Element]]) -> int:
    """Return how many columns the grid has, cells that reach down from rows above counted."""
    widest = 1
    hanging: list[tuple[int, int]] = []
    for row in rows:
        spans = [(_span(cell, "rowspan"), _span(cell, "colspan")) for cell in row]
        widest = max(widest, sum(width for _, width in (*hanging, *spans)))
        hanging = [(height - 1, width) for height, width in (*hanging, *spans) if height > 1]
    return widest


def _row_heads(body: Sequence[Sequence[etree._Element]]) -> int:
    """Return 1 where the first cell of every row is a heading, else 0."""
    return int(bool(body) and all(row and local(row[0]) == "th" for row in body))
