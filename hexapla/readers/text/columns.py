"""A masthead in columns: what stands side by side on the page is put one column after the other, and logged."""

import re
from collections.abc import Sequence
from itertools import chain, takewhile

from hexapla.akn.reading import Repair
from hexapla.readers.masthead.slots import key_of, pieces_of
from hexapla.readers.structure.labels import split_label

COLUMNS = "M-101"

_BLANKS = " \t\u00a0\f"
_LINES = 40
_RIGHT = 34
_LONGEST = 240
_SET_IN = " " * 8
_GAP = re.compile(r"(?<=\S)(?: {3,}|[ ]*\t[ \t]*)(?=\S)")


def without_columns(text: str, language: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the text with the columns of its masthead as one row, where line by line they say nothing."""
    head = list(takewhile(lambda line: _may_be_head(line, language), text.split("\n", _LINES)[:_LINES]))
    ends = [last for last in range(len(head) - 1, 0, -1) if _is_end(head, last)]
    broken = list(takewhile(lambda last: _is_broken(head[: last + 1], language), ends))
    rows = ((last, _row(head[: last + 1], language)) for last in broken)
    named = ((last, _row(head[: last + 1], language, is_named=True)) for last in broken if _is_column(head[last]))
    for last, row in chain(rows, named):
        if row is not None:
            before = "\n".join(head[: last + 1])
            after = row + "\n" * last
            return after + text[len(before) :], (Repair(COLUMNS, 1, 0, before, after),)
    return text, ()


def _is_end(head: Sequence[str], last: int) -> bool:
    """Tell whether columns may end with a line: it is of two, set in, or right below one that is."""
    line = head[last]
    is_below = any(_is_column(above) for above in head[max(0, last - 2) : last]) and bool(head[last - 1].strip(_BLANKS))
    return bool(line.strip(_BLANKS)) and (_is_column(line) or line.startswith(_SET_IN) or is_below)


def _may_be_head(line: str, language: str) -> bool:
    is_label = split_label(line.strip(_BLANKS), language).kind not in ("text", "plain", "part")
    return not is_label and len(line) < _LONGEST and not line.startswith("|")


def _is_column(line: str) -> bool:
    words = line.expandtabs(8)
    return bool(words.strip(_BLANKS)) and (
        len(words) - len(words.lstrip()) >= _RIGHT or bool(_GAP.search(line.strip(_BLANKS)))
    )


def _is_broken(lines: Sequence[str], language: str) -> bool:
    """Tell whether a line of two columns holds no whole line of a masthead."""
    gapped = [line.strip(_BLANKS) for line in lines if _GAP.search(line.strip(_BLANKS))]
    return any(not (key_of(line, language) or pieces_of(line, language, frozenset())) for line in gapped)


def _row(lines: Sequence[str], language: str, *, is_named: bool = False) -> str | None:
    """Return the row of the columns; None where what they hold is no masthead, or, in the left one, a name unknown to us."""
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        words = line.strip(_BLANKS)
        cells = [cell.strip(_BLANKS) for cell in _GAP.split(words)] if words else []
        wide = line.expandtabs(8)
        is_right = len(wide) - len(wide.lstrip()) >= _RIGHT
        left += cells[:1] if not is_right else []
        right += cells if is_right else cells[1:]
    columns = [" ".join(column) for column in (left, right)]
    pieces = [pieces_of(column, language, frozenset()) for column in columns]
    keys = {key for column in pieces for key, _ in column}
    is_told = {"symbol", "distribution"} <= keys if is_named else all(pieces)
    if not is_told or not keys & {"authority", "symbol"}:
        return None
    return f"| {columns[0]} | {columns[1]} |"
