"""Brackets that one text of a pair leaves open, or closes without having opened any."""

import re
from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair, in_one_text

_MARK = re.compile(r"[()]")
_ENUMERATOR = re.compile(r"(?<![^\W_(])(?:[^\W_]{1,2}|[ivxIVX]{1,5}|\d{1,3}) ?\)")
"""`a)`, `iv )`: may close nothing."""


def brackets_left_open(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each pair of which one text has a bracket alone; where both have, it is no slip of one."""
    for pair in pairs:
        places = [open_brackets(folded(text or "")) for text in pair.texts]
        if not pair.is_whole or bool(places[0]) == bool(places[1]):
            continue
        side = 0 if places[0] else 1
        span = (places[side][0], places[side][0] + 1)
        quoted, spans = in_one_text(side, (pair.texts[side] or "")[slice(*span)], span)
        rule = f"a bracket of the {grammars[side].name} text is left open"
        yield Item(pair.id, pair.paragraph, "bracket", quoted, Level.LOOK, rule, spans)


def open_brackets(text: str) -> list[int]:
    """Return where a folded text has brackets that nothing closes or opens, but for those of enumerators."""
    opened: list[int] = []
    closing: list[int] = []
    for mark in _MARK.finditer(text):
        if mark[0] == "(":
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            closing.append(mark.start())
    ends = {match.end() - 1 for match in _ENUMERATOR.finditer(text)}
    return [*opened, *(n for n in closing if n not in ends and len(closing) > len(ends))]
