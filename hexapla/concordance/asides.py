"""What stands in brackets in one text and has no counterpart in the other."""

import re
from collections.abc import Iterator, Sequence

from hexapla.concordance.countries import countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair, in_one_text

_BRACKET = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOSING = frozenset('"»”')
_LONG = 4
"""From this many words on, what stands in brackets is a part of the message."""
_RATIO = 1.5
_LONGEST_STATE = 10
"""How many words the name of a State has at most, with what stands beside it in brackets."""


def lone_brackets(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each pair where one text has more in brackets than the other.

    A long one asks for a look where the other text is too short to say the same without brackets; any other is style.
    """
    for pair in pairs:
        if None in pair.texts:
            continue
        texts = [folded(text or "") for text in pair.texts]
        found = [[match for match in _BRACKET.finditer(text) if _is_aside(match[1])] for text in texts]
        if len(found[0]) == len(found[1]):
            continue
        side = 0 if len(found[0]) > len(found[1]) else 1
        if found[1 - side]:
            continue  # which of them has no counterpart cannot be told
        if _is_named(found[side], pair.texts, side, grammars):
            continue
        longest = max(found[side], key=lambda match: len(match[0]))
        is_missing = _is_missing(texts, side, longest[0], grammars) and not _is_gloss(
            texts[side], longest, grammars[side]
        )
        yield _item(pair, longest, side, is_missing, grammars)


def _is_gloss(text: str, aside: re.Match[str], rules: Grammar) -> bool:
    """Tell whether an aside gives a term of the other language, or translates what is before it in quotes or such letters."""
    if rules.script is not None and not rules.script.search(aside[0]):
        return True
    before = text[: aside.start()].rstrip()[-1:]
    return before in _CLOSING or (rules.script is not None and before.isalpha() and before.isascii())


def _is_named(
    asides: Sequence[re.Match[str]], texts: tuple[str | None, str | None], side: int, grammars: tuple[Grammar, Grammar]
) -> bool:
    """Tell whether an aside is a State that the other text names without brackets."""
    others = countries(texts[1 - side] or "", grammars[1 - side].code)
    named = (countries(aside[0], grammars[side].code) for aside in asides if len(aside[0].split()) <= _LONGEST_STATE)
    return any(set(each) & set(others) for each in named)


def _item(pair: Pair, match: re.Match[str], side: int, is_missing: bool, grammars: tuple[Grammar, Grammar]) -> Item:
    texts, spans = in_one_text(side, (pair.texts[side] or "")[slice(*match.span())], match.span())
    rule = f"in brackets in the {grammars[side].name} text alone"
    level = Level.LOOK if is_missing else Level.STYLE
    return Item(pair.id, pair.paragraph, "bracket", texts, level, rule, spans)


def _is_aside(words: str) -> bool:
    """Tell whether brackets hold words: no reference, no marker, no acronym."""
    return any(not word.isupper() for word in _WORD.findall(words)) and not any(sign.isdigit() for sign in words)


def _is_missing(texts: Sequence[str], side: int, aside: str, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether the other text is as long as this one without the aside, and far too short for it with the aside."""
    if len(_WORD.findall(aside)) < _LONG:
        return False
    usual = grammars[1 - side].length / grammars[side].length
    expected = len(texts[side]) * usual
    return (
        expected > _RATIO * len(texts[1 - side])
        and (len(texts[side]) - len(aside)) * usual > len(texts[1 - side]) / _RATIO
    )
