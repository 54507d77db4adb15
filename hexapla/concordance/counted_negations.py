"""Negations counted: a sentence that says no oftener than its counterpart has words that could."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hexapla.concordance.denials import without, without_answered
from hexapla.concordance.grammar import Grammar, Polarity
from hexapla.concordance.lengths import has_as_many_sentences
from hexapla.concordance.letters import folded
from hexapla.concordance.patterns import any_pattern
from hexapla.concordance.polarity import Grammars, Sentence, no_in_one_text
from hexapla.concordance.result import Item, Pair
from hexapla.data_files import data_file

_TIMES = ("once", "twice", "three times", "four times")
_MOST = len(_TIMES)
"""A sentence that says no more often is too involved to be counted."""
_SEVERAL = 2
_MOST_ADDED = 2
"""A translation that does is, even so."""
_LONGER = 1.5
"""A translation that is so much longer than it should be says more than its original."""
_ORIGINAL = 2
"""A language that was measured beside so many others is that of originals."""


def fewer_negations(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each aligned sentence that says no more often than the other.

    Of the other what could deny is counted too; there are as many sentences in both, and the first is in a language that
    denies where the other does.
    """
    codes = (grammars[0].code, grammars[1].code)
    for n, texts in sentences:
        if not has_as_many_sentences(pairs[n], grammars):
            continue
        plain = (folded(texts[0]), folded(texts[1]))
        bare = without_answered(plain, codes)
        for side in (0, 1):
            own, other = grammars[side], grammars[1 - side]
            if other.code not in own.polarity.clear_beside or own.polarity.unclear.search(plain[side]):
                continue
            if without(own.code).search(bare[side]):
                continue  # without which it could not be done
            said = [match for match in _said(plain[side], own.code) if match[0] == bare[side][slice(*match.span())]]
            rest = _rest(plain[1 - side], other)
            if len(said) >= _SEVERAL:  # `unless` has its own answer
                rest = max(0, rest - len(own.polarity.excepts.findall(plain[side])))
            answers = len(_said(plain[1 - side], other.code)) + rest
            if answers < len(said) <= _MOST:
                rule = f"the {own.name} sentence says no {_TIMES[len(said) - 1]}, the {other.name} one less often"
                yield no_in_one_text(pairs[n], side, texts[side], said[0].span(), rule)


def added_negations(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each aligned sentence of a translation that says no oftener than its original has words that could."""
    first, second = grammars
    says = _table("added").get(second.code)
    if says is None or len(first.polarity.clear_beside) < _ORIGINAL:
        return
    usual = second.length / first.length
    for n, texts in sentences:
        if not has_as_many_sentences(pairs[n], grammars) or len(texts[1]) > _LONGER * usual * len(texts[0]):
            continue
        plain = (folded(texts[0]), folded(texts[1]))
        bare = without_answered(plain, (first.code, second.code))
        said = [match for match in says.finditer(plain[1]) if match[0] == bare[1][slice(*match.span())]]
        answers = first.polarity.may_deny.findall(first.polarity.harmless.sub(" ", plain[0]))
        if answers and _table("distributed")[first.code].search(plain[0]):
            continue
        if len(answers) < len(said) <= _MOST_ADDED:
            rule = f"the {second.name} sentence says no {_TIMES[len(said) - 1]}, the {first.name} one less often"
            yield no_in_one_text(pairs[n], 1, texts[1], said[-1].span(), rule)


def times_denied(text: str, code: str) -> int:
    """Return how often a folded text says no."""
    return len(_said(text, code))


def _said(text: str, code: str) -> list[re.Match[str]]:
    """Return what says no in a text."""
    never, says = _negations()[code]
    return list(says.finditer(never.sub(lambda match: "\0" * len(match[0]), text)))


def _rest(text: str, rules: Grammar) -> int:
    """Return how many words of a text could deny that say no otherwise (`refuse`, `without`)."""
    polarity: Polarity = rules.polarity
    _, says = _negations()[rules.code]
    return len(polarity.may_deny.findall(polarity.harmless.sub(" ", says.sub(" ", text))))


@cache
def _negations() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return what only looks as if it said no, and what says no, by language."""
    table = data_file("concordance/negations")["counted"]
    return {code: (any_pattern(row["never"]), any_pattern(row["says"])) for code, row in table.items()}


@cache
def _table(name: str) -> Mapping[str, re.Pattern[str]]:
    """Return patterns of the data by language."""
    return {code: any_pattern(words) for code, words in data_file("concordance/negations")[name].items()}
