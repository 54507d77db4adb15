"""Bodies and instruments called by another word in one place: `the Commission`, elsewhere *Commission*, here *Comité*."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.language_signs import written_onto
from hexapla.concordance.letters import folded
from hexapla.concordance.patterns import any_pattern
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
        small = _in_small_letters(pair.texts[1] or "", table, grammars[1].code)
        lone = [kind for kind in first if kind not in second], [kind for kind in second if kind not in first]
        if lone[0] and lone[1] and lone[0][0] not in small:
            kinds = (lone[0][0], lone[1][0])
            found.setdefault(kinds, []).append((pair, first[kinds[0]], second[kinds[1]]))
    for kinds, places in found.items():
        answered = sum(kinds[0] in first and kinds[0] in second for first, second in named)
        if len(places) == 1 and answered >= _FEWEST:
            pair, *spans = places[0]
            others = [each.texts[1] or "" for each in pairs if each is not pair]
            if _is_another(pair.texts[1] or "", spans[1], others, grammars[1].code):
                continue
            quoted = [(text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)]
            rule = f"elsewhere the {grammars[1].name} text has another word for this, {answered} times"
            yield Item(pair.id, pair.paragraph, "term", (quoted[0], quoted[1]), Level.LOOK, rule, (spans[0], spans[1]))


def _is_another(text: str, span: Span, others: Sequence[str], code: str) -> bool:
    """Tell whether a body has a name of its own behind its word (`Comité de Finanzas`) that no other text has."""
    name = _complement(code).match(folded(text), span[1])
    return name is not None and not any(name[0].casefold() in folded(other).casefold() for other in others)


@cache
def _complement(code: str) -> re.Pattern[str]:
    """Return what says behind the word of a body of which kind it is: ` des finances`."""
    words = data_file(f"concordance/{code}")["words"]["of"]
    return any_pattern(rf" {word}(?:(?<=')| (?:\w{{1,3}} )?)[^\W\d_]{{4,}}" for word in words)


@cache
def _small_kinds(table: str, code: str) -> Mapping[int, re.Pattern[str]]:
    return {kind: re.compile(pattern.pattern, re.IGNORECASE) for kind, pattern in kinds_of_body(table, code).items()}


def _in_small_letters(text: str, table: str, code: str) -> frozenset[int]:
    """Return the kinds of body that a text names, by a word of small letters too: `un tratado`."""
    return frozenset(kind for kind, pattern in _small_kinds(table, code).items() if pattern.search(folded(text)))


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
    before, behind = rf"(?<!\w){written_onto(code, 'body')}", r"\w{0,4}" if rules.stands_alone else r"\w{0,3}"
    if not rules.words.is_bounded:
        before, behind = "", ""
    return {
        n: re.compile("|".join(f"{before}{re.escape(word)}{behind}" for word in entry.split(" | ")[column].split("/")))
        for n, entry in enumerate(data[table])
    }
