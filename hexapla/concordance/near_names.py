"""Names of one text that are a letter or two from a name of the other and equal to none: one of them is misspelt."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from hexapla.concordance.countries import countries, is_of_country, names_of, without_countries
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import bare_letters, folded, plain_letters, starts_sentence
from hexapla.concordance.memory import calendar_words
from hexapla.concordance.names import small_words
from hexapla.concordance.places import forms, places
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
_QUOTES = '"«“'
_ENDING = 3
_CLEAR_ENDING = 4
_SHORTEST_STATE = 5
_CASE_ENDING = 2
_NEARLY = "the names are nearly one: one may be misspelt"

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


def misspelt_names(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each pair of names that are nearly one; scripts of their own have States alone."""
    if not all(rules.place for rules in grammars):
        for pair in pairs:
            if pair.is_whole:
                yield from (*_misspelt_countries(pair, grammars), *_misspelt_places(pair, grammars))
        return
    small, codes = small_words(pairs), (grammars[0].code, grammars[1].code)
    seen = _words_of_paragraphs(pairs)
    steady = {word for first, second in seen.values() for word in first & second}
    for pair in pairs:
        if None in pair.texts:
            continue
        yield from _misspelt_countries(pair, grammars)
        first, second = (
            list(_names(pair.texts[side] or "", grammars[side], small, seen[pair.together][1 - side]))
            for side in (0, 1)
        )
        for one in first:
            other = min(second, key=lambda name: letters_apart(one.letters, name.letters), default=None)
            if other is not None and _is_slip(one, other, steady, codes):
                spans = ((one.start, one.end), (other.start, other.end))
                texts = tuple((text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True))
                yield Item(pair.id, pair.paragraph, "name", (texts[0], texts[1]), Level.LOOK, _NEARLY, spans)


def _misspelt_countries(pair: Pair, grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each State that one text names and the other nearly does."""
    texts = (pair.texts[0] or "", pair.texts[1] or "")
    named = [countries(text, rules.code) for text, rules in zip(texts, grammars, strict=True)]
    for side in (0, 1):
        for iso in named[1 - side]:
            other = bare_letters(texts[1 - side][slice(*named[1 - side][iso])])
            span = nearly(iso, without_countries(texts[side], grammars[side].code), grammars[side])
            if span is not None and bare_letters(texts[side][slice(*span)]) != other:
                spans = (span, named[1][iso]) if side == 0 else (named[0][iso], span)
                quoted = (texts[0][slice(*spans[0])], texts[1][slice(*spans[1])])
                yield Item(pair.id, pair.paragraph, "name", quoted, Level.LOOK, _NEARLY, spans)


def _misspelt_places(pair: Pair, grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each place known to both languages that one text names and the other nearly does.

    Scripts without capitals have a place in several spellings, each right.
    """
    if not all(rules.has_capitals for rules in grammars):
        return
    texts = (pair.texts[0] or "", pair.texts[1] or "")
    named = [places(text, rules.code) for text, rules in zip(texts, grammars, strict=True)]
    for side in (0, 1):
        known = frozenset().union(*(ids for _, ids in named[side]))
        for span, ids in named[1 - side]:
            names = () if ids & known else (name for name in forms(ids, grammars[side].code) if " " not in name)
            text, bare = texts[side], bare_letters(texts[side])
            near = next(
                (
                    (start, end)
                    for name in names
                    for start, end in _words_nearly(name, bare, text, grammars[side])
                    if not bare.startswith(name[:-1], start)  # declined
                ),
                None,
            )
            if near is not None and bare[slice(*near)] != bare_letters(texts[1 - side][slice(*span)]):
                spans = (near, span) if side == 0 else (span, near)
                quoted = (texts[0][slice(*spans[0])], texts[1][slice(*spans[1])])
                yield Item(pair.id, pair.paragraph, "name", quoted, Level.LOOK, _NEARLY, spans)


def nearly(iso: str, text: str, rules: Grammar) -> Span | None:
    """Return where a text has the name of a State with a letter wrong, or two exchanged."""
    bare = bare_letters(text)
    spans = _words_nearly if rules.words.is_bounded else _signs_nearly
    return next((span for name in names_of(iso, rules.code) for span in _spans(name, bare, text, rules, spans)), None)


def _spans(name: str, bare: str, text: str, rules: Grammar, of_one: Callable[..., Iterator[Span]]) -> Iterator[Span]:
    return _runs_nearly(name, bare, rules) if " " in name else of_one(name, bare, text, rules)


def _runs_nearly(name: str, bare: str, rules: Grammar) -> Iterator[Span]:
    """Yield the runs of words that are those of a name, one of them with a letter wrong."""
    parts, words = name.split(" "), list(_WORD.finditer(bare))
    stems = [part[:-_CASE_ENDING] if rules.endings and len(part) > _SHORTEST else part for part in parts]
    for run in zip(*(words[n:] for n in range(len(parts))), strict=False):
        left = [n for n, stem in enumerate(stems) if not run[n][0].startswith(stem)]
        if len(left) != 1 or bare[run[0].start() : run[-1].end()].count(" ") != len(parts) - 1:
            continue
        word, part = run[left[0]][0], parts[left[0]]
        is_long = len(part) >= _SHORTEST_STATE or (len(part) == _SHORTEST and sorted(word) == sorted(part))
        if is_long and letters_apart(word[:-_CASE_ENDING], part[:-_CASE_ENDING]) == 1:
            yield run[0].start(), run[-1].end()


def _words_nearly(name: str, bare: str, text: str, rules: Grammar) -> Iterator[Span]:
    """Yield the words that are one letter from a name, endings left out where the language declines."""
    stem = -_CASE_ENDING if rules.endings else None
    for word in _WORD.finditer(bare) if len(name) >= _SHORTEST_STATE else ():
        is_name = not rules.has_capitals or text[word.start()].isupper()
        is_made = is_of_country(word[0], rules.code) if stem else word[0].startswith(name[:-_CASE_ENDING])  # Indonesian
        if is_name and not is_made and letters_apart(word[0][:stem], name[:stem]) == 1:
            yield word.span()


def _signs_nearly(name: str, bare: str, _: str, __: Grammar) -> Iterator[Span]:
    """Yield the runs of signs that have one wrong; the first or the last is right."""
    for start in range(len(bare) - len(name) + 1) if len(name) >= _SHORTEST - 1 else ():
        run = bare[start : start + len(name)]
        wrong = [n for n, (a, b) in enumerate(zip(name, run, strict=True)) if a != b]
        is_swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1 and sorted(run) == sorted(name)
        is_close = len(wrong) == 1 or is_swapped
        if is_close and (run[0] == name[0] or run[-1] == name[-1]):
            yield start, start + len(name)


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
        is_capital = match[0][0].isupper() and not match[0].isupper()
        if not is_capital or len(letters) < _SHORTEST or letters in others or letters in small:
            continue
        if letters in calendar_words(rules.code) or is_of_country(letters, rules.code):
            continue
        before = plain[max(0, match.start() - _REACH) : match.start()]
        is_titled = rules.references.titles.search(before) is not None
        is_placed = rules.place is not None and rules.place.search(before) is not None
        is_usual = _is_usual(letters, rules)
        is_first = starts_sentence(plain, match.start()) or plain[: match.start()].rstrip(" ")[-1:] in _QUOTES
        starts = is_first and not is_titled
        yield _Name(*match.span(), letters, is_titled, is_placed, is_usual, starts, _beside(plain, match, rules))


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
    allowed = 2 if min(len(first), len(second)) >= _LONG else 1
    if letters_apart(first, second) > allowed or (one.starts and other.starts):
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
    is_clear = letters_apart(first, second) == 1 and min(len(first), len(second)) > _SHORTEST
    return is_known or ((is_clear or (one.is_placed and other.is_placed)) and not are_cognates(first, second, codes))


def _are_swapped(first: str, second: str) -> bool:
    """Tell whether two words have the same letters in another order, as no transliteration has: `Beijing`, `Beiijng`."""
    return sorted(first) == sorted(second) and first[-_CASE_ENDING:] == second[-_CASE_ENDING:]


@lru_cache(maxsize=100_000)
def letters_apart(first: str, second: str) -> int:
    """Return how many letters were left out, put in, exchanged or swapped with their neighbour; 3 for three or more."""
    if abs(len(first) - len(second)) > 2:
        return 3
    rows = [list(range(len(second) + 1))]
    for i, a in enumerate(first, 1):
        row = [i]
        for j, b in enumerate(second, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return min(rows[-1][-1], 3)


@lru_cache(maxsize=100_000)
def are_cognates(first: str, second: str, codes: tuple[str, str], least: int = 0) -> bool:
    """Tell whether two words have one stem, each with an ending of its language: `Calabria`, `Calabre`.

    `least` is how long the endings are at least: of four letters they are hardly a person's (`Mobilization`).
    """
    stems = [
        _stems_and_endings(word.removesuffix("s"), code) for word, code in zip((first, second), codes, strict=True)
    ]
    both = ((ending, stems[1][stem]) for stem, ending in stems[0].items() if stem in stems[1])
    return any((one != other or len(one) >= _ENDING) and min(len(one), len(other)) >= least for one, other in both)


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
    return _GLIDE.sub("i", letters)


@cache
def _sounds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((sign, tuple(sounds)) for sign, sounds in data_file("concordance/spellings")["sounds"].items())
