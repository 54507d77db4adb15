"""Negations that one sentence has and its counterpart lacks: a rule, and far from complete."""

from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Pair, Unlike

Texts = tuple[str, str]


_MOST = 10


def turned_round(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> list[Unlike]:
    """Return the aligned sentences of which one says no and the other has fewer words that could, ten at most.

    Those that have none at all stand first.  `sentences` come with the number of their pair.
    """
    found = sorted(_found(sentences, grammars), key=lambda entry: entry[0])
    return [Unlike(pairs[n].id, texts, rule) for _, n, texts, rule in found[:_MOST]]


def _found(
    sentences: Sequence[tuple[int, Texts]], grammars: tuple[Grammar, Grammar]
) -> Iterator[tuple[int, int, Texts, str]]:
    """Yield how many words of the other text could deny, the number of the pair, its texts, the reason."""
    for n, texts in sentences:
        plain = [folded(text) for text in texts]
        for side in (0, 1):
            own, other = grammars[side].polarity, grammars[1 - side].polarity
            if own.denies.search(plain[side]) and not other.denies.search(plain[1 - side]):
                answers = len(other.may_deny.findall(plain[1 - side]))
                if answers < len(own.may_deny.findall(plain[side])):
                    name = grammars[1 - side].name
                    yield answers, n, texts, f"the {grammars[side].name} sentence says no, the {name} one does not"
