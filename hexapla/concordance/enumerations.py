"""Markers of an enumeration that runs in the text, and what only looks like them."""

import re
from collections.abc import Iterator

from hexapla.concordance.facts import Fact
from hexapla.concordance.grammar import Grammar

_ABBREVIATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,} $")
"""A word before its abbreviation in brackets: `in tonnes (t)`."""


def markers(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find the markers of an enumeration that runs in the text: `(a) … (b) …`."""
    for match in grammar.references.marker.finditer(text):
        is_closing = match[0].endswith(")") and not match[0].startswith("(")
        if is_closing and text.count("(", 0, match.start()) > text.count(")", 0, match.start()):
            continue  # it closes a bracket: `Bolivie (État plurinational de)`
        if match[0].startswith("(") and text[: match.start()].endswith(")"):
            continue  # it is a part of what stands before it: `(c)(1)(ii)`
        if _is_abbreviation(match["label"].lower(), text[: match.start()], grammar):
            continue
        label = grammar.references.letters.get(match["label"], match["label"].lower())
        yield Fact("marker", label, match.start("label"), match.end(), match.span())


def _is_abbreviation(label: str, before: str, grammar: Grammar) -> bool:
    """Tell whether what stands in brackets abbreviates the word before it: `in tonnes (t)`, `в миллиметрах (мм)`."""
    word = _ABBREVIATED.search(before)
    letters = word[0].strip().casefold() if word else ""
    is_unit = letters.startswith(label[:1]) and letters not in grammar.function_words
    return bool(letters) and is_unit and all(letter in letters for letter in label)
