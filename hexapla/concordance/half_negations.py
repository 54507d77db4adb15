"""What is left of a no that was lost: `does permit` beside *ne permet pas*, `only … but also` beside *non seulement … mais aussi*."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hexapla.concordance.counted_negations import times_denied
from hexapla.concordance.letters import folded
from hexapla.concordance.patterns import any_pattern
from hexapla.concordance.polarity import Grammars, Sentence, no_in_one_text
from hexapla.concordance.result import Item, Pair
from hexapla.data_files import data_file


def half_negations(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each sentence with what stands beside a no, and without one, where its counterpart denies."""
    for n, texts in sentences:
        plain = [folded(text) for text in texts]
        for side in (0, 1):
            own, other = grammars[side].code, grammars[1 - side].code
            denied = _pattern("not_only", other).search(plain[1 - side])
            if denied is None or not _pattern("but_also", own).search(plain[side]):
                denied = grammars[1 - side].polarity.denies.search(plain[1 - side])
                is_half = denied is not None and _pattern("emphasis", own).search(plain[side])
                if not is_half or times_denied(plain[side], own) or not times_denied(plain[1 - side], other):
                    continue
            if denied is not None:
                rule = f"the {grammars[1 - side].name} sentence says no, the {grammars[side].name} one has no word that could"
                yield no_in_one_text(pairs[n], 1 - side, texts[1 - side], denied.span(), rule)
                break


@cache
def _pattern(table: str, code: str) -> re.Pattern[str]:
    return any_pattern(data_file("concordance/negations")[table].get(code, ()))
