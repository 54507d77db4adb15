"""Rows of a side-by-side edition as a pandoc tree: stacked pairs, each part marked with its language."""

from functools import partial

from hexapla.akn.blocks import Block
from hexapla.present.presentation import Row
from hexapla.writers.epub import nodes
from hexapla.writers.epub.blocks import HEADINGS, Body, head_class
from hexapla.writers.epub.composer import Composer
from hexapla.writers.epub.nodes import Node


def add_rows(body: Body, rows: tuple[Row, ...]) -> None:
    """Add all rows to the body of a book in several languages."""
    for row in rows:
        if row.kind in HEADINGS:
            _add_heading(body, row)
        else:
            _add_pair(body, row)
    body.end_chapter()


def anchors(rows: tuple[Row, ...], place: int, suffix: str) -> dict[str, str]:
    """Return for each eId of one column the id of its cell."""
    cells = ((row.id, row.cells[place]) for row in rows)
    return {cell.eid: f"{row}{suffix}" for row, cell in cells if cell is not None}


def _add_pair(body: Body, row: Row) -> None:
    cells = _cells(body, row, 0)
    eid = body.register.identify(row.id)
    first = next((cell for cell in row.cells if cell is not None), None)
    if row.kind == "item":
        pair = nodes.div(cells, nodes.attributes("", "pair"))
        body.item(first.level if first else row.level, nodes.div([pair], nodes.attributes(eid, "item pair-item")))
        return
    # A row belongs to the item before it only if it goes on with that item's text.
    is_inside = row.kind == "continuation" and first is not None and first.level > 0
    place = body.holder(first.level if first and is_inside else 0)
    place.append(nodes.div(cells, nodes.attributes(eid, f"pair {row.kind}")))


def _add_heading(body: Body, row: Row) -> None:
    """Add a heading in the first language; the others stand under it as paragraphs that style alike.

    Pandoc moves the id of a heading to the section it opens, so the row's id is the section's; the
    heading's own is in `data-anchor` until the chapter is finished.
    """
    composer, block = body.composers[0], row.cells[0]
    make = partial(composer.label, block) if block else partial(_gap, row, 0)
    style = head_class(_style(body, row))
    more = {"data-anchor": body.register.identify(f"{row.id}{composer.suffix}"), **composer.marking}
    attr = nodes.attributes(body.register.identify(row.id), f"{row.kind} {style}", more)
    body.heading(row.level, make, attr)
    body.root.append(nodes.div(_cells(body, row, 1), nodes.attributes("", "translations")))


def _cells(body: Body, row: Row, start: int) -> list[Node]:
    """Return the cells of a row from column `start` on; a missing text is named in its language."""
    made = []
    for place in range(start, len(row.cells)):
        composer, block = body.composers[place], row.cells[place]
        content = _content(composer, block) if block else _gap_paragraph(row, place)
        if content:
            style = f"{row.kind} {head_class(_style(body, row))}" if row.kind in HEADINGS else row.kind
            eid = body.register.identify(f"{row.id}{composer.suffix}")
            made.append(nodes.div(content, nodes.attributes(eid, f"cell {style}", composer.marking)))
    return made


def _content(composer: Composer, block: Block) -> list[Node]:
    if block.kind in HEADINGS:
        inlines = composer.label(block)
        return [nodes.para(inlines)] if inlines else []
    return composer.text(block)


def _gap(row: Row, place: int) -> list[Node]:
    words = row.gaps[place] if place < len(row.gaps) else None
    return [nodes.span([nodes.text(words)], nodes.attributes("", "gap"))] if words else []


def _gap_paragraph(row: Row, place: int) -> list[Node]:
    inlines = _gap(row, place)
    return [nodes.para(inlines)] if inlines else []


def _style(body: Body, row: Row) -> str:
    """Return the UN style of a heading: that of the first language which has it."""
    for composer, block in zip(body.composers, row.cells, strict=True):
        if block is not None and block.eid in composer.column.styles:
            return composer.column.styles[block.eid]
    return ""
