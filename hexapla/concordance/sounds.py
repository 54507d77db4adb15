"""How a script writes the sounds of a name: in how many consonants a name differs from what another script writes.

Vowels are free: scripts write them as they like.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from hexapla.concordance.grammar import grammar
from hexapla.concordance.letters import plain_letters
from hexapla.data_files import data_file

FAR = 2
"""What stands for two or more consonants, and for too few sounds to tell."""

FREE = frozenset("aeiouyhwj'")
"""Letters that say a vowel, or may be silent."""

_FEWEST = 2
"""How many consonants a word has that answers another."""

_DROPPED = frozenset("rl")
"""What a script of syllables may leave out."""

_BEFORE = frozenset("bdgkpt")
"""What a script of syllables may leave out before a consonant (Thorvaldsen, 托瓦尔森; Atkinson, 艾金森; Kgosi, 戈西)."""

_SILENT = frozenset("stdxzep")
"""Letters that may be silent where a name ends."""

_ENDING = 3
"""How many letters a language that declines may put behind a name."""

_SYLLABLE = 4
"""How many letters a sign that writes no sound may stand for."""

_CLASSES = {letter: kind for kind in ("bp", "dt", "fv", "l", "m", "n", "r", "kq", "sz") for letter in kind}
"""The consonants that scripts hardly ever take for one of another class."""


def consonants(name: str) -> int:
    """Return how many letters of a name say a consonant."""
    return sum(letter not in FREE for letter in plain_letters(name).replace("gh", ""))


@lru_cache(maxsize=50_000)
def apart(name: str, written: str, code: str, ends: tuple[bool, bool] = (True, True)) -> int:
    """Return in how many consonants a name differs from what a script writes, FAR for more than one.

    `ends` tell whether the name begins and ends where the written word does: of a run of signs it may be a part.
    """
    letters, signs = plain_letters(name), _signs(plain_letters(written).replace("'", ""), code)
    letters = letters.replace("gh", "h") if _hard_g(code).isdisjoint(signs) else letters
    letters = f"m{letters[2:]}" if grammar(code).syllables and letters.startswith("mc") else letters
    if consonants(name) < _FEWEST or not _may_answer(letters, signs, code, ends):
        return FAR
    cost = _cost(letters, signs, code, ends)
    if cost == FAR and grammar(code).syllables:
        return 1 if any(_cost(letters, _signs(each, code), code, ends) == 0 for each in _exchanged(written)) else FAR
    particle = grammar(code).words.particles.match(signs)
    bare = signs[particle.end() :] if particle else signs
    if cost == FAR and all(ends) and not grammar(code).syllables and not _clear_signs(bare, code) - _classes(letters):
        return 1 if any(_cost(each, signs, code, ends) == 0 for each in _swapped(letters)) else FAR
    return cost


@cache
def _hard_g(code: str) -> frozenset[str]:
    """Return what may write the gh of a name."""
    return frozenset(data_file(f"concordance/{code}")["names"].get("hard_g", ""))


def _swapped(letters: str) -> Iterator[str]:
    """Yield a name with two consonants exchanged that follow each other, vowels between them: Bustamante, Busmatante."""
    places = [n for n, letter in enumerate(letters) if letter not in FREE]
    for n, m in pairwise(places):
        yield letters[:n] + letters[m] + letters[n + 1 : m] + letters[n] + letters[m + 1 :]


def _exchanged(written: str) -> Iterator[str]:
    """Yield what is written with two signs exchanged that follow each other."""
    for n in range(len(written) - 1):
        yield written[:n] + written[n + 1] + written[n] + written[n + 2 :]


def _cost(letters: str, signs: str, code: str, ends: tuple[bool, bool]) -> int:
    """Return in how many consonants letters differ from what signs say."""
    sounds = grammar(code).sounds
    free = FREE | _DROPPED if grammar(code).syllables else FREE
    particle = grammar(code).words.particles.match(signs)
    starts = (0, particle.end() if particle else 0) if ends[0] else range(len(signs))
    best = {(0, start): 0 for start in starts}
    for i in range(len(letters) + 1):
        for j in range(len(signs) + 1):
            cost = best.get((i, j), FAR)
            if cost < FAR:
                for place, more in _steps((letters, signs), (i, j), sounds, free):
                    best[place] = min(best.get(place, FAR), cost + more)
    endings = min(_ENDING if grammar(code).endings else 0, len(signs)) if ends[1] else len(signs) - 1
    return min(best.get((len(letters), len(signs) - tail), FAR) for tail in range(endings + 1))


def begin_alike(name: str, written: str, code: str) -> bool:
    """Tell whether the first consonant of a word is spelt as a script writes that of another."""
    letters, signs, sounds = plain_letters(name), plain_letters(written), grammar(code).sounds
    first = next((n for n, letter in enumerate(letters) if letter not in FREE), 0)
    sign = next((sign for sign in signs if sounds.get(sign, ("",)) != ("",)), "")
    return any(each and letters.startswith(each, first) for each in sounds.get(sign, ()))


def _may_answer(letters: str, signs: str, code: str, ends: tuple[bool, bool]) -> bool:
    """Tell whether lengths and the clearest consonants of two words allow them to be one."""
    if not all(ends) or grammar(code).syllables:
        return bool(signs)
    if abs(len(letters) - len(signs)) > max(2, len(letters) // 2):
        return False
    first, second = _classes(letters), _clear_signs(signs, code)
    return sum(((first - second) + (second - first)).values()) <= 2 * FAR + 1


@lru_cache(maxsize=20_000)
def _classes(letters: str) -> Counter[str]:
    return Counter(_CLASSES[letter] for letter in letters if letter in _CLASSES)


@lru_cache(maxsize=20_000)
def _clear_signs(signs: str, code: str) -> Counter[str]:
    known = _sign_classes(code)
    return Counter(known[sign] for sign in signs if sign in known)


@cache
def _sign_classes(code: str) -> Mapping[str, str]:
    """Return the signs of a script whose every spelling is of one class."""
    spelt = {sign: {_CLASSES.get(each[:1], "") for each in each_of} for sign, each_of in grammar(code).sounds.items()}
    return {sign: min(kinds) for sign, kinds in spelt.items() if len(kinds) == 1 and "" not in kinds}


def _signs(written: str, code: str) -> str:
    """Return what is written by its sounds, where a sign says a syllable; `?` for one that names are not written with."""
    known = grammar(code).syllables
    return "".join(known.get(sign, "?") for sign in written) if known else written


def _steps(
    words: tuple[str, str], place: tuple[int, int], sounds: Mapping[str, Sequence[str]], free: frozenset[str]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield where one more sound leads, and what it costs."""
    (letters, signs), (i, j) = words, place
    for sign, spellings in sounds.items():
        if signs.startswith(sign, j):
            yield from (((i + len(each), j + len(sign)), 0) for each in spellings if letters.startswith(each, i))
    if i < len(letters):
        is_silent = (
            letters[i] in free or letters[i] == letters[i - 1 : i] or (i == len(letters) - 1 and letters[i] in _SILENT)
        )
        behind = letters[i + 1 : i + 2]
        is_silent = is_silent or (letters[i] in _BEFORE and free > FREE and behind not in FREE | {""})
        yield (i + 1, j), 0 if is_silent else 1
    if j < len(signs):
        yield (i, j + 1), 1
    if free > FREE and signs[j : j + 2] == "nn":
        yield (i, j + 1), 0  # Hasanova, 哈桑诺娃
    if signs[j : j + 1] == "?":
        yield from (((i + n, j + 1), 1) for n in range(1, min(_SYLLABLE, len(letters) - i) + 1))
    if i < len(letters) and j < len(signs) and letters[i] not in FREE:
        yield (i + 1, j + 1), 1
    if i + 1 < len(letters) and j + 1 < len(signs):
        swapped = signs[:j] + signs[j + 1] + signs[j] + signs[j + 2 :]
        if all(any(letters.startswith(each, i + n) for each in sounds.get(swapped[j + n], ())) for n in (0, 1)):
            yield (i + 2, j + 2), 1
