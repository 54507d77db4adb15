"""A bound that one text sets with a no, and the other turns round: `shall not exceed 15`, *doit dépasser 15*."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hexapla.concordance.denials import bounds, without_answered
from hexapla.concordance.lengths import has_as_many_sentences
from hexapla.concordance.letters import folded
from hexapla.concordance.patterns import any_pattern
from hexapla.concordance.polarity import Grammars, Sentence, no_in_one_text
from hexapla.concordance.result import Item, Pair
from hexapla.data_files import data_file


def lost_bounds(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each sentence that says *no more than*, where the other says *more than* and has no word that could deny."""
    codes = (grammars[0].code, grammars[1].code)
    for n, texts in sentences:
        plain = (folded(texts[0]), folded(texts[1]))
        for side in (0, 1):
            other = grammars[1 - side]
            own_bound = bounds(codes[side]).search(plain[side])
            if own_bound is None or not grammars[side].polarity.denies.search(own_bound[0]):
                continue
            if not has_as_many_sentences(pairs[n], grammars):
                continue
            said = plain[1 - side]
            is_more = _exceeds("exceeds", other.code).search(said) and not bounds(other.code).search(said)
            bare = without_answered(plain, codes)[1 - side]
            may_deny = other.polarity.may_deny.search(other.polarity.harmless.sub(" ", bare))
            if is_more and not may_deny and not _exceeds("exceeds_otherwise", other.code).search(said):
                rule = f"the {grammars[side].name} sentence says no, the {other.name} one has no word that could"
                yield no_in_one_text(pairs[n], side, texts[side], own_bound.span(), rule)
                break


@cache
def _exceeds(table: str, code: str) -> re.Pattern[str]:
    return any_pattern(data_file("concordance/negations")[table][code])
