"""Bodies and instruments called by another word in one place: `the Commission`, elsewhere *Commission*, here *Comité*."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair
from hexapla.data_files import data_file

_FEWEST = 2
"""In so many units a body is called by its own word before another word is a look."""

Span = tuple[int, int]
Named = Mapping[int, Span]
"""Which kinds of body a text names, and where first."""


def misnamed_bodies(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for the one unit whose texts name bodies, or instruments, of two kinds, each without the other's."""
    for table in ("bodies", "instruments"):
        yield from _misnamed(table, [pair for pair in pairs if pair.is_whole], grammars)


def _misnamed(table: str, pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    named = [[_named(pair.texts[side] or "", table, grammars[side].code) for side in (0, 1)] for pair in pairs]
    found: dict[tuple[int, int], list[tuple[Pair, Span, Span]]] = {}
    for pair, (first, second) in zip(pairs, named, strict=True):
        lone = [kind for kind in first if kind not in second], [kind for kind in second if kind not in first]
        if lone[0] and lone[1]:
            kinds = (lone[0][0], lone[1][0])
            found.setdefault(kinds, []).append((pair, first[kinds[0]], second[kinds[1]]))
    for kinds, places in found.items():
        answered = sum(kinds[0] in first and kinds[0] in second for first, second in named)
        if len(places) == 1 and answered >= _FEWEST:
            pair, *spans = places[0]
            quoted = [(text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)]
            rule = f"elsewhere the {grammars[1].name} text has another word for this, {answered} times"
            yield Item(pair.id, pair.paragraph, "term", (quoted[0], quoted[1]), Level.LOOK, rule, (spans[0], spans[1]))


def is_named_in_short(text: str, code: str) -> bool:
    """Tell whether a text has the word of a body or an office, which may be one by its short name: `the Mission`."""
    kinds = (*kinds_of_body("bodies", code).values(), *kinds_of_body("offices", code).values())
    return any(kind.search(folded(text)) for kind in kinds)


def _named(text: str, table: str, code: str) -> Named:
    """Return the kinds of body that a text names with a capital, where there are such; a word may be of several."""
    matches = ((kind, pattern.search(folded(text))) for kind, pattern in kinds_of_body(table, code).items())
    return {kind: match.span() for kind, match in matches if match is not None}


@cache
def kinds_of_body(table: str, code: str) -> Mapping[int, re.Pattern[str]]:
    """Return a pattern for what each row of a table is called in a language."""
    data, rules = data_file("concordance/bodies"), grammar(code)
    column = data["languages"].index(code)
    before, behind = (
        (r"(?<!\w)", r"\w{0,4}") if rules.stands_alone else (r"(?<!\w)(?:[وفبكل]{0,2}ال|لل|[وفبكل]?)", r"\w{0,3}")
    )
    if not rules.words.is_bounded:
        before, behind = "", ""
    return {
        n: re.compile("|".join(f"{before}{re.escape(word)}{behind}" for word in entry.split(" | ")[column].split("/")))
        for n, entry in enumerate(data[table])
    }
