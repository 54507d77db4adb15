"""What denies a part of a sentence (`without`, `unless`, `irregular`) and is answered by what says the same."""

import re
from collections.abc import Mapping
from functools import cache

from hexapla.concordance.patterns import any_pattern
from hexapla.data_files import data_file

Texts = tuple[str, str]


def without_answered(texts: Texts, codes: Texts) -> Texts:
    """Return folded sentences, as long as before, with blanks for what denies the same in both, as often as both have it."""
    first, second = texts
    for patterns in _denials():
        found = (list(patterns[codes[0]].finditer(first)), list(patterns[codes[1]].finditer(second)))
        count = min(map(len, found))
        first, second = _blanked(first, found[0][:count]), _blanked(second, found[1][:count])
    return first, second


def _blanked(text: str, found: list[re.Match[str]]) -> str:
    for match in found:
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text


@cache
def without(code: str) -> re.Pattern[str]:
    """Return what says `without` in a language."""
    return any_pattern(data_file("concordance/denials")["without"][code])


@cache
def doing(code: str) -> re.Pattern[str]:
    """Return what follows `without` where something is not done: `sans porter atteinte` answers `consistent with`."""
    return any_pattern(data_file("concordance/negations")["doing"].get(code, ()))


@cache
def bounds(code: str) -> re.Pattern[str]:
    """Return what sets a bound with a no: `shall not exceed`, `no more than`."""
    return any_pattern(data_file("concordance/denials")["bounds"][code])


@cache
def _denials() -> tuple[Mapping[str, re.Pattern[str]], ...]:
    table = data_file("concordance/denials")
    return tuple({code: any_pattern(words) for code, words in row.items()} for row in table.values())
