"""Letters and signs brought to one form, so that what reads alike is alike: blanks, hyphens, digits, accents."""

import re
import unicodedata
from functools import lru_cache

_ORNAMENTS = frozenset(
    "\u00ad\u0640\u0670\u200b\u200c\u200d\u200e\u200f\u2060" + "".join(map(chr, range(0x64B, 0x653)))
)
"""Signs inside words that say nothing here: Arabic vowels and the stroke that stretches, soft hyphens, joiners."""

_CLUSTERS = re.compile(
    r"[^\u0300-\u036f\u064b-\u0655][\u0300-\u036f\u064b-\u0655]*|[\u0300-\u036f\u064b-\u0655]+", re.DOTALL
)
"""A letter with the signs that belong to it."""

_SENTENCE_ENDS = ".!?。؟"

_FOLDS = {
    **dict.fromkeys(range(0x2010, 0x2014), "-"),
    0x2212: "-",
    0x2018: "'",
    0x2019: "'",
    0x02BC: "'",
    **dict.fromkeys((0x9, 0xA, 0xD, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "),
    **{0x660 + digit: str(digit) for digit in range(10)},
    **{0x6F0 + digit: str(digit) for digit in range(10)},
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    0x66B: ".",
    0x66C: ",",
    0xFF08: "(",
    0xFF09: ")",
    0xFF0C: ",",
    0x60C: ",",
    0xFF1B: ";",
    0x61B: ";",
    0xFF1A: ":",
}


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return the text with one hyphen, one blank, one apostrophe, one set of digits; as long as before."""
    return text.translate(_FOLDS)


def composed(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return a text with its letters composed and without signs that say nothing, and where each letter stood.

    The places end with the length of the text as it was; None for them says that nothing was changed.
    """
    if _ORNAMENTS.isdisjoint(text) and unicodedata.is_normalized("NFC", text):
        return text, None
    letters: list[str] = []
    places: list[int] = []
    for cluster in _CLUSTERS.finditer(text):
        kept = [sign for sign in unicodedata.normalize("NFC", cluster[0]) if sign not in _ORNAMENTS]
        letters.extend(kept)
        places.extend([cluster.start()] * len(kept))
    return "".join(letters), (*places, len(text))


def starts_sentence(text: str, place: int) -> bool:
    """Tell whether a sentence of folded text starts at this place."""
    before = text[:place].rstrip(' "«“(')
    return not before or before[-1] in _SENTENCE_ENDS


@lru_cache(maxsize=50_000)
def plain_letters(word: str) -> str:
    """Return a word in small letters without accents: `Áncash` and `Ancash` are one name."""
    letters = unicodedata.normalize("NFD", word.casefold().translate(_STROKES))
    return "".join(c for c in letters if not unicodedata.combining(c))


_STROKES = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that have a sign in them which no decomposition takes off."""


class _BareSigns(dict[int, str]):
    """Each sign in a small letter without its accent, found when it is first asked for."""

    def __missing__(self, sign: int) -> str:
        self[sign] = unicodedata.normalize("NFD", chr(sign).lower())[0]
        return self[sign]


_BARE = _BareSigns()


@lru_cache(maxsize=20_000)
def bare_letters(text: str) -> str:
    """Return a text in small letters without accents, as long as before."""
    return folded(text).translate(_BARE)


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
