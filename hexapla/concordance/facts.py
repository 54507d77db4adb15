"""Facts of a text: what can be compared across languages by value.

A fact is a number, a date, a symbol … that stands at a place of a text.  Recognisers run in a
fixed order and each span is consumed once, so that the `15` of `paragraph 15` is no number.
"""

import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Failure

CONSUMED = "\0"
"""What takes the place of a consumed character: neither word nor blank, so no pattern runs over it."""


_ADDRESS = re.compile(r"(?:https? ?://|www\.)[!-~]*[\w/](?: \?\w+=[!-~]*\w(?:& ;\w+=[!-~]*\w)*)?", re.ASCII)
"""Each language has its own address of a page, and figures in it; some have a blank before its colons and signs."""
_LETTERS, _QUOTED = re.compile(r"[^\W\d_]{3,}"), 4
"""A text of so many words that is the same in both languages has the same facts."""
_POINTED = re.compile(r"(?<![\w.,/-])\d{1,3}\.\d{1,2}(?![\w/%-]|[.,]\d)")
_HYPHENED = re.compile(r"(?<![\w.,/-])(\d{1,3})[-/](\d{1,2})(?![\w/-]|[.,]\d)", re.ASCII)
"""The number of a rule, a target, a heading: `5.4`, in Arabic `5-4`."""
_BESIDE = 12
"""What stands in the other text with so many letters before and behind it is quoted there."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One comparable thing at one place of a text.

    `kind` is `number`, `date`, `time`, `symbol`, `ordinal`, `reference`, `instrument`, `acronym` or
    `marker`; `value` says it in no language (`2018-11-13`, `para:15`).  `start` and `end` bound it,
    `phrase` the expression it stands in (`13 and 14 November 2018`).  `form` is `words` or
    `figures`.  A `soft` fact may satisfy a counterpart but is never reported alone.  `units` are what
    its unit may be (`day`, `USD`), `context` some of `start` (of a sentence), `duration`, `decimals`.  `others` are
    values that the same letters could also stand for.
    """

    kind: str
    value: str
    start: int
    end: int
    phrase: tuple[int, int]
    form: str = "figures"
    soft: bool = False
    units: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


Recogniser = Callable[[str, Grammar], Iterable[Fact]]
"""Finds facts in folded text whose consumed characters are blotted out."""


class RecogniserError(Exception):
    """A recogniser failed on a text: a bug of ours, its cause the exception that it raised."""

    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__(recogniser)
        self.recogniser = recogniser


def find_facts(text: str, grammar: Grammar, recognisers: Iterable[Recogniser]) -> tuple[Fact, ...]:
    """Return the facts of a text in reading order, each character used by one recogniser at most.

    Raises:
        RecogniserError: a recogniser failed on this text.
    """
    free = _ADDRESS.sub(lambda match: CONSUMED * len(match[0]), folded(text))
    found: list[Fact] = []
    for recogniser in recognisers:
        try:
            new = list(recogniser(free, grammar))
        except Exception as error:
            raise RecogniserError(recogniser) from error
        found.extend(new)
        free = _without(free, new) if new else free
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


def find_in_both(
    texts: tuple[str | None, str | None], grammars: tuple[Grammar, Grammar], recognisers: Iterable[Recogniser]
) -> tuple[tuple[tuple[Fact, ...], tuple[Fact, ...]], tuple[Failure, ...]]:
    """Return the facts of a pair of texts; a recogniser that fails in one of them is left out in both, and said."""
    if texts[0] == texts[1] and len(_LETTERS.findall(texts[0] or "")) >= _QUOTED:
        return ((), ()), ()  # a title that both languages cite as it is
    usable, failures = list(recognisers), []
    texts = (_pointed(texts, grammars[0]), _pointed(texts[::-1], grammars[1]))
    while True:
        try:
            first, second = (
                () if text is None else find_facts(text, rules, usable)
                for text, rules in zip(texts, grammars, strict=True)
            )
        except RecogniserError as error:
            usable.remove(error.recogniser)
            name = getattr(error.recogniser, "__name__", "facts").replace("_", " ")
            failures.append(Failure(name, "".join(traceback.format_exception(error))))
        else:
            return (_unquoted(first, texts), _unquoted(second, texts[::-1])), tuple(failures)


def _pointed(texts: tuple[str | None, str | None], rules: Grammar) -> str | None:
    """Return the first of two texts with a point where its language has a hyphen or a stroke in a number of the other: `5-4`."""
    own, other = texts
    if own is None or other is None or not rules.references.hyphen_is_point:
        return own
    points = frozenset(_POINTED.findall(folded(other)))
    return _HYPHENED.sub(lambda match: point if (point := f"{match[1]}.{match[2]}") in points else match[0], own)


def _unquoted(facts: tuple[Fact, ...], texts: tuple[str | None, str | None]) -> tuple[Fact, ...]:
    """Return the facts of the first of two texts, without numbers in words of a title that both have in one language."""
    own, other = (folded(text or "") for text in texts)
    around = ((fact, own[max(0, fact.start - _BESIDE) : fact.end + _BESIDE]) for fact in facts)
    return tuple(fact for fact, said in around if fact.form != "words" or len(said) < 2 * _BESIDE or said not in other)


def _without(text: str, facts: Iterable[Fact]) -> str:
    characters = list(text)
    for start, end in _extents(facts):
        characters[start:end] = CONSUMED * (end - start)
    return "".join(characters)


def _extents(facts: Iterable[Fact]) -> Iterator[tuple[int, int]]:
    for fact in facts:
        yield fact.phrase
        yield fact.start, fact.end
