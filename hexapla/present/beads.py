"""Beads: the sentences of a unit in two languages or more, put together where they say the same.

A dynamic programme over the lengths of sentences and over the simple facts they share (figures, codes, names),
after Gale and Church.  It runs inside one unit, so the whole is linear in the length of the document.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce

Group = tuple[range, range]
"""Sentences of a first and of a second language that belong together."""

COSTS = {
    (1, 1): 0.0, (2, 1): 2.2, (1, 2): 2.2, (2, 2): 4.2, (3, 1): 4.4, (1, 3): 4.4, (1, 0): 6.0, (0, 1): 6.0,
}  # fmt: skip
"""What it costs to put so many sentences together with so many; what has no counterpart costs most."""

SPREAD = 6.8
"""Variance of the length of a translation, for each character (Gale and Church)."""

FACT = 1.1
"""What a fact costs that one side of a bead has and the other has not."""

BAND = 24
"""How far from the diagonal of a long unit the programme looks."""

_FACT = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+|[^\W\d_][^\W_]*")
_GROUPING = re.compile(r"[.,\u00a0\u202f ]")


@dataclass(frozen=True)
class Sentence:
    """What the programme knows of a sentence: its length, and its facts with how often each occurs."""

    length: int
    facts: Counter[str]
    total: int

    @classmethod
    def of(cls, text: str) -> "Sentence":
        """Measure a sentence."""
        words = (found[0] for found in _FACT.finditer(text))
        facts = Counter(fact for word in words if (fact := _fact(word)))
        return cls(len(text.strip()), facts, facts.total())

    def __add__(self, other: "Sentence") -> "Sentence":
        """Return two sentences as one."""
        return Sentence(self.length + other.length + 1, self.facts + other.facts, self.total + other.total)


NOTHING = Sentence(0, Counter(), 0)


def align(
    first: Sequence[str],
    second: Sequence[str],
    ratio: float = 1.0,
    breaks: tuple[Collection[int], Collection[int]] = ((), ()),
) -> list[Group]:
    """Return the sentences of two texts in groups that correspond, all of them, in order.

    `ratio` is how many characters of the second language answer one of the first; `breaks` are the sentences
    of each side before which a group must end.
    """
    left, right = _joined(first), _joined(second)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(first) + 1):
        for j in _columns(i, len(first), len(second)):
            reached = [
                (best[i - m, j - n][0] + cost + distance(left[i][m], right[j][n], ratio), (m, n))
                for (m, n), cost in COSTS.items()
                if (i - m, j - n) in best and _is_whole(breaks, (i, j), (m, n))
            ]
            if reached:
                best[i, j] = min(reached)
    return _path(best, (len(first), len(second)))


def common(alignments: Sequence[Sequence[Group]]) -> list[tuple[range, ...]]:
    """Return the groups of several languages: those of the first with each other one, joined where they overlap."""
    if len(alignments) == 1:
        return list(alignments[0])
    ends = reduce(set.intersection, ({group[0].stop for group in groups} for groups in alignments))
    joined: list[tuple[range, ...]] = []
    places = [0] * (len(alignments) + 1)
    for end in sorted(ends):
        reached = (max((other.stop for own, other in groups if own.stop <= end), default=0) for groups in alignments)
        stops = [end, *reached]
        joined.append(tuple(range(start, stop) for start, stop in zip(places, stops, strict=True)))
        places = stops
    return joined


def _columns(i: int, rows: int, columns: int) -> range:
    """Return the places of the second text that are worth a look beside sentence `i` of the first."""
    middle = round(i * columns / rows) if rows else 0
    if not rows:
        return range(columns + 1)
    band = max(BAND, -(-columns // rows))  # what lies beside one sentence reaches what lies beside the next
    return range(max(0, middle - band), min(columns, middle + band) + 1)


def _is_whole(breaks: tuple[Collection[int], Collection[int]], end: tuple[int, int], size: tuple[int, int]) -> bool:
    return not any(
        place in side
        for side, stop, count in zip(breaks, end, size, strict=True)
        for place in range(stop - count + 1, stop)
    )


def distance(left: Sentence, right: Sentence, ratio: float) -> float:
    """Return how unlikely it is that two texts say the same; `ratio` is how long the second language is to the first."""
    alone = left.total + right.total - 2 * sum((left.facts & right.facts).values())
    lengths = _length_cost(left.length * ratio, right.length) if left.length and right.length else 0.0
    return FACT * alone + lengths


def _joined(texts: Sequence[str]) -> list[list[Sentence]]:
    """Return for each place the sentences that end there: none of them, one, two and three as one."""
    own = [Sentence.of(text) for text in texts]
    most = max(size for sizes in COSTS for size in sizes)
    return [
        [reduce(Sentence.__add__, own[place - count : place], NOTHING) for count in range(min(most, place) + 1)]
        for place in range(len(own) + 1)
    ]


def _length_cost(expected: float, found: float) -> float:
    """Return how odd two lengths are: minus the logarithm of how often they would lie as far apart by chance."""
    deviation = abs(found - expected) / math.sqrt(SPREAD * max((expected + found) / 2, 1))
    return min(-math.log(max(math.erfc(deviation / math.sqrt(2)), 1e-12)), 25.0)


def _path(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], end: tuple[int, int]) -> list[Group]:
    groups: list[Group] = []
    i, j = end
    while i or j:
        m, n = best[i, j][1]
        groups.append((range(i - m, i), range(j - n, j)))
        i, j = i - m, j - n
    return groups[::-1]


def _fact(word: str) -> str:
    """Return what may stand the same in another language: figures without their grouping, words with a capital."""
    if word[0].isdigit():
        return _GROUPING.sub("", word)
    return word.casefold() if not word.islower() and len(word) > 1 else ""
