"""Sentences: where one ends and the next begins, by rules over a language's own facts.

The facts are data: which signs end a sentence, which abbreviations do not end one, which of those may, and
with which words sentences of the language like to begin.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hexapla.akn.inlines import Run
from hexapla.catalogue import language as language_of
from hexapla.domain.language import Language

Span = tuple[int, int]
"""A stretch of a text: where it begins, and where it ends."""

_HELD = "\u00a0\u2007\u202f\u2060\ufeff"
_CLOSERS = f"(?:[{_HELD}]?[”’\"')\\]」』》）】]|[{_HELD} ]?[»›])*"
_MARKER = re.compile(r"\(?(?:[a-zа-яё]|[ivx]+|\d{1,2})\)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_LABEL = re.compile(r"(?:\d{1,3}|[IVXLC]+|[^\W\d_])\.")
_WORD = re.compile(r"[^\w\s]{0,4}(\w+’?)")
_BEFORE = re.compile(r"[\s(\[«“‘’\"'/–—]+")
_BRACKET = re.compile(r"\([^()]{1,400}\)|（[^（）]{1,400}）")


@dataclass(frozen=True)
class _Rules:
    end: re.Pattern[str]
    abbreviations: frozenset[str]
    closing: frozenset[str]
    openers: frozenset[str]


def sentences(text: str, language: Language) -> tuple[Span, ...]:
    """Return the sentences of a text as spans that follow each other and leave nothing out.

    Blanks after a sentence belong to it.  A no-break space ends none, nor does a point inside brackets, nor one
    before the marker of a list: `(i)`.
    """
    if not text:
        return ()
    rules = _rules(language.code)
    brackets = [found.span() for found in _BRACKET.finditer(text)]
    starts = [0]
    for found in rules.end.finditer(text):
        point = found.start()
        if not any(start < point < end for start, end in brackets) and _is_end(text, starts[-1], found, rules):
            starts.append(found.end())
    return tuple(zip(starts, [*starts[1:], len(text)], strict=True))


def cut(runs: Iterable[Run], spans: Sequence[Span]) -> Iterator[tuple[int, Run]]:
    """Cut the runs of a text at the ends of its sentences: yield the place of the sentence with each piece.

    `spans` count as `plain_text` does: without note marks and without blanks at the beginning.  A note's mark
    belongs to the sentence that it follows.
    """
    pieces = list(runs)
    text = "".join(run.text for run in pieces if run.note is None)
    at = len(text.lstrip()) - len(text)
    current = 0
    for run in pieces:
        if run.note is not None:
            yield current, run
            continue
        rest = run.text
        while current < len(spans) - 1 and at + len(rest) > spans[current][1]:
            size = max(spans[current][1] - at, 0)
            if size:
                yield current, replace(run, text=rest[:size])
            rest, at, current = rest[size:], at + size, current + 1
        yield current, replace(run, text=rest)
        at += len(rest)


def _is_end(text: str, begun: int, found: re.Match[str], rules: _Rules) -> bool:
    """Tell whether the sign found ends the sentence begun: by what stands before it and what follows."""
    following = text[found.end() :]
    opening = _WORD.match(following)
    word = opening[1] if opening else ""
    if _MARKER.match(following) or not word or word[0].islower():
        return False
    if set(found["sign"]) != {"."} or len(found["sign"]) > 1:
        return True
    before = text[begun : found.start() + 1]
    token = _BEFORE.split(before)[-1]
    if token in rules.closing:
        return word in rules.openers or before[: -len(token)].rstrip()[-1:].isdigit()
    if token in rules.abbreviations:
        return False
    if token == before.strip() and _LABEL.fullmatch(token):
        return False
    return not _INITIALS.fullmatch(token) or word in rules.openers


@cache
def _rules(code: str) -> _Rules:
    facts: Any = language_of(code).facts
    signs = "".join(re.escape(sign) for sign in facts["sentence_ends"])
    blanks = rf"(?![{_HELD}])\s+" if facts["word_separator"] else r"\s*"
    return _Rules(
        re.compile(rf"(?<![{signs}])(?P<sign>[{signs}]+){_CLOSERS}{blanks}(?=\S)"),
        frozenset(facts["abbreviations"]),
        frozenset(facts["closing_abbreviations"]),
        frozenset(facts["sentence_openers"]),
    )
