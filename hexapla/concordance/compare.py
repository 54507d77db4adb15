"""Two languages of a document compared, pair by pair."""

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from hexapla.concordance.asides import lone_brackets
from hexapla.concordance.countries import countries, lone_countries
from hexapla.concordance.country_lists import with_lists_together
from hexapla.concordance.departures import departures, sentences_in_two_ways
from hexapla.concordance.fact_items import FactComparison
from hexapla.concordance.glossary import Term, missing_terms
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.grouping import grouped
from hexapla.concordance.lengths import aligned_sentences, missing_sentences
from hexapla.concordance.letters import composed
from hexapla.concordance.lone_units import lone_units
from hexapla.concordance.memory import learnt_pairs, without_learnt
from hexapla.concordance.names import shared_names
from hexapla.concordance.near_names import misspelt_names
from hexapla.concordance.places import without_shared_places
from hexapla.concordance.result import NO_GLOSSARY, NOT_COMPARED, Concordance, Failure, Item, Pair, Spans
from hexapla.concordance.tables import displaced_cells
from hexapla.concordance.text_language import units_in_another_language
from hexapla.concordance.unanswered_names import displaced_subjects, unanswered_names

Places = tuple[tuple[int, ...] | None, tuple[int, ...] | None]
"""Where the letters of the composed texts of a pair stand in the texts as they are."""


def compare(pairs: Iterable[Pair], languages: tuple[str, str], glossary: Iterable[Term] = ()) -> Concordance:
    """Compare the pairs of a document in two languages, the terms of a glossary included."""
    given, terms = tuple(pairs), tuple(glossary)
    found, places = _composed(given)
    grammars = (grammar(languages[0]), grammar(languages[1]))
    items, failures = _items(found, grammars, terms)
    order = {pair.id: index for index, pair in enumerate(found)}
    restored = tuple(
        _restored(item, given[order[item.pair]], places[order[item.pair]]) for item in grouped(items, given)
    )
    not_compared = NOT_COMPARED if terms else (*NOT_COMPARED, NO_GLOSSARY)
    return Concordance(languages, given, restored, not_compared, tuple(failures))


def _items(
    pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar], terms: Sequence[Term]
) -> tuple[list[Item], list[Failure]]:
    """Return what every rule has to say; a rule that fails is left out, and said."""
    items: list[Item] = []
    failures: list[Failure] = []

    def apply(name: str, rule: Callable[[], Iterable[Item]]) -> list[Item]:
        try:
            found = list(rule())
        except Exception:  # noqa: BLE001 - a rule of ours that fails costs itself, no edition
            failures.append(Failure(name, traceback.format_exc()))
            return []
        items.extend(found)
        return found

    facts = FactComparison(pairs, grammars)
    foreign = {item.pair for item in apply("languages", lambda: units_in_another_language(pairs, grammars))}
    sentences = list(aligned_sentences(pairs, grammars))
    memory = learnt_pairs([texts for _, texts in sentences], grammars)
    silent = [pair for pair in memory if not any(map(_names_a_state, pair.terms, (g.code for g in grammars)))]
    listed = with_lists_together(pairs, grammars)
    placed = [_without_shared_places(pair, grammars) for pair in listed]
    strange = [replace(pair, texts=without_learnt(pair.texts, silent)) if pair.is_whole else pair for pair in placed]
    apply("units in one language", lambda: lone_units(pairs, grammars))
    apply("facts", facts.items)
    near = apply("misspelt names", lambda: misspelt_names(placed, grammars))
    names = apply("shared names", lambda: shared_names(strange, grammars))
    reported = {(item.pair, text) for item in (*near, *names) for text in item.texts if text}
    apply("names", lambda: unanswered_names(strange, grammars, reported))
    apply("countries", lambda: lone_countries(listed, grammars))
    apply("the document's own State", lambda: displaced_subjects(strange, grammars))
    apply("terms of the glossary", lambda: missing_terms(pairs, terms))
    apply("learnt pairs", lambda: departures(sentences, pairs, memory, grammars))
    apply("repeated sentences", lambda: sentences_in_two_ways(sentences, pairs))
    apply("cells of tables", lambda: displaced_cells(pairs))
    apply("missing sentences", lambda: missing_sentences(pairs, grammars))
    apply("brackets", lambda: lone_brackets(pairs, grammars))
    kept = [item for item in items if item.pair not in foreign or item.kind == "language"]
    return kept, [*facts.failures, *failures]


def _names_a_state(term: str, code: str) -> bool:
    return bool(countries(term, code))


def _without_shared_places(pair: Pair, grammars: tuple[Grammar, Grammar]) -> Pair:
    """Return a pair with blanks for the places that it has in both languages, each by its own name."""
    texts = (pair.texts[0] or "", pair.texts[1] or "")
    codes = (grammars[0].code, grammars[1].code)
    return replace(pair, texts=without_shared_places(texts, codes)) if pair.is_whole else pair


def _composed(pairs: Iterable[Pair]) -> tuple[tuple[Pair, ...], list[Places]]:
    """Return pairs with composed letters, so that no rule sees one letter written in two ways."""
    found: list[Pair] = []
    places: list[Places] = []
    for pair in pairs:
        first, second = ((None, None) if text is None else composed(text) for text in pair.texts)
        found.append(replace(pair, texts=(first[0], second[0])))
        places.append((first[1], second[1]))
    return tuple(found), places


def _restored(item: Item, pair: Pair, places: Places) -> Item:
    """Return an item that counts in, and quotes, the texts as they are."""
    spans: Spans = (_span(item.spans[0], places[0]), _span(item.spans[1], places[1]))
    quoted = zip(item.texts, item.spans, spans, pair.texts, strict=True)
    first, second = (_quoted(*quotation) for quotation in quoted)
    return replace(item, spans=spans, texts=(first, second))


def _span(span: tuple[int, int] | None, places: tuple[int, ...] | None) -> tuple[int, int] | None:
    return span if span is None or places is None else (places[span[0]], places[span[1]])


def _quoted(
    quotation: str | None, before: tuple[int, int] | None, span: tuple[int, int] | None, text: str | None
) -> str | None:
    if quotation is None or span is None or span == before or before is None or text is None:
        return quotation
    return text[slice(*span)] if len(quotation) == before[1] - before[0] else quotation
