"""The last lines of a text, of which no page is made: what stands there goes with what is before it."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

FEWEST = 3
"""A last page holds so many lines at the least."""

LINE, COLUMN = 100, 50
"""How many letters a line of a page has at the most, and one of two columns."""

Block = TypeVar("Block")


def last_lines(blocks: Iterable[tuple[Block, int, bool]]) -> Iterator[Block]:
    """Yield the blocks at the end of a text that have fewer lines than a page may have; `blocks` are given from the end on.

    Each has with it how many lines it is, and whether it may stand at the head of a page whatever follows it.
    """
    found = 0
    for block, lines, may_begin in blocks:
        found += lines
        if found >= FEWEST or may_begin:
            return
        yield block
