"""Regular expressions that an office writes: one that could take for ever is known by its parts, before it is used."""

import re
from math import inf
from typing import Any

MOST_WAYS = 2_000_000
"""In how many ways an expression of the office may fit at one place of a text."""

_UNBOUNDED = 100
"""How many letters a part without a bound is taken to fit: four of them in one expression are too many."""

_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 - nothing public reads an expression
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


def ways(expression: str) -> float:
    """Return in how many ways an expression may fit at one place, at the most; infinite where each letter doubles them.

    Raises:
        re.error: it is no expression.
    """
    return _ways(_parser.parse(expression))


def _ways(parts: Any) -> float:
    found = 1.0
    for kind, value in parts:
        name = str(kind)
        if name in _REPEATS:
            least, most, each = min(int(value[0]), _UNBOUNDED), min(int(value[1]), _UNBOUNDED), _ways(value[2])
            found *= most - least + 1 if each == 1 else min(each, MOST_WAYS) ** min(most, 40)
        elif name == "BRANCH":
            found *= sum(map(_ways, value[1]))
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
            found *= _ways(value[-1])
        elif name == "ATOMIC_GROUP":
            found *= _ways(value)
        elif name.startswith("GROUPREF"):
            found = inf
    return found
