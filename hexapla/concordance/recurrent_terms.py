"""Terms of several words that a document answers alike wherever they stand, but for one place.

A term is known by the beginnings of its words, so that its inflections are one; those of one sentence that stand in
the same sentences as it does answer it.  Where words are not written apart, any run of signs may be one.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from statistics import fmean

from hexapla.concordance.countries import without_countries
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.institutions import names_the_organization
from hexapla.concordance.letters import folded
from hexapla.concordance.memory import Texts
from hexapla.concordance.renamed_terms import GAP, SHORTEST, is_renamed, is_taken_over, uninflected, words_of_terms
from hexapla.concordance.result import Item, LearntPair, Level, Pair

Span = tuple[int, int]
Key = tuple[str, ...]
"""A term by the beginnings of its words."""

_FEWEST, _OFTEN = 2, 3
"""In so many sentences a term is answered before the one without its answer is a look; in fewer than often these sentences
must have little else in common."""
_MANY = 60
"""In a longer document more pairs of words meet by chance: for twice as many sentences a term must be answered once more."""
_RARELY = 0.1
"""How much of a term's places may be without its answer: one at least."""
_COMMONEST, _FEW = 0.4, 12
"""A term that stands in more of the sentences, and in more than a few, is answered by anything."""
_NEARLY = 0.15
"""How much less like the best answer another may be that still may answer."""
_APART = 0.35
"""How far apart, in parts of a sentence, a term and its answer may stand on the average."""
_WORDS, _SIGNS, _BETWEEN = 3, 5, 2
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_SHORTEST_RUN = 2
_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+")


@dataclass(frozen=True)
class _Terms:
    """The terms of a side: where each stands, by sentence, and those of each sentence."""

    at: Mapping[Key, Mapping[int, Span]]
    of: Mapping[int, Sequence[Key]]


def departing_terms(
    sentences: Sequence[tuple[int, Texts]],
    pairs: Sequence[Pair],
    memory: Sequence[LearntPair],
    grammars: tuple[Grammar, Grammar],
) -> Iterator[Item]:
    """Yield an item for each unit with a term of the first text of which no word stands in what always answers it elsewhere.

    `sentences` are aligned ones, each with the number of its pair.
    """
    document = _Document(sentences, pairs, grammars)
    found: dict[int, tuple[tuple[int, int], int, Span, Key]] = {}
    for key, places in document.own.at.items():
        if not (_FEWEST < len(places) <= document.most and (len(key) > 1 or not grammars[0].words.is_bounded)):
            continue
        rank = (len(places), len(key))
        for place, answer in document.departures(key):
            n = sentences[place][0]
            is_better = rank > found.get(n, ((0, 0),))[0]
            if is_better and not _is_of_a_shortened_name(key, pairs[n], memory, grammars):
                found[n] = (rank, place, places[place], answer)
    codes = (grammars[0].code, grammars[1].code)
    for n, (_, place, span, answer) in found.items():
        usual = _usual(sentences, document.other.at[answer])
        term = sentences[place][1][0][slice(*span)]
        other = pairs[n].texts[1] or ""
        if not is_taken_over(term, usual[0], other) and not names_the_organization(term, folded(other), codes):
            yield _item(pairs[n], sentences[place][1][0], span, usual, grammars)


class _Document:
    """The aligned sentences of a document and the terms of either side."""

    def __init__(
        self, sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
    ) -> None:
        self.sentences, self.pairs, self.grammars = sentences, pairs, grammars
        self.own, self.other = (_terms([texts[side] for _, texts in sentences], grammars[side]) for side in (0, 1))
        self.most = max(_FEW, _COMMONEST * len(sentences))
        self.doublings = max(0, math.ceil(math.log2(len(sentences) / _MANY))) if sentences else 0

    def departures(self, key: Key) -> Iterator[tuple[int, Key]]:
        """Yield the sentences with a term that have no word of its answer, or another head, each with the answer.

        Headings are left out, which one language words more fully.
        """
        places = self.own.at[key]
        answers = _answers(places, self.other)
        for answer in answers:
            alone = places.keys() - self.other.at[answer].keys()
            if not alone or len(alone) > max(1, _RARELY * len(places)):
                continue
            answered = [place for place in places if place not in alone]
            if len(answered) < _OFTEN + self.doublings or self._are_apart(key, answer, answered):
                continue
            for place in alone:
                if self._is_longer_elsewhere(key, answered, place):
                    continue
                pair = self.pairs[self.sentences[place][0]]
                is_lost = answer == answers[0] and not _has_word_of(answers, pair.texts[1] or "", self.grammars[1])
                others = (each for each in answers if set(each).isdisjoint(answer))
                is_other = self.grammars[1].words.is_bounded and any(each in self.other.of[place] for each in others)
                if pair.kind == "heading" or self._is_pointed_at(key, place):
                    continue
                if is_lost or (not is_other and self._is_renamed(key, answer, place)):
                    yield place, answer

    def _is_pointed_at(self, key: Key, place: int) -> bool:
        """Tell whether a word before a term points to what was said just before, which another text may do alone: `such plans`."""
        before = folded(self.sentences[place][1][0][: self.own.at[key][place][0]])
        return any(not before[word.end() :].strip() for word in self.grammars[0].pointing.finditer(before))

    def _are_apart(self, key: Key, answer: Key, places: Sequence[int]) -> bool:
        """Tell whether a term and what stands in the same sentences stand too far apart, on the average, to be one."""
        sides = ((self.own.at[key], 0), (self.other.at[answer], 1))
        shares = [[at[n][0] / len(self.sentences[n][1][side]) for n in places] for at, side in sides]
        return fmean(abs(one - other) for one, other in zip(*shares, strict=True)) > _APART

    def _is_longer_elsewhere(self, key: Key, answered: Sequence[int], place: int) -> bool:
        """Tell whether a term belongs to one longer name wherever it is answered, and not here: what differs is the name."""
        text = self.sentences[answered[0]][1][0]
        longer = (each for each in self.own.of[answered[0]] if set(key) < set(each))
        return any(
            self.own.at[each].keys() >= set(answered) and place not in self.own.at[each]
            for each in longer
            if all(word.istitle() for word in _WORD.findall(text[slice(*self.own.at[each][answered[0]])]))
        )

    def _is_renamed(self, key: Key, answer: Key, place: int) -> bool:
        """Tell whether a sentence has the answer of a term but for its head; both are names of as many words."""
        n, (first, second) = self.sentences[place]
        usual, _ = _usual(self.sentences, self.other.at[answer])
        are_bounded = all(rules.words.is_bounded for rules in self.grammars)
        if (
            self._is_phrase(key)
            or self._is_part(key)
            or not _is_name(usual, self.grammars[1])
            or (are_bounded and len(key) != len(answer))
        ):
            return False
        if not are_bounded and self._has_other_ends(usual):
            return False
        whole = self.pairs[n].texts[1] or second
        return _is_said_once(key, first, self.grammars[0]) and is_renamed(usual, second, whole, self.grammars[1])

    def _has_other_ends(self, usual: str) -> bool:
        """Tell whether other sentences have all signs of an answer but the last, so that it may end before that."""
        return sum(usual[:-1] in texts[1] and usual not in texts[1] for _, texts in self.sentences) > 1

    def _is_part(self, key: Key) -> bool:
        """Tell whether a term stands in a longer one, without small words, wherever it stands."""
        places = self.own.at[key].keys()
        around = (each for each in self.own.of[min(places)] if set(key) < set(each))
        return any(places <= self.own.at[each].keys() and not self._is_phrase(each) for each in around)

    def _is_phrase(self, key: Key) -> bool:
        """Tell whether a term, where it stands first, has a word in it that says nothing by itself."""
        place, span = next(iter(self.own.at[key].items()))
        words = _WORD.findall(self.sentences[place][1][0][slice(*span)].casefold())
        return not self.grammars[0].function_words.isdisjoint(words)


def _answers(places: Mapping[int, Span], other: _Terms) -> list[Key]:
    """Return the terms that stand where another does, the best first, and none where the best stands elsewhere too."""
    both = Counter(key for place in places for key in other.of.get(place, ()))
    likeness = {key: 2 * count / (len(places) + len(other.at[key])) for key, count in both.items() if count >= _FEWEST}
    ranked = sorted(likeness, key=lambda key: (likeness[key], len(key), len("".join(key)), key), reverse=True)
    if not ranked or len(other.at[ranked[0]]) > both[ranked[0]]:
        return []
    return [key for key in ranked if likeness[key] >= likeness[ranked[0]] - _NEARLY]


def _said(text: str, rules: Grammar) -> Iterator[str]:
    """Yield the parts by which the words of a text are known, those that say something."""
    if rules.words.is_bounded:
        yield from _telling(folded(text), rules)
    else:
        yield from _beginnings(folded(text), rules.code)


def _is_said_once(key: Key, text: str, rules: Grammar) -> bool:
    said = [beginning for beginning, _, says in words_of_terms(folded(text), rules.code) if says]
    return not rules.words.is_bounded or all(said.count(word) == 1 for word in key)


def _has_word_of(terms: Sequence[Key], text: str, rules: Grammar) -> bool:
    known = _beginnings(text, rules.code)
    if not rules.words.is_bounded:
        return any(not known.isdisjoint(_parts(key, rules)) for key in terms)
    said = {uninflected(word, rules) for word in known}
    return any(uninflected(word, rules) in said for key in terms for word in key)


def _is_of_a_shortened_name(
    key: Key, pair: Pair, memory: Sequence[LearntPair], grammars: tuple[Grammar, Grammar]
) -> bool:
    """Tell whether a term belongs to a longer name that the second text says in short: `the Register`."""
    first, second = (folded(text or "") for text in pair.texts)
    return any(
        learnt.terms[0] in first
        and set(key) < set(_telling(learnt.terms[0], grammars[0]))
        and not _beginnings(second, grammars[1].code).isdisjoint(_telling(learnt.terms[1], grammars[1]))
        for learnt in memory
        if learnt.is_mutual
    )


def _telling(term: str, rules: Grammar) -> Iterator[str]:
    return (beginning for beginning, _, says in words_of_terms(term, rules.code) if says)


def _parts(key: Key, rules: Grammar) -> AbstractSet[str]:
    return set(key) if rules.words.is_bounded else {key[0][n : n + _SHORTEST_RUN] for n in range(len(key[0]) - 1)}


def _beginnings(text: str, code: str) -> AbstractSet[str]:
    if not grammar(code).words.is_bounded:
        return {run[n : n + _SHORTEST_RUN] for run in _RUN.findall(text) for n in range(len(run) - 1)}
    return {beginning for beginning, _, _ in words_of_terms(folded(text), code)}


def _terms(texts: Sequence[str], rules: Grammar) -> _Terms:
    at: dict[Key, dict[int, Span]] = defaultdict(dict)
    of: dict[int, list[Key]] = defaultdict(list)
    for n, text in enumerate(texts):
        for key, span in _found(without_countries(folded(text), rules.code), rules):
            at[key].setdefault(n, span)
    kept = {key: places for key, places in at.items() if len(places) >= _FEWEST}
    for key, places in kept.items():
        for n in places:
            of[n].append(key)
    return _Terms(kept, of)


def _found(text: str, rules: Grammar) -> Iterator[tuple[Key, Span]]:
    if not rules.words.is_bounded:
        for run in _RUN.finditer(text):
            for start in range(run.start(), run.end()):
                for end in range(start + _SHORTEST_RUN, min(run.end(), start + _SIGNS) + 1):
                    yield (text[start:end],), (start, end)
        return
    words = words_of_terms(text, rules.code)
    for n, (_, (start, _), is_telling) in enumerate(words):
        key: Key = ()
        last = n
        for m in range(n, len(words) if is_telling else n):
            beginning, (begins, end), says = words[m]
            is_apart = m > n and not GAP.fullmatch(text[words[m - 1][1][1] : begins])
            if is_apart or m - last > _BETWEEN + 1 or len(key) == _WORDS:
                break
            if says:
                key, last = (*key, beginning), m
                yield key, (start, end)


def _usual(sentences: Sequence[tuple[int, Texts]], places: Mapping[int, Span]) -> tuple[str, int]:
    """Return how an answer is written where it stands first, and how often it stands."""
    place = min(places)
    return sentences[place][1][1][slice(*places[place])], len(places)


def _is_name(term: str, rules: Grammar) -> bool:
    """Tell whether a term names something: it holds no more than one word like `of` that says nothing by itself."""
    silent = [word for word in _WORD.findall(term) if word.casefold() in rules.function_words]
    return len(silent) <= 1 and all(len(word) < SHORTEST for word in silent)


def _item(pair: Pair, sentence: str, span: Span, usual: tuple[str, int], grammars: tuple[Grammar, Grammar]) -> Item:
    rules = grammars[1]
    start = (pair.texts[0] or "").find(sentence) + span[0]
    end = start + span[1] - span[0]
    rule = f"elsewhere the {rules.name} text has “{usual[0]}” for this, {usual[1]} times"
    quoted = (pair.texts[0] or "")[start:end]
    is_one_word = " " not in usual[0] if rules.words.is_bounded else len(usual[0]) == _SHORTEST_RUN
    is_turned = (is_one_word and not _TWO_WORDS.fullmatch(quoted)) or not _is_name(quoted, grammars[0])
    level = Level.STYLE if is_turned else Level.LOOK  # a word is turned round more easily than a name of several
    return Item(pair.id, pair.paragraph, "term", (quoted, None), level, rule, ((start, end), None))
