"""Rows of a side-by-side edition: blocks of several languages paired by their ids, never by likeness."""

from collections.abc import Sequence

from hexapla.akn.blocks import Block
from hexapla.akn.ids import number_part
from hexapla.domain.language import Language
from hexapla.present.presentation import Row


def align(columns: Sequence[Sequence[Block]], languages: Sequence[Language]) -> tuple[Row, ...]:
    """Return one row for each unit, in the order of the first language, the others' own units in their places.

    Nothing is renumbered and nothing left out: a unit that a language lacks has an empty cell there, with
    words in that language that say so.
    """
    tables = [{_key(block): block for block in blocks} for blocks in columns]
    order = _merged([[_key(block) for block in blocks] for blocks in columns])
    moved = _reordered([list(table) for table in tables])
    rows = []
    for key in order:
        cells = tuple(table.get(key) for table in tables)
        known = next(cell for cell in cells if cell is not None)
        gaps = tuple(None if cell else _gap(known, language) for cell, language in zip(cells, languages, strict=True))
        rows.append(Row(key, known.kind, known.level, cells, _status(cells, languages, key in moved), gaps))
    return tuple(rows)


def _key(block: Block) -> str:
    """Return what a block is paired by: the id it shares with the other languages, else its own."""
    shared = block.element.get("wId") if block.element is not None else None
    return shared or block.eid


def _merged(orders: Sequence[Sequence[str]]) -> list[str]:
    """Merge the orders: the first one's, with what only another has set after its neighbour there."""
    merged = list(dict.fromkeys(orders[0]))
    for order in orders[1:]:
        known = set(merged)
        waiting: dict[str | None, list[str]] = {}
        before: str | None = None
        for key in order:
            if key in known:
                before = key
            else:
                waiting.setdefault(before, []).append(key)
        if waiting:
            merged = [*waiting.get(None, ()), *(k for key in merged for k in (key, *waiting.get(key, ())))]
    return merged


def _reordered(orders: Sequence[Sequence[str]]) -> set[str]:
    """Return the keys that stand elsewhere in a later language than in the first."""
    moved: set[str] = set()
    first = {key: place for place, key in enumerate(orders[0])}
    for order in orders[1:]:
        furthest = -1
        for key in order:
            place = first.get(key)
            if place is None:
                continue
            if place < furthest:
                moved.add(key)
            furthest = max(furthest, place)
    return moved


def _status(cells: Sequence[Block | None], languages: Sequence[Language], is_moved: bool) -> str:
    present = [language.code for cell, language in zip(cells, languages, strict=True) if cell is not None]
    if len(present) < len(cells):
        return f"{'+'.join(present)}-only"
    return "reordered" if is_moved else "both"


def _gap(known: Block, language: Language) -> str:
    if known.kind == "paragraph" and known.num:
        return language.label("missing_paragraph").format(number=number_part(known.num))
    return language.label("missing_text")
