"""Names that both languages write alike: places and persons, learnt from the document itself.

A capitalised word is a shared name when it stands in both texts of most pairs it stands in, and never
without its capital.  So `Piura` is compared, and `Commission`, which French also writes small, is not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hexapla.concordance.countries import are_listed, is_of_country, without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, folded, plain_letters, starts_sentence
from hexapla.concordance.result import Item, Level, Pair, in_one_text

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 3
_FEWEST_PAIRS = 2
_SHARE = 0.75
_MEANT = 3
"""In so many units after a name, a pronoun may stand for it."""

Names = dict[str, tuple[int, int]]
"""The capitalised words of a text by their folded letters, with the place of the first."""


@dataclass(frozen=True)
class _Reading:
    names: tuple[Names, Names]


def shared_names(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield names that stand in one text of a paragraph only."""
    small = {plain_letters(word) for each in grammars for word in each.common_words}
    small |= _small(pairs, 0) | _small(pairs, 1)
    readings = {
        pair.id: _Reading((_names(pair.texts[0], grammars[0], small), _names(pair.texts[1], grammars[1], small)))
        for pair in pairs
        if None not in pair.texts
    }
    paragraphs = _by_paragraph(pairs, readings)
    known = _shared(paragraphs)
    recent: list[_Reading] = []
    for pair in pairs:
        if pair.id in readings:
            yield from _missing(pair, readings[pair.id], paragraphs[pair.together], (known, recent), grammars)
            recent = [*recent[1 - _MEANT :], readings[pair.id]]


def _missing(
    pair: Pair,
    reading: _Reading,
    paragraph: _Reading,
    names: tuple[set[str], Sequence[_Reading]],
    grammars: tuple[Grammar, Grammar],
) -> Iterator[Item]:
    """Yield the shared names of one text alone; one that was named just before may be a pronoun, outside of a list."""
    known, recent = names
    for side, other in ((0, 1), (1, 0)):
        for name, span in reading.names[side].items():
            if name not in known or name in paragraph.names[other]:
                continue
            source = pair.texts[side] or ""
            if name in bare_letters(pair.texts[other] or ""):
                continue  # a part of another word: Wikimedia-funded
            words = _WORD.finditer(folded(source))
            both = [word.span() for word in words if plain_letters(word[0]) in reading.names[other]]
            is_meant = any(name in each.names[other] for each in recent)
            is_meant = is_meant and not any(are_listed(source, span, where, grammars[side]) for where in both)
            texts, spans = in_one_text(side, source[slice(*span)], span)
            rule = f"only in the {grammars[side].name} text"
            level = Level.STYLE if is_meant else Level.LOOK
            yield Item(pair.id, pair.paragraph, "name", texts, level, rule, spans)


def names_in_two_forms(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield a style item for each name that one language writes with an accent here and without it there."""
    for side in (0, 1):
        small = small_words(pairs)
        places: dict[str, dict[str, list[tuple[Pair, tuple[int, int]]]]] = defaultdict(lambda: defaultdict(list))
        for pair in pairs:
            for match in _WORD.finditer(folded(pair.texts[side] or "")):
                key = plain_letters(match[0])
                if match[0].istitle() and key not in small and not is_of_country(key, grammars[side].code):
                    places[key][match[0]].append((pair, match.span()))
        for forms in places.values():
            if len(forms) > 1:
                rare, usual = sorted(forms, key=lambda form: len(forms[form]))[:2]
                pair, span = forms[rare][0]
                texts, spans = in_one_text(side, rare, span)
                rule = f"the {grammars[side].name} text also writes “{usual}”"
                yield Item(pair.id, pair.paragraph, "name", texts, Level.STYLE, rule, spans)


def facing(item: Item, others: Sequence[Item]) -> Item:
    """Return an item of a name that one text has alone as a look, where one of others stands against it."""
    side = item.texts[0] is None
    is_met = any(other.pair == item.pair and (other.texts[0] is None) != side for other in others)
    return replace(item, level=Level.LOOK) if is_met else item


def _by_paragraph(pairs: Sequence[Pair], readings: dict[str, _Reading]) -> dict[str, _Reading]:
    names: dict[str, tuple[Names, Names]] = defaultdict(lambda: ({}, {}))
    for pair in pairs:
        if pair.id in readings:
            for side in (0, 1):
                names[pair.together][side].update(readings[pair.id].names[side])
    return {paragraph: _Reading(found) for paragraph, found in names.items()}


def _shared(paragraphs: dict[str, _Reading]) -> set[str]:
    both: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for reading in paragraphs.values():
        first, second = reading.names[0].keys(), reading.names[1].keys()
        both.update(first & second)
        either.update(first | second)
    return {name for name, count in both.items() if count >= _FEWEST_PAIRS and count / either[name] >= _SHARE}


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
    return frozenset().union(*(_small_words(text) for pair in pairs for text in pair.texts if text))


@lru_cache(maxsize=20_000)
def _small_words(text: str) -> frozenset[str]:
    return frozenset(plain_letters(word) for word in _WORD.findall(folded(text)) if word[0].islower())
