"""Tables of bitexts over both columns: each stands in one language, that in the other below it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.turns import Box

_ONE_LINE = 3.0
"""Points within which the rules below the cells of a row stand."""

_BANDS = 2
"""Parts with words between its rules that a table has at least: its head and its rows."""

TableBand = tuple[float, float, bool]
"""From which height up to which a table stands, in points from below, and whether it is in the language that is read."""


def tables_over(
    rules: Sequence[Box], rows: Sequence[Row], gutter: float, is_own: Callable[[str], bool | None]
) -> list[TableBand]:
    """Return the tables whose rules go over a gutter; `is_own` tells of words whether they are in the language that is read, None for unknown."""
    lines = sorted({rule.bottom for rule in rules if rule.left <= gutter <= rule.right}, reverse=True)
    levels = [high for n, high in enumerate(lines) if not n or lines[n - 1] - high > _ONE_LINE]
    bands = [(low, high, [row for row in rows if low < row.base < high]) for high, low in pairwise(levels)]
    found = []
    for is_table, group in groupby(bands, key=lambda band: bool(band[2]) and not _is_bitext(band[2], gutter, is_own)):
        held = list(group)
        if is_table and len(held) >= _BANDS:
            text = " ".join(row.text.strip() for _, _, own in held for row in own)
            found.append((held[-1][0], held[0][1] + _ONE_LINE, is_own(text) is not False))
    return found


def _is_bitext(rows: Sequence[Row], gutter: float, is_own: Callable[[str], bool | None]) -> bool:
    """Tell whether words on both sides of a gutter are in two languages."""
    says = [is_own(" ".join(_words_beside(rows, gutter, is_right=side))) for side in (False, True)]
    return None not in says and says[0] != says[1]


def _words_beside(rows: Sequence[Row], gutter: float, *, is_right: bool) -> Iterator[str]:
    yield from (each.text for row in rows for each in row.pieces if (each.left > gutter) == is_right)
