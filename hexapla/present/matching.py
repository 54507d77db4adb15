"""The sentences of side-by-side rows: each row's texts, and the beads that pair their sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import local
from hexapla.domain.language import Language
from hexapla.present.beads import align, common
from hexapla.present.presentation import Bead, Note, Row
from hexapla.present.sentences import Span, sentences

TABLE_BREAK = "\n"
"""What stands between the texts of two cells of a table."""


@dataclass(frozen=True)
class _Place:
    """A sentence: the row whose text it is in (by its place in a group of rows), and where."""

    row: int
    span: Span


def text_of(block: Block | None) -> str | None:
    """Return the plain text of a block: without its number and note marks, the cells of a table line by line."""
    if block is None:
        return None
    if block.kind != "table":
        return " ".join(plain_text(part) for part in block.content)
    cells = (each for part in block.content for each in part.iter() if local(each) in ("p", "block", "caption"))
    return TABLE_BREAK.join(plain_text(cell) for cell in cells)


def with_beads(
    rows: Sequence[Row], languages: Sequence[Language], joined: Mapping[str, str] | None = None
) -> tuple[Row, ...]:
    """Return the rows with their texts and beads; `joined` names the row that a joined row is part of."""
    texts = {row.id: row.texts or tuple(text_of(cell) for cell in row.cells) for row in rows}
    ratios = _ratios(list(texts.values()), len(languages))
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault((joined or {}).get(row.id, row.id), []).append(row)
    made: dict[str, Row] = {}
    for group in groups.values():
        made |= {row.id: row for row in _matched(group, [texts[row.id] for row in group], languages, ratios)}
    return tuple(made[row.id] for row in rows)


def note_rows(notes: Sequence[Sequence[Note]], languages: Sequence[Language]) -> tuple[Row, ...]:
    """Return a row for each note whose text any language has."""
    found: dict[str, list[str | None]] = {}
    for column, several in enumerate(notes):
        for note in several:
            text = " ".join(plain_text(part) for part in note.content)
            found.setdefault(note.eid, [None] * len(notes))[column] = text or None
    blank = (None,) * len(notes)
    rows = [Row(eid, "note", 0, blank, "both", (), tuple(texts)) for eid, texts in found.items() if any(texts)]
    return with_beads(rows, languages)


def _ratios(texts: Sequence[Sequence[str | None]], columns: int) -> list[float]:
    """Return how many characters of each language answer one of the first, in this document."""
    ratios = [1.0]
    for column in range(1, columns):
        both = [(len(own[0] or ""), len(own[column] or "")) for own in texts if own[0] and own[column]]
        total = [sum(lengths) for lengths in zip(*both, strict=True)] if both else [1, 1]
        ratios.append(min(max(total[1] / max(total[0], 1), 0.1), 10.0))
    return ratios


def _matched(
    group: Sequence[Row], texts: Sequence[Sequence[str | None]], languages: Sequence[Language], ratios: Sequence[float]
) -> Iterator[Row]:
    """Yield the rows of a group with what belongs to each; a group is one row, but where units are joined."""
    own: list[tuple[list[str | None], list[Bead]]] = [(list(text), []) for text in texts]
    for places in _paired(group, texts, languages, ratios):
        at = max(each.row for several in places for each in several)
        spans = tuple((several[0].span[0], several[-1].span[1]) if several else None for several in places)
        own[at][1].append(Bead(spans))
        for column, several in enumerate(places):
            if several and own[at][0][column] is None:
                own[at][0][column] = texts[several[0].row][column]
    for row, (words, beads) in zip(group, own, strict=True):
        yield replace(row, texts=tuple(words), beads=tuple(beads))


def _paired(
    group: Sequence[Row], texts: Sequence[Sequence[str | None]], languages: Sequence[Language], ratios: Sequence[float]
) -> Iterator[tuple[list[_Place], ...]]:
    """Yield the beads of a group: for each column the sentences that stand in it."""
    split = _cells if group[0].kind == "table" else sentences
    columns: list[list[_Place]] = [
        [_Place(row, span) for row, own in enumerate(texts) for span in split(own[column] or "", language)]
        for column, language in enumerate(languages)
    ]
    filled = [column for column, places in enumerate(columns) if places]
    if group[0].kind == "table" and len({len(columns[column]) for column in filled}) == 1:
        groups = [tuple(range(n, n + 1) for _ in filled) for n in range(len(columns[filled[0]]))]
    else:
        groups = _aligned([columns[column] for column in filled], texts, filled, ratios)
    for ranges in groups:
        chosen = dict(zip(filled, ranges, strict=True))
        yield tuple([places[n] for n in chosen.get(column, ())] for column, places in enumerate(columns))


def _aligned(
    columns: Sequence[Sequence[_Place]],
    texts: Sequence[Sequence[str | None]],
    filled: Sequence[int],
    ratios: Sequence[float],
) -> list[tuple[range, ...]]:
    """Return the groups of sentences of the columns that have any: the first with each other one, then joined."""
    if len(columns) < 2:
        return [(range(n, n + 1),) for places in columns for n in range(len(places))]
    words = [
        [(texts[place.row][column] or "")[slice(*place.span)] for place in places]
        for column, places in zip(filled, columns, strict=True)
    ]
    breaks = [{n for n in range(1, len(own)) if own[n].row != own[n - 1].row} for own in columns]
    return common([
        align(words[0], words[other], ratios[column] / ratios[filled[0]], (breaks[0], breaks[other]))
        for other, column in enumerate(filled) if other
    ])  # fmt: skip


def _cells(text: str, _: Language) -> tuple[Span, ...]:
    """Return the cells of a table's text."""
    ends = [n + 1 for n, sign in enumerate(text) if sign == TABLE_BREAK]
    return tuple(zip([0, *ends], [*ends, len(text)], strict=True)) if text else ()
