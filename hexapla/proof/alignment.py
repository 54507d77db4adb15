"""Two rows of words side by side: where they differ, found by the words that stand once in each (patience)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_SMALL = 250_000
"""Pairs of words that are compared one by one where no word stands once in both rows."""

_LONGEST_RUN = 8
_MOST_SHIFTS = 20


class Difference(NamedTuple):
    """Words `first:last` of the one row stand where words `start:end` of the other do."""

    first: int
    last: int
    start: int
    end: int


def differences(one: Sequence[str], other: Sequence[str]) -> list[Difference]:
    """Return where two rows differ, in order; the time is as good as linear in their length."""
    found: list[Difference] = []
    waiting = [Difference(0, len(one), 0, len(other))]
    while waiting:
        part = _trimmed(waiting.pop(), one, other)
        if part.first == part.last or part.start == part.end:
            found += [part] if part.first < part.last or part.start < part.end else []
            continue
        anchors = _anchors(part, one, other)
        if not anchors:
            found += _small(part, one, other)
            continue
        edges = [(part.first - 1, part.start - 1), *anchors, (part.last, part.end)]
        for before, after in pairwise(edges):
            waiting.append(Difference(before[0] + 1, after[0], before[1] + 1, after[1]))
    return sorted(found)


def shifted(first: int, last: int, row: Sequence[str]) -> list[tuple[int, int]]:
    """Return a stretch that a row has more than another, and the others that leave the same rest."""
    found = [(first, last)]
    for step in range(1, _MOST_SHIFTS):
        if first < step or row[first - step] != row[last - step]:
            break
        found.append((first - step, last - step))
    for step in range(_MOST_SHIFTS):
        if last + step >= len(row) or row[first + step] != row[last + step]:
            break
        found.append((first + step + 1, last + step + 1))
    return found


def _trimmed(part: Difference, one: Sequence[str], other: Sequence[str]) -> Difference:
    first, last, start, end = part
    while first < last and start < end and one[first] == other[start]:
        first, start = first + 1, start + 1
    while first < last and start < end and one[last - 1] == other[end - 1]:
        last, end = last - 1, end - 1
    return Difference(first, last, start, end)


def _anchors(part: Difference, one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of places of what stands once in both rows: words, else runs of several."""
    for length in (1, 3, _LONGEST_RUN):
        left = _once(one, part.first, part.last, length)
        right = _once(other, part.start, part.end, length)
        if pairs := [(left[key], right[key]) for key in left if key in right]:
            return _rising(sorted(pairs))
    return []


def _once(row: Sequence[str], first: int, last: int, length: int) -> dict[tuple[str, ...], int]:
    places = range(first, last - length + 1)
    runs = [tuple(row[place : place + length]) for place in places]
    counts = Counter(runs)
    return {run: place for run, place in zip(runs, places, strict=True) if counts[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs whose second places rise too."""
    ends: list[int] = []
    owners: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(owners[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            owners.append(index)
        else:
            ends[at], owners[at] = place, index
    found = []
    index = owners[-1] if owners else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _small(part: Difference, one: Sequence[str], other: Sequence[str]) -> Iterator[Difference]:
    """Yield the differences of two rows without a word that stands once in both."""
    first, last, start, end = part
    if (last - first) * (end - start) > _SMALL:
        yield part
        return
    matcher = SequenceMatcher(None, one[first:last], other[start:end], autojunk=False)
    for kind, left, left_end, right, right_end in matcher.get_opcodes():
        if kind != "equal":
            yield Difference(first + left, first + left_end, start + right, start + right_end)
