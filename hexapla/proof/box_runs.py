"""Runs of words that come from text boxes, which a drawing may hold in another order than its list has them."""

from collections.abc import Sequence
from itertools import takewhile

FEWEST_LETTERS = 8
"""Letters by which the beginning of a box is known where the rest of it was told already."""


def is_of_boxes(wanted: str, said: Sequence[str]) -> bool:
    """Tell whether letters are boxes one after the other; the first may lack its beginning, the others their end."""
    waiting = [end for end in range(len(wanted) + 1) if any(story.endswith(wanted[:end]) for story in said)]
    seen = set(waiting)
    while waiting:
        place = waiting.pop()
        rest = wanted[place:]
        if any(story.startswith(rest) for story in said):
            return True
        ends = {place + end for story in said for end in _ends(rest, story)} - seen
        waiting += ends
        seen |= ends
    return False


def _ends(rest: str, story: str) -> Sequence[int]:
    """Return how many letters of a text a box may say: all that it has, or enough of its beginning."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(rest, story, strict=False)))
    fewest = min(FEWEST_LETTERS, len(story) or 1)
    return range(fewest, alike + 1)
