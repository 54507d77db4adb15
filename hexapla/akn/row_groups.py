"""The groups of rows in a table: what no page parts, and what of longer ones goes to one page."""

from collections.abc import Iterator, Mapping

SHORT_GROUP = 8
"""Rows of a group that no page parts, its head and what sums it up among them: some sixth of a page."""

FEWEST_SUMS = 2
"""So many rows, at least, sum up those before them where these are groups without heads; one alone sums up a table."""


def held_rows(names: Mapping[int, list[str]], heads: int, count: int) -> frozenset[int]:
    """Return the rows below `heads` that go to one page with the next: all of a short group, two at each end of a longer one.

    A group begins with its head (`group`) or below a row that sums others up (`total`), and ends with its sum, or before
    the next head.  Rows without a head are a group where they have a sum, and the table more than one of these; where it
    begins with one, its sums stand above their rows.
    """
    groups = [(first, end) for first, end in _groups(names, heads, count) if end - first > 1]
    lone = [(first, end) for first, end in groups if "group" not in names.get(first, ())]
    summed = [(first, end) for first, end in lone if "total" in names.get(end - 1, ())]
    if "total" in names.get(heads, ()) or len([*summed, *(set(groups) - set(lone))]) < FEWEST_SUMS:
        summed = []
    kept = [group for group in groups if group not in lone or group in summed]
    return frozenset(row for first, end in kept for row in _held(first, end, "total" in names.get(end - 1, ())))


def _groups(names: Mapping[int, list[str]], heads: int, count: int) -> Iterator[tuple[int, int]]:
    """Give the first row of each group and the row behind its last."""
    first = heads
    for row in range(heads, count):
        if row > first and "group" in names.get(row, ()):
            yield first, row
            first = row
        if "total" in names.get(row, ()):
            yield first, row + 1
            first = row + 1
    yield first, count


def _held(first: int, end: int, has_sum: bool) -> Iterator[int]:
    """Give the rows of a group that stay with the next: of a longer one the first two, the last two and their sum."""
    if end - first <= SHORT_GROUP:
        yield from range(first, end - 1)
        return
    yield from (first, first + 1)
    yield from range(end - 2 - has_sum, end - 1)
