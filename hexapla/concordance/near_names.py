"""Names of one text that are a letter or two from a name of the other and equal to none: one of them is misspelt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from hexapla.concordance.countries import is_of_country, without_countries
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import folded, letters_apart, plain_letters, starts_sentence
from hexapla.concordance.memory import calendar_words
from hexapla.concordance.misspelt_places import NEARLY, misspelt_cities, misspelt_countries, misspelt_places
from hexapla.concordance.names import small_words
from hexapla.concordance.ordinary_words import is_common, is_ordinary
from hexapla.concordance.result import Item, Level, Pair
from hexapla.data_files import data_file

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_LONG = 7
"""From this length on, two letters may differ."""
_BEFORE, _BEHIND = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,}) $"), re.compile(r" ([^\W\d_]{3,})")
_REACH = 12
_GLIDE = re.compile(r"y(?=[aeou]|$)|(?<=[aeou])y")
"""Where a y is written for an i: Verdyan, Verdian; Süleyman, Suleiman."""
_FIRST_J = re.compile("^j(?=[aou])")
"""What Spanish writes with a y where English has a j: Jubata, Yubata."""
_FINAL_H = re.compile("ah$")
"""What some write for an a at the end: Zuwarah, Zuwara."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_QUOTES = '"«“'
_ENDING = 3
_CLEAR_ENDING = 4
_CASE_ENDING = 2

Span = tuple[int, int]


@dataclass(frozen=True)
class _Name:
    start: int
    end: int
    letters: str
    is_titled: bool
    is_placed: bool
    is_usual: bool
    starts: bool
    beside: frozenset[str]
    is_capitals: bool


def misspelt_names(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each pair of names that are nearly one; scripts of their own have States alone."""
    if not all(rules.place for rules in grammars):
        for pair in pairs:
            if pair.is_whole:
                yield from (*misspelt_countries(pair, grammars), *misspelt_places(pair, grammars))
        return
    small, codes = small_words(pairs), (grammars[0].code, grammars[1].code)
    seen = _words_of_paragraphs(pairs)
    steady = {word for first, second in seen.values() for word in first & second}
    for pair in pairs:
        if None in pair.texts:
            continue
        yield from misspelt_countries(pair, grammars)
        cities = list(misspelt_cities(pair, grammars))
        yield from cities
        first, second = (
            list(_names(pair.texts[side] or "", grammars[side], small, seen[pair.together][1 - side]))
            for side in (0, 1)
        )
        for one in first:
            other = min(second, key=lambda name: letters_apart(one.letters, name.letters), default=None)
            if other is not None and _is_slip(one, other, steady, codes):
                spans = ((one.start, one.end), (other.start, other.end))
                texts = tuple((text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True))
                if spans not in [city.spans for city in cities] and not _is_spelling_of(*texts):
                    yield Item(pair.id, pair.paragraph, "name", (texts[0], texts[1]), Level.LOOK, NEARLY, spans)


def _is_spelling_of(first: str, second: str) -> bool:
    """Tell whether one of two names is the other with capitals behind it (`PostgreSQL`), or without German signs."""
    shorter, longer = sorted((first, second), key=len)
    is_longer = longer.casefold().startswith(shorter.casefold()) and longer[len(shorter) :].isupper()
    spelt = {folded(each).casefold().translate(_UMLAUTS) for each in (first, second)}
    return is_longer or len(spelt) == 1


def _words_of_paragraphs(pairs: Sequence[Pair]) -> dict[str, tuple[set[str], set[str]]]:
    seen: dict[str, tuple[set[str], set[str]]] = {}
    for pair in pairs:
        both = seen.setdefault(pair.together, (set(), set()))
        for words, text in zip(both, pair.texts, strict=True):
            words.update(plain_letters(word) for word in _WORD.findall(folded(text or "")))
    return seen


def _names(text: str, rules: Grammar, small: frozenset[str], others: set[str]) -> Iterator[_Name]:
    """Yield the words with a capital that are likely to be names and that no word of the other text equals."""
    plain = without_countries(folded(text), rules.code)
    for match in _WORD.finditer(plain):
        letters = plain_letters(match[0])
        is_capital = match[0][0].isupper() and (not match[0].isupper() or len(_beside(plain, match, rules)) > 0)
        if not is_capital or len(letters) < _SHORTEST or letters in others or letters in small:
            continue
        if letters in calendar_words(rules.code) or is_of_country(letters, rules.code):
            continue
        before = plain[max(0, match.start() - _REACH) : match.start()]
        is_titled = rules.references.titles.search(before) is not None
        is_placed = rules.place is not None and rules.place.search(before) is not None
        if is_ordinary(letters, rules) and not is_common(letters, rules) and not is_titled:
            continue
        is_usual = _is_usual(letters, rules)
        is_first = starts_sentence(plain, match.start()) or plain[: match.start()].rstrip(" ")[-1:] in _QUOTES
        starts = is_first and not is_titled
        beside = _beside(plain, match, rules)
        yield _Name(*match.span(), letters, is_titled, is_placed, is_usual, starts, beside, match[0].isupper())


def _beside(text: str, match: re.Match[str], rules: Grammar) -> frozenset[str]:
    """Return the names that stand before and behind a word, a blank between: the rest of a person's name."""
    around = (_BEFORE.search(text, 0, match.start()), _BEHIND.match(text, match.end()))
    words = [plain_letters(each[1]) for each in around if each and each[1][0].isupper()]
    return frozenset(word for word in words if not _is_usual(word, rules))


def _is_usual(letters: str, rules: Grammar) -> bool:
    """Tell whether a word is, or is made from, what institutions are usually called: `Secretaries`."""
    stems = _stems(rules.code)
    return any(letters[:end] in stems for end in range(len(letters) - _ENDING, len(letters) + 1))


@cache
def _stems(code: str) -> frozenset[str]:
    """Return the usual names of institutions, and each without its last letter, which the plural may change."""
    words = grammar(code).common_letters
    return words | {word[:-1] for word in words if len(word) > _SHORTEST}


def _is_slip(one: _Name, other: _Name, steady: set[str], codes: tuple[str, str]) -> bool:
    first, second = one.letters, other.letters
    is_permuted = len(first) > _SHORTEST and first[0] == second[0] and sorted(first) == sorted(second)
    allowed = 2 if min(len(first), len(second)) >= _LONG or is_permuted else 1
    is_alone = (one.is_capitals or other.is_capitals) and not one.beside & other.beside
    if is_alone or letters_apart(first, second) > allowed or (one.starts and other.starts):
        return False
    if first.removesuffix("s") == second.removesuffix("s") or (one.is_usual and other.is_usual):
        return False  # one and many; languages have cognates for what institutions are called
    if transliterated(first) == transliterated(second) and not _are_swapped(first, second):
        return False
    is_titled, is_beside = one.is_titled or other.is_titled, bool(one.beside & other.beside)
    if not is_titled and (are_cognates(first, second, codes, _CLEAR_ENDING) or _are_formed(first, second, codes)):
        return False
    if not (is_titled or is_beside) and are_cognates(first, second, codes, 1):
        return False  # African, África
    is_known = first in steady or second in steady or is_titled or is_beside
    is_clear = is_permuted or (letters_apart(first, second) == 1 and min(len(first), len(second)) > _SHORTEST)
    is_placed = one.is_placed or other.is_placed
    is_clear = is_clear and not (one.starts or other.starts)  # Decade, Décide: a sentence starts with any word
    return is_known or ((is_clear or is_placed) and not are_cognates(first, second, codes))


def _are_swapped(first: str, second: str) -> bool:
    """Tell whether two words have the same letters in another order, as no transliteration has: `Beijing`, `Beiijng`."""
    are_alike = first[:_CASE_ENDING] == second[:_CASE_ENDING] and first[-1:] == second[-1:]
    return sorted(first) == sorted(second) and (are_alike or first[-_CASE_ENDING:] == second[-_CASE_ENDING:])


@lru_cache(maxsize=100_000)
def are_cognates(first: str, second: str, codes: tuple[str, str], least: int = 0) -> bool:
    """Tell whether two words have one stem, each with an ending of its language: `Calabria`, `Calabre`.

    `least` is how long the endings are at least: of four letters they are hardly a person's (`Mobilization`).
    No language has another's o for its a (`Betano`, `Betana`), nor the same letters in another order but for `Centre`, `Center`.
    """
    ends = {first.removesuffix("s")[-1:], second.removesuffix("s")[-1:]}
    if (first[:-1] == second[:-1] and ends == {"a", "o"}) or (_have_same_letters(first, second) and ends != {"e", "r"}):
        return False
    stems = [
        _stems_and_endings(word.removesuffix("s"), code) for word, code in zip((first, second), codes, strict=True)
    ]
    both = ((ending, stems[1][stem]) for stem, ending in stems[0].items() if stem in stems[1])
    return any((one != other or len(one) >= _ENDING) and min(len(one), len(other)) >= least for one, other in both)


def _have_same_letters(first: str, second: str) -> bool:
    return first != second and sorted(first) == sorted(second)


def _are_formed(first: str, second: str, codes: tuple[str, str]) -> bool:
    """Tell whether two words have long endings of their languages, as no person's name has: `Exploitation`, `Explotación`."""
    endings = (
        [ending for ending in _stems_and_endings(word.removesuffix("s"), code).values() if len(ending) >= _CLEAR_ENDING]
        for word, code in zip((first, second), codes, strict=True)
    )
    return all(endings)


@lru_cache(maxsize=20_000)
def _stems_and_endings(letters: str, code: str) -> dict[str, str]:
    """Return the stems that a word may have, spelt as languages share them, each with its ending."""
    endings = data_file("concordance/spellings")["endings"][code]
    cuts = range(_SHORTEST - 2, len(letters) + 1)
    return {_latin_stem(letters[:cut]): letters[cut:] for cut in cuts if letters[cut:] in endings}


def _latin_stem(letters: str) -> str:
    for spelt, shared in data_file("concordance/spellings")["stems"].items():
        letters = letters.replace(spelt, shared)
    return re.sub(r"(.)\1", r"\1", transliterated(letters))


@lru_cache(maxsize=20_000)
def transliterated(letters: str) -> str:
    """Return a name without what languages write differently when they take it from another script."""
    for sign, sounds in _sounds():
        for sound in sounds:
            letters = letters.replace(sound, sign)
    return _FINAL_H.sub("a", _GLIDE.sub("i", _FIRST_J.sub("y", letters)))


@cache
def _sounds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((sign, tuple(sounds)) for sign, sounds in data_file("concordance/spellings")["sounds"].items())
