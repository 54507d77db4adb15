"""Tables of bitexts over both columns: each stands in one language, that in the other below it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.turns import Box

_ONE_LINE = 3.0
"""Points within which the rules below the cells of a row stand."""

_BANDS = 2
"""Parts with words between its rules that a table has at least: its head and its rows."""

_NEAR = 2.0
"""How far from a table, or from each other, lines of its title and its notes stand, in sizes, at most."""

_MOST_BESIDE = 4
"""Lines of a title or of notes."""

_Band = tuple[float, float, list[Row]]
TableBand = tuple[float, float, bool]
"""From which height up to which a table stands, in points from below, and whether it is in the language that is read."""


def tables_over(
    rules: Sequence[Box], rows: Sequence[Row], gutter: float, is_own: Callable[[str], bool | None]
) -> list[TableBand]:
    """Return the tables whose rules go over a gutter; `is_own` tells of words whether they are in the language that is read, None for unknown."""
    lines = sorted({rule.bottom for rule in rules if rule.left <= gutter <= rule.right}, reverse=True)
    levels = [high for n, high in enumerate(lines) if not n or lines[n - 1] - high > _ONE_LINE]
    bands = [(low, high, [row for row in rows if low < row.base < high]) for high, low in pairwise(levels)]
    found: list[TableBand] = []
    for is_table, group in groupby(bands, key=lambda band: bool(band[2]) and not _is_bitext(band[2], gutter, is_own)):
        held = list(group)
        if is_table and len(held) >= _BANDS:
            for part in _tables(held, is_own):
                is_line = part[1] - part[0] < _ONE_LINE
                found += [part] if is_line else _with_lines_beside(part, rows, gutter, is_own)
    return found


def _tables(bands: Sequence[_Band], is_own: Callable[[str], bool | None]) -> Iterator[TableBand]:
    """Yield the tables of bands below each other, each in one language; what stands between two is that of the one that its words tell."""
    text = " ".join(row.text.strip() for _, _, own in bands for row in own)
    told = [is_own(" ".join(row.text.strip() for row in own)) for _, _, own in bands]
    if len({*told} - {None}) < _BANDS:  # of one language
        yield bands[-1][0], bands[0][1] + _ONE_LINE, is_own(text) is not False
        return
    says = next(each for each in told if each is not None)
    held: TableBand | None = None
    for (low, high, rows), own in zip(bands, told, strict=True):
        lines = [is_own(row.text.strip()) for row in rows]
        if {True, False} <= {*lines}:  # notes of one table, and the title of the next
            yield from [held] if held else []
            held = None
            known = [(row.base, line) for row, line in zip(rows, lines, strict=True) if line is not None]
            for row in rows:
                says = min(known, key=lambda each: abs(each[0] - row.base))[1]
                yield row.base - 1, row.base + 1, says
            continue
        says = says if own is None else own
        if held and held[2] != says:
            yield held
            held = None
        held = (low, held[1] if held else high + _ONE_LINE, says)
    yield from [held] if held else []


def _with_lines_beside(
    table: TableBand, rows: Sequence[Row], gutter: float, is_own: Callable[[str], bool | None]
) -> Iterator[TableBand]:
    """Yield a table with its title above it and its notes below it: near lines at the left that are in no other language."""
    low, high, says = table
    yield table
    ordered = sorted(rows, key=lambda row: row.base)
    for end, way in (
        (high, [row for row in ordered if row.base > high]),
        (low, [row for row in ordered if row.base < low][::-1]),
    ):
        edge = end
        for row in way[:_MOST_BESIDE]:
            line = is_own(row.text.strip())
            is_near = abs(row.base - edge) < _NEAR * row.size and len(row.pieces) == 1
            if not is_near or line not in ((None, says) if row.left < gutter else (says,)):
                break
            yield row.base - 1, row.base + 1, says
            edge = row.base


def _is_bitext(rows: Sequence[Row], gutter: float, is_own: Callable[[str], bool | None]) -> bool:
    """Tell whether words on both sides of a gutter are in two languages."""
    says = [is_own(" ".join(_words_beside(rows, gutter, is_right=side))) for side in (False, True)]
    return None not in says and says[0] != says[1]


def _words_beside(rows: Sequence[Row], gutter: float, *, is_right: bool) -> Iterator[str]:
    yield from (each.text for row in rows for each in row.pieces if (each.left > gutter) == is_right)
