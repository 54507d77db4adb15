"""Names of which another script exchanges two letters: what fits badly as it stands, and well once they change places.

Other slips leave a name that usage might have made; of 1,000 names in use none fits better with two letters exchanged.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import plain_letters
from hexapla.concordance.places import has_form_of_its_own
from hexapla.concordance.sounds import FREE, apart, consonants
from hexapla.concordance.spelt_sounds import has_wrong_vowel, silent_signs
from hexapla.concordance.written_names import Span, names, written_names
from hexapla.data_files import data_file

_VOWELS = frozenset("aeiouy")
USAGE, _SLIGHT, _VOWEL, _CONSONANT = 3, 5, 10, 20
"""What it costs where a sign says something else than a letter: by usage, at an end, a vowel, a consonant."""
_NEVER = 1_000
_FITS = 6
"""A name that costs no more is spelt as its script spells it."""
_BETTER = 10
"""By so much a name fits better once two letters have changed places."""
_SLIGHTLY = 12
"""What vowels cost at least where two letters that change places leave every consonant where it was."""
_ENDING = 3
_SHORTEST = 4
_FEWEST = 2
_MANY = 5
_LONG = 8
"""A name of so many letters has two consonants exchanged where it then fits as usage has it."""
_OFTEN_SILENT = frozenset("stdxzep")
_MUTE = frozenset(("e", "es", "er", "et", "ed"))


def exchanged_names(latin: str, other: str, grammars: tuple[Grammar, Grammar]) -> Iterator[tuple[Span, Span, bool]]:
    """Yield the places of a name and of the one word of another script that has two of its letters exchanged.

    Or has one of many consonants, or a vowel, wrong; behind them: whether letters are exchanged.
    """
    rules, script = grammars
    if script.syllables:
        return
    named = names(latin, rules, _FEWEST, at_start=True, titled=True)
    words = written_names(other, script) if named else []
    for name, span in named:
        if has_form_of_its_own(plain_letters(name), rules.code):
            continue
        near = [n for n, (word, _) in enumerate(words) if are_exchanged(name, word, script.code)]
        near = [n for n in near if not _is_slight(name, words[n][0], script.code)]
        near = near or [n for n, (word, _) in enumerate(words) if _has_one_wrong(name, word, script.code)]
        rest = {word for word, _ in words} - {words[n][0] for n in near}
        if len({words[n][0] for n in near}) != 1 or any(apart(name, word, script.code) == 0 for word in rest):
            continue
        if not any(_fits(each, words[near[0]][0], script.code) for each, _ in named if each != name):
            yield span, words[near[0]][1], are_exchanged(name, words[near[0]][0], script.code)


def _is_slight(name: str, written: str, code: str) -> bool:
    """Tell whether vowels alone fit badly, and hardly so: Windhoek, Виндхук."""
    is_heard = grammar(code).writes_vowels and apart(name, written, code) == 0
    return is_heard and misfit(name, written, code) < _SLIGHTLY


def _fits(name: str, written: str, code: str) -> bool:
    return apart(name, written, code) == 0 and misfit(name, written, code) <= _FITS


@lru_cache(maxsize=50_000)
def are_exchanged(name: str, written: str, code: str) -> bool:
    """Tell whether a script writes a name with two neighbouring letters in the wrong order, or two of which one stands between."""
    letters, signs = plain_letters(name), plain_letters(written).replace("'", "")
    if min(len(letters), len(signs)) < _SHORTEST or consonants(letters) < _FEWEST:
        return False
    is_apart = apart(name, written, code) > 1
    if is_apart and (len(letters) < _LONG or abs(len(letters) - len(signs)) > _ENDING):
        return False
    cost = misfit(name, written, code)
    least = _BETTER if grammar(code).writes_vowels else 2 * USAGE
    if not least <= cost <= 2 * _CONSONANT + _FITS:
        return False
    best = min((misfit(name, each, code) for each in _exchanged(signs, code)), default=_NEVER)
    return best == 0 or (best <= (USAGE if is_apart else _FITS) and cost - best >= _BETTER)


@lru_cache(maxsize=50_000)
def misfit(name: str, written: str, code: str) -> int:
    """Return how badly a name fits what a script writes, vowels and their places too: 0 for as usage has it."""
    letters, signs = plain_letters(name), plain_letters(written).replace("'", "")
    particle = grammar(code).words.particles.match(signs)
    best = {(0, start): 0 for start in range(particle.end() + 1 if particle else 1)}
    for i in range(len(letters) + 1):
        for j in range(len(signs) + 1):
            cost = best.get((i, j))
            if cost is not None:
                for place, more in _steps(letters, signs, (i, j), code):
                    best[place] = min(best.get(place, _NEVER), cost + more)
    declined = data_file(f"concordance/{code}")["names"].get("heard_declined", "")
    tails = range(min(_ENDING, len(signs)) + 1 if grammar(code).endings else 1)
    ends = (len(signs) - tail for tail in tails if set(signs[len(signs) - tail :]) <= set(declined))
    return min(best.get((len(letters), end), _NEVER) for end in ends)


def is_strange(name: str, written: str, code: str) -> bool:
    """Tell whether a word has so little of a name that it is another word."""
    return misfit(name, written, code) > _CONSONANT + _FITS


def lacks_one(name: str, written: str, code: str) -> bool:
    """Tell whether one consonant of a name, and hardly anything else, differs from what a script writes."""
    return len(name) >= _SHORTEST and _CONSONANT <= misfit(name, written, code) <= _CONSONANT + _FITS


def _has_one_wrong(name: str, written: str, code: str) -> bool:
    """Tell whether a vowel, or one consonant of many, is wrong, and nothing else: no other name is so like it."""
    if len(name) > _SHORTEST and has_wrong_vowel(name, written, code):
        return True
    return (
        name.isascii()
        and consonants(name) >= _MANY
        and apart(name, written, code) == 1
        and misfit(name, written, code) == _CONSONANT
    )


def _exchanged(signs: str, code: str) -> Iterator[str]:
    """Yield a word with two letters exchanged: neighbours, or with one letter between (Bosaso, Basoso).

    Not a vowel at the beginning with the next one: it is heard in several ways (Åkesson, Окессон).
    """
    for apart_by in (1, 2):
        for n, (first, second) in enumerate(zip(signs, signs[apart_by:], strict=False)):
            is_heard = n == 0 and apart_by > 1 and first in _vowel_signs(code)
            if first != second and not is_heard:
                yield signs[:n] + second + signs[n + 1 : n + apart_by] + first + signs[n + apart_by + 1 :]


def _steps(letters: str, signs: str, place: tuple[int, int], code: str) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield where one more sound leads, and what it costs."""
    i, j = place
    spelt = _spelt(code)
    for size in (3, 2, 1):
        for each in spelt.get(signs[j : j + size], ()) if j + size <= len(signs) else ():
            if letters.startswith(each, i):
                yield (i + len(each), j + size), 0
    if j < len(signs):
        yield (i, j + 1), _left_over(signs, j, code)
        if i < len(letters):
            kinds = (letters[i] in _VOWELS, signs[j] in _vowel_signs(code))
            is_carrier = (i, j) == (0, 0) and not grammar(code).writes_vowels  # Indore, إندور
            vowel = 0 if is_carrier else _VOWEL
            yield (i + 1, j + 1), vowel if all(kinds) else _NEVER if any(kinds) else _CONSONANT
    if i < len(letters):
        yield (i + 1, j), _left_out(letters, i, code)


def _left_over(signs: str, j: int, code: str) -> int:
    """Return what a sign costs that no letter answers."""
    vowels = _vowel_signs(code)
    if signs[j] in _silent_signs(code) or signs[j] == signs[j - 1 : j]:
        return 0
    if signs[j] in vowels:
        return USAGE if (j and signs[j - 1] in vowels) or (j == 0 and signs[1:2] in vowels) else _VOWEL
    return _SLIGHT if "" in grammar(code).sounds.get(signs[j], ()) else _CONSONANT


def _left_out(letters: str, i: int, code: str) -> int:
    """Return what a letter costs that no sign answers."""
    letter, before, is_last = letters[i], letters[i - 1 : i], i == len(letters) - 1
    if letter in _VOWELS:
        if is_last or letters[i:] in _MUTE:
            return 0
        if letter == "e" and letters[i - 2 : i - 1] in _VOWELS and letters[i + 1] not in _VOWELS:
            return USAGE  # Lakeland, Лейкленд
        return _VOWEL if grammar(code).writes_vowels and before not in _VOWELS else USAGE
    if letter == before:
        return 0
    return USAGE if letter in FREE else _SLIGHT if is_last and letter in _OFTEN_SILENT else _CONSONANT


@cache
def _spelt(code: str) -> Mapping[str, frozenset[str]]:
    """Return what each sign of a script may say, consonants and vowels, two vowels that stand together too."""
    said = {sign: {each for each in spellings if each} for sign, spellings in grammar(code).sounds.items()}
    for vowel, signs in grammar(code).vowels.items():
        for sign in signs:
            said.setdefault(sign, set()).add(vowel)
            if len(vowel) == 1:
                said[sign].update(f"{a}{b}" for other in _VOWELS for a, b in ((vowel, other), (other, vowel)))
    return {sign: frozenset(spellings) for sign, spellings in said.items()}


@cache
def _vowel_signs(code: str) -> frozenset[str]:
    return frozenset().union(*grammar(code).vowels.values()) - silent_signs(code)


@cache
def _silent_signs(code: str) -> frozenset[str]:
    """Return the signs that say nothing, or a vowel now and then."""
    sounds = grammar(code).sounds
    return silent_signs(code) | {sign for sign, spellings in sounds.items() if not any(spellings)} - _vowel_signs(code)
