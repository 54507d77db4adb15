"""The one place that departs: a term that has another counterpart here than everywhere else in the document."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import accumulate

from hexapla.concordance.bodies import kinds_of_body
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.institutions import names_the_organization
from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.memory import Texts
from hexapla.concordance.ordinary_words import is_common
from hexapla.concordance.renamed_terms import is_taken_over
from hexapla.concordance.repetitions import has_strange_name
from hexapla.concordance.result import Item, LearntPair, Level, Pair
from hexapla.data_files import data_file

Span = tuple[int, int]
Grammars = tuple[Grammar, Grammar]

_WORD = re.compile(r"[^\W\d_]{2,}")
_OFTEN, _RARELY = 3, 3
"""How often a term must be answered by another before a place without it departs; of so many places one may depart."""
_MEANT, _ITEMS = 3, 20
"""In so many units after a term a pronoun may stand for it, in so many items below a text that names it."""
_FEWEST_WORDS = 6
_END = "\0"
_BEGINNING = 4
_STEM, _SIGNS = 5, 2
"""How many letters of a word, and how many signs, tell it from another."""
_BESIDE = 20
"""In so many letters around the name of the Organization an organ or an instrument has its word."""
_APART = 0.2
"""How far apart, in parts of a sentence, the two may stand to be one another's translation."""


def departures(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], memory: Sequence[LearntPair], grammars: Grammars
) -> Iterator[Item]:
    """Yield an item for a sentence that has a term, not what answers it throughout, but what answers another term there.

    `sentences` are aligned ones, each with the number of its pair.
    """
    terms = [each for each in memory if all(" " in term for term in each.terms) and each.count > _OFTEN]
    sides = [_Texts([folded(texts[side]).casefold() for _, texts in sentences]) for side in (0, 1)]
    held: dict[int, list[tuple[LearntPair, list[float | None]]]] = defaultdict(list)
    for each in terms:
        at = [side.places(term.casefold()) for side, term in zip(sides, each.terms, strict=True)]
        for place in at[0].keys() | at[1].keys():
            held[place].append((each, [at[0].get(place), at[1].get(place)]))
    for place, (n, _) in enumerate(sentences):
        places = held[place]
        found = [
            (learnt, other, side)
            for learnt, at in places
            for side in (0, 1)
            if at[side] is not None and at[1 - side] is None
            if not _is_inflected(learnt.terms[1 - side], pairs[n].texts[1 - side] or "", grammars[1 - side])
            if (other := _in_its_place(learnt, at[side] or 0.0, side, places)) is not None
        ]
        for learnt, other, side in found:
            term = learnt.terms[side]
            if not any(each is not learnt and term in each.terms[side] for each, _, where in found if where == side):
                yield _departure(pairs[n], learnt, other, side, grammars)


class _Texts:
    """The texts of a side in one row, so that all that have a term are found by one search."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole = _END.join(texts)
        self._ends = list(accumulate(len(text) + 1 for text in texts))

    def places(self, term: str) -> dict[int, float]:
        """Return the numbers of the texts that have a term, and how far into each it first stands, from 0 to 1."""
        found: dict[int, float] = {}
        start = self._whole.find(term)
        while start >= 0:
            number = bisect_right(self._ends, start)
            begins, end = self._ends[number - 1] if number else 0, self._ends[number]
            found[number] = (start - begins) / (end - begins - 1)
            start = self._whole.find(term, end)
        return found


def lone_terms(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], memory: Sequence[LearntPair], grammars: Grammars
) -> Iterator[Item]:
    """Yield an item for a sentence that has a term, where its paragraph has no word of what answers it nearly always.

    The name of an institution is looked for whole, and without what it is by its kind: `Bureau du Procureur`, `Procureur`.
    """
    plain = [[folded(texts[side]) for _, texts in sentences] for side in (0, 1)]
    sides = [(_Texts(texts), _Texts([text.casefold() for text in texts])) for texts in plain]
    institutions = [each for each in memory if each.is_mutual and _is_institution(each, grammars)]
    reported: set[int] = set()
    for learnt in (each for whole in institutions for each in (whole, _core(whole, grammars))):
        is_telling = all(map(_is_telling, learnt.terms, grammars))
        if not is_telling and learnt not in institutions:
            continue
        held = [_holding(side, term) for side, term in zip(sides, learnt.terms, strict=True)]
        answered, alone = len(held[0] & held[1]), sorted(held[0] ^ held[1])
        if answered < _OFTEN or len(alone) * _RARELY > answered:
            continue
        for n, side in ((sentences[place][0], int(place in held[1])) for place in alone):
            missing = _beginnings(learnt.terms[1 - side], grammars[1 - side])
            words = _beginnings(pairs[n].texts[1 - side] or "", grammars[1 - side])
            is_name = any(term[0].isupper() and " " in term for term in learnt.terms)
            is_name = is_name and not any(term[0].islower() for term in learnt.terms)
            is_name = is_name and (is_telling or side == 0)  # the second text may name what the first says otherwise
            if pairs[n].kind == "heading" or _is_meant(learnt.terms[1 - side], n, 1 - side, pairs):
                continue  # a heading one language words more fully; a pronoun stands for what was named just before
            if _is_organization(learnt, pairs[n].texts[1 - side] or "", side, grammars):
                continue
            if _is_of_organ(learnt, pairs[n].texts, side, grammars):
                continue
            if is_taken_over(learnt.terms[side], learnt.terms[1 - side], pairs[n].texts[1 - side] or ""):
                continue
            if n not in reported and is_name and missing and not missing & words:
                reported.add(n)
                yield _departure(pairs[n], learnt, None, side, grammars)


def _is_meant(term: str, number: int, side: int, pairs: Sequence[Pair]) -> bool:
    """Tell whether a text, which names nothing else, follows one of its paragraph that has a term."""
    pair = pairs[number]
    near = pairs[max(0, number - (_ITEMS if pair.kind == "item" else _MEANT)) : number]
    before = (each.texts[side] or "" for each in near if each.together == pair.together)
    first, second = (text or "" for text in (pair.texts if side == 0 else pair.texts[::-1]))
    return any(term in text for text in before) and (pair.kind == "item" or not has_strange_name(first, second))


def _is_organization(learnt: LearntPair, text: str, side: int, grammars: Grammars) -> bool:
    """Tell whether a term names the United Nations, which the other text calls by another of its names: `la Organización`."""
    codes = (grammars[side].code, grammars[1 - side].code)
    return names_the_organization(learnt.terms[side], folded(text), codes)


def _is_of_organ(learnt: LearntPair, texts: tuple[str | None, str | None], side: int, grammars: Grammars) -> bool:
    """Tell whether a term names the United Nations beside an organ that the other text names in short: `la Asamblea General`."""
    own, other = grammars[side].code, grammars[1 - side].code
    plain = [folded(text or "") for text in texts]
    if data_file("concordance/institutions")["organization"][own][0] not in learnt.terms[side]:
        return False
    start = plain[side].find(learnt.terms[side])
    beside = plain[side][max(0, start - _BESIDE) : start + len(learnt.terms[side]) + _BESIDE]
    both = ((kinds_of_body(table, own), kinds_of_body(table, other)) for table in ("bodies", "instruments"))
    return any(
        kind.search(beside) and others[n].search(plain[1 - side]) for kinds, others in both for n, kind in kinds.items()
    )


def _core(learnt: LearntPair, grammars: Grammars) -> LearntPair:
    """Return two terms without the words at their ends that say what kind of institution they name."""
    first, second = (_without_kind(term, rules) for term, rules in zip(learnt.terms, grammars, strict=True))
    return replace(learnt, terms=(first, second))


def _is_telling(term: str, rules: Grammar) -> bool:
    """Tell whether a term has a word that is no more usual for institutions than another."""
    return any(not is_common(word, rules) and word not in rules.function_words for word in term.split())


def _holding(side: tuple[_Texts, _Texts], term: str) -> AbstractSet[int]:
    """Return the texts that have a term: a name with its capitals, what is no name in any case."""
    as_written, in_any_case = side
    return (as_written if term[0].isupper() else in_any_case).places(term).keys()


def _without_kind(term: str, rules: Grammar) -> str:
    words = term.split()
    if len(words) > 1 and is_common(words[0], rules):
        behind = (n for n, word in enumerate(words[1:], 1) if word not in rules.function_words)
        return " ".join(words[next(behind, 0) :])
    return " ".join(words[:-1]) if len(words) > 1 and is_common(words[-1], rules) else term


def _is_institution(learnt: LearntPair, grammars: Grammars) -> bool:
    """Tell whether two terms of several words name an institution, which no pronoun stands for as it does for a person."""
    words = [(term.split(), rules) for term, rules in zip(learnt.terms, grammars, strict=True)]
    named = (is_common(word, rules) for own, rules in words for word in own)
    return all(len(own) > 1 or not rules.words.is_bounded for own, rules in words) and any(named)


def _beginnings(text: str, rules: Grammar) -> frozenset[str]:
    words = [word for word in _WORD.findall(folded(text).casefold()) if word not in rules.function_words]
    if not rules.words.is_bounded:
        return frozenset(word[n : n + _SIGNS] for word in words for n in range(len(word) - 1))
    return frozenset(plain_letters(word)[:_STEM] for word in words)


def _is_inflected(term: str, text: str, rules: Grammar) -> bool:
    """Tell whether a text has every word of a term, in whatever form: `Conférences d'amendement`."""
    return _beginnings(term, rules) <= _beginnings(text, rules)


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
