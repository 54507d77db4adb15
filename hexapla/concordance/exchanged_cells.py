"""Cells that changed places in one language: each is answered by the other's counterpart and not by its own."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from hexapla.concordance.countries import countries
from hexapla.concordance.glossary import Term
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, plain_letters
from hexapla.concordance.lexicon import meanings, usual_answers
from hexapla.concordance.places import places
from hexapla.concordance.result import Item, LearntPair, Level, Pair, Place
from hexapla.concordance.sounds import apart, consonants

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"[^\W\d_]{3,}")
_BEGINNING = 5
_OFTEN = 2
_MOST_CELLS = 300
_FEWEST_CONSONANTS = 3
_UNLIKE, _ALIKE = 1.5, 0.9
"""How far apart the logarithms of proportions between two cells are where they are exchanged, and are not."""
_SHORTEST = 8
"""How many letters a cell has at least whose length says something."""
_RULE = "this cell and another of its column seem to be exchanged"

Keys = frozenset[str]
Grammars = tuple[Grammar, Grammar]


@dataclass(frozen=True)
class _Cell:
    """A pair of cells, what each of its texts says in no language, its words by their beginnings, and its names."""

    pair: Pair
    said: tuple[Keys, Keys]
    beginnings: tuple[Keys, Keys]
    names: tuple[Keys, Keys]
    grammars: Grammars

    def is_answered_by(self, other: "_Cell") -> bool:
        """Tell whether the second text of another says what the first of this does."""
        said, answer = self.said[0], other.said[1]
        if said and answer:
            return bool(said & answer)
        return bool(self.beginnings[0] & other.beginnings[1]) or self._sounds_like(other)

    def _sounds_like(self, other: "_Cell") -> bool:
        scripts = [n for n in (0, 1) if self.grammars[n].sounds]
        if len(scripts) != 1:
            return False
        both = (self.names[0], other.names[1])
        written, code = both[scripts[0]], self.grammars[scripts[0]].code
        return any(apart(name, word, code) == 0 for name in both[1 - scripts[0]] for word in written)


def displaced_cells(
    pairs: Sequence[Pair], grammars: Grammars, terms: Sequence[Term], memory: Sequence[LearntPair]
) -> Iterator[Item]:
    """Yield an item for two cells of a column that answer each other crosswise, and for one that others answer.

    `terms` and `memory` say what answers what.
    """
    usual, codes = usual_answers(pairs), (grammars[0].code, grammars[1].code)
    columns: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.kind == "cell" and pair.is_whole:
            columns[pair.within, pair.id.rpartition("__")[2]].append(pair)
    for column in columns.values():
        yield from _departures(column)
        cells = []
        for pair in column[:_MOST_CELLS]:
            known = meanings(pair, codes, usual)
            first, second = (known[side] | _said(pair, side, grammars, terms, memory) for side in (0, 1))
            both = zip(pair.texts, grammars, strict=True)
            first_names, second_names = (frozenset() if _is_head(pair) else _names(text or "", g) for text, g in both)
            words = (_beginnings(pair.texts[0] or ""), _beginnings(pair.texts[1] or ""))
            cells.append(_Cell(pair, (first, second), words, (first_names, second_names), grammars))
        alone = [cell for cell in cells if all(cell.pair.texts) and not cell.is_answered_by(cell)]
        yield from _exchanged(alone) or _crossed([cell.pair for cell in alone])


def _departures(column: Sequence[Pair]) -> Iterator[Item]:
    """Yield the cells whose words have other words beside them everywhere else in the column."""
    keys = [tuple(plain_letters(folded(text or "")) for text in pair.texts) for pair in column]
    met = Counter(keys)
    for pair, (first, second) in zip(column, keys, strict=True):
        usual = [a for (a, b), count in met.items() if b == second and a != first and count >= _OFTEN]
        others = [b for (a, b), count in met.items() if a == first and b != second and count >= _OFTEN]
        if met[first, second] == 1 and usual and others and _WORD.search(first):
            yield _item(pair, "elsewhere in this column other words answer these")


def _exchanged(alone: Sequence[_Cell]) -> list[Item]:
    """Return an item for two cells, of those that do not say the same side by side, that say it crosswise.

    Where one of the two ways is enough: what stands on the other answers no cell of the column, and is answered by none.
    """
    answers = {(m, n) for m, one in enumerate(alone) for n, other in enumerate(alone) if one.is_answered_by(other)}
    asked, answering = Counter(m for m, _ in answers), Counter(n for _, n in answers)
    found, used = [], set[int]()
    for m, n in combinations(range(len(alone)), 2):
        ways = [each for each in ((m, n), (n, m)) if each in answers]
        is_sole = len(ways) == 1 and asked[ways[0][0]] == answering[ways[0][1]] == 1
        is_sole = is_sole and not asked[ways[0][1]] and not answering[ways[0][0]]
        if (len(ways) == len((m, n)) or is_sole) and used.isdisjoint((m, n)):
            used.update((m, n))
            found.append(_both(alone[m].pair, alone[n].pair))
    return found


def _said(pair: Pair, side: int, grammars: Grammars, terms: Sequence[Term], memory: Sequence[LearntPair]) -> Keys:
    """Return what a text of a cell says: States, places, terms."""
    text, code = pair.texts[side] or "", grammars[side].code
    plain = folded(text)
    bare = plain.casefold()
    return frozenset(
        (
            *(f"State {iso}" for iso in countries(text, code)),
            *(f"place {place}" for _, ids in places(text, code) for place in ids),
            *(f"term {n}" for n, term in enumerate(terms) if term.patterns[side].search(plain)),
            *(f"learnt {n}" for n, each in enumerate(memory) if each.is_mutual and each.terms[side].casefold() in bare),
        )
    )


def _names(text: str, rules: Grammar) -> Keys:
    """Return the words of a text that may be names, each run of signs as one."""
    words = (match[0] for match in _NAME.finditer(folded(text)) if match[0].istitle() or not rules.has_capitals)
    usual = rules.common_letters | rules.function_words
    return frozenset(
        word
        for word in words
        if rules.sounds or (consonants(word) >= _FEWEST_CONSONANTS and plain_letters(word) not in usual)
    )


def _crossed(column: Sequence[Pair]) -> Iterator[Item]:
    """Yield two cells of words whose lengths are as alike crosswise as they are unlike side by side."""
    cells = [pair for pair in column if _is_of_words(pair) and not _share(pair)]
    lengths = [[math.log(len(text or "")) for text in pair.texts] for pair in cells]
    found = []
    for m, n in combinations(range(len(cells)), 2):
        first, second = (lengths[m][side] - lengths[n][side] for side in (0, 1))
        if abs(first - second) > _UNLIKE and abs(first + second) < _ALIKE:
            found.append((abs(first + second) - abs(first - second), m, n))
    if found:
        _, m, n = min(found)
        yield _both(cells[m], cells[n])


def _is_of_words(pair: Pair) -> bool:
    """Tell whether a cell, below the heads of a table, has words and no figures, not too short to be compared by length."""
    is_long = max(len(text or "") for text in pair.texts) >= _SHORTEST
    has_figures = any(sign.isdigit() for text in pair.texts for sign in text or "")
    return not _is_head(pair) and all(pair.texts) and is_long and not has_figures


def _is_head(pair: Pair) -> bool:
    """Tell whether a cell is likely to head its column, by a word that is no name."""
    return pair.id.rpartition("__")[0].endswith("__row_1")


def _share(pair: Pair) -> bool:
    """Tell whether the two texts of a cell have words that begin alike."""
    return bool(_beginnings(pair.texts[0] or "") & _beginnings(pair.texts[1] or ""))


def _beginnings(text: str) -> Keys:
    return frozenset(plain_letters(word)[:_BEGINNING] for word in _WORD.findall(folded(text)))


def _both(pair: Pair, other: Pair) -> Item:
    first = _item(pair, _RULE)
    second = _item(other, _RULE)
    return Item(
        first.pair,
        first.paragraph,
        "cell",
        first.texts,
        Level.LOOK,
        _RULE,
        first.spans,
        places=(Place(second.pair, second.paragraph, second.spans),),
    )


def _item(pair: Pair, rule: str) -> Item:
    first, second = ((0, len(text)) if text else None for text in pair.texts)
    return Item(pair.id, pair.paragraph, "cell", pair.texts, Level.LOOK, rule, (first, second))
