"""Tables of the canonical XML as pandoc tables."""

from typing import TYPE_CHECKING, Any

from lxml import etree

from hexapla.akn.grid import Place, grid
from hexapla.akn.names import akn
from hexapla.writers.epub import nodes
from hexapla.writers.epub.nodes import Node
from hexapla.writers.markup.table_layout import kinds

if TYPE_CHECKING:
    from hexapla.writers.epub.composer import Composer


def table(composer: "Composer", element: etree._Element) -> Node:
    """Return a table; the class of a cell tells what it heads: `head-col`, `head-row`."""
    found = grid(element)
    particular = kinds(found)
    rows = [[_cell(composer, place, particular.get(place, "")) for place in row] for row in found.rows]
    return nodes.table(_caption(composer, element), rows[: found.heads], rows[found.heads :], found.width)


def _cell(composer: "Composer", place: Place, kind: str) -> list[Any]:
    paragraphs = [composer.inlines(composer.column.runs(text)) for text in place.texts]
    blocks = [{"t": "Plain" if len(paragraphs) == 1 else "Para", "c": inlines} for inlines in paragraphs]
    return nodes.cell(blocks, place.depth, place.span, f"head-{place.scope} {kind}" if place.scope else kind)


def _caption(composer: "Composer", element: etree._Element) -> list[Node]:
    return [
        {"t": "Plain", "c": composer.inlines(composer.column.runs(caption))}
        for caption in element.iterfind(akn("caption"))
    ]
