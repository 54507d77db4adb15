"""Lines of bitexts: what two languages share on a page, in the blocks that stand below each other."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hexapla.readers.pdf.first_page import is_below
from hexapla.readers.pdf.pieces import Row

_ADDRESS, _NEAR = re.compile(r"\W?https?://\S+"), 1.5
"""An address alone tells no language but that of the row above it, which is so near, in sizes."""


class SharedLine(NamedTuple):
    """A row of one piece that both languages share, and whether it is in the language that is read, None for unknown."""

    row: Row
    is_own: bool | None = None


def blocks_of_lines(lines: Sequence[SharedLine]) -> Iterator[list[SharedLine]]:
    """Yield lines that stand below each other: those of one size, without a gap."""
    held: list[SharedLine] = []
    for line in sorted(lines, key=lambda each: (round(each.row.left / 20), -each.row.base)):
        if held and not is_below(held[-1].row.pieces[0], line.row.pieces[0]):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def with_addresses(told: Sequence[tuple[Row, bool]]) -> Iterator[tuple[Row, bool]]:
    """Yield rows and whether each is in the language that is read: an address alone as the row above it, wherever that begins."""
    for row, is_own in told:
        near = [each for each in told if 0 < each[0].base - row.base < _NEAR * row.size]
        is_address = _ADDRESS.fullmatch(row.text.strip()) is not None
        yield row, min(near, key=lambda each: each[0].base)[1] if near and is_address else is_own
