"""Words with a capital that name no person and no place: what institutions are called by, what titles write large."""

from functools import cache

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import plain_letters
from hexapla.data_files import data_file


def is_common(word: str, rules: Grammar) -> bool:
    """Tell whether a word names institutions and texts by their kind, in one or many: no name."""
    letters = plain_letters(word)
    return letters in rules.common_letters or letters.removesuffix("s") in rules.common_letters


def is_ordinary(word: str, rules: Grammar) -> bool:
    """Tell whether a word is common, or one of everyday that has its capital in titles alone: `Prior Informed Consent`."""
    return is_common(word, rules) or plain_letters(word) in _ordinary()


@cache
def _ordinary() -> frozenset[str]:
    """Return the words of titles in English, which texts in any language quote."""
    return frozenset(map(plain_letters, data_file("concordance/ordinary")["words"]))
