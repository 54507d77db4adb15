"""Titles of treaties that one text gives in full and the other in short: `the Convention`, *la Convention contre la torture*."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair
from hexapla.data_files import data_file


def titles_in_short(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield a style item for each unit of which one text gives a title in full, and the other none but a short one."""
    for pair in pairs:
        texts = [folded(text or "") for text in pair.texts]
        full = [_title("full", rules.code).search(text) for text, rules in zip(texts, grammars, strict=True)]
        if not pair.is_whole or (full[0] is None) == (full[1] is None):
            continue
        side = 0 if full[0] else 1
        short = [list(_title("short", rules.code).finditer(text)) for text, rules in zip(texts, grammars, strict=True)]
        if len(short[1 - side]) > len(short[side]):
            spans = [found.span() for found in (full[side] or short[1 - side][0], short[1 - side][0])]
            spans = spans if side == 0 else spans[::-1]
            quoted = [(text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)]
            rule = f"a title in full in the {grammars[side].name} text, in short in the {grammars[1 - side].name} one"
            yield Item(
                pair.id, pair.paragraph, "instrument", (quoted[0], quoted[1]), Level.STYLE, rule, (spans[0], spans[1])
            )


@cache
def _title(form: str, code: str) -> re.Pattern[str]:
    return re.compile(data_file("concordance/bodies")["titles"][form][code])
