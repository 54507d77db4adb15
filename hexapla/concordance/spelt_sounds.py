"""Names that a script writes letter by letter, vowels too: in how many letters one that sounds right is wrong."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import plain_letters
from hexapla.concordance.sounds import FAR, apart
from hexapla.data_files import data_file

_SURE = "aeiouy"
_LATIN = f"{_SURE}jw"
_VOWELS = re.compile(f"[{_LATIN}]+")
_DOUBLED = re.compile(r"([bdgkmnpt])\1")
"""Doubled letters that usage keeps; `ss`, `ll`, `rr`, `ff` become one as often as not."""
_ANY_DOUBLED = re.compile(r"([^\W\d_])\1")
_ASPIRATE = re.compile("(?<=[bcdgkpstwz])h|e(?=[sd]$)")
"""What is no sound of its own: the h of kh, the e of Gates."""
_SAID_OTHERWISE = frozenset("lr")
"""Beside these English says a vowel more freely."""


@lru_cache(maxsize=20_000)
def letters_wrong(name: str, written: str, code: str) -> int:
    """Return in how many letters a name of the right consonants differs from what a script writes, FAR for more.

    FAR, too, where a language's data do not say how it writes vowels, and for a name with signs above its letters.  Of vowels that stand together the first counts;
    one beside an l or r may be more, and the end of a name, which is declined, is free.
    """
    vowels = grammar(code).vowels if grammar(code).writes_vowels else {}
    wrong = _letters_wrong(name, written, code, vowels)
    if not vowels or wrong == 1 or (groups := _groups(name, code)) == _groups(written, code):
        return wrong
    exchanged = (written[:n] + written[n + 1] + written[n] + written[n + 2 :] for n in range(1, len(written) - 1))
    right = (each for each in exchanged if _groups(each, code) == groups)
    return 1 if any(_letters_wrong(name, each, code, vowels) == 0 for each in right) else wrong


@lru_cache(maxsize=20_000)
def has_wrong_vowel(name: str, written: str, code: str) -> bool:
    """Tell whether a name of the right consonants has one vowel that its script hardly ever writes so, wherever names come from.

    Of 8,600 names of places seven in a thousand have. Vowels beside an l or r, and two that stand together, may be any; a `u` at an
    end is kept, for no name that has one is declined.
    """
    usual = data_file(f"concordance/{code}")["names"].get("vowels_everywhere", {})
    if not usual or not name.isascii() or name.endswith(_one_sound()) or apart(name, written, code) != 0:
        return False
    (letters, own), (answers, others) = _in_order(plain_letters(name), plain_letters(written), code)
    if len(own) != len(others):
        return False
    alone = (
        (run, other)
        for run, other in zip(own, others, strict=True)
        if len(run[0]) == len(other) == 1
        and _SAID_OTHERWISE.isdisjoint(letters[max(0, run.start() - 1) : run.end() + 1])
    )
    wrong = sum(other not in usual.get(run[0], other) for run, other in alone)
    is_declined = plain_letters(name).endswith("u") and plain_letters(written)[len(answers) :] not in usual["u$"]
    return wrong + is_declined == 1


@cache
def silent_signs(code: str) -> frozenset[str]:
    """Return the signs of a script that say no sound of their own."""
    return frozenset(data_file(f"concordance/{code}")["names"].get("silent", ""))


@cache
def _one_sound() -> tuple[str, ...]:
    """Return the vowels at the end of names that one language or another says as one sound."""
    return tuple(end for ends in data_file("concordance/spellings")["one_sound"].values() for end in ends)


def _in_order(name: str, written: str, code: str) -> tuple[tuple[str, list[re.Match[str]]], tuple[str, list[str]]]:
    """Return two words without their last vowels, which declension changes, and the vowels of each in their order."""
    signs = "".join(sorted({sign for answers in grammar(code).vowels.values() for sign in answers}))
    letters, answers = name.rstrip(f"{_LATIN}h"), written.rstrip(signs)
    own, others = list(_VOWELS.finditer(letters)), re.findall(f"[{signs}]+", answers)
    if len(own) < len(others):
        others = [run for run in others if run not in silent_signs(code)]
    return (letters, own), (answers, others)


def _groups(word: str, code: str) -> list[int]:
    """Return how many consonants stand before, between and behind the vowels of a word."""
    signs = "".join(sorted({sign for answers in grammar(code).vowels.values() for sign in answers}))
    ending = f"{_SURE}h{signs}" if word.isascii() else signs
    heard = "".join(sign for sign in plain_letters(word) if sign not in silent_signs(code))
    letters = _ANY_DOUBLED.sub(r"\1", _ASPIRATE.sub("", heard.rstrip(ending)))
    return [len(group) for group in re.split(f"[{_SURE}{signs}]+", letters)]


def _letters_wrong(name: str, written: str, code: str, vowels: Mapping[str, str]) -> int:
    if not vowels or not name.isascii() or apart(name, written, code) != 0:
        return FAR
    (letters, own), (answers, others) = _in_order(plain_letters(name), plain_letters(written), code)
    if len(own) != len(others):
        return FAR
    wrong = sum(_is_wrong(letters, run, other, grammar(code)) for run, other in zip(own, others, strict=True))
    doubled = len(_DOUBLED.findall(letters)) - len(_ANY_DOUBLED.findall(answers))
    return min(FAR, wrong + max(0, doubled))


def _is_wrong(letters: str, run: re.Match[str], written: str, rules: Grammar) -> bool:
    """Tell whether vowels of a name are none of those that a script has for them; of several the first tells."""
    if letters.startswith("ng", run.end()):
        return False  # Zhong, Чжун; Wong, Вонг
    is_single = len(run[0]) == 1
    around = letters[max(0, run.start() - 1) : run.start()] + letters[run.end() : run.end() + 1]
    is_beside = is_single and not _SAID_OTHERWISE.isdisjoint(around)
    allowed = (rules.vowels_beside if is_beside else rules.vowels).get(run[0])
    return allowed is not None and (len(written) == 1 or not is_single) and written[0] not in allowed


def open_spelling(word: str, rules: Grammar) -> str:
    """Return a word with one letter for those that the spelling of names leaves open, and none doubled."""
    for letters, instead in rules.open_letters.items():
        word = word.replace(letters, instead)
    return _ANY_DOUBLED.sub(r"\1", word)
