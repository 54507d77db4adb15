"""Facts that two texts cut or call differently: `a fifth`, or 20%, and one in five, `25 (2)` and `25.2`, a paragraph called an article."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise, product

from hexapla.concordance.matching import Placed, numbers
from hexapla.concordance.result import Level
from hexapla.concordance.units import amounts_in_smallest, is_duration

Met = tuple[list[tuple[Placed, Placed]], list[Placed], list[Placed]]
"""What answers each other, and what is left of either text."""

_VALUE, _HUNDRED = re.compile(r"\d+(?:/\d+|\.\d+)?"), 100
_HALF, _HALVES = "1/2", {"month": "6", "minute": "30"}
_BETWEEN = 8
"""So many letters may stand between the two numbers of one duration: `and`."""
_BEHIND = 20
"""So many between a number and the half behind what it counts."""
_DIVISIONS = frozenset(("para", "art", "sect", "chap", "part", "title", "clause", "rule", "sub", "annex"))


def spelt_fractions(first: list[Placed], second: list[Placed]) -> Met:
    """Pair the shares of one text with the two numbers that the other has for each: a fifth, or 20%, is one in five."""
    return _parted(first, second, lambda whole, others: _parts_of(whole, others) if _share(whole) is not None else [])


def _share(placed: Placed) -> Fraction | None:
    """Return what part of a whole a fact is, None where it is none."""
    value, fact = placed.fact.value, placed.fact
    if fact.kind != "number" or not _VALUE.fullmatch(value):
        return None
    share = Fraction(value) / (_HUNDRED if "percent" in fact.units else 1)
    return share if 0 < share < 1 and ("/" in value or "percent" in fact.units) else None


def _parts_of(whole: Placed, others: Sequence[Placed]) -> list[Placed]:
    """Return the two numbers that a share is: `eight` and `ten`; of one in so many the second alone may be left."""
    share = _share(whole)
    counted = [each for each in others if each.fact.kind in ("number", "ordinal") and each.fact.value.isdigit()]
    for below in counted:
        if below.fact.soft or share is None or int(below.fact.value) < 2 or "percent" in below.fact.units:
            continue
        above = share * int(below.fact.value)
        part = next((each for each in counted if each is not below and each.fact.value == str(above)), None)
        if part is not None or above == 1:
            return [*([part] if part else []), below]
    return []


def composed_durations(first: list[Placed], second: list[Placed]) -> Met:
    """Pair a duration of one text with the two numbers that the other says it with: 18 months, a year and six months.

    Of whatever unit, a half may stand behind it: `two and a half grams`, *deux grammes et demi*.
    Where a half is left alone (`three and a half years`, *trois ans et six mois*), half of the next larger unit answers it.
    """
    return _parted(
        first,
        second,
        lambda whole, others: (
            _with_half(whole, others) or (_summands(whole, others) if is_duration(whole.fact.units) else [])
        ),
    )


def _with_half(whole: Placed, others: Sequence[Placed]) -> list[Placed]:
    """Return the number and the half behind its unit that a number and a half is said with."""
    for one, half in pairwise(each for each in others if each.fact.kind == "number"):
        is_near = half.fact.value == _HALF and half.fact.start - one.fact.phrase[1] <= _BEHIND
        if is_near and whole.fact.value == f"{one.fact.value}.5" and whole.fact.units in (one.fact.units, frozenset()):
            return [one, half] if half.fact.units else [half, one]
    return []


def _summands(whole: Placed, others: Sequence[Placed]) -> list[Placed]:
    sums = amounts_in_smallest(whole.fact.value, whole.fact.units)
    counted = [each for each in others if each.fact.kind == "number"]
    for one, other in pairwise(counted):
        if other.fact.start - one.fact.phrase[1] > _BETWEEN or not is_duration(one.fact.units):
            continue
        if other.fact.value == _HALF:
            value = f"{int(one.fact.value)}.5" if one.fact.value.isdigit() else ""
            parts = amounts_in_smallest(value, one.fact.units) if value else frozenset()
        else:
            both = (amounts_in_smallest(each.fact.value, each.fact.units) for each in (one, other))
            parts = frozenset((of, a + b) for (of, a), (same, b) in product(*both) if of == same)
        if parts & sums:
            return [one, other] if other.fact.units & whole.fact.units else [other, one]
    halves = (each for each in counted if each.fact.value == _HALF and not each.fact.units)
    half = next(halves, None)
    return [half] if half is not None and whole.fact.value == _HALVES.get(min(whole.fact.units)) else []


def pointed_references(first: list[Placed], second: list[Placed]) -> Met:
    """Pair the references with a point of one text with the two that the other has for each: `25.2`, `25 (2)`."""
    return _parted(first, second, _references_of)


def _references_of(whole: Placed, others: Sequence[Placed]) -> list[Placed]:
    """Return the two references, the lower first, that one with a point is; none where it is none."""
    above, _, below = whole.fact.value.rpartition(":")[2].rpartition(".")
    if not above or whole.fact.kind not in ("reference", "number"):
        return []
    for first, second in pairwise(each for each in others if each.fact.kind == "reference"):
        if {above} == numbers(first.fact) and {below} == numbers(second.fact):
            return [second, first]
    return []


def _parted(
    first: Sequence[Placed], second: Sequence[Placed], parts_of: Callable[[Placed, Sequence[Placed]], Sequence[Placed]]
) -> Met:
    """Pair the facts of one text with the parts that the other has for each, the last of which stands for them."""
    met: list[tuple[Placed, Placed]] = []
    left = (list(first), list(second))
    for side in (0, 1):
        for whole in list(left[side]):
            parts = parts_of(whole, left[1 - side])
            if parts:
                left[side].remove(whole)
                for part in parts:
                    left[1 - side].remove(part)
                met.append((whole, parts[-1]) if side == 0 else (parts[-1], whole))
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
    (composed_durations, "the same duration, in other units", Level.NORMALISED),
    (pointed_references, "the same place, in another form", Level.NORMALISED),
    (renamed_divisions, "the same number of a division that is called otherwise", Level.STYLE),
)
