"""Tables compared cell by cell: which cell of one language answers which of the other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from hexapla.akn.grid import Grid, grid
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import local
from hexapla.concordance.countries import countries
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Pair

_FIGURES = re.compile(r"\d+")
_LITTLE = 0.01
"""What the lengths of cells weigh against one that is alike."""

_NEARLY_ALL = 0.75
"""The share of labels that two tables have in common which are sorted by each language's alphabet."""

Cells = tuple[tuple["Cell", ...], ...]


@dataclass(frozen=True)
class Cell:
    """A cell by row and column: its text, and where that begins in the text of the whole table."""

    row: int
    column: int
    text: str
    start: int


def cell_pairs(pair: Pair, tables: tuple[etree._Element, etree._Element], languages: tuple[str, str]) -> Iterator[Pair]:
    """Yield a pair for the captions of a table, each cell that both languages have, and each row that one has alone.

    Cells answer by their place where the rows do; rows answer by the States that their first cells name, else by the
    numbers there, else by all their figures, where the tables are not of one shape or are sorted by each language's
    alphabet.
    """
    if any(captions := (_caption(tables[0]), _caption(tables[1]))):
        eid, status = f"{pair.id}__caption", pair.status if all(captions) else "both"
        yield replace(pair, id=eid, kind="cell", texts=captions, status=status, starts=(0, 0), within=pair.id)
    first, second = _cells(tables[0]), _cells(tables[1])
    for left, right in _rows(first, second, languages):
        if left and right:
            yield from _row_pairs(pair, left, right)
        elif left or right:
            known = left or right
            text, place = " ".join(cell.text for cell in known), known[0]
            side = 0 if left else 1
            texts = (text, None) if side == 0 else (None, text)
            eid = f"{pair.id}__row_{place.row + 1}" + ("" if side == 0 else f"_{languages[1]}")
            yield replace(
                pair, id=eid, kind="row", texts=texts, status=f"{languages[side]}-only", starts=(0, 0), within=pair.id
            )


def _caption(table: etree._Element) -> str | None:
    found = table.find("{*}caption")
    return plain_text(found) if found is not None else None


def _cells(table: etree._Element) -> Cells:
    texts = [(each, plain_text(each)) for each in table.iter() if local(each) in ("p", "block", "caption")]
    starts: dict[etree._Element, int] = {}
    place = 0
    for element, text in texts:
        starts[element] = place
        place += len(text) + 1
    words = dict(texts)
    made: Grid = grid(table)
    return tuple(
        tuple(
            Cell(
                each.row,
                each.column,
                "\n".join(words[text] for text in each.texts if text in words),
                starts.get(each.texts[0], 0),
            )
            for each in row
        )
        for row in made.rows
    )


def _rows(first: Cells, second: Cells, languages: tuple[str, str]) -> Iterator[tuple[Sequence[Cell], Sequence[Cell]]]:
    labels = [[_label(row, code) for row in rows] for rows, code in zip((first, second), languages, strict=True)]
    shapes = [[[cell.column for cell in row] for row in rows] for rows in (first, second)]
    if shapes[0] == shapes[1] and not _is_sorted_anew(*labels):
        yield from zip(first, second, strict=True)
        return
    waiting: dict[str, list[int]] = defaultdict(list)
    for n, label in enumerate(labels[1]):
        waiting[label].append(n)
    answers = {m: waiting[label].pop(0) for m, label in enumerate(labels[0]) if label and waiting[label]}
    left, right = _unanswered(answers, len(first), len(second))
    bare = [m for m in left if not labels[0][m]], [n for n in right if not labels[1][n]]
    answers.update(_in_order(*bare, first, second))
    left, right = _unanswered(answers, len(first), len(second))
    if len(left) == len(right):
        answers.update(zip(left, right, strict=True))
        left, right = [], []
    yield from ((first[m], second[n]) for m, n in sorted(answers.items()))
    yield from ((first[m], ()) for m in left)
    yield from (((), second[n]) for n in right)


def _is_sorted_anew(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether the rows of two tables have nearly all the same labels in another order: a head may name a State in one alone."""
    shared = Counter(filter(None, first)) & Counter(filter(None, second))
    orders = [[label for label in labels if label in shared] for labels in (first, second)]
    known = max(sum(1 for label in labels if label) for labels in (first, second))
    return orders[0] != orders[1] and shared.total() >= _NEARLY_ALL * known


def _in_order(left: Sequence[int], right: Sequence[int], first: Cells, second: Cells) -> Iterator[tuple[int, int]]:
    """Yield the rows of two tables that answer each other, in the order of both, so that most cells are alike."""
    signs = [[[_signs(cell.text) for cell in rows[n]] for n in own] for rows, own in ((first, left), (second, right))]
    best: list[list[float]] = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for m in range(len(left) - 1, -1, -1):
        for n in range(len(right) - 1, -1, -1):
            met = best[m + 1][n + 1] + _likeness(signs[0][m], signs[1][n])
            best[m][n] = max(met, best[m + 1][n], best[m][n + 1])
    m = n = 0
    while m < len(left) and n < len(right):
        if best[m][n] > max(best[m + 1][n], best[m][n + 1]):
            yield left[m], right[n]
            m, n = m + 1, n + 1
        elif best[m][n] == best[m + 1][n]:
            m += 1
        else:
            n += 1


def _signs(text: str) -> str:
    """Return what all languages write alike in a cell, its figures in whatever order; else its letters."""
    figures = sorted(_FIGURES.findall(folded(text)))
    return " ".join(figures) or text.casefold()


def _likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """Return in how many cells two rows are alike; of words the lengths tell a little."""
    lengths = (min(len(a), len(b)) / (max(len(a), len(b)) or 1) for a, b in zip(first, second, strict=False))
    return _LITTLE + sum(a == b for a, b in zip(first, second, strict=False)) + _LITTLE * sum(lengths)


def _unanswered(answers: dict[int, int], first: int, second: int) -> tuple[list[int], list[int]]:
    """Return the rows of two tables that answer none of the other's."""
    taken = set(answers.values())
    return [m for m in range(first) if m not in answers], [n for n in range(second) if n not in taken]


def _label(row: Sequence[Cell], code: str) -> str:
    """Return what the label of a row says in no language: the States it names, else its figures, else nothing."""
    for cell in row[:2]:
        if found := countries(cell.text, code):
            return " ".join(sorted(found))
    return "".join(sign for sign in folded(row[0].text) if sign.isdigit()) if row else ""


def _row_pairs(pair: Pair, left: Sequence[Cell], right: Sequence[Cell]) -> Iterator[Pair]:
    by_column = {cell.column: cell for cell in right}
    for cell in left:
        other = by_column.get(cell.column)
        if other is not None and (cell.text or other.text):
            eid = f"{pair.id}__row_{cell.row + 1}__col_{cell.column + 1}"
            texts = (cell.text or None, other.text or None)
            status = pair.status if None not in texts else "both"
            yield replace(
                pair, id=eid, kind="cell", texts=texts, status=status, starts=(cell.start, other.start), within=pair.id
            )
