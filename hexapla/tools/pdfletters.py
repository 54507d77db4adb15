"""Letters of a PDF: whether the characters of a page are the letters that it shows.

A font draws shapes by number; which letters these are its file says apart from that (`ToUnicode`, ISO 32000-1, 9.10), and
it may not, or say it wrong: fonts of old type-setting programs, scripts in the places of Western letters, words that a
poor recognition has laid over a scan.
"""

import re
import unicodedata
from collections import Counter
from typing import Any

_SOME = 0.3
"""The part of the characters of a page, at least, that stand for no letter where none can be read."""

_NAMELESS = frozenset({"Cc", "Cn", "Co", "Cs"})
_REPLACEMENT = "\ufffd"

_FEWEST = 120
"""Letters from which on their frequency tells something."""

_VOWELS = re.compile("[aeiouyæœøаеёиоуыэюяіїє]")
_FEW, _MANY = 0.27, 0.62
"""The parts of the letters of a page that are vowels in any language of Latin or Cyrillic letters, at least and at most."""

_CASED = re.compile("[a-zæœøßđłа-яёіїєјљњћџґқңүұһөә]")
_ACCENTED = 0.5
"""The part of the letters that have accents in no language."""

_ODD_WORDS = 60
_ODD = 0.15
"""The number of words that tell how good those of a page are, and the part of them that may be none: of a good one 2 % are."""

_ABBREVIATION = re.compile(r"\b[A-ZА-ЯЁ]{1,7}\b")
_LETTER_AND_FIGURE = re.compile(r"[^\W\d_]{2}\d+[^\W\d_]|[a-z]\d+[a-z]")
_SIGN_WITHIN = re.compile(r"[^\W\d_][^\w\s'’‘\-‐–—./&@:,()\[\]“”\"%*+][^\W\d_]")
_CAPITAL_WITHIN = re.compile(r"[a-zа-яё]{2}[A-ZА-ЯЁ]|[a-z][A-Z][a-z]")
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]{6}|[бвгджзклмнпрстфхцчшщ]{6}")


def are_letters(words: Any) -> bool:
    """Tell whether the characters of a page of pypdfium2's text stand for the letters that it shows; a page without any says nothing wrong."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(words)
    codes = [raw.FPDFText_GetUnicode(words, index) for index in range(count)]
    seen = [(index, code) for index, code in enumerate(codes) if not chr(code).isspace()]
    nameless = sum(is_nameless(chr(code)) or raw.FPDFText_HasUnicodeMapError(words, index) == 1 for index, code in seen)
    if seen and nameless > _SOME * len(seen):
        return False
    return are_words("".join(map(chr, codes)))


def is_nameless(sign: str) -> bool:
    """Tell whether a character stands for no letter: one for private use, without a meaning, or in the place of one."""
    return sign == _REPLACEMENT or unicodedata.category(sign) in _NAMELESS


def are_words(text: str) -> bool:
    """Tell whether a text may be of words, by the letters that it has; one of few letters may be anything.

    Latin and Cyrillic letters alone are looked at: about two in five are vowels. Abbreviations are not counted. Few words have
    figures, signs, capitals or six consonants in their middle.
    """
    letters = Counter(sign for sign in _ABBREVIATION.sub("", text).casefold() if sign.isalpha())
    plain = Counter[str]()
    for sign, count in letters.items():
        plain[unicodedata.normalize("NFD", sign)[0]] += count
    known = sum(count for sign, count in plain.items() if _CASED.match(sign))
    if known * 2 <= letters.total() or known <= _FEWEST:
        return True
    accented = sum(count for sign, count in letters.items() if "\u00df" <= sign <= "\u00ff")
    vowels = sum(count for sign, count in plain.items() if _VOWELS.match(sign))
    tokens = [token for token in text.split() if _CASED.search(token.casefold())]
    is_odd = len(tokens) > _ODD_WORDS and sum(map(_is_odd, tokens)) > _ODD * len(tokens)
    return not is_odd and accented <= _ACCENTED * known and _FEW * known < vowels < _MANY * known


def _is_odd(token: str) -> bool:
    """Tell whether a word is none: a symbol of a document, an address and a name of capitals are some."""
    return bool(
        not token.isupper()
        and "://" not in token
        and any(each.search(token) for each in (_LETTER_AND_FIGURE, _SIGN_WITHIN, _CAPITAL_WITHIN, _CONSONANTS))
    )
