"""Heads of tables that a Word file says again amid its rows: an author typed them where a page began; editions repeat heads themselves."""

from collections.abc import Sequence
from typing import NamedTuple

_FEWEST = 2
"""Cells with words that a row has which is a head, and one that is no title of the rows below it."""


class WordRow(NamedTuple):
    """A row of a table of a Word file: whether it is marked as a head, and the words of its cells."""

    is_head: bool
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many of its cells have words."""
        return sum(map(bool, self.cells))


def heads_again(rows: Sequence[WordRow]) -> frozenset[int]:
    """Return the places of the rows that say the head of a table again, all of it, between two others.

    Below a title of rows the head belongs to these, and stays.
    """
    count = next((place for place, row in enumerate(rows) if not row.is_head), 0)
    if not count or max(row.filled for row in rows[:count]) < _FEWEST:
        return frozenset()
    head = [row.cells for row in rows[:count]]
    places = range(count + 1, len(rows) - count)
    begins = [
        place
        for place in places
        if rows[place].cells == head[0]
        and rows[place - 1].filled >= _FEWEST
        and [row.cells for row in rows[place : place + count]] == head
    ]
    return frozenset(place + below for place in begins for below in range(count))
