"""Acronyms: most languages have their own, and each writes out what it likes; which differences mean something."""

import difflib
import re
from collections import Counter
from collections.abc import Container, Iterable

from hexapla.concordance.facts import Fact
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, letters_apart
from hexapla.concordance.matching import Placed
from hexapla.concordance.references import LOOK_ALIKES

_FEWEST_PARAGRAPHS = 2
_SHARE = 0.75
_ALIKE = 0.65
_LONG = 4
_FEW = 3
_STEM = 6
"""Two words in capitals that begin with so many letters alike are one, in the form that each language has."""
_OWN = 7
"""Up to this length languages have their own, which differ by a letter or in order: AIEA, OIEA; AQAP, AQPA."""
_COMPOUND = re.compile(r"[A-Z]{2,}-[A-Z]?[a-z]+")
"""Of what has a word behind it, each language translates the word: `ONU-Eau`, `ONU-Agua`."""
_FORMULA = re.compile(r"[A-Z]{1,2}[a-z]?\d[A-Z]?")
"""What one language may write out: CO2, N2O."""
_NUMBERED = re.compile(r"[A-Z]{3,}-?(\d+)")
_LETTERED = re.compile(r"[A-Z](\d+)")
"""What another language may say by a word: V14, the chapter 14."""
_BRACKETED = re.compile(r"\((?:[^()]* )?([A-Z]+)\)")


def shared_acronyms(paragraphs: Iterable[tuple[set[str], set[str]]]) -> frozenset[str]:
    """Return the acronyms that both languages use: in both texts of most paragraphs that have them."""
    both: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for first, second in paragraphs:
        both.update(first & second)
        either.update(first | second)
    return frozenset(
        value for value, count in both.items() if count >= _FEWEST_PARAGRAPHS and count / either[value] >= _SHARE
    )


def steady_acronyms(
    texts: Iterable[tuple[str, str]], facts: Iterable[tuple[set[str], set[str]]], grammars: tuple[Grammar, Grammar]
) -> frozenset[str]:
    """Return what looks like an acronym and is a name (`the AURORA programme`): one pair alone has it in one text only.

    Nobody writes it out: it is none of the known acronyms, and where a text has it in brackets two other pairs agree.
    """
    both: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for first, second in facts:
        both.update(first & second)
        either.update(first | second)
    bracketed = {word for pair in texts for text in pair for word in _BRACKETED.findall(text)}
    known = {value for rules in grammars for value in rules.references.acronyms.values()}
    return frozenset(
        value
        for value, count in both.items()
        if either[value] == count + 1 and len(value) >= _LONG and value not in known and count > (value in bracketed)
    )


def is_word(text: str) -> bool:
    """Tell whether an acronym stands for words, as `ADC-ICTY` does; a person's initials and a code with figures do not."""
    return text.replace("-", "").isalpha()


def is_slip(first: Fact, second: Fact, grammars: tuple[Grammar, Grammar], *, is_shared: bool) -> bool:
    """Tell whether two acronyms are one with a slip, or two known ones; else each language has its own.

    `is_shared` says that both languages have one of the two elsewhere in the document.
    """
    if _COMPOUND.fullmatch(first.value) and _COMPOUND.fullmatch(second.value):
        return False
    known = [
        fact.value in rules.references.acronyms.values() for fact, rules in zip((first, second), grammars, strict=True)
    ]
    if all(known):
        return True
    if min(len(first.value), len(second.value)) < (_LONG if is_shared else _OWN):
        return False
    if not is_shared and first.value[0] != second.value[0]:
        return False  # UNMISS, MINUSS
    shorter, longer = sorted((first.value, second.value), key=len)
    is_same_word = len(shorter) > _OWN and longer.startswith(shorter)  # PRESIDENT, PRESIDENTE
    if is_same_word or (shorter[:_STEM] == longer[:_STEM] and letters_apart(shorter, longer) > 1):
        return False  # SOLIDARITY, SOLIDARIDAD
    return difflib.SequenceMatcher(None, first.value, second.value, autojunk=False).ratio() >= _ALIKE


def share_a_part(first: Fact, second: Fact, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether two acronyms, one longer by what a hyphen adds, are one but for that: SOMAGEP-SA, ONU-Femmes."""
    one, other = (
        {rules.references.acronyms.get(part, part) for part in fact.value.split("-")}
        for fact, rules in zip((first, second), grammars, strict=True)
    )
    return one < other or other < one


def are_own(first: Placed, second: Placed, shared: Container[str], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether two acronyms are each language's own, and no slip; `shared` are those that both use throughout."""
    if share_a_part(first.fact, second.fact, grammars):
        return True
    is_shared = first.fact.value in shared or second.fact.value in shared
    if not is_word(first.text) or not is_word(second.text):
        are_reordered = sorted(first.fact.value) == sorted(second.fact.value) and _figures(first) == _figures(second)
        return (are_reordered and not is_shared) or have_letters_of_their_own(first.fact, second.fact)  # ACE2, ECA2
    is_short = min(len(first.text), len(second.text)) <= _FEW
    have_one = is_short and is_shared and not set(first.fact.value).isdisjoint(second.fact.value)
    return not (have_one or is_slip(first.fact, second.fact, grammars, is_shared=is_shared))


def _figures(code: Placed) -> list[str]:
    return re.findall(r"\d", code.fact.value)


def have_letters_of_their_own(first: Fact, second: Fact) -> bool:
    """Tell whether two codes of a few letters have the same figures: each language has its own letters."""
    letters = [re.sub(r"[^A-Za-z]", "", fact.value) for fact in (first, second)]
    figures = [re.sub(r"[A-Za-z]", "", fact.value) for fact in (first, second)]
    are_few = max(map(len, letters)) <= _FEW and len(letters[0]) != len(letters[1])
    are_initials = min(map(len, letters)) >= _FEW and max(map(len, letters)) <= _LONG
    return figures[0] == figures[1] and (are_few or (are_initials and figures[0] != ""))


def is_introduced(acronym: str, text: str) -> bool:
    """Tell whether a text has an acronym in brackets, behind what it stands for."""
    return f"({acronym.rstrip('.')}" in folded(text)


def abbreviates(code: str, text: str, other: str) -> bool:
    """Tell whether a code is a formula, or the initials of a name with a figure (`BPM6`), which a language has of its own.

    Of such initials the text has brackets around them, or the other text has the figure behind other capitals (`РПБ6`).
    """
    if _FORMULA.fullmatch(code) or code in other.translate(LOOK_ALIKES):
        return True
    lettered = _LETTERED.fullmatch(code)
    if lettered is not None and re.search(rf"(?<![\w.,/-]){lettered[1]}(?![\w/-]|[.,]\d)", other):
        return True
    match = _NUMBERED.fullmatch(code)
    is_met = match is not None and re.search(rf"[^\W\d_a-z]{{3,}}-?{match[1]}(?!\d)", other)
    return match is not None and (f"({code})" in text or bool(is_met))
