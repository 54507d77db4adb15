"""The words of a drawing, figures among them, whose groups the format of a chart may part anywhere: `96 7627`."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

MOST_GROUPS = 6
"""Groups of figures in one number."""


def count_drawn(row: Sequence[str], drawn: AbstractSet[str]) -> int:
    """Return how many words of a row a drawing says: each by itself, or groups of figures joined to one."""
    said, place = 0, 0
    while place < len(row):
        ends = range(min(place + MOST_GROUPS, len(row)), place, -1)
        held = next((end - place for end in ends if _joined(row[place:end]) in drawn), 0)
        said += held
        place += held or 1
    return said


def _joined(words: Sequence[str]) -> str:
    """Return groups of figures as one number, a word as it stands, nothing for several words."""
    return "".join(words) if len(words) == 1 or all(map(str.isdecimal, words)) else ""
