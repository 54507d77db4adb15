"""What a document itself shows to answer what: terms and names of one language with their counterparts in the other.

Terms are counted over aligned sentences: two that stand in the same sentences, and hardly ever one without the other,
answer each other.  The same document gives the same pairs, whatever else the office has.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from hexapla.concordance.countries import countries
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import bare_letters, folded, plain_letters, starts_sentence
from hexapla.concordance.result import LearntPair

Texts = tuple[str, str]
Grammars = tuple[Grammar, Grammar]

FEWEST = 3
"""How often a pair must stand before it silences anything."""

_ANSWERED = 0.75
"""How much of a term's places its counterpart must answer."""
_OWN = 0.5
_STEADY = 0.75
"""How much of a counterpart's own places must answer the term; more of them where the two answer each other."""
_LONGEST = 10
_LONGEST_SIGNS = 8
_COMMONEST = 0.4
"""A term that stands in more of the sentences than this is answered by anything."""
_FEW = 12
"""So many sentences may have a term, however short the document is."""
_SHORTEST = 3
_APART = 0.3
"""How far apart, in parts of a sentence, the places of two terms that answer each other lie on average."""
_WORDIER = 3

_WORD = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*\.?")
_SIGNS = re.compile(r"[\u3400-\u9fff]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){2,}")


@dataclass(frozen=True)
class _Places:
    """The sentences that a term stands in, with how far into each; `form` is how it is written first."""

    form: str
    at: Mapping[int, float]
    is_name: bool


def learnt_pairs(sentences: Sequence[Texts], grammars: Grammars) -> tuple[LearntPair, ...]:
    """Return the terms of aligned sentences that answer each other and are not written alike, the most frequent first.

    One of the two is a name of several words, or a word that is not one of the usual names of institutions.
    """
    sides = [_standing(side, sentences, grammars[side]) for side in (0, 1)]
    best = [
        _counterparts(sides[0], sides[1], grammars),
        _counterparts(sides[1], sides[0], (grammars[1], grammars[0])),
    ]
    found: dict[Texts, LearntPair] = {}
    for side in (0, 1):
        for term, (other, count, likeness) in best[side].items():
            first, second = (term, other) if side == 0 else (other, term)
            terms = (sides[0][first].form, sides[1][second].form)
            if not any(map(_has_capital, terms, grammars)):
                continue
            is_mutual = other not in best[1 - side] or best[1 - side][other][2] <= likeness
            is_steady = count >= _STEADY * len(sides[1 - side][other].at)
            lone = len(sides[0][first].at.keys() ^ sides[1][second].at.keys())
            found[terms] = LearntPair(terms, count, lone, is_mutual and is_steady)
    return tuple(_without_parts(sorted(found.values(), key=lambda pair: (-pair.count, pair.terms))))


def _has_capital(term: str, rules: Grammar) -> bool:
    return rules.has_capitals and term[0].isupper()


def without_learnt(texts: tuple[str | None, str | None], memory: Sequence[LearntPair]) -> Texts:
    """Return the texts of a unit, as long as before, with blanks for the terms that answer each other in it."""
    first, second = texts[0] or "", texts[1] or ""
    for pair in memory:
        keys = (bare_letters(pair.terms[0]), bare_letters(pair.terms[1]))
        if pair.is_mutual and keys[0] in bare_letters(first) and keys[1] in bare_letters(second):
            first, second = _blanked(first, keys[0]), _blanked(second, keys[1])
    return first, second


def _blanked(text: str, key: str) -> str:
    while (start := bare_letters(text).find(key)) >= 0:
        text = text[:start] + " " * len(key) + text[start + len(key) :]
    return text


def _standing(side: int, sentences: Sequence[Texts], rules: Grammar) -> dict[str, _Places]:
    """Return the terms of a side that stand often enough, by their bare letters, with their places."""
    places: dict[str, dict[int, float]] = defaultdict(dict)
    names: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for n, pair in enumerate(sentences):
        text = folded(pair[side])
        for term, start, is_name in _terms(text, rules.code):
            key = bare_letters(term)
            names[key] += is_name and n not in places[key]
            places[key].setdefault(n, start / len(text))
            forms.setdefault(key, term)
    most = max(_FEW, _COMMONEST * len(sentences))
    return {
        key: _Places(forms[key], at, names[key] >= len(at) and not _is_usual(forms[key], rules))
        for key, at in places.items()
        if FEWEST <= len(at) <= most
    }


def _counterparts(
    terms: Mapping[str, _Places], others: Mapping[str, _Places], languages: Grammars
) -> dict[str, tuple[str, int, float]]:
    """Return for each name the term that stands most nearly where it stands, of equals the one of its size.

    Behind the term: how many sentences have both, and how nearly the two stand in the same ones, from 0 to 1.
    """
    by_sentence: dict[int, list[str]] = defaultdict(list)
    for other, places in others.items():
        for n in places.at if other not in terms else ():  # what both languages write alike answers itself
            by_sentence[n].append(other)
    found: dict[str, tuple[str, int, float]] = {}
    for term, places in terms.items():
        if not places.is_name or term in others:
            continue
        both = Counter(other for n in places.at for other in by_sentence[n])
        scored = [
            (
                2 * count / (len(places.at) + len(others[other].at)),
                others[other].is_name,
                -abs(_size(term, languages[0]) - _size(other, languages[1])),
                len(other),
                other,
                count,
            )
            for other, count in both.items()
            if count >= max(FEWEST, _ANSWERED * len(places.at), _OWN * len(others[other].at))
            and _are_level(places, others[other], count)
            and _are_of_a_size(term, other)
        ]
        if scored:
            likeness, *_, other, count = max(scored)
            found[term] = (other, count, likeness)
    return found


def _are_level(first: _Places, second: _Places, count: int) -> bool:
    """Tell whether two terms stand about as far into their sentences."""
    return sum(abs(first.at[n] - second.at[n]) for n in first.at.keys() & second.at.keys()) <= _APART * count


def _size(term: str, rules: Grammar) -> int:
    """Return how many words of a term say something."""
    return sum(1 for word in _WORD.findall(term) if word not in rules.function_words)


def _are_of_a_size(first: str, second: str) -> bool:
    counts = sorted((len(_WORD.findall(first)), len(_WORD.findall(second))))
    return counts[1] <= _WORDIER * max(counts[0], 1)


def _without_parts(pairs: Sequence[LearntPair]) -> Iterator[LearntPair]:
    """Leave out a pair of which a term is a part of another pair's term, where that stands as often."""
    sizes = [sum(map(len, pair.terms)) for pair in pairs]
    for pair, size in zip(pairs, sizes, strict=True):
        first, second = pair.terms
        is_part = any(
            longer > size and other.count >= pair.count and (first in other.terms[0] or second in other.terms[1])
            for other, longer in zip(pairs, sizes, strict=True)
        )
        if not is_part or not pair.is_mutual:
            yield pair


@lru_cache(maxsize=20_000)
def _terms(text: str, code: str) -> tuple[tuple[str, int, bool], ...]:
    """Return what may be a term in a sentence."""
    return tuple(_found_terms(text, grammar(code)))


def _found_terms(text: str, rules: Grammar) -> Iterator[tuple[str, int, bool]]:
    """Yield what may be a term, where it begins, and whether it begins and ends as names do.

    A term is a run of words between two that are no function words, a run of signs where there are no words.
    """
    if not rules.words.is_bounded:
        yield from _runs_of_signs(text)
        return
    words = list(_WORD.finditer(text))
    edges = [word[0].casefold().rpartition("'")[2] not in rules.function_words for word in words]
    capitals = [_is_capital(word, text, rules) for word in words]
    for n, first in enumerate(words):
        if not edges[n] or (rules.has_capitals and _starts(first, text)):
            continue
        start = first.start() + (first[0].rfind("'") + 1 if "'" in first[0][:3] else 0)
        for m in range(n, min(len(words), n + _LONGEST)):
            if m > n and text[words[m - 1].end() : words[m].start()] not in (" ", "-"):
                break
            term = text[start : words[m].end()]
            term = term if _INITIALS.search(term) else term.rstrip(".")
            if edges[m] and len(term) >= _SHORTEST:
                is_name = capitals[n] and (capitals[m] or not rules.names_end_with_capital)
                yield term, start, is_name
            if words[m][0].endswith(".") and not _INITIALS.search(words[m][0]):
                break


def _starts(word: re.Match[str], text: str) -> bool:
    """Tell whether a word may have its capital from the sentence that it starts."""
    return word[0].istitle() and starts_sentence(text, word.start())


def _runs_of_signs(text: str) -> Iterator[tuple[str, int, bool]]:
    for run in _SIGNS.finditer(text):
        for start in range(len(run[0])):
            for end in range(start + 2, min(len(run[0]), start + _LONGEST_SIGNS) + 1):
                yield run[0][start:end], run.start() + start, True


def _is_capital(word: re.Match[str], text: str, rules: Grammar) -> bool:
    bare = word[0].rpartition("'")[2] if "'" in word[0][:3] else word[0]
    return not rules.has_capitals or (bare[:1].isupper() and not _starts(word, text))


def _is_usual(term: str, rules: Grammar) -> bool:
    """Tell whether a term is the name of a State, of a month or language, or one of the usual names of institutions."""
    letters = plain_letters(term)
    is_common = letters in rules.common_letters or letters.removesuffix("s") in rules.common_letters
    return is_common or letters in calendar_words(rules.code) or bool(countries(term, rules.code))


@cache
def calendar_words(code: str) -> frozenset[str]:
    """Return the names of languages, months and weekdays, which English writes with a capital."""
    locale = Locale.parse(code)
    days = (name for table in (locale.days, locale.months) for name in table["format"]["wide"].values())
    return frozenset(plain_letters(name) for name in (*locale.languages.values(), *days))
