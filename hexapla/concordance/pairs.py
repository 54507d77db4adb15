"""Pairs to compare, from the rows of a side-by-side edition."""

from collections.abc import Iterator

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import local
from hexapla.concordance.result import Pair
from hexapla.present.presentation import Column, Presentation

KINDS = {
    "paragraph": "paragraph", "heading": "heading", "annex": "heading", "item": "item", "alinea": "alinea",
    "continuation": "alinea", "quote": "alinea", "table": "alinea",
}  # fmt: skip
"""Kinds of block, and the kind of pair each makes; figures are not compared."""


def pairs_of(presentation: Presentation) -> tuple[Pair, ...]:
    """Return the pairs of the first two languages of an edition: its rows, then its notes."""
    first, second = presentation.columns[:2]
    return (*_rows(presentation, first, second), *_notes(first, second))


def _rows(presentation: Presentation, first: Column, second: Column) -> Iterator[Pair]:
    for row in presentation.rows:
        if row.kind not in KINDS:
            continue
        left, right = row.cells[:2]
        known = left or right
        paragraph = (known.paragraph if known else None) or row.id
        notes = (_calls(first, left), _calls(second, right))
        yield Pair(row.id, KINDS[row.kind], paragraph, (_text(left), _text(right)), row.status, notes)


def _notes(first: Column, second: Column) -> Iterator[Pair]:
    texts: dict[str, list[str | None]] = {}
    for side, column in enumerate((first, second)):
        for note in column.notes:
            entry = texts.setdefault(note.eid, [None, None])
            entry[side] = " ".join(plain_text(part) for part in note.content)
    languages = (first.language.code, second.language.code)
    for eid, (left, right) in texts.items():
        if left or right:
            status = "both" if left and right else f"{languages[0] if left else languages[1]}-only"
            yield Pair(eid, "note", eid, (left, right), status)


def _text(block: Block | None) -> str | None:
    if block is None:
        return None
    return " ".join(plain_text(part) for part in (_cells(block) if block.kind == "table" else block.content))


def _cells(table: Block) -> list[etree._Element]:
    """Return the paragraphs of a table, so that the figures of two cells stay two."""
    return [element for part in table.content for element in part.iter() if local(element) in ("p", "block")]


def _calls(column: Column, block: Block | None) -> int:
    parts = block.content if block is not None else ()
    return sum(1 for part in parts for run in column.runs(part) if run.note is not None)
