"""All that tells of a negation lost or added: one look a unit, by the first rule that sees it."""

import re
from collections.abc import Sequence

from hexapla.concordance.counted_negations import added_negations, fewer_negations
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.half_negations import half_negations
from hexapla.concordance.lost_bounds import lost_bounds
from hexapla.concordance.negative_concord import denied_refusals, lacking_concord
from hexapla.concordance.polarity import lost_exceptions, lost_lacks, lost_negations, turned_verbs
from hexapla.concordance.result import Item, Pair
from hexapla.concordance.turned_sides import turned_sides

_SEMICOLON, _HALVES = re.compile(r"(?<=[;؛；])(?=.)"), 2

_RULES = (
    lost_negations,
    lost_exceptions,
    lost_lacks,
    turned_verbs,
    lacking_concord,
    denied_refusals,
    fewer_negations,
    added_negations,
    lost_bounds,
    turned_sides,
    half_negations,
)


def negations(
    sentences: Sequence[tuple[int, tuple[str, str]]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> list[Item]:
    """Return an item for each aligned sentence that says no where its counterpart does not.

    `sentences` come with the number of their pair; what a rule says of a pair the later ones do not say again.
    """
    found: list[Item] = []
    clauses = [(n, part) for n, texts in sentences for part in _clauses(texts)]
    for rule in _RULES:
        said = {item.pair for item in found}
        found += [item for item in rule(clauses, pairs, grammars) if item.pair not in said]
    return found


def _clauses(texts: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the halves of two sentences that answer each other, where both have one semicolon; more make a list."""
    parts = [_SEMICOLON.split(text) for text in texts]
    return (
        [(parts[0][0], parts[1][0]), (parts[0][1], parts[1][1])]
        if len(parts[0]) == len(parts[1]) == _HALVES
        else [texts]
    )
