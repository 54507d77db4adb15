"""Words that stand once, two letters exchanged in what the text, or its language, writes everywhere else: `Soical`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters, starts_sentence
from hexapla.concordance.result import Item, Level, Pair, in_one_text

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
_OFTEN = 2
_LATIN = re.compile(r"(?<![\w/.@-])[A-Za-zÀ-ÖØ-öø-ÿ]{5,}(?![\w@/])")
_ENDING, _LONG = 2, 9
_BESIDE = "two letters of the name seem to be exchanged"
_RULE = "two letters seem to be exchanged: elsewhere the {} text writes “{}”"


def exchanged_letters(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each word with a capital that no other place has, and that two letters make a usual one.

    And for each word in Latin letters that its own unit has in the other text with two neighbouring letters exchanged, wherever
    it stands and however it is written: words of two languages differ so at their ends alone (`centre`, `center`).
    """
    for side in (0, 1):
        if grammars[side].has_capitals:
            yield from _exchanged(pairs, side, grammars[side])
    for pair in pairs:
        yield from _exchanged_beside(pair) if pair.is_whole else ()


def _exchanged_beside(pair: Pair) -> Iterator[Item]:
    words = [{plain_letters(word[0]): word for word in _LATIN.finditer(folded(text or ""))} for text in pair.texts]
    for letters, word in words[0].items():
        if letters in words[1]:
            continue
        for each in _swapped(letters):
            other = words[1].get(each)
            if other is not None and each not in words[0] and not _is_of_language(word[0], each, letters):
                spans = (word.span(), other.span())
                quoted = ((pair.texts[0] or "")[slice(*spans[0])], (pair.texts[1] or "")[slice(*spans[1])])
                yield Item(pair.id, pair.paragraph, "name", quoted, Level.LOOK, _BESIDE, spans)


def _is_of_language(word: str, first: str, second: str) -> bool:
    """Tell whether languages may write two words so: `center` and `centre`, `interest` and `intérêts`, small words (`notre`, `norte`)."""
    same = 1 if not (first.endswith("s") or second.endswith("s")) else _ENDING + 1
    at = next(n for n, (one, other) in enumerate(zip(first, second, strict=True)) if one != other)
    is_small = word.islower() and len(word) < _LONG
    return first[-same:] != second[-same:] or {first[at], second[at]} == {"e", "r"} or is_small


def _exchanged(pairs: Sequence[Pair], side: int, rules: Grammar) -> Iterator[Item]:
    words = [list(_WORD.finditer(folded(pair.texts[side] or ""))) for pair in pairs]
    others = {plain_letters(word) for pair in pairs for word in _WORD.findall(folded(pair.texts[1 - side] or ""))}
    met = Counter(plain_letters(word[0]) for each in words for word in each)
    capitals = Counter(plain_letters(word[0]) for each in words for word in each if word[0].istitle())
    usual = rules.common_letters | {letters for letters, count in capitals.items() if count >= _OFTEN}
    for pair, found in zip(pairs, words, strict=True):
        for word in found if pair.is_whole else ():
            letters = plain_letters(word[0])
            is_alone = met[letters] == 1 and letters not in others and letters not in usual
            is_name = word[0].istitle() and not _is_first(folded(pair.texts[side] or ""), word.start())
            if not is_alone or len(letters) < _SHORTEST or not is_name:
                continue
            right = next((each for each in _swapped(letters) if each in usual), None)
            if right is not None:
                texts, spans = in_one_text(side, word[0], word.span())
                rule = _RULE.format(rules.name, right)
                yield Item(pair.id, pair.paragraph, "name", texts, Level.LOOK, rule, spans)


def _is_first(text: str, start: int) -> bool:
    """Tell whether a word starts a sentence or an entry, a colon before it."""
    return starts_sentence(text, start) or text[:start].rstrip().endswith(":")


def _swapped(letters: str) -> Iterator[str]:
    """Yield a word with two neighbouring letters exchanged."""
    for n in range(len(letters) - 1):
        if letters[n] != letters[n + 1]:
            yield letters[:n] + letters[n + 1] + letters[n] + letters[n + 2 :]
