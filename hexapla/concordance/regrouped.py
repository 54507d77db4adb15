"""Facts that two texts cut or call differently: `a fifth` and one in five, `25 (2)` and `25.2`, a paragraph called an article."""

from collections.abc import Iterable

from hexapla.concordance.matching import Placed, numbers
from hexapla.concordance.result import Level

Met = tuple[list[tuple[Placed, Placed]], list[Placed], list[Placed]]
"""What answers each other, and what is left of either text."""

_DIVISIONS = frozenset(("para", "art", "sect", "chap", "part", "title", "clause", "rule", "sub", "annex"))


def spelt_fractions(first: list[Placed], second: list[Placed]) -> Met:
    """Pair the fractions of one text with the two numbers that the other has for each: a fifth is one in five."""
    met: list[tuple[Placed, Placed]] = []
    left = (list(first), list(second))
    for side in (0, 1):
        for whole in [each for each in left[side] if "/" in each.fact.value]:
            parts = [_one_of(left[1 - side], value) for value in whole.fact.value.split("/")]
            if (
                parts[1] is not None
                and not parts[1].fact.soft
                and (parts[0] is not None or whole.fact.value.startswith("1/"))
            ):
                left[side].remove(whole)
                for part in filter(None, parts):
                    left[1 - side].remove(part)
                met.append((whole, parts[1]) if side == 0 else (parts[1], whole))
    return met, *left


def _one_of(placed: Iterable[Placed], value: str) -> Placed | None:
    """Return a number or an ordinal of a value."""
    kinds = ("number", "ordinal")
    return next((each for each in placed if each.fact.kind in kinds and each.fact.value == value), None)


def pointed_references(first: list[Placed], second: list[Placed]) -> Met:
    """Pair the references with a point of one text with the two that the other has for each: `25.2`, `25 (2)`."""
    met: list[tuple[Placed, Placed]] = []
    left = (list(first), list(second))
    for side in (0, 1):
        for whole in [each for each in left[side] if each.fact.kind in ("reference", "number")]:
            above, _, below = whole.fact.value.rpartition(":")[2].rpartition(".")
            others = left[1 - side]
            parts = [each for each in others if each.fact.kind == "reference" and numbers(each.fact) & {above, below}]
            if above and len(parts) == 2 and {above} == numbers(parts[0].fact) and {below} == numbers(parts[1].fact):
                left[side].remove(whole)
                others.remove(parts[0])
                others.remove(parts[1])
                met.append((whole, parts[0]) if side == 0 else (parts[0], whole))
    return met, *left


def renamed_divisions(first: list[Placed], second: list[Placed]) -> Met:
    """Pair references of one number whose divisions are called differently throughout: subsection 1, paragraph 1.

    Where a division of one text is left in the other too, its number may have changed: `article 5 (6)`, `article 6 (5)`.
    """
    met: list[tuple[Placed, Placed]] = []
    rest = list(second)
    kinds = [{_division(each) for each in side} for side in (first, second)]
    for one in first:
        other = next((each for each in rest if numbers(one.fact) & numbers(each.fact)), None)
        if other is None or not {_division(one), _division(other)} <= _DIVISIONS - (kinds[0] & kinds[1]):
            continue
        met.append((one, other))
        rest.remove(other)
    answered = [one for one, _ in met]
    return met, [one for one in first if one not in answered], rest


def _division(placed: Placed) -> str:
    return placed.fact.value.partition(":")[0] if placed.fact.kind == "reference" else ""


REGROUPED = (
    (spelt_fractions, "the same share, in other words", Level.NORMALISED),
    (pointed_references, "the same place, in another form", Level.NORMALISED),
    (renamed_divisions, "the same number of a division that is called otherwise", Level.STYLE),
)
