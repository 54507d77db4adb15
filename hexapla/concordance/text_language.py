"""The language that a text is in, told by its script and by the words that hold its sentences together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|\([^()]*\)")
_SCRIPTS = {
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
}
_LATIN = ("en", "fr", "es")
_FEWEST = 2
_SHARE = 0.2
_TIMES = 3
_FEWEST_WORDS = 5
_SCRIPT_SHARE = 0.5


def units_in_another_language(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each text that is not in the language of its column; quotations, names and titles apart."""
    for pair in pairs:
        if None in pair.texts:
            continue
        texts = (pair.texts[0] or "", pair.texts[1] or "")
        is_copy = _letters(texts[0]) == _letters(texts[1])
        for side, rules in enumerate(grammars):
            found = language_of(texts[side], rules.code, fewest=1 if is_copy else _FEWEST)
            if found is not None:
                rule = f"the {rules.name} column has {grammar(found).name} text"
                spans = tuple((0, len(text)) if n == side else None for n, text in enumerate(texts))
                quoted = tuple(text if n == side else None for n, text in enumerate(texts))
                item = Item(pair.id, pair.paragraph, "language", (quoted[0], quoted[1]), Level.LOOK, rule)
                yield replace(item, spans=(spans[0], spans[1]))
                break


@lru_cache(maxsize=20_000)
def language_of(text: str, expected: str, fewest: int = _FEWEST) -> str | None:
    """Return the language that a text is in where it is plainly not the expected one, else None.

    `fewest` is how many words must tell: one will do for a text that stands in both columns.
    """
    bare = _QUOTED.sub(" ", folded(text))
    words = _WORD.findall(bare)
    small = [word for word in words if not word[0].isupper()]
    if (script := _script(bare)) is not None:
        return script if script != expected and len(words) >= _FEWEST else None
    if expected in _SCRIPTS:
        return max(_LATIN, key=lambda code: _telling(words, code, ())) if len(small) >= _FEWEST_WORDS else None
    rivals = [code for code in _LATIN if code != expected]
    code = max(rivals, key=lambda rival: _telling(words, rival, (expected,)))
    own, foreign = _telling(words, expected, (code,)), _telling(words, code, (expected,))
    is_clear = foreign >= fewest and foreign >= _SHARE * len(words) and foreign >= _TIMES * own
    return code if is_clear and len(small) >= _FEWEST else None


def _script(text: str) -> str | None:
    """Return the language of a script that stands by itself and makes most of the letters."""
    letters = sum(1 for sign in text if sign.isalpha())
    for code, pattern in _SCRIPTS.items():
        if letters and len(pattern.findall(text)) > _SCRIPT_SHARE * letters:
            return code
    return None


def _telling(words: Sequence[str], code: str, others: tuple[str, ...]) -> int:
    """Return how many of the words hold sentences together in a language, and in none of the others."""
    known = _telling_words(code, others)
    return sum(1 for word in words if word.casefold() in known)


@cache
def _telling_words(code: str, others: tuple[str, ...]) -> frozenset[str]:
    return grammar(code).function_words.difference(*(grammar(other).function_words for other in others))


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))
