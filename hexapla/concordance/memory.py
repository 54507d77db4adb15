"""What a document itself shows to answer what: terms and names of one language with their counterparts in the other.

Terms are counted over aligned units: two that stand in the same units, and hardly ever one without the other, answer
each other.  The same document gives the same pairs, whatever else the office has.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters, starts_sentence

Span = tuple[int, int]
Texts = tuple[str, str]

FEWEST = 3
"""How often a pair must stand before it silences anything."""

_SHARE = 0.75
_LONGEST = 6
_LONGEST_SIGNS = 8
_COMMONEST = 0.5
"""A term that stands in more of the units than this is answered by anything."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*\.?")
_SIGNS = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True)
class LearntPair:
    """Two terms that answer each other, as the document writes them; `count` units have both, `lone` one alone."""

    terms: Texts
    count: int
    lone: int


def learnt_pairs(texts: Sequence[Texts], grammars: tuple[Grammar, Grammar]) -> tuple[LearntPair, ...]:
    """Return the terms of aligned units that answer each other and are not written alike, the most frequent first."""
    sides = [_standing(side, texts, grammars) for side in (0, 1)]
    best = [_best_counterparts(sides[0], sides[1]), _best_counterparts(sides[1], sides[0])]
    found = []
    for first, (second, count) in best[0].items():
        is_mutual = best[1].get(second, ("", 0))[0] == first
        if is_mutual and plain_letters(first) != plain_letters(second):
            lone = len(sides[0][first] ^ sides[1][second])
            found.append(LearntPair((first, second), count, lone))
    return tuple(_without_parts(sorted(found, key=lambda pair: (-pair.count, pair.terms))))


def without_learnt(texts: tuple[str | None, str | None], memory: Sequence[LearntPair]) -> Texts:
    """Return the texts of a unit, as long as before, with blanks for the terms that answer each other in it."""
    first, second = texts[0] or "", texts[1] or ""
    for pair in memory:
        if pair.terms[0] in folded(first) and pair.terms[1] in folded(second):
            first, second = _blanked(first, pair.terms[0]), _blanked(second, pair.terms[1])
    return first, second


def _blanked(text: str, term: str) -> str:
    start = folded(text).find(term)
    while start >= 0:
        text = text[:start] + " " * len(term) + text[start + len(term) :]
        start = folded(text).find(term)
    return text


def _standing(side: int, texts: Sequence[Texts], grammars: tuple[Grammar, Grammar]) -> dict[str, frozenset[int]]:
    """Return the terms of a side that stand often enough, with the units they stand in."""
    units: dict[str, set[int]] = defaultdict(set)
    for n, pair in enumerate(texts):
        for term in set(_terms(folded(pair[side]), grammars[side])):
            units[term].add(n)
    most = max(FEWEST, _COMMONEST * len(texts))
    return {term: frozenset(own) for term, own in units.items() if FEWEST <= len(own) <= most}


def _best_counterparts(
    terms: dict[str, frozenset[int]], others: dict[str, frozenset[int]]
) -> dict[str, tuple[str, int]]:
    """Return for each term the one that stands most nearly where it stands, the longest of equals."""
    by_unit: dict[int, list[str]] = defaultdict(list)
    for other, units in others.items():
        for unit in units:
            by_unit[unit].append(other)
    found = {}
    for term, units in terms.items():
        both = Counter(other for unit in units for other in by_unit[unit])
        scored = [
            (2 * count / (len(units) + len(others[other])), len(other), other, count)
            for other, count in both.items()
            if count >= FEWEST and count >= _SHARE * max(len(units), len(others[other]))
        ]
        if scored:
            _, _, other, count = max(scored)
            found[term] = (other, count)
    return found


def _without_parts(pairs: Sequence[LearntPair]) -> Iterator[LearntPair]:
    """Leave out a pair that is a part of another and stands no more often."""
    for pair in pairs:
        is_part = any(
            other is not pair
            and other.count >= pair.count
            and all(mine in theirs for mine, theirs in zip(pair.terms, other.terms, strict=True))
            for other in pairs
        )
        if not is_part:
            yield pair


def _terms(text: str, rules: Grammar) -> Iterator[str]:
    """Yield what may be a term: runs of words that begin with a capital, of any words or signs where there are none."""
    if rules.code == "zh":
        yield from _runs_of_signs(text)
        return
    words = list(_WORD.finditer(text))
    for n, first in enumerate(words):
        if rules.has_capitals and not _is_capital(first, text):
            continue
        for m in range(n, min(len(words), n + _LONGEST)):
            if m > n and text[words[m - 1].end() : words[m].start()] not in (" ", "-"):
                break
            term = text[first.start() : words[m].end()]
            if words[m][0].casefold() not in rules.function_words and len(term) > 1:
                yield term if term.count(".") > 1 else term.rstrip(".")


def _runs_of_signs(text: str) -> Iterator[str]:
    for run in _SIGNS.finditer(text):
        for start in range(len(run[0])):
            for end in range(start + 2, min(len(run[0]), start + _LONGEST_SIGNS) + 1):
                yield run[0][start:end]


def _is_capital(word: re.Match[str], text: str) -> bool:
    return word[0][0].isupper() and not (word[0].istitle() and starts_sentence(text, word.start()))
