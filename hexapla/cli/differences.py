"""Two versions of a text as one line each: of long ones what differs, with the words around it."""

from itertools import takewhile

_AROUND = 8
"""Words that are shown before and behind what differs."""

_UNBROKEN = "\u2011"
"""A hyphen at which no row ends: no page tells it from another."""

_LONG = 60
"""Words up to which a text is shown whole."""


def are_alike(before: str | None, after: str | None) -> bool:
    """Tell whether two versions of a text have the same words, whatever blanks stand between them, whether their hyphens break or not."""
    return before is not None and after is not None and _words(before) == _words(after)


def around_difference(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Return two versions of a text on one line each, `…` for what both begin and end with; a text alone is whole."""
    one, two = _words(before or ""), _words(after or "")
    if not one or not two or one == two:
        return (None if before is None else " ".join(one), None if after is None else " ".join(two))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    most = min(len(one), len(two)) - same
    pairs = zip(reversed(one), reversed(two), strict=False)
    tail = min(most, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return _shown(one, same, tail), _shown(two, same, tail)


def _words(text: str) -> list[str]:
    return text.replace(_UNBROKEN, "-").split()


def _shown(words: list[str], same: int, tail: int) -> str:
    """Return words without most of the first and last ones, which are those of the other version."""
    if len(words) <= _LONG:
        return " ".join(words)
    first, last = max(0, same - _AROUND), max(0, tail - _AROUND)
    inner = words[first : len(words) - last]
    return " ".join([*(["…"] if first else []), *inner, *(["…"] if last else [])])
