"""The longest part of a row that rises: what keeps its order where the rest was moved or stands elsewhere."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the places in a row of the most numbers that rise from one to the next, in their order."""
    ends, places, before = list[int](), list[int](), list[int]()
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1], places[at : at + 1] = [number], [place]
    found, place = list[int](), places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
