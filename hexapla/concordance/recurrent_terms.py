"""Terms of several words that a document answers alike wherever they stand, but for one place.

A term is known by the beginnings of its words, so that its inflections are one; those of one sentence that stand in
the same sentences as it does answer it.  Where words are not written apart, any run of signs may be one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.memory import Texts
from hexapla.concordance.result import Item, LearntPair, Level, Pair
from hexapla.data_files import data_file

Span = tuple[int, int]
Key = tuple[str, ...]
"""A term by the beginnings of its words."""

_FEWEST = 3
"""In so many sentences a term is answered before the one without its answer is a look."""
_RARELY = 0.1
"""How much of a term's places may be without its answer: one at least."""
_COMMONEST, _FEW = 0.4, 12
"""A term that stands in more of the sentences, and in more than a few, is answered by anything."""
_NEARLY = 0.15
"""How much less like the best answer another may be that still may answer."""
_LETTERS, _SHORTEST = 5, 3
_WORDS, _SIGNS, _BETWEEN = 3, 5, 2
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_SHORTEST_RUN = 2
_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+")
_GAP = re.compile(r"[ '-]+")


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
    own, other = (_terms([texts[side] for _, texts in sentences], grammars[side]) for side in (0, 1))
    most = max(_FEW, _COMMONEST * len(sentences))
    found: dict[int, tuple[tuple[int, int], int, Span, Key]] = {}
    for key, places in own.at.items():
        if not (_FEWEST < len(places) <= most and (len(key) > 1 or not grammars[0].words.is_bounded)):
            continue
        answers = _answers(places, other)
        alone = places.keys() - other.at[answers[0]].keys() if answers else frozenset[int]()
        if not alone or len(alone) > max(1, _RARELY * len(places)):
            continue
        for place in alone:
            n = sentences[place][0]
            if pairs[n].kind == "heading":
                continue  # which one language words more fully
            rank = (len(places), len(key))
            if _has_word_of(answers, pairs[n].texts[1] or "", grammars[1]) or rank <= found.get(n, ((0, 0),))[0]:
                continue
            if not _is_of_a_shortened_name(key, pairs[n], memory, grammars):
                found[n] = (rank, place, places[place], answers[0])
    for n, (_, place, span, answer) in found.items():
        yield _item(pairs[n], sentences[place][1][0], span, _usual(sentences, other.at[answer]), grammars)


def _answers(places: Mapping[int, Span], other: _Terms) -> list[Key]:
    """Return the terms that stand where another does, the best first, and none where the best stands elsewhere too."""
    both = Counter(key for place in places for key in other.of.get(place, ()))
    likeness = {key: 2 * count / (len(places) + len(other.at[key])) for key, count in both.items() if count >= _FEWEST}
    ranked = sorted(likeness, key=lambda key: (likeness[key], len(key), len("".join(key)), key), reverse=True)
    if not ranked or len(other.at[ranked[0]]) > both[ranked[0]]:
        return []
    return [key for key in ranked if likeness[key] >= likeness[ranked[0]] - _NEARLY]


def _has_word_of(terms: Sequence[Key], text: str, rules: Grammar) -> bool:
    known = _beginnings(text, rules.code)
    return any(not known.isdisjoint(_parts(key, rules)) for key in terms)


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
    return (beginning for beginning, _, says in _words(term, rules.code) if says)


def _parts(key: Key, rules: Grammar) -> AbstractSet[str]:
    return set(key) if rules.words.is_bounded else {key[0][n : n + _SHORTEST_RUN] for n in range(len(key[0]) - 1)}


def _beginnings(text: str, code: str) -> AbstractSet[str]:
    if not grammar(code).words.is_bounded:
        return {run[n : n + _SHORTEST_RUN] for run in _RUN.findall(text) for n in range(len(run) - 1)}
    return {beginning for beginning, _, _ in _words(folded(text), code)}


def _terms(texts: Sequence[str], rules: Grammar) -> _Terms:
    at: dict[Key, dict[int, Span]] = defaultdict(dict)
    of: dict[int, list[Key]] = defaultdict(list)
    for n, text in enumerate(texts):
        for key, span in _found(folded(text), rules):
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
    words = _words(text, rules.code)
    for n, (_, (start, _), is_telling) in enumerate(words):
        key: Key = ()
        last = n
        for m in range(n, len(words) if is_telling else n):
            beginning, (begins, end), says = words[m]
            is_apart = m > n and not _GAP.fullmatch(text[words[m - 1][1][1] : begins])
            if is_apart or m - last > _BETWEEN + 1 or len(key) == _WORDS:
                break
            if says:
                key, last = (*key, beginning), m
                yield key, (start, end)


@lru_cache(maxsize=20_000)
def _words(text: str, code: str) -> tuple[tuple[str, Span, bool], ...]:
    """Return how each word begins without what is written onto it, where it stands, and whether it says something."""
    rules, particles = grammar(code), data_file(f"concordance/{code}").get("particles", "")
    return tuple(
        (
            re.sub(rf"^{particles}(?=\w{{{_SHORTEST}}})", "", plain_letters(word[0]))[:_LETTERS],
            word.span(),
            len(word[0]) >= _SHORTEST and word[0].casefold() not in rules.function_words,
        )
        for word in _WORD.finditer(text)
    )


def _usual(sentences: Sequence[tuple[int, Texts]], places: Mapping[int, Span]) -> tuple[str, int]:
    """Return how an answer is written where it stands first, and how often it stands."""
    place = min(places)
    return sentences[place][1][1][slice(*places[place])], len(places)


def _is_name(term: str, rules: Grammar) -> bool:
    """Tell whether a term names something: it holds no more than one word like `of` that says nothing by itself."""
    silent = [word for word in _WORD.findall(term) if word.casefold() in rules.function_words]
    return len(silent) <= 1 and all(len(word) < _SHORTEST for word in silent)


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
