"""Language identification: by the script of a text, else by the words that stand in nearly every sentence."""

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from hexapla.data_files import data_file

ENOUGH = 400_000
"""Characters that are looked at; the language shows long before."""

_FEWEST = 3
_MARGIN, _LONG_MARGIN = 1.25, 1.1
_LONG = 150
"""Words of a text from which on less of a margin tells its language: Spanish has most small words of Catalan."""

_SHARE = 0.5
_SIGN = 3
"""Letters that a sign of Chinese stands for."""

_OTHERS = 0.01
_CODES = ("ar", "zh", "en", "fr", "ru", "es")
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
_FOREIGN = 0.1
_WORDS_OF_ROW = 5
"""Words of a row, at least, of which one may tell: `no` is one word of French, and another of Spanish."""

_PROSE = 0.5
_PARAGRAPH = 5000
COMMON = 0.07
SENTENCES = 0.2
"""Shares of small words in a text that may be a list, and in one of sentences."""

OTHER = "other"
"""The language of a text that is in none of the six."""


def language_of_text(text: str, share: float = COMMON) -> str | None:
    """Return which of the six languages a text is in; None where it is in another, or cannot be told.

    `share` is how many of its words have to be such as stand in nearly every sentence: lists of names have few.
    """
    return (_of_paragraph if len(text) < _PARAGRAPH else _of_text)(text[:ENOUGH], share)


def _of_text(text: str, share: float) -> str | None:
    found = _by_script(text) or _by_words(text, share)
    return found if found in _CODES else None


_of_paragraph = lru_cache(maxsize=1024)(_of_text)


def nearer_of(text: str, codes: Collection[str]) -> str | None:
    """Return the one of some languages of which a text, a line too, has more small words that the others have not; None where two have as many."""
    known = {code: set(data_file("recognition")["words"].get(code, ())) for code in codes}
    words = re.findall(r"[^\W\d_]+", text.casefold())
    telling = [word for word in words if sum(word in own for own in known.values()) == 1]
    scores = {code: sum(word in own for word in telling) for code, own in known.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if len(words) >= _WORDS_OF_ROW and list(scores.values()).count(scores[best]) == 1 else None


def word_count(text: str) -> int:
    """Return how many words a text has; a sign of Chinese is one."""
    return len(_WORDS.findall(text))


def is_in_none(text: str) -> bool:
    """Tell whether a long text is written in none of the six languages: by its script or its words; lists of names tell nothing."""
    text = text[:ENOUGH]
    script = _by_script(text)
    if script is not None:
        return script not in _CODES
    words = re.findall(r"[^\W\d_]+", text)
    if sum(word[0].islower() for word in words) < _PROSE * len(words):
        return False
    known = {word for code in _CODES for word in data_file("recognition")["words"].get(code, ())}
    return _by_words(text, COMMON) not in (None, *_CODES) or sum(word in known for word in words) < _FOREIGN * len(
        words
    )


def _by_script(text: str) -> str | None:
    """Return the language whose script a text has; an unknown one's name for a text of another in this script."""
    scripts = data_file("recognition")["scripts"]
    counts = {code: len(re.findall(pattern, text)) for code, pattern in scripts.items()}
    counts["zh"] *= _SIGN
    letters = sum(map(str.isalpha, text)) + counts["zh"] * (_SIGN - 1) // _SIGN
    for code, count in counts.items():
        if letters and count > (_OTHERS if code == "ja" else _SHARE) * letters:
            foreign = data_file("recognition")["letters"].get(code)
            is_foreign = foreign is not None and len(re.findall(foreign, text)) > _OTHERS * count
            return f"not {code}" if is_foreign else str(code)
    return None


def _by_words(text: str, share: float) -> str | None:
    """Return the language whose small words a text has most of: a share of its words, and clearly more than the next.

    Of two that are none of the six either will do.
    """
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    scores = {code: sum(words[word] for word in known) for code, known in data_file("recognition")["words"].items()}
    best = max(scores, key=lambda code: scores[code])
    next_best = max(score for code, score in scores.items() if code != best and {best, code} & {*_CODES})
    margin = _MARGIN if words.total() < _LONG else _LONG_MARGIN
    is_told = scores[best] >= max(_FEWEST, share * words.total()) and scores[best] >= margin * next_best
    return best if is_told else None
