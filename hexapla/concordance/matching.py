"""Which fact of one text answers which fact of the other."""

import difflib
import re
import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hexapla.concordance.dates import UNKNOWN_YEAR
from hexapla.concordance.facts import Fact
from hexapla.concordance.numerals import roman
from hexapla.concordance.units import amounts_in_smallest, are_about_equal, are_compatible, is_duration, is_in_another


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact in its text: `pair` is the index of the pair, `text` how the text writes it."""

    pair: int
    fact: Fact
    text: str


_NUMBER = re.compile(r"(?:1/)?\d+(?:\.\d+)*")

_YEAR = re.compile(r"(?:19|20)\d\d")

Test = Callable[[Fact, Fact], bool]

_LOOSE = (
    {"ordinal", "number"},
    {"reference", "number"},
    {"reference", "ordinal"},
    {"time", "number"},
    {"time", "ordinal"},
    {"marker", "ordinal"},
    {"marker", "reference"},
    {"marker"},
    {"instrument", "number"},
    {"instrument", "ordinal"},
    {"instrument", "reference"},
    {"date", "number"},
    {"acronym", "number"},
    {"acronym", "ordinal"},
    {"reference"},
)
_PROVISIONS = frozenset(("art", "rule", "sect"))
_SUBDIVISIONS = frozenset(("sect", "para"))
_LISTS = frozenset(("annex", "table"))
_DIVISIONS = frozenset(("part", "title", "sect", "chap"))
_YEARS, _HOURS = frozenset(("year",)), frozenset(("hour",))
_FEW = frozenset(("0", "1", "2", "1/2"))
_LETTERS = {letter: index for index, letter in enumerate(string.ascii_lowercase, 1)}


def is_same(first: Fact, second: Fact) -> bool:
    """Tell whether two facts have one kind and one value, doubtful readings allowed."""
    if first.kind != second.kind:
        return False
    if first.kind == "acronym" and _bare(first.value) == _bare(second.value):
        return True
    return first.value == second.value or second.value in first.others or first.value in second.others


def _bare(acronym: str) -> str:
    """Return an acronym without what languages write in it as they like: `ACE-2`, `SARS-COV-2`."""
    return acronym.casefold().replace("-", "")


def are_akin_markers(first: Fact, second: Fact) -> bool:
    """Tell whether two facts mark the same place of a list, each in its way: `(b)`, `ii)`."""
    return first.kind == second.kind == "marker" and is_akin(first, second)


def is_akin_but_no_number(first: Fact, second: Fact) -> bool:
    """Tell whether two facts are akin and none is a plain number, which stands for too much (Part II, deuxième partie)."""
    return "number" not in (first.kind, second.kind) and is_akin(first, second)


def is_akin(first: Fact, second: Fact) -> bool:
    """Tell whether two facts of kinds that stand for each other have one number (Part Two, deuxième partie)."""
    if {first.kind, second.kind} not in _LOOSE:
        return False
    if any(fact.kind == "number" and fact.soft and fact.value in _FEW for fact in (first, second)):
        return False
    if first.kind == second.kind == "reference" and not _may_be_called(first, second):
        return False
    if "date" in (first.kind, second.kind) and not (
        first.units | second.units <= _YEARS or _is_of_a_year(first, second) or _may_be_year(first, second)
    ):
        return False
    if "time" in (first.kind, second.kind) and not first.units | second.units <= _HOURS:
        return False
    return bool(numbers(first) & numbers(second))


def _is_of_a_year(first: Fact, second: Fact) -> bool:
    """Tell whether a number may be the year whose money is meant: `in 2013 dollars`."""
    return all(_YEAR.fullmatch(fact.value) and all(map(str.isupper, fact.units)) for fact in (first, second))


def _may_be_year(first: Fact, second: Fact) -> bool:
    """Tell whether a figure that may be a year has an abbreviation behind it that may be of years: `2003 г.`."""
    return first.units | second.units >= _YEARS and all(_YEAR.fullmatch(fact.value) for fact in (first, second))


def _is_year_of_money(first: Fact, second: Fact) -> bool:
    """Tell whether a year is said with its word here and with the money of that year there: `2013 dollars`, `2013年`."""
    is_money = bool(first.units) and all(map(str.isupper, first.units))
    return is_money and second.units == _YEARS and _YEAR.fullmatch(first.value) is not None


def is_converted(first: Fact, second: Fact) -> bool:
    """Tell whether two quantities are one in other units: 48 hours and two days, half and 50 per cent, 85 miles and 136 km."""
    if not first.kind == second.kind == "number":
        return False
    sums = amounts_in_smallest(first.value, first.units) & amounts_in_smallest(second.value, second.units)
    both = (first.value, first.units), (second.value, second.units)
    return bool(sums) or are_about_equal(*both) or are_about_equal(*both[::-1])


def are_of_other_units(first: Fact, second: Fact) -> bool:
    """Tell whether two equal numbers count different things, and do not come to the same in one unit."""
    both = ((first, second), (second, first))
    if first.value == second.value and any(is_in_another(a.value, a.units, b.units) for a, b in both):
        return True
    if any(_is_year_of_money(a, b) for a, b in both):
        return False
    return not are_compatible(first.units, second.units) and not is_converted(first, second)


def _may_be_called(first: Fact, second: Fact) -> bool:
    """Tell whether two kinds of reference name one thing: rules are articles in French, points of a list anything."""
    kinds = {first.value.partition(":")[0], second.value.partition(":")[0]}
    if len(kinds) == 1:
        return " " not in first.value + second.value  # article 3 bis, article 3 ter
    return not kinds.isdisjoint(("sub", "clause")) or any(
        kinds <= akin for akin in (_PROVISIONS, _SUBDIVISIONS, _DIVISIONS, _LISTS)
    )


def is_near(first: Fact, second: Fact) -> bool:
    """Tell whether two facts are of one kind, and so perhaps one fact with a slip in it."""
    return first.kind == second.kind


def is_year_missing(first: Fact, second: Fact) -> bool:
    """Tell whether two dates agree but for a year that one of them lacks."""
    if first.kind != "date" or second.kind != "date" or first.value == second.value:
        return False
    is_unknown = UNKNOWN_YEAR in (first.value[:4], second.value[:4])
    return is_unknown and first.value[4:] == second.value[4:]


def numbers(fact: Fact) -> frozenset[str]:
    """Return the numbers that a fact may stand for: `para:15` is 15, the marker `b` is 2, a fifth is 5."""
    bare = fact.value.rpartition(":")[2] if fact.kind == "reference" else fact.value
    if fact.kind == "acronym":
        is_roman = set(fact.value) <= set("IVX")  # Phase III, the third phase
        return frozenset((str(roman(fact.value)),) if is_roman else _NUMBER.findall(fact.value)[-1:])
    if fact.kind == "time":
        hour, minute = map(int, fact.value.split(":"))
        full = (str(hour), str(hour % 12)) if minute == 0 else ()
        return frozenset((*full, *((f"{hour}{minute:02}",) if hour else ())))  # 1310, 0300
    bare = bare.lower().partition(" ")[0]  # 3 bis
    if _NUMBER.fullmatch(bare):
        whole = bare.removeprefix("1/")
        return frozenset((whole, whole.rstrip("0") if whole.count(".") == 1 else whole))  # target 8.10, the number 8.1
    found = {str(_LETTERS[bare])} if bare in _LETTERS else {bare} if bare[:1].isdigit() else set()
    if bare and set(bare) <= set("ivx"):
        found.add(str(roman(bare.upper())))
    return frozenset(found)


def meet(
    first: list[Placed], second: list[Placed], test: Test
) -> tuple[list[tuple[Placed, Placed]], list[Placed], list[Placed]]:
    """Pair facts that pass the test, hard ones and equal spellings first; return pairs and what is left."""
    met: list[tuple[Placed, Placed]] = []
    rest = list(second)
    for prefers in (_both_hard_one_form, _one_unit, _both_hard_compatible, _one_hard, _alike, _compatible, _any):
        left: list[Placed] = []
        for one in first:
            other = next((o for o in rest if test(one.fact, o.fact) and prefers(one.fact, o.fact)), None)
            if other is None:
                left.append(one)
            else:
                met.append((one, other))
                rest.remove(other)
        first = left
    return met, first, rest


def _both_hard_one_form(first: Fact, second: Fact) -> bool:
    return _both_hard(first, second) and first.form == second.form and first.units == second.units


def _one_unit(first: Fact, second: Fact) -> bool:
    """Tell whether two facts count one thing: `2 ans`, `dos años`, and not the two of `les deux`."""
    return _both_hard(first, second) and not first.units.isdisjoint(second.units)


def _both_hard_compatible(first: Fact, second: Fact) -> bool:
    return _both_hard(first, second) and are_compatible(first.units, second.units)


def _both_hard(first: Fact, second: Fact) -> bool:
    return not first.soft and not second.soft


def _one_hard(first: Fact, second: Fact) -> bool:
    return not (first.soft and second.soft) and _compatible(first, second)


def _alike(first: Fact, second: Fact) -> bool:
    """Tell whether two facts have units that are one, or both a duration: `one year` is not the `un` of `un máximo`, but `un mes`."""
    is_one_unit = not first.units.isdisjoint(second.units)
    return is_one_unit or (is_duration(first.units) and is_duration(second.units))


def _compatible(first: Fact, second: Fact) -> bool:
    return are_compatible(first.units, second.units)


def _any(_: Fact, __: Fact) -> bool:
    return True


def near(
    first: Iterable[Placed], second: Iterable[Placed]
) -> tuple[list[tuple[Placed, Placed]], list[Placed], list[Placed]]:
    """Pair what is left by kind, the most alike first: a slip is one item and not two."""
    ones, others = list(first), list(second)
    choices = sorted(
        ((-_likeness(a, b), i, j) for i, a in enumerate(ones) for j, b in enumerate(others) if is_near(a.fact, b.fact)),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    met = []
    for _, i, j in choices:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            met.append((ones[i], others[j]))
    left_a = [a for i, a in enumerate(ones) if i not in used_a]
    return met, left_a, [b for j, b in enumerate(others) if j not in used_b]


def reported(first: list[Placed], second: list[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Leave out what is never reported alone: soft facts, but for a month against another month, a half against a third."""
    weak = [{(placed.pair, _weak_kind(placed.fact)) for placed in side if placed.fact.soft} for side in (first, second)]
    both = {(pair, kind) for pair, kind in weak[0] & weak[1] if kind}
    kept = [[p for p in side if not p.fact.soft or (p.pair, _weak_kind(p.fact)) in both] for side in (first, second)]
    return kept[0], kept[1]


def _weak_kind(fact: Fact) -> str:
    """Return what a soft fact may stand against, though it says too little alone: a date, a fraction."""
    return fact.kind if fact.kind == "date" else "fraction" if "/" in fact.value else ""


def _likeness(first: Placed, second: Placed) -> float:
    if is_year_missing(first.fact, second.fact):
        return 2.0
    return difflib.SequenceMatcher(None, first.fact.value, second.fact.value, autojunk=False).ratio()


def unit_rule(first: Placed, second: Placed) -> str:
    """Return what is said of two numbers of which the units differ."""
    are_money = all(unit.isupper() for placed in (first, second) for unit in placed.fact.units)
    return "the currency differs" if are_money else "the unit differs"
