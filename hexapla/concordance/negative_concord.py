"""A word that needs a no and lacks it (`se construirá ningún hospital`), and a refusal that is made its opposite."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.concordance.lengths import has_as_many_sentences
from hexapla.concordance.letters import folded
from hexapla.concordance.polarity import Grammars, Sentence, no_in_one_text
from hexapla.concordance.result import Item, Pair
from hexapla.data_files import data_file

_FEWEST = 1
"""So many words stand before a word that needs a no behind its verb; before the verb it needs none."""


def lacking_concord(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each sentence whose counterpart says no, with a word that needs a no and has none beside it."""
    for n, texts in sentences:
        for side in (0, 1):
            needs = _needing(folded(texts[side]), grammars[side].code)
            if needs and grammars[1 - side].polarity.may_deny.search(folded(texts[1 - side])):
                rule = f"the {grammars[side].name} sentence has half of a negation"
                yield no_in_one_text(pairs[n], side, texts[side], needs.span(), rule)


def denied_refusals(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each sentence that refuses where its counterpart says that nothing is refused."""
    patterns = [_refused(rules.code) for rules in grammars]
    for n, texts in sentences:
        if not has_as_many_sentences(pairs[n], grammars):
            continue
        found = [list(pattern.finditer(folded(text))) for pattern, text in zip(patterns, texts, strict=True)]
        denied = [[match for match in each if match["no"]] for each in found]
        if len(found[0]) == len(found[1]) and sorted(map(len, denied)) == [0, 1]:
            side = 0 if denied[0] else 1
            rule = f"the {grammars[side].name} sentence denies what the {grammars[1 - side].name} one says"
            yield no_in_one_text(pairs[n], side, texts[side], denied[side][0].span(), rule)


def _needing(text: str, code: str) -> re.Match[str] | None:
    """Return the first word of a text that needs a no in its clause and has none."""
    rules = _concord(code)
    if rules is None:
        return None
    for match in rules.word.finditer(text):
        starts = [end.end() for end in rules.clause.finditer(text, 0, match.start())]
        before = text[starts[-1] if starts else 0 : match.start()]
        if rules.is_free:
            stop = rules.clause.search(text, match.end())
            rest = before + text[match.end() : stop.start() if stop else len(text)]
            is_bare = not rules.has.search(rest)
        else:
            is_bare = len(before.split()) > _FEWEST and not rules.has.search(text, 0, match.start())
        if is_bare:
            return match
    return None


@dataclass(frozen=True)
class _Concord:
    """A word that needs a no, what a sentence has where it needs none, what ends its clause; whether the no may follow."""

    word: re.Pattern[str]
    has: re.Pattern[str]
    clause: re.Pattern[str]
    is_free: bool


@cache
def _concord(code: str) -> _Concord | None:
    row = data_file("concordance/negations")["concord"].get(code)
    if row is None:
        return None
    word, has, clause = (re.compile(row[key], re.IGNORECASE) for key in ("word", "has", "clause"))
    return _Concord(word, has, clause, row["behind"])


@cache
def _refused(code: str) -> re.Pattern[str]:
    return re.compile(data_file("concordance/negations")["refused"][code], re.IGNORECASE)
