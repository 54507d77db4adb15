"""Rows of a side-by-side edition: blocks of several languages paired by their numbers and places."""

from collections.abc import Mapping, Sequence
from itertools import count

from hexapla.akn.blocks import Block
from hexapla.akn.ids import number_part
from hexapla.domain.language import Language
from hexapla.present.pairing import counterparts
from hexapla.present.presentation import Row

Exceptions = Sequence[tuple[str, str, tuple[str, ...]]]
"""What `[align]` states: a language, the eId of a unit there, and the ids of the units it answers."""


def align(
    columns: Sequence[Sequence[Block]], languages: Sequence[Language], exceptions: Exceptions = ()
) -> tuple[Row, ...]:
    """Return one row for each unit, in the order of the first language, the others' own units in their places.

    Nothing is renumbered and nothing left out: a unit that a language lacks has an empty cell there, with
    words in that language that say so.
    """
    stated = [_stated(language, exceptions) for language in languages]
    tables, joined = _tables(columns, stated)
    order = _merged([list(table) for table in tables])
    moved = _reordered([list(table) for table in tables])
    rows = []
    for key in order:
        cells = tuple(table.get(key) for table in tables)
        known = next(cell for cell in cells if cell is not None)
        status = _status(cells, languages, key in moved)
        gaps = tuple(None if cell else _gap(known, language) for cell, language in zip(cells, languages, strict=True))
        if key in joined and None in cells:
            status, gaps = "joined", _joined_gaps(joined[key], tables, languages, gaps)
        rows.append(Row(key, known.kind, known.level, cells, status, gaps))
    return tuple(rows)


def joined_rows(
    columns: Sequence[Sequence[Block]], languages: Sequence[Language], exceptions: Exceptions
) -> dict[str, str]:
    """Return for each row that is part of another language's unit the row where that unit stands."""
    return _tables(columns, [_stated(language, exceptions) for language in languages])[1]


def _stated(language: Language, exceptions: Exceptions) -> tuple[Language, dict[str, tuple[str, ...]]]:
    return language, {eid: targets for code, eid, targets in exceptions if code == language.code}


def _tables(
    columns: Sequence[Sequence[Block]], stated: Sequence[tuple[Language, Mapping[str, tuple[str, ...]]]]
) -> tuple[list[dict[str, Block]], dict[str, str]]:
    """Return the blocks of each column by what they are paired by, and which rows are part of which others."""
    tables: list[dict[str, Block]] = []
    joined: dict[str, str] = {}
    for blocks, (language, exceptions) in zip(columns, stated, strict=True):
        table: dict[str, Block] = {}
        settled = {block.eid: keys for block in blocks if (keys := _keys(block, exceptions))}
        certain = {eid: keys[0] for eid, keys in settled.items()}
        matched = counterparts((columns[0], blocks), (stated[0][0], language), certain)
        for block in blocks:
            key, *more = settled.get(block.eid) or (matched.get(block.eid, block.eid),)
            if key in table and block.eid == table[key].eid:
                key = next(name for n in count(2) if (name := f"{key}__{n}") not in table)
            elif key in table:
                joined[f"{block.eid}_{language.code}"], key = key, f"{block.eid}_{language.code}"
            table[key] = block
            joined.update(dict.fromkeys(more, key))
        tables.append(table)
    return tables, joined


def _keys(block: Block, exceptions: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what a block is paired by for certain: what is stated for it or for the unit it is in, the id it shares."""
    holder = block.eid
    while holder:
        if holder in exceptions:
            rest = block.eid[len(holder) :]
            return tuple(f"{target}{rest}" for target in exceptions[holder][: 1 if rest else None])
        holder = holder.rpartition("__")[0]
    shared = block.element.get("wId") if block.element is not None else None
    return (shared,) if shared else ()


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


def _joined_gaps(
    holder: str, tables: Sequence[Mapping[str, Block]], languages: Sequence[Language], gaps: tuple[str | None, ...]
) -> tuple[str | None, ...]:
    """Return the words of empty cells, each saying in which paragraph of its language the text stands."""
    changed = list(gaps)
    for column, (table, language) in enumerate(zip(tables, languages, strict=True)):
        block = table.get(holder)
        if changed[column] and block is not None and block.num:
            changed[column] = language.label("joined_paragraph").format(number=number_part(block.num))
    return tuple(changed)
