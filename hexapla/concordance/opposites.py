"""A word put for its opposite, or for another of its row: `above` beside *au-dessous*, `Monday` beside *mardi*."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.concordance.counted_negations import times_denied
from hexapla.concordance.denials import bounds, without_answered
from hexapla.concordance.lengths import has_as_many_sentences
from hexapla.concordance.letters import folded
from hexapla.concordance.patterns import any_pattern
from hexapla.concordance.polarity import Grammars, Sentence, Texts
from hexapla.concordance.result import Item, Level, Pair
from hexapla.data_files import data_file

_PAUSE = re.compile("[,;:،؛]")


@dataclass(frozen=True)
class _Word:
    """A word of a row in one language: what says it, and what may answer it besides."""

    says: re.Pattern[str]
    may_say: re.Pattern[str]


def exchanged_opposites(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each aligned sentence that has a word of a row where the other has another, and neither the other's.

    Where a no makes the opposite both say it as often: `did not accept` is `rejected`.  And there are as many sentences: an answer may stand in the next one.
    """
    codes = (grammars[0].code, grammars[1].code)
    for n, texts in sentences:
        plain = (folded(texts[0]), folded(texts[1]))
        whole = (pairs[n].texts[0] or "", pairs[n].texts[1] or "")
        for row in _rows():
            found = _exchanged(row, plain, codes)
            if found is None or not has_as_many_sentences(pairs[n], grammars):
                continue
            if row in data_file("concordance/opposites")["turned_by_no"] and not (
                _deny_as_often(plain, codes) or _deny_as_often(_around(plain, found), codes)
            ):
                continue
            starts = [own.find(text) for own, text in zip(whole, texts, strict=True)]
            first, second = ((start + a, start + b) for start, (a, b) in zip(starts, found, strict=True))
            quoted = (whole[0][slice(*first)], whole[1][slice(*second)])
            rule = "one of two words that are put for each other by mistake stands in each text"
            yield Item(pairs[n].id, pairs[n].paragraph, "term", quoted, Level.LOOK, rule, (first, second))
            break


def _deny_as_often(plain: Texts, codes: Texts) -> bool:
    """Tell whether two sentences say no as often: as they stand, without what answers each other, or without their bounds."""
    unbound = (bounds(codes[0]).sub(" ", plain[0]), bounds(codes[1]).sub(" ", plain[1]))
    ways = (plain, without_answered(plain, codes), unbound)
    return any(times_denied(first, codes[0]) == times_denied(second, codes[1]) for first, second in ways)


def _around(plain: Texts, found: tuple[tuple[int, int], tuple[int, int]]) -> Texts:
    """Return the parts of two sentences, up to a comma or a colon, in which two words stand."""
    parts = []
    for text, (start, end) in zip(plain, found, strict=True):
        before, behind = _PAUSE.split(text[:start])[-1], _PAUSE.split(text[end:])[0]
        parts.append(f"{before}{text[start:end]}{behind}")
    return parts[0], parts[1]


def _exchanged(row: str, plain: Texts, codes: Texts) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where two texts have each one word of a row that the other has in no way."""
    words = (_words(row, codes[0]), _words(row, codes[1]))
    lone: list[list[tuple[int, int]]] = [[], []]
    for side in (0, 1):
        for name, word in words[side].items():
            found = word.says.search(plain[side])
            if found is not None and not words[1 - side][name].may_say.search(plain[1 - side]):
                lone[side].append(found.span())
    return (lone[0][0], lone[1][0]) if len(lone[0]) == len(lone[1]) == 1 else None


@cache
def _rows() -> tuple[str, ...]:
    return tuple(name for name, row in data_file("concordance/opposites").items() if isinstance(row, dict))


@cache
def _words(row: str, code: str) -> Mapping[str, _Word]:
    words: dict[str, _Word] = {}
    for name, word in data_file("concordance/opposites")[row].items():
        says = word.get(code, [])
        words[name] = _Word(any_pattern(says), any_pattern((*says, *word.get("also", {}).get(code, []))))
    return words
