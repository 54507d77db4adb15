"""A term of several words of which one sentence has another head: *gilet de sauvetage* throughout, here *canot de sauvetage*."""

import re
from functools import lru_cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import folded, plain_letters
from hexapla.data_files import data_file

Span = tuple[int, int]
Word = tuple[str, Span, bool]
"""How a word begins without what is written onto it, where it stands, whether it says something."""

SHORTEST = 3
"""From so many letters on a word says something."""
GAP = re.compile(r"[ '-]+")
"""What may stand between two words of one term."""
_LETTERS = 5
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[\u3400-\u9fff]")
_KEPT, _TURNED = 2, 3
"""Of a term in signs so many stay before another sign stands; of so many signs at least it consists."""


def is_renamed(usual: str, text: str, whole: str, rules: Grammar) -> bool:
    """Tell whether a sentence has a term as it is usually written but for its head, and its unit has the usual head nowhere.

    The head is the first or the last word, as the language has it; behind a small word (`chien de berger`) also the last.
    """
    if not rules.words.is_bounded:
        return usual[-1] not in whole and _has_other_sign(usual, text)
    term, words = words_of_terms(folded(usual), rules.code), words_of_terms(folded(text), rules.code)
    telling = [n for n, (_, _, says) in enumerate(term) if says]
    if len(telling) < 2 or telling[-1] - telling[0] != len(term) - 1:
        return False
    known = [uninflected(beginning, rules) for beginning, _, says in words_of_terms(folded(whole), rules.code) if says]
    heads = [0] if rules.heads_stand_first else [len(term) - 1]
    if rules.heads_stand_first and len(telling) < len(term):
        heads.append(len(term) - 1)
    return any(
        _stands(term, n, words, text) and not any(_is_one(uninflected(term[n][0], rules), word) for word in known)
        for n in heads
    )


def _is_one(first: str, second: str) -> bool:
    """Tell whether two beginnings may be of one word: `chef`, `chefs`."""
    return first.startswith(second) or second.startswith(first)


def uninflected(beginning: str, rules: Grammar) -> str:
    """Return the beginning of a word without what its cases and plurals change: `мира`, `миру`; `تجارب`, `تجربة`."""
    weak = data_file(f"concordance/{rules.code}")["words"].get("weak", "")
    bare = "".join(letter for letter in beginning if letter not in weak)
    bare = bare if len(bare) >= SHORTEST else beginning
    return bare[:-1] if rules.endings and SHORTEST < len(bare) < _LETTERS else bare


def _stands(term: tuple[Word, ...], head: int, words: tuple[Word, ...], text: str) -> bool:
    """Tell whether a text has the words of a term in a row, another word in the place of one."""
    for start in range(len(words) - len(term) + 1):
        row = words[start : start + len(term)]
        gaps = (text[row[n][1][1] : row[n + 1][1][0]] for n in range(len(row) - 1))
        is_kept = all(_is_one(row[n][0], term[n][0]) for n in range(len(term)) if n != head)
        if is_kept and row[head][2] and all(map(GAP.fullmatch, gaps)):
            return True
    return False


def _has_other_sign(usual: str, text: str) -> bool:
    """Tell whether all signs of a term but the last stand in a text before another sign."""
    if len(usual) < _TURNED:
        return False
    kept = usual[: max(_KEPT, len(usual) - 1)]
    place = text.find(kept)
    return place >= 0 and _SIGNS.match(text, place + len(kept)) is not None


def is_taken_over(term: str, usual: str, text: str) -> bool:
    """Tell whether a text has a name as the other language writes it, or the first letters of its own: `CC`."""
    letters = "".join(word[0] for word in _WORD.findall(usual) if word[0].isupper())
    return (term[:1].isupper() and term in folded(text)) or (len(letters) > 1 and letters in _WORD.findall(text))


@lru_cache(maxsize=20_000)
def words_of_terms(text: str, code: str) -> tuple[Word, ...]:
    """Return the words of a folded text."""
    rules, particles = grammar(code), data_file(f"concordance/{code}").get("particles", "")
    return tuple(
        (
            re.sub(rf"^{particles}(?=\w{{{SHORTEST}}})", "", plain_letters(word[0]))[:_LETTERS],
            word.span(),
            len(word[0]) >= SHORTEST and word[0].casefold() not in rules.function_words,
        )
        for word in _WORD.finditer(text)
    )
