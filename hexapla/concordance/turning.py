"""Two languages compared in one order, whichever was asked for: what a rule says never hangs on which stands first."""

from collections.abc import Sequence
from dataclasses import replace

from hexapla.concordance.result import Concordance, Item, Pair

_ORDER = ("en", "fr", "es", "ru", "ar", "zh")
"""Of two languages the one that stands first here is taken for the original, which the other answers."""


def is_turned(languages: tuple[str, str]) -> bool:
    """Tell whether two languages stand in the other order than the one they are compared in."""
    return _ORDER.index(languages[0]) > _ORDER.index(languages[1])


def turned_pairs(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return pairs with what belongs to either language in the other's place."""
    return tuple(
        replace(pair, texts=pair.texts[::-1], notes=pair.notes[::-1], starts=pair.starts[::-1]) for pair in pairs
    )


def turned(concordance: Concordance, pairs: tuple[Pair, ...]) -> Concordance:
    """Return what was found in the other order of the languages, of the pairs as they were given."""
    return replace(
        concordance,
        languages=concordance.languages[::-1],
        pairs=pairs,
        items=tuple(map(_turned, concordance.items)),
        learnt=tuple(replace(pair, terms=pair.terms[::-1]) for pair in concordance.learnt),
        unlike=tuple(replace(each, texts=each.texts[::-1]) for each in concordance.unlike),
    )


def _turned(item: Item) -> Item:
    places = tuple(replace(place, spans=place.spans[::-1]) for place in item.places)
    return replace(item, texts=item.texts[::-1], spans=item.spans[::-1], places=places)
