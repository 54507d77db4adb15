"""Acronyms that a text introduces with a slip in them: nearly the other text's, and not the first letters of its own words."""

import re
from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, folded, letters_apart
from hexapla.concordance.result import Item, Level, Pair

_INTRODUCED = re.compile(r"\(([A-Z]{3,8})\)")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS, _REACH = 12, 160
"""In so many words before its bracket an acronym is spelt out, in so many letters."""
_LONG = 4
"""From so many letters on an acronym that spells nothing of its own text is the other's."""
_RULE = "the acronyms are nearly one: one may be miswritten"


def miswritten_acronyms(pairs: Sequence[Pair], _: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each two acronyms in brackets, one for the other, that one slip makes the same.

    What spells the words before it is a language's own: `Al-Qaida dans la péninsule arabique (AQPA)` beside `(AQAP)`.
    """
    for pair in pairs:
        texts = [folded(text or "") for text in pair.texts]
        found = [list(_INTRODUCED.finditer(text)) for text in texts]
        if not pair.is_whole or len(found[0]) != len(found[1]):
            continue
        for first, second in zip(*found, strict=True):
            acronyms = (first[1], second[1])
            initials = [_initials(text, match.start()) for text, match in zip(texts, (first, second), strict=True)]
            if letters_apart(*acronyms) == 1 and not _is_own(acronyms, initials):
                spans = (first.span(1), second.span(1))
                yield Item(pair.id, pair.paragraph, "acronym", acronyms, Level.LOOK, _RULE, spans)


def _is_own(acronyms: tuple[str, str], initials: Sequence[str]) -> bool:
    """Tell whether each of two acronyms may be right: it spells its own words, or nothing tells which of them it should be."""
    wrong = [n for n in (0, 1) if not _spells(acronyms[n], initials[n])]
    is_other = any(_spells(acronyms[1 - n], initials[n]) for n in wrong)
    return not (is_other or any(_is_borrowed(acronyms[n], initials[n]) for n in wrong))


def _is_borrowed(acronym: str, initials: str) -> bool:
    return len(acronym) >= _LONG and not set(acronym) <= set(initials)


def _initials(text: str, end: int) -> str:
    """Return the first letters of the words before a place."""
    return "".join(word[0] for word in _WORD.findall(bare_letters(text[max(0, end - _REACH) : end]))[-_WORDS:]).upper()


def _spells(acronym: str, initials: str) -> bool:
    """Tell whether an acronym takes its letters from first letters in their order."""
    rest = iter(initials)
    return all(letter in rest for letter in acronym)
