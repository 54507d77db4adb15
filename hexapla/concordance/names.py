"""Names that both languages write alike: places and persons, learnt from the document itself.

A capitalised word is a shared name when it stands in both texts of most pairs it stands in, and never
without its capital.  So `Piura` is compared, and `Commission`, which French also writes small, is not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.concordance.countries import without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters, starts_sentence
from hexapla.concordance.result import Item, Level, Pair

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 3
_FEWEST_PAIRS = 2
_SHARE = 0.75

Names = dict[str, tuple[int, int]]
"""The capitalised words of a text by their folded letters, with the place of the first."""


@dataclass(frozen=True)
class _Reading:
    names: tuple[Names, Names]


def shared_names(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield names that stand in one text of a paragraph only, and spellings that differ all over."""
    small = {plain_letters(word) for each in grammars for word in each.common_words}
    small |= _small(pairs, 0) | _small(pairs, 1)
    readings = {
        pair.id: _Reading((_names(pair.texts[0], grammars[0], small), _names(pair.texts[1], grammars[1], small)))
        for pair in pairs
        if None not in pair.texts
    }
    paragraphs = _by_paragraph(pairs, readings)
    variants = list(_variants(paragraphs))
    yield from _variant_items(pairs, readings, variants)
    spelt = {spelling for variant in variants for spelling in variant[:2]}
    known = _shared(paragraphs) - spelt
    for pair in pairs:
        if pair.id in readings:
            yield from _missing(pair, readings[pair.id], paragraphs[pair.paragraph], known, grammars)


def _missing(
    pair: Pair, reading: _Reading, paragraph: _Reading, known: set[str], grammars: tuple[Grammar, Grammar]
) -> Iterator[Item]:
    for side, other in ((0, 1), (1, 0)):
        for name, span in reading.names[side].items():
            if name in known and name not in paragraph.names[other]:
                text = (pair.texts[side] or "")[slice(*span)]
                texts = (text, None) if side == 0 else (None, text)
                spans = (span, None) if side == 0 else (None, span)
                rule = f"only in the {grammars[side].name} text"
                yield Item(pair.id, pair.paragraph, "name", texts, Level.LOOK, rule, spans)


def _variant_items(
    pairs: Sequence[Pair], readings: dict[str, _Reading], variants: list[tuple[str, str, int]]
) -> Iterator[Item]:
    for first, second, count in variants:
        for pair in pairs:
            names = readings[pair.id].names if pair.id in readings else ({}, {})
            if first in names[0] and second in names[1]:
                spans = (names[0][first], names[1][second])
                texts = ((pair.texts[0] or "")[slice(*spans[0])], (pair.texts[1] or "")[slice(*spans[1])])
                rule = f"the spelling of a name differs, in {count} paragraphs"
                yield Item(pair.id, pair.paragraph, "name", texts, Level.LOOK, rule, spans)
                break


def _by_paragraph(pairs: Sequence[Pair], readings: dict[str, _Reading]) -> dict[str, _Reading]:
    names: dict[str, tuple[Names, Names]] = defaultdict(lambda: ({}, {}))
    for pair in pairs:
        if pair.id in readings:
            for side in (0, 1):
                names[pair.paragraph][side].update(readings[pair.id].names[side])
    return {paragraph: _Reading(found) for paragraph, found in names.items()}


def _shared(paragraphs: dict[str, _Reading]) -> set[str]:
    both: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for reading in paragraphs.values():
        first, second = reading.names[0].keys(), reading.names[1].keys()
        both.update(first & second)
        either.update(first | second)
    return {name for name, count in both.items() if count >= _FEWEST_PAIRS and count / either[name] >= _SHARE}


def _variants(paragraphs: dict[str, _Reading]) -> Iterator[tuple[str, str, int]]:
    """Yield two spellings, one letter apart, that answer each other and never stand together."""
    met: Counter[tuple[str, str]] = Counter()
    totals: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for reading in paragraphs.values():
        first, second = reading.names[0].keys(), reading.names[1].keys()
        totals[0].update(first)
        totals[1].update(second)
        met.update((a, b) for a in first - second for b in second - first if _one_letter_apart(a, b))
    for (first_name, second_name), count in sorted(met.items()):
        is_steady = count >= _SHARE * max(totals[0][first_name], totals[1][second_name])
        if count >= _FEWEST_PAIRS and is_steady:
            yield first_name, second_name, count


def _one_letter_apart(first: str, second: str) -> bool:
    """Tell whether two spellings differ in one letter inside; by the last, languages differ (Geneva, Genève)."""
    apart = [n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    return len(first) == len(second) and len(apart) == 1 and apart[0] < len(first) - 1


def _names(text: str | None, rules: Grammar, small: set[str]) -> Names:
    """Return the names of a text; countries are compared by themselves."""
    found: Names = {}
    for match in _WORD.finditer(without_countries(folded(text or ""), rules.code)):
        key = plain_letters(match[0])
        is_name = match[0][0].isupper() and not match[0].isupper() and len(key) >= _SHORTEST
        if is_name and key not in small and key not in found:
            found[key] = match.span()
    return found


def _small(pairs: Sequence[Pair], side: int) -> set[str]:
    """Return the words that are no names: written small somewhere, or seen only where sentences start."""
    small: set[str] = set()
    starts: set[str] = set()
    inside: set[str] = set()
    for pair in pairs:
        text = folded(pair.texts[side] or "")
        for match in _WORD.finditer(text):
            key = plain_letters(match[0])
            if not match[0][0].isupper():
                small.add(key)
            elif starts_sentence(text, match.start()):
                starts.add(key)
            else:
                inside.add(key)
    return small | (starts - inside)


def small_words(pairs: Sequence[Pair]) -> frozenset[str]:
    """Return the words that a document writes small somewhere."""
    texts = (folded(text or "") for pair in pairs for text in pair.texts)
    return frozenset(plain_letters(word) for text in texts for word in _WORD.findall(text) if word[0].islower())
