"""Two languages of a document compared, pair by pair."""

from collections.abc import Iterable

from hexapla.concordance.countries import lone_countries
from hexapla.concordance.fact_items import FactComparison
from hexapla.concordance.glossary import Term, missing_terms
from hexapla.concordance.grammar import grammar
from hexapla.concordance.lengths import missing_sentences
from hexapla.concordance.lone_units import lone_units
from hexapla.concordance.names import shared_names
from hexapla.concordance.result import NO_GLOSSARY, NOT_COMPARED, Concordance, Item, Level, Pair
from hexapla.concordance.unanswered_names import displaced_subjects, unanswered_names


def compare(pairs: Iterable[Pair], languages: tuple[str, str], glossary: Iterable[Term] = ()) -> Concordance:
    """Compare the pairs of a document in two languages, the terms of a glossary included."""
    found, terms = tuple(pairs), tuple(glossary)
    grammars = (grammar(languages[0]), grammar(languages[1]))
    names = list(shared_names(found, grammars))
    reported = {(item.pair, text) for item in names for text in item.texts if text}
    items = [
        *lone_units(found, grammars),
        *FactComparison(found, grammars).items(),
        *names,
        *unanswered_names(found, grammars, reported),
        *lone_countries(found, grammars),
        *displaced_subjects(found, grammars),
        *missing_terms(found, terms),
        *missing_sentences(found, grammars),
    ]
    order = {pair.id: index for index, pair in enumerate(found)}
    levels = list(Level)
    items.sort(key=lambda item: (levels.index(item.level), order.get(item.pair, -1), _start(item)))
    not_compared = NOT_COMPARED if terms else (*NOT_COMPARED, NO_GLOSSARY)
    return Concordance(languages, found, tuple(items), not_compared)


def _start(item: Item) -> int:
    return next((span[0] for span in item.spans if span), 0)
