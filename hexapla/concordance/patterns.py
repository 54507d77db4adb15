"""Patterns made from the data of a language: what may stand beside a number, what links the members of a list."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hexapla.concordance.number_words import any_of

Pattern = re.Pattern[str]

_NEVER = re.compile(r"(?!)")
_LEADING = (
    *(rf"\${country}" for country in ("A", "NZ", "US", "HK", "Can")),
    "Euro",
    "EUR",
    "USD",
    "GBP",
    "CHF",
    "SDR",
    "DTS",
    "DEG",
    "XDR",
    "CAD",
    "AUD",
    "JPY",
    "CNY",
    "RMB",
    "INR",
    "Rs",
    "FY",
)
_DOLLARS = "|".join(f"(?<={name})" for name in _LEADING)
"""The only letters that may stand before a number: `$A45,000`, `Euro1.5 million`, `FY2019/20`."""


def letter_class(data: Mapping[str, Any]) -> str:
    """Return the class of characters that a code or a number may not touch: in Chinese and Arabic, Latin ones alone."""
    return r"\w" if data["bounded"] and not data.get("particles") else r"A-Za-z\d"


def edge(data: Mapping[str, Any]) -> str:
    """Return what may not stand before a number: nothing that makes it a part of one, or of a word."""
    if data["bounded"]:
        return rf"(?:(?<![{letter_class(data)}.,])|{_DOLLARS})(?<!\d{{4}}/)"
    return rf"(?<![{letter_class(data)}])(?<!\d[.,])(?<![A-Za-z]\.)(?<!\d{{4}}/)"


def any_pattern(patterns: Iterable[str], flags: int = re.IGNORECASE) -> Pattern:
    """Return a pattern for any of several, one that nothing fits for none."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined, flags) if joined else _NEVER


def link_pattern(data: Mapping[str, Any]) -> str:
    """Return the pattern of what stands between the members of a list or a range."""
    words = data["words"]
    separators = "|".join(re.escape(mark) for mark in words["separators"])
    joiners = any_of(data, (*words["and"], *words["to"])) if data["bounded"] else _loose(words)
    return rf"(?: ?(?:{separators})? ?{joiners} ?| ?(?:{separators}) ?| ?(?:-{{1,2}}|\u2014) ?)"


def _loose(words: Mapping[str, Any]) -> str:
    return "(?:" + "|".join((*words["and"], *words["to"])) + ")"
