"""Persons' names that another script takes over sound by sound: one of two words that answer does not quite.

A name of two words is met where one word is spelt as its script writes the sounds of the other's, and is misspelt where
the word beside it differs in one consonant.  Vowels are free: scripts write them as they like.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from hexapla.concordance.countries import is_of_country
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.memory import calendar_words
from hexapla.concordance.result import Item, Level, Pair

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SHORTEST = 3
_FEWEST_SOUNDS, _FEWEST_WRONG = 2, 3
"""How many consonants a word has that answers another, and one that may be misspelt."""

_FREE = frozenset("aeiouyhwj'")
"""Letters that say a vowel, or may be silent."""

_SILENT = frozenset("stdxzep")
"""Letters that may be silent where a name ends."""

_FAR = 2
_ENDING = 3
"""How many letters a language that declines may put behind a name."""

Words = Sequence[re.Match[str]]


def misspelt_transliterations(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each person whose name one script writes with a wrong letter."""
    own = next(
        (n for n in (0, 1) if grammars[n].sounds and grammars[1 - n].has_capitals and not grammars[1 - n].sounds), None
    )
    if own is None:
        return
    for pair in pairs:
        if not pair.is_whole:
            continue
        latin, other = (folded(pair.texts[side] or "") for side in (1 - own, own))
        for name, written in _misspelt(latin, other, grammars[1 - own], grammars[own]):
            spans = (written, name) if own == 0 else (name, written)
            quoted = [(text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)]
            rule = "the name is not quite the one of the other text: one may be misspelt"
            yield Item(pair.id, pair.paragraph, "name", (quoted[0], quoted[1]), Level.LOOK, rule, spans)


def _misspelt(
    latin: str, other: str, rules: Grammar, script: Grammar
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the places of two words that nearly answer each other, beside two that do."""
    names = [pair for pair in _neighbours(latin) if all(_is_name(each[0], rules) for each in pair)]
    written = [
        pair for pair in _neighbours(other) if not script.stands_alone or all(each[0].istitle() for each in pair)
    ]
    for name in names:
        costs = [[_apart(a[0], b[0], script.code) for a, b in zip(name, each, strict=True)] for each in written]
        if [0, 0] in costs:
            continue
        for each, (first, second) in zip(written, costs, strict=True):
            near = 0 if (first, second) == (1, 0) else 1 if (first, second) == (0, 1) else None
            if near is not None and _consonants(name[near][0]) >= _FEWEST_WRONG:
                yield name[near].span(), each[near].span()
                break


def _neighbours(text: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    words = list(_WORD.finditer(text))
    return [(a, b) for a, b in pairwise(words) if text[a.end() : b.start()] == " "]


def _is_name(word: str, rules: Grammar) -> bool:
    letters = plain_letters(word)
    is_usual = (
        letters in rules.common_letters or letters in calendar_words(rules.code) or is_of_country(letters, rules.code)
    )
    return word.istitle() and len(word) >= _SHORTEST and letters not in rules.function_words and not is_usual


@lru_cache(maxsize=50_000)
def _apart(name: str, written: str, code: str) -> int:
    """Return in how many consonants a name differs from what a script writes: 2 for two or more, or for too few sounds."""
    letters, signs, sounds = plain_letters(name), plain_letters(written), grammar(code).sounds
    letters = letters.replace("gh", "h") if not any(sign in signs for sign in "гغ") else letters
    if _consonants(name) < _FEWEST_SOUNDS or abs(len(letters) - len(signs)) > max(2, len(letters) // 2):
        return _FAR
    particle = grammar(code).words.particles.match(signs)
    best = {(0, 0): 0, (0, particle.end() if particle else 0): 0}
    for i in range(len(letters) + 1):
        for j in range(len(signs) + 1):
            cost = best.get((i, j), _FAR)
            if cost < _FAR:
                for place, more in _steps(letters, signs, (i, j), sounds):
                    best[place] = min(best.get(place, _FAR), cost + more)
    endings = min(_ENDING if grammar(code).endings else 0, len(signs))
    return min(best.get((len(letters), len(signs) - tail), _FAR) for tail in range(endings + 1))


def _consonants(name: str) -> int:
    return sum(letter not in _FREE for letter in plain_letters(name).replace("gh", ""))


def _steps(
    letters: str, signs: str, place: tuple[int, int], sounds: Mapping[str, Sequence[str]]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield where one more sound leads, and what it costs."""
    i, j = place
    for sign, spellings in sounds.items():
        if signs.startswith(sign, j):
            yield from (((i + len(each), j + len(sign)), 0) for each in spellings if letters.startswith(each, i))
    if i < len(letters):
        is_silent = (
            letters[i] in _FREE or letters[i] == letters[i - 1 : i] or (i == len(letters) - 1 and letters[i] in _SILENT)
        )
        yield (i + 1, j), 0 if is_silent else 1
    if j < len(signs):
        yield (i, j + 1), 1
    if i < len(letters) and j < len(signs) and letters[i] not in _FREE:
        yield (i + 1, j + 1), 1
    if i + 1 < len(letters) and j + 1 < len(signs):
        swapped = signs[:j] + signs[j + 1] + signs[j] + signs[j + 2 :]
        if all(any(letters.startswith(each, i + n) for each in sounds.get(swapped[j + n], ())) for n in (0, 1)):
            yield (i + 2, j + 2), 1
