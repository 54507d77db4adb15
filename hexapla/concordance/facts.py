"""Facts of a text: what can be compared across languages by value.

A fact is a number, a date, a symbol … that stands at a place of a text.  Recognisers run in a
fixed order and each span is consumed once, so that the `15` of `paragraph 15` is no number.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, without_ornaments

CONSUMED = "\0"
"""What takes the place of a consumed character: neither word nor blank, so no pattern runs over it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One comparable thing at one place of a text.

    `kind` is `number`, `date`, `time`, `symbol`, `ordinal`, `reference`, `instrument`, `acronym` or
    `marker`; `value` says it in no language (`2018-11-13`, `para:15`).  `start` and `end` bound it,
    `phrase` the expression it stands in (`13 and 14 November 2018`).  `form` is `words` or
    `figures`.  A `soft` fact may satisfy a counterpart but is never reported alone.  `unit` is a
    currency, `context` one of `start` (of a sentence), `duration`, `decimals`.  `others` are
    values that the same letters could also stand for.
    """

    kind: str
    value: str
    start: int
    end: int
    phrase: tuple[int, int]
    form: str = "figures"
    soft: bool = False
    unit: str = ""
    context: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


Recogniser = Callable[[str, Grammar], Iterable[Fact]]
"""Finds facts in folded text whose consumed characters are blotted out."""


def find_facts(text: str, grammar: Grammar, recognisers: Iterable[Recogniser]) -> tuple[Fact, ...]:
    """Return the facts of a text in reading order, each character used by one recogniser at most."""
    plain, places = without_ornaments(text)
    facts = _find(plain, grammar, recognisers)
    return facts if places is None else tuple(_moved(fact, places) for fact in facts)


def _moved(fact: Fact, places: tuple[int, ...]) -> Fact:
    start, end, phrase = places[fact.start], places[fact.end - 1] + 1, fact.phrase
    return replace(fact, start=start, end=end, phrase=(places[phrase[0]], places[phrase[1] - 1] + 1))


def _find(text: str, grammar: Grammar, recognisers: Iterable[Recogniser]) -> tuple[Fact, ...]:
    free = folded(text)
    found: list[Fact] = []
    for recogniser in recognisers:
        new = list(recogniser(free, grammar))
        found.extend(new)
        free = _without(free, new) if new else free
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


def _without(text: str, facts: Iterable[Fact]) -> str:
    characters = list(text)
    for start, end in _extents(facts):
        characters[start:end] = CONSUMED * (end - start)
    return "".join(characters)


def _extents(facts: Iterable[Fact]) -> Iterator[tuple[int, int]]:
    for fact in facts:
        yield fact.phrase
        yield fact.start, fact.end
