"""The levels of headings as an outline has them: the first is outermost, and none skips a level going down."""

from collections.abc import Iterable
from dataclasses import replace

from hexapla.akn.blocks import Block

HEADINGS = ("heading", "annex")


def with_outline_levels(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks, each heading one level below the one it stands under; divisions without a heading count not."""
    above: list[int] = []
    found = []
    for block in blocks:
        if block.kind in HEADINGS:
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            found.append(block if block.level == len(above) else replace(block, level=len(above)))
        else:
            found.append(block)
    return tuple(found)
