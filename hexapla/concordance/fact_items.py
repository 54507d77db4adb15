"""The facts of a document's pairs compared by value: what agrees, what differs, what one text has alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hexapla.concordance.acronyms import abbreviates, are_own, is_introduced, is_word, shared_acronyms, steady_acronyms
from hexapla.concordance.bodies import is_named_in_short
from hexapla.concordance.dates import UNKNOWN_YEAR
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.house_style import house_style
from hexapla.concordance.letters import folded
from hexapla.concordance.matching import (
    Placed,
    are_akin_markers,
    are_of_other_units,
    is_akin,
    is_akin_but_no_number,
    is_converted,
    is_same,
    is_year_missing,
    meet,
    near,
    reported,
    unit_rule,
)
from hexapla.concordance.recognisers import facts_of
from hexapla.concordance.regrouped import REGROUPED
from hexapla.concordance.repetitions import (
    counts_softly,
    has_strange_name,
    is_as_many,
    is_in_passing,
    is_of_name,
    is_pointed_at,
    is_reckoned,
    is_repeated,
    is_said_again,
    is_spelt_alike,
    is_spoken,
    is_year_of_it,
    placed_in,
)
from hexapla.concordance.result import Failure, Item, Level, Pair

_KINDS = {"time": "date", "marker": "list"}

_LOOSE_TESTS = (
    (is_converted, "the same quantity, in other units"),
    (are_akin_markers, "the same number, written as another kind of number"),
    (is_akin_but_no_number, "the same number, written as another kind of number"),
    (is_akin, "the same number, written as another kind of number"),
)

Meeting = tuple[Placed, Placed]
_MEANT = 3  # in so many units after a number or an acronym a pronoun may stand for it


class FactComparison:
    """Compares the facts of pairs; each paragraph is settled on its own."""

    def __init__(self, pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> None:
        self.pairs = pairs
        self.grammars = grammars
        self.failures: list[Failure] = []
        self.doubtful: set[tuple[int, str, int]] = set()
        self.placed = [self._placed(index, pair) for index, pair in enumerate(pairs)]
        self.acronyms = shared_acronyms(self._acronyms())
        whole = [n for n, pair in enumerate(pairs) if None not in pair.texts]
        texts = [(pairs[n].texts[0] or "", pairs[n].texts[1] or "") for n in whole]
        self.steady = steady_acronyms(texts, [self._acronyms_of([n]) for n in whole], grammars)

    def items(self) -> Iterator[Item]:
        """Yield the items, paragraph by paragraph."""
        numbered = list(enumerate(self.pairs))
        for _, group in groupby(numbered, key=lambda entry: entry[1].together):
            yield from self._paragraph(list(group))

    def _acronyms(self) -> Iterator[tuple[set[str], set[str]]]:
        """Yield the acronyms of each paragraph in either language."""
        for _, group in groupby(enumerate(self.pairs), key=lambda entry: entry[1].together):
            yield self._acronyms_of([index for index, _ in group])

    def _acronyms_of(self, indices: Sequence[int]) -> tuple[set[str], set[str]]:
        sides = [[placed.fact for n in indices for placed in self.placed[n][side]] for side in (0, 1)]
        first, second = ({fact.value for fact in facts if fact.kind == "acronym"} for facts in sides)
        return first, second

    def _paragraph(self, group: list[tuple[int, Pair]]) -> Iterator[Item]:
        left: tuple[list[Placed], list[Placed]] = ([], [])
        agreed: list[Placed] = []
        lone: tuple[list[Placed], list[Placed]] = ([], [])
        for index, pair in group:
            if None in pair.texts:
                for side in (0, 1):
                    lone[side].extend(self.placed[index][side])
                continue
            first, second = self.placed[index]
            met, first, second = meet(first, second, is_same)
            agreed.extend(placed for placed, _ in met)
            yield from self._agreements(met)
            for test, rule in _LOOSE_TESTS:
                met, first, second = meet(first, second, test)
                agreed.extend(placed for placed, _ in met)
                yield from self._agreements(met, rule)
            for regroup, rule, level in REGROUPED:
                met, first, second = regroup(first, second)
                yield from self._agreements(met, rule, level)
            left[0].extend(first)
            left[1].extend(second)
        yield from self._rest(left, lone, agreed)

    def _rest(
        self,
        left: tuple[list[Placed], list[Placed]],
        lone: tuple[list[Placed], list[Placed]],
        agreed: list[Placed],
    ) -> Iterator[Item]:
        """Let what is left meet elsewhere in the paragraph, then report it; what stands alone is said once."""
        first, second = [*left[0], *lone[0]], [*left[1], *lone[1]]
        for test in (is_same, is_converted, is_akin_but_no_number, is_akin):
            met, first, second = meet(first, second, test)
            yield from self._agreements(met, "stands elsewhere in the paragraph")
        met, first, second = meet(first, second, is_year_missing)
        yield from self._slips(met)
        alone = {id(placed) for side in lone for placed in side}
        first = [placed for placed in first if id(placed) not in alone]
        second = [placed for placed in second if id(placed) not in alone]
        doubtful = {placed.pair for side in (first, second) for placed in side if counts_softly(placed.fact)}
        once = [placed for placed in agreed if placed.fact.kind != "number" or placed.pair not in doubtful]
        self.doubtful = self._doubtful(*left)
        yield from self._differences(*reported(first, second), once)

    def _doubtful(self, *sides: list[Placed]) -> set[tuple[int, str, int]]:
        """Return sides, kinds and pairs that have a number left: it may have a slip, unless it is `one … and one`."""
        found = Counter(
            (side, placed.fact.kind, placed.pair, placed.fact.value == "1")
            for side, left in enumerate(sides)
            for placed in left
            if placed.text.casefold() not in self.grammars[side].function_words
        )
        return {key[:3] for key, count in found.items() if count == 1 or not key[3]}

    def _placed(self, index: int, pair: Pair) -> tuple[list[Placed], list[Placed]]:
        both, failures = facts_of(pair.texts, (self.grammars[0].code, self.grammars[1].code))
        self.failures.extend(failures)
        return placed_in(index, both[0], pair.texts[0] or ""), placed_in(index, both[1], pair.texts[1] or "")

    def _agreements(
        self, met: Iterable[Meeting], rule: str | None = None, level: Level = Level.NORMALISED
    ) -> Iterator[Item]:
        for first, second in met:
            if are_of_other_units(first.fact, second.fact):
                yield self._item(self._whole(first, 0), self._whole(second, 1), Level.LOOK, unit_rule(first, second))
            elif explained := house_style(first.fact, second.fact, self.grammars):
                yield self._item(first, second, Level.STYLE, explained)
            elif rule or folded(first.text) != folded(second.text):
                yield self._item(first, second, level, rule or "the same value, written differently")

    def _differences(self, first: list[Placed], second: list[Placed], agreed: list[Placed]) -> Iterator[Item]:
        met: list[Meeting] = []
        left: tuple[list[Placed], list[Placed]] = ([], [])
        for pair in sorted({placed.pair for placed in (*first, *second)}):
            ones = [placed for placed in first if placed.pair == pair]
            others = [placed for placed in second if placed.pair == pair]
            new, ones, others = near(ones, others)
            met.extend(new)
            left[0].extend(ones)
            left[1].extend(others)
        yield from self._slips(met)
        for side in (0, 1):
            for placed in left[side]:
                yield self._one_sided(placed, side, agreed)

    def _one_sided(self, placed: Placed, side: int, agreed: list[Placed]) -> Item:
        first, second = (placed, None) if side == 0 else (None, placed)
        return self._item(first, second, *next(self._reasons(placed, side, agreed)))

    def _reasons(self, placed: Placed, side: int, agreed: list[Placed]) -> Iterator[tuple[Level, str]]:
        """Yield what may be said of a fact that one text has alone; what comes first is said."""
        fact, others = placed.fact, self.placed[placed.pair][1 - side]
        text, other = (self.pairs[placed.pair].texts[each] or "" for each in (side, 1 - side))
        is_name = fact.value in self.steady and not self._need_not_stand(placed, side)
        if is_repeated(placed, agreed, text, self.grammars[side]) and not (
            is_name and fact.value not in self._acronyms_of([placed.pair])[1 - side]
        ):
            yield Level.NORMALISED, "said more often in one language"
        is_doubtful = (1 - side, fact.kind, placed.pair) in self.doubtful and fact.value != "0"
        if fact.kind == "number" and not is_doubtful and is_said_again(placed, agreed):
            yield Level.STYLE, "said more often in one language"
        if is_year_of_it(fact, text, other, self.grammars[1 - side]):
            yield Level.STYLE, "a year that the other text need not say"
        if is_in_passing(fact) and not is_doubtful:
            yield Level.NORMALISED, "a small number in words, said in one language alone"
        if fact.kind == "marker" and not any(each.fact.kind == "marker" for each in others):
            yield Level.STYLE, f"enumerated in the {self.grammars[side].name} text alone"
        if said := self._said_otherwise(placed, side, agreed):
            yield Level.NORMALISED, said
        if fact.kind == "acronym" and not is_name and not self._is_telling(placed, side):
            yield self._written_out(placed, side)
        if is_of_name(fact, text, self.grammars[side]):
            yield Level.STYLE, "part of a name that the other text may shorten"
        yield from self._doubts(placed, side)
        yield Level.LOOK, f"only in the {self.grammars[side].name} text"

    def _doubts(self, placed: Placed, side: int) -> Iterator[tuple[Level, str]]:
        """Yield why a fact that nothing answers may still be as it should."""
        if self._is_meant(placed, side):
            yield Level.STYLE, "named just before: the other text may have a pronoun"
        if is_reckoned(placed.fact, [each.fact for each in self.placed[placed.pair][side]]):
            yield Level.STYLE, "what other numbers of the text come to"

    def _is_meant(self, placed: Placed, side: int) -> bool:
        """Tell whether the other text may say by a pronoun what both named in one of the units before."""
        units = range(max(0, placed.pair - _MEANT), placed.pair)
        before = [each.fact for n in units for each in self.placed[n][1 - side]]
        texts = [text or "" for text in self.pairs[placed.pair].texts]
        if placed.fact.kind == "acronym" and is_word(placed.text):
            is_replaced = has_strange_name(texts[1 - side], texts[side])
            return not is_replaced and any(is_same(placed.fact, fact) for fact in before)
        return is_pointed_at(placed.fact, texts[side], before, self.grammars[side])

    def _said_otherwise(self, placed: Placed, side: int, agreed: list[Placed]) -> str | None:
        """Tell how the other text says a reference (`the preceding paragraph`), a number with a point, or as many again."""
        text, other = (self.pairs[placed.pair].texts[each] or "" for each in (side, 1 - side))
        if is_as_many(placed, agreed, other, self.grammars[1 - side]):
            return "said more often in one language"
        if is_spelt_alike(placed.fact, placed.text, text, other):
            return "the same signs stand in the other text"
        is_placed = self.grammars[1 - side].references.relative.search(folded(other)) is not None
        return "named by its place in the other language" if placed.fact.kind == "reference" and is_placed else None

    def _written_out(self, placed: Placed, side: int) -> tuple[Level, str]:
        """Return what is said of an acronym that one language may write out: in brackets a text introduces it."""
        if is_introduced(placed.text, self.pairs[placed.pair].texts[side] or ""):
            return Level.STYLE, f"introduced in the {self.grammars[side].name} text alone"
        return Level.NORMALISED, "an acronym that one language may write out"

    def _need_not_stand(self, placed: Placed, side: int) -> bool:
        """Tell whether the other text says a name as a word, or this one introduces it or is a heading, which says more."""
        pair = self.pairs[placed.pair]
        text, other = (pair.texts[each] or "" for each in (side, 1 - side))
        is_free = pair.kind == "heading" or is_introduced(placed.text, text)
        return is_free or is_spoken(placed.text, other, self.grammars[1 - side])

    def _is_telling(self, placed: Placed, side: int) -> bool:
        """Tell whether an acronym ought to stand in the other text: initials of one script, codes."""
        is_known = placed.fact.value in self.grammars[side].references.acronyms.values()
        texts = [text or "" for text in self.pairs[placed.pair].texts]
        has_none = placed.fact.value.isalpha() and not self.grammars[1 - side].has_capitals  # F.B.I.
        is_short = side == 1 and is_named_in_short(texts[0], self.grammars[0].code)  # the Mission
        if is_word(placed.text) or is_known or has_none or is_short:
            return False
        if abbreviates(placed.text, texts[side], texts[1 - side]):
            return False
        return self.grammars[1 - side].references.is_latin or any(sign.isdigit() for sign in placed.text)

    def _slips(self, met: Iterable[Meeting]) -> Iterator[Item]:
        """Yield near misses, those of one expression (`May 7 and 31`) as one item."""
        seen: set[tuple[object, ...]] = set()
        for first, second in met:
            key = (first.pair, first.fact.phrase, second.fact.phrase)
            lacks_year = is_year_missing(first.fact, second.fact)
            is_of_day = first.fact.kind == "date" and folded(first.text) == folded(second.text)
            if lacks_year and self._says_this_year(first, second):
                yield self._item(first, second, Level.NORMALISED, "the other text says this year")
            elif lacks_year or is_of_day:  # 9 and 10 May
                rule = "the year is missing in one language" if lacks_year else "the value differs"
                if key not in seen:
                    yield self._item(self._whole(first, 0), self._whole(second, 1), Level.LOOK, rule)
                seen.add(key)
            elif first.fact.kind == "acronym" and are_own(first, second, self.acronyms, self.grammars):
                yield self._item(first, second, Level.NORMALISED, "each language has its own acronym")
            elif first.fact.kind != "number" or folded(first.text) != folded(second.text):  # 056 412, in either order
                yield self._item(first, second, Level.LOOK, "the value differs")

    def _says_this_year(self, first: Placed, second: Placed) -> bool:
        side = 0 if first.fact.value.startswith(UNKNOWN_YEAR) else 1
        pair, year = (first, second)[side].pair, (second, first)[side].fact.value[:4]
        own = {each.fact.value[:4] for each in self.placed[pair][side] if each.fact.kind == "date"}
        text = folded(self.pairs[pair].texts[side] or "")
        others = {each.fact.value[:4] for each in self.placed[pair][1 - side] if each.fact.kind == "date"}
        return own == others == {UNKNOWN_YEAR, year} or self.grammars[side].dates.relative.search(text) is not None

    def _whole(self, placed: Placed, side: int) -> Placed:
        fact, text = placed.fact, self.pairs[placed.pair].texts[side] or ""
        return Placed(placed.pair, replace(fact, start=fact.phrase[0], end=fact.phrase[1]), text[slice(*fact.phrase)])

    def _item(self, first: Placed | None, second: Placed | None, level: Level, rule: str) -> Item:
        known = first or second
        assert known is not None  # noqa: S101
        pair = self.pairs[known.pair]
        kind = _KINDS.get(known.fact.kind, known.fact.kind)
        spans = (
            (first.fact.start, first.fact.end) if first else None,
            (second.fact.start, second.fact.end) if second and second.pair == known.pair else None,
        )
        texts = (first.text if first else None, second.text if second else None)
        return Item(pair.id, pair.paragraph, kind, texts, level, rule, spans)
