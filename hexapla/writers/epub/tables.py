"""Tables of the canonical XML as pandoc tables."""

from collections.abc import Callable
from itertools import chain
from typing import Any, TypeAlias

from lxml import etree

from hexapla.akn.grid import Place, grid
from hexapla.akn.names import akn
from hexapla.akn.row_lines import whole_rows
from hexapla.akn.table_cells import kinds, stub
from hexapla.writers.epub import nodes
from hexapla.writers.epub.nodes import Node
from hexapla.writers.markup.column_labels import LABELLED, column_labels, words_reaching
from hexapla.writers.markup.ruled_cells import cell_rules, classes, kind_of

Inlines: TypeAlias = "Callable[[etree._Element], list[Node]]"  # noqa: SLF001 - the type has no public name
"""What makes the nodes of an element's text."""


def table(element: etree._Element, inlines: Inlines) -> Node:
    """Return a table; the class of a cell tells what it heads: `head-col`, `head-row`."""
    found = grid(element)
    particular, heads, rules, labels = kinds(found), stub(found), cell_rules(found), column_labels(found)
    rows = [
        [
            _cell(
                place, f"{particular.get(place, '')} {classes(place, rules)}".strip(), inlines, is_stub=place in heads
            )
            for place in row
        ]
        for row in found.rows
    ]
    for place, made in zip(chain(*found.rows), chain(*rows), strict=True):
        made[0][2] += [["data-label", labels[place]]] if place in labels else []
        made[0][2] += [["data-brace", place.brace]] if place.brace else []
    caption = [{"t": "Plain", "c": inlines(each)} for each in element.iterfind(akn("caption"))]
    said = {row - found.heads: {"data-reaching": words} for row, words in words_reaching(found).items()}
    for row in whole_rows(found):
        said.setdefault(row - found.heads, {})["data-whole"] = "true"
    return nodes.table(
        caption,
        rows[: found.heads],
        rows[found.heads :],
        found.width,
        f"{kind_of(found)} {LABELLED * bool(labels)}".strip(),
        said=said,
    )


def _cell(place: Place, kind: str, inlines: Inlines, *, is_stub: bool) -> list[Any]:
    node = "Plain" if len(place.texts) == 1 else "Para"
    blocks = [{"t": node, "c": inlines(text)} for text in place.texts]
    scope = place.scope or ("row" if is_stub else None)
    return nodes.cell(blocks, place.depth, place.span, f"head-{scope} {kind}" if scope else kind)
