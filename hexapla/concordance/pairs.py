"""Pairs to compare, from the rows of a side-by-side edition."""

from collections.abc import Iterator

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text
from hexapla.concordance.result import Pair
from hexapla.concordance.tables import cell_pairs
from hexapla.present.presentation import Column, Presentation, Row

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
        notes = (_calls(first, left), _calls(second, right)) if left and right else (0, 0)
        texts, starts = _texts(row)
        pair = Pair(row.id, KINDS[row.kind], paragraph, texts, row.status, notes, starts)
        if row.kind == "table" and left and right:
            languages = (first.language.code, second.language.code)
            yield from cell_pairs(pair, (left.content[0], right.content[0]), languages)
        else:
            yield pair


def _texts(row: Row) -> tuple[tuple[str | None, str | None], tuple[int, int]]:
    """Return what stands in a row in two languages, and where in the row's texts: from its first bead to its last.

    Where a paragraph answers several, each row has the sentences that are its own.
    """
    found: list[str | None] = []
    starts: list[int] = []
    for side in (0, 1):
        spans = [span for bead in row.beads if (span := bead.spans[side]) is not None]
        text = row.texts[side] if row.texts else None
        starts.append(spans[0][0] if spans else 0)
        found.append(text[spans[0][0] : spans[-1][1]] if text and spans else text)
    return (found[0], found[1]), (starts[0], starts[1])


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


def _calls(column: Column, block: Block | None) -> int:
    parts = block.content if block is not None else ()
    return sum(1 for part in parts for run in column.runs(part) if run.note is not None)
