"""Names that one text writes in two ways a letter or two apart: *la Coordinatrice nationale*, *la Coordonnatrice nationale*."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, letters_apart, plain_letters
from hexapla.concordance.names import small_words
from hexapla.concordance.result import Item, Level, Pair, Place, in_one_text

_NAMED = re.compile(r"(?<!\w)(?=(\w{8,})((?: (?:\w')?\w+){3}))")
"""A word of a name, and three words that stand behind it."""
_SAME = 3
"""So many letters both forms share at either end: Northern is not Southern, and cases end otherwise."""
_MOST_APART = 2

Span = tuple[int, int]


def names_in_two_spellings(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield a style item for each name of which one text writes a word otherwise in one place, the words behind it alike.

    A word that stands somewhere in small letters is no name, and its neighbour in the dictionary is another word.
    """
    small = small_words(pairs)
    for side in (0, 1):
        found: dict[str, dict[str, list[tuple[Pair, Span]]]] = defaultdict(lambda: defaultdict(list))
        for pair in pairs:
            for match in _NAMED.finditer(folded(pair.texts[side] or "")):
                if match[1].istitle() and plain_letters(match[1]) not in small:
                    found[match[2].casefold()][match[1]].append((pair, match.span(1)))
        for forms in found.values():
            counts = Counter({form: len(places) for form, places in forms.items()})
            for usual, rare in combinations([form for form, _ in counts.most_common()], 2):
                if _is_respelt(plain_letters(usual), plain_letters(rare)):
                    pair, span = forms[rare][0]
                    texts, spans = in_one_text(side, (pair.texts[side] or "")[slice(*span)], span)
                    other, there = forms[usual][0]
                    place = Place(other.id, other.paragraph, in_one_text(side, usual, there)[1])
                    rule = f"the {grammars[side].name} text also writes “{usual}”"
                    yield Item(pair.id, pair.paragraph, "name", texts, Level.STYLE, rule, spans, places=(place,))


def _is_respelt(first: str, second: str) -> bool:
    is_framed = first[:_SAME] == second[:_SAME] and first[-_SAME:] == second[-_SAME:]
    return is_framed and 0 < letters_apart(first, second) <= _MOST_APART
