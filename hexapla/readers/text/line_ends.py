"""Ends of lines: whether a sentence ends there, how wide a line is, and what stands between it and the next once they are one."""

import re
import unicodedata

from hexapla.catalogue import language as language_of

STOP = re.compile(r"[.;:!?؛؟。；：！？](?:[”»\"’)\]」』）》]|\[\d{1,3}\]|\*{1,3}|(?<=[^\d\s].)\d{1,3}|\s\d{1,3}/)*$")
SMALL_WORD = re.compile(r"(?<=\s)[^\W\d_]{1,3}$")

EAST_ASIAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")

_WIDE = frozenset("WF")
_UNIT = re.compile(r"[^\W\d_]?[、。，．：；？！）〕］｝〉》」』】”’…]*|\S+")
"""What may begin a line of a script without blanks: one sign, and the stops behind it, which begin none."""


def cells(text: str) -> int:
    """Return how wide a text is in a face whose letters are all of one width: East Asian signs are two letters wide."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(each) in _WIDE else 1 for each in text)


def first_word(text: str) -> str:
    """Return what a line begins with that no line end parts: a word, or one East Asian sign."""
    match = _UNIT.match(text) if EAST_ASIAN.match(text) else None
    return match[0] if match else text.split(None, 1)[0] if text else ""


def blank_between(before: str, after: str, language: str) -> str:
    """Return what stands between two lines that become one: nothing beside a sign of a language that writes no blanks."""
    if language_of(language).facts["word_separator"]:
        return " "
    is_number = before[-1:].isdigit() and after[:1].isdigit()  # where each sign may end a line, figures are parted too
    return "" if is_number or EAST_ASIAN.match(before[-1:]) or EAST_ASIAN.match(after) else " "


def has_no_case(text: str) -> bool:
    """Tell whether a line begins with what is neither a capital nor a small letter: a sign, a figure, an Arabic letter."""
    return text[:1].lower() == text[:1].upper()
