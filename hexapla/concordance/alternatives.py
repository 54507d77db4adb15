"""Words of small sets, of which one is put for another: `monthly` for `annual`, `per acre` for `per hectare`, `triple` for `double`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.language_signs import written_onto
from hexapla.concordance.letters import folded
from hexapla.concordance.patterns import any_pattern
from hexapla.concordance.result import Item, Level, Pair
from hexapla.data_files import data_file

Span = tuple[int, int]
_RULES = {
    "unit": "the unit differs",
    "rate": "the unit differs",
    "multiple": "the value differs",
    "frequency": "the value differs",
    "interval": "the value differs",
    "half": "the value differs",
}
_GAP = r"\w{0,4}"
"""What a … of the data stands for."""


def exchanged_alternatives(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item where each text has a word of a set that the other has not: one word alone may be said otherwise."""
    for pair in pairs:
        if None in pair.texts:
            continue
        texts = (pair.texts[0] or "", pair.texts[1] or "")
        for table, rule in _RULES.items():
            named = [_named(folded(text), table, rules.code) for text, rules in zip(texts, grammars, strict=True)]
            lone = [sorted(span for n, span in named[side].items() if n not in named[1 - side]) for side in (0, 1)]
            if lone[0] and lone[1]:
                spans = (lone[0][0], lone[1][0])
                quoted = (texts[0][slice(*spans[0])], texts[1][slice(*spans[1])])
                yield Item(pair.id, pair.paragraph, "number", quoted, Level.LOOK, rule, spans)


def _named(text: str, table: str, code: str) -> Mapping[int, Span]:
    """Return which words of a set a text has, by row, each with its first place."""
    found: dict[int, Span] = {}
    for match in _pattern(table, code).finditer(text):
        if _counted(code).search(text, 0, match.end()):
            continue  # within a month, أسبوعين
        found.setdefault(int((match.lastgroup or "r0")[1:]), match.span())
    return found


@cache
def _counted(code: str) -> re.Pattern[str]:
    """Return a pattern for what only looks like a word of a set, and is a duration, up to its end."""
    return any_pattern(data_file("concordance/alternatives")["durations"].get(code, ()))


@cache
def _pattern(table: str, code: str) -> re.Pattern[str]:
    data, rules = data_file("concordance/alternatives"), grammar(code)
    column = data["languages"].index(code)
    words = [
        (word.strip(), n)
        for n, row in enumerate(data[table])
        for word in row.split("|")[column].split("/")
        if word.strip()
    ]
    edge = r"(?<![\w-])" if rules.stands_alone else rf"(?<![^\W\d_]){written_onto(code, 'alternative')}"
    before = edge if rules.words.is_bounded else ""
    behind = r"\w*" if rules.words.is_bounded else ""
    groups: dict[int, list[str]] = {}
    for word, n in sorted(words, key=lambda each: -len(each[0])):
        groups.setdefault(n, []).append(re.escape(word).replace("…", _GAP))
    rows = sorted(groups.items(), key=lambda row: -max(map(len, row[1])))
    return re.compile(
        f"{before}(?:{'|'.join(f'(?P<r{n}>' + '|'.join(forms) + ')' for n, forms in rows)}){behind}", re.IGNORECASE
    )
