"""Definitions that each language has in the order of its own alphabet: what one text lacks here stands in another of them."""

import re
from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.patterns import any_pattern
from hexapla.concordance.result import Pair
from hexapla.data_files import data_file

_FIRST = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"«“”„‘'] ?(?P<term>[^\W\d_]+)")
_OPENING, _UNSORTED = 24, "\u4e00"
"""In so many letters a definition begins to quote its term."""
_LETTERS = 5
"""By so many letters of its first word a unit has its place: more and less (`surface`, `surfaces`) are sorted as one."""
_FEWEST = 4
"""So many units at least begin with other letters: fewer stand in order by chance."""
_HEAD, _MOST = 80, 0.75
"""In so many letters a definition says what it is, and how much of the units are definitions."""

_Keys = tuple[str | None, str | None]


def in_order_of_alphabets(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[range]:
    """Yield the places of neighbouring units of one parent that both languages sort; none of them is one language's alone."""
    runs: dict[str, list[tuple[int, _Keys]]] = {}
    for place, pair in enumerate(pairs):
        parent, keys = pair.id.rpartition("__")[0], _keys(pair, grammars)
        run = runs.setdefault(parent, [])
        if "" in keys or not all(_follows(run, keys[side], side) for side in (0, 1)):
            yield from _whole(run, pairs, grammars)
            run.clear()
        if "" not in keys:
            run.append((place, keys))
    for run in runs.values():
        yield from _whole(run, pairs, grammars)


def _keys(pair: Pair, grammars: tuple[Grammar, Grammar]) -> _Keys:
    first, second = (_key(text, rules) for text, rules in zip(pair.texts, grammars, strict=True))
    return first, second


def _key(text: str | None, rules: Grammar) -> str | None:
    """Return what a text is sorted by: the term that it quotes near its beginning (`Le terme « salaire » désigne`), its first word.

    Nothing where it begins with no word, None where there is no text; signs that make no alphabet are all one.
    """
    if text is None:
        return None
    plain = folded(text)
    quoted = _QUOTED.search(plain[:_OPENING])
    first = quoted or _FIRST.match(plain)
    if first is None:
        return ""
    word = plain_letters(first["term"] if quoted else first[0]).removeprefix(rules.the)
    return word[:_LETTERS] if rules.words.is_bounded else _UNSORTED


def _follows(run: Sequence[tuple[int, _Keys]], key: str | None, side: int) -> bool:
    before = (keys[side] for _, keys in reversed(run))
    last = next((each for each in before if each is not None), "")
    return key is None or key >= last


def _whole(
    run: Sequence[tuple[int, _Keys]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> Iterator[range]:
    """Yield the stretch of a run of definitions, if as many units of it, and of what is in them, are in each language."""
    begun = [{keys[side] for _, keys in run if keys[side] is not None} for side in (0, 1)]
    begun = [
        keys if rules.words.is_bounded else begun[1 - n]
        for n, (keys, rules) in enumerate(zip(begun, grammars, strict=True))
    ]
    if min(map(len, begun)) < _FEWEST:
        return
    texts = [[text for n, _ in run if (text := pairs[n].texts[side])] for side in (0, 1)]
    stretch = range(run[0][0], run[-1][0] + 1)
    has_as_many = len({sum(pairs[n].texts[side] is not None for n in stretch) for side in (0, 1)}) == 1
    if has_as_many and any(_are_definitions(*each) for each in zip(texts, grammars, strict=True)):
        yield stretch


def _are_definitions(texts: Sequence[str], rules: Grammar) -> bool:
    """Tell whether most of some texts say near their beginning what a term means."""
    defining = any_pattern(data_file(f"concordance/{rules.code}")["words"].get("defining", ()))
    return sum(defining.search(folded(text)[:_HEAD]) is not None for text in texts) >= _MOST * len(texts)
