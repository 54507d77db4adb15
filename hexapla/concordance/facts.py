"""Facts of a text: what can be compared across languages by value.

A fact is a number, a date, a symbol … that stands at a place of a text.  Recognisers run in a
fixed order and each span is consumed once, so that the `15` of `paragraph 15` is no number.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from hexapla.concordance.grammar import Grammar

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

_ORNAMENTS = frozenset(
    "\u00ad\u0640\u0670\u200b\u200c\u200d\u200e\u200f\u2060" + "".join(map(chr, range(0x64B, 0x653)))
)
"""Signs inside words that say nothing here: Arabic vowels and the stroke that stretches, soft hyphens, joiners."""

_SENTENCE_ENDS = ".!?。؟"

_FOLDS = {
    **dict.fromkeys(range(0x2010, 0x2014), "-"),
    0x2212: "-",
    0x2019: "'",
    0x02BC: "'",
    **dict.fromkeys((0x9, 0xA, 0xD, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "),
    **{0x660 + digit: str(digit) for digit in range(10)},
    **{0x6F0 + digit: str(digit) for digit in range(10)},
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    0x66B: ".",
    0x66C: ",",
    0xFF08: "(",
    0xFF09: ")",
    0xFF0C: ",",
    0x60C: ",",
    0xFF1B: ";",
    0x61B: ";",
    0xFF1A: ":",
}


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """Return the text with one hyphen, one blank, one apostrophe, one set of digits; as long as before."""
    return text.translate(_FOLDS)


def find_facts(text: str, grammar: Grammar, recognisers: Iterable[Recogniser]) -> tuple[Fact, ...]:
    """Return the facts of a text in reading order, each character used by one recogniser at most."""
    plain, places = without_ornaments(text)
    facts = _find(plain, grammar, recognisers)
    return facts if places is None else tuple(_moved(fact, places) for fact in facts)


def without_ornaments(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return a text without the signs that stretch or vowel a word, and where each of its signs stood, end included.

    None for the places says that there are no such signs.
    """
    if _ORNAMENTS.isdisjoint(text):
        return text, None
    held = [n for n, sign in enumerate(text) if sign not in _ORNAMENTS]
    return "".join(text[n] for n in held), (*held, len(text))


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


def starts_sentence(text: str, place: int) -> bool:
    """Tell whether a sentence of folded text starts at this place."""
    before = text[:place].rstrip(' "«“(')
    return not before or before[-1] in _SENTENCE_ENDS


def _without(text: str, facts: Iterable[Fact]) -> str:
    characters = list(text)
    for start, end in _extents(facts):
        characters[start:end] = CONSUMED * (end - start)
    return "".join(characters)


def _extents(facts: Iterable[Fact]) -> Iterator[tuple[int, int]]:
    for fact in facts:
        yield fact.phrase
        yield fact.start, fact.end
