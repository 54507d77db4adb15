"""What short texts say, as cells do: by a small lexicon of six languages, and by what stands beside them elsewhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from hexapla.concordance.grammar import grammar
from hexapla.concordance.letters import bare_letters
from hexapla.concordance.result import Pair
from hexapla.data_files import data_file

_WHOLE = 3
"""Up to so many letters a word takes no ending."""
_ENDING = 5
_LONGEST = 90
"""How many letters a text has at most that says one thing."""
_OFTEN = 2

Meanings = tuple[frozenset[str], frozenset[str]]
"""What the two texts of a pair say, by keys."""

_NOTHING: Meanings = (frozenset(), frozenset())


def meanings(pair: Pair, languages: tuple[str, str], usual: Mapping[str, Meanings]) -> Meanings:
    """Return what the short texts of a pair say; `usual` are the keys of texts that answer each other elsewhere."""
    bare = [bare_letters(text or "").strip() for text in pair.texts]
    first, second = (
        usual.get(text, _NOTHING)[side] | _said(text, code) if len(text) <= _LONGEST else frozenset()
        for side, (text, code) in enumerate(zip(bare, languages, strict=True))
    )
    return first, second


def usual_answers(pairs: Sequence[Pair]) -> dict[str, Meanings]:
    """Return the keys of the texts that answer each other twice at least in the cells of a document."""
    texts = (tuple(bare_letters(text or "").strip() for text in pair.texts) for pair in pairs if pair.kind == "cell")
    answers: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for (first, second), count in Counter(texts).items():
        if count >= _OFTEN and first and second:
            answers[first][0].add(f"{first} = {second}")
            answers[second][1].add(f"{first} = {second}")
    return {text: (frozenset(first), frozenset(second)) for text, (first, second) in answers.items()}


@lru_cache(maxsize=20_000)
def _said(bare: str, code: str) -> frozenset[str]:
    words, keys = _lexicon(code)
    return frozenset(key for match in words.finditer(bare) for key in keys[match[1]])


@cache
def _lexicon(code: str) -> tuple[re.Pattern[str], dict[str, set[str]]]:
    """Return a pattern for the words of the lexicon, the longest first, and what each says."""
    keys: dict[str, set[str]] = defaultdict(set)
    for key, forms in data_file("concordance/lexicon").items():
        for word in forms[code]:
            keys[bare_letters(word)].add(key)
    words, rules = sorted(keys, key=lambda word: (-len(word), word)), grammar(code).words
    if not rules.is_bounded:
        return re.compile(f"({'|'.join(map(re.escape, words))})"), keys
    particles = data_file(f"concordance/{code}").get("particles", "")
    whole = [rf"{re.escape(word)}(?!\w)" for word in words if len(word) <= _WHOLE]
    begun = [rf"{re.escape(word)}(?=\w{{0,{_ENDING}}}(?!\w))" for word in words if len(word) > _WHOLE]
    return re.compile(rf"(?<!\w){particles}({'|'.join((*begun, *whole))})"), keys
