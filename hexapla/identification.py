"""Language identification: by the script of a text, else by the words that stand in nearly every sentence."""

import re
from collections import Counter

from hexapla.data_files import data_file

ENOUGH = 400_000
"""Characters that are looked at; the language shows long before."""

_FEWEST = 3
_MARGIN = 1.25
_SHARE = 0.3
_OTHERS = 0.01
_CODES = ("ar", "zh", "en", "fr", "ru", "es")
COMMON = 0.07
SENTENCES = 0.2
"""Shares of small words in a text that may be a list, and in one of sentences."""


def language_of_text(text: str, share: float = COMMON) -> str | None:
    """Return which of the six languages a text is in; None where it is in another, or cannot be told.

    `share` is how many of its words have to be such as stand in nearly every sentence: lists of names have few.
    """
    found = _by_script(text[:ENOUGH]) or _by_words(text[:ENOUGH], share)
    return found if found in _CODES else None


def _by_script(text: str) -> str | None:
    """Return the language whose script a text has; an unknown one's name for a text of another in this script."""
    letters = sum(1 for character in text if character.isalpha())
    for code, pattern in data_file("recognition")["scripts"].items():
        count = len(re.findall(pattern, text))
        if letters and count > (_OTHERS if code == "ja" else _SHARE) * letters:
            foreign = data_file("recognition")["letters"].get(code)
            is_foreign = foreign is not None and len(re.findall(foreign, text)) > _OTHERS * count
            return f"not {code}" if is_foreign else str(code)
    return None


def _by_words(text: str, share: float) -> str | None:
    """Return the language whose small words a text has most of: a share of its words, and clearly more than the next."""
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    scores = {code: sum(words[word] for word in known) for code, known in data_file("recognition")["words"].items()}
    best, second = sorted(scores, key=lambda code: scores[code], reverse=True)[:2]
    is_told = scores[best] >= max(_FEWEST, share * words.total()) and scores[best] >= _MARGIN * scores[second]
    return best if is_told else None
