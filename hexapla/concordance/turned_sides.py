"""A sentence that speaks or votes against something where its counterpart is for it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hexapla.concordance.letters import folded
from hexapla.concordance.patterns import any_pattern
from hexapla.concordance.polarity import Grammars, Sentence, no_in_one_text
from hexapla.concordance.result import Item, Pair
from hexapla.data_files import data_file


def turned_sides(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each sentence that decides against (`recommended against the abolition`) where no word of the other could.

    What may be against something is more than what decides so: `contre`, and all that denies.
    """
    for n, texts in sentences:
        plain = [folded(text) for text in texts]
        for side in (0, 1):
            own, other = grammars[side], grammars[1 - side]
            found = _decides(own.code).search(plain[side])
            if found is None or _against(other.code).search(plain[1 - side]):
                continue
            if not other.polarity.may_deny.search(other.polarity.harmless.sub(" ", plain[1 - side])):
                rule = f"the {own.name} sentence is against something, the {other.name} one has no word that could"
                yield no_in_one_text(pairs[n], side, texts[side], found.span(), rule)


@cache
def _decides(code: str) -> re.Pattern[str]:
    return any_pattern(data_file("concordance/negations")["decides_against"][code])


@cache
def _against(code: str) -> re.Pattern[str]:
    return any_pattern(data_file("concordance/negations")["against"][code])
