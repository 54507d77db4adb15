"""The language that a text is in, told by its script and by the words that hold its sentences together."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from hexapla.catalogue import languages
from hexapla.concordance.countries import countries
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.language_signs import function_words, script_of
from hexapla.concordance.letters import bare_letters, folded
from hexapla.concordance.result import Item, Level, Pair

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|\"[^\"]*\"|(?:https? ?://|www\.)[!-~]*[\w/]|(?<![\w.+-])[\w.+-]+@[\w.-]+|\([^()]*\)|\[[^\[\]]*\]|\b(?:[a-z]\. ?){2,}|\b\d+(?:\.\w+)+|(?<!\w)@[\w-]+|'s\b",
    re.ASCII,
)
"""What is in the language of its column or not: quotations, asides, addresses, abbreviations (`n.d.`), numbers of points, a final 's."""
_WITH_ADDRESS = re.compile(r"[:,.(]? ?(?:https? ?://|www\.)[!-~]+\W*$", re.ASCII)
_TITLE = 12
"""So many words before an address are the name of what stands there, in the language that it is in."""
_FEWEST = 2
_SHARE = 0.2
_TIMES = 3
_FEWEST_WORDS = 5
_FEWEST_SIGNS = 4
_COPIED = 3
"""A text of so many words, most of them small, has two languages that write it differently."""
_SCRIPT_SHARE = 0.5
_CITED = re.compile(
    r"\b(?:vol|pp?|Nos?|UNTS|ISBN|ISSN|doi|https?)\b[.:]*[ /]?\d|\b\d+ UNTS\b|, (?:19|20)\d\d\.?$", re.IGNORECASE
)
"""What a citation has, which is given in the language of the work."""
_OF_A_JOURNAL = re.compile(r"\b(?:19|20)\d\d ?; ?\d+ ?: ?[a-z]?\d|\b\d+ ?\(\d+\) ?: ?[a-z]?\d{2}")
"""Volume, issue and page of an article: `2014; 8(4): 2122`."""
_OF_AN_AUTHOR = re.compile(r"(?:(?:[A-Z][\w.'/&-]*,?|and|et|of|for|the|&) ){1,30}\((?:19|20)\d\d[a-z]?\)[.,:]? [A-Z]")
"""An author and a year, with the title behind it: `EUROSTAT (2013). Flows of material`."""
_FORMULA = re.compile(r"\w[ ,]*= ?\w")
_OF_WORDS = re.compile(r"[^\W\d_A-Z]{4}")
_ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")


def units_in_another_language(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each text that is not in the language of its column; quotations, names and titles apart."""
    whole = [(pair, (pair.texts[0] or "", pair.texts[1] or "")) for pair in pairs if pair.is_whole]
    copies = {pair.id for pair, texts in whole if _letters(texts[0]) == _letters(texts[1])}
    seen = [
        frozenset(word for pair, texts in whole if pair.id not in copies for word in _words(texts[side]))
        for side in (0, 1)
    ]
    for pair, texts in whole:
        is_copy = pair.id in copies
        if any(_is_citation(text) for text in texts):
            continue
        codes = [language_of(text, g.code, 1 if is_copy else _FEWEST) for text, g in zip(texts, grammars, strict=True)]
        if is_copy and not any(codes):
            codes = [_of_other(texts[side], grammars, seen, side) for side in (0, 1)]
        is_third = is_copy and any(codes) and {*codes}.isdisjoint((grammars[0].code, grammars[1].code))  # quoted
        side = next((n for n in (0, 1) if codes[n] and not is_third), None)
        if side is not None:
            rule = f"the {grammars[side].name} column has {grammar(codes[side] or '').name} text"
            yield _item(pair, texts, side, rule)
        elif is_copy and not is_third and _is_prose(texts[0]):
            yield _item(pair, texts, 1, "both columns have the same text")


def _item(pair: Pair, texts: tuple[str, str], side: int, rule: str) -> Item:
    first, second = ((text, (0, len(text))) if n == side else (None, None) for n, text in enumerate(texts))
    spans = (first[1], second[1])
    return Item(pair.id, pair.paragraph, "language", (first[0], second[0]), Level.LOOK, rule, spans)


def _is_prose(text: str) -> bool:
    """Tell whether a text is made of words more than of names."""
    words = _WORD.findall(_QUOTED.sub(" ", folded(text)))
    small = [word for word in words if word[0].islower() and len(word) > _COPIED]
    return len(words) >= _COPIED and 2 * len(small) > len(words)


def _is_citation(text: str) -> bool:
    """Tell whether a text names a work by its author, volume, page or address, or is a formula, and is no sentence."""
    if _OF_A_JOURNAL.search(text) or _OF_AN_AUTHOR.match(text):
        return True
    if _FORMULA.search(text) and not _OF_WORDS.search(text):
        return True
    address = _WITH_ADDRESS.search(text)
    if address is not None and len(_WORD.findall(text[: address.start()])) <= _TITLE:
        return True
    words = [word for word in _WORD.findall(folded(text)) if len(word) > _COPIED]
    is_named = 2 * sum(word[0].isupper() for word in words) > len(words)
    return is_named and _CITED.search(text) is not None and _script(text) is None


def _of_other(text: str, grammars: tuple[Grammar, Grammar], seen: Sequence[frozenset[str]], side: int) -> str | None:
    """Return the language of the other column where a text that stands in both has words, or States, of it alone."""
    own, others, words = seen[side], seen[1 - side], _words(text)
    rules, other = grammars[side], grammars[1 - side]
    theirs = sum(1 for word in words if word in others and word not in own)
    are_two_scripts = (script_of(rules.code) is None) != (script_of(other.code) is None)
    is_told = theirs == len(words) and (are_two_scripts or _ACCENTED.search(text) is not None)  # else a word of both
    if theirs > 1 or (theirs and is_told):
        return None if any(word in own and word not in others for word in words) else other.code
    return other.code if countries(text, other.code) and not countries(text, rules.code) else None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_QUOTED.sub(" ", folded(text))) if len(word) > _COPIED]


@lru_cache(maxsize=20_000)
def language_of(text: str, expected: str, fewest: int = _FEWEST) -> str | None:
    """Return the language that a text is in where it is plainly not the expected one, else None.

    `fewest` is how many words must tell: one will do for a text that stands in both columns.
    """
    bare = _QUOTED.sub(" ", folded(text))
    words = _WORD.findall(bare)
    small = [word for word in words if not word[0].isupper()]
    if (script := _script(bare)) is not None:
        return script if script != expected and sum(map(len, words)) >= _FEWEST_SIGNS else None
    latin = [each.code for each in languages() if script_of(each.code) is None]
    if (own_script := script_of(expected)) is not None:
        small = [word for word in small if not own_script.search(word)]
        own_letters = len(own_script.findall(bare)) / grammar(expected).length
        is_foreign = len(small) >= _FEWEST_WORDS and sum(map(len, small)) > own_letters
        return max(latin, key=lambda code: _telling(words, code, ())) if is_foreign else None
    rivals = [code for code in latin if code != expected]
    code = max(rivals, key=lambda rival: _telling(words, rival, (expected,)))
    own, foreign = _telling(words, expected, (code,)), _telling(small, code, (expected,))
    is_clear = foreign >= fewest and foreign >= _SHARE * len(words) and foreign >= _TIMES * own
    return code if is_clear and len(small) >= _FEWEST else None


def _script(text: str) -> str | None:
    """Return the language of a script that stands by itself and makes most of the letters."""
    letters = sum(map(str.isalpha, text))
    for each in languages():
        script = script_of(each.code)
        if letters and script is not None and len(script.findall(text)) > _SCRIPT_SHARE * letters:
            return each.code
    return None


def _telling(words: Sequence[str], code: str, others: tuple[str, ...]) -> int:
    """Return how many of the words hold sentences together in a language, and in none of the others."""
    known = _telling_words(code, others)
    return sum(1 for word in words if word.casefold() in known)


@cache
def _telling_words(code: str, others: tuple[str, ...]) -> frozenset[str]:
    return function_words(code).difference(*map(function_words, others))


def _letters(text: str) -> str:
    return "".join(_WORD.findall(bare_letters(text)))
