"""Two languages of a document compared, pair by pair: every rule has its say, and one that fails costs itself alone."""

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from hexapla.concordance.alternatives import exchanged_alternatives
from hexapla.concordance.asides import lone_brackets
from hexapla.concordance.bodies import misnamed_bodies
from hexapla.concordance.composition import as_given, composed_pairs
from hexapla.concordance.countries import countries, lone_countries
from hexapla.concordance.country_lists import with_lists_together
from hexapla.concordance.departures import departures, lone_terms, sentences_in_two_ways
from hexapla.concordance.divided_units import settled_together
from hexapla.concordance.exchanged_cells import displaced_cells
from hexapla.concordance.exchanged_institutions import exchanged_institutions
from hexapla.concordance.exchanged_letters import exchanged_letters
from hexapla.concordance.exchanged_units import exchanged_units
from hexapla.concordance.fact_items import FactComparison
from hexapla.concordance.glossary import Term, contradicts, missing_terms, without_terms
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.grouping import grouped
from hexapla.concordance.institutions import misnamed_institutions
from hexapla.concordance.latin_names import misspelt_latin_names
from hexapla.concordance.lengths import aligned_sentences, missing_sentences
from hexapla.concordance.letters import bare_letters
from hexapla.concordance.lone_facts import settled_alone
from hexapla.concordance.lone_units import lone_units
from hexapla.concordance.mapped_names import misspelt_in_latin
from hexapla.concordance.mapped_places import misspelt_on_maps
from hexapla.concordance.memory import learnt_pairs, without_learnt
from hexapla.concordance.miswritten_acronyms import miswritten_acronyms
from hexapla.concordance.moved_sentences import settled_nearby
from hexapla.concordance.names import facing, names_in_two_forms, shared_names
from hexapla.concordance.near_names import misspelt_names
from hexapla.concordance.negations import negations
from hexapla.concordance.open_brackets import brackets_left_open
from hexapla.concordance.opposites import exchanged_opposites
from hexapla.concordance.peoples import exchanged_peoples
from hexapla.concordance.places import without_shared_places
from hexapla.concordance.polarity import turned_round
from hexapla.concordance.recurrent_terms import departing_terms
from hexapla.concordance.result import (
    NO_GLOSSARY,
    NOT_COMPARED,
    Concordance,
    Failure,
    Item,
    LearntPair,
    Level,
    Pair,
    Unlike,
)
from hexapla.concordance.short_titles import titles_in_short
from hexapla.concordance.standing_terms import unanswered_terms
from hexapla.concordance.states_in_names import states_left_out_of_names
from hexapla.concordance.text_language import units_in_another_language
from hexapla.concordance.transliteration import misspelt_transliterations
from hexapla.concordance.turning import is_turned, turned, turned_pairs
from hexapla.concordance.two_spellings import names_in_two_spellings
from hexapla.concordance.unanswered_names import displaced_subjects, unanswered_names


def compare(pairs: Iterable[Pair], languages: tuple[str, str], glossary: Iterable[Term] = ()) -> Concordance:
    """Compare the pairs of a document in two languages, the terms of a glossary included."""
    given, terms = tuple(pairs), tuple(glossary)
    if is_turned(languages):
        other = (replace(term, names=term.names[::-1], patterns=term.patterns[::-1]) for term in terms)
        return turned(compare(turned_pairs(given), languages[::-1], other), given)
    composed, places = composed_pairs(given)
    comparison = _Comparison(composed, (grammar(languages[0]), grammar(languages[1])), terms)
    comparison.run()
    order = {pair.id: index for index, pair in enumerate(given)}
    items = tuple(
        as_given(item, given[order[item.pair]], places[order[item.pair]])
        for item in grouped(comparison.items, composed)
    )
    failed = Counter(failure.rule for failure in comparison.failures)
    not_compared = (
        *NOT_COMPARED,
        *(() if terms else (NO_GLOSSARY,)),
        *(f"{rule}, where a rule of ours failed ({count}×, a bug of ours)" for rule, count in sorted(failed.items())),
    )
    learnt = tuple(pair for pair in comparison.memory if pair.is_mutual)
    return Concordance(
        languages, given, items, not_compared, tuple(comparison.failures), learnt, tuple(comparison.unlike)
    )


@dataclass
class _Comparison:
    """The rules at work on the composed pairs of a document: what they found, and which of them failed."""

    pairs: tuple[Pair, ...]
    grammars: tuple[Grammar, Grammar]
    terms: tuple[Term, ...]
    items: list[Item] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    memory: tuple[LearntPair, ...] = ()
    unlike: list[Unlike] = field(default_factory=list)

    def run(self) -> None:
        """Apply every rule; what stands in the wrong language or place is one item, whatever else is odd about it."""
        foreign = {item.pair for item in self._apply("languages", units_in_another_language)}
        self._apply("units in one language", lone_units)
        self._apply("facts", self._facts)
        self._apply("terms of the glossary", lambda pairs, _: missing_terms(pairs, self.terms))
        self._apply("names of institutions", misnamed_institutions)
        self._apply("kinds of bodies", misnamed_bodies)
        self._apply("titles in short", titles_in_short)
        self._apply("acronyms in brackets", miswritten_acronyms)
        self._apply(
            "periods and rates", lambda *given: (i for i in exchanged_alternatives(*given) if not self._is_said(i))
        )
        exchanged = self._apply("exchanged units", exchanged_units)
        self._apply("missing sentences", missing_sentences)
        self._apply("open brackets", brackets_left_open)
        self._apply("brackets", lone_brackets)
        self._apply("terms learnt from the document", self._learnt)
        exchanged += self._apply(
            "cells of tables", lambda pairs, rules: displaced_cells(pairs, rules, self.terms, self.memory)
        )
        self._apply("names", self._names)
        moved = {unit for item in exchanged for unit in (item.pair, *(place.pair for place in item.places))}
        settled = list(
            settled_nearby(list(settled_alone(self.items, self.pairs, self.grammars)), self.pairs, self.grammars)
        )
        self.items = [
            item
            for item in settled_together(settled, self.pairs, self.grammars)
            if (item.pair not in foreign or item.kind == "language") and (item.pair not in moved or item in exchanged)
        ]

    def _apply(
        self,
        name: str,
        rule: Callable[[Sequence[Pair], tuple[Grammar, Grammar]], Iterable[Item]],
        pairs: Sequence[Pair] | None = None,
    ) -> list[Item]:
        try:
            found = list(rule(self.pairs if pairs is None else pairs, self.grammars))
        except Exception:  # noqa: BLE001 - a rule of ours that fails costs itself, no edition
            self.failures.append(Failure(name, traceback.format_exc()))
            return []
        self.items.extend(found)
        return found

    def _is_said(self, item: Item) -> bool:
        """Tell whether a look says already what an item says, with words that both have in one of the texts."""
        looks = (each for each in self.items if each.pair == item.pair and each.level is Level.LOOK)
        both = ((a, b) for each in looks for a, b in zip(each.spans, item.spans, strict=True))
        return any(a is not None and b is not None and a[0] < b[1] and b[0] < a[1] for a, b in both)

    def _facts(self, pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterable[Item]:
        facts = FactComparison(pairs, grammars)
        self.failures.extend(facts.failures)
        return facts.items()

    def _learnt(self, pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterable[Item]:
        sentences = list(aligned_sentences(pairs, grammars))
        memory = learnt_pairs([texts for _, texts in sentences], grammars)
        self.memory = tuple(pair for pair in memory if not contradicts(pair.terms, self.terms))
        departed = list(departures(sentences, pairs, self.memory, grammars))
        known = {item.pair for item in departed}
        lone = [item for item in lone_terms(sentences, pairs, self.memory, grammars) if item.pair not in known]
        known.update(item.pair for item in (*lone, *self.items) if item.kind in ("term", "sentence"))
        yield from departed
        yield from lone
        departing = departing_terms(sentences, pairs, self.memory, grammars)
        yield from (item for item in departing if item.pair not in known)
        yield from sentences_in_two_ways(sentences, pairs)
        lost = negations(sentences, pairs, grammars)
        yield from lost
        said = {item.pair for item in lost}
        opposite = exchanged_opposites(sentences, pairs, grammars)
        yield from (item for item in opposite if item.pair not in said)
        self.unlike.extend(turned_round(sentences, pairs, grammars, said))
        yield from unanswered_terms(sentences, pairs, grammars)
        misnamed = {(item.pair, item.texts) for item in self.items if item.level is Level.LOOK}
        exchanged = exchanged_institutions(sentences, pairs, grammars)
        yield from (item for item in exchanged if (item.pair, item.texts) not in misnamed)

    def _names(self, given: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterable[Item]:
        """Compare names, blanks put for what is known to answer each other: places, terms accepted or learnt."""
        pairs = with_lists_together(given, grammars)
        codes = (grammars[0].code, grammars[1].code)
        silent = [each for each in self.memory if not any(map(countries, each.terms, codes))]
        placed, strange = list(pairs), list(pairs)
        for n, pair in enumerate(pairs):
            if pair.is_whole:
                texts = without_shared_places((pair.texts[0] or "", pair.texts[1] or ""), codes)
                placed[n] = replace(pair, texts=without_terms(texts, self.terms))
                strange[n] = replace(pair, texts=without_learnt(placed[n].texts, silent))
        near = self._apply("misspelt names", misspelt_names, placed)
        said = {item.pair for item in near}
        exchanged = exchanged_letters(pairs, grammars)
        near += self._apply("exchanged letters", lambda *_: (item for item in exchanged if item.pair not in said))
        said = {item.pair for item in near}
        near += self._apply(
            "names in Latin letters",
            lambda *given: (i for i in misspelt_latin_names(*given) if i.pair not in said),
            placed,
        )
        in_script = (item for item in misspelt_transliterations(placed, grammars) if not self._is_said(item))
        said = {item.pair for item in self._apply("names in another script", lambda *_: in_script)}
        on_maps = (*misspelt_on_maps(placed, grammars), *misspelt_in_latin(placed, grammars))
        self._apply("places on maps", lambda *_: (i for i in on_maps if i.pair not in said and not self._is_said(i)))
        shared = self._apply("names in both languages", shared_names, strange)
        self._apply("names in two forms", names_in_two_forms, pairs)
        reported = {(item.pair, text) for item in (*near, *shared) for text in item.texts if text}
        self._apply("names in two spellings", names_in_two_spellings, pairs)
        self._apply("countries", lone_countries, pairs)
        self._apply("States in names", states_left_out_of_names, pairs)
        self._apply("peoples", exchanged_peoples, pairs)
        self._apply("the document's own State", displaced_subjects, strange)
        written = {pair.id: pair.texts for pair in pairs}
        found = unanswered_names(strange, grammars, reported)
        unanswered = [item for item in found if not _stands_in_both(item, written[item.pair])]
        misspelt = {(item.pair, text) for item in near for text in item.texts if text}
        self.items = [item for item in self.items if None not in item.texts or not _is_misspelt(item, misspelt)]
        self.items = [facing(item, unanswered) if item in shared else item for item in self.items]
        return [facing(item, shared) for item in unanswered]


def _is_misspelt(item: Item, misspelt: set[tuple[str, str]]) -> bool:
    """Tell whether a name that one text has alone is one that is said to be misspelt there."""
    return item.kind == "name" and (item.pair, next(filter(None, item.texts), "")) in misspelt


def _stands_in_both(item: Item, texts: tuple[str | None, str | None]) -> bool:
    """Tell whether the other text of a unit has a name after all, as a part of what has been blanked."""
    side = 0 if item.texts[0] else 1
    return bare_letters(item.texts[side] or "") in bare_letters(texts[1 - side] or "")
