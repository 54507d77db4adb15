"""The one place that departs: a term that has another counterpart here than everywhere else in the document."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.memory import Texts
from hexapla.concordance.result import Item, LearntPair, Level, Pair
from hexapla.concordance.unanswered_names import is_common

Span = tuple[int, int]
Grammars = tuple[Grammar, Grammar]

_WORD = re.compile(r"[^\W\d_]{2,}")
_OFTEN, _RARELY = 4, 3
"""How often a term must be answered by another before a place without it departs; of so many places one may depart."""
_FEWEST_WORDS = 6
_BEGINNING = 4
_APART = 0.2
"""How far apart, in parts of a sentence, the two may stand to be one another's translation."""


def departures(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], memory: Sequence[LearntPair], grammars: Grammars
) -> Iterator[Item]:
    """Yield an item for a sentence that has a term, not what answers it throughout, but what answers another term there.

    `sentences` are aligned ones, each with the number of its pair.
    """
    terms = [each for each in memory if all(" " in term for term in each.terms)]
    for n, texts in sentences:
        plain = [folded(text).casefold() for text in texts]
        places = [(each, [_place(term, text) for term, text in zip(each.terms, plain, strict=True)]) for each in terms]
        found = [
            (learnt, other, side)
            for learnt, held in places
            for side in (0, 1)
            if held[side] is not None and held[1 - side] is None
            if (other := _in_its_place(learnt, held[side] or 0.0, side, places)) is not None
        ]
        for learnt, other, side in found:
            term = learnt.terms[side]
            if not any(each is not learnt and term in each.terms[side] for each, _, where in found if where == side):
                yield _departure(pairs[n], learnt, other, side, grammars)


def lone_terms(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], memory: Sequence[LearntPair], grammars: Grammars
) -> Iterator[Item]:
    """Yield an item for a sentence that has a term, where its paragraph has no word of what answers it nearly always.

    The name of an institution is looked for whole, and without what it is by its kind: `Bureau du Procureur`, `Procureur`.
    """
    plain = [(n, [folded(text) for text in texts]) for n, texts in sentences]
    institutions = [each for each in memory if each.is_mutual and _is_institution(each, grammars)]
    reported: set[int] = set()
    for learnt in (each for whole in institutions for each in (whole, _core(whole, grammars))):
        if not all(map(_is_telling, learnt.terms, grammars)):
            continue
        held = [(n, [_holds(text, term) for term, text in zip(learnt.terms, texts, strict=True)]) for n, texts in plain]
        alone = [(n, each.index(True)) for n, each in held if sum(each) == 1]
        answered = sum(all(each) for _, each in held)
        if answered < _OFTEN or len(alone) * _RARELY > answered:
            continue
        for n, side in alone:
            missing = _beginnings(learnt.terms[1 - side], grammars[1 - side])
            words = _beginnings(pairs[n].texts[1 - side] or "", grammars[1 - side])
            is_name = learnt.terms[side][0].isupper() and " " in learnt.terms[side]
            if n not in reported and is_name and missing and not missing & words:
                reported.add(n)
                yield _departure(pairs[n], learnt, None, side, grammars)


def _core(learnt: LearntPair, grammars: Grammars) -> LearntPair:
    """Return two terms without the words at their ends that say what kind of institution they name."""
    first, second = (_without_kind(term, rules) for term, rules in zip(learnt.terms, grammars, strict=True))
    return replace(learnt, terms=(first, second))


def _is_telling(term: str, rules: Grammar) -> bool:
    """Tell whether a term has a word that is no more usual for institutions than another."""
    return any(not is_common(word, rules) and word not in rules.function_words for word in term.split())


def _holds(text: str, term: str) -> bool:
    """Tell whether a text has a term: a name with its capitals, what is no name in any case."""
    return term in text if term[0].isupper() else term in text.casefold()


def _without_kind(term: str, rules: Grammar) -> str:
    words = term.split()
    if len(words) > 1 and is_common(words[0], rules):
        behind = (n for n, word in enumerate(words[1:], 1) if word not in rules.function_words)
        return " ".join(words[next(behind, 0) :])
    return " ".join(words[:-1]) if len(words) > 1 and is_common(words[-1], rules) else term


def _is_institution(learnt: LearntPair, grammars: Grammars) -> bool:
    """Tell whether two terms of several words name an institution, which no pronoun stands for as it does for a person."""
    words = [term.split() for term in learnt.terms]
    named = (is_common(word, rules) for own, rules in zip(words, grammars, strict=True) for word in own)
    return min(map(len, words)) > 1 and any(named)


def _beginnings(text: str, rules: Grammar) -> frozenset[str]:
    words = (word for word in _WORD.findall(folded(text).casefold()) if word not in rules.function_words)
    return frozenset(plain_letters(word)[:_BEGINNING] for word in words)


def _place(term: str, text: str) -> float | None:
    """Return how far into a text a term stands, from 0 to 1."""
    start = text.find(term.casefold())
    return start / len(text) if start >= 0 else None


def _in_its_place(
    learnt: LearntPair, at: float, side: int, places: Sequence[tuple[LearntPair, Sequence[float | None]]]
) -> str | None:
    """Return the counterpart of another term that stands where this one's does not."""
    for each, held in places:
        there = held[1 - side]
        if there is None or held[side] is not None or not each.is_mutual or abs(there - at) > _APART:
            continue
        words = [{word[:_BEGINNING] for word in plain_letters(pair.terms[side]).split()} for pair in (learnt, each)]
        if not words[0] & words[1]:
            return each.terms[1 - side]
    return None


def _departure(pair: Pair, learnt: LearntPair, other: str | None, side: int, grammars: Grammars) -> Item:
    spans: list[Span | None] = [None, None]
    for place, term in ((side, learnt.terms[side]), (1 - side, other)):
        if term is None:
            continue
        start = folded(pair.texts[place] or "").casefold().find(term.casefold())
        spans[place] = (start, start + len(term))
    first, second = ((text or "")[slice(*span)] if span else None for text, span in zip(pair.texts, spans, strict=True))
    usual = learnt.terms[1 - side]
    rule = f"elsewhere the {grammars[1 - side].name} text has “{usual}” for this, {learnt.count} times"
    return Item(pair.id, pair.paragraph, "term", (first, second), Level.LOOK, rule, (spans[0], spans[1]))


def sentences_in_two_ways(sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair]) -> Iterator[Item]:
    """Yield an item for each sentence that stands twice in the first text and is not twice the same in the second.

    `sentences` are aligned ones, each with the number of its pair.
    """
    ways: dict[str, list[tuple[int, Texts]]] = defaultdict(list)
    for n, texts in sentences:
        if len(texts[0].split()) >= _FEWEST_WORDS:
            ways[folded(texts[0]).strip().casefold()].append((n, texts))
    for several in ways.values():
        first = folded(several[0][1][1]).strip().casefold()
        other = next(((n, texts) for n, texts in several if folded(texts[1]).strip().casefold() != first), None)
        if other is not None:
            n, texts = other
            rule = f"the same sentence is translated in another way in {pairs[several[0][0]].id}"
            yield Item(pairs[n].id, pairs[n].paragraph, "sentence", texts, Level.STYLE, rule)
