"""Last names of which their place says that one answers the other, so that little is needed to doubt them.

Behind a title (`Mr. Okello`, *г-н Окелло*, 奥凯洛先生), where both texts have as many; beside a first name that fits.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from hexapla.concordance.exchanged_sounds import are_exchanged, misfit
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import plain_letters
from hexapla.concordance.ordinary_words import is_ordinary
from hexapla.concordance.sounds import apart, consonants
from hexapla.concordance.written_names import Span, Written, persons, words_of, written_persons
from hexapla.data_files import data_file

_FITS, _NEAR = 9, 26
"""A name that fits no worse is spelt as usage has it; one that fits no worse than that is misspelt, others are other words."""
_MOST_WORDS = 6
_FEWEST_CONSONANTS, _SHORTEST_NAME = 2, 4
_SHORTEST, _LONGEST = 2, 7
"""How many signs a last name has."""
_GAPS = (" ", "-", "")
_Met = tuple[Written, list[Written], list[Written]]
"""A name, the words that may answer it, all words of the other text that do."""
_DOT = re.compile("[·•・]")


def misspelt_last_names(latin: str, other: str, grammars: tuple[Grammar, Grammar]) -> Iterator[tuple[Span, Span]]:
    """Yield the places of the last name of a person and of what nearly answers it in the other text."""
    rules, script = grammars
    said: set[Span] = set()
    for (name, span), near, answers in (*_titled(latin, other, rules, script), *_beside(latin, other, rules, script)):
        if (
            span in said
            or len(name) < _SHORTEST_NAME
            or not consonants(name)
            or any(fits(name, word, script) for word, _ in answers)
        ):
            continue
        wrong, place = min(((_distance(name, word, script), place) for word, place in near), default=(_NEAR + 1, span))
        if wrong <= _NEAR:
            said.add(span)
            yield span, place


def _titled(latin: str, other: str, rules: Grammar, script: Grammar) -> Iterator[_Met]:
    """Yield the persons behind titles, where both texts have as many."""
    named = [_named(latin, match.end()) for match in _title(rules.code).finditer(latin)]
    written = [_written(other, match, script) for match in _title(script.code).finditer(other)]
    if len(named) == len(written):
        answers = [word for each in written for word in each]
        for own, near in zip(named, written, strict=True):
            if own and not is_ordinary(own[-1][0], rules):
                yield own[-1], near, answers


def _beside(latin: str, other: str, rules: Grammar, script: Grammar) -> Iterator[_Met]:
    """Yield the persons whose first name fits one word, with what stands beside that."""
    if not script.words.is_bounded:
        return
    written = written_persons(other, script)
    answers = [word for each in written for word in each]
    for first, last in persons(latin, rules, any_last=True):
        met = [b for a, b in written if consonants(first[0]) and fits(first[0], a[0], script, exactly=True)]
        if len(met) == 1:
            yield last, met, answers


@cache
def _title(code: str) -> re.Pattern[str]:
    """Return what stands before, or in a script without blanks behind, the name of a person."""
    return re.compile(data_file(f"concordance/{code}")["names"].get("title") or "(?!)")


@cache
def _freely_spelt() -> re.Pattern[str]:
    """Return what names have of which the vowels are not said as they are written: Hughes, Turner."""
    return re.compile(data_file("concordance/spellings")["freely_spelt"])


def _named(text: str, start: int) -> list[Written]:
    """Return the words with capitals that stand together behind a title, particles of names left out."""
    words: list[Written] = []
    end = start
    for word, (first, last) in words_of(text[start:])[:_MOST_WORDS]:
        between = text[end : start + first].replace(".", "")
        if between not in _GAPS or not (word[0].isupper() or len(word) <= _SHORTEST + 1):
            break
        end = start + last
        if word[0].isupper() and len(word) > 1:
            words.append((word, (start + first, end)))
    return words


def _written(text: str, title: re.Match[str], script: Grammar) -> list[Written]:
    """Return the words behind a title, and each two together, or the signs before it that may be a last name."""
    if not script.words.is_bounded:
        run = title["name"]
        last = _DOT.split(run)[-1]
        joined = (len(last) - 1,) if last[0] in script.joined else ()  # De Schutter, 德舒特
        sizes = (len(last), *joined) if last != run else range(_SHORTEST, min(_LONGEST, len(run)) + 1)
        return [(run[-size:], (title.end("name") - size, title.end("name"))) for size in sizes]
    words: list[Written] = []
    start, end = title.end(), title.end()
    for word, (first, last) in words_of(text[start:])[:_MOST_WORDS]:
        if text[end : start + first] not in _GAPS or (script.stands_alone and not word[0].isupper()):
            break
        end = start + last
        words.append((word, (start + first, end)))
    pairs = pairwise(words)
    return [*words, *((f"{one}{other}", (place[0], stop[1])) for (one, place), (other, stop) in pairs)]


def fits(name: str, word: str, script: Grammar, *, exactly: bool = False) -> bool:
    """Tell whether a word is as usage writes a name; `exactly` where each sound has its sign."""
    if script.syllables:
        return apart(name, word, script.code) == 0
    heard = consonants(name) < _FEWEST_CONSONANTS or apart(name, word, script.code) == 0
    if heard and not exactly and _freely_spelt().search(plain_letters(name)):
        return True
    return heard and misfit(name, word, script.code) <= (0 if exactly else _FITS)


def _distance(name: str, word: str, script: Grammar) -> int:
    """Return how badly a word answers a name: no more than `_NEAR` where one letter or two that are exchanged are wrong."""
    if script.syllables:
        return _NEAR if apart(name, word, script.code) == 1 else _NEAR + 1
    return min(misfit(name, word, script.code), _NEAR if are_exchanged(name, word, script.code) else _NEAR + 1)
