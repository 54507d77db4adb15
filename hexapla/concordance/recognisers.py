"""What finds facts, in the order in which it looks, and the facts of two texts that answer each other."""

from functools import lru_cache

from hexapla.concordance import dates, enumerations, numbers, references
from hexapla.concordance.facts import Fact, Recogniser, find_in_both
from hexapla.concordance.grammar import grammar
from hexapla.concordance.result import Failure

RECOGNISERS: tuple[Recogniser, ...] = (
    references.symbols,
    references.spelt_acronyms,
    references.instruments,
    references.references,
    numbers.ignored,
    numbers.scales,
    dates.times,
    dates.dates_in_figures,
    references.decisions,
    references.codes,
    enumerations.markers,
    dates.dates,
    dates.decades,
    numbers.quantities,
    numbers.ordinals_in_figures,
    references.initials,
    references.acronyms,
    dates.years,
    numbers.numbers_in_figures,
    numbers.numbers_and_a_half,
    numbers.fractions,
    numbers.numbers_in_words,
    numbers.duals,
)
"""The order in which facts are found; the first to find a span has it."""


@lru_cache(maxsize=20_000)
def facts_of(
    texts: tuple[str | None, str | None], codes: tuple[str, str]
) -> tuple[tuple[tuple[Fact, ...], tuple[Fact, ...]], tuple[Failure, ...]]:
    """Return the facts of two texts in two languages, and the recognisers that failed on them."""
    return find_in_both(texts, (grammar(codes[0]), grammar(codes[1])), RECOGNISERS)
