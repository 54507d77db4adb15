"""Negations that one sentence has and its counterpart lacks: a rule, and far from complete."""

from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Pair, Unlike

Texts = tuple[str, str]


def turned_round(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> Iterator[Unlike]:
    """Yield the aligned sentences of which one says no and the other has no word that could.

    `sentences` come with the number of their pair.
    """
    for n, texts in sentences:
        plain = [folded(text) for text in texts]
        for side in (0, 1):
            own, other = grammars[side].polarity, grammars[1 - side].polarity
            if own.denies.search(plain[side]) and not other.may_deny.search(plain[1 - side]):
                rule = f"the {grammars[side].name} sentence says no, the {grammars[1 - side].name} one does not"
                yield Unlike(pairs[n].id, texts, rule)
